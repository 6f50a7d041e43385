"""Hold a project against the checklist: the facts and the judgement of a scan, told as pass, fail, unknown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from compliance.model.checklist import Checklist, CheckResult, MissingFact, Status

if TYPE_CHECKING:
    from compliance.checklist.checks import Check
    from compliance.checklist.evidence import Case, Evidence
    from compliance.manifest import Manifest
    from compliance.model.findings import Finding, Judgement, Remedy

_NOT_EXAMINED = "any/pack-not-covered"
_SHOWN = 6
_UNDECLARED = "Nothing of this kind is declared, but rights.yaml does not say what all of the music is."


def checklist(document: Mapping[str, Any], manifest: Manifest | None) -> tuple[Checklist, Judgement]:
    """Judge the facts and answer every check.

    A check fails on an open or waived finding of its rules. It passes where no rule objects, nothing is asked and the
    facts give evidence. Everything else is unknown.

    Parameters
    ----------
    manifest : of the project the facts are of, to name the line of ``rights.yaml`` where a fact is missing

    Raises
    ------
    FactsError : the document does not follow the schema
    """
    from compliance import judging
    from compliance.checklist.checks import CHECKS
    from compliance.checklist.evidence import Case
    from compliance.facts import from_document
    from compliance.policy.verdicts import coverage_gaps

    facts = from_document(document)
    judgement = judging.judge_document(document)
    case = Case(facts=facts, gaps=coverage_gaps(facts), packs=frozenset(judging.catalogue().packs))
    results = tuple(_result(check, case, judgement.findings, manifest) for check in CHECKS)
    statuses: tuple[Status, ...] = ("pass", "fail", "unknown")
    return Checklist(
        title=facts.release.title,
        evaluated_on=facts.evaluated_on.isoformat(),
        checks=results,
        counts={status: sum(result.status == status for result in results) for status in statuses},
    ), judgement


def _result(check: Check, case: Case, findings: Sequence[Finding], manifest: Manifest | None) -> CheckResult:
    ours = [finding for finding in findings if check.rests_on(finding, case)]
    failing = [finding for finding in ours if _fails(finding, check)]
    asking = [finding for finding in ours if finding not in failing and _asks(finding)]
    evidence = check.evidence(case)
    fields = dict.fromkeys((*(field for finding in asking for field in finding.missing), *evidence.missing))
    unknown = bool(asking or fields or evidence.unsure)
    named = failing or asking
    return CheckResult(
        id=check.id,
        group=check.group,
        title=check.title,
        status="fail" if failing else "unknown" if unknown else "pass",
        applies=evidence.applies or bool(ours),
        decided_by=_decided_by(failing, asking, evidence),
        rules=tuple(dict.fromkeys(finding.rule for finding in named)),
        findings=tuple(finding.fingerprint for finding in named),
        waived=bool(failing) and all(finding.status == "waived" for finding in failing),
        missing=tuple(MissingFact(field=field, place=_place(field, manifest)) for field in fields),
        remedies=_remedies(failing, check),
    )


def _fails(finding: Finding, check: Check) -> bool:
    weighs = finding.severity != "info" or check.notes_count
    return finding.kind == "violation" and weighs and finding.rule != _NOT_EXAMINED


def _asks(finding: Finding) -> bool:
    return finding.kind == "needs_fact" or finding.rule == _NOT_EXAMINED


def _decided_by(failing: Sequence[Finding], asking: Sequence[Finding], evidence: Evidence) -> tuple[str, ...]:
    """Say what decides: each proposition about each thing once, what is open, or what was shown."""
    if failing or asking:
        told = {(one.rule.rpartition("/")[2], one.subject): one.message for one in reversed(failing or asking)}
        said = dict.fromkeys(reversed(told.values()))
        return (*list(said)[:_SHOWN], *(() if failing else evidence.unsure))
    if evidence.missing and not evidence.applies:
        return (_UNDECLARED, *evidence.unsure)
    if evidence.unsure or evidence.missing:
        return evidence.unsure
    return evidence.shown or ("Nothing of this kind is declared or was found.",)


def _remedies(failing: Sequence[Finding], check: Check) -> tuple[Remedy, ...]:
    """Return what cures the findings, what the check itself asks for first."""
    offered = {remedy.id: remedy for finding in failing for remedy in finding.remediation}
    wanted = [offered[id_] for id_ in check.cures if id_ in offered]
    return (*wanted, *(remedy for id_, remedy in offered.items() if id_ not in check.cures))


def _place(field: str, manifest: Manifest | None) -> str | None:
    return manifest.place(field) if manifest is not None and manifest.written else None
