package rights.jurisdictions.any.stems_test

import data.rights.testing

reaching(territories) := testing.with_fields(data.rights.testing.licence, {"territories": territories})

stem := testing.with_fields(data.rights.testing.stem, {"licences": ["night-drive"]})

scopes(document, rule) := {finding.scope | some finding in testing.found(document, rule)}

test_stem_source_rights_speaks_where_the_licence_does_not_reach if {
	document := object.union(testing.holding([stem]), {"licences": [reaching(["US", "GB"])]})
	scopes(document, "any/stem-source-rights") == {{"territory": "EU"}}
}

remix(entry) := object.union(
	testing.licensed_by(entry),
	{"tracks": [{"asset": "master.wav", "title": "Midnight Ferry", "form": "remix", "owns_original": false}]},
)

test_derivative_unlicensed_speaks_where_the_permission_does_not_reach if {
	scopes(remix(reaching(["US", "DE", "FR"])), "any/derivative-unlicensed") == {{"territory": "GB"}}
}

test_derivative_unlicensed_asks_where_the_permission_is_silent if {
	entry := testing.without(data.rights.testing.licence, ["/territories"])
	testing.asks(remix(entry), "any/derivative-unlicensed", "licences[night-drive].territories")
}

test_stem_source_rights_asks_whose_recording_it_was if {
	mix := {"id": "mix", "kind": "recording", "origin": "unknown", "assets": ["stem.wav"], "licences": []}
	document := testing.holding([mix, testing.with_fields(data.rights.testing.stem, {"parent": "mix", "origin": "unknown"})])
	testing.asks(document, "any/stem-source-rights", "uses[vocal].origin")
}
