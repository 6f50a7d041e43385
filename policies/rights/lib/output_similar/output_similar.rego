# Generated or commissioned material is close to an existing song. A comparison that was not made says nothing.
#
# row: rule, severity, scope; territories; law. Optional: origins (of components; else what a machine made).
package rights.lib.output_similar

import data.rights.lib.component
import data.rights.lib.detection
import data.rights.lib.finding
import data.rights.lib.tri
import data.rights.lib.wording

limit := object.get(input, ["settings", "similarity_warn_millis"], 700)

close_kinds := {"composition", "lyrics", "voice", "model_output"}

# How close, in words, per component; only those that are.
closeness := {thing.id: words |
	some thing in data.rights.lib.component.all
	thing.id in comparable
	words := scored(thing) | heard(thing)
	count(words) > 0
}

comparable := {hit.explained_by |
	some hit in data.rights.lib.detection.explaining
	hit.kind in close_kinds
} | {thing.id | some thing in data.rights.lib.component.having.generation}

scored(thing) := {sprintf("its recorded similarity%s is %d of 1000", [to_what(thing), score])} if {
	score := object.get(thing, ["generation", "similarity", "score_millis"], null)
	is_number(score)
	score >= limit
} else := set()

to_what(thing) := sprintf(" to %s", [reference]) if {
	reference := tri.text(thing, ["generation", "similarity", "reference"], "")
	count(reference) > 0
} else := ""

heard(thing) := {sprintf("%s was heard at %s", [wording.recording(found.reference), wording.place(found)]) |
	some found in detection.of(thing)
	object.get(found, "kind", "recording") in close_kinds
}

findings(row) := {finding.violation(row, finding.component(thing), message, evidence) |
	count(row.territories) > 0
	data.rights.lib.release.public_use
	some id, words in closeness
	thing := component.find(id)
	thing.origin in object.get(row, "origins", {"ai_generated", "ai_assisted"})
	message := sprintf("%s is close to an existing work: %s. %s", [wording.work(thing), wording.reasons(words), row.law])
	evidence := object.union({"component": thing.id}, finding.members(row, row.territories))
}
