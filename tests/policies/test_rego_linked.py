"""The bundle as one module means what the bundle as written means, or it is not linked at all."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from random_facts import document
from rego_bundle import ROOT

from compliance.errors import PolicyError
from compliance.policy.bundle import Bundle, PolicyFile, read_bundle
from compliance.policy.linked import Linked, link
from compliance.policy.modules import read_module
from compliance.policy.regorus_engine import RegorusEngine
from compliance.policy.regorus_process import Worker

REPORT = 'package rights\n\nreport := {"findings": data.rights.lib.some.said}\n'


@pytest.fixture(scope="module")
def engines() -> Iterator[tuple[RegorusEngine, RegorusEngine]]:
    with RegorusEngine(ROOT) as linked, RegorusEngine(ROOT, linked=False) as written:
        yield linked, written


def bundle_of(*texts: str, data: dict[str, Any] | None = None) -> Bundle:
    """Return a bundle whose report is what `said` of the first module says."""
    modules = (REPORT, *texts)
    files = tuple(PolicyFile(path=f"{number}.rego", text=text) for number, text in enumerate(modules))
    return Bundle(name="policies", modules=files, data=data or {}, digest="")


def linked(bundle: Bundle) -> Linked | None:
    return link(bundle, [read_module(file, bundle) for file in bundle.modules])


def both_ways(bundle: Bundle, **facts: object) -> tuple[object, object]:
    """Evaluate as one module and as written."""
    joined = linked(bundle)
    assert joined is not None
    answers: list[object] = []
    for order in (joined, None):
        worker = Worker(bundle, 10.0)
        worker.load(order)
        answers.append(json.loads(worker.evaluate(json.dumps(facts).encode()))["findings"])
        worker.end()
    return answers[0], answers[1]


def test_the_shipped_bundle_is_linked_into_one_module_without_imports() -> None:
    joined = linked(read_bundle(ROOT))
    assert joined is not None
    assert re.findall(r"^(?:package|import)\b.*$", joined.text, re.MULTILINE) == ["package r"]
    assert not re.search(r"\bdata\.(?!rights_data\.)", re.sub(r'"(?:\\.|[^"\\])*"', "", joined.text))


def test_the_shipped_bundle_is_evaluated_linked(engines: tuple[RegorusEngine, RegorusEngine]) -> None:
    for engine, expected in zip(engines, (True, False), strict=True):
        engine.evaluate(document(0))
        assert engine._worker is not None
        assert engine._worker.linked is expected


@pytest.mark.parametrize("seed", range(24))
def test_random_facts_are_judged_alike(engines: tuple[RegorusEngine, RegorusEngine], seed: int) -> None:
    made = document(seed)
    one, other = (json.dumps(engine.evaluate(made)) for engine in engines)
    assert one == other


SOME = """\
package rights.lib.some

import data.rights.lib.other
import data.rights.lib.other as named
import data.rights.lib.other.twice

# other.twice is not called here, "other.twice" neither
said := [
	other.twice(3),
	named.twice(4),
	twice(5),
	data.rights.lib.other.table.other.some,
	data.rights_data.terms.US,
	sprintf("other.twice %s `count`", [count]),
	`other.twice # "raw"`,
	object.get(input, "count", "none"), # a remark
	[other_one | some other_one in input.list; contains(other_one, "b")],
	{"said": twice_over},
	hidden(1),
	fallback,
	[found | some found, n in counted; n > 1],
	data.rights.lib.other.deeper.said,
]

count := "four"

twice_over := twice(twice(1))

hidden(count) := twice_over if {
	twice_over := count + 1
}

default fallback := "unset"

fallback := input.fallback

counted[word] := n if {
	some word in input.list
	n := 2
}
"""
OTHER = """\
package rights.lib.other

twice(n) := n * 2

table := {"other": {"some": "field"}, "twice": 1}
"""
DEEPER = 'package rights.lib.other.deeper\n\nsaid contains "deep"\n'


def test_names_keep_their_meaning() -> None:
    one, other = both_ways(bundle_of(SOME, OTHER, DEEPER, data={"rights_data": {"terms": {"US": 95}}}), list=["a", "b"])
    assert one == other
    assert one == [
        *[6, 8, 10, "field", 95, "other.twice four `count`", 'other.twice # "raw"', "none", ["b"], {"said": 4}, 2],
        *["unset", ["a", "b"], ["deep"]],
    ]


@pytest.mark.parametrize(
    "text",
    [
        "said := [1 | f(1)]\n\nf(other) := other.twice",
        "said := [other.twice | some other in [{}]]",
        "said := [y | y := data.rights.lib.other]",
        "said := [y | some y in data.rights.lib.other]",
        "said := [y | some y in data.rights.lib[_]]",
        "said := [data]",
        "said := [other.nothing]",
        "said := [g with input as 1]\n\ng := input",
        'said := [$"{n}"]\n\nn := 1',
        "said := [rego.metadata.rule()]",
        "said := [data.unknown.table]",
    ],
)
def test_what_is_not_certain_is_left_as_written(text: str) -> None:
    assert linked(bundle_of(f"package rights.lib.some\n\nimport data.rights.lib.other\n\n{text}\n", OTHER)) is None


def test_a_package_in_two_modules_is_left_as_written() -> None:
    assert linked(bundle_of("package rights.lib.some\n\nsaid := [1]\n", "package rights.lib.some\n\nx := 1\n")) is None


def test_a_bundle_without_a_report_or_with_a_table_of_our_name_is_left_as_written() -> None:
    said = "package rights.lib.some\n\nsaid := [1]\n"
    assert linked(bundle_of(said)) is not None
    assert linked(bundle_of(said, data={"r": {}})) is None
    bundle = bundle_of(said)
    assert linked(Bundle(name="policies", modules=bundle.modules[1:], data={}, digest="")) is None


def test_a_wrong_policy_is_named_as_it_is_written(tmp_path: Path) -> None:
    (tmp_path / "rights").mkdir()
    (tmp_path / "rights" / "report.rego").write_text(REPORT.replace("data.rights.lib.some.said", "[1 / input.zero]"))
    with RegorusEngine(tmp_path) as engine:
        assert engine.evaluate({"zero": 1}) == {"findings": [1]}
        assert engine._worker is not None
        assert engine._worker.linked
        with pytest.raises(PolicyError, match="divide by zero") as caught:
            engine.evaluate({"zero": 0})
        assert caught.value.place == f"{tmp_path.name}/rights/report.rego:3:27"
        assert engine.evaluate({"zero": 1}) == {"findings": [1]}
