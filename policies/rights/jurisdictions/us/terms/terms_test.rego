package rights.jurisdictions.us.terms_test

import data.rights.testing

old(recording, composition) := testing.changed({"licences": [], "detections": [], "components": [{
	"id": "shellac", "kind": "recording", "origin": "public_domain", "track": "master.wav", "assets": ["master.wav"],
	"recording": recording, "composition": composition, "licences": [],
	"pd_claim": {"recording": true, "composition": true, "evidence": "papers/label-scan.pdf"},
}]})

test_term_recordings_fires if {
	testing.says(old({"first_published_year": 1926}, {"first_published_year": 1926}), "us/term-recordings", "violation/error")
	testing.says(old({"first_published_year": 1960}, {"first_published_year": 1926}), "us/term-recordings", "violation/error")
}

test_term_recordings_near_miss if {
	testing.silent(old({"first_published_year": 1925}, {"first_published_year": 1925}), "us/term-recordings")
	testing.silent(data.rights.testing.lawful, "us/term-recordings")
}

test_term_recordings_rolls_on_the_first_of_january if {
	document := old({"first_published_year": 1926}, {"first_published_year": 1926})
	testing.silent(object.union(document, {"evaluated_on": "2027-01-01"}), "us/term-recordings")
	testing.says(object.union(document, {"evaluated_on": "2026-12-31"}), "us/term-recordings", "violation/error")
}

test_term_recordings_asks_for_the_year if {
	testing.asks(old({"title": "Old Air"}, {"first_published_year": 1925}), "us/term-recordings", "uses[shellac].what.first_published_year")
}

test_term_recordings_asks_for_evidence if {
	document := testing.without(old({"first_published_year": 1920}, {"first_published_year": 1920}), ["/components/0/pd_claim/evidence"])
	testing.asks(document, "us/term-recordings", "uses[shellac].pd_claim.evidence")
}

test_term_recordings_licensed_anyway_is_silent if {
	document := old({"first_published_year": 1960}, {"first_published_year": 1925})
	licensed := object.union(document, {
		"components": [testing.with_fields(document.components[0], {"licences": ["night-drive"]})],
		"licences": [data.rights.testing.licence],
	})
	testing.silent(licensed, "us/term-recordings")
}

test_term_compositions_fires if {
	testing.says(old({"first_published_year": 1925}, {"first_published_year": 1931}), "us/term-compositions", "violation/error")
	testing.says(old({"first_published_year": 1925}, {"first_published_year": 1980, "last_writer_death_year": 2001}), "us/term-compositions", "violation/error")
}

test_term_compositions_near_miss if {
	testing.silent(old({"first_published_year": 1925}, {"first_published_year": 1930}), "us/term-compositions")
}

test_term_compositions_asks_for_the_year if {
	testing.asks(old({"first_published_year": 1925}, {"title": "Old Air"}), "us/term-compositions", "uses[shellac].composition.first_published_year")
}
