package rights.jurisdictions.ca_test

import data.rights.testing

served_in(document) := object.union(document, {"release": {"territories": ["CA"]}})

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
	{"release": {"territories": ["CA"], "state": "private", "commercial": false, "platforms": []}},
)

test_sampling_recording_fires if testing.says(served_in(data.rights.testing.unlicensed), "ca/sampling-recording", "violation/error")

test_sampling_recording_near_miss if testing.silent(served_in(data.rights.testing.lawful), "ca/sampling-recording")

test_sampling_recording_asks if testing.asks(served_in(testing.licensed_by(testing.without(data.rights.testing.licence, ["/ends"]))), "ca/sampling-recording", "licences[night-drive].ends")

test_ugc_claimed_fires if testing.says(claiming({"claimed": "ca_ugc", "elements": {"source_acknowledged": true, "market_harm": false}}), "ca/ugc-claimed", "violation/warning")

test_ugc_claimed_near_miss if testing.silent(licensed_claim({"claimed": "ca_ugc"}), "ca/ugc-claimed")

test_ugc_claimed_asks if testing.asks(claiming({"claimed": "ca_ugc"}), "ca/ugc-claimed", "uses[hook].exception.elements.market_harm")

test_fair_dealing_claimed_fires if testing.says(claiming({"claimed": "parody"}), "ca/fair-dealing-claimed", "violation/warning")

test_fair_dealing_claimed_near_miss if testing.silent(licensed_claim({"claimed": "parody"}), "ca/fair-dealing-claimed")

test_private_copy_claimed_fires if testing.says(claiming({"claimed": "private_copy"}), "ca/private-copy-claimed", "violation/warning")

test_private_copy_claimed_near_miss if testing.silent(at_home({"claimed": "private_copy"}), "ca/private-copy-claimed")

test_private_copy_claimed_asks if testing.asks(testing.without(at_home({"claimed": "private_copy"}), ["/release/state"]), "ca/private-copy-claimed", "release.state")
