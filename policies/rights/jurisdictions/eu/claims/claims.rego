# Exceptions and complaints in the European Union.
package rights.jurisdictions.eu.claims

import data.rights.lib.exception_claimed
import data.rights.lib.finding
import data.rights.lib.private_copy_limits
import data.rights.lib.tri

# METADATA
# title: Private copying is relied on in the European Union
# description: >-
#   Member states may let natural persons copy for private, wholly non-commercial ends against fair compensation, from
#   a lawful source only. Posting, DJ sets in public or client work fall outside.
# related_resources:
# - ref: https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:62012CJ0435
#   description: >-
#     ACI Adam
# - ref: https://eur-lex.europa.eu/eli/dir/2001/29/oj
#   description: >-
#     Directive 2001/29/EC (not opened)
# - ref: https://www.legifrance.gouv.fr/codes/texte_lc/LEGITEXT000006069414
#   description: >-
#     Code de la propriete intellectuelle consolidated to 27 March 2026
# - ref: https://github.com/bundestag/gesetze
#   description: >-
#     UrhG text (u/urhg/index.md, snapshot of March 2022), read in full for the sections cited
# custom:
#   id: eu/private-copy-claimed
#   topic: "exception: private copying"
#   severity: warning
#   certainty: settled
#   verified: true
#   evidence: null
#   basis: >-
#     Directive 2001/29/EC Art. 5(2)(b); ACI Adam C-435/12 (2014)
#   verification_note: >-
#     National texts of DE and FR verified; CJEU case from general knowledge. Whether separating stems at home is just
#     a private copy is untested.
#   last_change_known: "2014-04-10"
#   effective_on: null
#   review_by: "2027-11-30"
#   escalation: [E04]
#   remediation: [R-PRIVATE, R-RESOURCE]
#   sources_read: [false, false, true, true]
findings contains result if {
	some result in private_copy_limits.findings({
		"rule": "eu/private-copy-claimed",
		"severity": "warning",
		"scope": {"territory": "EU"},
		"territories": data.rights.jurisdictions.eu.served,
		"state": "narrow",
		"lawful_source": "required",
		"law": "Directive 2001/29/EC Art. 5(2)(b)",
	})
}

# METADATA
# title: A fragment is said to be unrecognisable in the European Union
# description: >-
#   A fragment altered until listeners cannot recognise it is not a reproduction of the phonogram. The yardstick
#   applied in Germany is the average music listener. Concealing a clean, recognisable stem deeper in a mix is not the
#   same thing.
# related_resources:
# - ref: https://curia.europa.eu/juris/document/document.jsf?cid=1208895&docid=220525&doclang=EN&mode=req&occ=first&pageIndex=0&part=1
#   description: >-
#     C-476/17 headnotes: short sample is reproduction
# - ref: https://www.jurpc.de/jurpc/show?id=20200106
#   description: >-
#     BGH I ZR 115/16 headnotes (Metall auf Metall IV)
# custom:
#   id: eu/unrecognisable-claimed
#   topic: "exception: de minimis"
#   severity: info
#   certainty: settled
#   verified: true
#   evidence: null
#   basis: >-
#     C-476/17, first answer
#   verification_note: >-
#     A fingerprint hit alone does not prove recognisability, nor does a miss disprove it.
#   last_change_known: "2020-04-30"
#   effective_on: null
#   review_by: "2027-06-30"
#   escalation: [E06]
#   remediation: [R-DIALOGUE-MEMO, R-DOC]
#   sources_read: [true, true]
findings contains result if {
	some result in exception_claimed.findings({
		"rule": "eu/unrecognisable-claimed",
		"severity": "info",
		"scope": {"territory": "EU"},
		"territories": data.rights.jurisdictions.eu.served,
		"claims": {"unrecognisable"},
		"elements": {},
		"law": "C-476/17, first answer: judged by the average music listener",
	})
}

# METADATA
# title: Every element of pastiche is declared in the European Union
# description: >-
#   All elements are declared; a court of the member state still decides, and states could leave the exception optional
#   outside platform uploads.
# related_resources:
# - ref: https://eur-lex.europa.eu/legal-content/EN/TXT/HTML/?uri=OJ%3AC_202603133
#   description: >-
#     Operative part of C-590/23 in the Official Journal
# custom:
#   id: eu/pastiche-declared-complete
#   topic: "exception: pastiche/parody/caricature"
#   severity: warning
#   certainty: unsettled
#   verified: true
#   evidence: null
#   basis: >-
#     As eu-pastiche; national transposition
#   verification_note: null
#   last_change_known: "2026-04-14"
#   effective_on: null
#   review_by: "2027-03-31"
#   escalation: [E04, E17]
#   remediation: [R-DIALOGUE-MEMO, R-ACK]
#   sources_read: [true]
findings contains result if {
	some result in exception_claimed.findings({
		"rule": "eu/pastiche-declared-complete",
		"severity": "warning",
		"scope": {"territory": "EU"},
		"territories": data.rights.jurisdictions.eu.served,
		"claims": {"pastiche"},
		"elements": {"evokes_identified_work": true, "noticeably_different": true, "dialogue_recognisable": true, "concealed": false},
		"law": "all elements declared; member states decide how far the exception reaches outside platform uploads",
	})
	result.kind == "violation"
	count(result.evidence.failed) == 0
}

# METADATA
# title: A platform's claim meets quotation or pastiche (European Union)
# description: >-
#   Large upload platforms must offer a complaint route with human review, and users can rely on quotation and pastiche
#   there.
# related_resources:
# - ref: https://eur-lex.europa.eu/eli/dir/2019/790/oj
#   description: >-
#     Directive (EU) 2019/790 (not opened)
# - ref: https://eur-lex.europa.eu/legal-content/EN/TXT/HTML/?uri=OJ%3AC_202603133
#   description: >-
#     Operative part of C-590/23 in the Official Journal
# custom:
#   id: eu/upload-filter-complaint
#   topic: "takedown/claim received"
#   severity: warning
#   certainty: settled
#   verified: false
#   evidence: null
#   basis: >-
#     Directive 2019/790 Art. 17(7), 17(9)
#   verification_note: null
#   last_change_known: "2021-06-07"
#   effective_on: null
#   review_by: "2027-06-30"
#   escalation: [E02, E04]
#   remediation: [R-RESPOND-CLAIM, R-DIALOGUE-MEMO]
#   sources_read: [false, true]
findings contains result if {
	row := {
		"rule": "eu/upload-filter-complaint",
		"severity": "warning",
		"scope": {"territory": "EU"},
	}
	count(data.rights.jurisdictions.eu.served) > 0
	some claim in tri.list(input, "claims")
	claim.status == "open"
	tri.known_among(claim, "platform", sharing_services)
	relying := [thing | some thing in data.rights.lib.component.all; excepted(thing); concerns(claim, thing)]
	count(relying) > 0
	message := sprintf(
		"Claim '%s' on %s meets a use that relies on %s. The platform must offer a complaint with human review (Directive 2019/790 Art. 17(9)).",
		[claim.id, claim.platform, concat(", ", sort({thing.exception.claimed | some thing in relying}))],
	)
	result := finding.violation(row, finding.claim(claim), message, {"claim": claim.id, "components": sort([thing.id | some thing in relying])})
}

# Services whose main purpose is to give access to what their users upload.
sharing_services := {"facebook", "instagram", "soundcloud", "tiktok", "youtube"}

excepted(thing) if tri.known_among(thing, ["exception", "claimed"], {"quotation", "pastiche", "parody", "caricature"})

# A claim that names no use may be about any.
concerns(claim, thing) if object.get(claim, "component", null) in {null, thing.id}
