# Whether the term of protection of a layer has ended in a territory, on evidence.
#
# Terms run to 31 December, so years are compared and nothing finer: a layer is free from the first day of a year.
package rights.lib.term

import data.rights.lib.component
import data.rights.lib.tri

# The row of the table each served territory is judged by; "" where there is none.
row_of := {code: row(code) | some code in data.rights.lib.territory.served}

row(code) := code if {
	data.rights_data.terms.territories[code]
} else := "EU" if {
	code in data.rights.lib.territory.eea
} else := ""

rows := {name | some _, name in row_of}

# Those of `codes` where the layer has the status, one look per row of the table; none for what is too young anywhere.
where(thing, layer, wanted_status, codes) := young(wanted_status, codes) if {
	not claimed(thing, layer)
	not aged(thing, layer)
} else := {code | some code in codes; row_of[code] in matching} if {
	matching := {name | some name in rows; status_in(thing, layer, name) == wanted_status}
	count(matching) > 0
} else := set()

young("running", codes) := codes

young("expired", _) := set()

young("unknown", _) := set()

# Some year of the layer is early enough for the shortest term of the table to have run.
aged(thing, layer) if {
	some field in ["first_published_year", "first_fixed_year", "last_writer_death_year"]
	object.get(thing, [layer, field], 9999) <= threshold
}

threshold := max({data.rights.lib.release.year - shortest} | cuts)

shortest := min({period.free_after_years | some period in every_period; period.base})

cuts := {period.to | some period in every_period; period.free_from; period.free_from <= data.rights.lib.release.year}

every_period := {period |
	some _, layers in data.rights_data.terms.territories
	some layer in ["recording", "composition"]
	some period in layers[layer].periods
}

status(thing, layer, code) := status_in(thing, layer, row(code))

# "expired" only with evidence on file; "unknown" where years or evidence are missing; else "running".
status_in(thing, layer, name) := "running" if {
	not relevant(thing, layer, name)
} else := "unknown" if {
	name == ""
} else := "unknown" if {
	count(years_missing(thing, layer, name)) > 0
} else := "running" if {
	not ended(thing, layer, name)
} else := "expired" if {
	tri.known(thing, ["pd_claim", "evidence"])
} else := "unknown"

# Claimed to be free, or old enough that it is without anybody saying so.
relevant(thing, layer, _) if claimed(thing, layer)

relevant(thing, layer, name) if ended(thing, layer, name)

claimed(thing, layer) if tri.known_true(thing, ["pd_claim", layer])

claimed(thing, layer) if {
	thing.origin == "public_domain"
	not tri.known_false(thing, ["pd_claim", layer])
}

table(name, layer) := data.rights_data.terms.territories[name][layer]

ended(thing, layer, name) if {
	some period in table(name, layer).periods
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
years_missing(thing, layer, name) := {component.path(thing, spelled(layer, field)) |
	not ended(thing, layer, name)
	some field in wanted(thing, layer, name)
	tri.unknown(thing, [layer, field])
}

wanted(thing, layer, name) := selectors | {period.base |
	some period in table(name, layer).periods
	selected(thing, layer, period)
	period.base
} if {
	selectors := {period.field | some period in table(name, layer).periods; period.field}
}

spelled(layer, field) := sprintf("what.%s", [field]) if {
	layer == "recording"
} else := sprintf("composition.%s", [field])

# What would have to be added before the layer could count as expired.
missing(thing, layer, codes) := (union({years_missing(thing, layer, name) | some name in named}) | evidence_missing(thing)) | untabled(thing, named) if {
	named := {row_of[code] | some code in codes}
}

# Where no term is known, only a licence could answer.
untabled(thing, names) := {component.path(thing, "licences")} if {
	"" in names
} else := set()

evidence_missing(thing) := {component.path(thing, "pd_claim.evidence")} if {
	tri.unknown(thing, ["pd_claim", "evidence"])
} else := set()
