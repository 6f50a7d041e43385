# A platform or distributor refuses remixes, mashups and edits without the owner's permission.
#
# row: rule, severity, scope; platform (an id, or "any" where every distributor is meant); forms; rights; consequence.
package rights.lib.derivative_form_refused

import data.rights.lib.covered
import data.rights.lib.finding
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
	every thing in material(track) { held(row, thing) }
}

held(row, thing) if {
	every right in row.rights {
		count(data.rights.lib.territory.served - covered.assess(thing, right, data.rights.lib.territory.served).clear) == 0
	}
}

# Nothing of the original is declared, or some of it is known to be unlicensed.
unlicensed(_, track) if count(material(track)) == 0

unlicensed(row, track) if {
	some thing in material(track)
	some right in row.rights
	count(covered.assess(thing, right, data.rights.lib.territory.served).gap) > 0
}

refused(row) := {finding.violation(row, finding.track(track), message, evidence_of(track)) |
	some track in concerned(row)
	tri.known_false(track, "owns_original")
	unlicensed(row, track)
	message := sprintf("%s is a %s of somebody else's recording, and no permission for it is on file. %s", [name(track), spoken(track.form), row.consequence])
}

asked(row) := {finding.needs_fact(row, finding.track(track), message, evidence_of(track), missing(row, track)) |
	some track in concerned(row)
	not known_refusal(row, track)
	message := sprintf("%s is a %s. Say whether the original is yours, or attach the permission. %s", [name(track), spoken(track.form), row.consequence])
}

known_refusal(row, track) if {
	tri.known_false(track, "owns_original")
	unlicensed(row, track)
}

missing(row, track) := {sprintf("tracks[%s].owns_original", [track.asset])} if {
	tri.unknown(track, "owns_original")
} else := union({covered.assess(thing, right, data.rights.lib.territory.served).missing | some thing in material(track); some right in row.rights})

name(track) := sprintf("\"%s\"", [tri.text(track, "title", track.asset)])

spoken(form) := replace(form, "_", "-")

evidence_of(track) := {"asset": track.asset, "form": track.form, "components": sort([thing.id | some thing in material(track)])}
