# A platform or standard takes, or asks for, a disclosure of what a machine made. Speaks only on what is known to be generated.
#
# row: rule, severity, scope; platform; consequence.
package rights.lib.ai_disclosure

import data.rights.lib.ai_level
import data.rights.lib.finding
import data.rights.lib.tri

findings(row) := {finding.notice(row, finding.track(track), message, evidence) |
	row.platform in data.rights.lib.release.platforms
	some track in tri.list(input, "tracks")
	parts := array.concat(ai_level.generated_layers(track), [thing.id | some thing in ai_level.generated_components(track)])
	count(parts) > 0
	not row.platform in tri.list(track, "disclosed_to")
	message := sprintf("%s holds generated parts (%s). %s", [ai_level.name(track), concat(", ", parts), row.consequence])
	evidence := {"asset": track.asset, "parts": parts, "platform": row.platform}
}
