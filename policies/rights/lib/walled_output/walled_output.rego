# The output of a tool has no lawful way out of its service.
#
# row: rule, severity, scope; sources (ids of the tool, as a source or a generator); consequence.
package rights.lib.walled_output

import data.rights.lib.finding
import data.rights.lib.wording

findings(row) := {finding.violation(row, finding.component(thing), message, {"component": thing.id}) |
	some [name, thing] in named
	name in row.sources
	message := sprintf("%s, %s, is output of %s. %s", [wording.work(thing), wording.places(thing), row.name, row.consequence])
}

# The library or the tool that each comes from.
named contains [name, thing] if {
	some thing in data.rights.lib.component.having.source
	name := thing.source.library
}

named contains [name, thing] if {
	some thing in data.rights.lib.component.having.generation
	name := thing.generation.tool
}
