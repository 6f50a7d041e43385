# What American law says of particular uses: practice at home, covers, picture, mashups and remixes.
package rights.jurisdictions.us.uses

import data.rights.lib.component
import data.rights.lib.cover_mechanical
import data.rights.lib.covered
import data.rights.lib.finding
import data.rights.lib.licence
import data.rights.lib.private_copy_limits
import data.rights.lib.term
import data.rights.lib.territory
import data.rights.lib.tri
import data.rights.lib.wording

served := territory.served_among({"US"})

# METADATA
# title: Stems separated for practice or study in the United States
# description: >-
#   There is no general private-copy right. Practice or study at home is commonly argued as fair use and carries little
#   practical risk, but that is not a ruling.
# related_resources:
# - ref: https://www.law.cornell.edu/uscode/text/17/107
#   description: >-
#     17 USC 107 (not opened)
# custom:
#   id: us/private-practice
#   topic: "exception: private copying"
#   severity: info
#   certainty: unsettled
#   verified: false
#   evidence: null
#   basis: >-
#     17 USC 107, 1008; Sony v. Universal, 464 U.S. 417 (1984)
#   verification_note: >-
#     Section 1008 is a thin reed: it covers consumer use of certain audio recording devices and media, and general
#     computers were held outside (RIAA v. Diamond, 180 F.3d 1072, 9th Cir. 1999).
#   last_change_known: "none known"
#   effective_on: null
#   review_by: "2027-11-30"
#   escalation: []
#   remediation: [R-PRIVATE, R-TERMS]
#   sources_read: [false]
findings contains result if {
	practising
	some result in private_copy_limits.practice({
		"rule": "us/private-practice",
		"severity": "info",
		"scope": {"territory": "US"},
		"territories": served,
		"things": [thing |
			some thing in data.rights.lib.private_copy_limits.borrowed
			component.separated(thing)
		],
		"heard": [],
	})
}

practising if input.release.kind == "private"

practising if tri.known_among(input, ["release", "purpose"], {"practice", "study"})

# METADATA
# title: Covers in the United States need a mechanical licence
# description: >-
#   After a first authorised US release anyone may make and distribute audio phonorecords of a non-dramatic song under
#   the statutory licence. It does not permit duplicating someone else's recording without that owner's consent, and the
#   arrangement may not change the basic melody or character.
# related_resources:
# - ref: https://www.law.cornell.edu/uscode/text/17/115
#   description: >-
#     17 USC 115 as amended 2018
# - ref: https://legalclarity.org/17-u-s-c-%c2%a7-115-the-compulsory-mechanical-license
#   description: >-
#     s.115 does not cover sync
# custom:
#   id: us/cover-mechanical
#   topic: "mechanical licence/cover compulsory licence"
#   severity: error
#   certainty: settled
#   verified: true
#   evidence: null
#   basis: >-
#     17 USC 115(a)
#   verification_note: >-
#     Streaming services hold the blanket licence; downloads and physical need a licence or notice.
#   last_change_known: "2021-01-01 (MLC blanket licence)"
#   effective_on: null
#   review_by: "2027-06-30"
#   escalation: []
#   remediation: [R-COVER, R-LIC-COMP]
#   sources_read: [false, true]
findings contains result if {
	some result in cover_mechanical.findings({
		"rule": "us/cover-mechanical",
		"severity": "error",
		"scope": {"territory": "US"},
		"territories": served,
		"streams_clear": true,
		"scheme": "The statutory licence (17 USC 115) covers audio copies of a straight cover.",
	})
}

# METADATA
# title: Music with picture or in a game in the United States
# description: >-
#   Pairing a song with picture or a game is outside the statutory licence; sync and master-use consents are negotiated.
# related_resources:
# - ref: https://www.law.cornell.edu/uscode/text/17/115
#   description: >-
#     17 USC 115 (audio phonorecords only)
# - ref: https://legalclarity.org/17-u-s-c-%c2%a7-115-the-compulsory-mechanical-license
#   description: >-
#     s.115 does not cover sync
# custom:
#   id: us/sync-licence
#   topic: "sync"
#   severity: error
#   certainty: settled
#   verified: true
#   evidence: null
#   basis: >-
#     17 USC 106(1), 115; Leadsinger v. BMG, 512 F.3d 522 (9th Cir. 2008)
#   verification_note: >-
#     Leadsinger from general knowledge.
#   last_change_known: "none known"
#   effective_on: null
#   review_by: "2027-11-30"
#   escalation: [E05]
#   remediation: [R-SYNC, R-RF-STEMS, R-COMMISSION]
#   sources_read: [false, true]
findings contains finding.violation(sync_row, finding.component(thing), message, {"component": thing.id, "licences": sort(tri.values(thing, "licences"))}) if {
	some thing in paired
	sync_standing(thing) == "missing"
	message := sprintf(
		"%s goes with picture or into a game, and no licence in rights.yaml grants sync for the United States. There is no statutory licence for that.",
		[wording.song(thing)],
	)
}

findings contains finding.needs_fact(sync_row, finding.component(thing), message, {"component": thing.id}, missing) if {
	some thing in paired
	sync_standing(thing) == "open"
	missing := {licence.path(entry, "uses.sync") | some entry in silent_on_sync(thing)} | unlicensed_fact(thing)
	message := sprintf("%s goes with picture or into a game. Whether sync is granted for the United States is open.", [wording.song(thing)])
}

sync_row := {"rule": "us/sync-licence", "severity": "error", "scope": {"territory": "US"}}

# Somebody else's music in something to be seen or played.
paired := [thing |
	with_picture
	count(served) > 0
	data.rights.lib.release.public_use
	some thing in data.rights.lib.component.all
	component.composition_presence(thing) in {"present", "unknown"}
	needs_sync(thing)
]

with_picture if input.release.kind in {"film", "video", "game", "ad", "podcast_video"}

with_picture if tri.known_true(input, ["release", "picture"])

needs_sync(thing) if {
	covered.ownership(thing, "sync") in {"third party", "unknown"}
	term.status(thing, "composition", "US") in {"running", "unknown"}
}

needs_sync(thing) if {
	term.status(thing, "composition", "US") == "expired"
	count(covered.assess(thing, "master", served).gap) > 0
}

sync_standing(thing) := "held" if {
	grants_sync(thing)
} else := "open" if {
	count(silent_on_sync(thing)) > 0
} else := "open" if {
	covered.ownership(thing, "sync") == "unknown"
	count(component.attached(thing)) == 0
} else := "missing"

grants_sync(thing) if {
	covered.answered(thing, "sync")
	count(served - covered.assess(thing, "sync", served).clear) == 0
}

grants_sync(thing) if {
	some right in ["composition", "sync"]
	some entry in covered.granted(thing, right)
	tri.known_true(entry, ["uses", "sync"])
	count(covered.assess(thing, right, served).gap) == 0
}

# Granted, not known to fail, and silent about sync.
silent_on_sync(thing) := [entry |
	some right in ["composition", "sync"]
	some entry in covered.granted(thing, right)
	tri.unknown(entry, ["uses", "sync"])
	count(covered.assess(thing, right, served).gap) == 0
]

unlicensed_fact(thing) := {component.path(thing, "licences")} if {
	count(silent_on_sync(thing)) == 0
} else := set()

# METADATA
# title: Mashups and remixes in the United States
# description: >-
#   Mashups and remixes have no special status; each recording and each song needs clearance, however clean the
#   separation.
# related_resources:
# - ref: https://www.law.cornell.edu/uscode/text/17/114
#   description: >-
#     17 USC 114 current
# - ref: https://uscode.house.gov/view.xhtml?edition=1994&num=0&req=granuleid%3AUSC-1994-title17-section114
#   description: >-
#     17 USC 114(b) text (1994 edition; the sentence on recapturing actual sounds is, from general knowledge, unchanged
#     since)
# custom:
#   id: us/mashup-remix
#   topic: "derivative/adaptation"
#   severity: error
#   certainty: settled
#   verified: true
#   evidence: null
#   basis: >-
#     17 USC 106(2), 107, 114(b)
#   verification_note: null
#   last_change_known: "none known"
#   effective_on: null
#   review_by: "2027-11-30"
#   escalation: [E24, E05]
#   escalation_if: commercial
#   remediation: [R-RIGHTSHOLDER, R-OFFICIAL-STEMS, R-LIC-MASTER, R-LIC-COMP]
#   sources_read: [false, true]
findings contains finding.violation(mashup_row, "release", message, {"components": uncleared}) if {
	count(uncleared) > 0
	message := sprintf(
		"A mashup or remix has no special status in the United States: %s not cleared. Each recording and each song needs clearance.",
		[wording.shorten([wording.work(component.find(id)) | some id in uncleared])],
	)
}

findings contains finding.needs_fact(mashup_row, "release", message, {"components": undecided}, missing) if {
	count(uncleared) == 0
	count(undecided) > 0
	missing := union({answer.missing |
		some id in undecided
		some right in ["master", "composition"]
		answer := covered.assess(component.find(id), right, served)
	})
	message := sprintf(
		"A mashup or remix needs clearance for each recording and each song. For %s that is open in the United States.",
		[wording.shorten([wording.work(component.find(id)) | some id in undecided])],
	)
}

mashup_row := {"rule": "us/mashup-remix", "severity": "error", "scope": {"territory": "US"}}

mixed_tracks := {track.asset |
	some track in tri.list(input, "tracks")
	track.form in {"mashup", "remix"}
}

mixed(_) if input.release.kind in {"mashup", "remix"}

mixed(thing) if thing.track in mixed_tracks

uncleared := sort({thing.id |
	data.rights.lib.release.public_use
	some right in ["master", "composition"]
	some thing in covered.unsettled(right)
	mixed(thing)
	count(covered.assess(thing, right, served).gap) > 0
})

undecided := sort({thing.id |
	data.rights.lib.release.public_use
	some right in ["master", "composition"]
	some thing in covered.unsettled(right)
	mixed(thing)
	count(covered.assess(thing, right, served).unknown) > 0
})
