"""Running the tests of a bundle: what holds, what does not, where and with which values."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from policy_samples import Write

from compliance.errors import PolicyError
from compliance.model.policy_tests import Failure, TestRun
from compliance.policy.rego_tests import bundle_to_test, cases_of, run_tests
from compliance.policy.rego_text import body_of, call_of, operands_of
from compliance.resources import policies_dir

HOUSE = """\
package house

import data.rights.lib.tri

most := 2

too_many if count(input.components) > most

allowed(kind, limits) if {
	some limit in limits
	limit.kind == kind
	limit.most > 1
}

titled if tri.known(input, ["release", "title"])

never if input.never
"""
TEST = "package house_test\n\nimport data.house\n\n{}\n"


def run(write: Write, tests: str, **options: bool) -> TestRun:
    folder = write({"house/house.rego": HOUSE, "house/house_test.rego": TEST.format(tests)})
    bundle = bundle_to_test(folder, policies_dir())
    return run_tests(bundle, cases_of(bundle), jobs=1, **options)


def only_failure(done: TestRun) -> Failure:
    (result,) = done.results
    assert not result.passed
    assert result.failure is not None, result
    return result.failure


def test_a_folder_of_ones_own_may_use_the_shipped_libraries(write: Write):
    done = run(write, 'test_titled if house.titled with input as {"release": {"title": "x"}}')
    assert [(one.name, one.passed) for one in done.results] == [("data.house_test.test_titled", True)]


def test_what_does_not_hold_is_told_with_its_values(write: Write):
    failure = only_failure(run(write, "test_sum if {\n\tfound := [1, 2]\n\tcount(found) == 3\n\ttrue\n}"))
    assert failure.place == "policies/house/house_test.rego:7"
    assert failure.expression == "count(found) == 3"
    assert [(one.text, one.values) for one in failure.operands] == [("count(found)", (2,))]


def test_the_cause_is_looked_for_inside_what_is_called(write: Write):
    limits = '[{"kind": "loop", "most": 1}, {"kind": "loop", "most": 0}]'
    failure = only_failure(run(write, f'test_allowed if {{\n\tlimits := {limits}\n\thouse.allowed("loop", limits)\n}}'))
    assert failure.expression == 'house.allowed("loop", limits)'
    (inner,) = failure.within
    assert inner.place == "policies/house/house.rego:12"
    assert [(one.text, set(one.values)) for one in inner.operands] == [("limit.most", {0, 1})]


FORMS: list[tuple[str, str | None, tuple[Any, ...]]] = [
    ("if house.most == 3", "house.most", (2,)),
    ("if {\n\tx := input.nothing\n\tx\n}", "input.nothing", ()),
    ("if {\n\tfound := [1, 3]\n\tevery one in found { one < 3 }\n}", "found", ([1, 3],)),
    ('if house.too_many with input as {"components": [1]}', None, ()),
    ("if {\n\tkinds := {1}\n\t2 in kinds\n}", "kinds", ([1],)),
    ("if {\n\tlist := []\n\tsome one in list\n\tone\n}", "list", ([],)),
]


@pytest.mark.parametrize(("body", "part", "values"), FORMS)
def test_every_form_of_expression_tells_its_parts(
    write: Write, body: str, part: str | None, values: tuple[object, ...]
):
    failure = only_failure(run(write, f"test_it {body}"))
    told = {one.text: one.values for one in failure.operands}
    wanted = part or 'house.too_many with input as {"components": [1]}'
    assert told[wanted] == values


def test_a_with_clause_on_its_own_line_belongs_to_the_line_above(write: Write):
    tests = 'test_it if {\n\thouse.too_many with input as {"components": [1, 2]}\n\t\twith data.house.most as 1\n}'
    assert run(write, tests).results[0].passed


def test_a_value_that_is_not_true_does_not_pass(write: Write):
    (result,) = run(write, "test_it := 7").results
    assert (result.passed, result.problem) == (False, "its value is 7, not true")


def test_one_test_that_runs_away_ends_alone(write: Write):
    slow = "test_slow if count([1 | some a in numbers.range(1, 9000); some b in numbers.range(1, 9000); a == b]) > 0"
    folder = write({"house/house_test.rego": TEST.format(f"{slow}\n\ntest_quick if house.most == 2")})
    (folder / "house" / "house.rego").write_text(HOUSE)
    bundle = bundle_to_test(folder, policies_dir())
    done = run_tests(bundle, cases_of(bundle), jobs=1, time_limit_s=1.0)
    assert "was stopped after 1 s" in done.results[0].problem
    assert done.results[1].passed


def test_coverage_names_the_lines_that_no_test_reaches(write: Write):
    done = run(write, "test_most if house.most == 2", coverage=True)
    (house,) = (file for file in done.coverage or () if file.path == "house/house.rego")
    assert house.missed == (10, 11, 12)
    assert house.covered > 0
    assert not any(file.path.endswith("_test.rego") for file in done.coverage or ())


def test_tests_are_chosen_by_name(write: Write):
    folder = write(
        {"house/house.rego": HOUSE, "house/house_test.rego": TEST.format("test_a if true\n\ntest_b if true")}
    )
    bundle = bundle_to_test(folder, policies_dir())
    assert [case.name for case in cases_of(bundle, "test_b")] == ["test_b"]
    assert [case.name for case in cases_of(bundle, "data.house_test.*")] == ["test_a", "test_b"]


def test_a_misspelt_name_in_a_test_is_no_failure_but_an_error(write: Write):
    with pytest.raises(PolicyError, match=r"house_test\.rego:5:12: unknown function house\.alowed"):
        run(write, "test_a if  house.alowed(1)")


def test_a_bundle_with_rights_of_its_own_stands_alone(small_bundle: Path):
    bundle = bundle_to_test(small_bundle, policies_dir())
    assert not any("stem_extracted" in module.path for module in bundle.modules)


def test_statements_are_read_as_written():
    text = 'test_a if {\n\t# why\n\tx := {"a": "};"}; x.a == "b" # no\n\tf(x,\n\t\ty)\n}\n'
    assert [(one.text.split("#")[0].strip(), one.line) for one in body_of(text, "test_a")] == [
        ('x := {"a": "};"}', 3),
        ('x.a == "b"', 3),
        ("f(x,\n\t\ty)", 4),
    ]
    assert operands_of('within.x == "in"') == ("within.x", '"in"')
    assert operands_of("not f(a, [b, c])") == ("a", "[b, c]")
    assert call_of("f(a) == 1") is None
    call = call_of('lib.f(a, {"x": 1})')
    assert call is not None
    assert call.arguments == ("a", '{"x": 1}')
