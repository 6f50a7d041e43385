package rights.jurisdictions.de_test

import data.rights.testing

served_in(document) := object.union(document, {"release": {"territories": ["DE"]}})

claiming(exception) := served_in(testing.changed({"licences": [], "components": [testing.with_fields(
	data.rights.testing.unlicensed_sample,
	{"exception": exception},
)]}))

licensed_claim(exception) := served_in(testing.changed({"components": [testing.with_fields(
	data.rights.testing.sample,
	{"exception": exception},
)]}))

at_home(exception) := object.union(
	testing.changed({"licences": [], "components": [testing.with_fields(
		data.rights.testing.unlicensed_sample,
		{"exception": exception, "source": {"lawful": true}},
	)]}),
	{"release": {"territories": ["DE"], "state": "private", "commercial": false, "platforms": []}},
)

cover(licences) := served_in(testing.holding([{
	"id": "cover",
	"kind": "performance",
	"origin": "cover",
	"track": "master.wav",
	"assets": ["master.wav"],
	"composition": {"title": "Night Drive", "writers": ["Ada Nova"]},
	"licences": licences,
}]))

test_sampling_recording_fires if testing.says(served_in(data.rights.testing.unlicensed), "de/sampling-recording", "violation/error")

test_sampling_recording_near_miss if testing.silent(served_in(data.rights.testing.lawful), "de/sampling-recording")

test_sampling_recording_asks if testing.asks(served_in(testing.licensed_by(testing.without(data.rights.testing.licence, ["/ends"]))), "de/sampling-recording", "licences[night-drive].ends")

test_adaptation_fires if testing.says(served_in(testing.holding([testing.with_fields(testing.without(data.rights.testing.unlicensed_sample, ["/heard"]), {"origin": "interpolation"})])), "de/adaptation", "violation/error")

test_adaptation_near_miss if testing.silent(cover([]), "de/adaptation")

test_pastiche_claimed_fires if testing.says(claiming({"claimed": "pastiche", "elements": {"concealed": true}}), "de/pastiche-claimed", "violation/warning")

test_pastiche_claimed_in_full_is_said_for_the_union if {
	elements := {"evokes_identified_work": true, "noticeably_different": true, "dialogue_recognisable": true, "concealed": false}
	testing.silent(claiming({"claimed": "pastiche", "elements": elements}), "de/pastiche-claimed")
	testing.says(claiming({"claimed": "pastiche", "elements": elements}), "eu/pastiche-declared-complete", "violation/warning")
}

test_pastiche_claimed_near_miss if testing.silent(licensed_claim({"claimed": "pastiche"}), "de/pastiche-claimed")

test_pastiche_claimed_asks if testing.asks(claiming({"claimed": "pastiche"}), "de/pastiche-claimed", "uses[hook].exception.elements.concealed")

test_quotation_claimed_fires if testing.says(claiming({"claimed": "quotation"}), "de/quotation-claimed", "violation/warning")

test_quotation_claimed_near_miss if testing.silent(licensed_claim({"claimed": "quotation"}), "de/quotation-claimed")

test_private_copy_claimed_fires if testing.says(claiming({"claimed": "private_copy"}), "de/private-copy-claimed", "violation/warning")

test_private_copy_claimed_near_miss if testing.silent(at_home({"claimed": "private_copy"}), "de/private-copy-claimed")

test_private_copy_claimed_asks if testing.asks(testing.without(at_home({"claimed": "private_copy"}), ["/release/state"]), "de/private-copy-claimed", "release.state")
