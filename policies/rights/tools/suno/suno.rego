# Suno: what its plans grant.
package rights.tools.suno

import data.rights.lib.plan_scope

# METADATA
# title: Songs of Suno's free plan are not for commercial use
# description: >-
#   Free-plan songs are for non-commercial use only and cannot be monetised, even after a later subscription.
# related_resources:
# - ref: https://tubenews.eu/suno-adjusts-ai-music-ownership-terms-after-warner-music-partnership
# - ref: https://help.suno.com/en/articles/2871105
# custom:
#   id: suno/free-plan-commercial
#   topic: "ownership"
#   severity: error
#   certainty: settled
#   verified: true
#   evidence: A
#   basis: >-
#     Suno's plan terms and help pages
#   verification_note: null
#   last_change_known: "2025-12"
#   effective_on: null
#   review_by: "2027-01-31"
#   escalation: []
#   remediation: [R-AI-PLAN]
#   remedy_text: >-
#     Recreate while subscribed.
#   sources_read: null
findings contains result if {
	some result in plan_scope.findings({
		"rule": "suno/free-plan-commercial",
		"severity": "error",
		"scope": {"tool": "suno"},
		"tool": "suno",
		"plan": "free",
	})
}
