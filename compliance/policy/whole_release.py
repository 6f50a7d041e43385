"""Questions for counsel that no finding raises alone: what the findings of a release come to together."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from compliance.model.facts import Facts
from compliance.model.findings import Finding, Verdict
from compliance.policy.catalogue import Catalogue
from compliance.policy.escalation import with_trigger
from compliance.policy.outlook import thing_of

DIFFERENT_ANSWERS = "E17"
HIGH_EXPOSURE = "E21"


def with_questions_of_the_whole(
    findings: Sequence[Finding], cells: Sequence[Verdict], facts: Facts, catalogue: Catalogue
) -> tuple[Finding, ...]:
    """Add the triggers that only the whole release calls for; severities and verdicts stay as they are.

    E17 : one thing is blocked in some territories and not in others, so that a plan by territory is worth asking for
    E21 : the release is known to be widely exposed, and something open weighs on it
    """
    split = _answered_differently(findings, cells)
    exposed = _weighing(findings) if facts.release.exposure == "high" or facts.release.major_label else frozenset[str]()
    return tuple(_asked(finding, split, exposed, catalogue) for finding in findings)


def _asked(finding: Finding, split: frozenset[str], exposed: frozenset[str], catalogue: Catalogue) -> Finding:
    escalation = finding.escalation
    for id_, wanted in ((DIFFERENT_ANSWERS, split), (HIGH_EXPOSURE, exposed)):
        if finding.fingerprint in wanted:
            escalation = with_trigger(id_, escalation, catalogue)
    return finding if escalation == finding.escalation else msgspec.structs.replace(finding, escalation=escalation)


def _answered_differently(findings: Sequence[Finding], cells: Sequence[Verdict]) -> frozenset[str]:
    """Return the fingerprints of the errors about a thing that blocks some of the examined territories only."""
    examined = {cell.territory for cell in cells if cell.verdict != "incomplete"}
    blocked: dict[str, set[str]] = {}
    for cell in cells:
        for fingerprint in cell.because if cell.verdict == "blocked" else ():
            blocked.setdefault(fingerprint, set()).add(cell.territory)
    things: dict[str, set[str]] = {}
    for finding in findings:
        things.setdefault(thing_of(finding), set()).update(blocked.get(finding.fingerprint, ()))
    split = {thing for thing, rows in things.items() if rows and rows < examined}
    return frozenset(
        finding.fingerprint for finding in findings if finding.fingerprint in blocked and thing_of(finding) in split
    )


def _weighing(findings: Sequence[Finding]) -> frozenset[str]:
    """Return the fingerprints of the open errors, or of the open warnings where there is no error."""
    open_ = [finding for finding in findings if finding.status == "open" and finding.kind == "violation"]
    heaviest = next((s for s in ("error", "warning") if any(one.severity == s for one in open_)), None)
    return frozenset(finding.fingerprint for finding in open_ if finding.severity == heaviest)
