"""Judge a facts document: ask the engine, believe nothing unchecked, and join what it says with the rule cards."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from compliance.model.facts import Facts
from compliance.model.findings import Finding, Judgement, RuleCard, Severity, Trigger
from compliance.policy.catalogue import Catalogue
from compliance.policy.engine import Engine
from compliance.policy.escalation import EXCEPTION_TRIGGER, called_for, leans_on_exception, with_trigger
from compliance.policy.fingerprint import fingerprints
from compliance.policy.outlook import by_territory, worst
from compliance.policy.raw import SEVERITY_ORDER, RawFinding, raw_findings
from compliance.policy.verdicts import served_territories, verdicts
from compliance.policy.waivers import decide
from compliance.policy.whole_release import with_questions_of_the_whole

STALE_TRIGGER = "E20"


def judge(document: Mapping[str, Any], *, engine: Engine, catalogue: Catalogue) -> Judgement:
    """Judge a ``rightslint.facts/1`` document. The same document gives the same bytes.

    Raises
    ------
    FactsError : the document does not follow the schema
    PolicyError : the policies cannot be evaluated, or what they return is not a finding
    PolicyTimeout : evaluation ran past the engine's limit
    """
    from compliance.facts import from_document, to_document

    facts = from_document(document)
    report = engine.evaluate(to_document(facts))
    raw = raw_findings(report, catalogue)
    joined = [
        _join(finding, fingerprint, facts, catalogue)
        for finding, fingerprint in zip(raw, fingerprints(raw, facts.detections), strict=True)
    ]
    findings = tuple(sorted(joined, key=lambda finding: SEVERITY_ORDER[finding.severity]))
    cells, reasons = verdicts(facts, findings, catalogue, stated=_stated_coverage(document))
    findings = with_questions_of_the_whole(findings, cells, facts, catalogue)
    return Judgement(
        findings=findings,
        verdicts=cells,
        worst=worst(cell.verdict for cell in cells),
        territories=by_territory(cells, findings, reasons),
        reasons_incomplete=reasons,
        engine=f"{engine.name} {engine.version}",
        policy_digest=catalogue.digest,
    )


def _stated_coverage(document: Mapping[str, Any]) -> Mapping[str, Any]:
    stated = document.get("coverage")
    return cast("Mapping[str, Any]", stated) if isinstance(stated, Mapping) else {}


def _join(raw: RawFinding, fingerprint: str, facts: Facts, catalogue: Catalogue) -> Finding:
    card = catalogue.cards[raw.rule]
    weight = _weigh(raw, card, facts, catalogue)
    deadline = _deadline(raw)
    decision = decide(
        raw,
        facts.waivers,
        served=frozenset(served_territories(facts)),
        today=facts.evaluated_on,
        catalogue=catalogue,
    )
    return Finding(
        rule=raw.rule,
        kind=raw.kind,
        severity=weight.severity,
        certainty=card.certainty,
        scope=raw.scope,
        subject=raw.subject,
        title=card.title,
        message=raw.message,
        evidence=_sorted(raw.evidence),
        basis=card.basis,
        sources=card.sources,
        remediation=card.remediation,
        escalation=weight.escalation,
        status="waived" if decision.waived else "open",
        fingerprint=fingerprint,
        missing=raw.missing,
        notes=(*weight.notes, *decision.notes),
        verified=card.verified,
        review_by=card.review_by,
        deadline=deadline and deadline.isoformat(),
        days_left=deadline and (deadline - facts.evaluated_on).days,
    )


def _deadline(raw: RawFinding) -> date | None:
    """The day a claim has to be answered by, where a rule names one."""
    try:
        return date.fromisoformat(str(raw.evidence.get("deadline")))
    except ValueError:
        return None


@dataclass(frozen=True, kw_only=True)
class _Weight:
    severity: Severity
    escalation: tuple[Trigger, ...]
    notes: tuple[str, ...]


def _weigh(raw: RawFinding, card: RuleCard, facts: Facts, catalogue: Catalogue) -> _Weight:
    """What a finding weighs today: no more than its card allows, and no error outside the dates the card gives.

    Only a violation may be an error: what is unknown never blocks.
    """
    severity = _lighter(raw.severity, card.severity)
    if raw.kind != "violation":
        severity = _lighter(severity, "warning")
    today = facts.evaluated_on
    escalation, notes = called_for(raw, card, facts)
    if leans_on_exception(raw, card, facts):
        escalation = with_trigger(EXCEPTION_TRIGGER, escalation, catalogue)
    if date.fromisoformat(card.review_by) < today:
        notes.append(f"past its review date {card.review_by}: cannot block until the sources are read again")
        if severity == "error":
            escalation = with_trigger(STALE_TRIGGER, escalation, catalogue)
        severity = _lighter(severity, "warning")
    if card.effective_on is not None and date.fromisoformat(card.effective_on) > today:
        notes.append(f"in force only from {card.effective_on}: warns until then")
        severity = _lighter(severity, "warning")
    return _Weight(severity=severity, escalation=escalation, notes=tuple(notes))


def _lighter(one: Severity, other: Severity) -> Severity:
    return max(one, other, key=SEVERITY_ORDER.__getitem__)


def _sorted(value: Any) -> Any:
    """The same evidence in the same bytes, whatever order an engine gives its keys."""
    if isinstance(value, dict):
        item = cast("dict[str, Any]", value)
        return {key: _sorted(item[key]) for key in sorted(item)}
    if isinstance(value, list):
        return [_sorted(entry) for entry in cast("list[Any]", value)]
    return value
