# Whether the term of protection of a layer has ended in a territory, on evidence.
#
# Terms run to 31 December, so years are compared and nothing finer: a layer is free from the first day of a year.
package rights.lib.term

import data.rights.lib.component
import data.rights.lib.tri

# "expired" only with evidence on file; "unknown" where years or evidence are missing; else "running".
status(thing, layer, code) := "running" if {
	not relevant(thing, layer)
} else := "unknown" if {
	not table(code, layer)
} else := "unknown" if {
	count(years_missing(thing, layer, code)) > 0
} else := "running" if {
	not ended(thing, layer, code)
} else := "expired" if {
	tri.known(thing, ["pd_claim", "evidence"])
} else := "unknown"

# Claimed to be free, or old enough that it may be without anybody saying so.
relevant(thing, layer) if claimed(thing, layer)

relevant(thing, layer) if dated(thing, layer)

claimed(thing, layer) if tri.known_true(thing, ["pd_claim", layer])

claimed(thing, layer) if {
	thing.origin == "public_domain"
	not tri.known_false(thing, ["pd_claim", layer])
}

# Undeclared, but the years given would set it free in some served territory.
dated(thing, layer) if {
	not claimed(thing, layer)
	some code in data.rights.lib.territory.served
	ended(thing, layer, code)
}

table(code, layer) := data.rights_data.terms.territories[code][layer] if {
	data.rights_data.terms.territories[code][layer]
} else := data.rights_data.terms.territories.EU[layer] if {
	code in data.rights.lib.territory.eea
}

ended(thing, layer, code) if {
	some period in table(code, layer).periods
	selected(thing, layer, period)
	over(thing, layer, period)
}

# A period names the years it is for by one field; a period without bounds is for every year.
selected(thing, layer, period) if {
	bound := object.get(thing, [layer, period.field], null)
	bound >= object.get(period, "from", 0)
	bound <= object.get(period, "to", 9999)
}

selected(_, _, period) if {
	object.get(period, "from", null) == null
	object.get(period, "to", null) == null
}

over(_, _, period) if data.rights.lib.release.year >= period.free_from

over(thing, layer, period) if {
	base := object.get(thing, [layer, period.base], null)
	is_number(base)
	data.rights.lib.release.year >= base + period.free_after_years
}

# The years that would have to be known for an answer, as fields of rights.yaml.
years_missing(thing, layer, code) := {component.path(thing, spelled(layer, field)) |
	not decided(thing, layer, code)
	some field in wanted(thing, layer, code)
	tri.unknown(thing, [layer, field])
}

decided(thing, layer, code) if ended(thing, layer, code)

wanted(thing, layer, code) := selectors | {period.base |
	some period in table(code, layer).periods
	selected(thing, layer, period)
	period.base
} if {
	selectors := {period.field | some period in table(code, layer).periods; period.field}
}

spelled(layer, field) := sprintf("what.%s", [field]) if {
	layer == "recording"
} else := sprintf("composition.%s", [field])

# What would have to be added before the layer could count as expired.
missing(thing, layer, codes) := (union({years_missing(thing, layer, code) | some code in codes}) | evidence_missing(thing)) | untabled(thing, layer, codes)

# Where no term is known, only a licence could answer.
untabled(thing, layer, codes) := {component.path(thing, "licences")} if {
	some code in codes
	not table(code, layer)
} else := set()

evidence_missing(thing) := {component.path(thing, "pd_claim.evidence")} if {
	tri.unknown(thing, ["pd_claim", "evidence"])
} else := set()
