# What British law says of particular uses and sources.
package rights.jurisdictions.uk.uses

import data.rights.lib.cover_mechanical
import data.rights.lib.exception_claimed
import data.rights.lib.private_copy_limits
import data.rights.lib.protection_circumvented
import data.rights.lib.rights_info_removed
import data.rights.lib.term_not_expired
import data.rights.lib.territory

served := territory.served_among({"GB"})

# METADATA
# title: A recording or song said to be public domain in the United Kingdom
# description: >-
#   Songs 70 years after the last author's death; recordings 50 years from making, or 70 from publication in that time;
#   foreign owners take their home term if shorter, subject to treaties. Recordings out of term on 1 Nov 2013 stayed out
#   (published to the end of 1962).
# related_resources:
# - ref: https://www.legislation.gov.uk/ukpga/1988/48/section/13A
#   description: >-
#     CDPA s.13A
# - ref: https://www.legislation.gov.uk/ukpga/1988/48
#   description: >-
#     CDPA 1988, ss 12-18 and 29A-31 read
# custom:
#   id: uk/term
#   topic: "neighbouring rights and term"
#   severity: error
#   certainty: settled
#   verified: true
#   evidence: null
#   basis: >-
#     CDPA ss 10A, 12, 13A, 191
#   verification_note: >-
#     1962 cut from general knowledge.
#   last_change_known: "2013-11-01"
#   effective_on: null
#   review_by: "2027-01-05"
#   escalation: [E13]
#   remediation: [R-PD-EVIDENCE, R-GEO]
#   sources_read: [false, true]
findings contains result if {
	some result in term_not_expired.findings({
		"rule": "uk/term",
		"severity": "error",
		"scope": {"territory": "GB"},
		"territories": served,
		"layers": {"recording", "composition"},
	})
}

# METADATA
# title: Private copying is relied on in the United Kingdom
# description: >-
#   No general private-copy exception exists; home separation is infringement on paper, low in practice.
# related_resources:
# - ref: https://www.bailii.org/ew/cases/EWHC/Admin/2015/2041.html
#   description: >-
#     BASCA, quashing order
# custom:
#   id: uk/no-private-copy
#   topic: "exception: private copying"
#   severity: warning
#   certainty: settled
#   verified: true
#   evidence: null
#   basis: >-
#     CDPA s. 28B held unlawfully introduced, R (BASCA) v SoS BIS [2015] EWHC 1723 (Admin) (19 June 2015), and quashed
#     prospectively, [2015] EWHC 2041 (Admin) (17 July 2015)
#   verification_note: null
#   last_change_known: "2015-07-17"
#   effective_on: null
#   review_by: "2027-11-30"
#   escalation: [E04]
#   remediation: [R-PRIVATE, R-OFFICIAL-STEMS]
#   sources_read: [true]
findings contains result if {
	some result in private_copy_limits.findings({
		"rule": "uk/no-private-copy",
		"severity": "warning",
		"scope": {"territory": "GB"},
		"territories": served,
		"state": data.rights_data.private_use.territories.GB,
		"lawful_source": "not asked",
		"law": "CDPA s. 28B was quashed in 2015",
	})
}

# METADATA
# title: Incidental inclusion is relied on in the United Kingdom
# description: >-
#   Background inclusion can be incidental, but music put in on purpose never is.
# related_resources:
# - ref: https://www.legislation.gov.uk/ukpga/1988/48
#   description: >-
#     CDPA 1988, ss 12-18 and 29A-31 read
# custom:
#   id: uk/incidental-claimed
#   topic: "exception: de minimis"
#   severity: warning
#   certainty: settled
#   verified: true
#   evidence: null
#   basis: >-
#     CDPA s. 31(1), (3)
#   verification_note: null
#   last_change_known: "none known"
#   effective_on: null
#   review_by: "2027-11-30"
#   escalation: []
#   remediation: [R-SYNC, R-REPLACE]
#   sources_read: [true]
findings contains result if {
	some result in exception_claimed.findings({
		"rule": "uk/incidental-claimed",
		"severity": "warning",
		"scope": {"territory": "GB"},
		"territories": served,
		"claims": {"incidental"},
		"elements": {"deliberate_inclusion": false},
		"law": "CDPA s. 31",
	})
	disputed(result)
}

# Background that nobody put in on purpose is what the exception is for; the rules of taking still speak.
disputed(result) if result.kind == "needs_fact"

disputed(result) if count(result.evidence.failed) > 0

# METADATA
# title: Copy protection of the source was bypassed (United Kingdom)
# description: >-
#   Circumventing effective technical measures is actionable.
# related_resources:
# - ref: https://www.legislation.gov.uk/ukpga/1988/48/section/296ZA
#   description: >-
#     CDPA s.296ZA
# custom:
#   id: uk/circumvention
#   topic: "DMCA 1201/1202 CMI removal & stream-ripping TPM circumvention"
#   severity: error
#   certainty: settled
#   verified: false
#   evidence: null
#   basis: >-
#     CDPA ss 296ZA-296ZF
#   verification_note: >-
#     Two propositions: split on encoding. Circumvention stays error; removal of rights information is error only when
#     knowing (all these texts require knowledge), otherwise warning.
#   last_change_known: "2003-10-31"
#   effective_on: null
#   review_by: "2027-11-30"
#   escalation: [E07]
#   remediation: [R-RESOURCE]
#   sources_read: [false]
findings contains result if {
	some result in protection_circumvented.findings({
		"rule": "uk/circumvention",
		"severity": "error",
		"scope": {"territory": "GB"},
		"territories": served,
		"stream_rip_counts": false,
	})
}

# METADATA
# title: Credits or marks were removed from somebody else's material (United Kingdom)
# description: >-
#   Knowingly removing or altering electronic rights-management information is actionable.
# related_resources:
# - ref: https://www.legislation.gov.uk/ukpga/1988/48/section/296ZA
#   description: >-
#     CDPA s.296ZA
# custom:
#   id: uk/rights-information-removed
#   topic: "DMCA 1201/1202 CMI removal & stream-ripping TPM circumvention"
#   severity: error
#   certainty: settled
#   verified: false
#   evidence: null
#   basis: >-
#     CDPA s. 296ZG
#   verification_note: >-
#     Two propositions: split on encoding. Circumvention stays error; removal of rights information is error only when
#     knowing (all these texts require knowledge), otherwise warning.
#   last_change_known: "2003-10-31"
#   effective_on: null
#   review_by: "2027-11-30"
#   escalation: [E08]
#   remediation: [R-RESTORE-CMI]
#   sources_read: [false]
findings contains result if {
	some result in rights_info_removed.findings({
		"rule": "uk/rights-information-removed",
		"severity": "error",
		"scope": {"territory": "GB"},
		"territories": served,
	})
}

# METADATA
# title: Covers in the United Kingdom go through PRS and MCPS
# description: >-
#   Covers are licensed through PRS/MCPS; altered versions and sync need the publisher.
# related_resources:
# - ref: https://www.prsformusic.com/licences/releasing-music-products
#   description: >-
#     MCPS/PRS licensing
# custom:
#   id: uk/cover-mechanical
#   topic: "mechanical licence/cover compulsory licence"
#   severity: warning
#   certainty: settled
#   verified: false
#   evidence: null
#   basis: >-
#     No statutory licence since CDPA; MCPS/PRS licensing
#   verification_note: null
#   last_change_known: "none known"
#   effective_on: null
#   review_by: "2027-11-30"
#   escalation: []
#   remediation: [R-CMO, R-LIC-COMP]
#   sources_read: [false]
findings contains result if {
	some result in cover_mechanical.findings({
		"rule": "uk/cover-mechanical",
		"severity": "warning",
		"scope": {"territory": "GB"},
		"territories": served,
		"scheme": "There is no statutory licence; PRS and MCPS license straight covers.",
	})
}
