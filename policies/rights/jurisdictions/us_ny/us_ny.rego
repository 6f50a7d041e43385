# The law of New York, for releases that reach the United States.
package rights.jurisdictions.us_ny

import data.rights.lib.ai_label_duty
import data.rights.lib.territory
import data.rights.lib.voice_without_consent

served := territory.served_among({"US"})

# METADATA
# title: Somebody's voice in commerce without written consent in New York
# description: >-
#   Commercial use of a living person's voice without written consent is actionable and covers digital clones at
#   pleading stage; federal copyright and trademark theories mostly failed. Estates must consent to commercial digital
#   replicas of the dead.
# related_resources:
# - ref: https://www.nysenate.gov/legislation/bills/2025/S8391
#   description: >-
#     S.8391, amendment of 50-f
# - ref: https://tushnet.blogspot.com/2025/07/ai-voice-cloning-opinion-narrows-claims.html
#   description: >-
#     Lehrman v. Lovo (S.D.N.Y. 10 July 2025)
# - ref: https://www.mondaq.com/unitedstates/advertising-marketing-branding/1742986/new-york-legislation-requires-disclosure-on-ai-generated-performers-in-advertising-and-strengthens-post-mortem-publicity-rights
#   description: >-
#     NY s.50-f amended 11 Dec 2025; ads act from 9 June 2026
# custom:
#   id: us-ny/voice
#   topic: "voice/likeness cloning"
#   severity: error
#   certainty: unsettled
#   verified: true
#   evidence: null
#   basis: >-
#     N.Y. Civ. Rights Law 50, 51; 50-f(2) as amended by S.8391/A.8882 (signed 11 Dec 2025: deceased performers in
#     audiovisual works, sound recordings and live performances, prior consent, no disclaimer route); Lehrman v. Lovo
#     (S.D.N.Y. 10 July 2025)
#   verification_note: null
#   last_change_known: "2025-12-11"
#   effective_on: null
#   review_by: "2027-03-31"
#   escalation: [E09]
#   remediation: [R-CONSENT-VOICE, R-SYNTH-VOICE]
#   sources_read: [true, true, true]
findings contains result if {
	some result in voice_without_consent.findings({
		"rule": "us-ny/voice",
		"severity": "error",
		"scope": {"territory": "US"},
		"territories": served,
		"cases": [{"kinds": {"clone", "conversion"}, "commercial": true, "severity": "error"}],
	})
}

# METADATA
# title: An advertisement with a synthetic performer in New York
# description: >-
#   Advertisements with an AI-made performer who is not an identifiable person must say so; audio-only ads and ads for
#   expressive works used consistently are exempt. Penalty USD 1,000, then 5,000.
# related_resources:
# - ref: https://www.nysenate.gov/legislation/laws/GBS/396-B
#   description: >-
#     GBL 396-b
# - ref: https://www.dwt.com/blogs/artificial-intelligence-law-advisor/2026/01/ny-state-consumer-facing-ai-regulation
#   description: >-
#     NY synthetic performer act; audio ads exempt
# - ref: https://www.mondaq.com/unitedstates/advertising-marketing-branding/1742986/new-york-legislation-requires-disclosure-on-ai-generated-performers-in-advertising-and-strengthens-post-mortem-publicity-rights
#   description: >-
#     NY s.50-f amended 11 Dec 2025; ads act from 9 June 2026
# custom:
#   id: us-ny/synthetic-performer-ads
#   topic: "AI transparency/labelling"
#   severity: warning
#   certainty: settled
#   verified: true
#   evidence: null
#   basis: >-
#     N.Y. Gen. Bus. Law 396-b (S.8420-A), in force 9 June 2026
#   verification_note: >-
#     One tracker (nope.net) wrongly shows immediate effect; three law-firm sources give June 2026.
#   last_change_known: "2026-06-09"
#   effective_on: null
#   review_by: "2027-06-30"
#   escalation: [E18, E19]
#   remediation: [R-LABEL-HUMAN]
#   sources_read: [false, true, true]
findings contains result if {
	some result in ai_label_duty.findings({
		"rule": "us-ny/synthetic-performer-ads",
		"severity": "warning",
		"scope": {"territory": "US"},
		"territories": served,
		"trigger": "ad_performer",
		"labels": ["human"],
		"duty": "An advertisement whose performer is made by a machine must say so (N.Y. Gen. Bus. Law 396-b).",
	})
}
