package rights.lib.streamed_source_test

import data.rights.lib.streamed_source

test_taken_from_a_service_without_its_leave if {
	source := {"service": "spotify", "acquisition": "unknown", "acquisition_permitted": false}
	streamed_source.from_service({"id": "hook", "source": source})
	streamed_source.captured({"id": "hook", "source": source})
	not streamed_source.captured({"id": "hook", "source": {"service": "spotify", "acquisition": "official_download"}})
}
