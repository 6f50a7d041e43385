package rights.lib.covered_test

import data.rights.lib.covered
import data.rights.testing

# The state of one right of the lawful release's sample in one territory, with changes to the document.
state(document, right, code) := answer if {
	answer := covered.state(sample_of(document), right, code) with input as document
}

sample_of(document) := [thing | some thing in document.components; thing.id == "hook"][0]

with_licence(fields) := testing.licensed_by(testing.with_fields(data.rights.testing.licence, fields))

with_sample(fields) := testing.changed({"components": [testing.with_fields(data.rights.testing.sample, fields)]})

test_licensed if {
	state(data.rights.testing.lawful, "master", "US") == "licensed"
	state(data.rights.testing.lawful, "composition", "DE") == "licensed"
}

test_no_licence_is_a_gap if state(data.rights.testing.unlicensed, "master", "US") == "gap"

test_own_by_origin if {
	document := with_sample({"origin": "own_recording", "licences": []})
	state(testing.with_fields(document, {"detections": []}), "composition", "US") == "own"
}

test_own_recording_says_nothing_of_the_composition if {
	document := with_sample({"recording": {"owner": "R. Imai"}, "licences": []})
	state(document, "master", "US") == "own"
	state(document, "composition", "US") == "unknown"
}

test_territory_known_to_be_left_out if {
	document := with_licence({"territories": ["US", "FR"]})
	state(document, "master", "US") == "licensed"
	state(document, "master", "DE") == "gap"
}

test_a_licence_for_the_eu_reaches_its_members if state(with_licence({"territories": ["EU"]}), "master", "DE") == "licensed"

test_unstated_territories_are_unknown if {
	state(testing.licensed_by(testing.without(data.rights.testing.licence, ["/territories"])), "master", "US") == "unknown"
}

test_status_decides if {
	every status, expected in {
		"granted": "licensed", "not_required": "licensed", "assigned_to_producer": "licensed", "unknown": "unknown",
		"pending": "gap", "refused": "gap", "none": "gap", "expired": "gap",
	} {
		[status, state(with_licence({"status": status}), "master", "US")] == [status, expected]
	}
}

test_time_decides if {
	state(with_licence({"ends": "2026-03-01"}), "master", "US") == "gap"
	state(with_licence({"ends": "2026-12-17"}), "master", "US") == "gap"
	state(with_licence({"ends": "2026-12-18"}), "master", "US") == "licensed"
	state(with_licence({"starts": "2026-12-19"}), "master", "US") == "gap"
	state(with_licence({"starts": "2026-12-18"}), "master", "US") == "licensed"
}

test_commerce_decides if {
	state(with_licence({"commercial": false}), "master", "US") == "gap"
	state(testing.licensed_by(testing.without(data.rights.testing.licence, ["/commercial", "/uses"])), "master", "US") == "unknown"
}

test_unsaid_uses_are_unknown if {
	state(testing.licensed_by(testing.without(data.rights.testing.licence, ["/uses/distribution"])), "master", "US") == "unknown"
	state(testing.licensed_by(testing.without(data.rights.testing.licence, ["/uses/monetise"])), "master", "US") == "unknown"
	state(with_licence({"uses": {"monetise": false}}), "master", "US") == "gap"
}

# Advertising, games and podcasts are uses of their own.
test_unsaid_ads_games_and_podcasts_are_unknown_where_they_are_needed if {
	every release in [{"brand_or_ad": true}, {"kind": "game"}, {"kind": "podcast_episode"}] {
		state(testing.released(release), "master", "US") == "unknown"
		entry := testing.with_fields(data.rights.testing.licence, {"uses": {"ads": true, "games": true, "podcast": true}})
		state(object.union(testing.released(release), {"licences": [entry]}), "master", "US") == "licensed"
	}
}

test_unsaid_media_are_unknown_where_they_are_needed if {
	on_air := testing.released({"media": ["tv"]})
	state(on_air, "master", "US") == "unknown"
	state(object.union(on_air, {"licences": [testing.with_fields(data.rights.testing.licence, {"media": ["tv", "film"]})]}), "master", "US") == "licensed"
	state(testing.released({"media": ["stream"]}), "master", "US") == "licensed"
}

test_a_pack_licenses_its_buyers_on if {
	pack := testing.released({"kind": "sample_pack"})
	state(pack, "master", "US") == "unknown"
	state(object.union(pack, {"licences": [testing.with_fields(data.rights.testing.licence, {"uses": {"sublicense": true}})]}), "master", "US") == "licensed"
	state(object.union(pack, {"licences": [testing.with_fields(data.rights.testing.licence, {"uses": {"sublicense": false}})]}), "master", "US") == "gap"
}

test_a_lease_ends_with_its_streams if {
	leased := testing.licensed_by(testing.with_fields(data.rights.testing.licence, {"stream_cap": 10000}))
	state(object.union(leased, {"release": {"cumulative_streams": 10001}}), "master", "US") == "gap"
	state(object.union(leased, {"release": {"cumulative_streams": 10000}}), "master", "US") == "licensed"
	state(leased, "master", "US") == "licensed"
}

test_public_licence_needs_no_scope if {
	cc := {"by": true, "nc": false, "nd": false, "sa": false, "zero": false}
	entry := {"id": "night-drive", "rights": ["master", "composition"], "status": "granted", "cc": cc}
	state(testing.licensed_by(entry), "master", "US") == "licensed"
	state(testing.licensed_by(testing.with_fields(entry, {"cc": {"nc": true}})), "master", "US") == "gap"
	state(testing.licensed_by(testing.with_fields(entry, {"cc": {"nd": true}})), "master", "US") == "gap"
}

test_two_licences_add_up if {
	us := testing.with_fields(data.rights.testing.licence, {"territories": ["US"]})
	rest := testing.with_fields(data.rights.testing.licence, {"id": "rest", "territories": ["DE", "FR", "GB"]})
	hook := testing.with_fields(data.rights.testing.sample, {"licences": ["night-drive", "rest"]})
	document := testing.changed({"components": [hook], "licences": [us, rest]})
	state(document, "master", "US") == "licensed"
	state(document, "master", "GB") == "licensed"
}

test_platforms_do_not_block_elsewhere if {
	document := with_licence({"platforms": ["spotify"]})
	hook := sample_of(document)
	state(document, "master", "US") == "licensed"
	covered.gap_on_platform(hook, "master", "soundcloud") with input as document
	not spotify_gap(hook, document)
}

spotify_gap(hook, document) if covered.gap_on_platform(hook, "master", "spotify") with input as document

test_commissioned_needs_a_transfer if {
	commissioned := with_sample({"origin": "commissioned", "licences": []})
	quiet := testing.with_fields(commissioned, {"detections": []})
	state(testing.with_fields(quiet, {"contributors": [{"name": "Bo", "transfer": true}]}), "master", "US") == "own"
	state(testing.with_fields(quiet, {"contributors": [{"name": "Bo", "transfer": false}]}), "master", "US") == "gap"
	state(testing.with_fields(quiet, {"contributors": [{"name": "Bo"}]}), "master", "US") == "unknown"
	state(quiet, "master", "US") == "unknown"
}

test_stem_of_own_material_is_own if {
	parent := testing.with_fields(data.rights.testing.own, {"id": "take"})
	hook := testing.with_fields(data.rights.testing.sample, {"origin": "stem_separation", "parent": "take", "licences": []})
	state(testing.changed({"components": [parent, hook], "detections": []}), "master", "US") == "own"
}

test_a_loop_of_parents_ends if {
	first := testing.with_fields(data.rights.testing.unlicensed_sample, {"parent": "other"})
	other := testing.with_fields(data.rights.testing.unlicensed_sample, {"id": "other", "parent": "hook"})
	state(testing.changed({"components": [first, other], "detections": []}), "master", "US") == "gap"
}

test_expired_on_evidence if {
	old := {
		"recording": {"title": "Old", "first_published_year": 1900},
		"pd_claim": {"recording": true, "evidence": "papers/pd.pdf"}, "licences": [],
	}
	state(with_sample(old), "master", "US") == "expired"
}

test_owner_of_what_was_recorded_by_oneself if {
	covered.owner({"id": "take", "origin": "own_recording"}, "master") == "own" with input as data.rights.testing.lawful
	covered.owner({"id": "take", "origin": "sample"}, "master") == "third party" with input as data.rights.testing.lawful
}

test_a_stem_of_a_commission_that_was_transferred_is_own if {
	mix := {"id": "mix", "kind": "recording", "origin": "commissioned"}
	part := {"id": "part", "kind": "stem", "origin": "sample", "parent": "mix"}
	document := testing.changed({"components": [mix, part], "contributors": [{"name": "Ada Nova", "transfer": true}]})
	covered.made_from_own(part) with input as document
	not covered.made_from_own(part) with input as object.union(document, {"contributors": [{"name": "Ada Nova"}]})
}

test_owner_of_the_song_of_what_is_not_plainly_somebody_elses if {
	shot := {"id": "shot", "kind": "oneshot", "origin": "commissioned"}
	loop := {"id": "loop", "kind": "loop", "origin": "interpolation"}
	document := testing.changed({"components": [shot, loop]})
	covered.owner(shot, "composition") == "own" with input as document
	covered.owner(loop, "composition") == "unknown" with input as document
}

test_a_sample_of_a_song_of_ones_own if {
	document := with_sample({"composition": {"title": "Night Drive", "writers": ["R. Imai"]}, "licences": []})
	state(document, "composition", "US") == "own"
	state(document, "master", "US") == "gap"
}
