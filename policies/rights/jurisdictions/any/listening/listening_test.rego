package rights.jurisdictions.any.listening_test

import data.rights.testing

replay := testing.with_fields(testing.without(data.rights.testing.unlicensed_sample, ["/heard"]), {"origin": "interpolation"})

test_two_layers_of_a_replay_where_no_pack_knows_it if {
	{finding.scope | some finding in testing.found(testing.holding([replay]), "any/two-layers")} == {{"territory": "GB"}}
	licensed := testing.with_fields(replay, {"licences": ["night-drive"]})
	testing.silent(testing.holding([licensed]), "any/two-layers")
}

session_stem := {"id": "stem.wav", "path": "stem.wav", "role": "stem", "in_deliverable": false}

test_two_layers_of_a_stem_in_the_session_only_warns if {
	entry := testing.with_fields(data.rights.testing.licence, {"rights": ["composition"]})
	stem := testing.with_fields(data.rights.testing.stem, {"licences": ["night-drive"]})
	document := object.union(testing.holding([stem]), {"licences": [entry], "assets": [session_stem]})
	testing.says(document, "any/two-layers", "violation/warning")
	testing.says(document, "any/stem-source-rights", "violation/warning")
}
