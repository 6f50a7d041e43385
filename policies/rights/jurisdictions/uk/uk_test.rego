package rights.jurisdictions.uk_test

import data.rights.testing

claiming(exception) := testing.changed({"licences": [], "components": [testing.with_fields(
	data.rights.testing.unlicensed_sample,
	{"exception": exception},
)]})

test_sampling_recording_fires if {
	testing.says(data.rights.testing.unlicensed, "uk/sampling-recording", "violation/error")
	testing.found(data.rights.testing.unlicensed, "uk/sampling-recording")[0].scope == {"territory": "GB"}
}

test_sampling_recording_near_miss if testing.silent(data.rights.testing.lawful, "uk/sampling-recording")

test_stem_separation_copy_fires if testing.says(testing.holding([data.rights.testing.stem]), "uk/stem-separation-copy", "violation/error")

test_stem_separation_copy_near_miss if {
	document := object.union(testing.holding([data.rights.testing.stem]), {"release": {"territories": ["US"]}})
	testing.silent(document, "uk/stem-separation-copy")
}

test_pastiche_claimed_fires if testing.says(claiming({"claimed": "caricature"}), "uk/pastiche-claimed", "violation/warning")

test_pastiche_claimed_near_miss if testing.silent(claiming({"claimed": "quotation"}), "uk/pastiche-claimed")

test_quotation_claimed_fires if {
	testing.says(claiming({"claimed": "quotation", "elements": {"source_acknowledged": false}}), "uk/quotation-claimed", "violation/warning")
}

test_quotation_claimed_near_miss if testing.silent(claiming({"claimed": "pastiche"}), "uk/quotation-claimed")

test_quotation_claimed_asks_for_the_source if {
	testing.asks(claiming({"claimed": "quotation"}), "uk/quotation-claimed", "uses[hook].exception.elements.source_acknowledged")
}
