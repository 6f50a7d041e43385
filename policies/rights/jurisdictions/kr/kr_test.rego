package rights.jurisdictions.kr_test

import data.rights.testing

served_in(document) := object.union(document, {"release": {"territories": ["KR"]}})

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

system(fields) := served_in(testing.released(fields))

test_sampling_recording_fires if testing.says(served_in(data.rights.testing.unlicensed), "kr/sampling-recording", "violation/error")

test_sampling_recording_near_miss if testing.silent(served_in(data.rights.testing.lawful), "kr/sampling-recording")

test_sampling_recording_asks if testing.asks(served_in(testing.licensed_by(testing.without(data.rights.testing.licence, ["/ends"]))), "kr/sampling-recording", "licences[night-drive].ends")

test_ai_label_fires if testing.says(system({"ai_roles": ["provider"], "ai_system": {"placed_on_market_on": "2026-09-01"}, "labels": {"machine": false}}), "kr/ai-label", "violation/warning")

test_ai_label_near_miss if testing.silent(system({"ai_roles": ["provider"], "ai_system": {"placed_on_market_on": "2026-09-01"}, "labels": {"machine": true}}), "kr/ai-label")

test_ai_label_asks if testing.asks(system({"ai_roles": ["provider"], "ai_system": {"placed_on_market_on": "2026-09-01"}}), "kr/ai-label", "release.labels.machine")

test_ai_label_removed_mark_fires if testing.says(marked({"kind": "generator", "removed": true}, [data.rights.testing.own]), "kr/ai-label", "violation/warning")

test_term_fires if testing.says(public_domain(2011), "kr/term", "violation/error")

test_term_near_miss if testing.silent(public_domain(1900), "kr/term")

test_term_asks if testing.asks(testing.without(public_domain(1900), ["/components/0/pd_claim/evidence"]), "kr/term", "uses[hook].pd_claim.evidence")
