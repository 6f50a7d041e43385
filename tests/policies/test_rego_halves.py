"""Two processes that share a document say what one says, to the byte, or one is asked."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from random_facts import document
from rego_bundle import ROOT

from compliance.errors import PolicyError, PolicyTimeout
from compliance.policy.bundle import Bundle, PolicyFile, read_bundle
from compliance.policy.linked import Linked, link
from compliance.policy.modules import read_module
from compliance.policy.regorus_engine import RegorusEngine
from compliance.policy.regorus_halves import LARGE, merged, order

NEVER = 1 << 30
REPORT = """\
package rights

report := {"findings": sort(one | other)}

one contains x if some x in input.one

other contains x if some x in input.other
"""
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 3) | st.text("ab\U0001f3b5￿", max_size=2),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("ab", max_size=2), inner, max_size=3),
    max_leaves=6,
)


@pytest.fixture(scope="module")
def engines() -> Iterator[tuple[RegorusEngine, RegorusEngine]]:
    with RegorusEngine(ROOT, halved_from=0) as two, RegorusEngine(ROOT, halved_from=NEVER) as one:
        yield two, one


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(tmp_path_factory.mktemp("policies"), REPORT)


def written(folder: Path, report: str) -> Path:
    (folder / "rights").mkdir()
    (folder / "rights" / "report.rego").write_text(report)
    return folder


def shared(engine: RegorusEngine) -> bool:
    """Whether a second process was asked."""
    return engine._second is not None


def linked(report: str) -> Linked | None:
    bundle = Bundle(name="policies", modules=(PolicyFile(path="report.rego", text=report),), data={}, digest="")
    return link(bundle, [read_module(file, bundle) for file in bundle.modules])


@pytest.mark.parametrize("seed", range(24))
def test_random_facts_are_judged_alike(engines: tuple[RegorusEngine, RegorusEngine], seed: int) -> None:
    made = document(seed) | {"components": document(seed).get("components", [])}
    two, one = (json.dumps(engine.evaluate(made)) for engine in engines)
    assert two == one
    assert [shared(engine) for engine in engines] == [True, False]


def test_each_half_of_the_shipped_report_has_findings_of_its_own() -> None:
    bundle = read_bundle(ROOT)
    joined = link(bundle, [read_module(file, bundle) for file in bundle.modules])
    assert joined is not None
    assert [name.rpartition(".")[2].rpartition("_")[0] for name in joined.halves] == ["of_territories", "of_everywhere"]


def test_only_a_large_document_is_shared(folder: Path) -> None:
    facts: dict[str, Any] = {"one": [], "other": [1]}
    with RegorusEngine(folder, halved_from=2) as engine:
        for components in (None, "many", [], [{}]):
            assert engine.evaluate(facts | {"components": components}) == {"findings": [1]}
            assert not shared(engine)
        assert engine.evaluate(facts | {"components": [{}, {}]}) == {"findings": [1]}
        assert shared(engine)
    assert LARGE > 100


@pytest.fixture(scope="module")
def sorting(folder: Path) -> Iterator[tuple[RegorusEngine, RegorusEngine]]:
    with RegorusEngine(folder, halved_from=0) as two, RegorusEngine(folder, halved_from=NEVER) as one:
        yield two, one


@settings(max_examples=150, deadline=None)
@given(one=st.lists(JSON, max_size=6), other=st.lists(JSON, max_size=6))
def test_merging_sorts_as_the_engine_does(
    sorting: tuple[RegorusEngine, RegorusEngine], one: list[Any], other: list[Any]
) -> None:
    halved, whole = (engine.evaluate({"one": one, "other": other, "components": []})["findings"] for engine in sorting)
    assert json.dumps(halved) == json.dumps(whole)
    assert all(order(a, b) < 0 < order(b, a) for a, b in pairwise(whole))


def test_what_both_halves_say_is_said_once() -> None:
    assert merged([1, {"a": 1}], [True, 1, {"a": 1}, {"a": 2}]) == [True, 1, {"a": 1}, {"a": 2}]
    assert merged([], []) == []


@pytest.mark.parametrize(
    "report",
    [
        REPORT.replace("one | other", "one"),
        REPORT.replace("sort(one | other)", "[x | some x in one]"),
        REPORT.replace("one | other", "one & other"),
        REPORT.replace("one contains x if some x in input.one", "one := {x | some x in input.one}"),
        REPORT + '\nreport := {"findings": []} if input.none\n',
        REPORT + "\ndefault other := set()\n".replace("other", "third"),
    ],
)
def test_another_report_has_no_halves_unless_it_means_the_same(report: str) -> None:
    joined = linked(report)
    assert joined is not None
    assert joined.halves == (() if "third" not in report else ("data.r.one_0", "data.r.other_0"))


def test_a_half_that_fails_is_named_as_it_is_written(tmp_path: Path) -> None:
    wrong = REPORT.replace("some x in input.other", "x := 1 / input.zero")
    with RegorusEngine(written(tmp_path, wrong), halved_from=0) as engine:
        assert engine.evaluate({"one": [], "components": [], "zero": 1}) == {"findings": [1]}
        assert shared(engine)
        with pytest.raises(PolicyError, match="divide by zero") as caught:
            engine.evaluate({"one": [], "components": [], "zero": 0})
        assert caught.value.place == f"{tmp_path.name}/rights/report.rego:7:28"
        assert engine.evaluate({"one": [], "components": [], "zero": 1}) == {"findings": [1]}


def test_a_half_that_runs_away_is_stopped_and_named(tmp_path: Path) -> None:
    many = "numbers.range(1, 3000)"
    endless = f"count([1 | some a in {many}; some b in {many}; some c in {many}; a + b + c < 0]) == x"
    slow = REPORT.replace("some x in input.other", "{\n\tsome x in input.other\n\t" + endless + "\n}")
    with RegorusEngine(written(tmp_path, slow), time_limit_s=2.0, halved_from=0) as engine:
        assert engine.evaluate({"one": [1], "other": [], "components": []}) == {"findings": [1]}
        started = time.monotonic()
        with pytest.raises(PolicyTimeout) as caught:
            engine.evaluate({"one": [1], "other": [0], "components": []})
        assert time.monotonic() - started < 12
        assert caught.value.place == f"{tmp_path.name}/rights/report.rego:7"
        assert engine.evaluate({"one": [1], "other": [], "components": []}) == {"findings": [1]}


def test_a_half_whose_process_dies_is_not_half_a_report(folder: Path) -> None:
    with RegorusEngine(folder, halved_from=0) as engine:
        facts: dict[str, Any] = {"one": [1], "other": [2], "components": []}
        assert engine.evaluate(facts) == {"findings": [1, 2]}
        assert engine._second is not None
        engine._second._process.kill()
        engine._second._process.wait()
        assert engine.evaluate(facts) == {"findings": [1, 2]}
