package rights.lib.training_reserved_test

import data.rights.lib.training_reserved
import data.rights.testing

material(fields) := testing.with_fields(data.rights.testing.unlicensed_sample, fields)

silent := testing.without(data.rights.testing.unlicensed, ["/release/commercial"])

test_what_is_declared_as_data_is_data if {
	declared := material({"used_for_training": true})
	declared in data.rights.lib.training_reserved.material with input as testing.holding([declared])
	count(data.rights.lib.training_reserved.material) == 0 with input as data.rights.testing.lawful
}

test_a_source_that_was_not_lawful_bars_mining if {
	row := {"exception": "reservation"}
	training_reserved.barred(row, material({"source": {"lawful": false}})) == {"its source was not lawful"}
	training_reserved.barred(row, material({"source": {"lawful": true}})) == set()
}

test_research_is_exempt_while_it_is_not_for_sale if {
	unlicensed_sample := data.rights.testing.unlicensed_sample
	row := {"exception": "research"}
	for_sale := {"only non-commercial research is exempt"}
	training_reserved.barred(row, unlicensed_sample) == for_sale with input as data.rights.testing.unlicensed
	training_reserved.barred(row, unlicensed_sample) == set() with input as testing.released({"commercial": false})
	training_reserved.barred({"exception": "none"}, data.rights.testing.unlicensed_sample) == {"no exception is settled"}
}

test_whether_research_is_sold_is_asked if {
	unlicensed_sample := data.rights.testing.unlicensed_sample
	row := {"exception": "research"}
	training_reserved.permission_facts(row, unlicensed_sample) == {"release.commercial"} with input as silent
	private := testing.released({"commercial": false})
	training_reserved.permission_facts(row, unlicensed_sample) == set() with input as private
}
