package rights.lib.recording_taken_test

import data.rights.lib.recording_taken
import data.rights.testing

ear := {"severity": "error", "recognisability": true}

unknown_to_any_ear := testing.with_fields(data.rights.testing.sample, {"transform": {"unrecognisable": true}})

test_what_no_ear_recognises_weighs_less_where_the_law_asks_the_ear if {
	fixed_unknown_to_any_ear := unknown_to_any_ear
	fixed_ear := ear
	recording_taken.heard_severity(fixed_ear, fixed_unknown_to_any_ear) == "warning" with input as data.rights.testing.lawful
	recording_taken.heard_severity({"severity": "error", "recognisability": false}, unknown_to_any_ear) == "error"
}

test_a_listener_who_recognised_none_of_it if {
	sample := data.rights.testing.sample
	deaf := object.union(data.rights.testing.lawful, {"detections": [testing.with_fields(data.rights.testing.hit, {"recognisable": false})]})
	recording_taken.unrecognisable(sample) with input as deaf
	not recording_taken.unrecognisable(sample) with input as data.rights.testing.lawful
}
