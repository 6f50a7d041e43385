# Machine-made music and training in the United Kingdom.
package rights.jurisdictions.uk.generated

import data.rights.lib.authorship_claim
import data.rights.lib.territory
import data.rights.lib.training_reserved

served := territory.served_among({"GB"})

# METADATA
# title: Ownership promised over machine-made music in the United Kingdom
# description: >-
#   The Act gives a 50-year right in computer-generated works to whoever made the arrangements, which sits badly with
#   the originality test. Government prefers to remove it; no legislation found.
# related_resources:
# - ref: https://www.legislation.gov.uk/ukpga/1988/48/section/9
#   description: >-
#     CDPA s.9
# - ref: https://www.legislation.gov.uk/ukpga/1988/48
#   description: >-
#     CDPA 1988, ss 12-18 and 29A-31 read
# - ref: https://bratby.law/copyright-and-ai-training-exception-2026/
#   description: >-
#     UK report of 18 March 2026
# - ref: https://thelens.slaughterandmay.com/post/102mo7j/uk-government-opts-out-of-its-previously-preferred-proposal-on-copyright-and-ai
#   description: >-
#     UK report, s.9(3) preference
# custom:
#   id: uk/ai-authorship
#   topic: "AI-generated output copyrightability & authorship & registration disclosure"
#   severity: warning
#   certainty: unsettled
#   verified: true
#   evidence: null
#   basis: >-
#     CDPA ss 9(3), 12(7), 178; report under Data (Use and Access) Act 2025 ss 135-137 (18 Mar 2026); THJ v Sheridan
#     [2023] EWCA Civ 1354
#   verification_note: null
#   last_change_known: "2026-03-18"
#   effective_on: null
#   review_by: "2026-12-31"
#   escalation: [E12]
#   remediation: [R-HUMAN-AUTHOR, R-AI-SNAPSHOT]
#   sources_read: [false, true, true, true]
findings contains result if {
	some result in authorship_claim.findings({
		"rule": "uk/ai-authorship",
		"severity": "warning",
		"scope": {"territory": "GB"},
		"territories": served,
		"not_enough": {"none", "prompt_only"},
		"whatever_contribution": true,
		"law": "CDPA s. 9(3) sits badly with the originality test and may go",
	})
}

# METADATA
# title: Training on somebody else's audio in the United Kingdom
# description: >-
#   Only non-commercial research mining is exempt. The High Court held model weights that store no copies are not
#   infringing copies; the appeal is pending. Government dropped its preference for an opt-out exception.
# related_resources:
# - ref: https://www.legislation.gov.uk/ukpga/1988/48/section/29A
#   description: >-
#     CDPA s.29A
# - ref: https://www.legislation.gov.uk/ukpga/1988/48
#   description: >-
#     CDPA 1988, ss 12-18 and 29A-31 read
# - ref: https://thelens.slaughterandmay.com/post/102lydj/high-court-grants-getty-permission-to-appeal-copyright-aspects-of-gen-ai-claim
#   description: >-
#     Getty v Stability, permission to appeal
# - ref: https://juristeca.com/uk/chancery-division-of-the-high-court/sentencias/2025/11/il-2023-000007-2025-ewhc-2863-ch/the-secondary-infringement-claim
#   description: >-
#     [2025] EWHC 2863 (Ch)
# - ref: https://bratby.law/copyright-and-ai-training-exception-2026/
#   description: >-
#     UK report of 18 March 2026
# custom:
#   id: uk/training-reserved
#   topic: "TDM opt-out"
#   severity: error
#   certainty: unsettled
#   verified: true
#   evidence: null
#   basis: >-
#     CDPA s. 29A; Getty v Stability AI [2025] EWHC 2863 (Ch), permission to appeal Dec 2025; report of 18 Mar 2026
#   verification_note: >-
#     Court of Appeal result not found.
#   last_change_known: "2026-03-18"
#   effective_on: null
#   review_by: "2026-12-31"
#   escalation: [E15]
#   remediation: [R-AI-LICENSED-TOOL, R-COUNSEL]
#   sources_read: [false, true, true, true, true]
findings contains result if {
	some result in training_reserved.findings({
		"rule": "uk/training-reserved",
		"severity": "error",
		"scope": {"territory": "GB"},
		"territories": served,
		"exception": "research",
		"law": "CDPA s. 29A",
	})
}
