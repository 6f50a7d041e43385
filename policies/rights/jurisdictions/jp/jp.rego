# The law of Japan.
package rights.jurisdictions.jp

import data.rights.lib.exception_claimed
import data.rights.lib.integrity_right
import data.rights.lib.private_copy_limits
import data.rights.lib.recording_taken
import data.rights.lib.term_not_expired
import data.rights.lib.territory
import data.rights.lib.tri
import data.rights.lib.voice_without_consent

served := territory.served_among({"JP"})

# METADATA
# title: Sampling somebody else's recording in Japan
# description: >-
#   Song owners control copying and adaptation; phonogram producers and performers control copying of the fixed sounds.
#   No codified de minimis for samples.
# related_resources:
# - ref: https://www.cric.or.jp/english/clj/
#   description: >-
#     Copyright Act of Japan, CRIC translation
# - ref: https://docslib.org/doc/2566830/copyright-law-of-japan-january2020-4k-indd
#   description: >-
#     CRIC translation, outline of rights
# custom:
#   id: jp/sampling-recording
#   topic: "sampling"
#   severity: error
#   certainty: settled
#   verified: true
#   evidence: null
#   basis: >-
#     Copyright Act Arts 21, 27, 91, 96, 96-2
#   verification_note: >-
#     Outline of rights verified; text of Art. 96 not read.
#   last_change_known: "2019-01-01"
#   effective_on: null
#   review_by: "2027-06-30"
#   escalation: [E24]
#   escalation_if: commercial
#   remediation: [R-LIC-MASTER, R-LIC-COMP, R-OFFICIAL-STEMS]
#   sources_read: [false, true]
findings contains result if {
	some result in recording_taken.findings({
		"rule": "jp/sampling-recording",
		"severity": "error",
		"scope": {"territory": "JP"},
		"territories": served,
		"recognisability": false,
	})
}

# METADATA
# title: Use for analysis is relied on in Japan
# description: >-
#   Use not meant for enjoying the expression, such as analysis or training, is free unless it unreasonably harms the
#   owner. It does not cover making or releasing stems or AI tracks people will listen to, nor training aimed at
#   reproducing a work's expression.
# related_resources:
# - ref: https://www.cric.or.jp/english/clj/
#   description: >-
#     Copyright Act of Japan, CRIC translation, Arts 30-4, 102
# - ref: https://gpg-pdf.chambers.com/view/100585121/251/
#   description: >-
#     Japan Art. 30-4 explained
# custom:
#   id: jp/analysis-claimed
#   topic: "TDM opt-out"
#   severity: warning
#   certainty: settled
#   verified: true
#   evidence: null
#   basis: >-
#     Copyright Act Art. 30-4 (2018); 30-4 applies to neighbouring rights through Art. 102; Agency for Cultural Affairs
#     report (2024)
#   verification_note: >-
#     Reach to neighbouring rights (Art. 102) from general knowledge.
#   last_change_known: "2024-03"
#   effective_on: null
#   review_by: "2027-03-31"
#   escalation: [E04, E15]
#   remediation: [R-LIC-MASTER, R-OPTOUT-CHECK]
#   sources_read: [false, true]
findings contains result if {
	some result in exception_claimed.findings({
		"rule": "jp/analysis-claimed",
		"severity": "warning",
		"scope": {"territory": "JP"},
		"territories": served,
		"claims": {"jp_30_4"},
		"elements": {},
		"law": "Copyright Act Art. 30-4: not for stems or tracks that people listen to",
	})
	not tri.known_among(input, ["release", "purpose"], {"analysis", "training"})
}

# METADATA
# title: Private copying is relied on in Japan
# description: >-
#   Private copying is allowed except through circumvention or knowingly from infringing uploads.
# related_resources:
# - ref: https://www.japaneselawtranslation.go.jp/
#   description: >-
#     Japanese Law Translation (not opened)
# custom:
#   id: jp/private-copy-claimed
#   topic: "exception: private copying"
#   severity: warning
#   certainty: settled
#   verified: false
#   evidence: null
#   basis: >-
#     Copyright Act Arts 30(1), 119
#   verification_note: null
#   last_change_known: "2021-01-01"
#   effective_on: null
#   review_by: "2027-11-30"
#   escalation: [E04]
#   remediation: [R-PRIVATE, R-RESOURCE]
#   sources_read: [false]
findings contains result if {
	some result in private_copy_limits.findings({
		"rule": "jp/private-copy-claimed",
		"severity": "warning",
		"scope": {"territory": "JP"},
		"territories": served,
		"state": "allowed",
		"lawful_source": "required",
		"law": "Copyright Act Art. 30(1)",
	})
}

# METADATA
# title: The author may object to the alteration (Japan)
# description: >-
#   Authors may bar changes made against their will, a stricter standard than reputation tests.
# related_resources:
# - ref: https://docslib.org/doc/2566830/copyright-law-of-japan-january2020-4k-indd
#   description: >-
#     CRIC translation, outline of rights
# custom:
#   id: jp/integrity
#   topic: "moral rights"
#   severity: warning
#   certainty: settled
#   verified: true
#   evidence: null
#   basis: >-
#     Copyright Act Arts 18-20, 90-2, 90-3
#   verification_note: >-
#     Existence of Arts 18-20 verified; the strictness point from general knowledge.
#   last_change_known: "none known"
#   effective_on: null
#   review_by: "2027-11-30"
#   escalation: [E14]
#   remediation: [R-MORAL-CONSENT]
#   sources_read: [true]
findings contains result if {
	some result in integrity_right.findings({
		"rule": "jp/integrity",
		"severity": "warning",
		"scope": {"territory": "JP"},
		"territories": served,
		"waivable": false,
		"strict": true,
		"law": "Copyright Act Arts 18-20, 90-2, 90-3",
	})
}

# METADATA
# title: Declared as public domain, but protected in Japan
# description: >-
#   Songs 70 years after death, published recordings 70 years, neither revived if already expired: authors dead by 1967
#   and recordings released by 1967 are free; older Allied works may carry wartime additions.
# related_resources:
# - ref: https://www.cric.or.jp/english/clj/
#   description: >-
#     Copyright Act of Japan, CRIC translation
# custom:
#   id: jp/term
#   topic: "neighbouring rights and term"
#   severity: error
#   certainty: settled
#   verified: true
#   evidence: null
#   basis: >-
#     Copyright Act Arts 51, 101; extension of 30 Dec 2018
#   verification_note: >-
#     Non-revival verified; 1967 cuts and wartime point from general knowledge.
#   last_change_known: "2018-12-30"
#   effective_on: null
#   review_by: "2027-01-05"
#   escalation: [E13]
#   remediation: [R-PD-EVIDENCE]
#   sources_read: [false]
findings contains result if {
	some result in term_not_expired.findings({
		"rule": "jp/term",
		"severity": "error",
		"scope": {"territory": "JP"},
		"territories": served,
		"layers": {"composition", "recording"},
	})
}

# METADATA
# title: A cloned voice without consent (Japan)
# description: >-
#   No statute on voices; publicity claims are argued where a voice is used for its pulling power.
# related_resources:
# - ref: https://monolith.law/en/it/ai-voice-copyright-1
#   description: >-
#     Voices and AI in Japan: no clear rule
# custom:
#   id: jp/voice
#   topic: "voice/likeness cloning"
#   severity: warning
#   certainty: unsettled
#   verified: true
#   evidence: null
#   basis: >-
#     Pink Lady (Sup. Ct. 2 Feb 2012); Unfair Competition Prevention Act
#   verification_note: null
#   last_change_known: "2012-02-02"
#   effective_on: null
#   review_by: "2027-03-31"
#   escalation: [E09]
#   remediation: [R-CONSENT-VOICE, R-SYNTH-VOICE]
#   sources_read: [true]
findings contains result if {
	some result in voice_without_consent.findings({
		"rule": "jp/voice",
		"severity": "warning",
		"scope": {"territory": "JP"},
		"territories": served,
		"identifiable_needed": true,
		"cases": [{"kinds": {"clone", "conversion"}, "severity": "warning"}],
	})
}
