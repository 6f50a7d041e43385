# Continuous mixes that are posted: every recording in them, or a service that licenses mixes.
package rights.jurisdictions.any.mixes

import data.rights.lib.covered
import data.rights.lib.finding
import data.rights.lib.territory
import data.rights.lib.tri
import data.rights.lib.wording

everywhere := {"project": "release"}

row := {"rule": "any/dj-mix-route", "severity": "error", "scope": everywhere}

# METADATA
# title: A posted mix needs every recording in it
# description: >-
#   A continuous mix is only deliverable through ordinary distribution if every track in it is controlled or the mix has been
#   licensed for commercial release; use a mix-licensed service otherwise.
# related_resources:
# - ref: https://support.audiomaze.com/content-policy/audiomaze-content-policy
# - ref: https://musicdatapro.medium.com/dj-mixes-in-the-world-of-streaming-music-and-video-part-1-4d1f584a756b?source=user_profile---------6----------------------------
# - ref: https://cygnusmusic.net/resources/cygnus-music-x-twitch-dj-program
# custom:
#   id: any/dj-mix-route
#   topic: "dj_mix"
#   severity: error
#   certainty: settled
#   verified: true
#   evidence: A
#   basis: >-
#     Terms of distributors and services
#   verification_note: null
#   last_change_known: "standing"
#   effective_on: null
#   review_by: "2027-05-31"
#   escalation: [E24]
#   remediation: [R-LIC-MASTER, R-LIC-COMP, R-PRIVATE]
#   remedy_text: >-
#     Route to a service that licenses mixes (Mixcloud, Apple Music DJ-mix programme, Twitch DJ Program for live) with a
#     full timed tracklist.
#   sources_read: null
findings contains finding.violation(scoped, finding.track(track), message, evidence) if {
	some track in posted
	some part in places(open_codes(track, "gap"))
	scoped := finding.at(row, part.scope)
	works := sort({wording.work(thing) | some thing in material(track); count(answer(thing).gap) > 0})
	message := sprintf(
		"%s is a continuous mix with %s, and no licence holds for that%s. Ordinary distribution takes a mix only with every recording in it.",
		[name(track), wording.shorten(works), territory.in_words(part)],
	)
	evidence := {"asset": track.asset, "components": ids(track), "territories": sort(part.codes)}
}

findings contains finding.needs_fact(scoped, finding.track(track), message, evidence, missing) if {
	some track in posted
	doubtful := asked_codes(track)
	some part in places(territory.apart(doubtful, open_codes(track, "gap")))
	scoped := finding.at(row, part.scope)
	missing := facts(track)
	message := sprintf("%s is a continuous mix. Whether every recording in it is held%s is open.", [name(track), territory.in_words(part)])
	evidence := {"asset": track.asset, "components": ids(track), "listed": unnamed(track)}
}

# Mixes headed for somewhere that does not license them itself.
posted := [track |
	data.rights.lib.release.public_use
	count(unlicensing) > 0
	some track in tri.list(input, "tracks")
	track.form == "dj_mix"
]

unlicensing := {platform |
	some platform in data.rights.lib.release.platforms
	not replace(platform, "_", "-") in data.rights_data.mix_services.services
}

# A service that licenses mixes keeps its column; what is open in some rows only is said there.
places(codes) := {{"scope": {"platform": platform}, "codes": codes} | some platform in unlicensing} if {
	count(data.rights.lib.release.platforms - unlicensing) > 0
	count(data.rights.lib.territory.served - codes) == 0
} else := territory.spread(codes)

material(track) := [thing |
	some thing in data.rights.lib.component.all
	object.get(thing, "track", null) == track.asset
	covered.ownership(thing, "master") in {"third party", "unknown"}
]

answer(thing) := covered.assess(thing, "master", data.rights.lib.territory.served)

open_codes(track, state) := union({answer(thing)[state] | some thing in material(track)})

asked_codes(track) := data.rights.lib.territory.served if {
	count(unnamed(track)) > 0
} else := open_codes(track, "unknown")

facts(track) := {"uses"} if {
	count(unnamed(track)) > 0
} else := union({answer(thing).missing | some thing in material(track)})

# Listed recordings of others that no use names.
unnamed(track) := sort({wording.recording(entry) |
	some entry in tri.list(track, "tracklist")
	not tri.text(entry, "artist", "") in artists
	not lower(tri.text(entry, "title", "")) in titles
})

artists := {artist.name | some artist in tri.list(input, ["release", "artists"])}

titles := {lower(thing.recording.title) |
	some thing in data.rights.lib.component.all
	tri.known(thing, ["recording", "title"])
}

ids(track) := sort([thing.id | some thing in material(track)])

name(track) := sprintf("\"%s\"", [tri.text(track, "title", track.asset)])
