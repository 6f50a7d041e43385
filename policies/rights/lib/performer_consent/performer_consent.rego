# A recorded vocal is a performance: it needs the performer too, unless the right was assigned to the producer.
#
# row: rule, severity, scope; territories.
package rights.lib.performer_consent

import data.rights.lib.component
import data.rights.lib.covered
import data.rights.lib.finding
import data.rights.lib.licence
import data.rights.lib.term
import data.rights.lib.territory
import data.rights.lib.tri
import data.rights.lib.wording

# Somebody else's recorded vocals and performances, taken by sampling or separation.
performed := [thing |
	data.rights.lib.release.public_use
	some thing in data.rights.lib.component.all
	thing.origin in {"sample", "stem_separation"}
	vocal(thing)
	covered.ownership(thing, "master") == "third party"
]

vocal(thing) if thing.kind in {"vocal", "performance"}

vocal(thing) if {
	some asset in tri.list(thing, "assets")
	component.stem_role(asset) == "vocals"
}

findings(row) := refused(row) | open_questions(row)

refused(row) := {finding.violation(row, finding.component(thing), message, evidence) |
	some thing in performed
	codes := protected(row, thing)
	codes != set()
	standing(thing, codes) == "missing"
	message := sprintf(
		"%s carries a vocal from %s, and no licence in rights.yaml names the performer or says that the right lies with the producer (%s).",
		[wording.files(thing), wording.source(thing), territory.names(codes)],
	)
	evidence := object.union(evidence_of(thing), finding.members(row, codes))
}

open_questions(row) := {finding.needs_fact(row, finding.component(thing), message, evidence_of(thing), missing) |
	some thing in performed
	codes := protected(row, thing)
	codes != set()
	standing(thing, codes) == "open"
	missing := {licence.path(entry, "rights") | some entry in covered.granted(thing, "master")}
	message := sprintf(
		"%s carries a vocal from %s. Does its licence speak for the performer too? Add performer to its rights where it does.",
		[wording.files(thing), wording.source(thing)],
	)
}

protected(row, thing) := row.territories - term.where(thing, "recording", "expired", row.territories)

# A licence for the recording that does not mention the performer leaves it open.
standing(thing, codes) := "held" if {
	covered.answered(thing, "performer")
	answer := covered.assess(thing, "performer", codes)
	count(codes - answer.clear) == 0
} else := "open" if {
	count(covered.granted(thing, "master")) > 0
	not named(thing)
} else := "missing"

named(thing) if {
	some entry in component.attached(thing)
	"performer" in tri.list(entry, "rights")
}

evidence_of(thing) := {
	"component": thing.id,
	"licences": sort(tri.values(thing, "licences")),
}
