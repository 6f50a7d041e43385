# What is at stake in the United States. It reads the findings of the pack, so the report asks it on its own.
package rights.jurisdictions.us.exposure

import data.rights.lib.remedies_exposure

# METADATA
# title: Statutory damages in the United States
# description: >-
#   Statutory damages run USD 750 to 30,000 per work, up to 150,000 if wilful, where the work was registered in time;
#   this is why revenue raises exposure.
# related_resources:
# - ref: https://www.law.cornell.edu/uscode/text/17/504
#   description: >-
#     17 USC 504 (not opened)
# custom:
#   id: us/remedies
#   topic: "sampling"
#   severity: info
#   certainty: settled
#   verified: false
#   evidence: null
#   basis: >-
#     17 USC 412, 504(c), 505
#   verification_note: null
#   last_change_known: "none known"
#   effective_on: null
#   review_by: "2027-11-30"
#   escalation: [E21]
#   remediation: [R-COUNSEL]
#   sources_read: [false]
findings contains result if {
	some result in remedies_exposure.findings({
		"rule": "us/remedies",
		"severity": "info",
		"scope": {"territory": "US"},
		"found": data.rights.jurisdictions.us.findings,
		"commercial_only": true,
		"amounts": "Statutory damages run from USD 750 to 30,000 per work, up to 150,000 if wilful, where the work was registered in time.",
	})
}
