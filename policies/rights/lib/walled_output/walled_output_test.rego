package rights.lib.walled_output_test

import data.rights.lib.walled_output
import data.rights.testing

row := {"rule": "x/y", "severity": "error", "scope": {"source": "x"}, "sources": {"udio"}, "name": "Udio", "consequence": "It stays there."}

made_with(tool) := testing.holding([{"id": "song", "origin": "ai_generated", "generation": {"tool": tool}}])

test_what_a_walled_generator_made if {
	walled := made_with("udio")
	other := made_with("suno")
	count(walled_output.findings(row)) == 1 with input as walled
	count(walled_output.findings(row)) == 0 with input as other
}

test_what_came_out_of_a_walled_library if {
	sources := testing.holding([{"id": "song", "source": {"lawful": true}}, {"id": "pad", "source": {"library": "udio"}}])
	count(walled_output.findings(row)) == 1 with input as sources
}
