package rights.jurisdictions.any.evidence_test

import data.rights.testing

marked(kind, component) := object.union(testing.holding([component]), {"assets": [{
	"id": "pad.mp3", "path": "pad.mp3", "role": "sample", "marks": [{"kind": kind, "detail": "as found"}],
}]})

laid(component) := testing.with_fields(component, {"assets": ["pad.mp3"]})

claimed(by, document) := object.union(document, {"claims": [{"id": "c1", "kind": "content_id", "status": "closed", "claimant": by}]})

owned := testing.changed({"components": [testing.with_fields(data.rights.testing.sample, {"recording": {"owner": "Northlight"}})]})

pictured(release) := testing.released(object.union({"picture": true, "platforms": ["youtube"]}, release))

test_watermark_undeclared_fires if {
	testing.says(marked("generator", laid(data.rights.testing.own)), "any/watermark-undeclared", "violation/warning")
	testing.found(marked("generator", laid(data.rights.testing.own)), "any/watermark-undeclared")[0].subject == "asset:pad.mp3"
}

test_watermark_undeclared_near_miss if {
	testing.silent(marked("generator", laid(data.rights.testing.pad)), "any/watermark-undeclared")
	bought := testing.with_fields(laid(data.rights.testing.sample), {"source": {"acquisition": "purchase_download"}})
	testing.silent(marked("purchase", bought), "any/watermark-undeclared")
}

test_owner_has_claimed_fires if testing.says(claimed("Northlight", owned), "any/owner-has-claimed", "notice/info")

test_owner_has_claimed_near_miss if testing.silent(claimed("Somebody Else", owned), "any/owner-has-claimed")

test_owner_has_claimed_undeclared_hit_fires if {
	document := claimed("Northlight", testing.unexplained({"reference": {"owner": "Northlight"}}))
	testing.says(document, "any/owner-has-claimed", "notice/info")
}

test_picture_ai_marks_fires if {
	document := pictured({"picture_ai": "full", "platform_flags": {"youtube": {"ai_label": false}}})
	testing.says(document, "any/picture-ai-marks", "violation/warning")
}

test_picture_ai_marks_near_miss if {
	testing.silent(pictured({"picture_ai": "full", "platform_flags": {"youtube": {"altered_content": true}}}), "any/picture-ai-marks")
	testing.silent(pictured({"picture_ai": "none"}), "any/picture-ai-marks")
}

test_picture_ai_marks_asks if {
	testing.asks(pictured({"picture_ai": "partial"}), "any/picture-ai-marks", "release.platform_flags.youtube.ai_label")
	testing.asks(pictured({}), "any/picture-ai-marks", "release.picture_ai")
}

test_wipo_baseline_fires if testing.says(testing.released({"territories": ["US", "ZA"]}), "any/wipo-baseline", "notice/info")

test_wipo_baseline_near_miss if testing.silent(data.rights.testing.lawful, "any/wipo-baseline")
