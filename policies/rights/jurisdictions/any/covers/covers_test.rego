package rights.jurisdictions.any.covers_test

import data.rights.testing

cover := testing.with_fields(testing.without(data.rights.testing.unlicensed_sample, ["/heard"]), {
	"origin": "cover",
	"composition": {"title": "Night Drive", "writers": ["A. Nova"]},
})

in_japan(track) := object.union(
	testing.holding([cover]),
	{"release": {"territories": ["JP", "GB", "US"]}, "tracks": [object.union({"asset": "master.wav", "form": "cover"}, track)]},
)

scopes(document, rule) := {finding.scope.territory | some finding in testing.found(document, rule)}

test_cover_mechanical_fires if {
	testing.says(in_japan({}), "any/cover-mechanical", "violation/warning")
	scopes(in_japan({}), "any/cover-mechanical") == {"JP"}
}

test_cover_mechanical_near_miss if {
	licensed := testing.with_fields(cover, {"licences": ["night-drive"]})
	testing.silent(object.union(in_japan({}), {"components": [licensed]}), "any/cover-mechanical")
	testing.silent(in_japan({"composition_altered": true}), "any/cover-mechanical")
}

test_cover_altered_fires if {
	scopes(in_japan({"composition_altered": true}), "any/cover-altered") == {"GB", "JP"}
	{finding.severity | some finding in testing.found(in_japan({"composition_altered": true}), "any/cover-altered")} == {"error"}
}

test_cover_altered_near_miss if {
	testing.silent(in_japan({"composition_altered": false}), "any/cover-altered")
	licensed := testing.with_fields(cover, {"licences": ["night-drive"]})
	testing.silent(object.union(in_japan({"composition_altered": true}), {"components": [licensed]}), "any/cover-altered")
}
