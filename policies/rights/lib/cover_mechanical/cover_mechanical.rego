# A new recording of a protected song needs a mechanical licence, or runs under a scheme.
#
# row: rule, severity, scope; territories; scheme (what to do there, in words); streams_clear (true where interactive
# streams alone are licensed by the services); digital (the severity where only streams and downloads are delivered).
package rights.lib.cover_mechanical

import data.rights.lib.covered
import data.rights.lib.finding
import data.rights.lib.territory
import data.rights.lib.tri
import data.rights.lib.wording

# Straight covers. A changed one is an adaptation, and no scheme of this kind reaches it.
covers := [thing |
	data.rights.lib.release.public_use
	some thing in data.rights.lib.component.all
	thing.origin == "cover"
	not object.get(thing, "track", null) in changed_tracks
]

changed_tracks := {track.asset |
	some track in tri.list(input, "tracks")
	tri.known_true(track, "composition_altered")
}

# Tracks that say they are covers, and no use that names the song.
undeclared := [track |
	data.rights.lib.release.public_use
	some track in tri.list(input, "tracks")
	track.form == "cover"
	id := track.asset
	not id in (declared_tracks | changed_tracks)
]

declared_tracks := {thing.track |
	some thing in data.rights.lib.component.all
	thing.origin == "cover"
}

answers := {thing.id: standing(thing) | some thing in covers}

# A licence for the composition as a whole carries the mechanical right too.
standing(thing) := {"gap": gap, "unknown": unknown, "missing": song.missing, "why": song.why} if {
	song := covered.assess(thing, "composition", data.rights.lib.territory.served)
	copies := mechanical(thing)
	gap := (song.gap - copies.clear) - copies.unknown
	unknown := (song.unknown | (song.gap & copies.unknown)) - copies.clear
}

mechanical(thing) := covered.assess(thing, "mechanical", data.rights.lib.territory.served) if {
	covered.answered(thing, "mechanical")
} else := {"clear": set(), "unknown": set()}

findings(row) := (unlicensed(row) | open_questions(row)) | unnamed(row)

unlicensed(row) := {finding.weighed(row, finding.component(thing), severity, message, evidence) |
	some thing in covers
	gap := answers[thing.id].gap & row.territories
	count(gap) > 0
	severity := weight(row)
	message := sprintf(
		"%s is a cover of %s. Not licensed for %s: %s. %s",
		[wording.files(thing), wording.song(thing), territory.names(gap), wording.reasons(answers[thing.id].why), row.scheme],
	)
	evidence := object.union(evidence_of(thing), finding.members(row, gap))
}

open_questions(row) := {finding.needs_fact(row, finding.component(thing), message, evidence_of(thing), missing) |
	some thing in covers
	missing := wanted_facts(row, thing)
	count(missing) > 0
	message := sprintf("Whether the cover of %s is licensed in %s is open.", [wording.song(thing), territory.names(row.territories)])
}

wanted_facts(row, thing) := {"release.delivery_modes"} if {
	count(answers[thing.id].gap & row.territories) > 0
	not streams_only(row)
	asks_delivery(row)
} else := answers[thing.id].missing if {
	count(answers[thing.id].gap & row.territories) == 0
	count(answers[thing.id].unknown & row.territories) > 0
	not streams_only(row)
} else := set()

unnamed(row) := {finding.needs_fact(row, finding.track(track), message, {"track": track.asset}, {"uses"}) |
	count(row.territories) > 0
	not streams_only(row)
	some track in undeclared
	message := sprintf("\"%s\" is a cover, and no use names the song. Add it under uses with origin cover.", [tri.text(track, "title", track.asset)])
}

# Nothing where streams alone are licensed by the services, or where how it is delivered is not known.
weight(row) := row.digital if {
	not streams_only(row)
	digital_only
	object.get(row, "digital", null) in {"warning", "info"}
} else := row.severity if {
	not streams_only(row)
	not asks_delivery(row)
}

modes := tri.values(input, ["release", "delivery_modes"])

digital_only if {
	count(modes) > 0
	count(modes - {"interactive_stream", "download"}) == 0
}

streams_only(row) if {
	object.get(row, "streams_clear", false)
	modes == {"interactive_stream"}
}

asks_delivery(row) if {
	count(modes) == 0
	depends(row)
}

depends(row) if object.get(row, "streams_clear", false)

depends(row) if object.get(row, "digital", null) in {"warning", "info"}

evidence_of(thing) := {
	"component": thing.id,
	"song": tri.text(thing, ["composition", "title"], ""),
	"licences": sort(tri.values(thing, "licences")),
	"delivery_modes": sort(modes),
	"track": tri.text(thing, "track", ""),
}
