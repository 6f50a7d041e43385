# What listening found, and which of it the declarations explain.
package rights.lib.detection

import data.rights.lib.component
import data.rights.lib.groups
import data.rights.lib.tri

minimum := object.get(input, ["settings", "match_min_millis"], 500)

blocking := object.get(input, ["settings", "match_block_millis"], 900)

# Strong enough to count, and not settled by a person's recorded decision.
counted := [detection |
	some detection in all
	detection.confidence_millis >= minimum
	not detection.id in closed
]

all := tri.list(input, "detections")

closed := {detection.id |
	some detection in all
	detection.disposition in ending
	settled(detection)
}

# Decisions that end the matter: it is not that recording, it is one's own, it is gone. "cleared" is none of them: a licence
# clears, and the use that explains the hit names it.
ending := {"false_positive_reviewed", "own_work", "removed"}

settled(found) if signed(found)

# A hit on a recording of the release's own owners needs nobody's hand.
settled(found) if {
	found.disposition == "own_work"
	own(found)
}

# Somebody stands for it, and not from tomorrow.
signed(found) if {
	count(trim_space(tri.text(found, "disposition_by", ""))) > 0
	tri.text(found, "disposition_on", "9999") <= data.rights.lib.release.evaluated_on
}

explains(found) if component.find(object.get(found, "explained_by", null))

# One's own earlier release was recognised.
own(found) if data.rights.lib.release.owns(tri.text(found, ["reference", "owner"], ""))

# Nobody has accounted for it.
unexplained := [found |
	some found in counted
	not explains(found)
	not own(found)
]

explaining := [hit |
	some hit in counted
	explains(hit)
]

by_component := groups.by_key([[hit.explained_by, hit] | some hit in explaining])

recordings_by_component := groups.by_key([[hit.explained_by, hit] |
	some hit in explaining
	object.get(hit, "kind", "recording") == "recording"
])

# Components that listening heard a recording for.
heard := object.keys(recordings_by_component)

# The detections a component explains, earliest first.
of(thing) := object.get(by_component, thing.id, [])

recordings_of(thing) := object.get(recordings_by_component, thing.id, [])

# A hit that nobody declared is evidence, not an admission: below the blocking threshold it warns.
severity(found, most) := most if {
	found.confidence_millis >= blocking
} else := "warning" if {
	most == "error"
} else := most
