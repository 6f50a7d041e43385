# Three-valued facts: true, false, or absent, and absent is unknown.
#
# An unknown fact neither satisfies a condition nor refutes it. Policies ask one of these three and never write `x != true` (an
# absent x makes the line undefined and the rule silent) or a bare `not x` (absent counts as false). `path` is a field name or
# an array of names; a null, and a field inside something absent, are unknown too.
package rights.lib.tri

known_true(thing, path) if object.get(thing, path, null) == true

known_false(thing, path) if object.get(thing, path, null) == false

unknown(thing, path) if object.get(thing, path, null) == null

known(thing, path) if not object.get(thing, path, null) == null

# The field is present and is one of `values`.
known_among(thing, path, values) if object.get(thing, path, null) in values

# Every field of `paths` is known to be true.
all_true(thing, paths) if every path in paths { known_true(thing, path) }

# A list field as a set; absent is empty, so ask `unknown` first where the difference matters.
values(thing, path) := {value |
	found := object.get(thing, path, null)
	is_array(found)
	some value in found
}

list(thing, path) := found if {
	found := object.get(thing, path, null)
	is_array(found)
} else := []

# A text field, or `otherwise` where it is absent.
text(thing, path, otherwise) := found if {
	found := object.get(thing, path, null)
	is_string(found)
} else := otherwise
