# The law of Germany, beside that of the European Union.
package rights.jurisdictions.de

import data.rights.lib.composition_taken
import data.rights.lib.exception_claimed
import data.rights.lib.private_copy_limits
import data.rights.lib.recording_taken
import data.rights.lib.territory

served := territory.served_among({"DE"})

# Where the member is served by name: law of the Union in national words is said once for a release to the whole Union.
singled := served & data.rights.lib.territory.singled_out

# METADATA
# title: Sampling somebody else's recording in Germany
# description: >-
#   Taking a recognisable fragment by sampling reproduces the phonogram; recognition is judged by the average music
#   listener. Unlawfully made copies may not be distributed, with limits the BGH drew for rights harmonised by EU law.
# related_resources:
# - ref: https://www.gesetze-im-internet.de/urhg/__85.html
#   description: >-
#     UrhG s. 85
# - ref: https://www.jurpc.de/jurpc/show?id=20200106
#   description: >-
#     BGH I ZR 115/16 headnotes (Metall auf Metall IV)
# - ref: https://github.com/bundestag/gesetze
#   description: >-
#     UrhG text (u/urhg/index.md, snapshot of March 2022), read in full for the sections cited
# custom:
#   id: de/sampling-recording
#   topic: "sampling"
#   severity: error
#   certainty: settled
#   verified: true
#   evidence: null
#   basis: >-
#     UrhG ss 85(1), 96(1), 97; BGH 30 Apr 2020, I ZR 115/16 (Metall auf Metall IV)
#   verification_note: null
#   last_change_known: "2020-04-30"
#   effective_on: null
#   review_by: "2027-06-30"
#   escalation: [E24]
#   escalation_if: commercial
#   remediation: [R-LIC-MASTER, R-OFFICIAL-STEMS, R-REPLAY]
#   sources_read: [false, true, true]
findings contains result if {
	some result in recording_taken.findings({
		"rule": "de/sampling-recording",
		"severity": "error",
		"scope": {"territory": "DE"},
		"territories": singled,
		"recognisability": true,
	})
}

# METADATA
# title: Replaying or changing a melody in Germany
# description: >-
#   Publishing an adaptation, of a melody in particular, needs consent unless the new work keeps sufficient distance;
#   the old free-use clause is gone.
# related_resources:
# - ref: https://www.gesetze-im-internet.de/urhg/__23.html
#   description: >-
#     UrhG s. 23
# - ref: https://github.com/bundestag/gesetze
#   description: >-
#     UrhG text (u/urhg/index.md, snapshot of March 2022), read in full for the sections cited
# custom:
#   id: de/adaptation
#   topic: "derivative/adaptation"
#   severity: error
#   certainty: settled
#   verified: true
#   evidence: null
#   basis: >-
#     UrhG s. 23(1) (2021 text)
#   verification_note: null
#   last_change_known: "2021-06-07"
#   effective_on: null
#   review_by: "2027-06-30"
#   escalation: [E05]
#   remediation: [R-LIC-COMP, R-CMO]
#   sources_read: [false, true]
findings contains result if {
	some result in composition_taken.findings({
		"rule": "de/adaptation",
		"severity": "error",
		"scope": {"territory": "DE"},
		"territories": served,
		"origins": {"interpolation"},
		"kinds": set(),
		"altered_covers": true,
	})
}

# METADATA
# title: Pastiche, parody or caricature is relied on in Germany
# description: >-
#   Caricature, parody and pastiche of published works are allowed, also against phonogram producers, and needed
#   alterations with them. The CJEU test now binds; the BGH's closing judgment was not found. Uses before 7 June 2021
#   had no pastiche defence in Germany.
# related_resources:
# - ref: https://www.gesetze-im-internet.de/urhg/__51a.html
#   description: >-
#     UrhG s. 51a
# - ref: https://github.com/bundestag/gesetze
#   description: >-
#     UrhG text (u/urhg/index.md, snapshot of March 2022), read in full for the sections cited
# - ref: https://www.jurpc.de/jurpc/show?id=20200106
#   description: >-
#     BGH I ZR 115/16 headnotes (Metall auf Metall IV)
# - ref: https://datenbank.nwb.de/Dokument/1026839/
#   description: >-
#     BGH I ZR 74/22 reference (Metall auf Metall V)
# - ref: https://eur-lex.europa.eu/legal-content/EN/TXT/HTML/?uri=OJ%3AC_202603133
#   description: >-
#     Operative part of C-590/23 in the Official Journal
# custom:
#   id: de/pastiche-claimed
#   topic: "exception: pastiche/parody/caricature"
#   severity: warning
#   certainty: unsettled
#   verified: true
#   evidence: null
#   basis: >-
#     UrhG ss 51a, 83, 85(4), 62(4a) (from 7 June 2021); BGH I ZR 74/22; CJEU C-590/23
#   verification_note: null
#   last_change_known: "2026-04-14"
#   effective_on: null
#   review_by: "2026-12-31"
#   escalation: [E04]
#   remediation: [R-DIALOGUE-MEMO, R-COUNSEL]
#   sources_read: [false, true, true, true, true]
findings contains result if {
	some result in exception_claimed.findings({
		"rule": "de/pastiche-claimed",
		"severity": "warning",
		"scope": {"territory": "DE"},
		"territories": singled,
		"claims": {"caricature", "parody", "pastiche"},
		"elements": {"evokes_identified_work": true, "noticeably_different": true, "dialogue_recognisable": true, "concealed": false},
		"law": "UrhG s. 51a, read with Pelham II",
	})
	not declared_in_full(result)
}

# Pastiche with every element declared is said apart (eu/pastiche-declared-complete).
declared_in_full(result) if {
	result.kind == "violation"
	result.evidence.exception == "pastiche"
	count(result.evidence.failed) == 0
}

# METADATA
# title: Quotation is relied on in Germany
# description: >-
#   Single passages of a released musical work may be quoted in an independent musical work to the extent the purpose
#   justifies.
# related_resources:
# - ref: https://www.gesetze-im-internet.de/urhg/__51.html
#   description: >-
#     UrhG s. 51
# - ref: https://github.com/bundestag/gesetze
#   description: >-
#     UrhG text (u/urhg/index.md, snapshot of March 2022), read in full for the sections cited
# custom:
#   id: de/quotation-claimed
#   topic: "exception: quotation"
#   severity: warning
#   certainty: settled
#   verified: true
#   evidence: null
#   basis: >-
#     UrhG s. 51 no. 3
#   verification_note: null
#   last_change_known: "2021-06-07"
#   effective_on: null
#   review_by: "2027-06-30"
#   escalation: [E04]
#   remediation: [R-ACK, R-DIALOGUE-MEMO]
#   sources_read: [false, true]
findings contains result if {
	some result in exception_claimed.findings({
		"rule": "de/quotation-claimed",
		"severity": "warning",
		"scope": {"territory": "DE"},
		"territories": served,
		"claims": {"quotation"},
		"elements": {},
		"law": "UrhG s. 51 no. 3",
	})
}

# METADATA
# title: Private copying is relied on in Germany
# description: >-
#   A person may make single private copies with no earning purpose, not from a plainly unlawful source; such copies
#   may not be distributed or played publicly.
# related_resources:
# - ref: https://www.gesetze-im-internet.de/urhg/__53.html
#   description: >-
#     UrhG s. 53
# - ref: https://github.com/bundestag/gesetze
#   description: >-
#     UrhG text (u/urhg/index.md, snapshot of March 2022), read in full for the sections cited
# custom:
#   id: de/private-copy-claimed
#   topic: "exception: private copying"
#   severity: warning
#   certainty: settled
#   verified: true
#   evidence: null
#   basis: >-
#     UrhG ss 44a, 53(1), 53(6)
#   verification_note: null
#   last_change_known: "none known"
#   effective_on: null
#   review_by: "2027-11-30"
#   escalation: [E04]
#   remediation: [R-PRIVATE, R-RESOURCE]
#   sources_read: [false, true]
findings contains result if {
	some result in private_copy_limits.findings({
		"rule": "de/private-copy-claimed",
		"severity": "warning",
		"scope": {"territory": "DE"},
		"territories": singled,
		"state": "allowed",
		"lawful_source": "not unlawful",
		"law": "UrhG s. 53",
	})
}

findings contains result if some result in data.rights.jurisdictions.de.uses.findings

findings contains result if some result in data.rights.jurisdictions.de.generated.findings
