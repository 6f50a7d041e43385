package rights.jurisdictions.au_test

import data.rights.testing

served_in(document) := object.union(document, {"release": {"territories": ["AU"]}})

public_domain(year) := served_in(testing.holding([testing.with_fields(
	testing.without(data.rights.testing.unlicensed_sample, ["/heard"]),
	{
		"origin": "public_domain",
		"recording": {"title": "Old Song", "first_published_year": year, "first_fixed_year": year},
		"composition": {"title": "Old Song", "last_writer_death_year": year},
		"pd_claim": {"recording": true, "composition": true, "evidence": "label.jpg"},
	},
)]))

claiming(exception) := served_in(testing.changed({"licences": [], "components": [testing.with_fields(
	data.rights.testing.unlicensed_sample,
	{"exception": exception},
)]}))

licensed_claim(exception) := served_in(testing.changed({"components": [testing.with_fields(
	data.rights.testing.sample,
	{"exception": exception},
)]}))

training(source, uses) := served_in(object.union(
	testing.licensed_by(testing.with_fields(data.rights.testing.licence, {"uses": uses})),
	{
		"release": {"features": ["model_training"]},
		"components": [testing.with_fields(data.rights.testing.sample, {"source": source})],
	},
))

test_sampling_recording_fires if testing.says(served_in(data.rights.testing.unlicensed), "au/sampling-recording", "violation/error")

test_sampling_recording_near_miss if testing.silent(served_in(data.rights.testing.lawful), "au/sampling-recording")

test_sampling_recording_asks if testing.asks(served_in(testing.licensed_by(testing.without(data.rights.testing.licence, ["/ends"]))), "au/sampling-recording", "licences[night-drive].ends")

test_sampling_composition_fires if testing.says(served_in(data.rights.testing.unlicensed), "au/sampling-composition", "violation/error")

test_sampling_composition_near_miss if testing.silent(served_in(data.rights.testing.lawful), "au/sampling-composition")

test_parody_claimed_fires if testing.says(claiming({"claimed": "parody"}), "au/parody-claimed", "violation/warning")

test_parody_claimed_near_miss if testing.silent(licensed_claim({"claimed": "parody"}), "au/parody-claimed")

test_training_reserved_fires if testing.says(training({"lawful": true}, {"ai_use": false}), "au/training-reserved", "violation/error")

test_training_reserved_near_miss if testing.silent(training({"lawful": true}, {"ai_use": true}), "au/training-reserved")

test_training_reserved_asks if testing.asks(training({"lawful": true}, {"derivative": true}), "au/training-reserved", "licences[night-drive].uses.ai_use")

test_term_fires if testing.says(public_domain(2011), "au/term", "violation/error")

test_term_near_miss if testing.silent(public_domain(1900), "au/term")

test_term_asks if testing.asks(testing.without(public_domain(1900), ["/components/0/pd_claim/evidence"]), "au/term", "uses[hook].pd_claim.evidence")
