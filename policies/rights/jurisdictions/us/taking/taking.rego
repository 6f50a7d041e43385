# Questions of taking that only the courts of the United States put this way.
package rights.jurisdictions.us.taking

import data.rights.lib.component
import data.rights.lib.covered
import data.rights.lib.exception_claimed
import data.rights.lib.finding
import data.rights.lib.stem_extracted
import data.rights.lib.territory
import data.rights.lib.tri
import data.rights.lib.wording

served := territory.served_among({"US"})

derivative_row := {
	"rule": "us/stem-separation-derivative",
	"severity": "warning",
	"scope": {"territory": "US"},
}

stem_derivative contains finding.violation(derivative_row, finding.component(thing), message, stem_extracted.evidence_of(thing)) if {
	data.rights.lib.release.public_use
	some thing in data.rights.lib.stem_extracted.derived
	count(covered.assess(thing, "master", served).gap) > 0
	message := sprintf(
		"%s %s a separated part of %s. Whether a lone stem is a derivative work or a partial copy is undecided.",
		[wording.files(thing), wording.verb(wording.files_of(thing), "carries", "carry"), wording.source(thing)],
	)
}

stem_derivative contains finding.needs_fact(derivative_row, finding.component(thing), message, evidence, answer.missing) if {
	data.rights.lib.release.public_use
	some thing in data.rights.lib.stem_extracted.derived
	answer := covered.assess(thing, "master", served)
	answer.gap == set()
	answer.unknown != set()
	message := sprintf("Whether %s %s derived from a recording you may not use is open.", [wording.files(thing), wording.verb(wording.files_of(thing), "is", "are")])
	evidence := stem_extracted.evidence_of(thing)
}

split_row := {
	"rule": "us/sampling-de-minimis-split",
	"severity": "warning",
	"scope": {"territory": "US"},
	"territories": served,
	"claims": {"de_minimis"},
	"elements": {},
	"law": "Bridgeport against VMG Salsoul",
}

de_minimis contains result if some result in exception_claimed.findings(split_row)

# A short passage that no listener has called recognisable: the split decides, and no length is safe.
de_minimis contains finding.violation(split_row, subject, message, finding.passage(found)) if {
	data.rights.lib.release.public_use
	count(served) > 0
	some found in data.rights.lib.detection.counted
	object.get(found, "kind", "recording") == "recording"
	found.end_ms - found.start_ms <= shortest
	not tri.known_true(found, "recognisable")
	subject := short_subject(found)
	message := sprintf(
		"%s is only %s of %s. The Sixth Circuit allows no minimum for recordings, the Ninth asks whether an average audience would recognise it.",
		[wording.place(found), wording.seconds(found.end_ms - found.start_ms), wording.recording(found.reference)],
	)
}

shortest := object.get(input, ["settings", "deminimis_ms"], 3000)

short_subject(found) := finding.detection(found) if {
	some hit in data.rights.lib.detection.unexplained
	hit.id == found.id
}

# Only the first short passage of a component, and only where it does not claim the exception by name already.
short_subject(found) := finding.component(thing) if {
	thing := component.find(found.explained_by)
	not tri.known_among(thing, ["exception", "claimed"], split_row.claims)
	count(covered.assess(thing, "master", served).gap) > 0
	first := [hit |
		some hit in wording.recordings(thing)
		hit.end_ms - hit.start_ms <= shortest
		not tri.known_true(hit, "recognisable")
	][0]
	first.id == found.id
}
