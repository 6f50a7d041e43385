package rights.jurisdictions.br_test

import data.rights.testing

served_in(document) := object.union(document, {"release": {"territories": ["BR"]}})

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

altered(integrity) := served_in(object.union(
	testing.licensed_by(testing.with_fields(data.rights.testing.licence, {"integrity": integrity})),
	{"components": [testing.with_fields(data.rights.testing.sample, {"transform": {"modified": true}})]},
))

system(fields) := served_in(testing.released(fields))

test_sampling_recording_fires if testing.says(served_in(data.rights.testing.unlicensed), "br/sampling-recording", "violation/error")

test_sampling_recording_near_miss if testing.silent(served_in(data.rights.testing.lawful), "br/sampling-recording")

test_sampling_recording_asks if testing.asks(served_in(testing.licensed_by(testing.without(data.rights.testing.licence, ["/ends"]))), "br/sampling-recording", "licences[night-drive].ends")

test_exception_claimed_fires if testing.says(claiming({"claimed": "parody"}), "br/exception-claimed", "violation/warning")

test_exception_claimed_near_miss if testing.silent(licensed_claim({"claimed": "parody"}), "br/exception-claimed")

test_integrity_fires if testing.says(altered("refused"), "br/integrity", "violation/warning")

test_integrity_near_miss if testing.silent(altered("consented"), "br/integrity")

test_integrity_asks if testing.asks(altered("unknown"), "br/integrity", "licences[night-drive].integrity")

test_ai_bill_fires if testing.says(system({"kind": "tool_or_service", "features": ["music_generation"]}), "br/ai-bill", "violation/info")

test_ai_bill_near_miss if testing.silent(system({"features": ["stem_separation"]}), "br/ai-bill")

test_term_fires if testing.says(public_domain(2011), "br/term", "violation/error")

test_term_near_miss if testing.silent(public_domain(1900), "br/term")

test_term_asks if testing.asks(testing.without(public_domain(1900), ["/components/0/pd_claim/evidence"]), "br/term", "uses[hook].pd_claim.evidence")
