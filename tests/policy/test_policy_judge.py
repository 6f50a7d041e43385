"""From a facts document to a judgement: joined, weighed by date, waived by record, the same bytes every time."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from policy_samples import Write, bundle_files, facts, sample

from compliance.errors import FactsError, PolicyError
from compliance.model.findings import Finding, Judgement
from compliance.policy import catalogue
from compliance.policy.judge import judge
from compliance.policy.regorus_engine import RegorusEngine


def judged(policies: Path, document: dict[str, Any]) -> Judgement:
    with RegorusEngine(policies) as engine:
        return judge(document, engine=engine, catalogue=catalogue.load(policies))


def of_rule(judgement: Judgement, rule: str) -> Finding:
    (finding,) = [finding for finding in judgement.findings if finding.rule == rule]
    return finding


class Reports:
    """An engine whose report is given, for what no sound bundle would return."""

    name = "given"
    version = "1"

    def __init__(self, *findings: object) -> None:
        self.findings = findings

    def evaluate(self, document: dict[str, Any]) -> dict[str, Any]:
        return {"findings": list(self.findings)}


RAW = {
    "rule": "us/sampling",
    "kind": "violation",
    "severity": "error",
    "scope": {"territory": "US"},
    "subject": "component:hook",
    "message": "No licence.",
    "evidence": {},
    "missing": [],
}


@pytest.fixture
def cards(small_bundle: Path) -> Iterator[catalogue.Catalogue]:
    return catalogue.load(small_bundle)


def test_a_clean_document_is_clear(small_bundle: Path) -> None:
    judgement = judged(small_bundle, facts())
    assert judgement.findings == ()
    assert [(v.territory, v.platform, v.verdict) for v in judgement.verdicts] == [("US", "spotify", "clear")]
    assert judgement.engine.startswith("regorus 0.")
    assert len(judgement.policy_digest) == 64


def test_a_finding_carries_its_card(write: Write) -> None:
    policies = write(bundle_files(escalation="E01"))
    finding = of_rule(judged(policies, facts(components=[sample()])), "us/sampling")
    assert (finding.kind, finding.severity, finding.certainty, finding.status) == (
        "violation",
        "error",
        "settled",
        "open",
    )
    assert (finding.title, finding.basis, finding.review_by) == ("A rule", "Statute 1", "2027-06-30")
    assert finding.message == "'hook' has no licence."
    assert finding.sources[0].url == "https://law.example/us/sampling"
    assert finding.remediation[0].id == "R-REPLACE"
    assert finding.escalation[0].question == "May we?"
    assert finding.notes == ()


def test_the_same_document_gives_the_same_bytes(small_bundle: Path) -> None:
    document = facts(components=[sample(f"c{n}", "sample" if n % 2 else "unknown") for n in range(9)])
    again = {key: document[key] for key in reversed(document)}
    answers = {msgspec.json.encode(judged(small_bundle, each)) for each in (document, document, again)}
    assert len(answers) == 1


def test_an_unknown_fact_as_null_or_absent_is_the_same(small_bundle: Path) -> None:
    document = facts(components=[sample()])
    with_null = facts(components=[{**sample(), "exclusive": None, "parent": None}])
    assert judged(small_bundle, document) == judged(small_bundle, with_null)


def test_a_document_that_is_not_one_is_refused(small_bundle: Path) -> None:
    with pytest.raises(FactsError) as caught:
        judged(small_bundle, facts(evaluated_on="soon"))
    assert caught.value.place == "evaluated_on"


def test_findings_are_ordered_by_weight_then_rule_then_subject(small_bundle: Path) -> None:
    document = facts(components=[sample("b"), sample("a"), sample("c", "unknown")])
    order = [(finding.severity, finding.rule, finding.subject) for finding in judged(small_bundle, document).findings]
    weight = {"error": 0, "warning": 1, "info": 2}
    assert order == sorted(order, key=lambda entry: (weight[entry[0]], *entry[1:]))
    assert len(order) == 12


def test_a_finding_weighs_no_more_than_its_card_allows(small_bundle: Path) -> None:
    assert of_rule(judged(small_bundle, facts(components=[sample()])), "uk/sampling").severity == "warning"


@pytest.mark.parametrize("kind", ["needs_fact", "notice"])
def test_only_a_violation_is_an_error(cards: catalogue.Catalogue, kind: str) -> None:
    judgement = judge(facts(), engine=Reports({**RAW, "kind": kind}), catalogue=cards)
    assert judgement.findings[0].severity == "warning"
    assert judgement.verdicts[0].verdict in {"needs_facts", "review"}


def test_identical_findings_are_one(cards: catalogue.Catalogue) -> None:
    judgement = judge(facts(), engine=Reports(RAW, dict(RAW), {**RAW, "subject": "component:pad"}), catalogue=cards)
    assert [finding.subject for finding in judgement.findings] == ["component:hook", "component:pad"]


def test_the_order_of_a_report_does_not_show(cards: catalogue.Catalogue) -> None:
    raws = [{**RAW, "subject": f"component:{n}", "evidence": {"start_ms": 9 - n, "asset": "m"}} for n in range(6)]
    forwards = judge(facts(), engine=Reports(*raws), catalogue=cards)
    backwards = judge(facts(), engine=Reports(*reversed(raws)), catalogue=cards)
    assert msgspec.json.encode(forwards) == msgspec.json.encode(backwards)


def test_the_order_of_evidence_keys_does_not_show(cards: catalogue.Catalogue) -> None:
    one = {**RAW, "evidence": {"a": {"x": 1, "y": 2}, "b": 1}}
    other = {**RAW, "evidence": {"b": 1, "a": {"y": 2, "x": 1}}}
    answers = {msgspec.json.encode(judge(facts(), engine=Reports(raw), catalogue=cards)) for raw in (one, other)}
    assert len(answers) == 1


@pytest.mark.parametrize(
    ("change", "place", "problem"),
    [
        ({"rule": "us/none"}, ".rule", "rule 'us/none' has no card"),
        ({"severity": "fatal"}, ".severity", "rule us/sampling: invalid enum value 'fatal'"),
        ({"kind": "crime"}, ".kind", "invalid enum value 'crime'"),
        ({"scope": {}}, ".scope", "length >= 1"),
        ({"scope": {"territory": "US", "platform": "spotify"}}, ".scope", "length <= 1"),
        ({"scope": {"planet": "Mars"}}, ".scope", "'planet' is not a scope"),
        ({"subject": "song:1"}, ".subject", "matching regex"),
        ({"message": ""}, ".message", "length >= 1"),
        ({"colour": "red"}, "", "unknown field `colour`"),
    ],
)
def test_a_malformed_finding_fails_the_run(
    cards: catalogue.Catalogue, change: dict[str, object], place: str, problem: str
) -> None:
    with pytest.raises(PolicyError, match=problem) as caught:
        judge(facts(), engine=Reports(RAW, {**RAW, **change}), catalogue=cards)
    assert caught.value.place == f"data.rights.report.findings[1]{place}"


@pytest.mark.parametrize("finding", [None, "us/sampling", 3, []])
def test_a_finding_that_is_no_object_fails_the_run(cards: catalogue.Catalogue, finding: object) -> None:
    with pytest.raises(PolicyError, match="expected `object`"):
        judge(facts(), engine=Reports(finding), catalogue=cards)


def test_a_rule_past_its_review_date_cannot_block(write: Write) -> None:
    policies = write(bundle_files(review_by="2026-11-20", escalation="E01"))
    judgement = judged(policies, facts(components=[sample()]))
    finding = of_rule(judgement, "us/sampling")
    assert finding.severity == "warning"
    assert finding.notes[0].startswith("past its review date 2026-11-20: cannot block")
    assert [trigger.id for trigger in finding.escalation] == ["E01", "E20"]
    assert judgement.verdicts[0].verdict == "review"


def test_a_rule_on_its_review_date_still_blocks(write: Write) -> None:
    policies = write(bundle_files(review_by="2026-11-21"))
    judgement = judged(policies, facts(components=[sample()]))
    assert of_rule(judgement, "us/sampling").severity == "error"
    assert judgement.verdicts[0].verdict == "blocked"


def test_the_stale_trigger_is_added_once(write: Write) -> None:
    policies = write(bundle_files(review_by="2026-11-20", escalation="E20"))
    finding = of_rule(judged(policies, facts(components=[sample()])), "us/sampling")
    assert [trigger.id for trigger in finding.escalation] == ["E20"]


def test_a_rule_not_yet_in_force_warns(write: Write) -> None:
    policies = write(bundle_files(effective_on="2026-11-22"))
    finding = of_rule(judged(policies, facts(components=[sample()])), "us/sampling")
    assert finding.severity == "warning"
    assert finding.notes == ("in force only from 2026-11-22: warns until then",)


def test_a_rule_in_force_since_today_is_an_error(write: Write) -> None:
    policies = write(bundle_files(effective_on="2026-11-21"))
    assert of_rule(judged(policies, facts(components=[sample()])), "us/sampling").severity == "error"


def test_a_question_to_the_user_is_no_question_for_counsel(write: Write) -> None:
    policies = write(bundle_files(escalation="E01"))
    judgement = judged(policies, facts(components=[sample(origin="unknown")]))
    finding = of_rule(judgement, "us/sampling")
    assert (finding.kind, finding.escalation) == ("needs_fact", ())
    assert finding.missing == ("uses[hook].licences",)
    assert judgement.verdicts[0].verdict == "needs_facts"


def test_the_judgement_names_the_findings_a_verdict_rests_on(small_bundle: Path) -> None:
    judgement = judged(small_bundle, facts(components=[sample(), sample("pad", "unknown")]))
    error = next(
        finding for finding in judgement.findings if finding.severity == "error" and finding.rule == "us/sampling"
    )
    assert judgement.verdicts[0].because == (error.fingerprint,)
