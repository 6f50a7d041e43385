package rights.jurisdictions.eu.generated_test

import data.rights.testing

served_in(document) := object.union(document, {"release": {"territories": ["FR"]}})

marked(mark, components) := served_in(testing.changed({"components": components, "assets": [{
	"id": "master.wav",
	"path": "master.wav",
	"role": "master",
	"in_deliverable": true,
	"marks": [mark],
}]}))

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

made(generation, release) := object.union(
	testing.holding([testing.with_fields(data.rights.testing.pad, {"generation": object.union(data.rights.testing.pad.generation, generation)})]),
	{"release": object.union(release, {"territories": ["FR"]})},
)

test_training_reserved_fires if testing.says(training({"lawful": true, "rights_reserved": true}, {"ai_use": false}), "eu/training-reserved", "violation/error")

test_training_reserved_near_miss if testing.silent(training({"lawful": true, "rights_reserved": false}, {"ai_use": false}), "eu/training-reserved")

test_training_reserved_asks if testing.asks(training({"lawful": true}, {"ai_use": false}), "eu/training-reserved", "uses[hook].source.rights_reserved")

test_training_reserved_near_miss_licensed if testing.silent(training({"lawful": true, "rights_reserved": true}, {"ai_use": true}), "eu/training-reserved")

test_ai_act_deepfake_notice_fires if testing.says(object.union(voiced(object.union(clone, {"could_deceive": true})), {"release": {"professional": true, "labels": {"human": false}}}), "eu/ai-act-deepfake-notice", "violation/error")

test_ai_act_deepfake_notice_near_miss if testing.silent(object.union(voiced(object.union(clone, {"could_deceive": false})), {"release": {"professional": true, "labels": {"human": false}}}), "eu/ai-act-deepfake-notice")

test_ai_act_deepfake_notice_asks if testing.asks(object.union(voiced(clone), {"release": {"professional": true, "labels": {"human": false}}}), "eu/ai-act-deepfake-notice", "uses[drums].voice.could_deceive")

test_ai_act_machine_marking_fires if testing.says(system({"ai_roles": ["provider"], "ai_system": {"placed_on_market_on": "2026-09-01"}, "labels": {"machine": false}}), "eu/ai-act-machine-marking", "violation/error")

test_ai_act_machine_marking_near_miss if testing.silent(system({"ai_roles": ["provider"], "ai_system": {"placed_on_market_on": "2026-09-01"}, "labels": {"machine": true}}), "eu/ai-act-machine-marking")

test_ai_act_machine_marking_asks if testing.asks(system({"ai_roles": ["provider"], "ai_system": {"placed_on_market_on": "2026-09-01"}}), "eu/ai-act-machine-marking", "release.labels.machine")

test_ai_act_machine_marking_waits_for_older_systems if {
	old := {"release_on": "2026-11-25", "ai_roles": ["provider"], "labels": {"machine": false}}
	placed := object.union(old, {"ai_system": {"placed_on_market_on": "2026-03-01"}})
	testing.silent(system(placed), "eu/ai-act-machine-marking")
	testing.asks(system(old), "eu/ai-act-machine-marking", "release.ai_system.placed_on_market_on")
	later := object.union(placed, {"release_on": "2026-12-02"})
	testing.says(system(later), "eu/ai-act-machine-marking", "violation/error")
}

test_ai_act_interaction_notice_fires if testing.says(system({"features": ["conversational_voice"], "labels": {"human": false}}), "eu/ai-act-interaction-notice", "violation/warning")

test_ai_act_interaction_notice_near_miss if testing.silent(system({"features": ["conversational_voice"], "labels": {"human": true}}), "eu/ai-act-interaction-notice")

test_ai_marks_kept_fires if testing.says(marked({"kind": "generator", "removed": true}, [data.rights.testing.own]), "eu/ai-marks-kept", "violation/warning")

test_ai_marks_kept_near_miss if testing.silent(marked({"kind": "generator"}, [data.rights.testing.own]), "eu/ai-marks-kept")

test_ai_authorship_fires if testing.says(made({"human_contribution": ["prompt_only"]}, {"warranties": {"ownership": true}}), "eu/ai-authorship", "violation/warning")

test_ai_authorship_near_miss if testing.silent(made({"human_contribution": ["melody"]}, {"warranties": {"ownership": true}}), "eu/ai-authorship")

test_ai_authorship_asks if testing.asks(made({}, {"warranties": {"ownership": true}}), "eu/ai-authorship", "uses[pad].generation.human_contribution")

test_style_imitation_fires if testing.says(made({"prompt_names_artist": true}, {}), "eu/style-imitation", "violation/info")

test_style_imitation_near_miss if testing.silent(made({"prompt_names_artist": false}, {}), "eu/style-imitation")
