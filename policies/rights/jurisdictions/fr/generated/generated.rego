# Training and voices in France.
package rights.jurisdictions.fr.generated

import data.rights.lib.law_in_motion
import data.rights.lib.training_reserved
import data.rights.lib.voice_without_consent

# METADATA
# title: Training on audio that its owner reserved, in France
# description: >-
#   Mining by anyone for any purpose is allowed on lawfully accessed works unless the author objected suitably,
#   machine-readably for online content; copies are secured and then destroyed.
# related_resources:
# - ref: https://www.legifrance.gouv.fr/codes/texte_lc/LEGITEXT000006069414
#   description: >-
#     Code de la propriete intellectuelle consolidated to 27 March 2026
# custom:
#   id: fr/training-reserved
#   topic: "TDM opt-out"
#   severity: error
#   certainty: unsettled
#   verified: true
#   evidence: null
#   basis: >-
#     CPI L122-5-3
#   verification_note: null
#   last_change_known: "2021-11-25"
#   effective_on: null
#   review_by: "2026-12-31"
#   escalation: [E15]
#   remediation: [R-OPTOUT-CHECK]
#   sources_read: [true]
findings contains result if {
	some result in training_reserved.findings({
		"rule": "fr/training-reserved",
		"severity": "error",
		"scope": {"territory": "FR"},
		"territories": data.rights.jurisdictions.fr.singled,
		"exception": "reservation",
		"law": "CPI L122-5-3",
	})
}

# METADATA
# title: A bill would presume that a model used protected works (France)
# description: >-
#   Would presume, rebuttably, that protected content was exploited by an AI system once an indication makes it
#   plausible. Debate set for 8 April 2026; not in the code on 27 March 2026; outcome not found. It aims at AI
#   providers.
# related_resources:
# - ref: https://www.senat.fr/leg/ppl25-220.html
#   description: >-
#     Senate bill no. 220 of 12 Dec 2025
# - ref: https://www.satellifacts.com/news/actualite/senat-ia-ayants-droit-la-ppl-pour-le-renversement-de-la-charge-de-la-preuve-debattue-le-8-avril
#   description: >-
#     Senate debate set for 8 April 2026
# - ref: https://www.legifrance.gouv.fr/codes/texte_lc/LEGITEXT000006069414
#   description: >-
#     Code de la propriete intellectuelle consolidated to 27 March 2026
# custom:
#   id: fr/ai-presumption-bill
#   topic: "AI training provenance / secondary liability"
#   severity: info
#   certainty: unknown
#   verified: true
#   evidence: null
#   basis: >-
#     Senate bill no. 220 (12 Dec 2025), proposed CPI L331-4-1
#   verification_note: null
#   last_change_known: "2026-04-08"
#   effective_on: null
#   review_by: "2026-12-31"
#   escalation: [E20, E15]
#   remediation: [R-AI-SNAPSHOT]
#   sources_read: [true, true, true]
findings contains result if {
	some result in law_in_motion.findings({
		"rule": "fr/ai-presumption-bill",
		"severity": "info",
		"scope": {"territory": "FR"},
		"territories": data.rights.jurisdictions.fr.served,
		"features": {"model_training", "music_generation"},
		"kinds": {"tool_or_service"},
		"status": "A French bill would presume, rebuttably, that protected content was used by an AI system. It was not law when last looked at; its outcome is not known.",
	})
}

# METADATA
# title: A cloned voice without consent (France)
# description: >-
#   Voice is part of personality; publishing an AI-made montage of a person's words without consent and without clear
#   notice is an offence.
# related_resources:
# - ref: https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000049571542
#   description: >-
#     Code penal art. 226-8 (2024)
# custom:
#   id: fr/voice
#   topic: "voice/likeness cloning"
#   severity: error
#   certainty: settled
#   verified: true
#   evidence: null
#   basis: >-
#     Code civil art. 9; Code penal art. 226-8 (2024 text)
#   verification_note: >-
#     The offence falls away where the artificial character is obvious or expressly stated; then only the civil claim
#     (art. 9) is left. Report error when no notice (label.human==false), warning with notice.
#   last_change_known: "2024-05-21"
#   effective_on: null
#   review_by: "2027-03-31"
#   escalation: [E09]
#   remediation: [R-CONSENT-VOICE, R-LABEL-HUMAN]
#   sources_read: [true]
findings contains result if {
	some result in voice_without_consent.findings({
		"rule": "fr/voice",
		"severity": "error",
		"scope": {"territory": "FR"},
		"territories": data.rights.jurisdictions.fr.served,
		"identifiable_needed": true,
		"cases": [{"kinds": {"clone", "conversion"}, "severity": "error", "labelled": false}, {"kinds": {"clone", "conversion"}, "severity": "warning"}],
	})
}
