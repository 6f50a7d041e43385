# A platform does not take generated music.
#
# row: rule, severity, scope; platform; levels; consequence.
package rights.lib.ai_content_refused

import data.rights.lib.ai_level
import data.rights.lib.finding
import data.rights.lib.tri

findings(row) := refused(row) | asked(row)

targeted(row) := [track |
	row.platform in data.rights.lib.release.platforms
	some track in tri.list(input, "tracks")
]

refused(row) := {finding.violation(row, finding.track(track), message, evidence) |
	some track in targeted(row)
	level := ai_level.of(track)
	level in row.levels
	message := sprintf("%s is declared as made by AI (%s). %s", [ai_level.name(track), concat(", ", ai_level.generated_layers(track)), row.consequence])
	evidence := {"asset": track.asset, "level": level, "layers": ai_level.generated_layers(track)}
}

asked(row) := {finding.needs_fact(row, finding.track(track), message, {"asset": track.asset}, missing) |
	some track in targeted(row)
	ai_level.of(track) == "unknown"
	missing := ai_level.missing(track, data.rights.lib.ai_level.audible)
	count(missing) > 0
	message := sprintf("How much of %s a machine made is not declared. %s", [ai_level.name(track), row.consequence])
}
