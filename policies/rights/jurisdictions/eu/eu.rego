# The law of the European Union as it binds the members of the EEA; the law of one member has a pack of its own.
package rights.jurisdictions.eu

import data.rights.lib.composition_taken
import data.rights.lib.recording_taken
import data.rights.lib.territory

served := territory.served_among(territory.eea)

# METADATA
# title: Sampling somebody else's recording in the European Union
# description: >-
#   Even a very short sample is a partial reproduction needing the phonogram producer's consent, unless it is used in a
#   form no longer recognisable to the ear.
# related_resources:
# - ref: https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX%3A62017CJ0476
#   description: >-
#     C-476/17 judgment
# - ref: https://curia.europa.eu/juris/document/document.jsf?cid=1208895&docid=220525&doclang=EN&mode=req&occ=first&pageIndex=0&part=1
#   description: >-
#     C-476/17 headnotes: short sample is reproduction
# custom:
#   id: eu/sampling-recording
#   topic: "sampling"
#   severity: error
#   certainty: settled
#   verified: true
#   evidence: null
#   basis: >-
#     Directive 2001/29/EC Art. 2(c); Pelham v Huetter, C-476/17 (CJEU GC, 29 July 2019)
#   verification_note: null
#   last_change_known: "2019-07-29"
#   effective_on: null
#   review_by: "2027-06-30"
#   escalation: [E24]
#   escalation_only: "if commercial"
#   remediation: [R-LIC-MASTER, R-OFFICIAL-STEMS, R-REPLAY, R-REPLACE]
#   sources_read: [true, true]
findings contains finding if {
	some finding in recording_taken.findings({
		"rule": "eu/sampling-recording",
		"severity": "error",
		"scope": {"territory": "EU"},
		"territories": served,
		"recognisability": true,
	})
}

# METADATA
# title: Replaying somebody else's melody or words in the European Union
# description: >-
#   Any part that expresses the author's own creation is protected; adaptation as such is not harmonised, so national
#   law decides rearrangement and interpolation.
# related_resources:
# - ref: https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:62008CJ0005
#   description: >-
#     Infopaq
# - ref: https://eur-lex.europa.eu/eli/dir/2001/29/oj
#   description: >-
#     Directive 2001/29/EC (not opened)
# custom:
#   id: eu/interpolation
#   topic: "interpolation/composition"
#   severity: error
#   certainty: settled
#   verified: false
#   evidence: null
#   basis: >-
#     Directive 2001/29/EC Art. 2(a); Infopaq C-5/08; adaptation right national
#   verification_note: null
#   last_change_known: "2009-07-16"
#   effective_on: null
#   review_by: "2027-11-30"
#   escalation: [E05]
#   remediation: [R-LIC-COMP, R-CMO]
#   sources_read: [false, false]
findings contains finding if {
	some finding in composition_taken.findings({
		"rule": "eu/interpolation",
		"severity": "error",
		"scope": {"territory": "EU"},
		"territories": served,
		"origins": {"interpolation"},
		"kinds": set(),
		"altered_covers": true,
	})
}
