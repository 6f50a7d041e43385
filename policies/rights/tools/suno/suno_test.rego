package rights.tools.suno_test

import data.rights.testing

generated(fields) := testing.holding([testing.with_fields(data.rights.testing.pad, {"generation": fields})])

test_free_plan_commercial_fires if testing.says(generated({}), "suno/free-plan-commercial", "violation/error")

test_free_plan_commercial_near_miss if {
	testing.silent(generated({"plan": "pro"}), "suno/free-plan-commercial")
	testing.silent(generated({"tool": "aiva"}), "suno/free-plan-commercial")
}

test_free_plan_commercial_not_commercial_is_silent if {
	testing.silent(object.union(generated({}), {"release": {"commercial": false}}), "suno/free-plan-commercial")
}

test_free_plan_commercial_asks_for_the_day if {
	pad := testing.without(data.rights.testing.pad, ["/generation/generated_on"])
	testing.asks(testing.holding([pad]), "suno/free-plan-commercial", "uses[pad].generation.generated_on")
}
