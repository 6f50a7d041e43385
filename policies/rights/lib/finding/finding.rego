# One shape for everything a rule says. `row` names the rule, the most it may weigh, and the one scope it speaks for.
package rights.lib.finding

violation(row, subject, message, evidence) := weighed(row, subject, row.severity, message, evidence)

# A violation that weighs less than the rule allows, because a fact speaks for the project.
weighed(row, subject, severity, message, evidence) := {
	"rule": row.rule,
	"kind": "violation",
	"severity": severity,
	"scope": row.scope,
	"subject": subject,
	"message": message,
	"evidence": evidence,
	"missing": [],
}

# A fact is absent: never an error, never silence. `missing` are the fields of rights.yaml that would answer.
needs_fact(row, subject, message, evidence, missing) := {
	"rule": row.rule,
	"kind": "needs_fact",
	"severity": at_most_warning(row.severity),
	"scope": row.scope,
	"subject": subject,
	"message": message,
	"evidence": evidence,
	"missing": sort(missing),
}

notice(row, subject, message, evidence) := {
	"rule": row.rule,
	"kind": "notice",
	"severity": "info",
	"scope": row.scope,
	"subject": subject,
	"message": message,
	"evidence": evidence,
	"missing": [],
}

at_most_warning("error") := "warning"

at_most_warning("warning") := "warning"

at_most_warning("info") := "info"

# A row that speaks for another scope than its own.
at(row, scope) := object.union(object.remove(row, ["scope"]), {"scope": scope})

component(thing) := sprintf("component:%s", [thing.id])

detection(thing) := sprintf("detection:%s", [thing.id])

licence(thing) := sprintf("licence:%s", [thing.id])

track(thing) := sprintf("track:%s", [thing.asset])

claim(thing) := sprintf("claim:%s", [thing.id])

# Where the passage is, for the timeline of the report.
passage(found) := {
	"asset": found.asset,
	"start_ms": found.start_ms,
	"end_ms": found.end_ms,
	"detection": found.id,
	"confidence_millis": found.confidence_millis,
	"reference": object.get(found.reference, "id", ""),
}

# The member states a finding of the pack `eu` holds for; nothing for a pack of one territory.
members(row, territories) := {"territories": sort(territories)} if {
	row.scope.territory == "EU"
} else := {}
