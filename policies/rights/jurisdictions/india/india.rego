# The law of India. The folder is not named `in`, which is a word of Rego.
package rights.jurisdictions.india

import data.rights.lib.ai_label_duty
import data.rights.lib.composition_taken
import data.rights.lib.cover_mechanical
import data.rights.lib.law_in_motion
import data.rights.lib.recording_taken
import data.rights.lib.term_not_expired
import data.rights.lib.territory

served := territory.served_among({"IN"})

# METADATA
# title: Sampling somebody else's recording in India
# description: >-
#   Song and sound-recording owners each control making another recording embodying it; fair dealing is a closed list
#   (private use, criticism, news).
# related_resources:
# - ref: https://copyright.gov.in/
#   description: >-
#     Copyright Act 1957 (not opened)
# custom:
#   id: in/sampling-recording
#   topic: "sampling"
#   severity: error
#   certainty: settled
#   verified: false
#   evidence: null
#   basis: >-
#     Copyright Act 1957 ss 14(a), 14(e), 51, 52
#   verification_note: null
#   last_change_known: "2012-06-21"
#   effective_on: null
#   review_by: "2027-06-30"
#   escalation: [E24]
#   escalation_if: commercial
#   remediation: [R-LIC-MASTER, R-LIC-COMP]
#   sources_read: [false]
findings contains result if {
	some result in recording_taken.findings({
		"rule": "in/sampling-recording",
		"severity": "error",
		"scope": {"territory": "IN"},
		"territories": served,
		"recognisability": false,
	})
}

# METADATA
# title: Sampling a song's words or melody in India
# description: >-
#   Song and sound-recording owners each control making another recording embodying it; fair dealing is a closed list
#   (private use, criticism, news).
# related_resources:
# - ref: https://copyright.gov.in/
#   description: >-
#     Copyright Act 1957 (not opened)
# custom:
#   id: in/sampling-composition
#   topic: "interpolation/composition"
#   severity: error
#   certainty: settled
#   verified: false
#   evidence: null
#   basis: >-
#     Copyright Act 1957 ss 14(a), 14(e), 51, 52
#   verification_note: null
#   last_change_known: "2012-06-21"
#   effective_on: null
#   review_by: "2027-06-30"
#   escalation: [E24]
#   escalation_if: commercial
#   remediation: [R-LIC-MASTER, R-LIC-COMP]
#   sources_read: [false]
findings contains result if {
	some result in composition_taken.findings({
		"rule": "in/sampling-composition",
		"severity": "error",
		"scope": {"territory": "IN"},
		"territories": served,
		"origins": {"official_stems", "public_domain", "sample", "stem_separation"},
		"kinds": {"composition", "lyrics"},
	})
}

# METADATA
# title: A cover needs a licence for the song in India
# description: >-
#   Cover versions run under a statutory licence with notice, advance royalty, a five-year wait and tight limits on
#   alteration; stores ask for proof.
# related_resources:
# - ref: https://www.indiacode.nic.in/
#   description: >-
#     Copyright Act 1957 s.31C
# - ref: https://support.the-source.eu/kb/a171/covers-and-adaptations-of-indian-content.aspx
#   description: >-
#     India s.31C statutory licence in practice
# custom:
#   id: in/cover-mechanical
#   topic: "mechanical licence/cover compulsory licence"
#   severity: warning
#   certainty: settled
#   verified: true
#   evidence: null
#   basis: >-
#     Copyright Act 1957 s. 31C
#   verification_note: >-
#     Five-year wait and alteration limit from general knowledge.
#   last_change_known: "2012-06-21"
#   effective_on: null
#   review_by: "2027-06-30"
#   escalation: []
#   remediation: [R-COVER, R-LIC-COMP, R-GEO]
#   sources_read: [false, true]
findings contains result if {
	some result in cover_mechanical.findings({
		"rule": "in/cover-mechanical",
		"severity": "warning",
		"scope": {"territory": "IN"},
		"territories": served,
		"scheme": "Covers run under a statutory licence (s. 31C) with notice and advance royalty; stores ask for proof.",
	})
}

# METADATA
# title: Realistic synthetic audio must be labelled (India)
# description: >-
#   Realistic synthetic audio must carry a clear label, for audio-only a spoken notice at the start, plus lasting
#   metadata where feasible; large platforms ask uploaders to declare. Ordinary editing is exempt. Duty sits on
#   intermediaries.
# related_resources:
# - ref: https://www.newindianexpress.com/xplore/2026/Feb/12/how-new-it-rules-fight-deepfakes-and-harmful-ai-content
#   description: >-
#     India SGI labels, audio prefix
# - ref: https://digitalpolicyalert.org/event/37705-ministry-of-electronics-and-information-technology-adopted-information-technology-intermediary-guidelines-and-digital-media-ethics-code-amendment-rules-2026-addressing-synthetically-generated-information
#   description: >-
#     India SGI rules in force 20 Feb 2026
# custom:
#   id: in/ai-label
#   topic: "AI transparency/labelling"
#   severity: warning
#   certainty: settled
#   verified: true
#   evidence: null
#   basis: >-
#     IT (Intermediary Guidelines) Amendment Rules 2026, in force 20 Feb 2026
#   verification_note: null
#   last_change_known: "2026-02-20"
#   effective_on: null
#   review_by: "2026-12-31"
#   escalation: [E18]
#   remediation: [R-LABEL-HUMAN, R-LABEL-META, R-LABEL-MACHINE]
#   sources_read: [true, true]
findings contains result if {
	some result in ai_label_duty.findings({
		"rule": "in/ai-label",
		"severity": "warning",
		"scope": {"territory": "IN"},
		"territories": served,
		"trigger": "realistic_voice",
		"labels": {"human"},
		"duty": "The Indian rules of 2026 ask for a clear label, for audio a spoken notice at the start; large platforms ask uploaders to declare.",
	})
}

# METADATA
# title: A working paper proposes a mandatory licence for training (India)
# description: >-
#   Government paper proposes a mandatory licence for training; no law found.
# related_resources:
# - ref: https://rightstech.com/2025/12/indian-govts-working-paper-on-copyright-and-ai-proposes-hybrid-licensing-model/
#   description: >-
#     DPIIT working paper, Dec 2025
# custom:
#   id: in/ai-training-paper
#   topic: "AI training provenance / secondary liability"
#   severity: info
#   certainty: unknown
#   verified: true
#   evidence: null
#   basis: >-
#     DPIIT working paper (Dec 2025); ANI v OpenAI (Delhi HC, pending)
#   verification_note: null
#   last_change_known: "2025-12-08"
#   effective_on: null
#   review_by: "2026-12-31"
#   escalation: [E15, E20]
#   remediation: [R-AI-LICENSED-TOOL]
#   sources_read: [true]
findings contains result if {
	some result in law_in_motion.findings({
		"rule": "in/ai-training-paper",
		"severity": "info",
		"scope": {"territory": "IN"},
		"territories": served,
		"features": {"model_training", "music_generation"},
		"status": "An Indian government paper proposes a mandatory licence for training. No law was found.",
	})
}

# METADATA
# title: Declared as public domain, but protected in India
# description: >-
#   Songs 60 years after death; recordings 60 years after publication (published to 1965 free in 2026).
# related_resources:
# - ref: https://copyright.gov.in/
#   description: >-
#     Copyright Act 1957 (not opened)
# custom:
#   id: in/term
#   topic: "neighbouring rights and term"
#   severity: error
#   certainty: settled
#   verified: false
#   evidence: null
#   basis: >-
#     Copyright Act 1957 ss 22, 27
#   verification_note: null
#   last_change_known: "1992"
#   effective_on: null
#   review_by: "2027-01-05"
#   escalation: [E13]
#   remediation: [R-PD-EVIDENCE]
#   sources_read: [false]
findings contains result if {
	some result in term_not_expired.findings({
		"rule": "in/term",
		"severity": "error",
		"scope": {"territory": "IN"},
		"territories": served,
		"layers": {"composition", "recording"},
	})
}
