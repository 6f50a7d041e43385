package rights.jurisdictions.dk_test

import data.rights.testing

served_in(document) := object.union(document, {"release": {"territories": ["DK"]}})

voiced(voice) := served_in(testing.holding([testing.with_fields(data.rights.testing.own, {"voice": voice})]))

clone := {"kind": "clone", "person": "Mira Sol", "is_own": false, "identifiable": true, "consent": {"status": "none"}}

test_imitation_bill_fires if testing.says(voiced(clone), "dk/imitation-bill", "violation/warning")

test_imitation_bill_near_miss if testing.silent(voiced(object.union(clone, {"is_own": true})), "dk/imitation-bill")

test_imitation_bill_asks if testing.asks(voiced(object.remove(clone, ["consent"])), "dk/imitation-bill", "uses[drums].voice.consent.status")
