package rights.lib.integrity_right_test

import data.rights.lib.integrity_right

test_chopping_is_a_change if {
	integrity_right.changed({"id": "hook", "origin": "sample", "transform": {"chopped": true}}) with input as {}
	not integrity_right.changed({"id": "hook", "origin": "sample", "transform": {"chopped": false}}) with input as {}
}
