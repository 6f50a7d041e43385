# The law of the European Union as it binds the members of the EEA; the law of one member has a pack of its own.
package rights.jurisdictions.eu

import data.rights.lib.composition_taken
import data.rights.lib.exception_claimed
import data.rights.lib.recording_taken
import data.rights.lib.stem_extracted
import data.rights.lib.territory

served := territory.served_among(data.rights.lib.territory.eea)

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
#   escalation_if: commercial
#   remediation: [R-LIC-MASTER, R-OFFICIAL-STEMS, R-REPLAY, R-REPLACE]
#   sources_read: [true, true]
findings contains result if {
	some result in recording_taken.findings({
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
findings contains result if {
	some result in composition_taken.findings({
		"rule": "eu/interpolation",
		"severity": "error",
		"scope": {"territory": "EU"},
		"territories": served,
		"origins": {"interpolation"},
		"kinds": set(),
		"altered_covers": true,
	})
}

# METADATA
# title: Separating stems copies the recording (European Union)
# description: >-
#   Uploading, processing and saving stems are reproductions of work, performance and phonogram. The temporary-copy
#   exception is unlikely: stems are kept, have their own value, and serve no licensed use. No CJEU case on AI
#   separation was found.
# related_resources:
# - ref: https://curia.europa.eu/juris/document/document.jsf?cid=1208895&docid=220525&doclang=EN&mode=req&occ=first&pageIndex=0&part=1
#   description: >-
#     C-476/17 headnotes: short sample is reproduction
# custom:
#   id: eu/stem-separation-copy
#   topic: "stem-separation-reproduction"
#   severity: error
#   certainty: untested
#   verified: true
#   evidence: null
#   basis: >-
#     Directive 2001/29/EC Arts 2(a)-(c), 5(1), 5(5); Infopaq C-5/08 (2009)
#   verification_note: >-
#     Right verified through Pelham; application is analysis. Composition layer to be tested separately: an expired
#     recording can carry a protected song.
#   last_change_known: "none known"
#   effective_on: null
#   review_by: "2027-03-31"
#   escalation: [E01]
#   remediation: [R-OFFICIAL-STEMS, R-LIC-MASTER, R-RF-STEMS, R-COMMISSION]
#   sources_read: [true]
findings contains result if {
	some result in stem_extracted.findings({
		"rule": "eu/stem-separation-copy",
		"severity": "error",
		"scope": {"territory": "EU"},
		"territories": served,
	})
}

# METADATA
# title: Pastiche, parody or caricature is relied on in the European Union
# description: >-
#   Pastiche is not a catch-all. It covers work that evokes existing works, differs noticeably from them and uses some
#   of their protected features, sampling included, for an artistic or creative dialogue others can recognise: overt
#   style imitation, tribute, humour or critique. Intent need not be proved if someone who knows the source can see it;
#   hidden borrowing is out.
# related_resources:
# - ref: https://merlin.obs.coe.int/article/10546
#   description: >-
#     European Audiovisual Observatory on C-590/23
# - ref: https://eur-lex.europa.eu/legal-content/EN/TXT/HTML/?uri=OJ%3AC_202603133
#   description: >-
#     Operative part of C-590/23 in the Official Journal
# - ref: https://changeflow.com/govping/courts-legal/eu-court-pastiche-exception-for-music-sampling-2026-04-14
#   description: >-
#     Summary: no specific intent needed if recognisable
# - ref: https://lexsummary.com/cjeu-pelham-ii-pastiche-exception-infosoc-sampling/
#   description: >-
#     Summary: concealed imitation not covered
# custom:
#   id: eu/pastiche-claimed
#   topic: "exception: pastiche/parody/caricature"
#   severity: warning
#   certainty: settled
#   verified: true
#   evidence: null
#   basis: >-
#     Directive 2001/29/EC Art. 5(3)(k), 5(5); Directive 2019/790 Art. 17(7)(b); CG and YN v Pelham (Pelham II),
#     C-590/23 (CJEU GC, 14 Apr 2026); Deckmyn C-201/13 (2014)
#   verification_note: >-
#     When all four facts are declared true, report warning plus E04, never silence: the three-step test and national
#     law still apply.
#   last_change_known: "2026-04-14"
#   effective_on: null
#   review_by: "2027-03-31"
#   escalation: [E04]
#   remediation: [R-DIALOGUE-MEMO, R-COUNSEL, R-LIC-MASTER]
#   sources_read: [true, true, true, true]
findings contains result if {
	some result in exception_claimed.findings({
		"rule": "eu/pastiche-claimed",
		"severity": "warning",
		"scope": {"territory": "EU"},
		"territories": served,
		"claims": {"pastiche", "parody", "caricature"},
		"elements": {"evokes_identified_work": true, "noticeably_different": true, "dialogue_recognisable": true, "concealed": false},
		"law": "Directive 2001/29/EC Art. 5(3)(k), Pelham II",
	})
	not declared_in_full(result)
}

# Pastiche with every element declared is said apart (eu/pastiche-declared-complete).
declared_in_full(result) if {
	result.kind == "violation"
	result.evidence.exception == "pastiche"
	count(result.evidence.failed) == 0
}

# METADATA
# title: Quotation is relied on in the European Union
# description: >-
#   Quotation needs an interaction with the quoted work and a source that can be identified; not available where the
#   source cannot be made out. Named source where possible.
# related_resources:
# - ref: https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX%3A62017CJ0476
#   description: >-
#     C-476/17 judgment
# custom:
#   id: eu/quotation-claimed
#   topic: "exception: quotation"
#   severity: warning
#   certainty: settled
#   verified: true
#   evidence: null
#   basis: >-
#     Directive 2001/29/EC Art. 5(3)(d); C-476/17
#   verification_note: null
#   last_change_known: "2019-07-29"
#   effective_on: null
#   review_by: "2027-06-30"
#   escalation: [E04]
#   remediation: [R-ACK, R-DIALOGUE-MEMO]
#   sources_read: [true]
findings contains result if {
	some result in exception_claimed.findings({
		"rule": "eu/quotation-claimed",
		"severity": "warning",
		"scope": {"territory": "EU"},
		"territories": served,
		"claims": {"quotation"},
		"elements": {"source_acknowledged": true, "dialogue_recognisable": true},
		"law": "Directive 2001/29/EC Art. 5(3)(d)",
	})
}

findings contains result if some result in data.rights.jurisdictions.eu.claims.findings

findings contains result if some result in data.rights.jurisdictions.eu.generated.findings

findings contains result if some result in data.rights.jurisdictions.eu.uses.findings
