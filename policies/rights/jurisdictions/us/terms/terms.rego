# When recordings and songs become free in the United States.
package rights.jurisdictions.us.terms

import data.rights.lib.term_not_expired
import data.rights.lib.territory

served := territory.served_among({"US"})

# METADATA
# title: A recording said to be public domain in the United States
# description: >-
#   Recordings fixed before 15 Feb 1972: first published 1923-1946 are protected 95 years plus 5, 1947-1956 95 plus 15,
#   later ones to 15 Feb 2067; those published before 1923 have been free since 2022. On the as-of date recordings first
#   published in 1925 or earlier are free.
# related_resources:
# - ref: https://www.law.cornell.edu/uscode/text/17/1401
#   description: >-
#     17 USC 1401 text
# custom:
#   id: us/term-recordings
#   topic: "neighbouring rights and term"
#   severity: error
#   certainty: settled
#   verified: true
#   evidence: null
#   basis: >-
#     17 USC 1401(a)(2), 302; Music Modernization Act title II (2018)
#   verification_note: >-
#     Rolls every 1 January.
#   last_change_known: "2018-10-11"
#   effective_on: null
#   review_by: "2027-01-05"
#   escalation: [E13]
#   remediation: [R-PD-EVIDENCE, R-GEO, R-REPLACE]
#   sources_read: [true]
findings contains result if {
	some result in term_not_expired.findings({
		"rule": "us/term-recordings",
		"severity": "error",
		"scope": {"territory": "US"},
		"territories": served,
		"layers": {"recording"},
	})
}

# METADATA
# title: A song said to be public domain in the United States
# description: >-
#   Songs published in 1930 or earlier are free in 2026; 1931-1977 publications run 95 years if formalities were met;
#   works from 1978 run to 70 years after the last author's death. Foreign songs may have been restored in 1996 (17 USC
#   104A); works unpublished before 1978 follow section 303.
# related_resources:
# - ref: https://www.law.cornell.edu/uscode/text/17/304
#   description: >-
#     17 USC 304
# custom:
#   id: us/term-compositions
#   topic: "neighbouring rights and term"
#   severity: error
#   certainty: settled
#   verified: false
#   evidence: null
#   basis: >-
#     17 USC 302-304
#   verification_note: null
#   last_change_known: "1998-10-27"
#   effective_on: null
#   review_by: "2027-01-05"
#   escalation: [E13]
#   remediation: [R-PD-EVIDENCE, R-LIC-COMP]
#   sources_read: [false]
findings contains result if {
	some result in term_not_expired.findings({
		"rule": "us/term-compositions",
		"severity": "error",
		"scope": {"territory": "US"},
		"territories": served,
		"layers": {"composition"},
	})
}
