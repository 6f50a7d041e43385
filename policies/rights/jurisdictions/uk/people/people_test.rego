package rights.jurisdictions.uk.people_test

import data.rights.testing

singing(voice) := testing.holding([testing.with_fields(data.rights.testing.own, {"kind": "vocal", "voice": voice})])

licensed_stem(fields) := object.union(
	testing.holding([testing.with_fields(data.rights.testing.stem, {"licences": ["night-drive"]})]),
	{"licences": [testing.with_fields(data.rights.testing.licence, fields)]},
)

test_performer_consent_fires if {
	testing.says(testing.holding([data.rights.testing.stem]), "uk/performer-consent", "violation/warning")
}

test_performer_consent_near_miss if {
	testing.silent(licensed_stem({"rights": ["master", "composition", "performer"]}), "uk/performer-consent")
	testing.silent(data.rights.testing.unlicensed, "uk/performer-consent")
}

test_performer_consent_asks if testing.asks(licensed_stem({}), "uk/performer-consent", "licences[night-drive].rights")

test_integrity_fires if testing.says(testing.holding([data.rights.testing.stem]), "uk/integrity", "notice/info")

test_integrity_near_miss if testing.silent(licensed_stem({"integrity": "waived"}), "uk/integrity")

test_voice_fires if {
	testing.says(singing({"kind": "soundalike", "consent": {"status": "none"}}), "uk/voice", "violation/warning")
}

test_voice_near_miss if {
	testing.silent(singing({"kind": "clone", "identifiable": false}), "uk/voice")
	testing.silent(singing({"kind": "human"}), "uk/voice")
}

test_voice_asks if testing.asks(singing({"kind": "clone"}), "uk/voice", "uses[drums].voice.consent.status")
