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

# Claims of public domain by layer, with what is held anyway: own, licensed or expired on evidence.
claims := [{"thing": thing, "answers": answers, "standings": {layer: term.ended_or_open(thing, layer) | some layer in object.keys(answers)}} |
	data.rights.lib.release.public_use
	some thing in data.rights.lib.component.all
	thing.id in data.rights.lib.term.claiming
	answers := {layer: answer |
		some layer, right in right_of
		term.claimed(thing, layer)
		answer := covered.answered(thing, right)
	}
]

findings(row) := protected(row, cases) | open_questions(row, cases) if {
	cases := judged(row)
}

# By layer, where the term has not ended or nobody can say, and nothing else carries the use.
judged(row) := [{"thing": claim.thing, "running": running, "unknown": unknown} |
	some claim in claims
	open := {layer: (row.territories - answer.clear) | some layer, answer in claim.answers; layer in row.layers}
	unknown := {layer: found |
		some layer, codes in open
		found := codes & claim.standings[layer].unknown
		count(found) > 0
	}
	running := {layer: found |
		some layer, codes in open
		found := codes - (claim.standings[layer].unknown | claim.standings[layer].expired)
		count(found) > 0
	}
]

protected(row, cases) := {finding.violation(row, finding.component(thing), message, evidence) |
	some case in cases
	case.running != {}
	thing := case.thing
	codes := anywhere(case.running)
	layers := sort(object.keys(case.running))
	message := sprintf(
		"%s is declared as public domain, but its %s is still protected in %s%s.",
		[wording.work(thing), concat(" and its ", layers), territory.names(codes), dated(thing)],
	)
	evidence := object.union({"component": thing.id, "layers": layers}, finding.members(row, codes))
}

open_questions(row, cases) := {finding.needs_fact(row, finding.component(thing), message, {"component": thing.id}, missing) |
	some case in cases
	case.unknown != {}
	case.running == {}
	thing := case.thing
	missing := union({term.missing(thing, layer, codes) | some layer, codes in case.unknown})
	message := sprintf(
		"%s is declared as public domain. Whether its term has ended in %s is not shown.",
		[wording.work(thing), territory.names(anywhere(case.unknown))],
	)
}

anywhere(by_layer) := union({codes | some codes in by_layer})

dated(thing) := sprintf(" (first published %d)", [year]) if {
	year := object.get(thing, ["recording", "first_published_year"], null)
	is_number(year)
} else := ""
