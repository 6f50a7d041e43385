# Performers, authors and voices in the United Kingdom.
package rights.jurisdictions.uk.people

import data.rights.lib.integrity_right
import data.rights.lib.performer_consent
import data.rights.lib.territory
import data.rights.lib.voice_without_consent

served := territory.served_among({"GB"})

# METADATA
# title: A recorded vocal needs its performer in the United Kingdom
# description: >-
#   Performers control copying and making available of their recorded performances and may object to damaging
#   distortion.
# related_resources:
# - ref: https://www.legislation.gov.uk/ukpga/1988/48/section/182A
#   description: >-
#     CDPA s.182A
# custom:
#   id: uk/performer-consent
#   topic: "neighbouring rights and term"
#   severity: warning
#   certainty: settled
#   verified: false
#   evidence: null
#   basis: >-
#     CDPA ss 182-182D, 205C-205N
#   verification_note: null
#   last_change_known: "2006-02-01"
#   effective_on: null
#   review_by: "2027-11-30"
#   escalation: [E05, E14]
#   remediation: [R-LIC-MASTER, R-MORAL-CONSENT]
#   sources_read: [false]
findings contains result if {
	some result in performer_consent.findings({
		"rule": "uk/performer-consent",
		"severity": "warning",
		"scope": {"territory": "GB"},
		"territories": served,
	})
}

# METADATA
# title: Changing somebody else's work in the United Kingdom
# description: >-
#   Asserted credit right and objection to derogatory treatment of the work; both can be waived in writing.
# related_resources:
# - ref: https://www.legislation.gov.uk/ukpga/1988/48/section/80
#   description: >-
#     CDPA s.80
# custom:
#   id: uk/integrity
#   topic: "moral rights"
#   severity: info
#   certainty: settled
#   verified: false
#   evidence: null
#   basis: >-
#     CDPA ss 77-80, 87
#   verification_note: null
#   last_change_known: "none known"
#   effective_on: null
#   review_by: "2027-11-30"
#   escalation: []
#   remediation: [R-MORAL-CONSENT, R-ACK]
#   sources_read: [false]
findings contains result if {
	some result in integrity_right.findings({
		"rule": "uk/integrity",
		"severity": "info",
		"scope": {"territory": "GB"},
		"territories": served,
		"waivable": true,
		"strict": false,
		"law": "In the United Kingdom its author may object to derogatory treatment and, once asserted, ask for credit; both can be waived in writing.",
	})
}

# METADATA
# title: Somebody's voice without consent in the United Kingdom
# description: >-
#   No image or voice right as such; false endorsement and data-protection claims fill part of the gap. A personality
#   right is under discussion.
# related_resources:
# - ref: https://www.bailii.org/ew/cases/EWCA/Civ/2003/423.html
#   description: >-
#     Irvine v Talksport
# custom:
#   id: uk/voice
#   topic: "voice/likeness cloning"
#   severity: warning
#   certainty: unsettled
#   verified: false
#   evidence: null
#   basis: >-
#     Passing off (Irvine v Talksport [2003] EWCA Civ 423); data protection; performers' rights
#   verification_note: null
#   last_change_known: "2026-03-18"
#   effective_on: null
#   review_by: "2027-03-31"
#   escalation: [E09, E19]
#   remediation: [R-CONSENT-VOICE, R-SYNTH-VOICE]
#   sources_read: [false]
findings contains result if {
	some result in voice_without_consent.findings({
		"rule": "uk/voice",
		"severity": "warning",
		"scope": {"territory": "GB"},
		"territories": served,
		"cases": [{"kinds": {"clone", "conversion", "soundalike"}, "severity": "warning"}],
	})
}
