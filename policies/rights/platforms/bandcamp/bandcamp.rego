# Bandcamp: no music made by AI.
package rights.platforms.bandcamp

import data.rights.lib.ai_content_refused
import data.rights.lib.processing_not_generation

# METADATA
# title: Bandcamp takes no music made by AI
# description: >-
#   Music or audio made wholly or substantially by AI is not permitted, and removal can follow suspicion alone.
# related_resources:
# - ref: https://blog.bandcamp.com/2026/01/13/keeping-bandcamp-human/
# - ref: https://allthe.news/ha/articles/bandcamp-bans-ai-generated-music-from-its-platform
# custom:
#   id: bandcamp/ai-barred
#   topic: "ai_ban"
#   severity: error
#   certainty: settled
#   verified: true
#   evidence: A
#   basis: >-
#     Bandcamp's published policy
#   verification_note: null
#   last_change_known: "2026-01-13/14"
#   effective_on: "2026-01-13"
#   review_by: "2027-01-31"
#   escalation: []
#   remediation: [R-HUMAN-AUTHOR, R-REPLACE]
#   remedy_text: >-
#     Remove Bandcamp from targets; if hand-made, keep project files as proof.
#   sources_read: null
findings contains result if {
	some result in ai_content_refused.findings({
		"rule": "bandcamp/ai-barred",
		"severity": "error",
		"scope": {"platform": "bandcamp"},
		"platform": "bandcamp",
		"levels": {"substantial", "full"},
		"consequence": "Bandcamp takes no music made wholly or substantially by AI.",
	})
}

# METADATA
# title: Bandcamp tolerates incidental AI assistance
# description: >-
#   Incidental assistance such as clean-up or idea prompts is reported as tolerated, so classify processing separately
#   from generation.
# related_resources:
# - ref: https://allthe.news/ha/articles/bandcamp-bans-ai-generated-music-from-its-platform
# custom:
#   id: bandcamp/ai-assisted
#   topic: "ai_ban"
#   severity: info
#   certainty: unknown
#   verified: false
#   evidence: C
#   basis: >-
#     Bandcamp's published policy
#   verification_note: >-
#     Line between assistance and substantial use is undefined by the platform.
#   last_change_known: "2026-01"
#   effective_on: null
#   review_by: "2027-01-31"
#   escalation: []
#   remediation: [R-DOC]
#   remedy_text: >-
#     Describe the assistance in notes; keep stems.
#   sources_read: null
findings contains result if {
	some result in processing_not_generation.findings({
		"rule": "bandcamp/ai-assisted",
		"severity": "info",
		"scope": {"platform": "bandcamp"},
		"platform": "bandcamp",
		"levels": {"partial", "processed"},
		"consequence": "Incidental assistance is reported as tolerated; describe it in the notes and keep the stems.",
	})
}
