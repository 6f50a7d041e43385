package rights.lib.groups_test

import data.rights.lib.groups

test_items_of_a_key_stay_in_order if {
	groups.by_key([["b", 3], ["a", 2], ["b", 1], ["a", 2]]) == {"a": [2, 2], "b": [3, 1]}
}

test_one_key_and_none if {
	groups.by_key([["a", {"x": 1}]]) == {"a": [{"x": 1}]}
	groups.by_key([]) == {}
}
