package rights.testing_test

import data.rights.testing

test_lawful_release_has_nothing_to_report if {
	testing.everything(data.rights.testing.lawful) == []
}

test_empty_release_only_asks_what_it_is if {
	findings := testing.everything({"evaluated_on": "2026-11-21", "release": {"kind": "single", "territories": [], "platforms": []}})
	[finding.rule | some finding in findings] == ["any/use-undeclared"]
}

test_private_practice_is_left_alone if {
	release := {"kind": "private", "state": "private", "commercial": false, "territories": ["US", "GB"], "platforms": []}
	document := object.union(data.rights.testing.unlicensed, {"release": null})
	findings := testing.everything(object.union(document, {"release": release}))
	count([finding | some finding in findings; finding.severity == "error"]) == 0
}

# An absent fact never clears: whatever is taken out of the lawful release, something is reported.
test_absent_facts_never_clear if {
	every pointer in [
		"/licences/0/territories", "/licences/0/platforms", "/licences/0/uses/distribution", "/licences/0/uses", "/licences/0/ends",
		"/licences/0/document", "/release/commercial", "/release/state",
	] {
		count(testing.everything(testing.without(data.rights.testing.lawful, [pointer]))) > 0
	}
}

# ... and never blocks.
test_absent_facts_never_block if {
	every pointer in [
		"/licences/0/territories", "/licences/0/platforms", "/licences/0/uses/distribution", "/licences/0/uses", "/licences/0/ends",
		"/licences/0/document", "/release/commercial", "/release/state",
	] {
		findings := testing.everything(testing.without(data.rights.testing.lawful, [pointer]))
		every finding in findings { finding.severity in {"warning", "info"} }
	}
}

test_one_finding_per_rule_subject_and_scope if {
	partly := testing.licensed_by(testing.with_fields(data.rights.testing.licence, {"territories": ["US", "FR"], "uses": {"stems": false}}))
	every document in [data.rights.testing.unlicensed, testing.unexplained({}), testing.holding([data.rights.testing.stem]), partly] {
		findings := testing.everything(document)
		keys := {[finding.rule, finding.subject, finding.scope] | some finding in findings}
		count(keys) == count(findings)
	}
}

# An unexplained hit: what was heard, the law of each territory, what platforms will do. Nothing said twice.
test_unexplained_hit_is_not_said_ten_times if {
	findings := testing.everything(testing.unexplained({}))
	{finding.rule | some finding in findings; finding.severity == "error"} == {
		"any/detection-unexplained", "us/sampling-recording", "eu/sampling-recording", "de/sampling-recording", "fr/sampling-recording",
		"uk/sampling-recording", "soundcloud/match",
	}
}

# A release to the whole Union hears from the Union what its members would only repeat.
test_whole_union_is_not_told_by_each_member if {
	everywhere := {"release": {"territories": [code | some code in data.rights.lib.territory.eu]}}
	findings := testing.everything(object.union(testing.unexplained({}), everywhere))
	rules := {finding.rule | some finding in findings}
	"eu/sampling-recording" in rules
	not "de/sampling-recording" in rules
}
