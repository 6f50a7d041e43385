package rights.lib.licence_test

import data.rights.lib.licence
import data.rights.testing

test_a_licence_that_bars_sale_asks_whether_the_release_is_sold if {
	entry := {"id": "nc", "commercial": false}
	silent := testing.without(data.rights.testing.lawful, ["/release/commercial"])
	licence.release_unknowns(entry) == {"release.commercial"} with input as silent
	licence.release_unknowns(entry) == set() with input as data.rights.testing.lawful
}

test_a_subscription_that_ended_is_not_active if {
	licence.activation_words({"id": "loops", "activation": "expired"}) == {"is not active"}
	licence.activation_words({"id": "loops", "activation": "active"}) == set()
}

test_a_licence_that_starts_after_the_release if {
	released := {"evaluated_on": "2026-11-21", "release": {"state": "released"}}
	licence.early_words({"id": "l", "starts": "2027-01-01"}) == {"starts only on 2027-01-01"} with input as released
	licence.early_words({"id": "l", "starts": "2020-01-01"}) == set() with input as released
}
