package rights.lib.training_provenance_test

import data.rights.lib.training_provenance

test_a_row_of_one_distributor_is_for_its_releases if {
	training_provenance.delivered({"distributor": "distrokid"}) with input as {"release": {"distributor": "distrokid"}}
	not training_provenance.delivered({"distributor": "distrokid"}) with input as {"release": {"distributor": "tunecore"}}
	training_provenance.delivered({}) with input as {"release": {}}
}
