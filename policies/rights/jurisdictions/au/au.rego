# The law of Australia.
package rights.jurisdictions.au

import data.rights.lib.composition_taken
import data.rights.lib.exception_claimed
import data.rights.lib.recording_taken
import data.rights.lib.term_not_expired
import data.rights.lib.territory
import data.rights.lib.training_reserved

served := territory.served_among({"AU"})

# METADATA
# title: Sampling somebody else's recording in Australia
# description: >-
#   A substantial part is judged by quality; two bars of a nursery tune in a flute riff sufficed for the song.
#   Recordings follow the same substantial-part rule.
# related_resources:
# - ref: https://www.austlii.edu.au/cgi-bin/viewdoc/au/cases/cth/FCAFC/2011/47.html
#   description: >-
#     EMI v Larrikin
# custom:
#   id: au/sampling-recording
#   topic: "sampling"
#   severity: error
#   certainty: settled
#   verified: true
#   evidence: null
#   basis: >-
#     Copyright Act 1968 (Cth) ss 14, 31, 36, 85, 101; EMI Songs v Larrikin Music [2011] FCAFC 47
#   verification_note: null
#   last_change_known: "2011-03-31"
#   effective_on: null
#   review_by: "2027-06-30"
#   escalation: [E24]
#   escalation_if: commercial
#   remediation: [R-LIC-MASTER, R-LIC-COMP, R-OFFICIAL-STEMS]
#   sources_read: [false]
findings contains result if {
	some result in recording_taken.findings({
		"rule": "au/sampling-recording",
		"severity": "error",
		"scope": {"territory": "AU"},
		"territories": served,
		"recognisability": false,
	})
}

# METADATA
# title: Sampling a song's words or melody in Australia
# description: >-
#   A substantial part is judged by quality; two bars of a nursery tune in a flute riff sufficed for the song.
#   Recordings follow the same substantial-part rule.
# related_resources:
# - ref: https://www.austlii.edu.au/cgi-bin/viewdoc/au/cases/cth/FCAFC/2011/47.html
#   description: >-
#     EMI v Larrikin
# custom:
#   id: au/sampling-composition
#   topic: "interpolation/composition"
#   severity: error
#   certainty: settled
#   verified: true
#   evidence: null
#   basis: >-
#     Copyright Act 1968 (Cth) ss 14, 31, 36, 85, 101; EMI Songs v Larrikin Music [2011] FCAFC 47
#   verification_note: null
#   last_change_known: "2011-03-31"
#   effective_on: null
#   review_by: "2027-06-30"
#   escalation: [E24]
#   escalation_if: commercial
#   remediation: [R-LIC-MASTER, R-LIC-COMP, R-OFFICIAL-STEMS]
#   sources_read: [false]
findings contains result if {
	some result in composition_taken.findings({
		"rule": "au/sampling-composition",
		"severity": "error",
		"scope": {"territory": "AU"},
		"territories": served,
		"origins": {"official_stems", "public_domain", "sample", "stem_separation"},
		"kinds": {"composition", "lyrics"},
	})
}

# METADATA
# title: Parody, pastiche or fair use is relied on in Australia
# description: >-
#   Fair dealing for parody or satire only; no pastiche, remix or transformative-use exception.
# related_resources:
# - ref: https://www.legislation.gov.au/C1968A00063/latest
#   description: >-
#     Copyright Act 1968 (Cth) (not opened)
# custom:
#   id: au/parody-claimed
#   topic: "exception: pastiche/parody/caricature"
#   severity: warning
#   certainty: settled
#   verified: false
#   evidence: null
#   basis: >-
#     Copyright Act 1968 ss 41A, 103AA
#   verification_note: null
#   last_change_known: "2006-12-11"
#   effective_on: null
#   review_by: "2027-06-30"
#   escalation: [E04]
#   remediation: [R-DIALOGUE-MEMO, R-GEO]
#   sources_read: [false]
findings contains result if {
	some result in exception_claimed.findings({
		"rule": "au/parody-claimed",
		"severity": "warning",
		"scope": {"territory": "AU"},
		"territories": served,
		"claims": {"fair_use", "parody", "pastiche"},
		"elements": {},
		"law": "Copyright Act 1968 ss 41A, 103AA: fair dealing for parody or satire only; no pastiche, no fair use",
	})
}

# METADATA
# title: Training on somebody else's audio in Australia
# description: >-
#   No mining exception; government ruled one out and is consulting on licensing.
# related_resources:
# - ref: https://www.dundaslawyers.com.au/federal-gov-rules-out-copyright-text-and-data-mining-exception-for-ai/
#   description: >-
#     Australia: no TDM exception, 26 Oct 2025
# custom:
#   id: au/training-reserved
#   topic: "TDM opt-out"
#   severity: error
#   certainty: settled
#   verified: true
#   evidence: null
#   basis: >-
#     Attorney-General statement 26 Oct 2025
#   verification_note: null
#   last_change_known: "2025-10-26"
#   effective_on: null
#   review_by: "2026-12-31"
#   escalation: [E15]
#   remediation: [R-AI-LICENSED-TOOL]
#   sources_read: [true]
findings contains result if {
	some result in training_reserved.findings({
		"rule": "au/training-reserved",
		"severity": "error",
		"scope": {"territory": "AU"},
		"territories": served,
		"exception": "none",
		"law": "Attorney-General statement of 26 October 2025: no mining exception",
	})
}

# METADATA
# title: Declared as public domain, but protected in Australia
# description: >-
#   Songs 70 years after death (composers dead before 1955 stayed free, so those dead by 1955 are free in 2026);
#   recordings made before 1955 are free, later ones 70 years from first publication; never made public: 70 years from
#   making (2019 rules).
# related_resources:
# - ref: https://help.nla.gov.au/using-library/copyright-library-collections/how-long-does-copyright-last
#   description: >-
#     National Library of Australia: 2005 extension not retrospective; 2019 changes
# - ref: https://www.legislation.gov.au/C1968A00063/latest
#   description: >-
#     Copyright Act 1968 (Cth) (not opened)
# custom:
#   id: au/term
#   topic: "neighbouring rights and term"
#   severity: error
#   certainty: settled
#   verified: true
#   evidence: null
#   basis: >-
#     Copyright Act 1968 ss 33, 93; 2005 and 2019 changes
#   verification_note: null
#   last_change_known: "2019-01-01"
#   effective_on: null
#   review_by: "2027-01-05"
#   escalation: [E13]
#   remediation: [R-PD-EVIDENCE]
#   sources_read: [true, false]
findings contains result if {
	some result in term_not_expired.findings({
		"rule": "au/term",
		"severity": "error",
		"scope": {"territory": "AU"},
		"territories": served,
		"layers": {"composition", "recording"},
	})
}
