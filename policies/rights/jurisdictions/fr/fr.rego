# The law of France, beside that of the European Union.
package rights.jurisdictions.fr

import data.rights.lib.composition_taken
import data.rights.lib.exception_claimed
import data.rights.lib.private_copy_limits
import data.rights.lib.recording_taken
import data.rights.lib.territory

served := territory.served_among({"FR"})

# Where the member is served by name: law of the Union in national words is said once for a release to the whole Union.
singled := served & data.rights.lib.territory.singled_out

# METADATA
# title: Sampling somebody else's recording in France
# description: >-
#   Any partial reproduction without the author is unlawful, and the phonogram producer's leave is needed before any
#   reproduction.
# related_resources:
# - ref: https://www.legifrance.gouv.fr/codes/texte_lc/LEGITEXT000006069414
#   description: >-
#     Code de la propriete intellectuelle consolidated to 27 March 2026
# custom:
#   id: fr/sampling-recording
#   topic: "sampling"
#   severity: error
#   certainty: settled
#   verified: true
#   evidence: null
#   basis: >-
#     CPI L122-4, L213-1, L212-3
#   verification_note: null
#   last_change_known: "none known"
#   effective_on: null
#   review_by: "2027-06-30"
#   escalation: [E24]
#   escalation_if: commercial
#   remediation: [R-LIC-MASTER, R-LIC-COMP, R-OFFICIAL-STEMS]
#   sources_read: [true]
findings contains result if {
	some result in recording_taken.findings({
		"rule": "fr/sampling-recording",
		"severity": "error",
		"scope": {"territory": "FR"},
		"territories": singled,
		"recognisability": true,
	})
}

# METADATA
# title: Sampling a song's words or melody in France
# description: >-
#   Any partial reproduction of a song without the author is unlawful.
# related_resources:
# - ref: https://www.legifrance.gouv.fr/codes/texte_lc/LEGITEXT000006069414
#   description: >-
#     Code de la propriete intellectuelle consolidated to 27 March 2026
# custom:
#   id: fr/sampling-composition
#   topic: "interpolation/composition"
#   severity: error
#   certainty: settled
#   verified: true
#   evidence: null
#   basis: >-
#     CPI L122-4, L213-1, L212-3
#   verification_note: null
#   last_change_known: "none known"
#   effective_on: null
#   review_by: "2027-06-30"
#   escalation: [E24]
#   escalation_if: commercial
#   remediation: [R-LIC-MASTER, R-LIC-COMP, R-OFFICIAL-STEMS]
#   sources_read: [true]
findings contains result if {
	some result in composition_taken.findings({
		"rule": "fr/sampling-composition",
		"severity": "error",
		"scope": {"territory": "FR"},
		"territories": served,
		"origins": {"official_stems", "public_domain", "sample", "stem_separation"},
		"kinds": {"composition", "lyrics"},
	})
}

# METADATA
# title: Pastiche, parody or caricature is relied on in France
# description: >-
#   Parody, pastiche and caricature are allowed within the rules of the genre, against authors and neighbouring-right
#   owners; read with the CJEU test.
# related_resources:
# - ref: https://www.legifrance.gouv.fr/codes/texte_lc/LEGITEXT000006069414
#   description: >-
#     Code de la propriete intellectuelle consolidated to 27 March 2026
# - ref: https://eur-lex.europa.eu/legal-content/EN/TXT/HTML/?uri=OJ%3AC_202603133
#   description: >-
#     Operative part of C-590/23 in the Official Journal
# custom:
#   id: fr/pastiche-claimed
#   topic: "exception: pastiche/parody/caricature"
#   severity: warning
#   certainty: unsettled
#   verified: true
#   evidence: null
#   basis: >-
#     CPI L122-5 4, L211-3 4; CJEU C-590/23
#   verification_note: null
#   last_change_known: "2026-04-14"
#   effective_on: null
#   review_by: "2027-03-31"
#   escalation: [E04]
#   remediation: [R-DIALOGUE-MEMO, R-ACK]
#   sources_read: [true, true]
findings contains result if {
	some result in exception_claimed.findings({
		"rule": "fr/pastiche-claimed",
		"severity": "warning",
		"scope": {"territory": "FR"},
		"territories": singled,
		"claims": {"caricature", "parody", "pastiche"},
		"elements": {"evokes_identified_work": true, "noticeably_different": true, "dialogue_recognisable": true, "concealed": false},
		"law": "CPI L122-5 4, L211-3 4, read with Pelham II",
	})
}

# METADATA
# title: Quotation is relied on in France
# description: >-
#   Short quotations must serve criticism, debate, teaching, science or information and name the source; purely musical
#   borrowing rarely fits.
# related_resources:
# - ref: https://www.legifrance.gouv.fr/codes/texte_lc/LEGITEXT000006069414
#   description: >-
#     Code de la propriete intellectuelle consolidated to 27 March 2026
# custom:
#   id: fr/quotation-claimed
#   topic: "exception: quotation"
#   severity: warning
#   certainty: settled
#   verified: true
#   evidence: null
#   basis: >-
#     CPI L122-5 3 a), L211-3 3 a)
#   verification_note: null
#   last_change_known: "none known"
#   effective_on: null
#   review_by: "2027-11-30"
#   escalation: [E04]
#   remediation: [R-ACK, R-LIC-COMP]
#   sources_read: [true]
findings contains result if {
	some result in exception_claimed.findings({
		"rule": "fr/quotation-claimed",
		"severity": "warning",
		"scope": {"territory": "FR"},
		"territories": served,
		"claims": {"quotation"},
		"elements": {"source_acknowledged": true},
		"law": "CPI L122-5 3 a), L211-3 3 a): purely musical borrowing rarely fits",
	})
}

# METADATA
# title: Private copying is relied on in France
# description: >-
#   Private copies only from a lawful source and strictly for the copier's own use.
# related_resources:
# - ref: https://www.legifrance.gouv.fr/codes/texte_lc/LEGITEXT000006069414
#   description: >-
#     Code de la propriete intellectuelle consolidated to 27 March 2026
# custom:
#   id: fr/private-copy-claimed
#   topic: "exception: private copying"
#   severity: warning
#   certainty: settled
#   verified: true
#   evidence: null
#   basis: >-
#     CPI L122-5 2, L211-3 2
#   verification_note: null
#   last_change_known: "2011-12-20"
#   effective_on: null
#   review_by: "2027-11-30"
#   escalation: [E04]
#   remediation: [R-PRIVATE, R-RESOURCE]
#   sources_read: [true]
findings contains result if {
	some result in private_copy_limits.findings({
		"rule": "fr/private-copy-claimed",
		"severity": "warning",
		"scope": {"territory": "FR"},
		"territories": singled,
		"state": "allowed",
		"lawful_source": "required",
		"law": "CPI L122-5 2, L211-3 2",
	})
}

findings contains result if some result in data.rights.jurisdictions.fr.uses.findings

findings contains result if some result in data.rights.jurisdictions.fr.generated.findings
