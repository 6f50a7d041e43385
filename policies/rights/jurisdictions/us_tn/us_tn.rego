# The law of Tennessee, for releases that reach the United States.
package rights.jurisdictions.us_tn

import data.rights.lib.territory
import data.rights.lib.voice_without_consent

served := territory.served_among({"US"})

# METADATA
# title: Somebody's voice without consent in Tennessee
# description: >-
#   Every person has a property right in their voice, actual or simulated; making it public knowingly without consent is
#   actionable, and so is supplying a tool whose main purpose is unauthorised likenesses. Estates may act.
# related_resources:
# - ref: https://publications.tnsosfiles.com/acts/113/pub/pc0588.pdf
#   description: >-
#     Pub. Ch. 588 (2024), ELVIS Act
# - ref: https://www.ailegaljournal.com/2024/04/tennessee-enacts-legislation-to-protect-musicians-from-ai-generated-voice-impersonations/
#   description: >-
#     ELVIS Act summary
# - ref: https://www.closeupsblog.com/2024/03/elvis-adds-his-voice-to-the-protection-of-artists-against-ai-generated-deepfakes/
#   description: >-
#     ELVIS Act in force 1 July 2024
# custom:
#   id: us-tn/voice-elvis-act
#   topic: "voice/likeness cloning"
#   severity: error
#   certainty: settled
#   verified: true
#   evidence: null
#   basis: >-
#     Tenn. Code 47-25-1102 (definition of voice), 47-25-1105 (liability, tools), 47-25-1107 (exemptions), as amended by
#     2024 Pub. Ch. 588 (ELVIS Act, in force 1 July 2024)
#   verification_note: >-
#     Statute clear, reported rulings few.
#   last_change_known: "2024-07-01"
#   effective_on: null
#   review_by: "2027-03-31"
#   escalation: [E09]
#   remediation: [R-CONSENT-VOICE, R-SYNTH-VOICE]
#   sources_read: [false, true, true]
findings contains result if {
	some result in voice_without_consent.findings({
		"rule": "us-tn/voice-elvis-act",
		"severity": "error",
		"scope": {"territory": "US"},
		"territories": served,
		"identifiable_needed": true,
		"cases": [
			{"kinds": {"clone", "conversion"}, "severity": "error"},
			{"kinds": {"soundalike"}, "severity": "warning"},
		],
	})
}
