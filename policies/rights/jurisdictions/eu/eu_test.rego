package rights.jurisdictions.eu_test

import data.rights.testing

claiming(exception) := testing.changed({"licences": [], "components": [testing.with_fields(
	data.rights.testing.unlicensed_sample,
	{"exception": exception},
)]})

dialogue := {"evokes_identified_work": true, "noticeably_different": true, "dialogue_recognisable": true, "concealed": false}

replay := testing.with_fields(testing.without(data.rights.testing.unlicensed_sample, ["/heard"]), {"origin": "interpolation"})

test_sampling_recording_fires if testing.says(data.rights.testing.unlicensed, "eu/sampling-recording", "violation/error")

test_sampling_recording_near_miss if testing.silent(data.rights.testing.lawful, "eu/sampling-recording")

test_sampling_recording_names_the_members if {
	document := testing.licensed_by(testing.with_fields(data.rights.testing.licence, {"territories": ["US", "GB", "FR"]}))
	finding := testing.found(document, "eu/sampling-recording")[0]
	finding.evidence.territories == ["DE"]
	finding.scope == {"territory": "EU"}
	contains(finding.message, "Germany")
}

test_sampling_recording_norway_is_judged_here if {
	document := object.union(data.rights.testing.unlicensed, {"release": {"territories": ["NO"]}})
	testing.found(document, "eu/sampling-recording")[0].evidence.territories == ["NO"]
}

test_sampling_recording_unrecognisable_weighs_less_and_stays if {
	testing.says(testing.unexplained({"recognisable": false}), "eu/sampling-recording", "violation/warning")
	testing.says(testing.unexplained({"recognisable": false}), "us/sampling-recording", "violation/error")
}

test_interpolation_fires if testing.says(testing.holding([replay]), "eu/interpolation", "violation/error")

test_interpolation_near_miss if {
	testing.silent(testing.holding([testing.with_fields(replay, {"licences": ["night-drive"]})]), "eu/interpolation")
}

test_interpolation_altered_cover_fires_and_straight_cover_does_not if {
	cover := testing.with_fields(replay, {"origin": "cover"})
	altered := object.union(testing.holding([cover]), {"tracks": [{"asset": "master.wav", "form": "cover", "composition_altered": true}]})
	testing.says(altered, "eu/interpolation", "violation/error")
	testing.silent(testing.holding([cover]), "eu/interpolation")
}

test_stem_separation_copy_fires if testing.says(testing.holding([data.rights.testing.stem]), "eu/stem-separation-copy", "violation/error")

test_stem_separation_copy_near_miss if {
	licensed := testing.with_fields(data.rights.testing.stem, {"licences": ["night-drive"]})
	testing.silent(testing.holding([licensed]), "eu/stem-separation-copy")
}

test_pastiche_claimed_fires if {
	testing.says(claiming({"claimed": "pastiche", "elements": object.union(dialogue, {"concealed": true})}), "eu/pastiche-claimed", "violation/warning")
	testing.says(claiming({"claimed": "parody", "elements": dialogue}), "eu/pastiche-claimed", "violation/warning")
}

test_pastiche_claimed_in_full_is_said_once if {
	testing.silent(claiming({"claimed": "pastiche", "elements": dialogue}), "eu/pastiche-claimed")
	testing.says(claiming({"claimed": "pastiche", "elements": dialogue}), "eu/pastiche-declared-complete", "violation/warning")
}

test_pastiche_claimed_near_miss if testing.silent(claiming({"claimed": "fair_use", "elements": dialogue}), "eu/pastiche-claimed")

test_pastiche_claimed_says_which_element_fails if {
	elements := object.union(dialogue, {"concealed": true})
	finding := testing.found(claiming({"claimed": "parody", "elements": elements}), "eu/pastiche-claimed")[0]
	finding.evidence.failed == ["concealed"]
	contains(finding.message, "the borrowing is concealed")
}

test_pastiche_claimed_asks_for_elements if {
	testing.asks(claiming({"claimed": "pastiche"}), "eu/pastiche-claimed", "uses[hook].exception.elements.concealed")
}

test_quotation_claimed_fires if {
	elements := {"source_acknowledged": true, "dialogue_recognisable": true}
	testing.says(claiming({"claimed": "quotation", "elements": elements}), "eu/quotation-claimed", "violation/warning")
}

test_quotation_claimed_near_miss if {
	licensed := testing.with_fields(data.rights.testing.sample, {"exception": {"claimed": "quotation"}})
	testing.silent(testing.changed({"components": [licensed]}), "eu/quotation-claimed")
}
