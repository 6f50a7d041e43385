# The law of the United Kingdom; its code in the facts is GB.
package rights.jurisdictions.uk

import data.rights.lib.recording_taken
import data.rights.lib.territory

served := territory.served_among({"GB"})

# METADATA
# title: Sampling somebody else's recording in the United Kingdom
# description: >-
#   Copying the whole or any substantial part, directly or indirectly, infringes; for recordings pre-exit EU case law
#   treated even short recognisable samples as reproduction. A UK appellate court may depart from it.
# related_resources:
# - ref: https://www.legislation.gov.uk/ukpga/1988/48/section/16
#   description: >-
#     CDPA s.16
# - ref: https://www.legislation.gov.uk/ukpga/1988/48
#   description: >-
#     CDPA 1988, ss 12-18 and 29A-31 read
# - ref: https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX%3A62017CJ0476
#   description: >-
#     C-476/17 judgment
# custom:
#   id: uk/sampling-recording
#   topic: "sampling"
#   severity: error
#   certainty: settled
#   verified: true
#   evidence: null
#   basis: >-
#     CDPA 1988 ss 5A, 16(2)-(3), 17; C-476/17 as assimilated case law
#   verification_note: >-
#     How substantial part and Pelham fit together for short samples is unsettled.
#   last_change_known: "none known"
#   effective_on: null
#   review_by: "2027-06-30"
#   escalation: [E24]
#   escalation_only: "if commercial"
#   remediation: [R-LIC-MASTER, R-OFFICIAL-STEMS, R-REPLAY]
#   sources_read: [false, true, true]
findings contains finding if {
	some finding in recording_taken.findings({
		"rule": "uk/sampling-recording",
		"severity": "error",
		"scope": {"territory": "GB"},
		"territories": served,
		"recognisability": false,
	})
}
