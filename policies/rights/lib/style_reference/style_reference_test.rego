package rights.lib.style_reference_test

import data.rights.lib.style_reference

test_a_row_of_one_tool_is_for_that_tool if {
	style_reference.of_tool({"tool": "suno"}, {"generation": {"tool": "suno"}})
	not style_reference.of_tool({"tool": "suno"}, {"generation": {"tool": "udio"}})
	style_reference.of_tool({}, {"generation": {"tool": "udio"}})
}
