# The law of Canada.
package rights.jurisdictions.ca

import data.rights.lib.exception_claimed
import data.rights.lib.private_copy_limits
import data.rights.lib.recording_taken
import data.rights.lib.territory

served := territory.served_among({"CA"})

# METADATA
# title: Sampling somebody else's recording in Canada
# description: >-
#   The maker controls reproduction of the recording or any substantial part; a trivial fragment may fall below that
#   line, but no leading ruling on music samples was found.
# related_resources:
# - ref: https://laws-lois.justice.gc.ca/eng/acts/C-42/
#   description: >-
#     Copyright Act (Canada), point in time 2024-11-07, snapshot July 2026
# custom:
#   id: ca/sampling-recording
#   topic: "sampling"
#   severity: error
#   certainty: unsettled
#   verified: true
#   evidence: null
#   basis: >-
#     Copyright Act (R.S.C. 1985, c. C-42) ss 3, 15, 18, 27
#   verification_note: null
#   last_change_known: "2024-11-07"
#   effective_on: null
#   review_by: "2027-06-30"
#   escalation: [E24, E06]
#   escalation_if: commercial
#   remediation: [R-LIC-MASTER, R-LIC-COMP, R-OFFICIAL-STEMS]
#   sources_read: [true]
findings contains result if {
	some result in recording_taken.findings({
		"rule": "ca/sampling-recording",
		"severity": "error",
		"scope": {"territory": "CA"},
		"territories": served,
		"recognisability": false,
	})
}

# METADATA
# title: Non-commercial user-generated content is relied on in Canada
# description: >-
#   An individual may use published works in a new work and share it if purely non-commercial, source credited where
#   reasonable, source believed non-infringing, and no substantial harm to the market. The natural home for a
#   non-commercial Canadian mashup; does not travel abroad.
# related_resources:
# - ref: https://laws-lois.justice.gc.ca/eng/acts/C-42/
#   description: >-
#     Copyright Act (Canada), point in time 2024-11-07, snapshot July 2026
# custom:
#   id: ca/ugc-claimed
#   topic: "exception: pastiche/parody/caricature"
#   severity: warning
#   certainty: settled
#   verified: true
#   evidence: null
#   basis: >-
#     Copyright Act s. 29.21
#   verification_note: >-
#     Platform ads may make the use commercial: untested.
#   last_change_known: "2012-11-07"
#   effective_on: null
#   review_by: "2027-06-30"
#   escalation: [E04, E17]
#   remediation: [R-NONCOMM, R-ACK, R-GEO]
#   sources_read: [true]
findings contains result if {
	some result in exception_claimed.findings({
		"rule": "ca/ugc-claimed",
		"severity": "warning",
		"scope": {"territory": "CA"},
		"territories": served,
		"claims": {"ca_ugc"},
		"elements": {"source_acknowledged": true, "market_harm": false},
		"law": "Copyright Act s. 29.21: an individual's purely non-commercial use, from a source believed lawful",
	})
}

# METADATA
# title: Fair dealing is relied on in Canada
# description: >-
#   Fair dealing for parody or satire, criticism or review (with credit), research, private study. Fairness factors
#   apply.
# related_resources:
# - ref: https://laws-lois.justice.gc.ca/eng/acts/C-42/
#   description: >-
#     Copyright Act (Canada), point in time 2024-11-07, snapshot July 2026
# custom:
#   id: ca/fair-dealing-claimed
#   topic: "exception: pastiche/parody/caricature"
#   severity: warning
#   certainty: settled
#   verified: true
#   evidence: null
#   basis: >-
#     Copyright Act ss 29, 29.1; CCH v Law Society 2004 SCC 13
#   verification_note: null
#   last_change_known: "2012-11-07"
#   effective_on: null
#   review_by: "2027-06-30"
#   escalation: [E04]
#   remediation: [R-DIALOGUE-MEMO, R-ACK]
#   sources_read: [true]
findings contains result if {
	some result in exception_claimed.findings({
		"rule": "ca/fair-dealing-claimed",
		"severity": "warning",
		"scope": {"territory": "CA"},
		"territories": served,
		"claims": {"criticism", "parody", "satire"},
		"elements": {},
		"law": "Copyright Act ss 29, 29.1; criticism needs credit",
	})
}

# METADATA
# title: Private copying is relied on in Canada
# description: >-
#   Private reproduction from a lawfully obtained own copy, no circumvention, not given away.
# related_resources:
# - ref: https://laws-lois.justice.gc.ca/eng/acts/C-42/
#   description: >-
#     Copyright Act (Canada), point in time 2024-11-07, snapshot July 2026
# custom:
#   id: ca/private-copy-claimed
#   topic: "exception: private copying"
#   severity: warning
#   certainty: settled
#   verified: true
#   evidence: null
#   basis: >-
#     Copyright Act ss 29.22, 80
#   verification_note: null
#   last_change_known: "2012-11-07"
#   effective_on: null
#   review_by: "2027-11-30"
#   escalation: [E04]
#   remediation: [R-PRIVATE, R-RESOURCE]
#   sources_read: [true]
findings contains result if {
	some result in private_copy_limits.findings({
		"rule": "ca/private-copy-claimed",
		"severity": "warning",
		"scope": {"territory": "CA"},
		"territories": served,
		"state": "allowed",
		"lawful_source": "required",
		"law": "Copyright Act s. 29.22",
	})
}

findings contains result if some result in data.rights.jurisdictions.ca.uses.findings
