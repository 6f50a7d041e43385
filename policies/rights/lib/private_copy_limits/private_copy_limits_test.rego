package rights.lib.private_copy_limits_test

import data.rights.lib.private_copy_limits

test_what_takes_a_private_copy_out_of_the_rule if {
	private_copy_limits.unlawful({"source": {"lawful": false}}) == {"the source is not lawful"}
	private_copy_limits.unlawful({"source": {"lawful": true}}) == set()
	private_copy_limits.unlocked({"source": {"tpm_circumvented": true}}) == {"its copy protection was bypassed"}
	private_copy_limits.unlocked({"source": {}}) == set()
}

test_the_law_of_each_territory_is_told_where_there_is_any if {
	private_copy_limits.states(set()) == ""
	startswith(private_copy_limits.states({"DE"}), " (Germany: ")
}

test_a_member_without_a_row_of_its_own_is_judged_as_the_union if {
	private_copy_limits.table_row("DE") == "DE"
	private_copy_limits.table_row("NO") == "EU"
}
