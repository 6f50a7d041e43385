# Assistance and processing are not generation: keep them apart, and keep the record.
#
# row: rule, severity, scope; platform; levels; consequence.
package rights.lib.processing_not_generation

import data.rights.lib.ai_level
import data.rights.lib.finding
import data.rights.lib.tri

findings(row) := {finding.notice(row, finding.track(track), message, {"asset": track.asset, "level": level}) |
	row.platform in data.rights.lib.release.platforms
	some track in tri.list(input, "tracks")
	level := ai_level.of(track)
	level in row.levels
	message := sprintf("%s is declared as %s by AI. %s", [ai_level.name(track), spoken[level], row.consequence])
}

spoken := {"partial": "made in part", "processed": "processed"}
