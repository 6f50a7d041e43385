# The law of the United Kingdom; its code in the facts is GB. What grows by topic lives in the packages below.
package rights.jurisdictions.uk

import data.rights.lib.exception_claimed
import data.rights.lib.recording_taken
import data.rights.lib.stem_extracted
import data.rights.lib.territory

served := territory.served_among({"GB"})

findings contains result if some result in data.rights.jurisdictions.uk.uses.findings

findings contains result if some result in data.rights.jurisdictions.uk.people.findings

findings contains result if some result in data.rights.jurisdictions.uk.generated.findings

# METADATA
# title: Sampling somebody else's recording in the United Kingdom
# description: >-
#   Copying the whole or any substantial part, directly or indirectly, infringes; for recordings pre-exit EU case law
#   treated even short recognisable samples as reproduction. A UK appellate court may depart from it.
# related_resources:
# - ref: https://www.legislation.gov.uk/ukpga/1988/48/section/16
#   description: >-
#     CDPA s.16
# - ref: https://www.legislation.gov.uk/ukpga/1988/48
#   description: >-
#     CDPA 1988, ss 12-18 and 29A-31 read
# - ref: https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX%3A62017CJ0476
#   description: >-
#     C-476/17 judgment
# custom:
#   id: uk/sampling-recording
#   topic: "sampling"
#   severity: error
#   certainty: settled
#   verified: true
#   evidence: null
#   basis: >-
#     CDPA 1988 ss 5A, 16(2)-(3), 17; C-476/17 as assimilated case law
#   verification_note: >-
#     How substantial part and Pelham fit together for short samples is unsettled.
#   last_change_known: "none known"
#   effective_on: null
#   review_by: "2027-06-30"
#   escalation: [E24]
#   escalation_if: commercial
#   remediation: [R-LIC-MASTER, R-OFFICIAL-STEMS, R-REPLAY]
#   sources_read: [false, true, true]
findings contains result if {
	some result in recording_taken.findings({
		"rule": "uk/sampling-recording",
		"severity": "error",
		"scope": {"territory": "GB"},
		"territories": served,
		"recognisability": false,
	})
}

# METADATA
# title: Separating stems copies the recording (United Kingdom)
# description: >-
#   Copying includes electronic storage and transient copies. The temporary-copy exception needs a transient step
#   enabling a lawful use with no separate economic value, which saved stems are not. No UK ruling found.
# related_resources:
# - ref: https://www.legislation.gov.uk/ukpga/1988/48/section/28A
#   description: >-
#     CDPA s.28A
# - ref: https://www.legislation.gov.uk/ukpga/1988/48
#   description: >-
#     CDPA 1988, ss 12-18 and 29A-31 read
# - ref: https://www.legislation.gov.uk/ukpga/1988/48/part/I/chapter/III/crossheading/general?view=plain
#   description: >-
#     CDPA s.28A text
# custom:
#   id: uk/stem-separation-copy
#   topic: "stem-separation-reproduction"
#   severity: error
#   certainty: untested
#   verified: true
#   evidence: null
#   basis: >-
#     CDPA ss 16, 17(2), 17(6), 28A
#   verification_note: null
#   last_change_known: "none known"
#   effective_on: null
#   review_by: "2027-03-31"
#   escalation: [E01]
#   remediation: [R-OFFICIAL-STEMS, R-LIC-MASTER, R-RF-STEMS, R-COMMISSION]
#   sources_read: [false, true, true]
findings contains result if {
	some result in stem_extracted.findings({
		"rule": "uk/stem-separation-copy",
		"severity": "error",
		"scope": {"territory": "GB"},
		"territories": served,
	})
}

# METADATA
# title: Pastiche, parody or caricature is relied on in the United Kingdom
# description: >-
#   Fair dealing for caricature, parody or pastiche; the one ruling rejected a show that simply reused material and
#   competed with the owner. C-590/23 is persuasive only.
# related_resources:
# - ref: https://www.legislation.gov.uk/ukpga/1988/48/section/30A
#   description: >-
#     CDPA s.30A
# - ref: https://www.legislation.gov.uk/ukpga/1988/48
#   description: >-
#     CDPA 1988, ss 12-18 and 29A-31 read
# - ref: https://www.bailii.org/ew/cases/EWHC/IPEC/2022/1379.html
#   description: >-
#     Shazam v Only Fools [2022] EWHC 1379 (IPEC)
# - ref: https://8newsquare.co.uk/case/shazam-v-only-fools-the-dining-experience-2022-ewhc-1379-ipec/
#   description: >-
#     Case note
# custom:
#   id: uk/pastiche-claimed
#   topic: "exception: pastiche/parody/caricature"
#   severity: warning
#   certainty: unsettled
#   verified: true
#   evidence: null
#   basis: >-
#     CDPA s. 30A; Shazam v Only Fools [2022] EWHC 1379 (IPEC)
#   verification_note: null
#   last_change_known: "2022-06-08"
#   effective_on: null
#   review_by: "2027-03-31"
#   escalation: [E04]
#   remediation: [R-DIALOGUE-MEMO, R-COUNSEL]
#   sources_read: [false, true, true, true]
findings contains result if {
	some result in exception_claimed.findings({
		"rule": "uk/pastiche-claimed",
		"severity": "warning",
		"scope": {"territory": "GB"},
		"territories": served,
		"claims": {"pastiche", "parody", "caricature"},
		"elements": {},
		"law": "CDPA s. 30A",
	})
}

# METADATA
# title: Quotation is relied on in the United Kingdom
# description: >-
#   Quotation of released work, fair dealing, no more than needed, with acknowledgement; contract cannot override it.
# related_resources:
# - ref: https://www.legislation.gov.uk/ukpga/1988/48/section/30
#   description: >-
#     CDPA s.30
# - ref: https://www.legislation.gov.uk/ukpga/1988/48
#   description: >-
#     CDPA 1988, ss 12-18 and 29A-31 read
# custom:
#   id: uk/quotation-claimed
#   topic: "exception: quotation"
#   severity: warning
#   certainty: settled
#   verified: true
#   evidence: null
#   basis: >-
#     CDPA s. 30(1ZA)
#   verification_note: null
#   last_change_known: "2014-10-01"
#   effective_on: null
#   review_by: "2027-06-30"
#   escalation: [E04]
#   remediation: [R-ACK, R-DIALOGUE-MEMO]
#   sources_read: [false, true]
findings contains result if {
	some result in exception_claimed.findings({
		"rule": "uk/quotation-claimed",
		"severity": "warning",
		"scope": {"territory": "GB"},
		"territories": served,
		"claims": {"quotation"},
		"elements": {"source_acknowledged": true},
		"law": "CDPA s. 30(1ZA)",
	})
}
