# A prompt or a brief names an artist, or a recording was given as reference.
#
# row: rule, severity, scope; law (one sentence). Optional: territories; tool (only what that tool made); references (true
# where a reference track counts too).
package rights.lib.style_reference

import data.rights.lib.component
import data.rights.lib.finding
import data.rights.lib.tri
import data.rights.lib.wording

named := {thing.id |
	some thing in data.rights.lib.component.having.generation
	tri.known_true(thing, ["generation", "prompt_names_artist"])
}

referenced := {thing.id |
	some thing in data.rights.lib.component.having.generation
	some given in tri.list(thing, ["generation", "inputs"])
	tri.known_among(given, "kind", {"reference_track"})
	not tri.known_among(given, "owner", {"own"})
}

findings(row) := {finding.violation(row, finding.component(thing), message, {"component": thing.id, "how": how}) |
	applies(row)
	some id in (named | referenced)
	thing := component.find(id)
	of_tool(row, thing)
	how := manner(row, thing)
	message := sprintf("%s was made with %s. %s", [wording.work(thing), how, row.law])
}

applies(row) if count(object.get(row, "territories", {"everywhere"})) > 0

of_tool(row, _) if object.get(row, "tool", null) == null

of_tool(row, thing) if tri.known_among(thing, ["generation", "tool"], {object.get(row, "tool", "")})

manner(row, thing) := "a prompt that names an artist" if {
	thing.id in named
} else := "somebody else's recording as reference" if {
	object.get(row, "references", false)
	thing.id in referenced
}
