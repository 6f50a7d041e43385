package rights.jurisdictions.ch_test

import data.rights.testing

served_in(document) := object.union(document, {"release": {"territories": ["CH"]}})

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

at_home(exception) := object.union(
	testing.changed({"licences": [], "components": [testing.with_fields(
		data.rights.testing.unlicensed_sample,
		{"exception": exception, "source": {"lawful": true}},
	)]}),
	{"release": {"territories": ["CH"], "state": "private", "commercial": false, "platforms": []}},
)

sourced(source) := served_in(testing.changed({"components": [testing.with_fields(data.rights.testing.sample, {"source": source})]}))

cover(licences) := served_in(testing.holding([{
	"id": "cover",
	"kind": "performance",
	"origin": "cover",
	"track": "master.wav",
	"assets": ["master.wav"],
	"composition": {"title": "Night Drive", "writers": ["Ada Nova"]},
	"licences": licences,
}]))

test_sampling_recording_fires if testing.says(served_in(data.rights.testing.unlicensed), "ch/sampling-recording", "violation/error")

test_sampling_recording_near_miss if testing.silent(served_in(data.rights.testing.lawful), "ch/sampling-recording")

test_sampling_recording_asks if testing.asks(served_in(testing.licensed_by(testing.without(data.rights.testing.licence, ["/ends"]))), "ch/sampling-recording", "licences[night-drive].ends")

test_parody_claimed_fires if testing.says(claiming({"claimed": "parody"}), "ch/parody-claimed", "violation/warning")

test_parody_claimed_near_miss if testing.silent(licensed_claim({"claimed": "parody"}), "ch/parody-claimed")

test_private_copy_claimed_fires if testing.says(claiming({"claimed": "private_copy"}), "ch/private-copy-claimed", "violation/warning")

test_private_copy_claimed_near_miss if testing.silent(at_home({"claimed": "private_copy"}), "ch/private-copy-claimed")

test_private_copy_claimed_asks if testing.asks(testing.without(at_home({"claimed": "private_copy"}), ["/release/state"]), "ch/private-copy-claimed", "release.state")

test_term_fires if testing.says(public_domain(2011), "ch/term", "violation/error")

test_term_near_miss if testing.silent(public_domain(1900), "ch/term")

test_term_asks if testing.asks(testing.without(public_domain(1900), ["/components/0/pd_claim/evidence"]), "ch/term", "uses[hook].pd_claim.evidence")

test_circumvention_fires if testing.says(sourced({"tpm_circumvented": true}), "ch/circumvention", "violation/warning")

test_circumvention_near_miss if testing.silent(sourced({"tpm_circumvented": false, "acquisition": "cd"}), "ch/circumvention")

test_circumvention_at_home_is_left_alone if {
	document := object.union(sourced({"tpm_circumvented": true}), {"release": {"state": "private"}})
	testing.silent(document, "ch/circumvention")
}

test_cover_mechanical_fires if testing.says(cover([]), "ch/cover-mechanical", "violation/warning")

test_cover_mechanical_near_miss if testing.silent(cover(["night-drive"]), "ch/cover-mechanical")
