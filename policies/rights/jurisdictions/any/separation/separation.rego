# Separation tools and the copies made on the way.
package rights.jurisdictions.any.separation

import data.rights.lib.component
import data.rights.lib.covered
import data.rights.lib.finding
import data.rights.lib.stem_extracted
import data.rights.lib.tri
import data.rights.lib.wording

everywhere := {"project": "release"}

# METADATA
# title: The separation tool's terms
# description: >-
#   Several services make the user warrant that they hold rights in the upload, and some limit output to private study;
#   breach can end access and shift indemnity.
# related_resources:
# - ref: https://stemify.space/copyright
#   description: >-
#     A stem service requiring users to hold rights
# - ref: https://www.promusicsoftware.com/audioia_terms_en.txt
#   description: >-
#     A stem service limiting use to private study
# custom:
#   id: any/stem-tool-terms
#   topic: "contract/ToS breach"
#   severity: warning
#   certainty: settled
#   verified: true
#   evidence: null
#   basis: >-
#     Terms of the separation service
#   verification_note: >-
#     LALAL.AI terms live at https://www.lalal.ai/terms-of-service/ (address confirmed, text not reached); local
#     open-source tools have no such terms but their weights may (see demucs/weights-in-product).
#   last_change_known: "2025-12"
#   effective_on: null
#   review_by: "2027-03-31"
#   escalation: [E01]
#   escalation_if: commercial
#   remediation: [R-TERMS, R-LIC-MASTER]
#   sources_read: [true, true]
findings contains finding.violation(terms_row, finding.component(thing), message, evidence) if {
	some thing in data.rights.lib.stem_extracted.stems
	breaches := broken(thing)
	count(breaches) > 0
	evidence := object.union(stem_extracted.evidence_of(thing), {"terms": terms_of(thing).source})
	message := sprintf("The terms of %s do not allow this for %s: %s.", [thing.separation.tool, wording.files(thing), wording.reasons(breaches)])
}

findings contains finding.needs_fact(terms_row, finding.component(thing), message, {"component": thing.id}, missing) if {
	some thing in data.rights.lib.stem_extracted.stems
	count(broken(thing)) == 0
	missing := terms_open(thing)
	count(missing) > 0
	message := sprintf("Whether the terms of %s allow this for %s is open.", [thing.separation.tool, wording.files(thing)])
}

terms_row := {"rule": "any/stem-tool-terms", "severity": "warning", "scope": everywhere}

# The known terms of the tool that separated it; undefined for a tool whose terms nobody has read.
terms_of(thing) := tools[object.get(thing, ["separation", "tool"], "")]

tools := data.rights_data.separators.tools

broken(thing) := rights_broken(thing) | purpose_broken(thing)

rights_broken(thing) := {"they want you to hold the rights in what you put in"} if {
	tri.known_true(terms_of(thing), "requires_rights")
	count(source_answer(thing).gap) > 0
} else := set()

purpose_broken(thing) := {"they limit the results to personal use, and the release is commercial"} if {
	tri.known_true(terms_of(thing), "personal_only")
	data.rights.lib.release.commercial
} else := set()

source_answer(thing) := covered.assess(thing, "master", data.rights.lib.territory.served)

terms_open(thing) := source_answer(thing).missing if {
	tri.known_true(terms_of(thing), "requires_rights")
	count(source_answer(thing).unknown) > 0
} else := {"release.commercial"} if {
	tri.known_true(terms_of(thing), "personal_only")
	data.rights.lib.release.commercial_unknown
} else := set()

# METADATA
# title: A replayed part, learned from a separated stem
# description: >-
#   Re-recording a part after isolating it leaves two questions: the song needs a licence, and the isolated copy made on
#   the way was itself a copy of the recording. Any of the original sound left in the mix makes it a sample.
# related_resources:
# - ref: https://www.law.cornell.edu/uscode/text/17/114
#   description: >-
#     17 USC 114(b)
# custom:
#   id: any/interpolation-via-stem
#   topic: "interpolation/composition"
#   severity: warning
#   certainty: untested
#   verified: true
#   evidence: null
#   basis: >-
#     17 USC 114(b) (imitation free, actual sounds not); Directive 2001/29 Art. 2(c); CDPA 16-17
#   verification_note: >-
#     The lawyer is called when licence pending.
#   last_change_known: "n/a"
#   effective_on: null
#   review_by: "2027-11-30"
#   escalation: [E05]
#   escalation_if: licence_pending
#   remediation: [R-LIC-COMP, R-REPLAY, R-REPLACE]
#   sources_read: [false]
findings contains finding.violation(replay_row, finding.component(thing), message, {"component": thing.id, "stems": ids}) if {
	some thing in replays
	ids := sort({stem.id | some stem in guides(thing); count(covered.assess(stem, "master", data.rights.lib.territory.served).gap) > 0})
	count(ids) > 0
	message := sprintf(
		"%s replays a part that was isolated first (%s). The isolated copy was a copy of the recording; the song needs a licence; any original sound left in makes it a sample.",
		[wording.work(thing), wording.shorten(ids)],
	)
}

findings contains finding.needs_fact(replay_row, finding.component(thing), message, {"component": thing.id}, missing) if {
	some thing in replays
	answers := [covered.assess(stem, "master", data.rights.lib.territory.served) | some stem in guides(thing)]
	count([answer | some answer in answers; answer.gap != set()]) == 0
	missing := union({answer.missing | some answer in answers; answer.unknown != set()})
	count(missing) > 0
	message := sprintf("%s replays a part that was isolated first. Whether that recording could be separated is open.", [wording.work(thing)])
}

replay_row := {"rule": "any/interpolation-via-stem", "severity": "warning", "scope": everywhere}

replays := [thing |
	data.rights.lib.release.public_use
	some thing in data.rights.lib.component.all
	thing.origin == "interpolation"
	component.from_separation(thing)
]

# The separated parts it was made from, not the replay itself.
guides(thing) := [ancestor |
	some ancestor in component.lineage(thing)
	component.separated(ancestor)
]
