# Training, transparency and authorship in the European Union.
package rights.jurisdictions.eu.generated

import data.rights.lib.ai_label_duty
import data.rights.lib.authorship_claim
import data.rights.lib.style_reference
import data.rights.lib.training_reserved

# METADATA
# title: Training on audio that its owner reserved, in the European Union
# description: >-
#   Mining lawfully accessed works is allowed unless the holder reserved it, online in machine-readable form; research
#   bodies cannot be opted out of. Whether training a generative model fits is before the Grand Chamber (heard 10 March
#   2026; no ruling found).
# related_resources:
# - ref: https://eur-lex.europa.eu/eli/dir/2019/790/oj
#   description: >-
#     Directive (EU) 2019/790
# - ref: https://blog.pebblous.ai/report/eu-cjeu-llm-copyright-tdm/en/
#   description: >-
#     C-250/25 Grand Chamber hearing 10 March 2026
# - ref: https://www.kolster.fi/en/blog/like-company-v-google-before-the-cjeu-a-landmark-case-framed-by-flawed-questions?hs_amp=true
#   description: >-
#     C-250/25 questions referred
# - ref: https://frommer.legal/en/Newsroom/396
#   description: >-
#     OLG Hamburg 5 U 104/24
# custom:
#   id: eu/training-reserved
#   topic: "TDM opt-out"
#   severity: error
#   certainty: unsettled
#   verified: true
#   evidence: null
#   basis: >-
#     Directive 2019/790 Arts 3, 4; AI Act Art. 53(1)(c)-(d); Like Company v Google, C-250/25 (pending)
#   verification_note: >-
#     Advocate General Szpunar was listed to give his Opinion in C-250/25 on 3 September 2026; its content was not
#     found. One note expects the ruling in 2027.
#   last_change_known: "2026-09-03 (Opinion listed)"
#   effective_on: null
#   review_by: "2026-12-31"
#   escalation: [E15]
#   remediation: [R-OPTOUT-CHECK, R-AI-LICENSED-TOOL]
#   sources_read: [false, true, true, true]
findings contains result if {
	some result in training_reserved.findings({
		"rule": "eu/training-reserved",
		"severity": "error",
		"scope": {"territory": "EU"},
		"territories": data.rights.jurisdictions.eu.served,
		"exception": "reservation",
		"law": "Directive 2019/790 Art. 4",
	})
}

# METADATA
# title: A voice that could pass for a real person must be disclosed (European Union)
# description: >-
#   Whoever professionally uses AI to make audio resembling an existing person that would pass as genuine must disclose
#   it at first exposure; for evidently artistic or fictional works a disclosure that does not spoil the work suffices.
#   From 2 Aug 2026, no grace period. Fines to EUR 15m or 3 %.
# related_resources:
# - ref: https://eur-lex.europa.eu/eli/reg/2024/1689/oj
#   description: >-
#     Regulation (EU) 2024/1689 Arts 3(60), 50(4)-(5)
# - ref: https://mmoww.net/ai/laws/eu-ai-act-deepfake-labelling-rules/
#   description: >-
#     Art. 50(4), Art. 3(60), fines
# - ref: https://skpipblog.pl/en/the-latest-version-of-the-code-of-practice-on-the-labelling-of-deepfakes-what-can-the-creative-industry-expect/
#   description: >-
#     Art. 50(4) artistic-work carve-back
# - ref: https://recordofrecord.com/articles/2026-07-02-eu-council-seals-ai-act-omnibus-leaving-august-2-transparency-deadline-intact
#   description: >-
#     Council approval 29 June 2026; Art. 50 kept at 2 Aug 2026
# custom:
#   id: eu/ai-act-deepfake-notice
#   topic: "AI transparency/labelling"
#   severity: error
#   certainty: settled
#   verified: true
#   evidence: null
#   basis: >-
#     Regulation (EU) 2024/1689 Arts 3(60), 50(4), 50(5)
#   verification_note: >-
#     Disclosure does not replace consent. An AI instrumental resembling nobody is not a deepfake.
#   last_change_known: "2026-08-02"
#   effective_on: null
#   review_by: "2027-03-31"
#   escalation: [E18, E09]
#   remediation: [R-LABEL-HUMAN, R-CONSENT-VOICE]
#   sources_read: [false, true, true, true]
findings contains result if {
	some result in ai_label_duty.findings({
		"rule": "eu/ai-act-deepfake-notice",
		"severity": "error",
		"scope": {"territory": "EU"},
		"territories": data.rights.jurisdictions.eu.served,
		"trigger": "deepfake",
		"labels": {"human"},
		"duty": "Regulation (EU) 2024/1689 Art. 50(4) asks for a disclosure at first exposure; in an evidently artistic work one that does not spoil it.",
	})
}

# METADATA
# title: A generating system must mark its output (European Union)
# description: >-
#   Providers of systems generating synthetic audio must mark output machine-readably. Applies from 2 Aug 2026; systems
#   on the market before then get until 2 Dec 2026. Assistive standard editing is outside.
# related_resources:
# - ref: https://eur-lex.europa.eu/eli/reg/2024/1689/oj
#   description: >-
#     Regulation (EU) 2024/1689
# - ref: https://recordofrecord.com/articles/2026-07-02-eu-council-seals-ai-act-omnibus-leaving-august-2-transparency-deadline-intact
#   description: >-
#     Council approval 29 June 2026; Art. 50 kept at 2 Aug 2026
# - ref: https://getactready.com/blog/eu-ai-act-watermarking-grace-period-misread
#   description: >-
#     Grace to 2 Dec 2026 only for Art. 50(2), systems on the market before 2 Aug 2026
# - ref: https://www.licentium.io/post/eu-commission-code-of-practice-ai-generated-content-transparency-june-2026
#   description: >-
#     Code of Practice on AI-generated content, June 2026
# - ref: https://www.heuking.de/en/news-events/newsletter-articles/detail/ai-omnibus-2026-trilogue-agreement-on-amendments-to-the-ai-act-brings-longer-deadlines-and-less-bureaucracy.html
#   description: >-
#     Council approval 29 June 2026; in force on the third day after publication
# custom:
#   id: eu/ai-act-machine-marking
#   topic: "AI transparency/labelling"
#   severity: error
#   certainty: settled
#   verified: true
#   evidence: null
#   basis: >-
#     Regulation (EU) 2024/1689 Art. 50(2), 99(4); Digital Omnibus on AI (Parliament 16 June 2026, Council 29 June
#     2026)
#   verification_note: >-
#     Council adoption on 29 June 2026 confirmed by a second law firm; Official Journal publication still not
#     confirmed. If never published the date is simply 2 Aug 2026. At least one project page reads all of Art. 50 as
#     moved: not followed.
#   last_change_known: "2026-06-29"
#   effective_on: null
#   review_by: "2026-12-05"
#   escalation: [E18]
#   remediation: [R-LABEL-MACHINE]
#   sources_read: [false, true, true, true, true]
findings contains result if {
	some result in ai_label_duty.findings({
		"rule": "eu/ai-act-machine-marking",
		"severity": "error",
		"scope": {"territory": "EU"},
		"territories": data.rights.jurisdictions.eu.served,
		"trigger": "provider",
		"labels": {"machine"},
		"dates": {"from": "2026-08-02", "transition_until": "2026-12-02"},
		"duty": "Regulation (EU) 2024/1689 Art. 50(2) asks its provider to mark synthetic audio so that machines can read it.",
	})
}

# METADATA
# title: A system that talks with people must say so (European Union)
# description: >-
#   Systems that talk with people (an AI host, a game character) must make that known unless obvious.
# related_resources:
# - ref: https://getactready.com/blog/eu-ai-act-watermarking-grace-period-misread
#   description: >-
#     Grace to 2 Dec 2026 only for Art. 50(2), systems on the market before 2 Aug 2026
# custom:
#   id: eu/ai-act-interaction-notice
#   topic: "AI transparency/labelling"
#   severity: warning
#   certainty: settled
#   verified: true
#   evidence: null
#   basis: >-
#     Regulation (EU) 2024/1689 Art. 50(1)
#   verification_note: null
#   last_change_known: "2026-08-02"
#   effective_on: null
#   review_by: "2027-06-30"
#   escalation: [E18]
#   remediation: [R-LABEL-HUMAN]
#   sources_read: [true]
findings contains result if {
	some result in ai_label_duty.findings({
		"rule": "eu/ai-act-interaction-notice",
		"severity": "warning",
		"scope": {"territory": "EU"},
		"territories": data.rights.jurisdictions.eu.served,
		"trigger": "conversation",
		"labels": {"human"},
		"duty": "Regulation (EU) 2024/1689 Art. 50(1) asks that people are told they speak with a machine, unless that is obvious.",
	})
}

# METADATA
# title: A generator's mark was removed (European Union)
# description: >-
#   Stripping provider marks from AI audio undermines the chain and may breach provider terms; keep them through the
#   mix where possible.
# related_resources:
# - ref: https://www.licentium.io/post/eu-commission-code-of-practice-ai-generated-content-transparency-june-2026
#   description: >-
#     Code of Practice on AI-generated content, June 2026
# custom:
#   id: eu/ai-marks-kept
#   topic: "AI transparency/labelling"
#   severity: warning
#   certainty: unsettled
#   verified: true
#   evidence: null
#   basis: >-
#     Art. 50(2) with the June 2026 Code of Practice
#   verification_note: >-
#     The law binds providers; for users this is advice.
#   last_change_known: "2026-06"
#   effective_on: null
#   review_by: "2027-03-31"
#   escalation: []
#   remediation: [R-LABEL-MACHINE]
#   sources_read: [true]
findings contains result if {
	some result in ai_label_duty.marks_removed({
		"rule": "eu/ai-marks-kept",
		"severity": "warning",
		"scope": {"territory": "EU"},
		"territories": data.rights.jurisdictions.eu.served,
		"mark_duty": "Keep such marks through the mix: Regulation (EU) 2024/1689 Art. 50(2) binds the provider, and removing them may breach its terms.",
	})
}

# METADATA
# title: Ownership is promised over what a machine made (European Union)
# description: >-
#   A work needs free creative choices of a human; no CJEU ruling on AI output was found, and national rulings point
#   the same way. A phonogram producer's right may still arise from a first fixation, which is debated for AI audio.
# related_resources:
# - ref: https://www.cr-online.de/99608.htm
#   description: >-
#     AG Muenchen 142 C 9786/25, 13 Feb 2026
# custom:
#   id: eu/ai-authorship
#   topic: "AI-generated output copyrightability & authorship & registration disclosure"
#   severity: warning
#   certainty: unsettled
#   verified: true
#   evidence: null
#   basis: >-
#     Infopaq C-5/08; Painer C-145/10; Cofemel C-683/17; national courts
#   verification_note: >-
#     CJEU cases from general knowledge.
#   last_change_known: "2026-02-13"
#   effective_on: null
#   review_by: "2027-03-31"
#   escalation: [E12]
#   remediation: [R-HUMAN-AUTHOR]
#   sources_read: [true]
findings contains result if {
	some result in authorship_claim.findings({
		"rule": "eu/ai-authorship",
		"severity": "warning",
		"scope": {"territory": "EU"},
		"territories": data.rights.jurisdictions.eu.served,
		"not_enough": {"none", "prompt_only"},
		"law": "Infopaq, Painer, Cofemel: free creative choices of a human",
	})
}

# METADATA
# title: A prompt names an artist (European Union)
# description: >-
#   Style alone is free; the pastiche ruling adds that openly imitating a style while using protected features can be
#   allowed if the dialogue shows.
# related_resources:
# - ref: https://eur-lex.europa.eu/legal-content/EN/TXT/HTML/?uri=OJ%3AC_202603133
#   description: >-
#     Operative part of C-590/23 in the Official Journal
# custom:
#   id: eu/style-imitation
#   topic: "style imitation"
#   severity: info
#   certainty: settled
#   verified: true
#   evidence: null
#   basis: >-
#     Idea/expression rule; C-590/23 on overt style imitation
#   verification_note: >-
#     A lawyer is asked where the output is close to a work; that is the rule on similar output.
#   last_change_known: "2026-04-14"
#   effective_on: null
#   review_by: "2027-06-30"
#   escalation: [E10]
#   escalation_if: similarity_hit
#   remediation: [R-SIMCHECK]
#   sources_read: [true]
findings contains result if {
	some result in style_reference.findings({
		"rule": "eu/style-imitation",
		"severity": "info",
		"scope": {"territory": "EU"},
		"territories": data.rights.jurisdictions.eu.served,
		"law": "Style alone is free in the European Union; melody, words, sounds and voices are not.",
	})
}
