# What listening found, held against what rights.yaml says.
package rights.jurisdictions.any.listening

import data.rights.lib.component
import data.rights.lib.covered
import data.rights.lib.detection
import data.rights.lib.finding
import data.rights.lib.stem_extracted
import data.rights.lib.territory
import data.rights.lib.tri
import data.rights.lib.wording

everywhere := {"project": "release"}

unexplained_row := {"rule": "any/detection-unexplained", "severity": "error", "scope": everywhere}

in_mix(found) if object.get(found, "stem", "mix") == "mix"

detection_unexplained contains finding.weighed(unexplained_row, finding.detection(found), severity, message, finding.passage(found)) if {
	data.rights.lib.release.public_use
	some told in data.rights.lib.wording.unexplained
	found := told.found
	in_mix(found)
	severity := detection.severity(found, "error")
	message := sprintf(
		"%s is %s%s, and no use in rights.yaml explains it. %s",
		[told.place, told.recording, told.transform, advice(found)],
	)
}

advice(found) := sprintf("The use '%s' names this recording, but another place: correct its range.", [found.range_gap.component]) if {
	tri.known(found, "range_gap")
} else := "A review calls it cleared; a licence clears, so declare the use that has one." if {
	found.disposition == "cleared"
} else := sprintf("The review '%s' counts once it says who decided, and on a day that has come.", [replace(found.disposition, "_", " ")]) if {
	found.disposition in data.rights.lib.detection.ending
} else := "Declare it under uses, or record what a listener decided."

on_stem_row := {"rule": "any/detection-on-stem", "severity": "error", "scope": everywhere}

detection_on_stem contains finding.weighed(on_stem_row, finding.detection(found), severity, message, finding.passage(found)) if {
	data.rights.lib.release.public_use
	some told in data.rights.lib.wording.unexplained
	found := told.found
	not in_mix(found)
	not heard_in_mix(found)
	severity := detection.severity(found, "error")
	message := sprintf(
		"%s hides %s%s: a separated layer gives it away where the mix does not. %s",
		[told.place, told.recording, told.transform, advice(found)],
	)
}

# The mix says the same already: one hit, one finding.
heard_in_mix(found) if {
	some hit in data.rights.lib.detection.counted
	in_mix(hit)
	hit.asset == found.asset
	object.get(hit, ["reference", "id"], "") == object.get(found, ["reference", "id"], "no id")
	hit.start_ms < found.end_ms
	found.start_ms < hit.end_ms
}

not_found_row := {"rule": "any/claim-not-found", "severity": "warning", "scope": everywhere}

claim_not_found contains finding.violation(not_found_row, finding.component(thing), message, {"component": thing.id}) if {
	some thing in data.rights.lib.component.all
	thing.heard == false
	message := sprintf(
		"%s is declared in %s and was not heard there, although its recording is in the reference library. Correct the entry, or say why.",
		[wording.work(thing), wording.places(thing)],
	)
}

layers_row := {"rule": "any/two-layers", "severity": "error", "scope": everywhere}

# Somebody else's recording that carries, or may carry, a composition.
layered := [thing |
	data.rights.lib.release.public_use
	count(data.rights.lib.territory.served) > 0
	some thing in ((data.rights.lib.recording_taken.taken | data.rights.lib.stem_extracted.stems) | replayed)
	thing.id in data.rights.lib.covered.open_anywhere
	component.composition_presence(thing) in {"present", "unknown"}
]

# Played anew: the recording is one's own, the song is not.
replayed contains thing if {
	some thing in data.rights.lib.component.all
	thing.origin == "interpolation"
}

# Where half a clearance is said here: a replay is left to the packs that know it.
asked_codes(thing) := data.rights.lib.territory.served - data.rights.lib.territory.judging_replays if {
	thing.origin == "interpolation"
	count(detection.recordings_of(thing)) == 0
} else := data.rights.lib.territory.served

held(thing, right) if data.rights.lib.territory.served - covered.answered(thing, right).clear == set()

other_layer := {"master": "composition", "composition": "master"}

two_layers contains finding.weighed(scoped, finding.component(thing), severity, message, evidence) if {
	some thing in layered
	some right, other in other_layer
	held(thing, right)
	answer := covered.assess(thing, other, asked_codes(thing))
	severity := stem_extracted.severity(layers_row, thing)
	some part in territory.spread(answer.gap)
	scoped := finding.at(layers_row, part.scope)
	message := sprintf(
		"%s: the %s is cleared and the %s is not%s (%s). Half a clearance is none.",
		[
			wording.work(thing), covered.named(right), covered.named(other),
			territory.in_words(part), wording.reasons(covered.assess(thing, other, part.codes).why),
		],
	)
	evidence := {"component": thing.id, "open": other, "territories": sort(part.codes)}
}

two_layers contains finding.needs_fact(scoped, finding.component(thing), message, evidence, answer.missing) if {
	some thing in layered
	some right, other in other_layer
	held(thing, right)
	answer := covered.assess(thing, other, asked_codes(thing))
	some part in territory.spread(territory.apart(answer.unknown, answer.gap))
	scoped := finding.at(layers_row, part.scope)
	message := sprintf(
		"%s: the %s is cleared; whether the %s is too%s is open.",
		[wording.work(thing), covered.named(right), covered.named(other), territory.in_words(part)],
	)
	evidence := {"component": thing.id, "open": other}
}
