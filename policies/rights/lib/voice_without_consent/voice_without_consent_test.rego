package rights.lib.voice_without_consent_test

import data.rights.lib.voice_without_consent
import data.rights.testing

voiced(fields) := {"id": "vox", "kind": "vocal", "origin": "ai_generated", "voice": fields}

test_the_dead_do_not_live if {
	voice_without_consent.answered("living", voiced({"death_year": 2001}), false)
	not voice_without_consent.answered("living", voiced({}), false)
}

test_whether_it_could_deceive_is_what_was_said if {
	voice_without_consent.answered("deceptive", voiced({"could_deceive": true}), true)
	not voice_without_consent.answered("deceptive", voiced({}), true)
	voice_without_consent.answered("deceptive", voiced({"could_deceive": false}), false)
	not voice_without_consent.answered("deceptive", voiced({}), false)
}

test_an_advertisement_by_kind_or_by_brand if {
	voice_without_consent.answered("ad", {}, true) with input as testing.released({"kind": "ad"})
	voice_without_consent.answered("ad", {}, true) with input as testing.released({"brand_or_ad": true})
	voice_without_consent.answered("ad", {}, false) with input as testing.released({"brand_or_ad": false})
	not voice_without_consent.answered("ad", {}, false) with input as testing.released({"kind": "ad", "brand_or_ad": false})
}

test_consent_for_the_union_reaches_its_members if {
	"FR" in voice_without_consent.consented_territories(voiced({"consent": {"territories": ["EU"]}}))
	voice_without_consent.consented_territories(voiced({"consent": {"territories": ["US"]}})) == {"US"}
}

test_who_has_signed if {
	performers := {"credits": {"performers": [{"name": "Ada Nova", "agreement": "signed"}, {"name": "Bo Ek", "agreement": "none"}]}}
	document := {"tracks": [testing.with_fields(data.rights.testing.lawful.tracks[0], performers)]}
	data.rights.lib.voice_without_consent.signed == {"Ada Nova"} with input as object.union(data.rights.testing.lawful, document)
}

test_a_voice_of_no_known_kind_is_asked_about if {
	unnamed := voiced({"person": "Ada Nova"})
	unnamed in data.rights.lib.voice_without_consent.unnamed_voices with input as testing.holding([unnamed])
	generic := voiced({"kind": "generic"})
	not generic in data.rights.lib.voice_without_consent.unnamed_voices with input as testing.holding([generic])
}
