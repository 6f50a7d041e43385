package rights.platforms.soundcloud_test

import data.rights.testing

track(fields) := testing.changed({"tracks": [object.union({"asset": "master.wav", "ai": data.rights.testing.human}, fields)]})

test_match_fires if {
	testing.says(data.rights.testing.unlicensed, "soundcloud/match", "violation/error")
	testing.says(testing.unexplained({}), "soundcloud/match", "violation/error")
	testing.says(testing.unexplained({"confidence_millis": 700}), "soundcloud/match", "violation/warning")
}

test_match_near_miss if testing.silent(data.rights.testing.lawful, "soundcloud/match")

test_match_licence_for_another_service_fires if {
	entry := testing.with_fields(data.rights.testing.licence, {"platforms": ["spotify", "youtube", "bandcamp"]})
	testing.says(testing.licensed_by(entry), "soundcloud/match", "violation/error")
	testing.silent(testing.licensed_by(entry), "youtube/match")
}

test_match_leaves_the_territories_that_are_licensed if {
	entry := testing.with_fields(data.rights.testing.licence, {"territories": ["US"]})
	testing.silent(testing.licensed_by(entry), "soundcloud/match")
	testing.silent(testing.licensed_by(entry), "youtube/match")
	nowhere := testing.with_fields(data.rights.testing.licence, {"territories": ["JP"]})
	testing.says(testing.licensed_by(nowhere), "soundcloud/match", "violation/error")
	unsaid := testing.without(data.rights.testing.licence, ["/ends"])
	testing.asks(testing.licensed_by(unsaid), "soundcloud/match", "licences[night-drive].ends")
}

test_mashup_fires if {
	document := object.union(track({"form": "mashup", "owns_original": false}), {"licences": [], "components": [data.rights.testing.unlicensed_sample]})
	testing.says(document, "soundcloud/mashup", "violation/error")
}

test_mashup_near_miss if testing.silent(track({"form": "mashup", "owns_original": false}), "soundcloud/mashup")

test_mashup_wants_the_composition_too if {
	entry := testing.with_fields(data.rights.testing.licence, {"rights": ["master"]})
	document := object.union(track({"form": "remix", "owns_original": false}), {"licences": [entry]})
	testing.says(document, "soundcloud/mashup", "violation/error")
}

test_mashup_asks_whose_original_it_is if {
	testing.asks(object.union(track({"form": "remix"}), {"components": []}), "soundcloud/mashup", "tracks[master.wav].owns_original")
}

test_mashup_leaves_the_column_to_the_rows_while_one_is_cleared if {
	entry := testing.with_fields(data.rights.testing.licence, {"territories": ["US"]})
	document := object.union(track({"form": "remix", "owns_original": false}), {"licences": [entry]})
	testing.silent(document, "soundcloud/mashup")
	{finding.scope | some finding in testing.found(document, "any/derivative-unlicensed")} == {{"territory": "EU"}, {"territory": "GB"}}
}

test_mashup_refused_where_the_permission_names_other_services if {
	entry := testing.with_fields(data.rights.testing.licence, {"platforms": ["spotify", "youtube", "bandcamp"]})
	document := object.union(track({"form": "remix", "owns_original": false}), {"licences": [entry]})
	testing.says(document, "soundcloud/mashup", "violation/error")
}

leak(fields) := object.union(data.rights.testing.unlicensed_sample, {"recording": object.union({"title": "Untitled 3"}, fields)})

test_unreleased_fires if testing.says(testing.holding([leak({"unreleased": true})]), "soundcloud/unreleased", "violation/error")

test_unreleased_near_miss if {
	testing.silent(testing.holding([leak({"unreleased": false})]), "soundcloud/unreleased")
	testing.silent(testing.holding([leak({})]), "soundcloud/unreleased")
	licensed := object.union(leak({"unreleased": true}), {"licences": ["night-drive"]})
	testing.silent(testing.holding([licensed]), "soundcloud/unreleased")
	ours := object.union(leak({"unreleased": true, "owner": "R. Imai"}), {"origin": "own_recording"})
	testing.silent(testing.holding([ours]), "soundcloud/unreleased")
}
