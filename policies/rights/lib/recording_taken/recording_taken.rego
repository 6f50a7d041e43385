# Actual sounds of a protected recording are used without the recording owner.
#
# row: rule, severity, scope; territories (served, judged by this law); recognisability (true where a form that no ear
# recognises is outside the right).
package rights.lib.recording_taken

import data.rights.lib.covered
import data.rights.lib.detection
import data.rights.lib.finding
import data.rights.lib.territory
import data.rights.lib.tri
import data.rights.lib.wording

# Origins that say somebody else's sounds are used, whether or not listening heard them.
declared_origins := {"sample", "official_stems", "licensed_library", "non_exclusive_loop", "cc", "public_domain"}

taken contains thing if {
	some thing in data.rights.lib.component.all
	thing.origin in declared_origins
}

taken contains thing if {
	some thing in data.rights.lib.component.all
	thing.id in data.rights.lib.detection.heard
}

# Called one's own, and something says otherwise.
taken contains thing if {
	some thing in data.rights.lib.component.all
	thing.id in data.rights.lib.own_claim.disputes
}

# Those that some territory leaves open: what is held everywhere is not asked again by each pack.
unsettled := [thing |
	some thing in taken
	thing.id in data.rights.lib.covered.open_ids.master
]

findings(row) := (uncovered(row, cases) | open_questions(row, cases)) | undeclared(row) if {
	cases := judged(row)
}

judged(row) := [{"thing": thing, "answer": answer} |
	data.rights.lib.release.public_use
	count(row.territories) > 0
	some things in alike
	answer := covered.assess(things[0], "master", row.territories)
	some thing in things
]

# Those of whom the same is known are judged together. Where a year is missing, each names its own.
alike := array.concat(
	[things |
		some answer in {covered.answered(thing, "master") | some thing in unsettled}
		answer.undated == set()
		things := [thing | some thing in unsettled; covered.answered(thing, "master") == answer]
	],
	[[thing] | some thing in unsettled; count(covered.answered(thing, "master").undated) > 0],
)

uncovered(row, cases) := {finding.weighed(row, finding.component(thing), severity, message, evidence) |
	some case in cases
	answer := case.answer
	answer.gap != set()
	thing := case.thing
	severity := heard_severity(row, thing)
	told := said[thing.id]
	message := sprintf("%s Not licensed for %s: %s.", [told.heard, territory.names(answer.gap), wording.reasons(answer.why)])
	evidence := object.union(told.evidence, finding.members(row, answer.gap))
}

open_questions(row, cases) := {finding.needs_fact(row, finding.component(thing), message, said[thing.id].evidence, answer.missing) |
	some case in cases
	answer := case.answer
	answer.gap == set()
	answer.unknown != set()
	thing := case.thing
	message := sprintf(
		"Whether %s may be used in %s is open: rights.yaml does not say enough about the recording.",
		[wording.work(thing), territory.names(answer.unknown)],
	)
}

undeclared(row) := {finding.weighed(row, finding.detection(found), severity, message, evidence) |
	data.rights.lib.release.public_use
	count(row.territories) > 0
	some told in data.rights.lib.wording.unexplained
	found := told.found
	object.get(found, "kind", "recording") == "recording"
	severity := undeclared_severity(row, found)
	message := sprintf(
		"%s is %s of %s%s. No licence for the recording in rights.yaml reaches %s.",
		[told.place, told.length, told.recording, told.transform, territory.name(row.scope.territory)],
	)
	evidence := object.union(finding.passage(found), finding.members(row, row.territories))
}

# What no pack says otherwise, put together once for all of them.
said := {thing.id: {"heard": what_is_heard(thing), "evidence": component_evidence(thing)} | some thing in unsettled}

what_is_heard(thing) := sprintf("%s %s %s%s.", [wording.places(thing), verb, wording.work(thing), wording.transform(found)]) if {
	verb := wording.verb(wording.places_of(thing), "is", "are")
	found := wording.recordings(thing)[0]
} else := sprintf("%s is declared in %s.", [wording.work(thing), wording.places(thing)])

component_evidence(thing) := {
	"component": thing.id,
	"licences": sort(tri.values(thing, "licences")),
	"passages": [finding.passage(found) | some found in wording.recordings(thing)],
}

# A listener's "nobody would recognise it" never silences: where the law asks the ear, it weighs less and stays.
heard_severity(row, thing) := "warning" if {
	row.recognisability
	unrecognisable(thing)
} else := row.severity

unrecognisable(thing) if tri.known_true(thing, ["transform", "unrecognisable"])

unrecognisable(thing) if {
	count(detection.recordings_of(thing)) > 0
	every found in detection.recordings_of(thing) { tri.known_false(found, "recognisable") }
}

undeclared_severity(row, found) := "warning" if {
	row.recognisability
	tri.known_false(found, "recognisable")
} else := detection.severity(found, row.severity)
