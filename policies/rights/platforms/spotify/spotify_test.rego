package rights.platforms.spotify_test

import data.rights.testing

sourced(source) := testing.changed({"components": [testing.with_fields(data.rights.testing.sample, {"source": source})]})

test_streamed_source_fires if {
	testing.says(sourced({"service": "spotify", "acquisition": "stream_capture"}), "spotify/streamed-source", "violation/warning")
	unlicensed := testing.with_fields(data.rights.testing.unlicensed_sample, {"source": {"service": "spotify", "acquisition": "stream_rip"}})
	testing.says(testing.changed({"components": [unlicensed]}), "spotify/streamed-source", "violation/error")
}

test_streamed_source_near_miss if testing.silent(sourced({"service": "tidal", "acquisition": "stream_rip"}), "spotify/streamed-source")

test_streamed_source_asks if testing.asks(sourced({"service": "spotify"}), "spotify/streamed-source", "uses[hook].source.acquisition")

test_in_app_remix_fires if testing.says(sourced({"library": "spotify_ai_remix"}), "spotify/in-app-remix", "violation/error")

test_in_app_remix_near_miss if testing.silent(sourced({"library": "splice"}), "spotify/in-app-remix")

test_ai_credits_fires if testing.says(testing.holding([data.rights.testing.pad]), "spotify/ai-credits", "notice/info")

test_ai_credits_near_miss if {
	disclosed := {"tracks": [{"asset": "master.wav", "title": "x", "form": "original", "ai": data.rights.testing.human, "disclosed_to": ["spotify"]}]}
	testing.silent(object.union(testing.holding([data.rights.testing.pad]), disclosed), "spotify/ai-credits")
	testing.silent(data.rights.testing.lawful, "spotify/ai-credits")
}
