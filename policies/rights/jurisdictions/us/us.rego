# The law of the United States. What grows by topic lives in the packages below: uses, terms, notices, generated.
package rights.jurisdictions.us

import data.rights.lib.composition_taken
import data.rights.lib.exception_claimed
import data.rights.lib.protection_circumvented
import data.rights.lib.recording_taken
import data.rights.lib.stem_extracted
import data.rights.lib.territory

served := territory.served_among({"US"})

findings contains result if some result in data.rights.jurisdictions.us.uses.findings

findings contains result if some result in data.rights.jurisdictions.us.terms.findings

findings contains result if some result in data.rights.jurisdictions.us.notices.findings

findings contains result if some result in data.rights.jurisdictions.us.generated.findings

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
#     VMG Salsoul opinion was read at http://www.ecases.us/case/ca9/c300067/vmg-salsoul-llc-v-madonna-ciccone (plain
#     http, so not linked).
#   last_change_known: "2016-06-02"
#   effective_on: null
#   review_by: "2027-06-30"
#   escalation: [E24]
#   escalation_if: commercial
#   remediation: [R-LIC-MASTER, R-OFFICIAL-STEMS, R-RF-STEMS, R-REPLAY, R-REPLACE]
#   sources_read: [false, true, true]
findings contains result if {
	some result in recording_taken.findings({
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
#   escalation_if: commercial
#   remediation: [R-LIC-COMP, R-REPLACE]
#   sources_read: [true, true, true]
findings contains result if {
	some result in composition_taken.findings({
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
#     If a separated stem was used as guide or stayed in the session file, also run us-stem-separation-reproduction. The
#     lawyer is called when licence pending.
#   last_change_known: "2018-10-11"
#   effective_on: null
#   review_by: "2027-06-30"
#   escalation: [E05]
#   escalation_if: licence_pending
#   remediation: [R-LIC-COMP, R-DOC]
#   sources_read: [false, true]
findings contains result if {
	some result in composition_taken.findings({
		"rule": "us/interpolation",
		"severity": "error",
		"scope": {"territory": "US"},
		"territories": served,
		"origins": {"interpolation"},
		"kinds": set(),
		"altered_covers": true,
	})
}

# METADATA
# title: Separating stems copies the recording (United States)
# description: >-
#   Loading a protected recording into a separator and saving stems makes copies; the output carries sounds derived from
#   the fixed recording. No court decision on AI separation was found; purely transient processing buffers may not be
#   fixed copies; whether a model-reconstructed stem still recaptures the actual sounds is open.
# related_resources:
# - ref: https://www.law.cornell.edu/uscode/text/17/114
#   description: >-
#     17 USC 114 current
# - ref: https://uscode.house.gov/view.xhtml?edition=1994&num=0&req=granuleid%3AUSC-1994-title17-section114
#   description: >-
#     17 USC 114(b) text (1994 edition; the sentence on recapturing actual sounds is, from general knowledge, unchanged
#     since)
# custom:
#   id: us/stem-separation-copy
#   topic: "stem-separation-reproduction"
#   severity: error
#   certainty: untested
#   verified: true
#   evidence: null
#   basis: >-
#     17 USC 101 (copies, fixed), 106(1), 114(b), 1401 (pre-1972 recordings); Cartoon Network v. CSC Holdings, 536 F.3d
#     121 (2d Cir. 2008)
#   verification_note: >-
#     Statute verified; application is analysis.
#   last_change_known: "none known"
#   effective_on: null
#   review_by: "2027-03-31"
#   escalation: [E01]
#   remediation: [R-OFFICIAL-STEMS, R-LIC-MASTER, R-RF-STEMS, R-COMMISSION, R-REPLAY]
#   sources_read: [false, true]
findings contains result if {
	some result in stem_extracted.findings({
		"rule": "us/stem-separation-copy",
		"severity": "error",
		"scope": {"territory": "US"},
		"territories": served,
	})
}

# METADATA
# title: A separated stem may be a derivative work
# description: >-
#   The statute itself describes the derivative right in recordings as altering the fixed sounds in order or quality,
#   language that fits isolation and remixing. Whether a lone stem is a derivative work or a partial copy is undecided;
#   new copyright does not arise in parts used unlawfully.
# related_resources:
# - ref: https://www.law.cornell.edu/uscode/text/17/114
#   description: >-
#     17 USC 114 current
# - ref: https://uscode.house.gov/view.xhtml?edition=1994&num=0&req=granuleid%3AUSC-1994-title17-section114
#   description: >-
#     17 USC 114(b) text (1994 edition; the sentence on recapturing actual sounds is, from general knowledge, unchanged
#     since)
# custom:
#   id: us/stem-separation-derivative
#   topic: "derivative/adaptation"
#   severity: warning
#   certainty: untested
#   verified: true
#   evidence: null
#   basis: >-
#     17 USC 101, 103(a), 106(2), 114(b)
#   verification_note: null
#   last_change_known: "none known"
#   effective_on: null
#   review_by: "2027-03-31"
#   escalation: [E01, E12]
#   remediation: [R-LIC-MASTER, R-OFFICIAL-STEMS, R-REPLACE]
#   sources_read: [false, true]
findings contains result if some result in data.rights.jurisdictions.us.taking.stem_derivative

# METADATA
# title: US courts disagree on how little is too little
# description: >-
#   The Sixth Circuit gives recordings no de minimis defence; the Ninth applies the ordinary test of whether an average
#   audience would recognise the taking. No Supreme Court ruling; a release sold nationwide can be sued in either place.
# related_resources:
# - ref: https://docslib.org/doc/2648904/bridgeport-music-inc-v-dimension-films-410-f-3d-792
#   description: >-
#     Bridgeport opinion
# custom:
#   id: us/sampling-de-minimis-split
#   topic: "exception: de minimis"
#   severity: warning
#   certainty: split
#   verified: true
#   evidence: null
#   basis: >-
#     Bridgeport, 410 F.3d 792 (6th Cir. 2005) against VMG Salsoul, 824 F.3d 871 (9th Cir. 2016)
#   verification_note: >-
#     Never lower the finding to info: the split is live. VMG Salsoul opinion was read at
#     http://www.ecases.us/case/ca9/c300067/vmg-salsoul-llc-v-madonna-ciccone (plain http, so not linked).
#   last_change_known: "2016-06-02"
#   effective_on: null
#   review_by: "2027-06-30"
#   escalation: [E06]
#   remediation: [R-LIC-MASTER, R-REPLACE, R-REPLAY]
#   sources_read: [true]
findings contains result if some result in data.rights.jurisdictions.us.taking.de_minimis

# METADATA
# title: Fair use is relied on
# description: >-
#   Four factors, decided case by case. Warhol asks whether this use has a purpose distinct from the original and a
#   reason to borrow from it; a sample won in Smith because it answered its source. An unlicensed hook used as a hook is
#   weak.
# related_resources:
# - ref: https://www.njlawblog.com/2020/07/articles/intellectual-property/drake-wins-big-with-fair-use/
#   description: >-
#     Estate of Smith v. Graham, 799 F. App'x 36
# - ref: https://www.law.cornell.edu/uscode/text/17/107
#   description: >-
#     17 USC 107 (not opened)
# custom:
#   id: us/fair-use-claimed
#   topic: "exception: fair use"
#   severity: warning
#   certainty: unsettled
#   verified: true
#   evidence: null
#   basis: >-
#     17 USC 107; Campbell v. Acuff-Rose, 510 U.S. 569 (1994); Andy Warhol Found. v. Goldsmith, 598 U.S. 508 (2023);
#     Estate of Smith v. Graham, 799 F. App'x 36 (2d Cir. 2020)
#   verification_note: >-
#     Smith verified; Warhol and Campbell from general knowledge.
#   last_change_known: "2023-05-18"
#   effective_on: null
#   review_by: "2027-06-30"
#   escalation: [E04]
#   remediation: [R-DIALOGUE-MEMO, R-COUNSEL, R-LIC-MASTER, R-LIC-COMP]
#   sources_read: [true, false]
findings contains result if {
	some result in exception_claimed.findings({
		"rule": "us/fair-use-claimed",
		"severity": "warning",
		"scope": {"territory": "US"},
		"territories": served,
		"claims": {"fair_use"},
		"elements": {},
		"law": "17 USC 107, four factors",
	})
}

# METADATA
# title: Copy protection of the source was bypassed
# description: >-
#   Courts have let claims proceed that YouTube's rolling cipher controls access even though viewing is free; the
#   contrary view calls it a copy control, and the statute does not forbid the act of bypassing a copy control, only
#   supplying the means. A fair-use purpose may not answer a circumvention claim.
# related_resources:
# - ref: https://www.law.cornell.edu/uscode/text/17/1201
#   description: >-
#     17 USC 1201
# - ref: https://blog.ericgoldman.org/amp/archives/2026/02/this-week-in-the-dmca-eating-copyright-law-cordova-v-huneault-guest-blog-post.htm
#   description: >-
#     Cordova v. Huneault: s.1201(a) claim survives
# - ref: https://www.scribd.com/document/598254228/Yout-v-RIAA
#   description: >-
#     Yout v. RIAA ruling (D. Conn. 2022)
# - ref: https://www.musicbusinessworldwide.com/suno-pushes-to-narrow-copyright-lawsuit-against-artist-led-group-cites-fair-use-defense
#   description: >-
#     Access-control versus copy-control argument
# custom:
#   id: us/circumvention
#   topic: "DMCA 1201/1202 CMI removal & stream-ripping TPM circumvention"
#   severity: error
#   certainty: unsettled
#   verified: true
#   evidence: null
#   basis: >-
#     17 USC 1201(a)(1)(A); (a)(2) and (b)(1) reach suppliers of tools only; Cordova v. Huneault (N.D. Cal. early 2026,
#     motion to dismiss denied); Yout v. RIAA, 633 F. Supp. 3d 650 (D. Conn. 30 Sep 2022), appeal argued Feb 2024
#   verification_note: >-
#     Yout appeal and the Suno rulings: result not found.
#   last_change_known: "2026-02"
#   effective_on: null
#   review_by: "2026-12-31"
#   escalation: [E07]
#   remediation: [R-RESOURCE, R-REPLACE]
#   sources_read: [false, true, true, true]
findings contains result if {
	some result in protection_circumvented.findings({
		"rule": "us/circumvention",
		"severity": "error",
		"scope": {"territory": "US"},
		"territories": served,
		"stream_rip_counts": true,
	})
}
