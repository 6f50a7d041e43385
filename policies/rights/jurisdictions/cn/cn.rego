# The law of China.
package rights.jurisdictions.cn

import data.rights.lib.ai_label_duty
import data.rights.lib.composition_taken
import data.rights.lib.cover_mechanical
import data.rights.lib.recording_taken
import data.rights.lib.term_not_expired
import data.rights.lib.territory
import data.rights.lib.voice_without_consent

served := territory.served_among({"CN"})

# METADATA
# title: Sampling somebody else's recording in China
# description: >-
#   Author, performer and producer control copying; permitted uses form a list with a three-step test.
# related_resources:
# - ref: https://www.law-wei.com/en/news/law/copyright/20210125/333.html
#   description: >-
#     China Copyright Law 2020 (text host; articles cited not reached in the excerpt)
# custom:
#   id: cn/sampling-recording
#   topic: "sampling"
#   severity: error
#   certainty: settled
#   verified: false
#   evidence: null
#   basis: >-
#     Copyright Law (2020) Arts 10, 24, 39, 44
#   verification_note: null
#   last_change_known: "2021-06-01"
#   effective_on: null
#   review_by: "2027-06-30"
#   escalation: [E24]
#   escalation_if: commercial
#   remediation: [R-LIC-MASTER, R-LIC-COMP]
#   sources_read: [false]
findings contains result if {
	some result in recording_taken.findings({
		"rule": "cn/sampling-recording",
		"severity": "error",
		"scope": {"territory": "CN"},
		"territories": served,
		"recognisability": false,
	})
}

# METADATA
# title: Sampling a song's words or melody in China
# description: >-
#   Author, performer and producer control copying; permitted uses form a list with a three-step test.
# related_resources:
# - ref: https://www.law-wei.com/en/news/law/copyright/20210125/333.html
#   description: >-
#     China Copyright Law 2020 (text host; articles cited not reached in the excerpt)
# custom:
#   id: cn/sampling-composition
#   topic: "interpolation/composition"
#   severity: error
#   certainty: settled
#   verified: false
#   evidence: null
#   basis: >-
#     Copyright Law (2020) Arts 10, 24, 39, 44
#   verification_note: null
#   last_change_known: "2021-06-01"
#   effective_on: null
#   review_by: "2027-06-30"
#   escalation: [E24]
#   escalation_if: commercial
#   remediation: [R-LIC-MASTER, R-LIC-COMP]
#   sources_read: [false]
findings contains result if {
	some result in composition_taken.findings({
		"rule": "cn/sampling-composition",
		"severity": "error",
		"scope": {"territory": "CN"},
		"territories": served,
		"origins": {"official_stems", "public_domain", "sample", "stem_separation"},
		"kinds": {"composition", "lyrics"},
	})
}

# METADATA
# title: A cover needs a licence for the song in China
# description: >-
#   A new recording of a song already lawfully recorded may be made against payment unless the owner has declared
#   otherwise; online use needs its own licence.
# related_resources:
# - ref: https://law.asia/changes-to-copyright-protection-of-music-still-slightly-off-key/
#   description: >-
#     Statutory licence for sound recordings of musical works (then Art. 40(3))
# custom:
#   id: cn/cover-mechanical
#   topic: "mechanical licence/cover compulsory licence"
#   severity: warning
#   certainty: settled
#   verified: true
#   evidence: null
#   basis: >-
#     Copyright Law (2020) Art. 42(2) (former Art. 40(3))
#   verification_note: >-
#     Rule verified under its older number.
#   last_change_known: "2021-06-01"
#   effective_on: null
#   review_by: "2027-06-30"
#   escalation: []
#   remediation: [R-CMO, R-LIC-COMP]
#   sources_read: [true]
findings contains result if {
	some result in cover_mechanical.findings({
		"rule": "cn/cover-mechanical",
		"severity": "warning",
		"scope": {"territory": "CN"},
		"territories": served,
		"scheme": "A song already lawfully recorded may be recorded anew against payment unless its owner has declared otherwise; online use needs a licence of its own.",
	})
}

# METADATA
# title: Generated audio must be labelled (China)
# scope: document
# description: >-
#   Audio needs a spoken or rhythmic cue plus implicit metadata; users publishing AI content must declare it; nobody
#   may strip labels.
# related_resources:
# - ref: https://www.cac.gov.cn/2025-03/14/c_1743654684782215.htm
#   description: >-
#     Measures, official publication
# - ref: https://datacompliancechina.com/laws/ai-content-labeling-measures/
#   description: >-
#     China labelling Measures text
# - ref: https://en.we-ipr.com/IPNews/453
#   description: >-
#     China labelling: audio indicators, user declaration
# custom:
#   id: cn/ai-label
#   topic: "AI transparency/labelling"
#   severity: warning
#   certainty: settled
#   verified: true
#   evidence: null
#   basis: >-
#     Measures for Labelling AI-Generated Synthetic Content, in force 1 Sept 2025; GB 45438-2025
#   verification_note: null
#   last_change_known: "2025-09-01"
#   effective_on: null
#   review_by: "2026-12-31"
#   escalation: [E18]
#   remediation: [R-LABEL-HUMAN, R-LABEL-MACHINE, R-LABEL-META]
#   sources_read: [false, true, true]
findings contains result if {
	some result in ai_label_duty.findings({
		"rule": "cn/ai-label",
		"severity": "warning",
		"scope": {"territory": "CN"},
		"territories": served,
		"trigger": "generated",
		"labels": {"human", "machine"},
		"named_only": true,
		"duty": "The Chinese labelling measures ask for a spoken or rhythmic cue and for implicit metadata, and that uploaders declare it.",
	})
}

findings contains result if {
	some result in ai_label_duty.marks_removed({
		"rule": "cn/ai-label",
		"severity": "warning",
		"scope": {"territory": "CN"},
		"territories": served,
		"mark_duty": "The Chinese labelling measures forbid removing labels.",
	})
}

# METADATA
# title: A cloned voice without consent (China)
# description: >-
#   Voice is protected like likeness; an identifiable AI voice made from licensed recordings without leave for AI use
#   was held to infringe.
# related_resources:
# - ref: https://english.www.gov.cn/archive/lawsregulations/202012/31/content_WS5fedad98c6d0f72576943005.html
#   description: >-
#     Civil Code in English
# custom:
#   id: cn/voice
#   topic: "voice/likeness cloning"
#   severity: error
#   certainty: settled
#   verified: false
#   evidence: null
#   basis: >-
#     Civil Code Art. 1023(2); Beijing Internet Court, April 2024 (AI voice)
#   verification_note: null
#   last_change_known: "2024-04-23"
#   effective_on: null
#   review_by: "2027-03-31"
#   escalation: [E09]
#   remediation: [R-CONSENT-VOICE, R-SYNTH-VOICE]
#   sources_read: [false]
findings contains result if {
	some result in voice_without_consent.findings({
		"rule": "cn/voice",
		"severity": "error",
		"scope": {"territory": "CN"},
		"territories": served,
		"identifiable_needed": true,
		"cases": [{"kinds": {"clone", "conversion"}, "severity": "error"}],
	})
}

# METADATA
# title: Declared as public domain, but protected in China
# description: >-
#   Songs 50 years after death; recordings 50 years from first completion.
# related_resources:
# - ref: https://www.law-wei.com/en/news/law/copyright/20210125/333.html
#   description: >-
#     China Copyright Law 2020 (text host; articles cited not reached in the excerpt)
# custom:
#   id: cn/term
#   topic: "neighbouring rights and term"
#   severity: error
#   certainty: settled
#   verified: false
#   evidence: null
#   basis: >-
#     Copyright Law (2020) Arts 23, 44
#   verification_note: null
#   last_change_known: "2021-06-01"
#   effective_on: null
#   review_by: "2027-01-05"
#   escalation: [E13]
#   remediation: [R-PD-EVIDENCE]
#   sources_read: [false]
findings contains result if {
	some result in term_not_expired.findings({
		"rule": "cn/term",
		"severity": "error",
		"scope": {"territory": "CN"},
		"territories": served,
		"layers": {"composition", "recording"},
	})
}
