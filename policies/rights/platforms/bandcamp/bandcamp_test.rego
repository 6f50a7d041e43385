package rights.platforms.bandcamp_test

import data.rights.testing

layered(layers) := testing.changed({"tracks": [{"asset": "master.wav", "form": "original", "ai": object.union(data.rights.testing.human, layers)}]})

test_ai_barred_fires if testing.says(layered({"vocals": "full"}), "bandcamp/ai-barred", "violation/error")

test_ai_barred_near_miss if testing.silent(layered({"vocals": "partial"}), "bandcamp/ai-barred")

test_ai_barred_asks_for_absent_layers if {
	testing.asks(testing.without(data.rights.testing.lawful, ["/tracks/0/ai/vocals"]), "bandcamp/ai-barred", "tracks[master.wav].ai.vocals")
}

test_ai_barred_other_platforms_are_silent if {
	testing.silent(object.union(layered({"vocals": "full"}), {"release": {"platforms": ["spotify"]}}), "bandcamp/ai-barred")
}

test_ai_assisted_fires if testing.says(layered({"production": "processed"}), "bandcamp/ai-assisted", "notice/info")

test_ai_assisted_near_miss if testing.silent(data.rights.testing.lawful, "bandcamp/ai-assisted")
