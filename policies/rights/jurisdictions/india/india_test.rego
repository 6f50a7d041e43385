package rights.jurisdictions.india_test

import data.rights.testing

served_in(document) := object.union(document, {"release": {"territories": ["IN"]}})

public_domain(year) := served_in(testing.holding([testing.with_fields(
	testing.without(data.rights.testing.unlicensed_sample, ["/heard"]),
	{
		"origin": "public_domain",
		"recording": {"title": "Old Song", "first_published_year": year, "first_fixed_year": year},
		"composition": {"title": "Old Song", "last_writer_death_year": year},
		"pd_claim": {"recording": true, "composition": true, "evidence": "label.jpg"},
	},
)]))

cover(licences) := served_in(testing.holding([{
	"id": "cover",
	"kind": "performance",
	"origin": "cover",
	"track": "master.wav",
	"assets": ["master.wav"],
	"composition": {"title": "Night Drive", "writers": ["Ada Nova"]},
	"licences": licences,
}]))

system(fields) := served_in(testing.released(fields))

voiced(voice) := served_in(testing.holding([testing.with_fields(data.rights.testing.own, {"voice": voice})]))

clone := {"kind": "clone", "person": "Mira Sol", "is_own": false, "identifiable": true, "consent": {"status": "none"}}

test_sampling_recording_fires if testing.says(served_in(data.rights.testing.unlicensed), "in/sampling-recording", "violation/error")

test_sampling_recording_near_miss if testing.silent(served_in(data.rights.testing.lawful), "in/sampling-recording")

test_sampling_recording_asks if testing.asks(served_in(testing.licensed_by(testing.without(data.rights.testing.licence, ["/ends"]))), "in/sampling-recording", "licences[night-drive].ends")

test_sampling_composition_fires if testing.says(served_in(data.rights.testing.unlicensed), "in/sampling-composition", "violation/error")

test_sampling_composition_near_miss if testing.silent(served_in(data.rights.testing.lawful), "in/sampling-composition")

test_cover_mechanical_fires if testing.says(cover([]), "in/cover-mechanical", "violation/warning")

test_cover_mechanical_near_miss if testing.silent(cover(["night-drive"]), "in/cover-mechanical")

test_ai_label_fires if testing.says(object.union(voiced(clone), {"release": {"labels": {"human": false}}}), "in/ai-label", "violation/warning")

test_ai_label_near_miss if testing.silent(object.union(voiced(clone), {"release": {"labels": {"human": true}}}), "in/ai-label")

test_ai_label_asks if testing.asks(voiced(clone), "in/ai-label", "release.labels.human")

test_ai_training_paper_fires if testing.says(system({"kind": "tool_or_service", "features": ["music_generation"]}), "in/ai-training-paper", "violation/info")

test_ai_training_paper_near_miss if testing.silent(system({"features": ["stem_separation"]}), "in/ai-training-paper")

test_term_fires if testing.says(public_domain(2011), "in/term", "violation/error")

test_term_near_miss if testing.silent(public_domain(1900), "in/term")

test_term_asks if testing.asks(testing.without(public_domain(1900), ["/components/0/pd_claim/evidence"]), "in/term", "uses[hook].pd_claim.evidence")
