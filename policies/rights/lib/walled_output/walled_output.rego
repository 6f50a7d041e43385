# The output of a tool has no lawful way out of its service.
#
# row: rule, severity, scope; sources (ids of the tool, as a source or a generator); consequence.
package rights.lib.walled_output

import data.rights.lib.finding
import data.rights.lib.tri
import data.rights.lib.wording

findings(row) := {finding.violation(row, finding.component(thing), message, {"component": thing.id}) |
	some thing in data.rights.lib.component.all
	thing.id in placed
	comes_from(thing, row.sources)
	message := sprintf("%s, %s, is output of %s. %s", [wording.work(thing), wording.places(thing), row.name, row.consequence])
}

placed := {thing.id |
	some thing in array.concat(data.rights.lib.component.having.source, data.rights.lib.component.having.generation)
}

comes_from(thing, sources) if tri.known_among(thing, ["source", "library"], sources)

comes_from(thing, sources) if tri.known_among(thing, ["generation", "tool"], sources)
