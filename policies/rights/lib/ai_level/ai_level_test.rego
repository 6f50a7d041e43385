package rights.lib.ai_level_test

import data.rights.lib.ai_level

track(layers) := {"asset": "m.wav", "ai": object.union(data.rights.testing.human, layers)}

test_levels if {
	every row in [
		[{}, "none"], [{"production": "processed"}, "processed"], [{"lyrics": "full"}, "partial"],
		[{"vocals": "partial"}, "partial"], [{"vocals": "full"}, "substantial"], [{"instrumentation": "full"}, "substantial"],
		[{"vocals": "full", "instrumentation": "full", "production": "full"}, "full"],
	] {
		[row, ai_level.of(track(row[0]))] == [row, row[1]]
	}
}

test_an_absent_layer_is_unknown_unless_it_cannot_matter if {
	ai_level.of({"asset": "m.wav"}) == "unknown"
	ai_level.of({"asset": "m.wav", "ai": {"vocals": "none"}}) == "unknown"
	ai_level.of({"asset": "m.wav", "ai": {"vocals": "full"}}) == "substantial"
}
