# A platform or distributor refuses remixes, mashups and edits without the owner's permission.
#
# row: rule, severity, scope; platform (an id, or "any" where every distributor is meant); forms; rights; consequence.
# A permission names territories and services, so a rule about every distributor speaks for the rows it does not reach, and a
# platform's column, which crosses every row, is left to them while the permission holds in one.
package rights.lib.derivative_form_refused

import data.rights.lib.covered
import data.rights.lib.finding
import data.rights.lib.territory
import data.rights.lib.tri

findings(row) := refused(row) | asked(row)

targeted(row) if row.platform == "any"

targeted(row) if row.platform in data.rights.lib.release.platforms

# Tracks of a refused form whose original is not one's own and not cleared.
concerned(row) := [track |
	targeted(row)
	data.rights.lib.release.public_use
	some track in tri.list(input, "tracks")
	track.form in row.forms
	not tri.known_true(track, "owns_original")
	not cleared(row, track)
]

material(track) := [thing |
	some thing in data.rights.lib.covered.foreign
	object.get(thing, "track", null) == track.asset
]

cleared(row, track) if {
	count(material(track)) > 0
	count(data.rights.lib.territory.served - held_codes(row, track)) == 0
	not left_out(row, track)
}

# Where every part of the original is held.
held_codes(row, track) := set() if {
	count(material(track)) == 0
} else := (data.rights.lib.territory.served - open_codes(row, track, "gap")) - open_codes(row, track, "unknown")

open_codes(row, track, answer) := union({codes |
	some thing in material(track)
	some right in row.rights
	codes := covered.assess(thing, right, data.rights.lib.territory.served)[answer]
})

# The permission names services, and not this one.
left_out(row, track) if {
	some thing in material(track)
	some right in row.rights
	covered.gap_on_platform(thing, right, row.platform)
}

# Where it is known that nobody has allowed it: everywhere, if nothing of the original is declared.
refused_codes(row, track) := data.rights.lib.territory.served if {
	count(material(track)) == 0
} else := data.rights.lib.territory.served if {
	left_out(row, track)
} else := open_codes(row, track, "gap")

refused(row) := {finding.violation(scoped, finding.track(track), message, evidence) |
	some track in concerned(row)
	tri.known_false(track, "owns_original")
	some part in parts(row, refused_codes(row, track))
	scoped := finding.at(row, part.scope)
	message := sprintf(
		"%s is a %s of somebody else's recording, and no permission for it is on file%s. %s",
		[name(track), spoken(track.form), territory.in_words(part), row.consequence],
	)
	evidence := object.union(evidence_of(track), members(part))
}

parts(row, codes) := territory.spread(codes) if {
	row.platform == "any"
} else := {{"scope": row.scope, "codes": codes}} if {
	count(data.rights.lib.territory.served - codes) == 0
} else := set()

members(part) := {"territories": sort(part.codes)} if {
	part.scope.territory
} else := {}

asked(row) := {finding.needs_fact(scoped, finding.track(track), message, evidence, missing) |
	some track in concerned(row)
	some part in parts(row, asked_codes(row, track))
	missing := missing_facts(row, track, part.codes)
	scoped := finding.at(row, part.scope)
	message := sprintf(
		"%s is a %s. Say whether the original is yours, or attach the permission%s. %s",
		[name(track), spoken(track.form), territory.in_words(part), row.consequence],
	)
	evidence := object.union(evidence_of(track), members(part))
}

# Whose the original is decides where nothing holds; else what the permission leaves open.
asked_codes(row, track) := data.rights.lib.territory.served - held_codes(row, track) if {
	tri.unknown(track, "owns_original")
} else := territory.apart(open_codes(row, track, "unknown"), refused_codes(row, track))

missing_facts(row, track, codes) := {sprintf("tracks[%s].owns_original", [track.asset])} if {
	tri.unknown(track, "owns_original")
} else := union({covered.assess(thing, right, codes).missing | some thing in material(track); some right in row.rights})

name(track) := sprintf("\"%s\"", [tri.text(track, "title", track.asset)])

spoken(form) := replace(form, "_", "-")

evidence_of(track) := {"asset": track.asset, "form": track.form, "components": sort([thing.id | some thing in material(track)])}
