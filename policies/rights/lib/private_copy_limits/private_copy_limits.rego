# Private-use rules end at the personal circle and need a lawful source.
#
# row: rule, severity, scope; territories; state (of rights_data/private_use: allowed, narrow, argued or none); lawful_source
# ("required", "not unlawful" where only a source known to be unlawful fails, or "not asked"); law (in words).
package rights.lib.private_copy_limits

import data.rights.lib.component
import data.rights.lib.covered
import data.rights.lib.finding
import data.rights.lib.territory
import data.rights.lib.tri
import data.rights.lib.wording

# Uses that lean on private copying.
reliant := [thing |
	some thing in data.rights.lib.component.having.exception
	tri.known_among(thing, ["exception", "claimed"], {"private_copy"})
	some right in ["master", "composition"]
	covered.ownership(thing, right) in {"third party", "unknown"}
]

findings(row) := failing(row) | open_questions(row)

failing(row) := {finding.violation(row, finding.component(thing), message, evidence_of(row, thing)) |
	count(row.territories) > 0
	some thing in reliant
	count(reasons(row, thing)) > 0
	message := sprintf(
		"%s relies on private copying in %s (%s), and that fails: %s.",
		[wording.work(thing), territory.names(row.territories), row.law, wording.reasons(reasons(row, thing))],
	)
}

open_questions(row) := {finding.needs_fact(row, finding.component(thing), message, evidence_of(row, thing), missing) |
	count(row.territories) > 0
	some thing in reliant
	count(reasons(row, thing)) == 0
	missing := open_facts(row, thing)
	count(missing) > 0
	message := sprintf(
		"%s relies on private copying in %s (%s). Whether it stays private and comes from a lawful source is not declared.",
		[wording.work(thing), territory.names(row.territories), row.law],
	)
}

# What is known against it.
reasons(row, thing) := (no_rule(row) | leaves_home) | bad_source(row, thing)

no_rule(row) := {"there is no such exception there"} if {
	row.state == "none"
} else := set()

leaves_home contains "the release leaves the private circle" if {
	tri.known_among(input, ["release", "state"], {"demo", "unreleased", "released"})
}

leaves_home contains "the release goes to platforms" if count(data.rights.lib.release.platforms) > 0

leaves_home contains "the use is commercial" if data.rights.lib.release.commercial

bad_source(row, thing) := words if {
	row.lawful_source in {"required", "not unlawful"}
	words := unlawful(thing) | unlocked(thing)
} else := set()

unlawful(thing) := {"the source is not lawful"} if {
	tri.known_false(thing, ["source", "lawful"])
} else := set()

unlocked(thing) := {"its copy protection was bypassed"} if {
	tri.known_true(thing, ["source", "tpm_circumvented"])
} else := set()

open_facts(row, thing) := home_facts | source_facts(row, thing)

home_facts contains sprintf("release.%s", [field]) if {
	some field in ["state", "commercial"]
	tri.unknown(input, ["release", field])
}

source_facts(row, thing) := {component.path(thing, "source.lawful")} if {
	row.lawful_source == "required"
	tri.unknown(thing, ["source", "lawful"])
} else := set()

evidence_of(row, thing) := object.union(
	{"component": thing.id, "exception": "private_copy", "state": row.state},
	finding.members(row, row.territories),
)

# -- practice at home, said once instead of passed over in silence

# Somebody else's recordings in what is declared to stay private.
borrowed := [thing |
	some thing in data.rights.lib.covered.foreign
	covered.ownership(thing, "master") == "third party"
]

# row: things (of those borrowed) and heard (detections nobody declared), besides rule, severity, scope and territories.
practice(row) := {finding.notice(row, "release", message, {"components": sort([thing.id | some thing in row.things])}) |
	works := {wording.work(thing) | some thing in row.things} | {wording.recording(found.reference) | some found in row.heard}
	count(works) > 0
	message := sprintf(
		"%s: practice at home carries little practical risk, and is lawful only where a private-use rule and a lawful source say so%s. Posting, lending or playing it in public ends that.",
		[wording.shorten(sort(works)), states(row.territories)],
	)
}

# " (Germany: a private-use rule, for lawful sources; the United Kingdom: no private-use exception)".
states(codes) := sprintf(" (%s)", [concat("; ", said)]) if {
	codes != set()
	said := [sprintf("%s: %s", [territory.name(place), words[state_of(place)]]) | some place in sort(judged(codes))]
} else := ""

# Members of the EEA without a row of their own are one.
judged(codes) := {place |
	some code in codes
	place := table_row(code)
}

table_row(code) := code if {
	code in object.keys(data.rights_data.private_use.territories)
} else := territory.row_of(code)

state_of(place) := object.get(data.rights_data.private_use.territories, place, "unknown")

words := {
	"allowed": "a private-use rule, for lawful sources",
	"narrow": "a narrow private-use rule",
	"argued": "no rule, commonly argued as fair use",
	"none": "no private-use exception",
	"unknown": "not examined",
}
