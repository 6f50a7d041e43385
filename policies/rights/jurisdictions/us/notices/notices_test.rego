package rights.jurisdictions.us.notices_test

import data.rights.testing

noticed(fields) := testing.changed({"claims": [object.union({"id": "c1", "kind": "dmca", "status": "open"}, fields)]})

# The vocal stem's file has lost a mark.
marked(mark) := object.union(testing.holding([data.rights.testing.stem]), {"assets": [{
	"id": "stem.wav", "path": "stem.wav", "role": "stem", "marks": [object.union({"kind": "watermark"}, mark)],
}]})

test_takedown_512_fires if {
	testing.says(noticed({}), "us/takedown-512", "violation/warning")
	testing.says(noticed({"kind": "counter_notice"}), "us/takedown-512", "violation/warning")
}

test_takedown_512_near_miss if {
	testing.silent(noticed({"kind": "content_id"}), "us/takedown-512")
	testing.silent(noticed({"status": "closed"}), "us/takedown-512")
}

test_takedown_512_counts_the_days if {
	message := testing.found(noticed({"deadline": "2026-12-05"}), "us/takedown-512")[0].message
	contains(message, "due on 2026-12-05 (in 14 days)")
}

test_rights_information_removed_fires if {
	testing.says(marked({"removed": true}), "us/rights-information-removed", "violation/warning")
	testing.says(marked({"falsified": true, "removed_knowingly": true}), "us/rights-information-removed", "violation/warning")
}

test_rights_information_removed_near_miss if {
	testing.silent(marked({"removed": false}), "us/rights-information-removed")
	testing.silent(marked({}), "us/rights-information-removed")
	own := object.union(marked({"removed": true}), {"components": [testing.with_fields(data.rights.testing.own, {"assets": ["stem.wav"]})]})
	testing.silent(own, "us/rights-information-removed")
}

test_rights_information_removed_asks_whose_it_is if {
	testing.asks(object.union(marked({"removed": true}), {"components": []}), "us/rights-information-removed", "uses")
}

test_integrity_fires if testing.says(testing.holding([data.rights.testing.stem]), "us/integrity", "notice/info")

test_integrity_near_miss if {
	testing.silent(data.rights.testing.unlicensed, "us/integrity")
	agreed := testing.with_fields(data.rights.testing.licence, {"integrity": "consented"})
	stem := testing.with_fields(data.rights.testing.stem, {"licences": ["night-drive"]})
	testing.silent(object.union(testing.holding([stem]), {"licences": [agreed]}), "us/integrity")
}
