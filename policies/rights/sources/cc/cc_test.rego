package rights.sources.cc_test

import data.rights.testing

flags := {"by": true, "nc": false, "nd": false, "sa": false, "zero": false}

credit := {"creator": "A. Walker", "source_url": "https://example.org/1", "licence_uri": "https://example.org/by", "placed": true}

crediting(attribution, licences) := testing.changed({
	"components": [object.union(data.rights.testing.sample, {"attribution": attribution})],
	"licences": licences,
})

open_licence := object.union(testing.without(data.rights.testing.licence, ["/document", "/ends"]), {"kind": "CC-BY-4.0", "cc": flags})

test_by_attribution_fires if {
	testing.says(crediting(object.union(credit, {"placed": false}), [open_licence]), "cc/by-attribution", "violation/warning")
}

test_by_attribution_near_miss if {
	testing.silent(crediting(credit, [open_licence]), "cc/by-attribution")
	zero := object.union(open_licence, {"cc": object.union(flags, {"by": false, "zero": true})})
	testing.silent(crediting({"placed": false}, [zero]), "cc/by-attribution")
}

test_by_attribution_asks_for_what_is_not_recorded if {
	testing.asks(crediting({"creator": "A. Walker"}, [open_licence]), "cc/by-attribution", "uses[hook].attribution.placed")
	testing.asks(crediting(testing.without(credit, ["/licence_uri"]), [open_licence]), "cc/by-attribution", "uses[hook].attribution.licence_uri")
}

test_by_attribution_asks_for_changes_where_it_was_changed if {
	document := testing.changed({
		"components": [object.union(data.rights.testing.sample, {"attribution": credit, "transform": {"modified": true}})],
		"licences": [open_licence],
	})
	testing.asks(document, "cc/by-attribution", "uses[hook].attribution.changes")
}

test_by_attribution_is_not_owed_under_another_licence if {
	both := object.union(data.rights.testing.sample, {"licences": ["open", "night-drive"], "attribution": {"placed": false}})
	document := testing.changed({"components": [both], "licences": [object.union(open_licence, {"id": "open"}), data.rights.testing.licence]})
	testing.silent(document, "cc/by-attribution")
}
