package rights.lib.plan_scope_test

import data.rights.lib.plan_scope
import data.rights.testing

licensed_pad := testing.with_fields(data.rights.testing.pad, {"licences": ["night-drive"]})

test_a_licence_on_file_grants_what_the_plan_does_not if {
	fixed_licensed_pad := licensed_pad
	pad := data.rights.testing.pad
	plan_scope.grants(fixed_licensed_pad) with input as testing.holding([licensed_pad])
	not plan_scope.grants(pad) with input as testing.holding([data.rights.testing.pad])
}

test_whether_the_release_is_sold_is_asked_where_the_plan_denies_it if {
	pad := data.rights.testing.pad
	silent := testing.without(testing.holding([data.rights.testing.pad]), ["/release/commercial"])
	plan_scope.missing(pad) == {"release.commercial"} with input as silent
	plan_scope.gap(pad) == "the release does not say whether it is commercial" with input as silent
	plan_scope.missing(pad) == {"uses[pad].licences"} with input as testing.holding([data.rights.testing.pad])
}
