# Material without exclusive rights is entered into a matching system.
#
# row: rule, severity, scope; system; kinds; by_exclusivity (true: what is not exclusive is refused; false: the kind itself is).
package rights.lib.fingerprint_not_exclusive

import data.rights.lib.component
import data.rights.lib.covered
import data.rights.lib.finding
import data.rights.lib.tri
import data.rights.lib.wording

findings(row) := refused(row) | asked(row)

# Third-party material of the row's kinds in a release that opted in. Material transformation is the way out.
entered(row) := [thing |
	row.system in data.rights.lib.release.fingerprint_systems
	some thing in data.rights.lib.component.all
	thing.kind in row.kinds
	covered.ownership(thing, "master") in {"third party", "unknown"}
	not tri.known_true(thing, ["transform", "materially_transformed"])
]

refused(row) := {finding.violation(row, finding.component(thing), message, evidence_of(row, thing)) |
	some thing in entered(row)
	known_unfit(row, thing)
	message := sprintf("%s (%s) is in %s, and the release opts into %s. %s", [wording.work(thing), thing.kind, wording.places(thing), row.name, row.consequence])
}

known_unfit(row, thing) if {
	row.by_exclusivity
	tri.known_false(thing, "exclusive")
}

known_unfit(row, thing) if {
	not row.by_exclusivity
	tri.known_false(thing, ["transform", "materially_transformed"])
}

asked(row) := {finding.needs_fact(row, finding.component(thing), message, evidence_of(row, thing), {component.path(thing, field)}) |
	some thing in entered(row)
	not known_unfit(row, thing)
	field := open_field(row, thing)
	message := sprintf("The release opts into %s. %s about %s (%s): %s", [row.name, question[field], wording.work(thing), thing.kind, row.consequence])
}

open_field(row, thing) := "exclusive" if {
	row.by_exclusivity
	tri.unknown(thing, "exclusive")
} else := "transform.materially_transformed" if {
	not row.by_exclusivity
	tri.unknown(thing, ["transform", "materially_transformed"])
}

question := {
	"exclusive": "Say whether you hold it exclusively",
	"transform.materially_transformed": "Say whether it was materially transformed",
}

evidence_of(row, thing) := {"component": thing.id, "system": row.system, "kind": thing.kind}
