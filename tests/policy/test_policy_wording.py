"""What the author of a policy, or of a facts document, reads when it is wrong: the whole line, word by word."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from policy_samples import Write, facts, sample

from compliance.errors import FactsError, PolicyError, PolicyTimeout
from compliance.policy import catalogue
from compliance.policy.judge import judge
from compliance.policy.regorus_engine import RegorusEngine

HEAD = "package rights\n\n"
ENDLESS = """\
report := {"findings": endless}

endless := [1 |
	some i in numbers.range(1, 90000)
	some j in numbers.range(1, 90000)
	i * j < 0
]
"""


def refused(bundle: Path, document: dict[str, Any]) -> str:
    """Return the error of judging a document that the engine must never see."""
    with RegorusEngine(bundle) as engine:
        with pytest.raises(FactsError) as caught:
            judge(document, engine=engine, catalogue=catalogue.load(bundle))
        assert engine._worker is not None
        assert not engine._worker.loaded
    return str(caught.value)


def failure(write: Write, report: str, *, limit_s: float = 10.0, **document: object) -> PolicyError:
    """Return the error of evaluating a report of one's own."""
    with (
        pytest.raises(PolicyError) as caught,
        RegorusEngine(write({"rights/report.rego": HEAD + report}), limit_s) as engine,
    ):
        engine.evaluate(document)
    return caught.value


@pytest.mark.parametrize(
    ("change", "line"),
    [
        ({"evaluated_on": "soon"}, "evaluated_on: invalid RFC3339 encoded date"),
        ({"schema": "rightslint.facts/2"}, "schema: invalid enum value 'rightslint.facts/2'"),
        ({"components": [sample(), {"id": "x"}]}, "components[1]: object missing required field `kind`"),
        ({"components": [{**sample(), "origin": "stolen"}]}, "components[0].origin: invalid enum value 'stolen'"),
        (
            {"components": [{**sample(), "voice": {"identifiable": "yes"}}]},
            "components[0].voice.identifiable: expected `bool | null`, got `str`",
        ),
        (
            {"release": {"kind": "single", "territories": ["US", "us"], "platforms": []}},
            "release.territories[1]: expected `str` matching regex '^[A-Z]{2}$'",
        ),
        (
            {"licences": [{"id": "l", "uses": {"remixing": True}}]},
            "licences[0].uses: object contains unknown field `remixing`",
        ),
        ({"detections": [{"id": "d"}]}, "detections[0]: object missing required field `asset`"),
    ],
)
def test_facts_against_the_schema_are_refused_before_evaluation(
    small_bundle: Path, change: dict[str, Any], line: str
) -> None:
    assert refused(small_bundle, facts(**change)) == f"{line}; see `rightslint schema facts`"


@pytest.mark.parametrize(
    ("report", "line"),
    [
        (
            'report := {"findings": []} if input.x == 1\n',
            (
                "data.rights.report: the report is undefined: no rule produced it; define report := "
                '{"findings": [...]} in package rights, unconditionally'
            ),
        ),
        (
            "report := [1]\n",
            (
                'data.rights.report: the report is a list, not an object; define report := {"findings": '
                "[...]} in package rights, unconditionally"
            ),
        ),
        (
            "report := {}\n",
            (
                "data.rights.report: the report is partial: it has no findings; define report := "
                '{"findings": [...]} in package rights, unconditionally'
            ),
        ),
        (
            'report := {"findings": {"a": 1}}\n',
            (
                "data.rights.report: the report's findings are an object, not a list; define report := "
                '{"findings": [...]} in package rights, unconditionally'
            ),
        ),
        (
            "other := 1\n",
            'policies: the bundle defines no data.rights.report; add package rights with report := {"findings": [...]}',
        ),
        (
            'report := {"findings": [nosuch(1)]}\n',
            "policies/rights/report.rego:3:25: unknown function nosuch; define it, import it, or correct the name",
        ),
        (
            'report := {"findings": [a]}\n\na := b\n\nb := a\n',
            (
                "policies/rights/report.rego:5:1: recursion detected when evaluating rule: "
                "rights/report.rego:5 -> rights/report.rego:3 -> rights/report.rego:7, in `a := b`; break "
                "the cycle; a rule may not depend on itself"
            ),
        ),
        (
            'report := {"findings": [f(1)]}\n\nf(x) := f(x - 1)\n',
            (
                "policies/rights/report.rego:5:9: recursion: rights.f -> rights.f; a function may not "
                "reach itself; use walk or graph.reachable"
            ),
        ),
        (
            'report := {"findings": [x | not y == 1; x := 1]}\n',
            (
                "policies/rights/report.rego:3:33: use of undefined variable `y` is unsafe, in `report := "
                '{"findings": [x | not y == 1; x := 1]}`; bind it first: some x in ..., or x := ..., '
                "outside any negation"
            ),
        ),
        (
            'report := {"findings": [x | some x in input.xs; x == y]}\n',
            (
                "policies/rights/report.rego:3:54: use of undefined variable `y` is unsafe, in `report := "
                '{"findings": [x | some x in input.xs; x == y]}`; bind it first: some x in ..., or x := '
                "..., outside any negation"
            ),
        ),
    ],
)
def test_a_report_that_is_no_report_fails_the_run(write: Write, report: str, line: str) -> None:
    assert str(failure(write, report, x=2, xs=[1])) == line


def test_a_runaway_loop_is_named_with_file_line_and_limit(write: Write) -> None:
    error = failure(write, ENDLESS, limit_s=0.5)
    assert isinstance(error, PolicyTimeout)
    assert str(error) == (
        "policies/rights/report.rego:5: evaluation was stopped after 0.5 s; look for a "
        "comprehension over pairs of long lists, or raise the limit"
    )


def test_a_finding_that_is_none_is_named_with_its_rule(small_bundle: Path) -> None:
    report = small_bundle / "rights" / "report.rego"
    finding = {"rule": "us/sampling", "kind": "violation", "severity": "fatal", "scope": {"territory": "US"}}
    report.write_text(HEAD + f"report := {json.dumps({'findings': [finding]})}\n", encoding="utf-8")
    with RegorusEngine(small_bundle) as engine, pytest.raises(PolicyError) as caught:
        judge(facts(), engine=engine, catalogue=catalogue.load(small_bundle))
    assert str(caught.value) == (
        "data.rights.report.findings[0].severity: rule us/sampling: invalid enum value 'fatal'; a "
        "finding has rule, kind, severity, scope, subject, message, evidence and missing"
    )
