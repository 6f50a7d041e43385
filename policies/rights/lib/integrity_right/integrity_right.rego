# The author or performer may object to an alteration, or to missing credit.
#
# row: rule, severity, scope; territories; waivable (true where a waiver answers); strict (true where silence is no
# consent; else the right is only pointed out); law (in words).
package rights.lib.integrity_right

import data.rights.lib.component
import data.rights.lib.covered
import data.rights.lib.finding
import data.rights.lib.licence
import data.rights.lib.term
import data.rights.lib.territory
import data.rights.lib.tri
import data.rights.lib.wording

creative := {"sample", "stem_separation", "interpolation", "cover", "official_stems", "commissioned"}

altering_forms := {"remix", "mashup", "edit", "sped_up", "slowed"}

reworked_tracks := {track.asset |
	some track in tri.list(input, "tracks")
	tri.known_among(track, "form", altering_forms)
}

# Somebody else's creative work that was changed.
altered := [thing |
	data.rights.lib.release.public_use
	some thing in data.rights.lib.component.all
	thing.origin in creative
	changed(thing)
	some right in ["master", "composition"]
	covered.ownership(thing, right) == "third party"
]

changed(thing) if component.from_separation(thing)

changed(thing) if tri.known_true(thing, ["transform", "modified"])

changed(thing) if tri.known_true(thing, ["transform", "chopped"])

changed(thing) if object.get(thing, "track", null) in reworked_tracks

# New words, or another melody.
changed(thing) if {
	thing.origin == "cover"
	object.get(thing, "track", null) in altered_tracks
}

altered_tracks := {track.asset |
	some track in tri.list(input, "tracks")
	tri.known_true(track, "composition_altered")
}

# Said once per component: what licences answer about changes.
answers := {thing.id: {object.get(entry, "integrity", "unknown") | some entry in component.attached(thing)} | some thing in altered}

findings(row) := (objections(row, things) | reminders(row, things)) | open_questions(row, things) if {
	things := affected(row)
}

objections(row, things) := {finding.violation(row, finding.component(thing), message, evidence(row, thing)) |
	some thing in things
	row.strict
	standing(row, thing) == "refused"
	message := sprintf(
		"%s changes %s, and nobody has consented to that. In %s its author and performers may object (%s), whatever the economic licence says.",
		[wording.files(thing), wording.source(thing), territory.names(row.territories), row.law],
	)
}

open_questions(row, things) := {finding.needs_fact(row, finding.component(thing), message, evidence(row, thing), missing) |
	some thing in things
	row.strict
	standing(row, thing) == "open"
	missing := {licence.path(entry, "integrity") | some entry in component.attached(thing)}
	message := sprintf(
		"%s changes %s. Whether its author agreed to changes (%s, %s) is not recorded.",
		[wording.files(thing), wording.source(thing), territory.names(row.territories), row.law],
	)
}

reminders(row, things) := {finding.notice(row, finding.component(thing), message, evidence(row, thing)) |
	some thing in things
	not row.strict
	standing(row, thing) in {"open", "refused"}
	message := sprintf("%s changes %s. %s", [wording.files(thing), wording.source(thing), row.law])
}

# Moral rights of a work out of protection are left alone here.
affected(row) := {thing |
	count(row.territories) > 0
	some thing in altered
	count(unended(row, thing)) > 0
}

unended(row, thing) := {layer |
	some layer in foreign_layers[thing.id]
	count(row.territories - term.where(thing, layer, "expired", row.territories)) > 0
}

foreign_layers := {thing.id: {layer |
	some layer, right in {"recording": "master", "composition": "composition"}
	covered.ownership(thing, right) == "third party"
} |
	some thing in altered
}

# "agreed" by a consent on file, or a waiver where the law lets one waive; "refused" where it is known that nobody agreed.
standing(row, thing) := "agreed" if {
	"consented" in answers[thing.id]
} else := "agreed" if {
	row.waivable
	"waived" in answers[thing.id]
} else := "open" if {
	"unknown" in answers[thing.id]
} else := "refused"

evidence(row, thing) := object.union(
	{"component": thing.id, "licences": sort(tri.values(thing, "licences"))},
	finding.members(row, row.territories),
)
