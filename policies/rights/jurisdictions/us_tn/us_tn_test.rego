package rights.jurisdictions.us_tn_test

import data.rights.testing

singing(voice) := testing.holding([testing.with_fields(data.rights.testing.own, {"kind": "vocal", "voice": voice})])

clone := {"kind": "clone", "person": "Ada Nova", "identifiable": true, "consent": {"status": "none"}}

consent := {
	"status": "written_specific", "ai_replication": true, "territories": ["WW"], "platforms": ["all"], "ends": "perpetual",
}

agreed(fields) := singing(object.union(clone, {"consent": object.union(consent, fields)}))

test_voice_elvis_act_fires if {
	testing.says(singing(clone), "us-tn/voice-elvis-act", "violation/error")
	testing.says(singing(object.union(clone, {"kind": "soundalike"})), "us-tn/voice-elvis-act", "violation/warning")
	testing.found(singing(clone), "us-tn/voice-elvis-act")[0].scope == {"territory": "US"}
}

test_voice_elvis_act_near_miss if {
	testing.silent(agreed({}), "us-tn/voice-elvis-act")
	testing.silent(singing(object.union(clone, {"is_own": true})), "us-tn/voice-elvis-act")
	testing.silent(singing(object.union(clone, {"identifiable": false})), "us-tn/voice-elvis-act")
	testing.silent(singing(object.union(clone, {"kind": "synthetic_generic"})), "us-tn/voice-elvis-act")
	testing.silent(object.union(singing(clone), {"release": {"territories": ["DE"]}}), "us-tn/voice-elvis-act")
}

test_voice_elvis_act_consent_out_of_scope_fires if {
	every fields in [
		{"status": "written_general"}, {"status": "oral"}, {"ai_replication": false}, {"territories": ["DE"]}, {"ends": "2026-11-30"},
		{"starts": "2027-01-01"},
	] {
		testing.says(agreed(fields), "us-tn/voice-elvis-act", "violation/error")
	}
}

test_voice_elvis_act_asks if {
	testing.asks(singing({"kind": "clone", "consent": {"status": "none"}}), "us-tn/voice-elvis-act", "uses[drums].voice.identifiable")
	testing.asks(singing({"kind": "clone", "identifiable": true}), "us-tn/voice-elvis-act", "uses[drums].voice.consent.status")
	unscoped := singing(object.union(clone, {"consent": {"status": "written_specific", "ai_replication": true, "ends": "perpetual"}}))
	testing.asks(unscoped, "us-tn/voice-elvis-act", "uses[drums].voice.consent.territories")
}

test_voice_elvis_act_signed_performer_is_silent if {
	people := [{"name": "Ada Nova", "role": "singer", "agreement": "signed"}]
	testing.silent(object.union(singing(clone), {"contributors": people}), "us-tn/voice-elvis-act")
	testing.says(object.union(singing(clone), {"contributors": [{"name": "Ada Nova", "role": "singer", "agreement": "missing"}]}), "us-tn/voice-elvis-act", "violation/error")
}
