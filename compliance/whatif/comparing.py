"""Two judgements of the same facts, held against each other."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from compliance import territories
from compliance.model.findings import Finding, Judgement, VerdictWord
from compliance.model.whatif import ChangedCell, ChangedFinding, Standing, WhatIf
from compliance.whatif.changes import Changed

_WEIGHS = ("kind", "severity", "status", "escalation", "missing")
"""What makes a finding another answer to the same question; its wording and evidence do not."""


@dataclass(frozen=True, kw_only=True)
class _Paired:
    """Findings of both sides that speak of the same, and those of either side alone."""

    pairs: tuple[tuple[Finding, Finding], ...]
    gone: tuple[Finding, ...]
    new: tuple[Finding, ...]


def compare(before: Judgement, after: Judgement, document: Mapping[str, Any], changed: Changed) -> WhatIf:
    """Return what a change makes of a judgement; `document` holds the facts before it."""
    paired = _paired(before.findings, after.findings)
    differing = [(one, other) for one, other in paired.pairs if _differ(one, other)]
    return WhatIf(
        assumed=changed.assumed,
        notes=changed.notes,
        before=standing(before),
        after=standing(after),
        gone=paired.gone,
        new=paired.new,
        changed=tuple(ChangedFinding(before=one, after=other) for one, other in differing),
        kept=len(paired.pairs) - len(differing),
        cells=_changed_cells(_Cells(before, document), _Cells(after, changed.document)),
    )


def standing(judgement: Judgement) -> Standing:
    """Return how a release stands."""
    open_ = [finding for finding in judgement.findings if finding.status == "open"]
    told = [finding for finding in open_ if finding.kind != "needs_fact"]
    return Standing(
        worst=judgement.worst,
        territories=judgement.territories,
        errors=sum(finding.severity == "error" for finding in told),
        warnings=sum(finding.severity == "warning" for finding in told),
        questions=len(open_) - len(told),
    )


def _paired(before: Sequence[Finding], after: Sequence[Finding]) -> _Paired:
    """Pair by fingerprint, then by rule, scope and subject: a known fact turns a question into an answer."""
    pairs: list[tuple[Finding, Finding]] = []
    for key in (_fingerprint, _question):
        found, before, after = _match(before, after, key)
        pairs += found
    return _Paired(pairs=tuple(pairs), gone=tuple(before), new=tuple(after))


def _match(
    before: Iterable[Finding], after: Iterable[Finding], key: Callable[[Finding], Hashable]
) -> tuple[list[tuple[Finding, Finding]], list[Finding], list[Finding]]:
    waiting: dict[Hashable, list[Finding]] = {}
    for finding in after:
        waiting.setdefault(key(finding), []).append(finding)
    pairs: list[tuple[Finding, Finding]] = []
    gone: list[Finding] = []
    for finding in before:
        others = waiting.get(key(finding))
        if others:
            pairs.append((finding, others.pop(0)))
        else:
            gone.append(finding)
    paired = {id(other) for _, other in pairs}
    return pairs, gone, [finding for finding in after if id(finding) not in paired]


def _fingerprint(finding: Finding) -> Hashable:
    return finding.fingerprint


def _question(finding: Finding) -> Hashable:
    return finding.rule, tuple(finding.scope.items()), finding.subject


def _differ(one: Finding, other: Finding) -> bool:
    return any(getattr(one, name) != getattr(other, name) for name in _WEIGHS)


class _Cells:
    """The verdicts of one judgement; a member of the EEA without a row of its own is judged by that of the Union."""

    def __init__(self, judgement: Judgement, document: Mapping[str, Any]) -> None:
        self.cells: dict[tuple[str, str], VerdictWord] = {
            (cell.territory, cell.platform): cell.verdict for cell in judgement.verdicts
        }
        served = set(territories.expand(document["release"]["territories"]))
        everywhere = territories.WORLD in served
        members = territories.expand(["EEA"])
        self._members = {code for code in members if everywhere or code in served}

    def of(self, territory: str, platform: str) -> VerdictWord | None:
        """Return the verdict of a cell; ``None`` if the release is not headed there."""
        found = self.cells.get((territory, platform))
        return self.cells.get(("EU", platform)) if found is None and territory in self._members else found


def _changed_cells(before: _Cells, after: _Cells) -> tuple[ChangedCell, ...]:
    found = (
        ChangedCell(
            territory=territory,
            platform=platform,
            before=before.of(territory, platform),
            after=after.of(territory, platform),
        )
        for territory in dict.fromkeys(territory for territory, _ in (*before.cells, *after.cells))
        for platform in dict.fromkeys(platform for _, platform in (*before.cells, *after.cells))
    )
    return tuple(cell for cell in found if cell.before != cell.after)
