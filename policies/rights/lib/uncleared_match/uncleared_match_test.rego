package rights.lib.uncleared_match_test

import data.rights.lib.uncleared_match

test_a_doubt_in_some_places_is_none_of_a_platform if {
	row := {"platform": "spotify", "scope": {"platform": "spotify"}, "rights": ["master"]}
	match := {"thing": data.rights.testing.sample, "unknown": {"US"}, "gap": set()}
	uncleared_match.doubtful_parts(row, match) == set() with input as data.rights.testing.lawful
	everywhere := object.union(match, {"unknown": {"US", "DE", "FR", "GB"}})
	count(uncleared_match.doubtful_parts(row, everywhere)) == 1 with input as data.rights.testing.lawful
}
