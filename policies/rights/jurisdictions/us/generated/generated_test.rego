package rights.jurisdictions.us.generated_test

import data.rights.jurisdictions.us.generated
import data.rights.testing

made(generation, release) := object.union(
	testing.holding([testing.with_fields(data.rights.testing.pad, {"generation": generation})]),
	{"release": release},
)

registering(registration, ai) := testing.changed({
	"tracks": [{"asset": "master.wav", "title": "Midnight Ferry", "form": "original", "ai": object.union(data.rights.testing.human, ai)}],
	"release": object.union(data.rights.testing.lawful.release, {"registration": {"US": registration}}),
})

singing(voice) := testing.holding([testing.with_fields(data.rights.testing.own, {"kind": "vocal", "voice": voice})])

owned := {"warranties": {"ownership": true}}

test_ai_authorship_fires if {
	testing.says(made({"human_contribution": ["prompt_only"]}, owned), "us/ai-authorship", "violation/warning")
}

test_ai_authorship_near_miss if {
	testing.silent(made({"human_contribution": ["prompt_only", "lyrics"]}, owned), "us/ai-authorship")
	testing.silent(made({"human_contribution": ["prompt_only"]}, {"warranties": {"ownership": false}}), "us/ai-authorship")
}

test_ai_authorship_asks if testing.asks(made({}, owned), "us/ai-authorship", "uses[pad].generation.human_contribution")

test_ai_registration_disclosure_fires if {
	document := registering({"status": "filed", "ai_disclosed": false}, {"vocals": "full"})
	testing.says(document, "us/ai-registration-disclosure", "violation/warning")
}

test_ai_registration_disclosure_near_miss if {
	testing.silent(registering({"status": "filed", "ai_disclosed": true}, {"vocals": "full"}), "us/ai-registration-disclosure")
	testing.silent(registering({"status": "filed", "ai_disclosed": false}, {"vocals": "processed"}), "us/ai-registration-disclosure")
	testing.silent(registering({"status": "none"}, {"vocals": "full"}), "us/ai-registration-disclosure")
}

test_ai_registration_disclosure_asks if {
	document := registering({"status": "intended"}, {"vocals": "full"})
	testing.asks(document, "us/ai-registration-disclosure", "release.registration.US.ai_disclosed")
	unsaid := testing.without(registering({"status": "intended"}, {}), ["/tracks/0/ai/lyrics"])
	testing.asks(unsaid, "us/ai-registration-disclosure", "tracks[master.wav].ai.lyrics")
}

test_ai_training_provenance_fires if {
	testing.says(made({"training_provenance": "undisclosed"}, {}), "us/ai-training-provenance", "violation/warning")
}

test_ai_training_provenance_near_miss if {
	testing.silent(made({"training_provenance": "licensed"}, {}), "us/ai-training-provenance")
	testing.silent(made({"training_provenance": "undisclosed"}, {"commercial": false}), "us/ai-training-provenance")
}

test_ai_training_provenance_asks if {
	testing.asks(made({}, {}), "us/ai-training-provenance", "uses[pad].generation.training_provenance")
}

test_secondary_liability_fires if {
	testing.says(made({"training_provenance": "known_infringing"}, {}), "us/secondary-liability", "violation/warning")
	tool := testing.released({"kind": "tool_or_service", "features": ["stem_separation"]})
	testing.says(tool, "us/secondary-liability", "violation/warning")
}

test_secondary_liability_near_miss if {
	testing.silent(made({"training_provenance": "undisclosed"}, {}), "us/secondary-liability")
	testing.silent(testing.released({"kind": "tool_or_service", "features": ["voice_clone"]}), "us/secondary-liability")
}

test_secondary_liability_asks if {
	testing.asks(testing.released({"kind": "tool_or_service"}), "us/secondary-liability", "release.features")
}

test_ai_output_similarity_fires if {
	testing.says(made({"similarity": {"score_millis": 700}}, {}), "us/ai-output-similarity", "violation/warning")
}

test_ai_output_similarity_near_miss if testing.silent(made({"similarity": {"score_millis": 699}}, {}), "us/ai-output-similarity")

test_style_imitation_fires if {
	testing.says(made({"prompt_names_artist": true}, {}), "us/style-imitation", "violation/info")
	testing.says(made({"inputs": [{"kind": "reference_track", "owner": "third_party"}]}, {}), "us/style-imitation", "violation/info")
}

test_style_imitation_near_miss if testing.silent(made({"prompt_names_artist": false}, {}), "us/style-imitation")

test_no_fakes_bill_fires if testing.says(singing({"kind": "clone", "person": "Ada Nova"}), "us/no-fakes-bill", "violation/info")

test_no_fakes_bill_near_miss if {
	testing.silent(singing({"kind": "clone", "is_own": true}), "us/no-fakes-bill")
	testing.silent(singing({"kind": "synthetic_generic"}), "us/no-fakes-bill")
}

test_a_track_is_generated_by_its_parts_too if {
	track := data.rights.testing.lawful.tracks[0]
	generated.generated(track) with input as testing.holding([data.rights.testing.pad])
	not generated.generated(track) with input as data.rights.testing.lawful
}
