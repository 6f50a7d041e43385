# Ownership is promised over material that a machine made.
#
# row: rule, severity, scope; territories; not_enough (contributions that make no author); whatever_contribution (true where
# the law does not ask what a person added); law.
package rights.lib.authorship_claim

import data.rights.lib.component
import data.rights.lib.finding
import data.rights.lib.territory
import data.rights.lib.tri
import data.rights.lib.wording

promised := ["release", "warranties", "ownership"]

contribution := ["generation", "human_contribution"]

generated := [thing |
	some thing in data.rights.lib.component.generated
]

findings(row) := decided(row) | asked(row)

decided(row) := {finding.violation(row, finding.component(thing), message, evidence) |
	count(row.territories) > 0
	tri.known_true(input, promised)
	some thing in generated
	insufficient(row, thing)
	message := sprintf(
		"Ownership of %s is promised, and nothing a person added is recorded that makes an author in %s (%s).",
		[wording.work(thing), territory.names(row.territories), row.law],
	)
	evidence := object.union({"component": thing.id, "human_contribution": sort(tri.values(thing, contribution))}, finding.members(row, row.territories))
}

insufficient(row, _) if object.get(row, "whatever_contribution", false)

insufficient(row, thing) if {
	tri.known(thing, contribution)
	count(tri.values(thing, contribution) - row.not_enough) == 0
}

asked(row) := {finding.needs_fact(row, finding.component(thing), message, {"component": thing.id}, missing) |
	count(row.territories) > 0
	some thing in generated
	missing := open_facts(row, thing)
	count(missing) > 0
	message := sprintf(
		"Whether anybody owns %s in %s depends on what a person added and on what is promised (%s).",
		[wording.work(thing), territory.names(row.territories), row.law],
	)
}

open_facts(row, thing) := {component.path(thing, "generation.human_contribution")} if {
	tri.known_true(input, promised)
	tri.unknown(thing, contribution)
	not insufficient(row, thing)
} else := {concat(".", promised)} if {
	data.rights.lib.release.commercial
	tri.unknown(input, promised)
	insufficient(row, thing)
} else := set()
