"""A function written out where it is called means what the call means, or the call stays."""

from __future__ import annotations

import json
import re

import pytest

from compliance.policy.bundle import Bundle
from compliance.policy.inlined import with_functions_written_out
from compliance.policy.linked import Linked
from compliance.policy.regorus_process import Worker

# As it is when linked: one module, a blank line between rules, every name with the number of its package.
FUNCTIONS = """\
package r

known_1(thing_1, path_1) if not object.get(thing_1, path_1, null) == null

true_1(thing_1, path_1) if object.get(thing_1, path_1, null) == true

among_1(thing_1, values_1) if thing_1 in values_1

twice_1(n_1) := n_1 + n_1

pair_1(one_1, other_1) := [one_1, other_1]

of_1(id_1) := table_1[id_1]

named_1(thing_1) := sprintf("thing_1 %s", [thing_1.id])

four_1(n_1) := twice_1(twice_1(n_1))

title_1(thing_1) := named_1(thing_1)

any_1(_) := "any"

two_1(n_1) := 1 if n_1 == 1

several_1(1) := "one"

several_1(2) := "two"

loops_1(list_1) := [entry_1 | some entry_1 in list_1]

exists_1(list_1) if list_1[_] == 3

shadowed_1(n_1) := [n_1, table_2]

always_1(n_1) := 7

table_1 := {"a": {"id": "x"}, "b": {"id": "y"}}

table_2 := "table"

paths_1 := ["deep", "yes"]

"""
THING = {"id": "a", "yes": True, "no": False, "nothing": None, "deep": {"yes": True}, "list": [1, 3, 3]}


def answers(*bodies: str) -> tuple[str, object, object]:
    """Return the module with functions written out, and what it says before and after."""
    rules = "\n\n".join(f"said_3 contains [{n}, x_3] if {{\n{body}\n}}" for n, body in enumerate(bodies))
    text = f"{FUNCTIONS}{rules}\n\nreport_3 := said_3\n"
    written = with_functions_written_out(text)
    said: list[object] = []
    for module in (text, written):
        worker = Worker(Bundle(name="policies", modules=(), data={}, digest=""), 10.0)
        worker.load(Linked(text=module, entry="data.r.report_3"))
        said.append(json.loads(worker.evaluate(json.dumps(THING).encode())))
        worker.end()
    return written[len(FUNCTIONS) :], said[0], said[1]


def body(*lines: str) -> str:
    return "\n".join(f"\t{line}" for line in lines)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("some x_3 in [1, 2]", 'true_1(input, "yes")'), 'object.get(input, "yes", null) == true'),
        (("x_3 := 1", 'not true_1(input, "no")'), 'not object.get(input, "no", null) == true'),
        (("x_3 := 1", 'not true_1(input, ["deep", "yes"])'), 'not object.get(input, ["deep", "yes"], null) == true'),
        (("x_3 := 1", "true_1(input, paths_1)"), "object.get(input, paths_1, null) == true"),
        (("some x_3 in [1, 3]", "among_1(x_3, {1, 2})"), "x_3 in {1, 2}"),
        (("x_3 := [y_3 | some y_3 in [1, 3]; among_1(y_3, {1, 2})]",), "; y_3 in {1, 2}]"),
        (("x_3 := 1", "every y_3 in [1, 2] { among_1(y_3, {1, 2}) }"), "{ y_3 in {1, 2} }"),
        (("x_3 := [y_3 |", "\tsome y_3 in [1, 3]", "\tnot among_1(y_3, {1, 2})", "]"), "\tnot y_3 in {1, 2}\n"),
        (("x_3 := 1", 'known_1(input, "nothing")'), 'not object.get(input, "nothing", null) == null'),
        (("x_3 := twice_1(4)",), "x_3 := 4 + 4"),
        (("x_3 := of_1(input.id)",), "x_3 := table_1[input.id]"),
        (('y_3 := "b"', "x_3 := of_1(y_3).id"), "x_3 := table_1[y_3].id"),
        (("y_3 := input.id", "x_3 := pair_1(y_3, 1)[0]"), "x_3 := pair_1(y_3, 1)[0]"),
        (("x_3 := named_1(input)",), 'x_3 := sprintf("thing_1 %s", [input.id])'),
        (("x_3 := title_1(input)",), 'x_3 := sprintf("thing_1 %s", [input.id])'),
        (("x_3 := pair_1(input.id, input.yes)",), "x_3 := [input.id, input.yes]"),
        (("x_3 := pair_1(input.id, input.none)",), "x_3 := [input.id, input.none]"),
    ],
)
def test_a_plain_function_is_written_out(lines: tuple[str, ...], expected: str) -> None:
    written, called, inlined = answers(body(*lines))
    assert expected in written
    assert called == inlined


@pytest.mark.parametrize(
    "lines",
    [
        # An argument that may have no value, where the expression would have one, or ask for none.
        ("x_3 := 1", "known_1(input.none, 1)"),
        ("x_3 := 1", "not known_1(input.none, 1)"),
        ("x_3 := among_1(input.none, {1})",),
        ("x_3 := always_1(input.none)",),
        ("x_3 := 1", 'known_1(absent_3, "id")'),
        # A condition asked for its value, or negated twice.
        ('x_3 := true_1(input, "no")',),
        ('x_3 := [true_1(input, "yes")]',),
        ("x_3 := 1", 'not known_1(input, "no")'),
        ("x_3 := {", '\ttrue_1(input, "no")', "}"),
        ("x_3 := [1, (", '\ttrue_1(input, "no")', ")]"),
        ('x_3 := {"yes":', '\ttrue_1(input, "no")', "}"),
        # More than one value, definition or line; variables of its own; arguments that are more than names.
        ("x_3 := two_1(1)",),
        ("x_3 := several_1(2)",),
        ("x_3 := loops_1(input.list)",),
        ("x_3 := [1 | exists_1(input.list)]",),
        ("x_3 := any_1(1)",),
        ("x_3 := twice_1(count(input.list))",),
        ("x_3 := 3 * twice_1(2)",),
        ("x_3 := [twice_1(2), 1]",),
        # What it names is a variable elsewhere.
        ("table_2 := 5", "x_3 := shadowed_1(table_2)"),
        # No call at all.
        ('x_3 := "twice_1(4)"',),
    ],
)
def test_what_is_not_plain_stays_a_call(lines: tuple[str, ...]) -> None:
    extra = "\n\nabsent_3 := input.none" if any("absent_3" in line for line in lines) else ""
    written, called, inlined = answers(body(*lines) + "\n}" + extra + "\n\nsaid_3 contains [9, x_3] if {\n\tx_3 := 1")
    assert body(*lines) in written
    assert called == inlined


def test_functions_of_functions_are_written_out_and_recursion_ends() -> None:
    text = "package r\n\none_1(n_1) := two_1(n_1)\n\ntwo_1(n_1) := one_1(n_1)\n\nsaid_1 := one_1(1)\n"
    assert re.search(r"said_1 := (?:one|two)_1\(1\)", with_functions_written_out(text))
    written, called, inlined = answers(body("x_3 := four_1(3)"))
    assert "x_3 := twice_1(twice_1(3))" in written
    assert called == inlined == [[0, 12]]
