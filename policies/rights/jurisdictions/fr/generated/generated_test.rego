package rights.jurisdictions.fr.generated_test

import data.rights.testing

served_in(document) := object.union(document, {"release": {"territories": ["FR"]}})

training(source, uses) := served_in(object.union(
	testing.licensed_by(testing.with_fields(data.rights.testing.licence, {"uses": uses})),
	{
		"release": {"features": ["model_training"]},
		"components": [testing.with_fields(data.rights.testing.sample, {"source": source})],
	},
))

system(fields) := served_in(testing.released(fields))

voiced(voice) := served_in(testing.holding([testing.with_fields(data.rights.testing.own, {"voice": voice})]))

clone := {"kind": "clone", "person": "Mira Sol", "is_own": false, "identifiable": true, "consent": {"status": "none"}}

test_training_reserved_fires if testing.says(training({"lawful": true, "rights_reserved": true}, {"ai_use": false}), "fr/training-reserved", "violation/error")

test_training_reserved_near_miss if testing.silent(training({"lawful": true, "rights_reserved": false}, {"ai_use": false}), "fr/training-reserved")

test_training_reserved_asks if testing.asks(training({"lawful": true}, {"ai_use": false}), "fr/training-reserved", "uses[hook].source.rights_reserved")

test_training_reserved_near_miss_licensed if testing.silent(training({"lawful": true, "rights_reserved": true}, {"ai_use": true}), "fr/training-reserved")

test_ai_presumption_bill_fires if testing.says(system({"kind": "tool_or_service", "features": ["music_generation"]}), "fr/ai-presumption-bill", "violation/info")

test_ai_presumption_bill_near_miss if testing.silent(system({"kind": "single", "features": ["music_generation"]}), "fr/ai-presumption-bill")

test_voice_fires if testing.says(object.union(voiced(clone), {"release": {"labels": {"human": false}}}), "fr/voice", "violation/error")

test_voice_near_miss if testing.silent(voiced(object.union(clone, {"is_own": true})), "fr/voice")

test_voice_with_a_notice_warns if testing.says(object.union(voiced(clone), {"release": {"labels": {"human": true}}}), "fr/voice", "violation/warning")

test_voice_asks if testing.asks(voiced(object.remove(clone, ["identifiable"])), "fr/voice", "uses[drums].voice.identifiable")
