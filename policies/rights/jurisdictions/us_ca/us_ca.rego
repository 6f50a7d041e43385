# The law of California, for releases that reach the United States.
package rights.jurisdictions.us_ca

import data.rights.lib.territory
import data.rights.lib.voice_without_consent

served := territory.served_among({"US"})

# METADATA
# title: Digital replicas of performers in California
# description: >-
#   Replica clauses in service contracts must describe the uses or the performer must have had counsel or a union;
#   replicas of dead personalities in sound recordings need the estate's consent; imitating a distinctive voice to sell
#   is a tort.
# related_resources:
# - ref: https://leginfo.legislature.ca.gov/faces/billNavClient.xhtml?bill_id=202320240AB1836
#   description: >-
#     AB 1836 chaptered text and digest
# - ref: https://www.ailegaljournal.com/2024/09/california-passes-digital-replica-legislation-as-congress-considers-federal-approach/
#   description: >-
#     California AB 2602 and AB 1836
# custom:
#   id: us-ca/digital-replica
#   topic: "voice/likeness cloning"
#   severity: error
#   certainty: settled
#   verified: true
#   evidence: null
#   basis: >-
#     Cal. Civ. Code 3344.1 as amended by AB 1836 (ch. 258, 2024; greater of USD 10,000 or actual damages); Cal. Labor
#     Code 927 (AB 2602); Civ. Code 3344; Midler v. Ford, 849 F.2d 460 (9th Cir. 1988); Waits v. Frito-Lay, 978 F.2d
#     1093 (9th Cir. 1992)
#   verification_note: >-
#     Midler and Waits, and section numbers, from general knowledge.
#   last_change_known: "2025-01-01"
#   effective_on: null
#   review_by: "2027-03-31"
#   escalation: [E09, E19]
#   remediation: [R-CONSENT-VOICE, R-SYNTH-VOICE]
#   sources_read: [true, true]
findings contains result if {
	some result in voice_without_consent.findings({
		"rule": "us-ca/digital-replica",
		"severity": "error",
		"scope": {"territory": "US"},
		"territories": served,
		"cases": [
			{"kinds": {"clone", "conversion"}, "living": false, "severity": "error"},
			{"kinds": {"clone", "conversion", "soundalike"}, "ad": true, "severity": "error"},
			{"kinds": {"clone", "conversion"}, "living": true, "severity": "warning"},
		],
	})
}
