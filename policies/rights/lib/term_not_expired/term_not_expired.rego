# A layer is claimed to be in the public domain, and its term of protection has not been shown to have ended.
#
# row: rule, severity, scope; territories; layers (of "recording" and "composition").
package rights.lib.term_not_expired

import data.rights.lib.covered
import data.rights.lib.finding
import data.rights.lib.term
import data.rights.lib.territory
import data.rights.lib.wording

right_of := {"recording": "master", "composition": "composition"}

# Claims of public domain, each layer for itself, with what is held anyway: own, licensed or expired on evidence.
claims := [{"thing": thing, "layer": layer, "answer": answer} |
	data.rights.lib.release.public_use
	some thing in data.rights.lib.component.all
	thing.id in data.rights.lib.term.claiming
	some layer, right in right_of
	term.claimed(thing, layer)
	answer := covered.answered(thing, right)
]

findings(row) := protected(row) | open_questions(row)

protected(row) := {finding.violation(row, finding.component(thing), message, evidence) |
	some thing in claimants(row, "running")
	codes := where(row, thing, "running")
	layers := {claim.layer | some claim in of(row, thing); count(standing(row, claim, "running")) > 0}
	message := sprintf(
		"%s is declared as public domain, but its %s is still protected in %s%s.",
		[wording.work(thing), concat(" and its ", sort(layers)), territory.names(codes), dated(thing)],
	)
	evidence := object.union({"component": thing.id, "layers": sort(layers)}, finding.members(row, codes))
}

open_questions(row) := {finding.needs_fact(row, finding.component(thing), message, {"component": thing.id}, missing) |
	some thing in claimants(row, "unknown")
	count(where(row, thing, "running")) == 0
	missing := union({term.missing(thing, claim.layer, standing(row, claim, "unknown")) |
		some claim in of(row, thing)
		count(standing(row, claim, "unknown")) > 0
	})
	message := sprintf(
		"%s is declared as public domain. Whether its term has ended in %s is not shown.",
		[wording.work(thing), territory.names(where(row, thing, "unknown"))],
	)
}

claimants(row, status) := {claim.thing |
	some claim in claims
	claim.layer in row.layers
	count(standing(row, claim, status)) > 0
}

of(row, thing) := [claim |
	some claim in claims
	claim.thing.id == thing.id
	claim.layer in row.layers
]

where(row, thing, status) := union({standing(row, claim, status) | some claim in of(row, thing)})

# Where the term has the status and nothing else carries the use.
standing(row, claim, status) := term.where(claim.thing, claim.layer, status, row.territories - claim.answer.clear)

dated(thing) := sprintf(" (first published %d)", [year]) if {
	year := object.get(thing, ["recording", "first_published_year"], null)
	is_number(year)
} else := ""
