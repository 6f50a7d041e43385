"""Names are checked before anything is evaluated: what regorus would pass over in silence is an error here."""

from __future__ import annotations

import json

import pytest
from policy_samples import Write, bundle_files

from compliance.errors import PolicyError
from compliance.policy.bundle import read_bundle
from compliance.policy.references import check_references
from compliance.policy.rego_builtins import BUILTINS

HEAD = "package rights\n\nimport rego.v1\nimport data.rights.lib.tri\n\n"
LIB = "package rights.lib.tri\n\nknown_true(o, k) if object.get(o, k, null) == true\n\nvalues := [1, 2]\n"


def check(write: Write, body: str, **files: str) -> None:
    root = write(
        {
            "rights/report.rego": HEAD + body,
            "rights/lib/tri/tri.rego": LIB,
            "rights_data/terms/data.json": '{"US": 95}',
            **files,
        }
    )
    check_references(read_bundle(root))


@pytest.mark.parametrize(
    ("body", "position", "problem", "remedy"),
    [
        ("r := nosuch(1)\n", "6:6", "unknown function nosuch", "define it"),
        ("r := 1 if {\n\ttri.known_tru(input, 1)\n}\n", "7:2", "unknown function tri.known_tru", "tri.known_true"),
        ("r := data.rights.lib.tri.known(1)\n", "6:6", "unknown function data.rights.lib.tri.known", ""),
        ("r := uper(input.x)\n", "6:6", "unknown function uper", "did you mean upper?"),
        ("r := tri.value\n", "6:6", "tri.value is not defined", "tri.values"),
        ("r := data.rights_data.term.US\n", "6:6", "data.rights_data.term.US is not defined", ""),
        ("r := data.right.lib\n", "6:6", "data.right.lib is not defined", ""),
        ("r := data.rights.lib[input.x].f(1)\n", "6:29", "called through brackets", "by name"),
        ("r := time.now_ns()\n", "6:6", "unknown function time.now_ns", ""),
        ("r := http.send({})\n", "6:6", "unknown function http.send", ""),
        ("r := rego.metadata.rule()\n", "6:6", "unknown function rego.metadata.rule", ""),
        ("r := opa.runtime()\n", "6:6", "unknown function opa.runtime", ""),
        ("r := input.f(1)\n", "6:6", "unknown function input.f", ""),
    ],
)
def test_a_name_that_is_not_there_is_named(write: Write, body: str, position: str, problem: str, remedy: str) -> None:
    with pytest.raises(PolicyError, match=problem) as caught:
        check(write, body)
    assert caught.value.place == f"policies/rights/report.rego:{position}"
    assert remedy in caught.value.remedy


@pytest.mark.parametrize(
    "body",
    [
        'r := "nosuch(1) data.nosuch.x"\n',
        "r := `nosuch(1)\nnosuch(2)`\n",
        "# nosuch(1)\nr := 1 # tri.nosuch\n",
        'r := sprintf("%s \\" nosuch(", [1])\n',
        "r := {x | some x in tri.values}\n",
        "r := data.rights_data.terms.US\n",
        "r := data.rights_data.terms[input.t]\n",
        "r := [p | p := data.rights.lib[_]]\n",
        "r := [p | p := data.rights.sources[_]]\n",
        "r := set()\n",
        "r := 1 if {\n\tnot tri.known_true(input, 1)\n\tevery v in tri.values { v in {1, 2} }\n}\n",
        "r := x if {\n\tsome x in (input.a | input.b)\n}\n",
        "r contains f(x) if some x in input.xs\n\nf(x) := x\n",
        "g(x) := 1 if {\n\tx\n} else := count(x)\n",
        "r := 1 if input.release.commercial\n",
    ],
)
def test_names_that_are_there_pass(write: Write, body: str) -> None:
    check(write, body)


def test_functions_of_a_package_may_lie_in_several_files(write: Write) -> None:
    check(write, "r := f(1)\n", **{"rights/more.rego": "package rights\n\nf(x) := x\n"})


def test_an_import_of_nothing_is_named(write: Write) -> None:
    root = write(
        {"rights/r.rego": "package rights\n\nimport data.rights.lib.trii\n\nr := 1\n", "rights/lib/tri/tri.rego": LIB}
    )
    with pytest.raises(PolicyError, match=r"nothing to import at data\.rights\.lib\.trii") as caught:
        check_references(read_bundle(root))
    assert caught.value.place == "policies/rights/r.rego:3:8"
    assert caught.value.remedy == "did you mean data.rights.lib.tri?"


@pytest.mark.parametrize(
    ("body", "cycle"),
    [
        ("f(x) := f(x - 1)\n", "rights.f -> rights.f"),
        ("f(x) := data.rights.f(x)\n", "rights.f -> rights.f"),
        ("f(x) := g(x)\n\ng(x) := x if {\n\tf(x)\n}\n", "rights.f -> rights.g -> rights.f"),
    ],
)
def test_functions_that_reach_themselves_are_refused(write: Write, body: str, cycle: str) -> None:
    with pytest.raises(PolicyError, match="recursion") as caught:
        check(write, body)
    assert cycle in caught.value.problem


def test_a_cycle_through_two_packages_is_refused(write: Write) -> None:
    other = "package rights.other\n\nimport data.rights\n\ng(x) := rights.f(x)\n"
    with pytest.raises(PolicyError, match=r"recursion: rights\.f -> rights\.other\.g -> rights\.f"):
        check(write, "f(x) := data.rights.other.g(x)\n", **{"rights/other/other.rego": other})


def test_a_pack_in_the_wrong_package_is_refused(write: Write) -> None:
    files = bundle_files()
    files["rights/jurisdictions/fr/fr.rego"] = files["rights/jurisdictions/us/us.rego"]
    with pytest.raises(PolicyError, match=r"package rights\.jurisdictions\.us does not match") as caught:
        check_references(read_bundle(write(files)))
    assert "write package rights.jurisdictions.fr" in caught.value.remedy


def test_a_module_without_package_is_refused(write: Write) -> None:
    with pytest.raises(PolicyError, match="no package clause") as caught:
        check(write, "r := 1\n", **{"rights/bare.rego": "# only a comment\n"})
    assert caught.value.place == "policies/rights/bare.rego:1"


def test_data_may_not_hide_policies(write: Write) -> None:
    with pytest.raises(PolicyError, match="share a root"):
        check(write, "r := 1\n", **{"rights/lib/data.json": "{}"})


def test_regorus_has_every_function_that_is_allowed() -> None:
    from importlib import import_module

    engine = import_module("regorus").Engine()
    engine.add_policy("a.rego", "package a\n\nr := opa.runtime().builtins")
    offered = set(json.loads(engine.eval_rule_as_json("data.a.r")))
    assert {"print", "set"} == BUILTINS - offered
