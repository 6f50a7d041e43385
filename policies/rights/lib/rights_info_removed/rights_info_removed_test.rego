package rights.lib.rights_info_removed_test

import data.rights.lib.rights_info_removed
import data.rights.testing

test_a_file_is_unknown_where_one_part_of_it_is if {
	loop := {"id": "loop", "kind": "loop", "origin": "unknown", "assets": ["master.wav"], "licences": []}
	rights_info_removed.owner({"id": "master.wav"}) == "unknown" with input as testing.holding([data.rights.testing.own, loop])
	rights_info_removed.owner({"id": "master.wav"}) == "own" with input as testing.holding([data.rights.testing.own])
}
