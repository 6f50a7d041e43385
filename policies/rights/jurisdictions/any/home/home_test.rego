package rights.jurisdictions.any.home_test

import data.rights.testing

home := {"release": {"state": "private", "commercial": false, "platforms": []}}

set_of(release) := testing.released(object.union({"kind": "dj_mix"}, release))

test_private_practice_fires if {
	document := object.union(data.rights.testing.unlicensed, home)
	testing.says(document, "any/private-practice", "notice/info")
	contains(testing.found(document, "any/private-practice")[0].message, "the United Kingdom: no private-use exception")
}

test_private_practice_speaks_of_what_nobody_declared if {
	document := object.union(testing.unexplained({}), home)
	testing.says(document, "any/private-practice", "notice/info")
	contains(testing.found(document, "any/private-practice")[0].message, "Night Drive")
}

test_private_practice_near_miss if {
	testing.silent(data.rights.testing.unlicensed, "any/private-practice")
	testing.silent(object.union(testing.holding([data.rights.testing.own]), home), "any/private-practice")
}

test_private_practice_unknown_is_not_private if {
	document := testing.without(object.union(data.rights.testing.unlicensed, home), ["/release/commercial"])
	testing.silent(document, "any/private-practice")
}

test_dj_set_private_fires if {
	testing.says(set_of({"state": "private", "platforms": []}), "any/dj-set-private", "notice/info")
	testing.says(set_of({}), "any/dj-set-private", "notice/info")
}

test_dj_set_private_near_miss if {
	testing.silent(data.rights.testing.lawful, "any/dj-set-private")
	testing.silent(object.union(testing.holding([data.rights.testing.own]), {"release": {"kind": "dj_mix"}}), "any/dj-set-private")
}

test_dj_set_private_asks if testing.asks(testing.without(set_of({}), ["/release/state"]), "any/dj-set-private", "release.state")

test_dj_set_private_where_a_set_may_go if {
	released := testing.released({"kind": "dj_mix", "platforms": [], "state": "released"})
	startswith(data.rights.jurisdictions.any.home.where_it_goes, "Played in public it needs") with input as released
	private := testing.released({"kind": "dj_mix", "platforms": [], "state": "private"})
	startswith(data.rights.jurisdictions.any.home.where_it_goes, "Kept private it is practice") with input as private
}

test_dj_set_private_by_its_purpose if {
	data.rights.jurisdictions.any.home.dj_set with input as testing.released({"purpose": "private_set"})
	not data.rights.jurisdictions.any.home.dj_set with input as data.rights.testing.lawful
}
