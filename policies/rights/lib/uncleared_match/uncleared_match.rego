# Matching systems will find a passage whose rights are not held.
#
# row: rule, severity, scope; platform (an id, or "any" where every distributor is meant); rights; declared (true where a declared
# sample counts although nothing was heard); undeclared (true where the rule also speaks on a hit nobody declared);
# consequence (one sentence).
package rights.lib.uncleared_match

import data.rights.lib.covered
import data.rights.lib.detection
import data.rights.lib.finding
import data.rights.lib.own_claim
import data.rights.lib.wording

findings(row) := (uncleared(row) | asked(row)) | undeclared(row)

targeted(row) if row.platform == "any"

targeted(row) if row.platform in data.rights.lib.release.platforms

matched(row) := [thing |
	targeted(row)
	data.rights.lib.release.public_use
	some thing in data.rights.lib.component.all
	findable(row, thing)
]

findable(_, thing) if count(detection.recordings_of(thing)) > 0

findable(row, thing) if {
	row.declared
	thing.origin == "sample"
}

findable(row, thing) if {
	row.declared
	own_claim.disputed(thing)
}

uncleared(row) := {finding.violation(row, finding.component(thing), message, evidence_of(thing, open)) |
	some thing in matched(row)
	open := open_rights(row, thing)
	count(open) > 0
	message := sprintf(
		"%s, %s: no licence holds for the %s. %s",
		[wording.work(thing), wording.places(thing), concat(" or the ", [data.rights.lib.covered.word_of[right] | some right in open]), row.consequence],
	)
}

# Rights known not to be held where the release is served, or on this platform.
open_rights(row, thing) := [right |
	some right in row.rights
	lacking(row, thing, right)
]

lacking(_, thing, right) if count(covered.assess(thing, right, data.rights.lib.territory.served).gap) > 0

lacking(row, thing, right) if covered.gap_on_platform(thing, right, row.platform)

asked(row) := {finding.needs_fact(row, finding.component(thing), message, evidence_of(thing, []), missing) |
	some thing in matched(row)
	count(open_rights(row, thing)) == 0
	doubtful := [answer |
		some right in row.rights
		answer := covered.assess(thing, right, data.rights.lib.territory.served)
		count(answer.unknown) > 0
	]
	count(doubtful) > 0
	missing := union({answer.missing | some answer in doubtful})
	message := sprintf("Whether %s, %s, is cleared is open. %s", [wording.work(thing), wording.places(thing), row.consequence])
}

undeclared(row) := {finding.weighed(row, finding.detection(found), detection.severity(found, row.severity), message, finding.passage(found)) |
	row.undeclared
	targeted(row)
	data.rights.lib.release.public_use
	some found in data.rights.lib.detection.unexplained
	object.get(found, "kind", "recording") == "recording"
	message := sprintf("%s, %s. %s", [wording.place(found), wording.recording(found.reference), row.consequence])
}

evidence_of(thing, open) := {
	"component": thing.id,
	"rights": open,
	"passages": [finding.passage(found) | some found in wording.ordered(detection.recordings_of(thing))],
}
