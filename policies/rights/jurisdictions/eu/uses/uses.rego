# Terms, licences and what surrounds a use of somebody else's material in the European Union.
package rights.jurisdictions.eu.uses

import data.rights.lib.cover_mechanical
import data.rights.lib.integrity_right
import data.rights.lib.performer_consent
import data.rights.lib.protection_circumvented
import data.rights.lib.rights_info_removed
import data.rights.lib.term_not_expired

# METADATA
# title: Declared as public domain, but protected in the European Union
# description: >-
#   Songs: 70 years after the last surviving writer, words and music written together counted as one. Published
#   recordings: 70 years from publication; those whose 50 years had run out by 1 Nov 2013 (published to the end of
#   1962) stayed free, so nothing new becomes free until 2034. Never-published fixations: 50 years.
# related_resources:
# - ref: https://eur-lex.europa.eu/eli/dir/2011/77/oj
#   description: >-
#     Directive 2011/77/EU
# - ref: https://eur-lex.europa.eu/eli/dir/2006/116/2011-10-31
#   description: >-
#     Directive 2006/116/EC consolidated
# custom:
#   id: eu/term
#   topic: "neighbouring rights and term"
#   severity: error
#   certainty: settled
#   verified: true
#   evidence: null
#   basis: >-
#     Directive 2006/116/EC Arts 1, 3, 7 as amended by 2011/77/EU
#   verification_note: >-
#     70 years verified; the 1962/2034 cut is calculated from the transitional rule. Third-country owners: comparison
#     of terms, Art. 7.
#   last_change_known: "2013-11-01"
#   effective_on: null
#   review_by: "2027-01-05"
#   escalation: [E13]
#   remediation: [R-PD-EVIDENCE, R-GEO]
#   sources_read: [false, false]
findings contains result if {
	some result in term_not_expired.findings({
		"rule": "eu/term",
		"severity": "error",
		"scope": {"territory": "EU"},
		"territories": data.rights.jurisdictions.eu.served,
		"layers": {"composition", "recording"},
	})
}

# METADATA
# title: Copy protection was bypassed (European Union)
# description: >-
#   Circumventing effective technical measures, and removing rights-management data, is barred apart from copyright
#   infringement itself.
# related_resources:
# - ref: https://eur-lex.europa.eu/eli/dir/2001/29/oj
#   description: >-
#     Directive 2001/29/EC Arts 6-7
# - ref: https://www.ferner-alsdorf.de/entscheidung-des-olg-hamburg-zu-youtube-dl/
#   description: >-
#     OLG Hamburg 5 U 54/23, 21 Nov 2024: rolling cipher is a TPM
# - ref: https://github.com/bundestag/gesetze
#   description: >-
#     UrhG text (u/urhg/index.md, snapshot of March 2022), read in full for the sections cited
# - ref: https://www.legifrance.gouv.fr/codes/texte_lc/LEGITEXT000006069414
#   description: >-
#     Code de la propriete intellectuelle consolidated to 27 March 2026
# custom:
#   id: eu/circumvention
#   topic: "DMCA 1201/1202 CMI removal & stream-ripping TPM circumvention"
#   severity: error
#   certainty: settled
#   verified: true
#   evidence: null
#   basis: >-
#     Directive 2001/29/EC Arts 6, 7
#   verification_note: >-
#     Verified through the German and French implementing texts.
#   last_change_known: "none known"
#   effective_on: null
#   review_by: "2027-11-30"
#   escalation: [E07]
#   remediation: [R-RESOURCE, R-RESTORE-CMI]
#   sources_read: [false, true, true, true]
findings contains result if {
	some result in protection_circumvented.findings({
		"rule": "eu/circumvention",
		"severity": "error",
		"scope": {"territory": "EU"},
		"territories": data.rights.jurisdictions.eu.served,
		"stream_rip_counts": false,
	})
}

# METADATA
# title: Rights information was removed (European Union)
# description: >-
#   Removing rights-management data knowingly is barred apart from copyright infringement itself.
# related_resources:
# - ref: https://eur-lex.europa.eu/eli/dir/2001/29/oj
#   description: >-
#     Directive 2001/29/EC Arts 6-7
# - ref: https://www.ferner-alsdorf.de/entscheidung-des-olg-hamburg-zu-youtube-dl/
#   description: >-
#     OLG Hamburg 5 U 54/23, 21 Nov 2024: rolling cipher is a TPM
# - ref: https://github.com/bundestag/gesetze
#   description: >-
#     UrhG text (u/urhg/index.md, snapshot of March 2022), read in full for the sections cited
# - ref: https://www.legifrance.gouv.fr/codes/texte_lc/LEGITEXT000006069414
#   description: >-
#     Code de la propriete intellectuelle consolidated to 27 March 2026
# custom:
#   id: eu/rights-information-removed
#   topic: "rights-management information"
#   severity: error
#   certainty: settled
#   verified: true
#   evidence: null
#   basis: >-
#     Directive 2001/29/EC Arts 6, 7
#   verification_note: >-
#     Verified through the German and French implementing texts. The finding is an error only where the removal was
#     knowing, otherwise a warning: all these texts require knowledge.
#   last_change_known: "none known"
#   effective_on: null
#   review_by: "2027-11-30"
#   escalation: [E08]
#   remediation: [R-RESOURCE, R-RESTORE-CMI]
#   sources_read: [false, true, true, true]
findings contains result if {
	some result in rights_info_removed.findings({
		"rule": "eu/rights-information-removed",
		"severity": "error",
		"scope": {"territory": "EU"},
		"territories": data.rights.jurisdictions.eu.served,
	})
}

# METADATA
# title: A recorded vocal needs its performer in the European Union
# description: >-
#   Singers and players hold their own reproduction and making-available rights in fixations; an isolated vocal exposes
#   them directly.
# related_resources:
# - ref: https://eur-lex.europa.eu/eli/dir/2006/115/oj
#   description: >-
#     Directive 2006/115/EC
# - ref: https://eur-lex.europa.eu/eli/dir/2001/29/oj
#   description: >-
#     Directive 2001/29/EC (not opened)
# custom:
#   id: eu/performer-consent
#   topic: "neighbouring rights and term"
#   severity: warning
#   certainty: settled
#   verified: false
#   evidence: null
#   basis: >-
#     Directive 2006/115/EC Arts 7-9; Directive 2001/29/EC Arts 2(b), 3(2)(a)
#   verification_note: null
#   last_change_known: "none known"
#   effective_on: null
#   review_by: "2027-11-30"
#   escalation: [E05]
#   remediation: [R-LIC-MASTER, R-MORAL-CONSENT]
#   sources_read: [false, false]
findings contains result if {
	some result in performer_consent.findings({
		"rule": "eu/performer-consent",
		"severity": "warning",
		"scope": {"territory": "EU"},
		"territories": data.rights.jurisdictions.eu.served,
	})
}

# METADATA
# title: The author may object to the alteration (European Union)
# description: >-
#   Moral rights are national; check each served state.
# related_resources:
# - ref: https://eur-lex.europa.eu/eli/dir/2001/29/oj
#   description: >-
#     Directive 2001/29/EC (not opened)
# custom:
#   id: eu/integrity
#   topic: "moral rights"
#   severity: info
#   certainty: settled
#   verified: false
#   evidence: null
#   basis: >-
#     Directive 2001/29/EC recital 19; national law
#   verification_note: null
#   last_change_known: "none known"
#   effective_on: null
#   review_by: "2027-11-30"
#   escalation: []
#   remediation: [R-MORAL-CONSENT, R-ACK]
#   sources_read: [false]
findings contains result if {
	some result in integrity_right.findings({
		"rule": "eu/integrity",
		"severity": "info",
		"scope": {"territory": "EU"},
		"territories": data.rights.jurisdictions.eu.served,
		"waivable": true,
		"strict": false,
		"law": "Moral rights are national law in the European Union: check each member served.",
	})
}

# METADATA
# title: A cover needs a licence for the song in the European Union
# description: >-
#   A straight cover on licensed streaming and download services is normally cleared by the service with the societies;
#   physical copies, video and any change of words or melody need the artist's own licence.
# related_resources:
# - ref: https://eur-lex.europa.eu/eli/dir/2014/26/oj
#   description: >-
#     Directive 2014/26/EU
# custom:
#   id: eu/cover-mechanical
#   topic: "mechanical licence/cover compulsory licence"
#   severity: info
#   certainty: settled
#   verified: false
#   evidence: null
#   basis: >-
#     Directive 2001/29/EC Arts 2(a), 3(1); Directive 2014/26/EU Title III (multi-territorial online licences)
#   verification_note: >-
#     Market practice from general knowledge and distributor pages.
#   last_change_known: "n/a"
#   effective_on: null
#   review_by: "2027-11-30"
#   escalation: []
#   remediation: [R-CMO, R-COVER]
#   sources_read: [false]
findings contains result if {
	some result in cover_mechanical.findings({
		"rule": "eu/cover-mechanical",
		"severity": "info",
		"scope": {"territory": "EU"},
		"territories": data.rights.jurisdictions.eu.served,
		"scheme": "Licensed streaming and download services usually clear a straight cover with the societies; physical copies and video need your own licence.",
	})
}
