package rights.lib.performer_consent_test

import data.rights.lib.performer_consent
import data.rights.testing

test_a_vocal_by_the_layer_of_its_file if {
	performer_consent.vocal({"id": "v", "kind": "sample", "assets": ["stem.wav"]}) with input as data.rights.testing.lawful
	not performer_consent.vocal({"id": "v", "kind": "sample", "assets": ["master.wav"]}) with input as data.rights.testing.lawful
}

test_a_licence_that_names_the_performer if {
	document := testing.licensed_by(testing.with_fields(data.rights.testing.licence, {"rights": ["master", "performer"]}))
	performer_consent.named(data.rights.testing.sample) with input as document
	not performer_consent.named(data.rights.testing.sample) with input as data.rights.testing.lawful
}

test_a_vocal_by_its_kind if {
	performer_consent.vocal({"id": "v", "kind": "vocal"})
	not performer_consent.vocal({"id": "v", "kind": "loop"})
}
