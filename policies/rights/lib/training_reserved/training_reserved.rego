# A model is trained, or a dataset published, on somebody else's audio without a licence or an exception.
#
# row: rule, severity, scope; territories; law (what it is called in a message); exception:
#   "reservation"  mining is allowed unless the owner reserved it or access was not lawful
#   "research"     only non-commercial research is exempt
#   "none"         no exception, or one that the courts disagree on
package rights.lib.training_reserved

import data.rights.lib.component
import data.rights.lib.covered
import data.rights.lib.finding
import data.rights.lib.licence
import data.rights.lib.territory
import data.rights.lib.tri
import data.rights.lib.wording

findings(row) := decided(row) | asked(row)

training if count(tri.values(input, ["release", "features"]) & {"model_training", "dataset_release"}) > 0

# What is trained on or published as data: declared so, or part of a release that does either.
material contains thing if {
	some thing in data.rights.lib.component.all
	thing.used_for_training == true
}

material contains thing if {
	training
	some thing in data.rights.lib.component.all
	not tri.known_false(thing, "used_for_training")
}

layers := ["master", "composition"]

# Where a layer of it is somebody else's, is still protected, and no licence for AI use reaches.
open_in(thing, codes) := union({gap |
	some layer in layers
	gap := layer_open(thing, layer, codes)
})

layer_open(thing, layer, codes) := (codes - covered.answered(thing, layer).free) - licensed(thing, layer, codes)

licensed(thing, layer, codes) := union({licence.reaches(entry, codes) |
	some entry in component.attached(thing)
	layer in tri.list(entry, "rights")
	licence.standing(entry) == "granted"
	tri.known_true(entry, ["uses", "ai_use"])
	count(licence.gaps(entry)) == 0
})

decided(row) := {finding.violation(row, finding.component(thing), message, evidence) |
	some thing in material
	codes := open_in(thing, row.territories)
	codes != set()
	count(unsettled(row, thing)) == 0
	some why in barred(row, thing)
	message := sprintf(
		"%s is used to train or as data, with no licence for AI use in %s, and %s (%s).",
		[wording.work(thing), territory.names(codes), why, row.law],
	)
	evidence := object.union({"component": thing.id}, finding.members(row, codes))
}

asked(row) := {finding.needs_fact(row, finding.component(thing), message, {"component": thing.id}, missing) |
	some thing in material
	codes := open_in(thing, row.territories)
	codes != set()
	missing := unsettled(row, thing)
	count(missing) > 0
	message := sprintf(
		"Whether %s may be used to train or as data in %s is open: rights.yaml does not say enough (%s).",
		[wording.work(thing), territory.names(codes), row.law],
	)
}

# One reason, in a fixed order; none where the exception holds on the facts.
barred(row, thing) := {"its source was not lawful"} if {
	row.exception == "reservation"
	tri.known_false(thing, ["source", "lawful"])
} else := {"its owner reserved such use"} if {
	row.exception == "reservation"
	tri.known_true(thing, ["source", "rights_reserved"])
} else := set() if {
	row.exception == "reservation"
} else := {"only non-commercial research is exempt"} if {
	row.exception == "research"
	data.rights.lib.release.commercial
} else := set() if {
	row.exception == "research"
} else := {"no exception is settled"}

# Facts without which nobody can say; a known bar, and material known to be one's own, need none.
unsettled(row, thing) := ownership_facts(thing) | permission_facts(row, thing)

ownership_facts(thing) := union({found |
	some layer in layers
	covered.ownership(thing, layer) == "unknown"
	found := covered.ownership_missing(thing)
})

permission_facts(row, thing) := undeclared_uses(thing) if {
	count(barred(row, thing)) > 0
} else := {component.path(thing, sprintf("source.%s", [field])) |
	some field in ["lawful", "rights_reserved"]
	tri.unknown(thing, ["source", field])
} if {
	row.exception == "reservation"
} else := {"release.commercial"} if {
	data.rights.lib.release.commercial_unknown
} else := set()

# A licence is attached that does not say whether AI use is granted.
undeclared_uses(thing) := {licence.path(entry, "uses.ai_use") |
	some entry in component.attached(thing)
	licence.standing(entry) in {"granted", "open"}
	tri.unknown(entry, ["uses", "ai_use"])
}
