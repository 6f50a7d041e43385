package rights.jurisdictions.ca.exposure_test

import data.rights.testing

served_in(document) := object.union(document, {"release": {"territories": ["CA"]}})

test_remedies_fires if testing.says(served_in(data.rights.testing.unlicensed), "ca/remedies", "notice/info")

test_remedies_near_miss if testing.silent(served_in(data.rights.testing.lawful), "ca/remedies")
