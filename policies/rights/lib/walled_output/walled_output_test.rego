package rights.lib.walled_output_test

import data.rights.lib.walled_output

test_what_a_walled_generator_made if {
	walled_output.comes_from({"generation": {"tool": "udio"}}, {"udio"})
	not walled_output.comes_from({"generation": {"tool": "suno"}}, {"udio"})
}
