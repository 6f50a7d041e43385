package rights.jurisdictions.jp_test

import data.rights.testing

served_in(document) := object.union(document, {"release": {"territories": ["JP"]}})

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
	{"release": {"territories": ["JP"], "state": "private", "commercial": false, "platforms": []}},
)

altered(integrity) := served_in(object.union(
	testing.licensed_by(testing.with_fields(data.rights.testing.licence, {"integrity": integrity})),
	{"components": [testing.with_fields(data.rights.testing.sample, {"transform": {"modified": true}})]},
))

voiced(voice) := served_in(testing.holding([testing.with_fields(data.rights.testing.own, {"voice": voice})]))

clone := {"kind": "clone", "person": "Mira Sol", "is_own": false, "identifiable": true, "consent": {"status": "none"}}

test_sampling_recording_fires if testing.says(served_in(data.rights.testing.unlicensed), "jp/sampling-recording", "violation/error")

test_sampling_recording_near_miss if testing.silent(served_in(data.rights.testing.lawful), "jp/sampling-recording")

test_sampling_recording_asks if testing.asks(served_in(testing.licensed_by(testing.without(data.rights.testing.licence, ["/ends"]))), "jp/sampling-recording", "licences[night-drive].ends")

test_analysis_claimed_fires if testing.says(claiming({"claimed": "jp_30_4"}), "jp/analysis-claimed", "violation/warning")

test_analysis_claimed_near_miss if testing.silent(licensed_claim({"claimed": "jp_30_4"}), "jp/analysis-claimed")

test_private_copy_claimed_fires if testing.says(claiming({"claimed": "private_copy"}), "jp/private-copy-claimed", "violation/warning")

test_private_copy_claimed_near_miss if testing.silent(at_home({"claimed": "private_copy"}), "jp/private-copy-claimed")

test_private_copy_claimed_asks if testing.asks(testing.without(at_home({"claimed": "private_copy"}), ["/release/state"]), "jp/private-copy-claimed", "release.state")

test_integrity_fires if testing.says(altered("refused"), "jp/integrity", "violation/warning")

test_integrity_near_miss if testing.silent(altered("consented"), "jp/integrity")

test_integrity_reaches_a_cover_with_new_words if {
	cover := testing.with_fields(testing.without(data.rights.testing.unlicensed_sample, ["/heard"]), {"origin": "cover"})
	track := {"asset": "master.wav", "form": "cover", "composition_altered": true}
	testing.says(served_in(object.union(testing.holding([cover]), {"tracks": [track]})), "jp/integrity", "violation/warning")
	testing.silent(served_in(testing.holding([cover])), "jp/integrity")
}

test_integrity_asks if testing.asks(altered("unknown"), "jp/integrity", "licences[night-drive].integrity")

test_term_fires if testing.says(public_domain(2011), "jp/term", "violation/error")

test_term_near_miss if testing.silent(public_domain(1900), "jp/term")

test_term_asks if testing.asks(testing.without(public_domain(1900), ["/components/0/pd_claim/evidence"]), "jp/term", "uses[hook].pd_claim.evidence")

test_voice_fires if testing.says(voiced(clone), "jp/voice", "violation/warning")

test_voice_near_miss if testing.silent(voiced(object.union(clone, {"is_own": true})), "jp/voice")

test_voice_asks if testing.asks(voiced(object.remove(clone, ["identifiable"])), "jp/voice", "uses[drums].voice.identifiable")
