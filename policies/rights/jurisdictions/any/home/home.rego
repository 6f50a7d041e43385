# What stays at home: practice and private sets.
package rights.jurisdictions.any.home

import data.rights.lib.finding
import data.rights.lib.private_copy_limits
import data.rights.lib.tri
import data.rights.lib.wording

everywhere := {"project": "release"}

# METADATA
# title: Practice at home with somebody else's recordings
# description: >-
#   Stems or samples used only for practice, study or a private set carry little practical risk but are lawful only
#   where a private-use rule and a lawful source apply. Posting, lending to a client or a public set ends it.
# custom:
#   id: any/private-practice
#   topic: "exception: private copying"
#   severity: info
#   certainty: unsettled
#   verified: true
#   evidence: null
#   basis: >-
#     National private-use rules (17 USC 107; Directive 2001/29 Art. 5(2)(b); UrhG 53; CPI L122-5 2; URG 19; none in the
#     UK)
#   verification_note: >-
#     One visible line instead of a silent exemption.
#   last_change_known: "n/a"
#   effective_on: null
#   review_by: "2027-11-30"
#   escalation: []
#   remediation: [R-PRIVATE, R-TERMS]
#   sources_read: []
findings contains result if {
	data.rights.lib.release.private_use
	some result in private_copy_limits.practice({
		"rule": "any/private-practice",
		"severity": "info",
		"scope": everywhere,
		"territories": data.rights.lib.territory.served,
		"things": data.rights.lib.private_copy_limits.borrowed,
		"heard": data.rights.lib.detection.unexplained,
	})
}

# METADATA
# title: A DJ set, at home or in public
# description: >-
#   A private DJ set is practice. Played in public it needs the venue's performance licence; recorded or posted it needs
#   mix rights for every recording and song.
# custom:
#   id: any/dj-set-private
#   topic: "exception: private copying"
#   severity: info
#   certainty: settled
#   verified: true
#   evidence: null
#   basis: >-
#     Public performance and making-available rights; venue and platform licences
#   verification_note: null
#   last_change_known: "n/a"
#   effective_on: null
#   review_by: "2027-11-30"
#   escalation: []
#   remediation: [R-PRIVATE, R-OFFICIAL-STEMS]
#   sources_read: []
findings contains finding.notice(set_row, "release", message, {"played": played}) if {
	dj_set
	count(played) > 0
	message := sprintf("A DJ set with %s. %s", [wording.shorten(played), where_it_goes])
}

findings contains finding.needs_fact(set_row, "release", message, {}, {"release.state"}) if {
	dj_set
	count(played) > 0
	tri.unknown(input, ["release", "state"])
	message := "A DJ set. Say whether it stays private: played in public it needs the venue's licence, posted it needs mix rights."
}

set_row := {"rule": "any/dj-set-private", "severity": "info", "scope": everywhere}

dj_set if input.release.kind in {"dj_mix", "livestream_dj"}

dj_set if tri.known_among(input, ["release", "purpose"], {"private_set"})

dj_set if {
	some track in tri.list(input, "tracks")
	track.form == "dj_mix"
}

# Somebody else's recordings in the set: declared as uses, or listed.
played := sort(declared | listed)

declared := {wording.work(thing) | some thing in data.rights.lib.private_copy_limits.borrowed}

listed := {wording.recording(entry) |
	some track in tri.list(input, "tracks")
	some entry in tri.list(track, "tracklist")
	artist := object.get(entry, "artist", "")
	not artist in artists
}

artists := {artist.name | some artist in tri.list(input, ["release", "artists"])}

where_it_goes := "It is posted: it needs mix rights for every recording and song, or a platform that has them." if {
	count(data.rights.lib.release.platforms) > 0
	tri.known(input, ["release", "state"])
} else := "Kept private it is practice; played in public it needs the venue's performance licence, posted it needs mix rights." if {
	data.rights.lib.release.declared_private
} else := "Played in public it needs the venue's performance licence; recorded or posted it needs mix rights for every recording and song." if {
	tri.known(input, ["release", "state"])
}
