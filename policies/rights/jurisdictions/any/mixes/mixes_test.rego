package rights.jurisdictions.any.mixes_test

import data.rights.jurisdictions.any.mixes
import data.rights.testing

mix(fields) := object.union(
	data.rights.testing.unlicensed,
	{"tracks": [object.union({"asset": "master.wav", "title": "Kitchen Set", "form": "dj_mix"}, fields)]},
)

listing(entry) := object.union(mix({"tracklist": [entry]}), {"components": [], "detections": []})

going_to(platforms) := {"release": {"platforms": platforms}}

test_dj_mix_route_fires if {
	testing.says(mix({}), "any/dj-mix-route", "violation/error")
	testing.found(mix({}), "any/dj-mix-route")[0].scope == {"project": "release"}
}

test_dj_mix_route_near_miss if {
	testing.silent(mix({"form": "original"}), "any/dj-mix-route")
	testing.silent(object.union(mix({}), going_to(["mixcloud"])), "any/dj-mix-route")
	testing.silent(object.union(mix({}), {"release": {"state": "private", "commercial": false, "platforms": []}}), "any/dj-mix-route")
	licensed := object.union(mix({}), {"components": [data.rights.testing.sample], "licences": [data.rights.testing.licence]})
	testing.silent(licensed, "any/dj-mix-route")
}

test_dj_mix_route_leaves_a_service_that_licenses_mixes_its_column if {
	document := object.union(mix({}), going_to(["mixcloud", "soundcloud"]))
	{finding.scope | some finding in testing.found(document, "any/dj-mix-route")} == {{"platform": "soundcloud"}}
}

test_dj_mix_route_speaks_where_a_licence_does_not_reach if {
	entry := testing.with_fields(data.rights.testing.licence, {"territories": ["US", "DE", "FR"]})
	document := object.union(mix({}), {"components": [data.rights.testing.sample], "licences": [entry]})
	{finding.scope | some finding in testing.found(document, "any/dj-mix-route")} == {{"territory": "GB"}}
}

test_dj_mix_route_asks_about_what_is_only_listed if {
	testing.asks(listing({"artist": "Ada Nova", "title": "Night Drive"}), "any/dj-mix-route", "uses")
	ours := object.union(listing({"artist": "R. Imai", "title": "Small Hours"}), {"release": {"artists": [{"name": "R. Imai"}]}})
	testing.silent(ours, "any/dj-mix-route")
}

test_a_set_without_unnamed_recordings_asks_for_nothing_more if {
	mixes.facts({"asset": "master.wav", "tracklist": []}) == set() with input as data.rights.testing.lawful
	mixes.facts({"asset": "master.wav", "tracklist": [{"title": "Unnamed"}]}) == {"uses"} with input as data.rights.testing.lawful
}
