# What is moving in the law of Denmark, beside that of the European Union.
package rights.jurisdictions.dk

import data.rights.lib.law_in_motion
import data.rights.lib.territory

served := territory.served_among({"DK"})

# METADATA
# title: A bill would protect everyone against realistic digital imitations (Denmark)
# description: >-
#   Bill gives everyone a right against realistic digital imitations and performers one against imitated performances,
#   to 50 years after death, with room for satire. Planned for 31 March 2026; adoption was not confirmed.
# related_resources:
# - ref: https://www.ft.dk/samling/20241/almdel/KUU/bilag/232/3050901/index.htm
#   description: >-
#     Draft bill sent to the Folketing committee, ss 65a and 73a
# - ref: https://www.iuno.law/en/iunoplus/technology/legal-news/new-draft-bill-to-protect-against-misuse-of-deepfakes
#   description: >-
#     Danish draft bill, planned for 31 March 2026
# - ref: https://knowledgegov.org/?p=1357
#   description: >-
#     Danish bill: ss 65a and 73a, 50 years post mortem, satire carve-out
# custom:
#   id: dk/imitation-bill
#   topic: "voice/likeness cloning"
#   severity: warning
#   certainty: unknown
#   verified: true
#   evidence: null
#   basis: >-
#     Danish Copyright Act, proposed ss 65a and 73a
#   verification_note: null
#   last_change_known: "2025-07"
#   effective_on: null
#   review_by: "2026-12-31"
#   escalation: [E09, E20]
#   remediation: [R-CONSENT-VOICE, R-GEO]
#   sources_read: [true, true, true]
findings contains result if {
	some result in law_in_motion.findings({
		"rule": "dk/imitation-bill",
		"severity": "warning",
		"scope": {"territory": "DK"},
		"territories": served,
		"voices": "unconsented",
		"status": "A Danish bill would forbid realistic digital imitations of people without their consent. Its adoption is not confirmed.",
	})
}
