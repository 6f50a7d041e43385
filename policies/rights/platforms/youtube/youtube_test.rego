package rights.platforms.youtube_test

import data.rights.testing

sourced(source) := testing.changed({"components": [testing.with_fields(data.rights.testing.sample, {"source": source})]})

# The lawful release, opted into Content ID, with its sample read otherwise.
entered(fields) := testing.changed({
	"release": {"fingerprint_optin": ["youtube_cid"]},
	"components": [testing.with_fields(data.rights.testing.sample, fields)],
})

test_streamed_source_fires if {
	testing.says(sourced({"service": "youtube", "acquisition": "stream_rip"}), "youtube/streamed-source", "violation/warning")
}

test_streamed_source_near_miss if {
	testing.silent(sourced({"service": "youtube", "acquisition": "stream_rip", "acquisition_permitted": true}), "youtube/streamed-source")
}

test_match_fires if {
	testing.says(data.rights.testing.unlicensed, "youtube/match", "violation/warning")
	testing.says(testing.unexplained({}), "youtube/match", "violation/warning")
}

test_match_near_miss if {
	testing.silent(data.rights.testing.lawful, "youtube/match")
	testing.silent(object.union(data.rights.testing.unlicensed, {"release": {"platforms": ["spotify"]}}), "youtube/match")
}

test_content_id_exclusive_fires if testing.says(entered({"exclusive": false}), "youtube/content-id-exclusive", "violation/error")

test_content_id_exclusive_near_miss if {
	testing.silent(entered({"exclusive": true}), "youtube/content-id-exclusive")
	testing.silent(entered({"exclusive": false, "transform": {"materially_transformed": true}}), "youtube/content-id-exclusive")
}

test_content_id_exclusive_asks if testing.asks(entered({}), "youtube/content-id-exclusive", "uses[hook].exclusive")

test_content_id_exclusive_own_material_is_silent if {
	document := object.union(testing.holding([data.rights.testing.own]), {"release": {"fingerprint_optin": ["youtube_cid"]}})
	testing.silent(document, "youtube/content-id-exclusive")
}

test_content_id_loops_fires if {
	testing.says(entered({"kind": "loop", "transform": {"materially_transformed": false}}), "youtube/content-id-loops", "violation/error")
}

test_content_id_loops_near_miss if {
	testing.silent(entered({"kind": "loop", "transform": {"materially_transformed": true}}), "youtube/content-id-loops")
	testing.silent(entered({"transform": {"materially_transformed": false}}), "youtube/content-id-loops")
}

test_content_id_loops_asks if {
	testing.asks(entered({"kind": "loop"}), "youtube/content-id-loops", "uses[hook].transform.materially_transformed")
}
