# The law of the United States.
package rights.jurisdictions.us

import data.rights.lib.composition_taken
import data.rights.lib.recording_taken
import data.rights.lib.territory

served := territory.served_among({"US"})

# METADATA
# title: Sampling somebody else's recording in the United States
# description: >-
#   Taking actual sounds from a protected recording needs the recording owner's consent; the right reaches any
#   recapture, rearrangement or remix of those sounds. Length alone gives no safe number of seconds.
# related_resources:
# - ref: https://www.law.cornell.edu/uscode/text/17/114
#   description: >-
#     17 USC 114 current
# - ref: https://uscode.house.gov/view.xhtml?edition=1994&num=0&req=granuleid%3AUSC-1994-title17-section114
#   description: >-
#     17 USC 114(b) text (1994 edition; the sentence on recapturing actual sounds is, from general knowledge, unchanged
#     since)
# - ref: https://docslib.org/doc/2648904/bridgeport-music-inc-v-dimension-films-410-f-3d-792
#   description: >-
#     Bridgeport opinion
# custom:
#   id: us/sampling-recording
#   topic: "sampling"
#   severity: error
#   certainty: settled
#   verified: true
#   evidence: null
#   basis: >-
#     17 USC 106(1)-(3), 114(b), 501; 1401 for recordings fixed before 15 Feb 1972; Bridgeport Music v. Dimension Films,
#     410 F.3d 792 (6th Cir. 2005); VMG Salsoul v. Ciccone, 824 F.3d 871 (9th Cir. 2016)
#   verification_note: >-
#     VMG Salsoul opinion was read at http://www.ecases.us/case/ca9/c300067/vmg-salsoul-llc-v-madonna-ciccone, which has
#     no https address.
#   last_change_known: "2016-06-02"
#   effective_on: null
#   review_by: "2027-06-30"
#   escalation: [E24]
#   escalation_only: "if commercial"
#   remediation: [R-LIC-MASTER, R-OFFICIAL-STEMS, R-RF-STEMS, R-REPLAY, R-REPLACE]
#   sources_read: [false, true, true]
findings contains finding if {
	some finding in recording_taken.findings({
		"rule": "us/sampling-recording",
		"severity": "error",
		"scope": {"territory": "US"},
		"territories": served,
		"recognisability": false,
	})
}

# METADATA
# title: A sample also uses the song
# description: >-
#   A sample also uses the song. Infringement needs substantial similarity in protected expression; common chord and
#   rhythm blocks are free. For songs registered under the 1909 Act the deposit copy sets the scope.
# related_resources:
# - ref: https://law.justia.com/cases/federal/appellate-courts/F3/388/1189/569849
#   description: >-
#     Newton v. Diamond
# - ref: https://law.justia.com/cases/federal/appellate-courts/ca2/23-905/23-905-2024-11-01.html
#   description: >-
#     Structured Asset Sales v. Sheeran (2d Cir. 2024)
# - ref: https://www.authorsalliance.org/2025/06/23/bonds-beats-and-lawsuits-how-ed-sheeran-won
#   description: >-
#     cert. denied June 2025
# custom:
#   id: us/sampling-composition
#   topic: "sampling"
#   severity: error
#   certainty: settled
#   verified: true
#   evidence: null
#   basis: >-
#     17 USC 106(1)-(2), 501; Newton v. Diamond, 388 F.3d 1189 (9th Cir. 2004); Structured Asset Sales v. Sheeran, No.
#     23-905 (2d Cir. 1 Nov 2024), cert. denied June 2025; Gray v. Hudson, 28 F.4th 87 (9th Cir. 2022)
#   verification_note: >-
#     Gray v. Hudson cited from general knowledge. Unlike the recording layer, every circuit applies de minimis and
#     substantial similarity to the song: a drum hit or single tone may carry no composition. Report as warning when
#     component.kind is oneshot, sfx or a drums stem and no composition, lyric or melody match exists.
#   last_change_known: "2025-06-16"
#   effective_on: null
#   review_by: "2027-06-30"
#   escalation: [E24]
#   escalation_only: "if commercial"
#   remediation: [R-LIC-COMP, R-REPLACE]
#   sources_read: [true, true, true]
findings contains finding if {
	some finding in composition_taken.findings({
		"rule": "us/sampling-composition",
		"severity": "error",
		"scope": {"territory": "US"},
		"territories": served,
		"origins": {"sample", "stem_separation", "official_stems", "public_domain"},
		"kinds": {"composition", "lyrics"},
	})
}

# METADATA
# title: Replaying somebody else's melody or words in the United States
# description: >-
#   A new performance that only imitates the old sounds does not touch the recording right, but the melody and words
#   still need the song owner's consent; a changed melody or new lyrics falls outside the cover licence.
# related_resources:
# - ref: https://www.law.cornell.edu/uscode/text/17/115
#   description: >-
#     17 USC 115 as amended 2018
# - ref: https://uscode.house.gov/view.xhtml?edition=1994&num=0&req=granuleid%3AUSC-1994-title17-section114
#   description: >-
#     17 USC 114(b) text (1994 edition; the sentence on recapturing actual sounds is, from general knowledge, unchanged
#     since)
# custom:
#   id: us/interpolation
#   topic: "interpolation/composition"
#   severity: error
#   certainty: settled
#   verified: true
#   evidence: null
#   basis: >-
#     17 USC 114(b), 106(2), 115(a)(2)
#   verification_note: >-
#     If a separated stem was used as guide or stayed in the session file, also run us-stem-separation-reproduction.
#   last_change_known: "2018-10-11"
#   effective_on: null
#   review_by: "2027-06-30"
#   escalation: [E05]
#   escalation_only: "when licence pending"
#   remediation: [R-LIC-COMP, R-DOC]
#   sources_read: [false, true]
findings contains finding if {
	some finding in composition_taken.findings({
		"rule": "us/interpolation",
		"severity": "error",
		"scope": {"territory": "US"},
		"territories": served,
		"origins": {"interpolation"},
		"kinds": set(),
	})
}
