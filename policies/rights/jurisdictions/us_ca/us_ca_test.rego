package rights.jurisdictions.us_ca_test

import data.rights.testing

singing(voice, release) := object.union(
	testing.holding([testing.with_fields(data.rights.testing.own, {"kind": "vocal", "voice": object.union(
		{"kind": "clone", "person": "Ada Nova", "consent": {"status": "none"}},
		voice,
	)})]),
	{"release": release},
)

test_digital_replica_fires if {
	testing.says(singing({"living": false}, {}), "us-ca/digital-replica", "violation/error")
	testing.says(singing({"kind": "soundalike"}, {"kind": "ad"}), "us-ca/digital-replica", "violation/error")
	testing.says(singing({"living": true}, {"brand_or_ad": false}), "us-ca/digital-replica", "violation/warning")
}

test_digital_replica_near_miss if {
	testing.silent(singing({"kind": "soundalike"}, {"brand_or_ad": false}), "us-ca/digital-replica")
	testing.silent(singing({"living": false, "is_own": true}, {}), "us-ca/digital-replica")
}

test_digital_replica_asks_whether_the_person_lives if {
	testing.asks(singing({}, {"brand_or_ad": false}), "us-ca/digital-replica", "uses[drums].voice.living")
}
