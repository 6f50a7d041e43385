# What listening found, and which of it the declarations explain.
package rights.lib.detection

import data.rights.lib.tri

minimum := object.get(input, ["settings", "match_min_millis"], 500)

blocking := object.get(input, ["settings", "match_block_millis"], 900)

# Strong enough to count, and not settled by a person's recorded decision.
counted := [detection |
	some detection in tri.list(input, "detections")
	detection.confidence_millis >= minimum
	object.get(detection, "disposition", "open") == "open"
]

explains(found) if data.rights.lib.component.by_id[object.get(found, "explained_by", null)]

# One's own earlier release was recognised.
own(found) if data.rights.lib.release.owns(tri.text(found, ["reference", "owner"], ""))

# Nobody has accounted for it.
unexplained := [found |
	some found in counted
	not explains(found)
	not own(found)
]

by_component := {id: found |
	some id in {hit.explained_by | some hit in counted; explains(hit)}
	found := [hit |
		some hit in counted
		object.get(hit, "explained_by", null) == id
	]
}

recordings_by_component := {id: found |
	some id, hits in by_component
	found := [hit |
		some hit in hits
		object.get(hit, "kind", "recording") == "recording"
	]
}

# The detections a component explains, earliest first.
of(explaining) := object.get(by_component, explaining.id, [])

recordings_of(explaining) := object.get(recordings_by_component, explaining.id, [])

# A hit that nobody declared is evidence, not an admission: below the blocking threshold it warns.
severity(found, most) := most if {
	found.confidence_millis >= blocking
} else := "warning" if {
	most == "error"
} else := most
