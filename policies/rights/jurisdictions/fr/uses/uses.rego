# Terms, integrity and technical measures in France.
package rights.jurisdictions.fr.uses

import data.rights.lib.integrity_right
import data.rights.lib.protection_circumvented
import data.rights.lib.rights_info_removed
import data.rights.lib.term_not_expired

# METADATA
# title: The author may object to the alteration (France)
# description: >-
#   The author's right to respect for name and work is perpetual and inalienable; the performer's is inalienable and
#   imprescriptible; a licensed remix can still breach either.
# related_resources:
# - ref: https://www.legifrance.gouv.fr/codes/texte_lc/LEGITEXT000006069414
#   description: >-
#     Code de la propriete intellectuelle consolidated to 27 March 2026
# custom:
#   id: fr/integrity
#   topic: "moral rights"
#   severity: warning
#   certainty: settled
#   verified: true
#   evidence: null
#   basis: >-
#     CPI L121-1, L212-2
#   verification_note: >-
#     Warning instead of error where the original is licensed for remix.
#   last_change_known: "none known"
#   effective_on: null
#   review_by: "2027-11-30"
#   escalation: [E14]
#   remediation: [R-MORAL-CONSENT, R-ACK, R-GEO]
#   sources_read: [true]
findings contains result if {
	some result in integrity_right.findings({
		"rule": "fr/integrity",
		"severity": "warning",
		"scope": {"territory": "FR"},
		"territories": data.rights.jurisdictions.fr.served,
		"waivable": false,
		"strict": true,
		"law": "CPI L121-1, L212-2",
	})
}

# METADATA
# title: Copy protection was bypassed (France)
# description: >-
#   Effective technical measures on phonograms and rights information are protected.
# related_resources:
# - ref: https://www.legifrance.gouv.fr/codes/texte_lc/LEGITEXT000006069414
#   description: >-
#     Code de la propriete intellectuelle consolidated to 27 March 2026
# custom:
#   id: fr/circumvention
#   topic: "DMCA 1201/1202 CMI removal & stream-ripping TPM circumvention"
#   severity: error
#   certainty: settled
#   verified: true
#   evidence: null
#   basis: >-
#     CPI L331-5, L331-11
#   verification_note: null
#   last_change_known: "none known"
#   effective_on: null
#   review_by: "2027-11-30"
#   escalation: [E07]
#   remediation: [R-RESOURCE, R-RESTORE-CMI]
#   sources_read: [true]
findings contains result if {
	some result in protection_circumvented.findings({
		"rule": "fr/circumvention",
		"severity": "error",
		"scope": {"territory": "FR"},
		"territories": data.rights.jurisdictions.fr.singled,
		"stream_rip_counts": false,
	})
}

# METADATA
# title: Rights information was removed (France)
# description: >-
#   Rights information on phonograms is protected against knowing removal.
# related_resources:
# - ref: https://www.legifrance.gouv.fr/codes/texte_lc/LEGITEXT000006069414
#   description: >-
#     Code de la propriete intellectuelle consolidated to 27 March 2026
# custom:
#   id: fr/rights-information-removed
#   topic: "rights-management information"
#   severity: error
#   certainty: settled
#   verified: true
#   evidence: null
#   basis: >-
#     CPI L331-5, L331-11
#   verification_note: >-
#     The finding is an error only where the removal was knowing, otherwise a warning: all these texts require
#     knowledge.
#   last_change_known: "none known"
#   effective_on: null
#   review_by: "2027-11-30"
#   escalation: [E08]
#   remediation: [R-RESOURCE, R-RESTORE-CMI]
#   sources_read: [true]
findings contains result if {
	some result in rights_info_removed.findings({
		"rule": "fr/rights-information-removed",
		"severity": "error",
		"scope": {"territory": "FR"},
		"territories": data.rights.jurisdictions.fr.singled,
	})
}

# METADATA
# title: Declared as public domain, but protected in France
# description: >-
#   Songs 70 years after death; phonograms 50 years from fixation, or 70 from release if released in that time. Wartime
#   extensions can still matter for some composers.
# related_resources:
# - ref: https://www.legifrance.gouv.fr/codes/texte_lc/LEGITEXT000006069414
#   description: >-
#     Code de la propriete intellectuelle consolidated to 27 March 2026
# custom:
#   id: fr/term
#   topic: "neighbouring rights and term"
#   severity: error
#   certainty: settled
#   verified: true
#   evidence: null
#   basis: >-
#     CPI L123-1, L211-4
#   verification_note: >-
#     Wartime point from general knowledge.
#   last_change_known: "2015-02-22"
#   effective_on: null
#   review_by: "2027-01-05"
#   escalation: [E13]
#   remediation: [R-PD-EVIDENCE, R-GEO]
#   sources_read: [true]
findings contains result if {
	some result in term_not_expired.findings({
		"rule": "fr/term",
		"severity": "error",
		"scope": {"territory": "FR"},
		"territories": data.rights.jurisdictions.fr.singled,
		"layers": {"composition", "recording"},
	})
}
