package rights.jurisdictions.uk.uses_test

import data.rights.testing

old(recording, composition) := testing.changed({"licences": [], "detections": [], "components": [{
	"id": "shellac", "kind": "recording", "origin": "public_domain", "track": "master.wav", "assets": ["master.wav"],
	"recording": recording, "composition": composition, "licences": [],
	"pd_claim": {"recording": true, "composition": true, "evidence": "papers/label-scan.pdf"},
}]})

claiming(exception) := testing.changed({"licences": [], "components": [testing.with_fields(
	data.rights.testing.unlicensed_sample,
	{"exception": exception},
)]})

sourced(source) := testing.changed({"components": [testing.with_fields(data.rights.testing.sample, {"source": source})]})

marked(mark) := object.union(testing.holding([data.rights.testing.stem]), {"assets": [{
	"id": "stem.wav", "path": "stem.wav", "role": "stem", "marks": [object.union({"kind": "stripped_credits"}, mark)],
}]})

cover := {
	"id": "song", "kind": "composition", "origin": "cover", "track": "master.wav", "assets": ["master.wav"],
	"composition": {"title": "River Song", "writers": ["M. Vale"]}, "licences": [],
}

test_term_fires if {
	testing.says(old({"first_published_year": 1963}, {"last_writer_death_year": 1950}), "uk/term", "violation/error")
	testing.says(old({"first_published_year": 1962}, {"last_writer_death_year": 1956}), "uk/term", "violation/error")
}

test_term_near_miss if testing.silent(old({"first_published_year": 1962}, {"last_writer_death_year": 1955}), "uk/term")

test_term_asks if {
	testing.asks(old({"first_published_year": 1962}, {"title": "Old Air"}), "uk/term", "uses[shellac].composition.last_writer_death_year")
}

test_no_private_copy_fires if testing.says(claiming({"claimed": "private_copy"}), "uk/no-private-copy", "violation/warning")

test_no_private_copy_fires_at_home_too if {
	home := {"release": {"state": "private", "commercial": false, "platforms": []}}
	testing.says(object.union(claiming({"claimed": "private_copy"}), home), "uk/no-private-copy", "violation/warning")
}

test_no_private_copy_near_miss if testing.silent(claiming({"claimed": "parody"}), "uk/no-private-copy")

test_incidental_claimed_fires if {
	document := claiming({"claimed": "incidental", "elements": {"deliberate_inclusion": true}})
	testing.says(document, "uk/incidental-claimed", "violation/warning")
	contains(testing.found(document, "uk/incidental-claimed")[0].message, "on purpose")
}

test_incidental_claimed_near_miss if {
	testing.silent(claiming({"claimed": "incidental", "elements": {"deliberate_inclusion": false}}), "uk/incidental-claimed")
}

test_incidental_claimed_asks if {
	testing.asks(claiming({"claimed": "incidental"}), "uk/incidental-claimed", "uses[hook].exception.elements.deliberate_inclusion")
}

test_circumvention_fires if testing.says(sourced({"tpm_circumvented": true}), "uk/circumvention", "violation/error")

test_circumvention_near_miss if testing.silent(sourced({"acquisition": "stream_rip"}), "uk/circumvention")

test_rights_information_removed_fires if {
	testing.says(marked({"removed": true, "removed_knowingly": true}), "uk/rights-information-removed", "violation/error")
	testing.says(marked({"removed": true}), "uk/rights-information-removed", "violation/warning")
}

test_rights_information_removed_near_miss if testing.silent(marked({"removed": false}), "uk/rights-information-removed")

test_cover_mechanical_fires if {
	document := object.union(testing.holding([cover]), {"licences": []})
	testing.says(document, "uk/cover-mechanical", "violation/warning")
}

test_cover_mechanical_near_miss if {
	licensed := testing.with_fields(cover, {"licences": ["night-drive"]})
	testing.silent(testing.holding([licensed]), "uk/cover-mechanical")
}

test_cover_mechanical_asks if {
	document := testing.changed({"tracks": [{"asset": "master.wav", "form": "cover", "ai": data.rights.testing.human}]})
	testing.asks(document, "uk/cover-mechanical", "uses")
}
