package rights.jurisdictions.any.separation_test

import data.rights.jurisdictions.any.separation
import data.rights.testing

by_tool(tool, release) := object.union(
	testing.holding([testing.with_fields(data.rights.testing.stem, {"separation": {"tool": tool}})]),
	{"release": release},
)

replay := {
	"id": "riff", "kind": "performance", "origin": "interpolation", "parent": "vocal", "track": "master.wav",
	"assets": ["master.wav"], "composition": {"title": "Night Drive"}, "licences": [],
}

test_stem_tool_terms_fires if {
	testing.says(by_tool("stemify", {}), "any/stem-tool-terms", "violation/warning")
	testing.says(by_tool("audioia", {}), "any/stem-tool-terms", "violation/warning")
}

test_stem_tool_terms_near_miss if {
	testing.silent(by_tool("demucs", {}), "any/stem-tool-terms")
	testing.silent(by_tool("audioia", {"commercial": false}), "any/stem-tool-terms")
	own := testing.with_fields(data.rights.testing.own, {"separation": {"tool": "stemify"}})
	testing.silent(testing.holding([own]), "any/stem-tool-terms")
}

test_stem_tool_terms_asks if {
	testing.asks(testing.without(by_tool("audioia", {}), ["/release/commercial"]), "any/stem-tool-terms", "release.commercial")
}

test_interpolation_via_stem_fires if {
	testing.says(testing.holding([replay, data.rights.testing.stem]), "any/interpolation-via-stem", "violation/warning")
}

test_interpolation_via_stem_near_miss if {
	testing.silent(testing.holding([testing.without(replay, ["/parent"]), data.rights.testing.stem]), "any/interpolation-via-stem")
	licensed := testing.with_fields(data.rights.testing.stem, {"licences": ["night-drive"]})
	testing.silent(testing.holding([replay, licensed]), "any/interpolation-via-stem")
}

unsure := testing.with_fields(data.rights.testing.stem, {"origin": "unknown", "recording": {}})

test_stem_tool_terms_ask_for_the_rights_in_the_source if {
	some tool, terms in data.rights_data.separators.tools
	terms.requires_rights
	thing := testing.with_fields(unsure, {"separation": {"tool": tool}})
	separation.terms_open(thing) == {"uses[vocal].origin"} with input as testing.holding([thing])
}

test_replayed_from_stem_asks_when_the_guide_is_of_unknown_origin if {
	replay := {"id": "replay", "kind": "performance", "origin": "interpolation", "assets": ["master.wav"], "parent": "vocal", "licences": []}
	testing.asks(testing.holding([unsure, replay]), data.rights.jurisdictions.any.separation.replay_row.rule, "uses[vocal].origin")
}
