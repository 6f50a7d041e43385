# The plan in force on the day of generation does not grant the use, and a later upgrade does not reach back.
#
# row: rule, severity, scope; tool and plan (a name, or "any").
package rights.lib.plan_scope

import data.rights.lib.component
import data.rights.lib.finding
import data.rights.lib.tri
import data.rights.lib.wording

findings(row) := denied(row) | asked(row)

concerned(row) := [thing |
	some thing in data.rights.lib.component.having.generation
	tri.known(thing, "generation")
	is_tool(row, thing)
	is_plan(row, thing)
]

is_tool(row, _) if row.tool == "any"

is_tool(row, thing) if lower(tri.text(thing, ["generation", "tool"], "")) == row.tool

# An undeclared plan may be the plan meant.
is_plan(row, _) if row.plan == "any"

is_plan(row, thing) if plan(thing) in {row.plan, ""}

plan(thing) := lower(tri.text(thing, ["generation", "plan"], ""))

# The row of the plan in force that day; undefined where tool, plan or day is unknown.
terms(thing) := entry if {
	tool := lower(thing.generation.tool)
	some entry in rows(tool, plan(thing))
	entry.valid_from <= thing.generation.generated_on
	thing.generation.generated_on <= object.get(entry, "valid_to", "9999-12-31")
}

# Some tools bind every plan alike.
rows(tool, name) := found if {
	found := tools[tool][name]
} else := tools[tool].any

tools := data.rights_data.plans.tools

denies(thing) if "commercial" in terms(thing).denied

grants(thing) if "commercial" in terms(thing).allowed

# The grant may also be on file as a licence of its own.
grants(thing) if {
	some entry in component.attached(thing)
	entry.status == "granted"
	tri.known_true(entry, "commercial")
}

denied(row) := {finding.violation(row, finding.component(thing), message, evidence_of(thing)) |
	data.rights.lib.release.commercial
	some thing in concerned(row)
	denies(thing)
	not terms(thing).retroactive
	not grants(thing)
	message := sprintf(
		"%s was generated with %s on the %s plan on %s. That plan gives no commercial right, and upgrading later does not cure it.",
		[wording.work(thing), thing.generation.tool, thing.generation.plan, thing.generation.generated_on],
	)
}

asked(row) := {finding.needs_fact(row, finding.component(thing), message, evidence_of(thing), missing(thing)) |
	not tri.known_false(input, ["release", "commercial"])
	some thing in concerned(row)
	not grants(thing)
	not settled(thing)
	message := sprintf("Whether the plan %s was generated on gives a commercial right is open: %s.", [wording.work(thing), gap(thing)])
}

settled(thing) if {
	data.rights.lib.release.commercial
	denies(thing)
	not terms(thing).retroactive
}

fields := ["tool", "plan", "generated_on"]

undeclared(thing) := {field | some field in fields; tri.unknown(thing, ["generation", field])}

missing(thing) := {component.path(thing, sprintf("generation.%s", [field])) | some field in undeclared(thing)} if {
	count(undeclared(thing)) > 0
} else := {"release.commercial"} if {
	data.rights.lib.release.commercial_unknown
	denies(thing)
} else := {component.path(thing, "licences")}

gap(thing) := sprintf("%s not declared", [concat(" and ", sort(undeclared(thing)))]) if {
	count(undeclared(thing)) > 0
} else := "the release does not say whether it is commercial" if {
	data.rights.lib.release.commercial_unknown
	denies(thing)
} else := "the tool says an upgrade reaches back, and none is on file" if {
	denies(thing)
} else := sprintf("the terms of %s for that plan and day are not in the tables; record its grant as a licence", [thing.generation.tool])

evidence_of(thing) := {
	"component": thing.id,
	"tool": tri.text(thing, ["generation", "tool"], ""),
	"plan": plan(thing),
	"generated_on": tri.text(thing, ["generation", "generated_on"], ""),
}
