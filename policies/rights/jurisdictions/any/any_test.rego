package rights.jurisdictions.any_test

import data.rights.testing

sourced(source) := testing.changed({"components": [testing.with_fields(data.rights.testing.sample, {"source": source})]})

with_licence(fields) := testing.licensed_by(testing.with_fields(data.rights.testing.licence, fields))

stems_licence := testing.with_fields(data.rights.testing.licence, {"uses": {"stems": true, "derivative": true}})

licensed_stem := testing.with_fields(data.rights.testing.stem, {"licences": ["night-drive"]})

elsewhere := {"release": {"territories": ["JP"]}, "coverage": {"territories": ["JP"]}}

claim(fields) := testing.changed({"claims": [object.union({"id": "c1", "kind": "dmca", "status": "open"}, fields)]})

track(fields) := testing.changed({"tracks": [object.union(
	{"asset": "master.wav", "title": "Midnight Ferry", "ai": data.rights.testing.human},
	fields,
)]})

generated(fields) := testing.holding([testing.with_fields(data.rights.testing.pad, {"generation": fields})])

test_stem_separation_copy_fires if {
	document := object.union(testing.holding([data.rights.testing.stem]), elsewhere)
	testing.says(document, "any/stem-separation-copy", "violation/error")
	testing.found(document, "any/stem-separation-copy")[0].scope == {"territory": "JP"}
}

test_stem_separation_copy_near_miss if testing.silent(testing.holding([data.rights.testing.stem]), "any/stem-separation-copy")

test_stem_source_rights_fires if testing.says(testing.holding([data.rights.testing.stem]), "any/stem-source-rights", "violation/error")

test_stem_source_rights_near_miss if testing.silent(testing.holding([licensed_stem]), "any/stem-source-rights")

test_stem_source_rights_asks_for_the_tool if {
	document := testing.holding([testing.without(data.rights.testing.stem, ["/separation"])])
	testing.asks(document, "any/stem-source-rights", "uses[vocal].separation.tool")
}

test_stem_commercial_release_fires if {
	testing.says(testing.holding([data.rights.testing.stem]), "any/stem-commercial-release", "violation/warning")
	testing.says(testing.holding([licensed_stem]), "any/stem-commercial-release", "violation/warning")
}

test_stem_commercial_release_near_miss if {
	document := object.union(testing.holding([data.rights.testing.stem]), {"release": {"commercial": false}})
	testing.silent(document, "any/stem-commercial-release")
}

test_stem_commercial_release_granted_is_a_notice if {
	document := object.union(testing.holding([licensed_stem]), {"licences": [stems_licence]})
	testing.says(document, "any/stem-commercial-release", "notice/info")
}

test_stem_commercial_release_asks if {
	document := testing.without(testing.holding([data.rights.testing.stem]), ["/release/commercial"])
	testing.asks(document, "any/stem-commercial-release", "release.commercial")
}

test_miss_is_not_clearance_fires if testing.says(testing.holding([data.rights.testing.stem]), "any/miss-is-not-clearance", "notice/info")

test_miss_is_not_clearance_near_miss if testing.silent(testing.holding([licensed_stem]), "any/miss-is-not-clearance")

test_claim_open_fires if testing.says(claim({}), "any/claim-open", "violation/error")

test_claim_open_tells_the_days_left if {
	some answer in testing.found(claim({"deadline": "2026-12-01"}), "any/claim-open")
	contains(answer.message, "to be answered by 2026-12-01 (in 10 days)")
}

test_claim_open_near_miss if testing.silent(claim({"status": "closed"}), "any/claim-open")

test_claim_open_content_id_warns if testing.says(claim({"kind": "content_id", "platform": "youtube"}), "any/claim-open", "violation/warning")

test_tool_builder_fires if {
	testing.says(testing.released({"kind": "tool_or_service", "features": ["stem_separation"]}), "any/tool-builder", "violation/warning")
}

test_tool_builder_near_miss if testing.silent(testing.released({"features": ["stem_separation"]}), "any/tool-builder")

test_tool_builder_asks if testing.asks(testing.released({"kind": "tool_or_service"}), "any/tool-builder", "release.features")

test_licence_pending_fires if testing.says(with_licence({"status": "pending"}), "any/licence-pending", "violation/warning")

test_licence_pending_near_miss if testing.silent(data.rights.testing.lawful, "any/licence-pending")

test_two_layers_fires if {
	testing.says(with_licence({"rights": ["master"]}), "any/two-layers", "violation/error")
	testing.says(with_licence({"rights": ["composition"]}), "any/two-layers", "violation/error")
}

test_two_layers_near_miss if testing.silent(data.rights.testing.unlicensed, "any/two-layers")

test_two_layers_of_a_sound_without_composition_are_one if {
	chord := testing.with_fields(data.rights.testing.sample, {"kind": "oneshot", "composition": {"present": false}})
	expired := testing.with_fields(data.rights.testing.licence, {"ends": "2026-03-01"})
	testing.silent(testing.changed({"components": [chord], "licences": [expired]}), "any/two-layers")
}

test_two_layers_licensed_cover_is_silent if {
	cover := testing.with_fields(testing.without(data.rights.testing.sample, ["/heard"]), {"origin": "cover"})
	testing.silent(testing.holding([cover]), "any/two-layers")
}

test_two_layers_asks_whether_a_loop_carries_a_composition if {
	loop := testing.with_fields(testing.without(data.rights.testing.sample, ["/recording"]), {"kind": "loop", "origin": "licensed_library"})
	entry := testing.with_fields(data.rights.testing.licence, {"rights": ["master"]})
	document := object.union(testing.holding([loop]), {"licences": [entry]})
	testing.asks(document, "any/two-layers", "uses[hook].composition.present")
}

test_streamed_source_fires if {
	testing.says(sourced({"acquisition": "stream_rip"}), "any/streamed-source", "violation/warning")
	document := object.union(sourced({"acquisition": "stream_rip"}), {"licences": [], "components": [testing.with_fields(
		data.rights.testing.unlicensed_sample,
		{"source": {"acquisition": "stream_rip"}},
	)]})
	testing.says(document, "any/streamed-source", "violation/error")
}

test_streamed_source_near_miss if {
	testing.silent(sourced({"acquisition": "purchase_download", "service": "youtube"}), "any/streamed-source")
	testing.silent(sourced({"acquisition": "stream_capture", "acquisition_permitted": true}), "any/streamed-source")
}

test_streamed_source_asks if {
	testing.asks(sourced({"service": "tidal"}), "any/streamed-source", "uses[hook].source.acquisition_permitted")
}

test_licence_scope_gap_fires if {
	testing.says(with_licence({"ends": "2026-03-01"}), "any/licence-scope-gap", "violation/error")
	testing.says(with_licence({"territories": ["US", "DE", "FR"]}), "any/licence-scope-gap", "violation/error")
	testing.says(with_licence({"platforms": ["spotify", "youtube", "bandcamp"]}), "any/licence-scope-gap", "violation/error")
	testing.says(with_licence({"commercial": false}), "any/licence-scope-gap", "violation/error")
	testing.says(with_licence({"starts": "2027-01-01"}), "any/licence-scope-gap", "violation/error")
	testing.says(with_licence({"uses": {"distribution": false}}), "any/licence-scope-gap", "violation/error")
}

test_licence_scope_gap_near_miss if {
	testing.silent(with_licence({"ends": "2026-12-18"}), "any/licence-scope-gap")
	testing.silent(with_licence({"territories": ["US", "GB", "EU"]}), "any/licence-scope-gap")
}

test_licence_scope_gap_hits_only_its_row_or_column if {
	by_territory := testing.found(with_licence({"territories": ["US", "DE", "FR"]}), "any/licence-scope-gap")
	by_territory[0].scope == {"territory": "GB"}
	by_platform := testing.found(with_licence({"platforms": ["spotify", "youtube", "bandcamp"]}), "any/licence-scope-gap")
	by_platform[0].scope == {"platform": "soundcloud"}
}

test_licence_scope_gap_medium_fires if {
	document := object.union(with_licence({"media": ["stream"]}), {"release": {"media": ["stream", "film"]}})
	testing.says(document, "any/licence-scope-gap", "violation/error")
}

test_licence_scope_gap_asks if {
	every field in ["territories", "platforms", "ends", "uses/distribution", "uses/monetise"] {
		document := testing.without(data.rights.testing.lawful, [sprintf("/licences/0/%s", [field])])
		testing.asks(document, "any/licence-scope-gap", sprintf("licences[night-drive].%s", [replace(field, "/", ".")]))
	}
	unsaid := testing.without(data.rights.testing.lawful, ["/licences/0/commercial", "/licences/0/uses"])
	testing.asks(unsaid, "any/licence-scope-gap", "licences[night-drive].commercial")
}

unsaid_use(use, release) if {
	document := testing.without(data.rights.testing.lawful, ["/licences/0/uses"])
	some path in testing.found(object.union(document, {"release": release}), "any/licence-scope-gap")[0].missing
	path == sprintf("licences[night-drive].uses.%s", [use])
}

test_licence_scope_gap_asks_for_the_uses_the_release_needs if {
	unsaid_use("distribution", {"commercial": false})
	not unsaid_use("monetise", {"commercial": false})
	unsaid_use("monetise", {"commercial": true})
	unsaid_use("monetise", {"commercial": false, "monetised": true})
	not unsaid_use("sync", {})
	not unsaid_use("sync", {"picture": false})
	unsaid_use("sync", {"picture": true})
}

test_licence_scope_gap_a_public_licence_names_its_uses_itself if {
	cc := {"by": true, "nc": false, "nd": false, "sa": false, "zero": false}
	entry := {"id": "night-drive", "rights": ["master", "composition"], "status": "granted", "cc": cc}
	testing.silent(testing.licensed_by(entry), "any/licence-scope-gap")
}

test_licence_scope_gap_a_sync_licence_is_for_sync if {
	entry := testing.with_fields(data.rights.testing.licence, {"rights": ["master", "composition", "sync"]})
	testing.silent(object.union(testing.licensed_by(entry), {"release": {"picture": true}}), "any/licence-scope-gap")
}

test_document_missing_fires if {
	testing.says(with_licence({"document": {"present": false}}), "any/document-missing", "violation/warning")
	testing.says(with_licence({"document": {"changed": true}}), "any/document-missing", "violation/warning")
}

test_document_missing_near_miss if testing.silent(data.rights.testing.lawful, "any/document-missing")

test_document_missing_asks_for_the_paper if {
	document := testing.without(data.rights.testing.lawful, ["/licences/0/document"])
	testing.asks(document, "any/document-missing", "licences[night-drive].document")
}

test_document_missing_asks_why_none_is_required if {
	every status in ["not_required", "assigned_to_producer"] {
		entry := testing.without(testing.with_fields(data.rights.testing.licence, {"status": status}), ["/document"])
		testing.asks(testing.licensed_by(entry), "any/document-missing", "licences[night-drive].document")
		lost := testing.with_fields(data.rights.testing.licence, {"status": status, "document": {"present": false}})
		testing.says(testing.licensed_by(lost), "any/document-missing", "violation/warning")
		testing.silent(with_licence({"status": status}), "any/document-missing")
	}
	entry := testing.without(testing.with_fields(data.rights.testing.licence, {"status": "not_required"}), ["/document"])
	contains(testing.found(testing.licensed_by(entry), "any/document-missing")[0].message, "none is required, and not why")
}

test_document_missing_private_on_a_platform_is_not_private if {
	document := testing.without(object.union(data.rights.testing.lawful, {"release": {"state": "private"}}), ["/licences/0/document"])
	testing.asks(document, "any/document-missing", "licences[night-drive].document")
	private := object.union(document, {"release": {"commercial": false, "platforms": []}})
	testing.silent(private, "any/document-missing")
}

test_origin_unknown_fires if {
	document := testing.holding([testing.with_fields(data.rights.testing.own, {"origin": "unknown"})])
	testing.says(document, "any/origin-unknown", "violation/warning")
}

test_origin_unknown_near_miss if testing.silent(data.rights.testing.lawful, "any/origin-unknown")

test_origin_unknown_asks_for_a_source if {
	testing.asks(testing.holding([data.rights.testing.unlicensed_sample]), "any/origin-unknown", "uses[hook].source")
}

test_use_undeclared_fires if {
	testing.says(testing.without(data.rights.testing.lawful, ["/release/commercial"]), "any/use-undeclared", "needs_fact/warning")
	testing.asks(testing.without(data.rights.testing.lawful, ["/release/state"]), "any/use-undeclared", "release.state")
}

test_use_undeclared_near_miss if testing.silent(testing.released({"commercial": false, "state": "private"}), "any/use-undeclared")

test_detection_unexplained_fires if testing.says(testing.unexplained({}), "any/detection-unexplained", "violation/error")

test_detection_unexplained_says_what_the_place_is if {
	message := testing.found(testing.unexplained({}), "any/detection-unexplained")[0].message
	startswith(message, "0:41-0:57 in master.wav is \"Night Drive\" (Ada Nova, 2011)")
}

test_detection_unexplained_near_miss if {
	testing.silent(data.rights.testing.lawful, "any/detection-unexplained")
	testing.silent(testing.unexplained({"confidence_millis": 499}), "any/detection-unexplained")
}

test_detection_unexplained_warns_below_the_blocking_threshold if {
	testing.says(testing.unexplained({"confidence_millis": 899}), "any/detection-unexplained", "violation/warning")
	testing.says(testing.unexplained({"confidence_millis": 500}), "any/detection-unexplained", "violation/warning")
	testing.says(testing.unexplained({"confidence_millis": 900}), "any/detection-unexplained", "violation/error")
}

test_detection_unexplained_reviewed_is_silent if {
	every disposition in ["own_work", "false_positive_reviewed", "removed"] {
		testing.silent(reviewed(disposition, {}), "any/detection-unexplained")
	}
}

reviewed(disposition, fields) := testing.unexplained(object.union(
	{"disposition": disposition, "disposition_by": "R. Imai", "disposition_on": "2026-11-21"},
	fields,
))

test_detection_unexplained_a_review_nobody_signed_does_not_count if {
	every disposition in ["own_work", "false_positive_reviewed", "removed"] {
		unsigned := testing.unexplained({"disposition": disposition, "disposition_on": "2026-11-20"})
		testing.says(unsigned, "any/detection-unexplained", "violation/error")
		testing.says(reviewed(disposition, {"disposition_by": " "}), "any/detection-unexplained", "violation/error")
		undated := testing.unexplained({"disposition": disposition, "disposition_by": "R. Imai"})
		testing.says(undated, "any/detection-unexplained", "violation/error")
	}
}

test_detection_unexplained_a_review_from_tomorrow_does_not_count if {
	testing.says(reviewed("removed", {"disposition_on": "2026-11-22"}), "any/detection-unexplained", "violation/error")
}

test_detection_unexplained_own_work_of_the_owners_needs_no_signature if {
	document := testing.unexplained({"disposition": "own_work", "reference": {"owner": "R. Imai"}})
	testing.everything(document) == []
}

test_detection_unexplained_cleared_without_a_licence_stays_open if {
	document := reviewed("cleared", {})
	testing.says(document, "any/detection-unexplained", "violation/error")
	testing.says(document, "us/sampling-recording", "violation/error")
	contains(testing.found(document, "any/detection-unexplained")[0].message, "a licence clears")
}

test_cleared_leaves_the_answer_to_the_licence if {
	hit := testing.with_fields(data.rights.testing.hit, {"disposition": "cleared", "disposition_by": "R. Imai", "disposition_on": "2026-11-20"})
	testing.everything(testing.changed({"detections": [hit]})) == []
	unlicensed := object.union(data.rights.testing.unlicensed, {"detections": [hit]})
	testing.says(unlicensed, "us/sampling-recording", "violation/error")
	stem := testing.with_fields(data.rights.testing.stem, {"id": "hook", "origin": "own_recording"})
	heard := testing.with_fields(hit, {"reference": {"owner": "Quiet Harbour"}})
	testing.says(testing.changed({"components": [stem], "licences": [], "detections": [heard]}), "us/sampling-recording", "violation/error")
}

test_detection_unexplained_names_the_use_with_another_range if {
	document := testing.unexplained({"range_gap": {"component": "hook", "outside_ms": 9000, "distance_ms": 0}})
	contains(testing.found(document, "any/detection-unexplained")[0].message, "'hook'")
}

test_detection_on_stem_fires if testing.says(testing.unexplained({"stem": "drums"}), "any/detection-on-stem", "violation/error")

test_detection_on_stem_near_miss if testing.silent(testing.unexplained({}), "any/detection-on-stem")

test_detection_on_stem_speaks_instead_of_the_mix_rule if {
	testing.silent(testing.unexplained({"stem": "drums"}), "any/detection-unexplained")
}

test_detection_on_stem_repeats_nothing_heard_in_the_mix if {
	mix := testing.without(data.rights.testing.hit, ["/explained_by"])
	layer := testing.with_fields(mix, {"id": "d2", "stem": "harmonic"})
	document := testing.changed({"components": [], "licences": [], "detections": [mix, layer]})
	testing.silent(document, "any/detection-on-stem")
	count(testing.found(document, "any/detection-unexplained")) == 1
}

test_claim_not_found_fires if {
	document := testing.changed({"components": [testing.with_fields(data.rights.testing.sample, {"heard": false})], "detections": []})
	testing.says(document, "any/claim-not-found", "violation/warning")
}

test_claim_not_found_near_miss if {
	unheard := testing.without(data.rights.testing.sample, ["/heard"])
	testing.silent(testing.changed({"components": [unheard], "detections": []}), "any/claim-not-found")
}

test_sample_uncleared_fires if testing.says(data.rights.testing.unlicensed, "any/sample-uncleared", "violation/error")

test_sample_uncleared_near_miss if testing.silent(data.rights.testing.lawful, "any/sample-uncleared")

test_sample_uncleared_needs_no_hit if {
	testing.says(testing.holding([data.rights.testing.unlicensed_sample]), "any/sample-uncleared", "violation/error")
}

# The lawful release whose sample holds these rights by a licence for these territories, and the other rights nowhere.
held_in(territories, rights) := with_licence({"territories": territories, "rights": rights})

scopes(document, rule, kind) := {finding.scope | some finding in testing.found(document, rule); finding.kind == kind}

test_sample_uncleared_speaks_for_the_rows_left_out if {
	document := held_in(["US", "FR"], ["master", "composition"])
	scopes(document, "any/sample-uncleared", "violation") == {{"territory": "EU"}, {"territory": "GB"}}
	messages := {finding.message | some finding in testing.found(document, "any/sample-uncleared")}
	some message in messages
	contains(message, "no licence holds for the recording or the composition in Germany.")
	eu := [finding | some finding in testing.found(document, "any/sample-uncleared"); finding.scope == {"territory": "EU"}]
	eu[0].evidence.territories == ["DE"]
}

test_sample_uncleared_everywhere_speaks_for_the_release if {
	scopes(data.rights.testing.unlicensed, "any/sample-uncleared", "violation") == {{"project": "release"}}
	scopes(held_in(["JP"], ["master"]), "any/sample-uncleared", "violation") == {{"project": "release"}}
}

test_sample_uncleared_names_the_rights_of_each_row if {
	master := testing.with_fields(data.rights.testing.licence, {"rights": ["master"]})
	song := testing.with_fields(data.rights.testing.licence, {"id": "song", "rights": ["composition"], "territories": ["GB"]})
	hook := testing.with_fields(data.rights.testing.sample, {"licences": ["night-drive", "song"]})
	document := testing.changed({"components": [hook], "licences": [master, song]})
	scopes(document, "any/sample-uncleared", "violation") == {{"territory": "US"}, {"territory": "EU"}}
	every finding in testing.found(document, "any/sample-uncleared") { finding.evidence.rights == ["composition"] }
	scopes(document, "any/two-layers", "violation") == {{"territory": "US"}, {"territory": "EU"}}
}

# Where one row is known to be open, another that only waits for a fact is still asked about.
test_sample_uncleared_asks_for_the_other_rows if {
	us := testing.without(testing.with_fields(data.rights.testing.licence, {"territories": ["US"]}), ["/ends"])
	document := testing.licensed_by(us)
	scopes(document, "any/sample-uncleared", "violation") == {{"territory": "EU"}, {"territory": "GB"}}
	scopes(document, "any/sample-uncleared", "needs_fact") == {{"territory": "US"}}
	scopes(document, "any/licence-scope-gap", "needs_fact") == {{"territory": "US"}}
}

test_two_layers_everywhere_speaks_for_the_release if {
	scopes(held_in(["WW"], ["master"]), "any/two-layers", "violation") == {{"project": "release"}}
}

test_licence_scope_gap_ended_is_told_where_nothing_else_holds if {
	us := testing.with_fields(data.rights.testing.licence, {"id": "us", "territories": ["US"]})
	ended := testing.with_fields(data.rights.testing.licence, {"ends": "2026-03-01"})
	hook := testing.with_fields(data.rights.testing.sample, {"licences": ["night-drive", "us"]})
	document := testing.changed({"components": [hook], "licences": [us, ended]})
	of_ended := {finding.scope | some finding in testing.found(document, "any/licence-scope-gap"); finding.subject == "licence:night-drive"}
	of_ended == {{"territory": "EU"}, {"territory": "GB"}}
	everywhere := with_licence({"ends": "2026-03-01"})
	scopes(everywhere, "any/licence-scope-gap", "violation") == {{"project": "release"}}
}

# A licence for one territory leaves its row without anything open.
test_a_licence_for_one_territory_clears_its_row if {
	document := held_in(["US"], ["master", "composition"])
	blocking := {finding.scope | some finding in testing.everything(document); finding.severity == "error"}
	blocking == {{"territory": "DE"}, {"territory": "EU"}, {"territory": "FR"}, {"territory": "GB"}}
}

test_derivative_unlicensed_fires if {
	document := object.union(track({"form": "remix", "owns_original": false}), {"components": []})
	testing.says(document, "any/derivative-unlicensed", "violation/error")
}

test_derivative_unlicensed_near_miss if {
	testing.silent(track({"form": "remix", "owns_original": true}), "any/derivative-unlicensed")
	testing.silent(track({"form": "remix", "owns_original": false}), "any/derivative-unlicensed")
}

test_derivative_unlicensed_asks if {
	document := object.union(track({"form": "edit"}), {"components": []})
	testing.asks(document, "any/derivative-unlicensed", "tracks[master.wav].owns_original")
}

test_territory_not_covered_fires if {
	document := testing.released({"territories": ["US", "MX"]})
	testing.says(document, "any/territory-not-covered", "violation/warning")
	testing.found(document, "any/territory-not-covered")[0].scope == {"territory": "MX"}
}

test_territory_not_covered_near_miss if testing.silent(testing.released({"territories": ["US", "DE"]}), "any/territory-not-covered")

test_territory_not_covered_worldwide_keeps_the_rest_of_the_world if {
	document := object.union(testing.released({"territories": ["WW"]}), {"coverage": {"territories": ["US", "EU", "GB", "JP", "CA", "CH", "AU", "IN", "BR", "KR", "CN"]}})
	count(testing.found(document, "any/territory-not-covered")) == 1
	testing.found(document, "any/territory-not-covered")[0].scope == {"territory": "WW"}
}

test_pack_not_covered_fires if {
	document := testing.released({"platforms": ["spotify", "tidal"]})
	testing.says(document, "any/pack-not-covered", "violation/warning")
	testing.found(document, "any/pack-not-covered")[0].scope == {"platform": "tidal"}
}

test_pack_not_covered_near_miss if testing.silent(data.rights.testing.lawful, "any/pack-not-covered")

test_pack_not_covered_tools_and_sources if {
	scopes := {finding.scope |
		some finding in testing.found(object.union(sourced({"library": "splice"}), {}), "any/pack-not-covered")
	}
	scopes == {{"source": "splice"}}
	stem := testing.found(testing.holding([data.rights.testing.stem]), "any/pack-not-covered")
	stem[0].scope == {"tool": "demucs"}
}

test_plan_at_generation_fires if {
	testing.says(testing.holding([data.rights.testing.pad]), "any/plan-at-generation", "violation/error")
	testing.says(generated({"tool": "udio", "plan": "pro"}), "any/plan-at-generation", "violation/error")
}

test_plan_at_generation_near_miss if testing.silent(generated({"plan": "pro"}), "any/plan-at-generation")

test_plan_at_generation_before_the_known_terms_asks if {
	testing.asks(generated({"generated_on": "2025-11-30"}), "any/plan-at-generation", "uses[pad].licences")
}

test_plan_at_generation_upgrade_that_reaches_back_asks if {
	testing.asks(generated({"tool": "aiva"}), "any/plan-at-generation", "uses[pad].licences")
}

test_plan_at_generation_asks_for_the_plan if {
	pad := testing.without(data.rights.testing.pad, ["/generation/plan"])
	testing.asks(testing.holding([pad]), "any/plan-at-generation", "uses[pad].generation.plan")
}

test_generation_evidence_fires if {
	pad := testing.without(data.rights.testing.pad, ["/generation/terms_snapshot"])
	testing.says(testing.holding([pad]), "any/generation-evidence", "needs_fact/warning")
	testing.asks(testing.holding([pad]), "any/generation-evidence", "uses[pad].generation.terms_snapshot")
}

test_generation_evidence_near_miss if testing.silent(testing.holding([data.rights.testing.pad]), "any/generation-evidence")
