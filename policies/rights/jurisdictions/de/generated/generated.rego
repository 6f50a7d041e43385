# Training, likeness, authorship and voices in Germany.
package rights.jurisdictions.de.generated

import data.rights.lib.authorship_claim
import data.rights.lib.finding
import data.rights.lib.output_similar
import data.rights.lib.training_provenance
import data.rights.lib.training_reserved
import data.rights.lib.voice_without_consent

# METADATA
# title: Training on somebody else's audio in Germany
# scope: document
# description: >-
#   Hamburg treats dataset building as mining and found a plain-language reservation insufficient for 2021; Munich
#   holds that lyrics memorised in a model are copies outside the mining exception. Not final, and in tension.
# related_resources:
# - ref: https://www.gesetze-im-internet.de/urhg/__44b.html
#   description: >-
#     UrhG s. 44b
# - ref: https://frommer.legal/en/Newsroom/396
#   description: >-
#     OLG Hamburg 5 U 104/24
# - ref: https://recht-im-internet.de/lesen/erfolg-fuer-heidrich-rechtsanwaelte-olg-weist-berufung-im-verfahren-kneschke-laion-e-v-zurueck
#   description: >-
#     OLG Hamburg 10 Dec 2025: natural-language reservation not machine-readable
# - ref: https://www.heuking.de/en/news-events/newsletter-articles/detail/gema-vs-openai-landmark-ruling-on-ai-language-models-and-copyright-law.html
#   description: >-
#     LG Muenchen I 42 O 14139/24, 11 Nov 2025
# - ref: https://www.rechtundpolitik.com/justiz/landgericht-muenchen-i/gema-gewinnt-gegen-openai-memorisierung-von-liedtexten-ist-urheberrechtsverletzung
#   description: >-
#     Same ruling, not final
# - ref: https://github.com/bundestag/gesetze
#   description: >-
#     UrhG text (u/urhg/index.md, snapshot of March 2022), read in full for the sections cited
# custom:
#   id: de/training-reserved
#   topic: "TDM opt-out"
#   severity: warning
#   certainty: split
#   verified: true
#   evidence: null
#   basis: >-
#     UrhG ss 44b, 60d; OLG Hamburg 10 Dec 2025, 5 U 104/24 (LAION); LG Muenchen I 11 Nov 2025, 42 O 14139/24 (GEMA v
#     OpenAI)
#   verification_note: null
#   last_change_known: "2025-12-10"
#   effective_on: null
#   review_by: "2026-12-31"
#   escalation: [E15, E11]
#   remediation: [R-OPTOUT-CHECK, R-TDM-RESERVE, R-AI-LICENSED-TOOL]
#   sources_read: [false, true, true, true, true, true]
findings contains result if {
	some result in training_reserved.findings({
		"rule": "de/training-reserved",
		"severity": "warning",
		"scope": {"territory": "DE"},
		"territories": data.rights.jurisdictions.de.served,
		"exception": "none",
		"law": "UrhG s. 44b; Hamburg and Munich are in tension",
	})
}

findings contains result if {
	some result in training_provenance.findings({
		"rule": "de/training-reserved",
		"severity": "warning",
		"scope": {"territory": "DE"},
		"territories": data.rights.jurisdictions.de.served,
		"bad": {"undisclosed"},
		"commercial_only": true,
		"consequence": "Munich holds that what a model has memorised is a copy outside the mining exception (UrhG s. 44b).",
	})
	not as_data(result.subject)
}

# Said already, of what is trained on itself.
as_data(subject) if {
	some thing in data.rights.lib.training_reserved.material
	subject == finding.component(thing)
}

# METADATA
# title: Generated material is close to an existing song (Germany)
# description: >-
#   GEMA sued over outputs close to known songs; the ruling date moved from 12 June to 31 July 2026 and the result was
#   not found. The OpenAI ruling holds the operator answerable for reproducing lyrics on simple prompts.
# related_resources:
# - ref: https://www.musicbusinessworldwide.com/gema-vs-suno-german-court-hears-landmark-ai-music-copyright-case
#   description: >-
#     Hearing 9 March 2026
# - ref: https://www.aimusicpreneur.com/knowledge-base/legal/gema-suno-copyright-case/
#   description: >-
#     Decision date moved to 31 July 2026
# - ref: https://www.heuking.de/en/news-events/newsletter-articles/detail/gema-vs-openai-landmark-ruling-on-ai-language-models-and-copyright-law.html
#   description: >-
#     LG Muenchen I 42 O 14139/24, 11 Nov 2025
# custom:
#   id: de/ai-output-similarity
#   topic: "AI training provenance / secondary liability"
#   severity: warning
#   certainty: unknown
#   verified: true
#   evidence: null
#   basis: >-
#     GEMA v Suno, LG Muenchen I (heard 9 Mar 2026); UrhG ss 16, 19a, 23
#   verification_note: null
#   last_change_known: "2026-07"
#   effective_on: null
#   review_by: "2026-12-31"
#   escalation: [E10, E20]
#   remediation: [R-SIMCHECK, R-REPLACE, R-LIC-COMP]
#   sources_read: [true, true, true]
findings contains result if {
	some result in output_similar.findings({
		"rule": "de/ai-output-similarity",
		"severity": "warning",
		"scope": {"territory": "DE"},
		"territories": data.rights.jurisdictions.de.served,
		"law": "In Germany a generated copy of a protected song infringes like any other (UrhG ss 16, 19a, 23).",
	})
}

# METADATA
# title: Ownership is promised over what a machine made (Germany)
# description: >-
#   Only personal intellectual creations are works; prompts, even detailed, did not suffice for AI logos because they
#   did not shape the output enough.
# related_resources:
# - ref: https://www.gesetze-im-internet.de/urhg/__2.html
#   description: >-
#     UrhG s. 2
# - ref: https://www.cr-online.de/99608.htm
#   description: >-
#     AG Muenchen 142 C 9786/25, 13 Feb 2026
# custom:
#   id: de/ai-authorship
#   topic: "AI-generated output copyrightability & authorship & registration disclosure"
#   severity: warning
#   certainty: unsettled
#   verified: true
#   evidence: null
#   basis: >-
#     UrhG s. 2(2); AG Muenchen 13 Feb 2026, 142 C 9786/25
#   verification_note: >-
#     Local court on images; music not tested.
#   last_change_known: "2026-02-13"
#   effective_on: null
#   review_by: "2027-03-31"
#   escalation: [E12]
#   remediation: [R-HUMAN-AUTHOR]
#   sources_read: [false, true]
findings contains result if {
	some result in authorship_claim.findings({
		"rule": "de/ai-authorship",
		"severity": "warning",
		"scope": {"territory": "DE"},
		"territories": data.rights.jurisdictions.de.served,
		"not_enough": {"none", "prompt_only", "selection"},
		"law": "UrhG s. 2(2); AG Muenchen, 142 C 9786/25",
	})
}

# METADATA
# title: A recognisable voice without consent (Germany)
# description: >-
#   An AI imitation of a known voice used without consent was held to infringe the personality right and to owe a
#   notional licence fee.
# related_resources:
# - ref: https://www.gesetze-im-internet.de/bgb/__823.html
#   description: >-
#     BGB s. 823
# - ref: https://www.roedl.de/de-de/de/themen/Seiten/kuenstliche-intelligenz-stimmen-nachahmung-verbot-synchronstimme-persoenlichkeitsrecht.aspx
#   description: >-
#     LG Berlin II, 2 O 202/24
# custom:
#   id: de/voice
#   topic: "voice/likeness cloning"
#   severity: error
#   certainty: unsettled
#   verified: true
#   evidence: null
#   basis: >-
#     BGB s. 823(1) with GG Arts 1-2 (personality right); LG Berlin II, 20 Aug 2025, 2 O 202/24
#   verification_note: >-
#     LG Berlin II, 20 Aug 2025, 2 O 202/24 (also cited II 2 O 202/24): EUR 4,000 notional fee; buying the voice from
#     an AI supplier was no defence. First instance.
#   last_change_known: "2025-08-20"
#   effective_on: null
#   review_by: "2027-03-31"
#   escalation: [E09]
#   remediation: [R-CONSENT-VOICE, R-SYNTH-VOICE]
#   sources_read: [false, true]
findings contains result if {
	some result in voice_without_consent.findings({
		"rule": "de/voice",
		"severity": "error",
		"scope": {"territory": "DE"},
		"territories": data.rights.jurisdictions.de.served,
		"identifiable_needed": true,
		"cases": [{"kinds": {"clone", "conversion"}, "severity": "error"}, {"kinds": {"soundalike"}, "severity": "error", "ad": true}, {"kinds": {"soundalike"}, "severity": "warning"}],
	})
}
