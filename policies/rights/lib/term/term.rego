# Whether the term of protection of a layer has ended in a territory, on evidence.
#
# Terms run to 31 December, so years are compared and nothing finer: a layer is free from the first day of a year.
package rights.lib.term

import data.rights.lib.component
import data.rights.lib.tri

# The row of the table each served territory is judged by; "" where there is none.
row_of := {code: row(code) | some code in data.rights.lib.territory.served}

row(code) := code if {
	tables[code]
} else := "EU" if {
	code in data.rights.lib.territory.eea
} else := ""

tables := data.rights_data.terms.territories

codes_of := {name: {code | some code, other in row_of; other == name} | some name in rows}

rows := {found | some found in row_of}

# Those of `codes` where the layer has the status.
where(thing, layer, wanted, codes) := codes & standings[thing.id][layer][wanted] if {
	wanted in {"expired", "unknown"}
	standings[thing.id][layer]
} else := codes - (standings[thing.id][layer].expired | standings[thing.id][layer].unknown) if {
	wanted == "running"
	standings[thing.id][layer]
} else := codes if {
	wanted == "running"
} else := set()

# The same for all states that are not "running" at once.
ended_or_open(thing, layer) := object.get(standings, [thing.id, layer], {"expired": set(), "unknown": set()})

# Where the layer of a component is out of protection, and where nobody can say. Those left out are too young anywhere.
standings := {id: {layer: {state: codes_in(names) | some state, names in found} |
	some layer, found in parts
} |
	some id, parts in judged
}

codes_in(names) := {code | some name in names; some code in object.get(codes_of, name, set())}

# "expired" only with evidence on file; "unknown" where years or evidence are missing; else "running".
status(thing, layer, code) := "expired" if {
	row(code) in judged[thing.id][layer].expired
} else := "unknown" if {
	row(code) in judged[thing.id][layer].unknown
} else := "running"

# The same by the rows of the table. What nobody claims to be free is looked at where it is old enough to be.
judged := {thing.id: {layer: verdict(thing, layer) | some layer in layers; eligible(thing, layer)} |
	some thing in data.rights.lib.component.all
	thing.id in examined
}

layers := ["recording", "composition"]

eligible(thing, layer) if thing[layer]

eligible(thing, layer) if claimed(thing, layer)

verdict(thing, layer) := {"expired": outcome.free, "unknown": open_rows(thing, layer, outcome)} if {
	outcome := outcomes[layer][years(thing, layer)]
	tri.known(thing, ["pd_claim", "evidence"])
} else := {"expired": set(), "unknown": (open_rows(thing, layer, outcome) | outcome.free)} if {
	outcome := outcomes[layer][years(thing, layer)]
}

# Rows that only a claim makes anybody ask: those that lack a year, and where there is no row.
open_rows(thing, layer, outcome) := object.keys(outcome.lacks) | {""} if {
	claimed(thing, layer)
} else := set()

examined := aged | claiming

claiming := {thing.id |
	some thing in array.concat(data.rights.lib.component.having.pd_claim, declared_free)
	some layer in layers
	claimed(thing, layer)
}

declared_free := [thing |
	some thing in data.rights.lib.component.all
	thing.origin == "public_domain"
]

claimed(thing, layer) if tri.known_true(thing, ["pd_claim", layer])

claimed(thing, layer) if {
	thing.origin == "public_domain"
	not tri.known_false(thing, ["pd_claim", layer])
}

# Some year of a layer is early enough for the shortest term of the table to have run.
aged := {thing.id |
	latest := threshold
	some thing in data.rights.lib.component.all
	some layer in layers
	part := thing[layer]
	some field in dates
	part[field] <= latest
}

dates := ["first_published_year", "first_fixed_year", "last_writer_death_year"]

threshold := max({data.rights.lib.release.year - shortest} | {period.to | some period in cuts})

shortest := min({period.free_after_years | some period in every_period; period.base})

cuts := [period | some period in every_period; period.free_from <= data.rights.lib.release.year; period.to]

every_period := [period |
	some parts in tables
	some layer in layers
	some period in parts[layer].periods
]

# -- years against the table: few years are used, so every set of them is held against every row once

years(thing, layer) := {field: year |
	some field in dates
	year := object.get(thing, [layer, field], null)
	is_number(year)
}

outcomes := {layer: {known: {"free": free, "lacks": lacks} |
	some known in {years(thing, layer) |
		some thing in data.rights.lib.component.all
		thing.id in examined
	}
	free := {name | some periods, names in by_layer[layer]; some period in periods; ended(period, known); some name in names}
	lacks := {name: missing |
		some periods, names in by_layer[layer]
		count(names & free) == 0
		missing := wanted(periods, known) - object.keys(known)
		count(missing) > 0
		some name in names
	}
} |
	some layer in layers
}

# Rows with the same terms are one question.
by_layer := {layer: {periods: names |
	some periods in {parts[layer].periods | some parts in tables}
	names := {name | some name, parts in tables; parts[layer].periods == periods}
} |
	some layer in layers
}

ended(period, known) if {
	data.rights.lib.release.year >= period.free_from
	selected(period, known)
}

ended(period, known) if {
	data.rights.lib.release.year >= known[period.base] + period.free_after_years
	selected(period, known)
}

# A period names the years it is for by one field; a period without bounds is for every year.
selected(period, known) if {
	known[period.field] >= object.get(period, "from", 0)
	known[period.field] <= object.get(period, "to", 9999)
}

selected(period, _) if {
	object.get(period, "from", null) == null
	object.get(period, "to", null) == null
}

# The years that would have to be known for an answer.
wanted(periods, known) := {period.field | some period in periods} | {period.base | some period in periods; selected(period, known); period.base}

spelled(layer, field) := sprintf("what.%s", [field]) if {
	layer == "recording"
} else := sprintf("composition.%s", [field])

# What would have to be added before the layer could count as expired.
missing(thing, layer, codes) := (years_missing(thing, layer, names) | evidence_missing(thing)) | untabled(thing, names) if {
	names := {row_of[code] | some code in codes}
}

years_missing(thing, layer, names) := {component.path(thing, spelled(layer, field)) |
	some name in names
	some field in outcomes[layer][years(thing, layer)].lacks[name]
}

# Where no term is known, only a licence could answer.
untabled(thing, names) := {component.path(thing, "licences")} if {
	"" in names
} else := set()

evidence_missing(thing) := {component.path(thing, "pd_claim.evidence")} if {
	tri.unknown(thing, ["pd_claim", "evidence"])
} else := set()
