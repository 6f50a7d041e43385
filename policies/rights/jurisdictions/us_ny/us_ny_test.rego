package rights.jurisdictions.us_ny_test

import data.rights.testing

singing(voice, release) := object.union(
	testing.holding([testing.with_fields(data.rights.testing.own, {"kind": "vocal", "voice": voice})]),
	{"release": release},
)

clone := {"kind": "clone", "person": "Ada Nova", "consent": {"status": "oral"}}

ad(release) := testing.released(object.union({"kind": "ad", "picture": true, "synthetic": {"synthetic_performer": true}}, release))

test_voice_fires if testing.says(singing(clone, {}), "us-ny/voice", "violation/error")

test_voice_near_miss if {
	testing.silent(singing(clone, {"commercial": false}), "us-ny/voice")
	testing.silent(singing(object.union(clone, {"kind": "soundalike"}), {}), "us-ny/voice")
}

test_voice_asks if {
	document := testing.without(singing(clone, {}), ["/release/commercial"])
	testing.asks(document, "us-ny/voice", "release.commercial")
	testing.asks(singing({"kind": "clone"}, {}), "us-ny/voice", "uses[drums].voice.consent.status")
}

test_synthetic_performer_ads_fires if testing.says(ad({"labels": {"human": false}}), "us-ny/synthetic-performer-ads", "violation/warning")

test_synthetic_performer_ads_near_miss if {
	testing.silent(ad({"labels": {"human": true}}), "us-ny/synthetic-performer-ads")
	testing.silent(ad({"labels": {"human": false}, "picture": false}), "us-ny/synthetic-performer-ads")
}

test_synthetic_performer_ads_asks if testing.asks(ad({}), "us-ny/synthetic-performer-ads", "release.labels.human")
