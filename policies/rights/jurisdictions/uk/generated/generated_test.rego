package rights.jurisdictions.uk.generated_test

import data.rights.testing

made(release) := object.union(testing.holding([data.rights.testing.pad]), {"release": release})

training := {"release": {"kind": "dataset", "features": ["dataset_release"]}}

test_ai_authorship_fires if testing.says(made({"warranties": {"ownership": true}}), "uk/ai-authorship", "violation/warning")

test_ai_authorship_near_miss if testing.silent(made({"warranties": {"ownership": false}}), "uk/ai-authorship")

test_training_reserved_fires if {
	testing.says(object.union(data.rights.testing.unlicensed, training), "uk/training-reserved", "violation/error")
}

test_training_reserved_near_miss if {
	testing.silent(data.rights.testing.unlicensed, "uk/training-reserved")
	own := object.union(testing.holding([data.rights.testing.own]), training)
	testing.silent(own, "uk/training-reserved")
	entry := testing.with_fields(data.rights.testing.licence, {"uses": {"ai_use": true}})
	testing.silent(object.union(testing.licensed_by(entry), training), "uk/training-reserved")
}
