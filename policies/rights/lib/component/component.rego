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
attached(component) := object.get(attached_by_id, component.id, [])

attached_by_id := {component.id: entries |
	some component in all
	component.licences[0]
	entries := [entry |
		some id in sort(tri.values(component, "licences"))
		entry := licences_by_id[id]
	]
}

# The components that say anything in a field: most rules are about few of them.
having := {field: [component | some component in all; value := component[field]; not is_null(value)] |
	some field in ["generation", "voice", "separation", "source", "exception", "pd_claim", "transform"]
}

# What a machine made, or helped to make.
generated := [component |
	some component in all
	component.origin in {"ai_generated", "ai_assisted"}
]

# What each component was made from, for those that name a component that is declared.
parents := {component.id: component.parent |
	some component in all
	by_id[component.parent]
}

steps := {id: [parent | parent := parents[id]] | some id in (object.keys(parents) | {parent | some parent in parents})}

# The component and everything it was made from. A loop in the declarations ends, it does not hang.
lineage(component) := lines[component.id] if {
	derived(component)
} else := {component}

lines := {id: {by_id[ancestor] | some ancestor in graph.reachable(steps, [id])} | some id, _ in parents}

# Where the chain of parents ends; in a loop of parents, the component itself.
root(component) := by_id[object.get(roots, component.id, component.id)]

roots := {id: start |
	some id, line in lines
	some ancestor in line
	start := ancestor.id
	not derived(ancestor)
}

# Made from another component that is declared.
derived(component) if parents[component.id]

# This, or something it was made from, was separated out of a mix.
from_separation(component) if component.id in carrying

carrying := stems | {id |
	some id, line in lines
	some ancestor in line
	ancestor.id in stems
}

separated(component) if component.id in stems

stems := {component.id | some component in all; component.origin == "stem_separation"} | {component.id |
	some component in having.separation
}

# Kinds that carry no composition unless somebody says they do, and kinds that may or may not.
bare_kinds := {"oneshot", "sfx", "soundbed"}

doubtful_kinds := {"loop", "beat"}

# Whether a component carries a composition: "present", "absent" or "unknown".
composition_presence(component) := "absent" if {
	component.id in without_composition
} else := "unknown" if {
	component.id in maybe_with_composition
} else := "present"

declared_presence := {answer: {component.id |
	some component in all
	component.composition.present == answer
} |
	some answer in [true, false]
}

of_kinds(kinds) := {component.id | some component in all; component.kind in kinds}

# Someone has said what it is called or who wrote it.
identified := {component.id |
	some component in all
	some field in ["title", "writers", "iswc"]
	named := component.composition[field]
	not is_null(named)
}

without_composition := declared_presence[false] | (of_kinds(bare_kinds) - declared_presence[true])

maybe_with_composition := ((of_kinds(doubtful_kinds) - declared_presence[true]) - identified) - without_composition

# How rights.yaml calls a field of a component; one made from a library item has no entry of its own yet.
path(component, field) := sprintf("uses[%s].%s", [component.id, field])
