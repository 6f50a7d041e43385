package rights.jurisdictions.us.taking_test

import data.rights.jurisdictions.us.taking
import data.rights.testing

short := testing.with_fields(data.rights.testing.hit, {"end_ms": 42000})

heard_in(component) := testing.changed({"components": [component], "detections": [short], "licences": []})

test_a_short_passage_is_told_of_the_use_that_explains_it if {
	fixed_short := short
	taking.short_subject(fixed_short) == "component:hook" with input as heard_in(data.rights.testing.unlicensed_sample)
	claimed := testing.with_fields(data.rights.testing.unlicensed_sample, {"exception": {"claimed": "de_minimis"}})
	not taking.short_subject(fixed_short) with input as heard_in(claimed)
}

test_a_short_passage_that_nobody_explains_is_told_of_the_match if {
	document := testing.unexplained({"end_ms": 42000})
	taking.short_subject({"id": "d1"}) == "detection:d1" with input as document
	not taking.short_subject({"id": "d2"}) with input as document
}
