# What is at stake in Canada: read after the other rules of the pack.
package rights.jurisdictions.ca.exposure

import data.rights.lib.remedies_exposure

# METADATA
# title: What is at stake in Canada
# description: >-
#   Statutory damages CAD 500-20,000 per work if commercial; CAD 100-5,000 for everything if not.
# related_resources:
# - ref: https://laws-lois.justice.gc.ca/eng/acts/C-42/
#   description: >-
#     Copyright Act (Canada), point in time 2024-11-07, snapshot July 2026
# custom:
#   id: ca/remedies
#   topic: "sampling"
#   severity: info
#   certainty: settled
#   verified: true
#   evidence: null
#   basis: >-
#     Copyright Act s. 38.1
#   verification_note: null
#   last_change_known: "2012-11-07"
#   effective_on: null
#   review_by: "2027-11-30"
#   escalation: [E21]
#   remediation: [R-COUNSEL]
#   sources_read: [true]
findings contains result if {
	count(data.rights.jurisdictions.ca.served) > 0
	some result in remedies_exposure.findings({
		"rule": "ca/remedies",
		"severity": "info",
		"scope": {"territory": "CA"},
		"found": data.rights.jurisdictions.ca.findings,
		"amounts": "Statutory damages are CAD 500 to 20,000 per work for commercial use, CAD 100 to 5,000 for all works otherwise.",
	})
}
