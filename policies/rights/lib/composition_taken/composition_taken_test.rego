package rights.lib.composition_taken_test

import data.rights.lib.composition_taken
import data.rights.testing

heard_as(fields) := object.union(data.rights.testing.lawful, {"detections": [testing.with_fields(data.rights.testing.hit, fields)]})

test_drums_by_what_was_heard if {
	sample := data.rights.testing.sample
	composition_taken.drums(sample) with input as heard_as({"stem": "drums"})
	not composition_taken.drums(sample) with input as heard_as({})
}

test_a_melody_is_heard_in_drums_too if {
	sample := data.rights.testing.sample
	row := {"kinds": {"melody"}, "severity": "error"}
	composition_taken.severity(row, sample) == "error" with input as heard_as({"stem": "drums", "kind": "melody"})
	composition_taken.severity(row, sample) == "warning" with input as heard_as({"stem": "drums"})
}
