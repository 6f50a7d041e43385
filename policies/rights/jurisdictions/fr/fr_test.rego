package rights.jurisdictions.fr_test

import data.rights.testing

served_in(document) := object.union(document, {"release": {"territories": ["FR"]}})

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
	{"release": {"territories": ["FR"], "state": "private", "commercial": false, "platforms": []}},
)

test_sampling_recording_fires if testing.says(served_in(data.rights.testing.unlicensed), "fr/sampling-recording", "violation/error")

test_sampling_recording_near_miss if testing.silent(served_in(data.rights.testing.lawful), "fr/sampling-recording")

test_sampling_recording_asks if testing.asks(served_in(testing.licensed_by(testing.without(data.rights.testing.licence, ["/ends"]))), "fr/sampling-recording", "licences[night-drive].ends")

test_sampling_composition_fires if testing.says(served_in(data.rights.testing.unlicensed), "fr/sampling-composition", "violation/error")

test_sampling_composition_near_miss if testing.silent(served_in(data.rights.testing.lawful), "fr/sampling-composition")

test_pastiche_claimed_fires if testing.says(claiming({"claimed": "pastiche", "elements": {"evokes_identified_work": true, "noticeably_different": true, "dialogue_recognisable": true, "concealed": false}}), "fr/pastiche-claimed", "violation/warning")

test_pastiche_claimed_near_miss if testing.silent(licensed_claim({"claimed": "pastiche"}), "fr/pastiche-claimed")

test_pastiche_claimed_asks if testing.asks(claiming({"claimed": "pastiche"}), "fr/pastiche-claimed", "uses[hook].exception.elements.concealed")

test_quotation_claimed_fires if testing.says(claiming({"claimed": "quotation", "elements": {"source_acknowledged": true}}), "fr/quotation-claimed", "violation/warning")

test_quotation_claimed_near_miss if testing.silent(licensed_claim({"claimed": "quotation"}), "fr/quotation-claimed")

test_quotation_claimed_asks if testing.asks(claiming({"claimed": "quotation"}), "fr/quotation-claimed", "uses[hook].exception.elements.source_acknowledged")

test_private_copy_claimed_fires if testing.says(claiming({"claimed": "private_copy"}), "fr/private-copy-claimed", "violation/warning")

test_private_copy_claimed_near_miss if testing.silent(at_home({"claimed": "private_copy"}), "fr/private-copy-claimed")

test_private_copy_claimed_asks if testing.asks(testing.without(at_home({"claimed": "private_copy"}), ["/release/state"]), "fr/private-copy-claimed", "release.state")
