# How much of a track a machine made, from its layers. There is no overall flag; an absent layer is unknown.
package rights.lib.ai_level

import data.rights.lib.groups
import data.rights.lib.tri

layers := ["vocals", "lyrics", "composition", "instrumentation", "production"]

audible := ["vocals", "instrumentation"]

share(track, layer) := object.get(track, ["ai", layer], "unknown")

# "full", "substantial", "partial", "processed", "none", or "unknown" where an absent layer could raise the answer.
of(track) := "full" if {
	every layer in ["vocals", "instrumentation", "production"] { share(track, layer) == "full" }
} else := "substantial" if {
	some layer in audible
	share(track, layer) == "full"
} else := "unknown" if {
	some layer in audible
	share(track, layer) == "unknown"
} else := "partial" if {
	some layer in layers
	share(track, layer) in {"partial", "full"}
} else := "unknown" if {
	some layer in layers
	share(track, layer) == "unknown"
} else := "processed" if {
	some layer in layers
	share(track, layer) == "processed"
} else := "none"

# Layers that are at least partly generated.
generated_layers(track) := [layer |
	some layer in layers
	share(track, layer) in {"partial", "full"}
]

# Declared generated components that sound in the track.
generated_components(track) := object.get(generated_by_track, track.asset, [])

generated_by_track := groups.by_key([[thing.track, thing] |
	some thing in data.rights.lib.component.generated
	thing.track > ""
])

missing(track, wanted) := {sprintf("tracks[%s].ai.%s", [track.asset, layer]) |
	some layer in wanted
	share(track, layer) == "unknown"
}

name(track) := sprintf("\"%s\"", [tri.text(track, "title", track.asset)])
