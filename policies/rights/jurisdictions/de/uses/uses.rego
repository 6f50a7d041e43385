# Terms, covers, integrity and technical measures in Germany.
package rights.jurisdictions.de.uses

import data.rights.lib.cover_mechanical
import data.rights.lib.integrity_right
import data.rights.lib.protection_circumvented
import data.rights.lib.rights_info_removed
import data.rights.lib.term_not_expired

# METADATA
# title: The author may object to the alteration (Germany)
# description: >-
#   Authors and performers can forbid distortion that harms their interests or reputation and claim credit.
# related_resources:
# - ref: https://www.gesetze-im-internet.de/urhg/__14.html
#   description: >-
#     UrhG s. 14
# - ref: https://github.com/bundestag/gesetze
#   description: >-
#     UrhG text (u/urhg/index.md, snapshot of March 2022), read in full for the sections cited
# custom:
#   id: de/integrity
#   topic: "moral rights"
#   severity: warning
#   certainty: settled
#   verified: true
#   evidence: null
#   basis: >-
#     UrhG ss 13, 14, 39, 75
#   verification_note: null
#   last_change_known: "none known"
#   effective_on: null
#   review_by: "2027-11-30"
#   escalation: [E14]
#   remediation: [R-MORAL-CONSENT, R-ACK]
#   sources_read: [false, true]
findings contains result if {
	some result in integrity_right.findings({
		"rule": "de/integrity",
		"severity": "warning",
		"scope": {"territory": "DE"},
		"territories": data.rights.jurisdictions.de.served,
		"waivable": false,
		"strict": true,
		"law": "UrhG ss 13, 14, 39, 75",
	})
}

# METADATA
# title: Copy protection was bypassed (Germany)
# description: >-
#   YouTube's rolling cipher was held an effective measure, so ripping circumvents; removing rights data knowingly is
#   barred too.
# related_resources:
# - ref: https://www.gesetze-im-internet.de/urhg/__95a.html
#   description: >-
#     UrhG s. 95a
# - ref: https://www.ferner-alsdorf.de/entscheidung-des-olg-hamburg-zu-youtube-dl/
#   description: >-
#     OLG Hamburg 5 U 54/23, 21 Nov 2024: rolling cipher is a TPM
# custom:
#   id: de/circumvention
#   topic: "DMCA 1201/1202 CMI removal & stream-ripping TPM circumvention"
#   severity: error
#   certainty: settled
#   verified: true
#   evidence: null
#   basis: >-
#     UrhG ss 95a, 95c; OLG Hamburg 21 Nov 2024, 5 U 54/23 (youtube-dl)
#   verification_note: >-
#     Appellate ruling; whether a further appeal changed it was not found.
#   last_change_known: "2024-11-21"
#   effective_on: null
#   review_by: "2027-06-30"
#   escalation: [E07]
#   remediation: [R-RESOURCE, R-RESTORE-CMI]
#   sources_read: [false, true]
findings contains result if {
	some result in protection_circumvented.findings({
		"rule": "de/circumvention",
		"severity": "error",
		"scope": {"territory": "DE"},
		"territories": data.rights.jurisdictions.de.served,
		"stream_rip_counts": true,
	})
}

# METADATA
# title: Rights information was removed (Germany)
# description: >-
#   Removing rights data knowingly is barred.
# related_resources:
# - ref: https://www.gesetze-im-internet.de/urhg/__95a.html
#   description: >-
#     UrhG s. 95a
# - ref: https://www.ferner-alsdorf.de/entscheidung-des-olg-hamburg-zu-youtube-dl/
#   description: >-
#     OLG Hamburg 5 U 54/23, 21 Nov 2024: rolling cipher is a TPM
# custom:
#   id: de/rights-information-removed
#   topic: "rights-management information"
#   severity: error
#   certainty: settled
#   verified: true
#   evidence: null
#   basis: >-
#     UrhG ss 95a, 95c; OLG Hamburg 21 Nov 2024, 5 U 54/23 (youtube-dl)
#   verification_note: >-
#     The finding is an error only where the removal was knowing, otherwise a warning: all these texts require
#     knowledge.
#   last_change_known: "2024-11-21"
#   effective_on: null
#   review_by: "2027-06-30"
#   escalation: [E08]
#   remediation: [R-RESOURCE, R-RESTORE-CMI]
#   sources_read: [false, true]
findings contains result if {
	some result in rights_info_removed.findings({
		"rule": "de/rights-information-removed",
		"severity": "error",
		"scope": {"territory": "DE"},
		"territories": data.rights.jurisdictions.de.singled,
	})
}

# METADATA
# title: Declared as public domain, but protected in Germany
# description: >-
#   Songs 70 years after death; recordings and recorded performances 70 years from release, 50 from making if never
#   released. Copying an old phonogram creates no new right.
# related_resources:
# - ref: https://www.gesetze-im-internet.de/urhg/__64.html
#   description: >-
#     UrhG s. 64
# - ref: https://github.com/bundestag/gesetze
#   description: >-
#     UrhG text (u/urhg/index.md, snapshot of March 2022), read in full for the sections cited
# custom:
#   id: de/term
#   topic: "neighbouring rights and term"
#   severity: error
#   certainty: settled
#   verified: true
#   evidence: null
#   basis: >-
#     UrhG ss 64, 65, 69, 82, 85(3)
#   verification_note: null
#   last_change_known: "2013-11-01"
#   effective_on: null
#   review_by: "2027-01-05"
#   escalation: [E13]
#   remediation: [R-PD-EVIDENCE, R-GEO]
#   sources_read: [false, true]
findings contains result if {
	some result in term_not_expired.findings({
		"rule": "de/term",
		"severity": "error",
		"scope": {"territory": "DE"},
		"territories": data.rights.jurisdictions.de.singled,
		"layers": {"composition", "recording"},
	})
}

# METADATA
# title: A cover needs a licence for the song in Germany
# description: >-
#   The statutory cover licence steps back where a society manages the right, which is the normal case: license with
#   GEMA; changes to the song need the author.
# related_resources:
# - ref: https://www.gesetze-im-internet.de/urhg/__42a.html
#   description: >-
#     UrhG s. 42a
# - ref: https://github.com/bundestag/gesetze
#   description: >-
#     UrhG text (u/urhg/index.md, snapshot of March 2022), read in full for the sections cited
# custom:
#   id: de/cover-mechanical
#   topic: "mechanical licence/cover compulsory licence"
#   severity: warning
#   certainty: settled
#   verified: true
#   evidence: null
#   basis: >-
#     UrhG ss 23, 42a; GEMA tariffs
#   verification_note: null
#   last_change_known: "none known"
#   effective_on: null
#   review_by: "2027-11-30"
#   escalation: []
#   remediation: [R-CMO, R-LIC-COMP]
#   sources_read: [false, true]
findings contains result if {
	some result in cover_mechanical.findings({
		"rule": "de/cover-mechanical",
		"severity": "warning",
		"scope": {"territory": "DE"},
		"territories": data.rights.jurisdictions.de.served,
		"scheme": "License the song with GEMA, which is the normal case; a change to it needs the author.",
	})
}
