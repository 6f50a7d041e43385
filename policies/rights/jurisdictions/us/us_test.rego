package rights.jurisdictions.us_test

import data.rights.testing

claiming(exception) := testing.changed({"licences": [], "components": [testing.with_fields(
	data.rights.testing.unlicensed_sample,
	{"exception": exception},
)]})

replay := testing.with_fields(testing.without(data.rights.testing.unlicensed_sample, ["/heard"]), {"origin": "interpolation"})

sourced(source) := testing.changed({"components": [testing.with_fields(data.rights.testing.sample, {"source": source})]})

test_sampling_recording_fires if testing.says(data.rights.testing.unlicensed, "us/sampling-recording", "violation/error")

test_sampling_recording_near_miss if testing.silent(data.rights.testing.lawful, "us/sampling-recording")

test_sampling_recording_not_served_is_silent if {
	testing.silent(object.union(data.rights.testing.unlicensed, {"release": {"territories": ["JP"]}}), "us/sampling-recording")
}

test_sampling_recording_worldwide_fires if {
	document := object.union(data.rights.testing.unlicensed, {"release": {"territories": ["WW"]}})
	testing.says(document, "us/sampling-recording", "violation/error")
}

test_sampling_recording_asks_for_the_territories if {
	document := testing.without(data.rights.testing.lawful, ["/licences/0/territories"])
	testing.asks(document, "us/sampling-recording", "licences[night-drive].territories")
}

test_sampling_recording_message_names_place_work_and_change if {
	message := testing.found(data.rights.testing.unlicensed, "us/sampling-recording")[0].message
	every part in ["0:41-0:57 in master.wav", "\"Night Drive\" (Ada Nova, 2011)", "+3 semitones", "1.06x", "the United States"] {
		contains(message, part)
	}
}

test_sampling_recording_weak_hit_warns if {
	testing.says(testing.unexplained({"confidence_millis": 700}), "us/sampling-recording", "violation/warning")
	testing.silent(testing.unexplained({"confidence_millis": 400}), "us/sampling-recording")
}

test_sampling_recording_own_master_is_silent if {
	testing.silent(testing.unexplained({"reference": {"owner": "R. Imai"}}), "us/sampling-recording")
	decided := {"disposition": "own_work", "disposition_by": "R. Imai", "disposition_on": "2026-11-20"}
	testing.silent(testing.unexplained(decided), "us/sampling-recording")
}

test_sampling_composition_fires if testing.says(data.rights.testing.unlicensed, "us/sampling-composition", "violation/error")

test_sampling_composition_near_miss if testing.silent(data.rights.testing.lawful, "us/sampling-composition")

test_sampling_composition_one_shot_is_silent if {
	hit := testing.with_fields(data.rights.testing.unlicensed_sample, {"kind": "oneshot"})
	testing.silent(testing.changed({"components": [hit], "licences": []}), "us/sampling-composition")
}

test_sampling_composition_drums_warn if {
	document := testing.changed({
		"components": [data.rights.testing.unlicensed_sample], "licences": [],
		"assets": [{"id": "master.wav", "path": "master.wav", "role": "stem", "stem_role": "drums"}],
	})
	testing.says(document, "us/sampling-composition", "violation/warning")
}

test_sampling_composition_melody_hit_fires if {
	testing.says(testing.unexplained({"kind": "composition"}), "us/sampling-composition", "violation/error")
}

test_interpolation_fires if testing.says(testing.holding([replay]), "us/interpolation", "violation/error")

test_interpolation_near_miss if {
	licensed := testing.with_fields(replay, {"licences": ["night-drive"]})
	testing.silent(testing.holding([licensed]), "us/interpolation")
}

test_interpolation_reaches_a_cover_with_new_words if {
	cover := testing.with_fields(replay, {"origin": "cover"})
	track := {"asset": "master.wav", "form": "cover", "composition_altered": true}
	testing.says(object.union(testing.holding([cover]), {"tracks": [track]}), "us/interpolation", "violation/error")
	testing.silent(object.union(testing.holding([cover]), {"tracks": [object.union(track, {"composition_altered": false})]}), "us/interpolation")
}

test_interpolation_needs_no_master if testing.silent(testing.holding([replay]), "us/sampling-recording")

test_stem_separation_copy_fires if testing.says(testing.holding([data.rights.testing.stem]), "us/stem-separation-copy", "violation/error")

test_stem_separation_copy_near_miss if {
	licensed := testing.with_fields(data.rights.testing.stem, {"licences": ["night-drive"]})
	testing.silent(testing.holding([licensed]), "us/stem-separation-copy")
}

test_stem_separation_copy_refused_stems_fire if {
	licensed := testing.with_fields(data.rights.testing.stem, {"licences": ["night-drive"]})
	entry := testing.with_fields(data.rights.testing.licence, {"uses": {"stems": false}})
	document := object.union(testing.holding([licensed]), {"licences": [entry]})
	testing.says(document, "us/stem-separation-copy", "violation/error")
}

test_stem_separation_copy_in_the_session_warns if {
	assets := [{"id": "stem.wav", "path": "stem.wav", "role": "stem", "in_deliverable": false}]
	document := object.union(testing.holding([data.rights.testing.stem]), {"assets": assets})
	testing.says(document, "us/stem-separation-copy", "violation/warning")
}

test_stem_separation_derivative_fires if {
	testing.says(testing.holding([data.rights.testing.stem]), "us/stem-separation-derivative", "violation/warning")
}

test_stem_separation_derivative_near_miss if {
	take := testing.with_fields(data.rights.testing.own, {"separation": {"tool": "demucs"}})
	testing.silent(testing.holding([take]), "us/stem-separation-derivative")
}

test_sampling_de_minimis_split_fires if {
	testing.says(claiming({"claimed": "de_minimis"}), "us/sampling-de-minimis-split", "violation/warning")
}

test_sampling_de_minimis_split_near_miss if {
	testing.silent(testing.unexplained({"end_ms": 44001}), "us/sampling-de-minimis-split")
}

test_sampling_de_minimis_split_short_hit_fires if {
	testing.says(testing.unexplained({"end_ms": 44000}), "us/sampling-de-minimis-split", "violation/warning")
	testing.says(testing.unexplained({"end_ms": 44000}), "us/sampling-recording", "violation/error")
}

test_sampling_de_minimis_split_recognised_is_silent if {
	testing.silent(testing.unexplained({"end_ms": 44000, "recognisable": true}), "us/sampling-de-minimis-split")
}

test_fair_use_claimed_fires if testing.says(claiming({"claimed": "fair_use"}), "us/fair-use-claimed", "violation/warning")

test_fair_use_claimed_near_miss if {
	licensed := testing.with_fields(data.rights.testing.sample, {"exception": {"claimed": "fair_use"}})
	testing.silent(testing.changed({"components": [licensed]}), "us/fair-use-claimed")
}

test_fair_use_claimed_never_silences if testing.says(claiming({"claimed": "fair_use"}), "us/sampling-recording", "violation/error")

test_circumvention_fires if testing.says(sourced({"tpm_circumvented": true}), "us/circumvention", "violation/error")

test_circumvention_near_miss if testing.silent(sourced({"acquisition": "cd"}), "us/circumvention")

test_circumvention_stream_rip_counts if {
	testing.says(sourced({"acquisition": "stream_rip"}), "us/circumvention", "violation/error")
	testing.says(sourced({"acquisition": "stream_rip", "tpm_circumvented": false}), "us/circumvention", "violation/warning")
	testing.silent(sourced({"acquisition": "stream_rip", "acquisition_permitted": true}), "us/circumvention")
}

test_messages_agree_with_the_number_of_places if {
	again := testing.with_fields(data.rights.testing.hit, {"id": "d2", "start_ms": 61000, "end_ms": 77000})
	document := object.union(data.rights.testing.unlicensed, {"detections": [data.rights.testing.hit, again]})
	two := "0:41-0:57 and 1:01-1:17 in master.wav"
	startswith(testing.found(document, "us/sampling-recording")[0].message, concat("", [two, " are \"Night Drive\""]))
	startswith(testing.found(document, "us/sampling-composition")[0].message, concat("", [two, " use the composition"]))
	startswith(testing.found(data.rights.testing.unlicensed, "us/sampling-recording")[0].message, "0:41-0:57 in master.wav is \"Night Drive\"")
	elsewhere := object.union(document, {"detections": [data.rights.testing.hit, testing.with_fields(again, {"asset": "stem.wav"})]})
	startswith(testing.found(elsewhere, "us/sampling-recording")[0].message, "0:41-0:57 in master.wav and 1:01-1:17 in stem.wav are")
}
