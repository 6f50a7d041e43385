package rights.jurisdictions.cn_test

import data.rights.testing

served_in(document) := object.union(document, {"release": {"territories": ["CN"]}})

public_domain(year) := served_in(testing.holding([testing.with_fields(
	testing.without(data.rights.testing.unlicensed_sample, ["/heard"]),
	{
		"origin": "public_domain",
		"recording": {"title": "Old Song", "first_published_year": year, "first_fixed_year": year},
		"composition": {"title": "Old Song", "last_writer_death_year": year},
		"pd_claim": {"recording": true, "composition": true, "evidence": "label.jpg"},
	},
)]))

marked(mark, components) := served_in(testing.changed({"components": components, "assets": [{
	"id": "master.wav",
	"path": "master.wav",
	"role": "master",
	"in_deliverable": true,
	"marks": [mark],
}]}))

cover(licences) := served_in(testing.holding([{
	"id": "cover",
	"kind": "performance",
	"origin": "cover",
	"track": "master.wav",
	"assets": ["master.wav"],
	"composition": {"title": "Night Drive", "writers": ["Ada Nova"]},
	"licences": licences,
}]))

voiced(voice) := served_in(testing.holding([testing.with_fields(data.rights.testing.own, {"voice": voice})]))

clone := {"kind": "clone", "person": "Mira Sol", "is_own": false, "identifiable": true, "consent": {"status": "none"}}

made(generation, release) := object.union(
	testing.holding([testing.with_fields(data.rights.testing.pad, {"generation": object.union(data.rights.testing.pad.generation, generation)})]),
	{"release": object.union(release, {"territories": ["CN"]})},
)

test_sampling_recording_fires if testing.says(served_in(data.rights.testing.unlicensed), "cn/sampling-recording", "violation/error")

test_sampling_recording_near_miss if testing.silent(served_in(data.rights.testing.lawful), "cn/sampling-recording")

test_sampling_recording_asks if testing.asks(served_in(testing.licensed_by(testing.without(data.rights.testing.licence, ["/ends"]))), "cn/sampling-recording", "licences[night-drive].ends")

test_sampling_composition_fires if testing.says(served_in(data.rights.testing.unlicensed), "cn/sampling-composition", "violation/error")

test_sampling_composition_near_miss if testing.silent(served_in(data.rights.testing.lawful), "cn/sampling-composition")

test_cover_mechanical_fires if testing.says(cover([]), "cn/cover-mechanical", "violation/warning")

test_cover_mechanical_near_miss if testing.silent(cover(["night-drive"]), "cn/cover-mechanical")

test_ai_label_fires if testing.says(made({}, {"labels": {"human": false, "machine": true}}), "cn/ai-label", "violation/warning")

test_ai_label_near_miss if testing.silent(made({}, {"labels": {"human": true, "machine": true}}), "cn/ai-label")

test_ai_label_in_a_worldwide_release_is_only_noted if {
	document := object.union(made({}, {"labels": {"human": false, "machine": true}}), {"release": {"territories": ["WW"]}})
	testing.says(document, "cn/ai-label", "violation/info")
}

test_ai_label_removed_mark_fires if testing.says(marked({"kind": "generator", "removed": true}, [data.rights.testing.own]), "cn/ai-label", "violation/warning")

test_voice_fires if testing.says(voiced(clone), "cn/voice", "violation/error")

test_voice_near_miss if testing.silent(voiced(object.union(clone, {"is_own": true})), "cn/voice")

test_voice_asks if testing.asks(voiced(object.remove(clone, ["identifiable"])), "cn/voice", "uses[drums].voice.identifiable")

test_term_fires if testing.says(public_domain(2011), "cn/term", "violation/error")

test_term_near_miss if testing.silent(public_domain(1900), "cn/term")

test_term_asks if testing.asks(testing.without(public_domain(1900), ["/components/0/pd_claim/evidence"]), "cn/term", "uses[hook].pd_claim.evidence")
