package rights.lib.tri_test

import data.rights.lib.tri

# Every shape a fact can have: as it is called here, the object, and whether it is known true, known false, unknown.
shapes := {
	"true": {"thing": {"fact": true}, "answers": [true, false, false]},
	"false": {"thing": {"fact": false}, "answers": [false, true, false]},
	"absent": {"thing": {}, "answers": [false, false, true]},
	"null": {"thing": {"fact": null}, "answers": [false, false, true]},
	"a word": {"thing": {"fact": "yes"}, "answers": [false, false, false]},
	"a number": {"thing": {"fact": 1}, "answers": [false, false, false]},
	"an empty list": {"thing": {"fact": []}, "answers": [false, false, false]},
}

nested := {
	"true": {"thing": {"outer": {"fact": true}}, "answers": [true, false, false]},
	"false": {"thing": {"outer": {"fact": false}}, "answers": [false, true, false]},
	"inner absent": {"thing": {"outer": {}}, "answers": [false, false, true]},
	"outer absent": {"thing": {}, "answers": [false, false, true]},
	"outer null": {"thing": {"outer": null}, "answers": [false, false, true]},
	"outer a word": {"thing": {"outer": "x"}, "answers": [false, false, true]},
}

answered(thing, path) := [is_true(thing, path), is_false(thing, path), is_unknown(thing, path)]

is_true(thing, path) if tri.known_true(thing, path)

else := false

is_false(thing, path) if tri.known_false(thing, path)

else := false

is_unknown(thing, path) if tri.unknown(thing, path)

else := false

test_every_shape_by_name if {
	every name, shape in shapes { [name, answered(shape.thing, "fact")] == [name, shape.answers] }
}

test_every_shape_by_path if {
	every name, shape in shapes { [name, answered(shape.thing, ["fact"])] == [name, shape.answers] }
}

test_every_nested_shape if {
	every name, shape in nested { [name, answered(shape.thing, ["outer", "fact"])] == [name, shape.answers] }
}

test_known_is_the_opposite_of_unknown if {
	tri.known({"fact": false}, "fact")
	not tri.known({"fact": null}, "fact")
	not tri.known({}, "fact")
}

test_no_shape_is_two_things if {
	every shape in shapes { count([answer | some answer in answered(shape.thing, "fact"); answer]) <= 1 }
}

test_known_among if {
	tri.known_among({"fact": "a"}, "fact", {"a", "b"})
	not tri.known_among({"fact": "c"}, "fact", {"a", "b"})
	not tri.known_among({}, "fact", {"a", "b"})
	not tri.known_among({"fact": null}, "fact", {"a", "b"})
}

test_all_true if {
	tri.all_true({"a": true, "b": {"c": true}}, ["a", ["b", "c"]])
	not tri.all_true({"a": true}, ["a", ["b", "c"]])
	not tri.all_true({"a": true, "b": {"c": false}}, ["a", ["b", "c"]])
}

test_lists_and_texts_have_a_default if {
	tri.list({}, "items") == []
	tri.list({"items": null}, "items") == []
	tri.values({"items": ["b", "a", "b"]}, "items") == {"a", "b"}
	tri.text({}, "name", "nobody") == "nobody"
	tri.text({"name": 7}, "name", "nobody") == "nobody"
	tri.text({"name": "Ada"}, "name", "nobody") == "Ada"
}
