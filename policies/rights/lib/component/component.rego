# Components as a graph: what each was made from, and what is attached to it.
package rights.lib.component

import data.rights.lib.tri

all := tri.list(input, "components")

by_id := {component.id: component | some component in all}

# The component of that id; undefined where nothing is declared under it.
find(id) := by_id[id]

licences_by_id := {licence.id: licence | some licence in tri.list(input, "licences")}

stem_roles := {asset.id: object.get(asset, "stem_role", "unknown") | some asset in tri.list(input, "assets")}

# The layer a file holds; undefined for what is no file of the project.
stem_role(asset) := stem_roles[asset]

masters := {asset.id |
	some asset in tri.list(input, "assets")
	asset.role == "master"
}

# The licences attached to a component, in the order of their ids.
attached(component) := [licences_by_id[id] |
	some id in sort(tri.values(component, "licences"))
	licences_by_id[id]
]

parents := {component.id: [parent |
	parent := object.get(component, "parent", null)
	by_id[parent]
] |
	some component in all
}

# The component and everything it was made from. A loop in the declarations ends, it does not hang.
lineage(component) := {by_id[id] | some id in graph.reachable(parents, [component.id])}

# Where the chain of parents ends; in a loop of parents, the component itself.
root(component) := by_id[roots[component.id]]

roots := {component.id: end(component) | some component in all}

end(component) := component.id if {
	count(parents[component.id]) == 0
} else := ancestor.id if {
	some ancestor in lineage(component)
	count(parents[ancestor.id]) == 0
} else := component.id

# Made from another component that is declared.
derived(component) if count(parents[component.id]) > 0

# This, or something it was made from, was separated out of a mix.
from_separation(component) if {
	some ancestor in lineage(component)
	separated(ancestor)
}

separated(component) if component.origin == "stem_separation"

separated(component) if tri.known(component, "separation")

# Kinds that carry no composition unless somebody says they do, and kinds that may or may not.
bare_kinds := {"oneshot", "sfx", "soundbed"}

doubtful_kinds := {"loop", "beat"}

# Whether a component carries a composition: "present", "absent" or "unknown".
composition_presence(component) := "absent" if {
	tri.known_false(component, ["composition", "present"])
} else := "present" if {
	tri.known_true(component, ["composition", "present"])
} else := "absent" if {
	component.kind in bare_kinds
} else := "present" if {
	some field in ["title", "writers", "iswc"]
	tri.known(component, ["composition", field])
} else := "unknown" if {
	component.kind in doubtful_kinds
} else := "present"

# How rights.yaml calls a field of a component; one made from a library item has no entry of its own yet.
path(component, field) := sprintf("uses[%s].%s", [component.id, field])
