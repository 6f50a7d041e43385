# Matching systems will find a passage whose rights are not held.
#
# row: rule, severity, scope; platform (an id, or "any" where every distributor is meant); rights; declared (true where a declared
# sample counts although nothing was heard); undeclared (true where the rule also speaks on a hit nobody declared);
# consequence (one sentence).
package rights.lib.uncleared_match

import data.rights.lib.covered
import data.rights.lib.detection
import data.rights.lib.finding
import data.rights.lib.territory
import data.rights.lib.wording

findings(row) := (uncleared(row, matches) | asked(row, matches)) | undeclared(row) if {
	matches := matched(row)
}

targeted(row) if row.platform == "any"

targeted(row) if row.platform in data.rights.lib.release.platforms

# What a system can find and may object to, with what each right comes to where the release is served.
matched(row) := [{"thing": thing, "answers": answers, "gap": gap, "unknown": unknown} |
	targeted(row)
	data.rights.lib.release.public_use
	ids := findable(row)
	some thing in data.rights.lib.component.all
	thing.id in ids
	answers := [covered.answered(thing, right) | some right in row.rights]
	gap := union({answer.gap | some answer in answers})
	unknown := union({answer.unknown | some answer in answers})
]

# Nobody objects to what is held everywhere and on every platform.
findable(row) := data.rights.lib.detection.heard & objectionable if {
	not row.declared
} else := declared & objectionable

objectionable := data.rights.lib.covered.open_anywhere | data.rights.lib.covered.platform_bound

declared := (data.rights.lib.detection.heard | data.rights.lib.own_claim.disputes) | {thing.id |
	some thing in data.rights.lib.component.all
	thing.origin == "sample"
}

uncleared(row, matches) := {finding.violation(scoped, finding.component(thing), message, evidence) |
	some match in matches
	thing := match.thing
	some part in parts(row, match.gap)
	open := open_rights(row, thing, part.codes)
	open != []
	scoped := finding.at(row, part.scope)
	message := sprintf(
		"%s, %s: no licence holds for the %s%s. %s",
		[
			wording.work(thing), wording.places(thing), concat(" or the ", [covered.named(right) | some right in open]),
			territory.in_words(part), row.consequence,
		],
	)
	evidence := object.union(evidence_of(thing, open), members(part))
}

# A rule about every distributor speaks for the rows it is about; a rule about one platform for that platform.
parts(row, codes) := territory.spread(codes) if {
	row.platform == "any"
} else := {{"scope": row.scope, "codes": data.rights.lib.territory.served}}

members(part) := {"territories": sort(part.codes)} if {
	part.scope.territory
} else := {}

# Rights known not to be held where the release is served, or on this platform.
open_rights(row, thing, codes) := [right |
	some right in row.rights
	lacking(row, thing, right, codes)
]

# A platform's column crosses every territory: where the right is held in one of them, the rows of the others speak.
lacking(row, thing, right, codes) if {
	row.platform == "any"
	count(covered.gap(thing, right, codes)) > 0
} else if {
	gap := covered.gap(thing, right, data.rights.lib.territory.served)
	count(gap) > 0
	count(data.rights.lib.territory.served - gap) == 0
} else if {
	covered.gap_on_platform(thing, right, row.platform)
}

asked(row, matches) := {finding.needs_fact(scoped, finding.component(thing), message, evidence, missing) |
	some match in matches
	match.unknown != set()
	thing := match.thing
	some part in doubtful_parts(row, match)
	missing := union({answer.missing |
		some right in row.rights
		answer := covered.assess(thing, right, part.codes)
		answer.unknown != set()
	})
	scoped := finding.at(row, part.scope)
	message := sprintf(
		"Whether %s, %s, is cleared%s is open. %s",
		[wording.work(thing), wording.places(thing), territory.in_words(part), row.consequence],
	)
	evidence := object.union(evidence_of(thing, []), members(part))
}

doubtful_parts(row, match) := territory.spread(territory.apart(match.unknown, match.gap)) if {
	row.platform == "any"
} else := parts(row, match.unknown) if {
	count(open_rights(row, match.thing, data.rights.lib.territory.served)) == 0
	count((data.rights.lib.territory.served - match.unknown) - match.gap) == 0
} else := set()

undeclared(row) := {finding.weighed(row, finding.detection(found), detection.severity(found, row.severity), message, finding.passage(found)) |
	row.undeclared
	targeted(row)
	data.rights.lib.release.public_use
	some told in data.rights.lib.wording.unexplained
	found := told.found
	object.get(found, "kind", "recording") == "recording"
	message := sprintf("%s, %s. %s", [told.place, told.recording, row.consequence])
}

evidence_of(thing, open) := {
	"component": thing.id,
	"rights": open,
	"passages": [finding.passage(found) | some found in wording.recordings(thing)],
}
