# Terms, integrity and technical measures in Canada.
package rights.jurisdictions.ca.uses

import data.rights.lib.integrity_right
import data.rights.lib.protection_circumvented
import data.rights.lib.rights_info_removed
import data.rights.lib.term_not_expired

# METADATA
# title: Declared as public domain, but protected in Canada
# description: >-
#   Published recordings last to the earlier of 75 years from publication and 100 from fixation; unpublished 70 from
#   fixation. Songs 70 years after death since 30 Dec 2022. Authors dead by 1971 and recordings out by 1964 stayed
#   free.
# related_resources:
# - ref: https://laws-lois.justice.gc.ca/eng/acts/C-42/
#   description: >-
#     Copyright Act (Canada), point in time 2024-11-07, snapshot July 2026
# custom:
#   id: ca/term
#   topic: "neighbouring rights and term"
#   severity: error
#   certainty: settled
#   verified: true
#   evidence: null
#   basis: >-
#     Copyright Act ss 6, 23(1.1); 2015 and 2022 extensions, not reviving
#   verification_note: >-
#     75/100 rule read in the statute: commonly misreported as a flat 70. Transitional cuts from general knowledge.
#   last_change_known: "2022-12-30"
#   effective_on: null
#   review_by: "2027-01-05"
#   escalation: [E13]
#   remediation: [R-PD-EVIDENCE]
#   sources_read: [true]
findings contains result if {
	some result in term_not_expired.findings({
		"rule": "ca/term",
		"severity": "error",
		"scope": {"territory": "CA"},
		"territories": data.rights.jurisdictions.ca.served,
		"layers": {"composition", "recording"},
	})
}

# METADATA
# title: The author may object to the alteration (Canada)
# description: >-
#   Integrity is breached by distortion, or use with a product or cause, that prejudices honour or reputation;
#   waivable.
# related_resources:
# - ref: https://laws-lois.justice.gc.ca/eng/acts/C-42/
#   description: >-
#     Copyright Act (Canada), point in time 2024-11-07, snapshot July 2026
# custom:
#   id: ca/integrity
#   topic: "moral rights"
#   severity: info
#   certainty: settled
#   verified: true
#   evidence: null
#   basis: >-
#     Copyright Act ss 14.1, 17.1, 28.1, 28.2
#   verification_note: null
#   last_change_known: "2012-11-07"
#   effective_on: null
#   review_by: "2027-11-30"
#   escalation: []
#   remediation: [R-MORAL-CONSENT, R-ACK]
#   sources_read: [true]
findings contains result if {
	some result in integrity_right.findings({
		"rule": "ca/integrity",
		"severity": "info",
		"scope": {"territory": "CA"},
		"territories": data.rights.jurisdictions.ca.served,
		"waivable": true,
		"strict": false,
		"law": "In Canada a distortion, or use with a product or cause, that harms honour or reputation breaches the right of integrity; a waiver answers it.",
	})
}

# METADATA
# title: Copy protection was bypassed (Canada)
# description: >-
#   Circumvention and knowing removal of electronic rights information are barred.
# related_resources:
# - ref: https://laws-lois.justice.gc.ca/eng/acts/C-42/
#   description: >-
#     Copyright Act (Canada), point in time 2024-11-07, snapshot July 2026
# custom:
#   id: ca/circumvention
#   topic: "DMCA 1201/1202 CMI removal & stream-ripping TPM circumvention"
#   severity: error
#   certainty: settled
#   verified: true
#   evidence: null
#   basis: >-
#     Copyright Act ss 41.1, 41.22
#   verification_note: null
#   last_change_known: "2012-11-07"
#   effective_on: null
#   review_by: "2027-11-30"
#   escalation: [E07]
#   remediation: [R-RESOURCE, R-RESTORE-CMI]
#   sources_read: [true]
findings contains result if {
	some result in protection_circumvented.findings({
		"rule": "ca/circumvention",
		"severity": "error",
		"scope": {"territory": "CA"},
		"territories": data.rights.jurisdictions.ca.served,
		"stream_rip_counts": false,
	})
}

# METADATA
# title: Rights information was removed (Canada)
# description: >-
#   Knowing removal of electronic rights information is barred.
# related_resources:
# - ref: https://laws-lois.justice.gc.ca/eng/acts/C-42/
#   description: >-
#     Copyright Act (Canada), point in time 2024-11-07, snapshot July 2026
# custom:
#   id: ca/rights-information-removed
#   topic: "rights-management information"
#   severity: error
#   certainty: settled
#   verified: true
#   evidence: null
#   basis: >-
#     Copyright Act ss 41.1, 41.22
#   verification_note: >-
#     The finding is an error only where the removal was knowing, otherwise a warning: all these texts require
#     knowledge.
#   last_change_known: "2012-11-07"
#   effective_on: null
#   review_by: "2027-11-30"
#   escalation: [E08]
#   remediation: [R-RESOURCE, R-RESTORE-CMI]
#   sources_read: [true]
findings contains result if {
	some result in rights_info_removed.findings({
		"rule": "ca/rights-information-removed",
		"severity": "error",
		"scope": {"territory": "CA"},
		"territories": data.rights.jurisdictions.ca.served,
	})
}
