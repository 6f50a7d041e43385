package rights.jurisdictions.any.generated_test

import data.rights.jurisdictions.any.generated
import data.rights.testing

singing(voice, release) := object.union(
	testing.holding([testing.with_fields(data.rights.testing.own, {"kind": "vocal", "voice": voice})]),
	{"release": release},
)

consent := {"status": "written_specific", "ai_replication": true, "platforms": ["all"], "ends": "perpetual"}

made(generation, release) := object.union(
	testing.holding([testing.with_fields(data.rights.testing.pad, {"generation": generation})]),
	{"release": release},
)

fed(given) := made({"inputs": [given]}, {})

ordered(similarity) := testing.holding([testing.with_fields(data.rights.testing.own, {
	"origin": "commissioned", "generation": {"similarity": similarity},
})])

separated(separation) := testing.holding([testing.with_fields(
	testing.without(data.rights.testing.stem, ["/separation"]),
	{"separation": separation},
)])

test_voice_clone_no_consent_fires if {
	testing.says(singing({"kind": "clone", "consent": {"status": "none"}}, {}), "any/voice-clone-no-consent", "violation/error")
	narrow := object.union(consent, {"platforms": ["spotify"]})
	testing.says(singing({"kind": "clone", "consent": narrow}, {}), "any/voice-clone-no-consent", "violation/error")
}

test_voice_clone_no_consent_near_miss if {
	testing.silent(singing({"kind": "clone", "consent": consent}, {}), "any/voice-clone-no-consent")
	testing.silent(singing({"kind": "clone", "is_own": true}, {}), "any/voice-clone-no-consent")
	testing.silent(singing({"kind": "clone", "consent": {"status": "none"}}, {"platforms": []}), "any/voice-clone-no-consent")
	testing.silent(singing({"kind": "soundalike", "consent": {"status": "none"}}, {}), "any/voice-clone-no-consent")
}

test_voice_clone_no_consent_asks if {
	testing.asks(singing({"kind": "clone"}, {}), "any/voice-clone-no-consent", "uses[drums].voice.consent.status")
	vocal := testing.with_fields(data.rights.testing.pad, {"kind": "vocal"})
	testing.asks(testing.holding([vocal]), "any/voice-clone-no-consent", "uses[pad].voice.kind")
}

test_ai_ownership_warranty_fires if {
	testing.says(made({}, {"warranties": {"exclusive": true}}), "any/ai-ownership-warranty", "violation/warning")
}

test_ai_ownership_warranty_near_miss if {
	testing.silent(made({}, {"warranties": {"exclusive": false, "ownership": false}}), "any/ai-ownership-warranty")
	testing.silent(testing.released({"warranties": {"exclusive": true, "ownership": true}}), "any/ai-ownership-warranty")
}

test_ai_ownership_warranty_asks if testing.asks(made({}, {}), "any/ai-ownership-warranty", "release.warranties.ownership")

test_ai_output_not_unique_fires if {
	testing.says(made({}, {"monetisation": ["content_id"]}), "any/ai-output-not-unique", "violation/warning")
	testing.says(made({}, {"fingerprint_optin": ["tiktok"]}), "any/ai-output-not-unique", "violation/warning")
}

test_ai_output_not_unique_near_miss if {
	testing.silent(made({}, {"monetisation": ["streaming"]}), "any/ai-output-not-unique")
	testing.silent(testing.released({"monetisation": ["content_id"]}), "any/ai-output-not-unique")
}

test_generator_input_fires if {
	testing.says(fed({"kind": "hum", "owner": "third_party"}), "any/generator-input", "violation/warning")
}

test_generator_input_near_miss if {
	testing.silent(fed({"kind": "hum", "owner": "own"}), "any/generator-input")
	testing.silent(made({"mode": "text"}, {}), "any/generator-input")
}

test_generator_input_licensed_is_silent if {
	entry := testing.with_fields(data.rights.testing.licence, {"uses": {"derivative": true, "ai_use": true}})
	pad := testing.with_fields(data.rights.testing.pad, {"generation": {"inputs": [{"kind": "stem", "owner": "third_party", "component": "hook"}]}})
	document := object.union(testing.holding([pad, data.rights.testing.sample]), {"licences": [entry]})
	testing.silent(document, "any/generator-input")
	silent_on_ai := object.union(document, {"licences": [data.rights.testing.licence]})
	testing.says(silent_on_ai, "any/generator-input", "violation/warning")
}

test_generator_input_asks if {
	testing.asks(fed({"kind": "hum"}), "any/generator-input", "uses[pad].generation.inputs[].owner")
	testing.asks(made({"mode": "reference"}, {}), "any/generator-input", "uses[pad].generation.inputs")
}

test_commission_too_close_fires if {
	testing.says(ordered({"score_millis": 800, "reference": "River Song"}), "any/commission-too-close", "violation/warning")
}

test_commission_too_close_near_miss if testing.silent(ordered({"score_millis": 300}), "any/commission-too-close")

test_separation_model_training_fires if {
	testing.says(separated({"tool": "demucs", "model": "htdemucs"}), "any/separation-model-training", "violation/info")
}

test_separation_model_training_near_miss if {
	testing.silent(separated({"tool": "demucs", "model": "mdx"}), "any/separation-model-training")
	testing.silent(separated({"tool": "another"}), "any/separation-model-training")
}

test_fingerprint_of_a_loop_others_may_use if {
	generated.repeatable({"origin": "non_exclusive_loop"})
	not generated.repeatable({"origin": "non_exclusive_loop", "exclusive": true})
}

test_generator_input_from_own_material_is_own if {
	generated.input_standing({"component": "drums"}) == "own" with input as data.rights.testing.lawful
	generated.input_standing({"component": "hook"}) == "open" with input as data.rights.testing.lawful
}

test_generator_input_asks_for_the_licensed_use if {
	given := {"tool": "suno", "inputs": [{"owner": "licensed"}]}
	document := testing.holding([testing.with_fields(data.rights.testing.pad, {"generation": given})])
	testing.asks(document, "any/generator-input", "uses[pad].generation.inputs[].component")
}
