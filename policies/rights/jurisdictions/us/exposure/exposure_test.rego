package rights.jurisdictions.us.exposure_test

import data.rights.testing

test_remedies_fires if testing.says(data.rights.testing.unlicensed, "us/remedies", "notice/info")

test_remedies_near_miss if {
	testing.silent(data.rights.testing.lawful, "us/remedies")
	testing.silent(object.union(data.rights.testing.unlicensed, {"release": {"commercial": false}}), "us/remedies")
}
