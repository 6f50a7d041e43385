package rights.jurisdictions.de.generated_test

import data.rights.jurisdictions.de.generated
import data.rights.testing

served_in(document) := object.union(document, {"release": {"territories": ["DE"]}})

training(source, uses) := served_in(object.union(
	testing.licensed_by(testing.with_fields(data.rights.testing.licence, {"uses": uses})),
	{
		"release": {"features": ["model_training"]},
		"components": [testing.with_fields(data.rights.testing.sample, {"source": source})],
	},
))

voiced(voice) := served_in(testing.holding([testing.with_fields(data.rights.testing.own, {"voice": voice})]))

clone := {"kind": "clone", "person": "Mira Sol", "is_own": false, "identifiable": true, "consent": {"status": "none"}}

made(generation, release) := object.union(
	testing.holding([testing.with_fields(data.rights.testing.pad, {"generation": object.union(data.rights.testing.pad.generation, generation)})]),
	{"release": object.union(release, {"territories": ["DE"]})},
)

test_training_reserved_fires if testing.says(training({"lawful": true}, {"ai_use": false}), "de/training-reserved", "violation/warning")

test_training_reserved_near_miss if testing.silent(training({"lawful": true}, {"ai_use": true}), "de/training-reserved")

test_training_reserved_asks if testing.asks(training({"lawful": true}, {"derivative": true}), "de/training-reserved", "licences[night-drive].uses.ai_use")

test_ai_output_similarity_fires if testing.says(made({"similarity": {"score_millis": 700}}, {}), "de/ai-output-similarity", "violation/warning")

test_ai_output_similarity_near_miss if testing.silent(made({"similarity": {"score_millis": 699}}, {}), "de/ai-output-similarity")

test_ai_authorship_fires if testing.says(made({"human_contribution": ["prompt_only"]}, {"warranties": {"ownership": true}}), "de/ai-authorship", "violation/warning")

test_ai_authorship_near_miss if testing.silent(made({"human_contribution": ["melody"]}, {"warranties": {"ownership": true}}), "de/ai-authorship")

test_ai_authorship_asks if testing.asks(made({}, {"warranties": {"ownership": true}}), "de/ai-authorship", "uses[pad].generation.human_contribution")

test_voice_fires if testing.says(voiced(clone), "de/voice", "violation/error")

test_voice_near_miss if testing.silent(voiced(object.union(clone, {"is_own": true})), "de/voice")

test_voice_asks if testing.asks(voiced(object.remove(clone, ["identifiable"])), "de/voice", "uses[drums].voice.identifiable")

test_training_reserved_undisclosed_model_warns if {
	testing.says(made({"training_provenance": "undisclosed"}, {}), "de/training-reserved", "violation/warning")
	testing.silent(made({"training_provenance": "undisclosed"}, {"commercial": false}), "de/training-reserved")
	testing.silent(made({"training_provenance": "licensed"}, {}), "de/training-reserved")
}

test_training_reserved_is_said_once_of_what_is_trained_on if {
	pad := testing.with_fields(data.rights.testing.pad, {"used_for_training": true})
	generated.as_data("component:pad") with input as testing.holding([pad])
	not generated.as_data("component:pad") with input as testing.holding([data.rights.testing.pad])
}
