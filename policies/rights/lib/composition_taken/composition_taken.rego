# Words or melody of a protected composition are used or adapted without its owner.
#
# row: rule, severity, scope; territories; origins (of components that take a composition); kinds (of detections);
# altered_covers (true where a changed cover counts too).
package rights.lib.composition_taken

import data.rights.lib.component
import data.rights.lib.covered
import data.rights.lib.detection
import data.rights.lib.finding
import data.rights.lib.own_claim
import data.rights.lib.territory
import data.rights.lib.tri
import data.rights.lib.wording

# Components whose composition some territory leaves open: what is held everywhere is not asked again by each pack.
unsettled := [thing |
	some thing in data.rights.lib.component.all
	thing.id in data.rights.lib.covered.open_ids.composition
]

findings(row) := (uncovered(row, cases) | open_questions(row, cases)) | undeclared(row) if {
	cases := judged(row)
}

judged(row) := [{"thing": thing, "answer": answer} |
	data.rights.lib.release.public_use
	count(row.territories) > 0
	ids := taken(row)
	some thing in unsettled
	thing.id in ids
	answer := covered.assess(thing, "composition", row.territories)
]

# Those that take a composition by what the row says: by where they come from, or by what was heard in them.
taken(row) := union({ids |
	some origin, ids in by_origin
	origin in row.origins
}) | (heard_in(row) | (called_own(row) | altered_cover(row)))

by_origin := {origin: {thing.id | some thing in unsettled; thing.origin == origin} |
	some origin in {thing.origin | some thing in unsettled}
}

heard_in(row) := {pair[1] |
	some pair in heard_kinds
	pair[0] in row.kinds
}

heard_kinds := {[found.kind, thing.id] |
	some thing in unsettled
	some found in detection.of(thing)
}

# What is called one's own and heard as somebody else's is a sample, and whose song it carries is asked.
called_own(row) := contradicted if {
	"sample" in row.origins
} else := set()

contradicted := {thing.id |
	some thing in unsettled
	own_claim.contradicted(thing)
}

altered_cover(row) := altered_covers if {
	object.get(row, "altered_covers", false)
} else := set()

altered_covers := {thing.id |
	some thing in unsettled
	thing.origin == "cover"
	altered(thing)
}

altered(thing) if {
	some track in tri.list(input, "tracks")
	track.asset == object.get(thing, "track", null)
	tri.known_true(track, "composition_altered")
}

uncovered(row, cases) := {finding.weighed(row, finding.component(thing), severity(row, thing), message, evidence) |
	some case in cases
	answer := case.answer
	answer.gap != set()
	thing := case.thing
	message := sprintf(
		"%s %s the composition of %s. Not licensed for %s: %s.",
		[
			wording.places(thing), wording.verb(wording.places_of(thing), "uses", "use"), wording.song(thing),
			territory.names(answer.gap), wording.reasons(answer.why),
		],
	)
	evidence := object.union(evidence_of(thing), finding.members(row, answer.gap))
}

open_questions(row, cases) := {finding.needs_fact(row, finding.component(thing), message, evidence_of(thing), answer.missing) |
	some case in cases
	answer := case.answer
	answer.gap == set()
	answer.unknown != set()
	thing := case.thing
	message := sprintf(
		"Whether %s may be used in %s is open: rights.yaml does not say enough about the composition.",
		[wording.song(thing), territory.names(answer.unknown)],
	)
}

# A hit that nobody declared: a melody or lyric hit is the composition itself; whether a recording hit carries one is asked.
undeclared(row) := melodies(row) | carried(row)

melodies(row) := {finding.weighed(row, finding.detection(found), detection.severity(found, row.severity), message, evidence) |
	data.rights.lib.release.public_use
	count(row.territories) > 0
	some told in data.rights.lib.wording.unexplained
	found := told.found
	found.kind in row.kinds
	message := sprintf(
		"%s uses the composition of %s. No licence for the composition in rights.yaml reaches %s.",
		[told.place, told.recording, territory.name(row.scope.territory)],
	)
	evidence := object.union(finding.passage(found), finding.members(row, row.territories))
}

carried(row) := {finding.needs_fact(row, finding.detection(found), message, finding.passage(found), {"uses"}) |
	"sample" in row.origins
	data.rights.lib.release.public_use
	count(row.territories) > 0
	some told in data.rights.lib.wording.unexplained
	found := told.found
	object.get(found, "kind", "recording") == "recording"
	message := sprintf(
		"Whether %s also carries the composition of %s is open until the passage is declared under uses.",
		[told.place, told.recording],
	)
}

evidence_of(thing) := {
	"component": thing.id,
	"licences": sort(tri.values(thing, "licences")),
	"passages": [finding.passage(found) | some found in wording.ordered(detection.of(thing))],
}

# A drum hit may carry no composition at all: without a melody or lyric hit, drums weigh less.
severity(row, thing) := "warning" if {
	drums(thing)
	not melodic(row, thing)
} else := row.severity

drums(thing) if {
	some asset in tri.list(thing, "assets")
	component.stem_role(asset) == "drums"
}

drums(thing) if {
	hits := detection.of(thing)
	count(hits) > 0
	every found in hits { found.stem == "drums" }
}

melodic(row, thing) if {
	some found in detection.of(thing)
	found.kind in row.kinds
}
