# The law of Brazil.
package rights.jurisdictions.br

import data.rights.lib.exception_claimed
import data.rights.lib.integrity_right
import data.rights.lib.law_in_motion
import data.rights.lib.recording_taken
import data.rights.lib.term_not_expired
import data.rights.lib.territory

served := territory.served_among({"BR"})

# METADATA
# title: Sampling somebody else's recording in Brazil
# description: >-
#   Author and phonogram producer must consent to reproduction in whole or part; small excerpts in a new work are free
#   only if not its main object and harmless to the original's exploitation.
# related_resources:
# - ref: https://www.planalto.gov.br/ccivil_03/leis/l9610.htm
#   description: >-
#     Lei 9.610/1998 (not opened)
# - ref: https://direitohd.com/lei9610
#   description: >-
#     Lei 9.610/1998 (text host)
# custom:
#   id: br/sampling-recording
#   topic: "sampling"
#   severity: error
#   certainty: unsettled
#   verified: false
#   evidence: null
#   basis: >-
#     Lei 9.610/1998 Arts 29, 46 VIII, 93
#   verification_note: >-
#     Article texts not reached in the copy.
#   last_change_known: "1998-06-19"
#   effective_on: null
#   review_by: "2027-06-30"
#   escalation: [E24, E06]
#   escalation_if: commercial
#   remediation: [R-LIC-MASTER, R-LIC-COMP]
#   sources_read: [false, false]
findings contains result if {
	some result in recording_taken.findings({
		"rule": "br/sampling-recording",
		"severity": "error",
		"scope": {"territory": "BR"},
		"territories": served,
		"recognisability": false,
	})
}

# METADATA
# title: Quotation, private copying or parody is relied on in Brazil
# description: >-
#   One private copy of small excerpts without profit; quotation for study, criticism or debate with credit; parodies
#   that are not true copies and do not discredit.
# related_resources:
# - ref: https://www.planalto.gov.br/ccivil_03/leis/l9610.htm
#   description: >-
#     Lei 9.610/1998
# custom:
#   id: br/exception-claimed
#   topic: "exception: quotation"
#   severity: warning
#   certainty: settled
#   verified: true
#   evidence: null
#   basis: >-
#     Lei 9.610/1998 Art. 46 II, III; Art. 47
#   verification_note: >-
#     Art. 47 from general knowledge.
#   last_change_known: "1998-06-19"
#   effective_on: null
#   review_by: "2027-06-30"
#   escalation: [E04]
#   remediation: [R-ACK, R-PRIVATE]
#   sources_read: [false]
findings contains result if {
	some result in exception_claimed.findings({
		"rule": "br/exception-claimed",
		"severity": "warning",
		"scope": {"territory": "BR"},
		"territories": served,
		"claims": {"parody", "private_copy", "quotation"},
		"elements": {},
		"law": "Lei 9.610/1998 Arts 46, 47",
	})
}

# METADATA
# title: The author may object to the alteration (Brazil)
# description: >-
#   Moral rights are inalienable and cannot be renounced; the author may oppose changes that could harm the work or
#   reputation.
# related_resources:
# - ref: https://www.planalto.gov.br/ccivil_03/leis/l9610.htm
#   description: >-
#     Lei 9.610/1998 (not opened)
# custom:
#   id: br/integrity
#   topic: "moral rights"
#   severity: warning
#   certainty: settled
#   verified: false
#   evidence: null
#   basis: >-
#     Lei 9.610/1998 Arts 24, 27
#   verification_note: null
#   last_change_known: "1998-06-19"
#   effective_on: null
#   review_by: "2027-01-05"
#   escalation: [E14]
#   remediation: [R-MORAL-CONSENT]
#   sources_read: [false]
findings contains result if {
	some result in integrity_right.findings({
		"rule": "br/integrity",
		"severity": "warning",
		"scope": {"territory": "BR"},
		"territories": served,
		"waivable": false,
		"strict": true,
		"law": "Lei 9.610/1998 Arts 24, 27",
	})
}

# METADATA
# title: A bill on AI and copyright (Brazil)
# description: >-
#   AI bill with copyright and remuneration rules passed the Senate in December 2024; Chamber outcome not found.
# related_resources:
# - ref: https://presset.xyz/legal-guide/copyright-in-brazil-in-2025-what-to-expect-go-health-pro/10/04/2025
#   description: >-
#     PL 2338/2023 status in 2025
# custom:
#   id: br/ai-bill
#   topic: "AI training provenance / secondary liability"
#   severity: info
#   certainty: unknown
#   verified: true
#   evidence: null
#   basis: >-
#     PL 2338/2023
#   verification_note: null
#   last_change_known: "2024-12-10"
#   effective_on: null
#   review_by: "2026-12-31"
#   escalation: [E20]
#   remediation: [R-AI-SNAPSHOT]
#   sources_read: [true]
findings contains result if {
	some result in law_in_motion.findings({
		"rule": "br/ai-bill",
		"severity": "info",
		"scope": {"territory": "BR"},
		"territories": served,
		"features": {"model_training", "music_generation"},
		"status": "PL 2338/2023, an AI bill with rules on copyright and remuneration, passed the Brazilian Senate; the outcome in the Chamber is not known.",
	})
}

# METADATA
# title: Declared as public domain, but protected in Brazil
# description: >-
#   Songs 70 years from 1 January after the author's death; recordings 70 years from 1 January after fixation.
# related_resources:
# - ref: https://www.planalto.gov.br/ccivil_03/leis/l9610.htm
#   description: >-
#     Lei 9.610/1998
# custom:
#   id: br/term
#   topic: "neighbouring rights and term"
#   severity: error
#   certainty: settled
#   verified: false
#   evidence: null
#   basis: >-
#     Lei 9.610/1998 Arts 41, 96
#   verification_note: >-
#     Split from br-moral-term.
#   last_change_known: "1998-06-19"
#   effective_on: null
#   review_by: "2027-01-05"
#   escalation: [E13]
#   remediation: [R-PD-EVIDENCE, R-GEO]
#   sources_read: [false]
findings contains result if {
	some result in term_not_expired.findings({
		"rule": "br/term",
		"severity": "error",
		"scope": {"territory": "BR"},
		"territories": served,
		"layers": {"composition", "recording"},
	})
}
