# Saving or using separated stems of a protected recording without its owner.
#
# row: rule, severity, scope; territories.
package rights.lib.stem_extracted

import data.rights.lib.component
import data.rights.lib.covered
import data.rights.lib.finding
import data.rights.lib.territory
import data.rights.lib.tri
import data.rights.lib.wording

# Separation made the copy, so the separated component answers for it, not what was later cut from it.
stems contains thing if {
	some thing in data.rights.lib.component.all
	thing.id in data.rights.lib.component.stems
}

# Everything that still carries a separated recording.
derived contains thing if {
	some thing in data.rights.lib.component.all
	thing.id in data.rights.lib.component.carrying
}

findings(row) := copies(row) | open_questions(row)

copies(row) := {finding.weighed(row, finding.component(thing), severity(row, thing), message, evidence) |
	data.rights.lib.release.public_use
	count(row.territories) > 0
	some thing in stems
	thing.id in data.rights.lib.covered.open_ids.master
	answer := covered.assess(thing, "master", row.territories)
	answer.gap != set()
	message := sprintf(
		"%s %s separated%s from %s; saving that copied the recording. Not licensed for %s: %s.",
		[
			wording.files(thing), wording.verb(wording.files_of(thing), "was", "were"), by_tool(thing), wording.source(thing),
			territory.names(answer.gap), wording.reasons(answer.why),
		],
	)
	evidence := object.union(evidence_of(thing), finding.members(row, answer.gap))
}

open_questions(row) := {finding.needs_fact(row, finding.component(thing), message, evidence_of(thing), answer.missing) |
	data.rights.lib.release.public_use
	count(row.territories) > 0
	some thing in stems
	thing.id in data.rights.lib.covered.open_ids.master
	answer := covered.assess(thing, "master", row.territories)
	answer.gap == set()
	answer.unknown != set()
	message := sprintf(
		"Whether %s could be separated from %s for use in %s is open: rights.yaml does not say enough about that recording.",
		[wording.files(thing), wording.source(thing), territory.names(answer.unknown)],
	)
}

evidence_of(thing) := {
	"component": thing.id,
	"recording_of": component.root(thing).id,
	"tool": tri.text(thing, ["separation", "tool"], ""),
	"licences": sort(tri.values(thing, "licences")),
}

by_tool(thing) := sprintf(" (%s)", [thing.separation.tool]) if {
	tri.known(thing, ["separation", "tool"])
} else := ""

# Known to lie only in the session: copied all the same, but not delivered.
severity(row, thing) := "warning" if {
	row.severity == "error"
	only_in_session(thing)
} else := row.severity

only_in_session(thing) if {
	assets := tri.list(thing, "assets")
	count(assets) > 0
	every id in assets { id in undelivered }
}

undelivered := {asset.id |
	some asset in tri.list(input, "assets")
	asset.in_deliverable == false
}
