package rights.lib.source_scope_test

import data.rights.lib.source_scope
import data.rights.testing

test_another_licence_that_names_its_platforms_is_enough if {
	lean := {"thing": data.rights.testing.sample, "right": "master"}
	source_scope.elsewhere_covered(lean) with input as data.rights.testing.lawful
	not source_scope.elsewhere_covered(lean) with input as testing.licensed_by(testing.without(data.rights.testing.licence, ["/platforms"]))
}
