# The law of South Korea.
package rights.jurisdictions.kr

import data.rights.lib.ai_label_duty
import data.rights.lib.recording_taken
import data.rights.lib.term_not_expired
import data.rights.lib.territory

served := territory.served_among({"KR"})

# METADATA
# title: Sampling somebody else's recording in South Korea
# description: >-
#   Author and phonogram producer control reproduction; a general fair-use clause exists since 2011 but music-sample
#   rulings are scarce.
# related_resources:
# - ref: https://elaw.klri.re.kr/
#   description: >-
#     Korean statutes in English (not opened)
# custom:
#   id: kr/sampling-recording
#   topic: "sampling"
#   severity: error
#   certainty: unsettled
#   verified: false
#   evidence: null
#   basis: >-
#     Copyright Act Arts 16, 22, 35-5, 78
#   verification_note: null
#   last_change_known: "2011-12-02"
#   effective_on: null
#   review_by: "2027-06-30"
#   escalation: [E24, E04]
#   escalation_if: commercial
#   remediation: [R-LIC-MASTER, R-LIC-COMP]
#   sources_read: [false]
findings contains result if {
	some result in recording_taken.findings({
		"rule": "kr/sampling-recording",
		"severity": "error",
		"scope": {"territory": "KR"},
		"territories": served,
		"recognisability": false,
	})
}

# METADATA
# title: A generating system must mark its output (South Korea)
# scope: document
# description: >-
#   AI operators must mark generative output, more visibly for deepfakes and exported files; people using AI as a
#   creative tool are not regulated. Fines to KRW 30m after at least a year of grace.
# related_resources:
# - ref: https://world.kbs.co.kr/service/news_view.htm?lang=e&Seq_Code=199017
#   description: >-
#     Korea AI Basic Act labels; creators using tools not regulated
# - ref: https://www.anews.com.tr/asia/2026/01/22/south-korea-enacts-worlds-1st-comprehensive-ai-safety-law
#   description: >-
#     In force 22 Jan 2026; fines to KRW 30m after a grace year
# custom:
#   id: kr/ai-label
#   topic: "AI transparency/labelling"
#   severity: warning
#   certainty: settled
#   verified: true
#   evidence: null
#   basis: >-
#     AI Basic Act (in force 22 Jan 2026)
#   verification_note: null
#   last_change_known: "2026-01-22"
#   effective_on: null
#   review_by: "2027-01-22"
#   escalation: [E18]
#   remediation: [R-LABEL-MACHINE, R-LABEL-HUMAN]
#   sources_read: [true, true]
findings contains result if {
	some result in ai_label_duty.findings({
		"rule": "kr/ai-label",
		"severity": "warning",
		"scope": {"territory": "KR"},
		"territories": served,
		"trigger": "provider",
		"labels": {"machine"},
		"duty": "The Korean AI Basic Act asks its operator to mark generative output.",
	})
}

findings contains result if {
	some result in ai_label_duty.marks_removed({
		"rule": "kr/ai-label",
		"severity": "warning",
		"scope": {"territory": "KR"},
		"territories": served,
		"mark_duty": "The Korean AI Basic Act asks operators for such marks: keep them.",
	})
}

# METADATA
# title: Declared as public domain, but protected in South Korea
# description: >-
#   Songs and published recordings 70 years, without revival: authors dead by 1962 and recordings out by 1962 are free.
# related_resources:
# - ref: https://elaw.klri.re.kr/
#   description: >-
#     Korean statutes in English (not opened)
# custom:
#   id: kr/term
#   topic: "neighbouring rights and term"
#   severity: error
#   certainty: unsettled
#   verified: false
#   evidence: null
#   basis: >-
#     Copyright Act Arts 39, 86; 2013 extensions
#   verification_note: null
#   last_change_known: "2013-08-01"
#   effective_on: null
#   review_by: "2027-01-05"
#   escalation: [E13]
#   remediation: [R-PD-EVIDENCE]
#   sources_read: [false]
findings contains result if {
	some result in term_not_expired.findings({
		"rule": "kr/term",
		"severity": "error",
		"scope": {"territory": "KR"},
		"territories": served,
		"layers": {"composition", "recording"},
	})
}
