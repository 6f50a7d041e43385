"""The verdict of a whole territory, and what would change it: the cures of the findings it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from compliance.model.findings import Cure, Finding, Remedy, TerritoryVerdict, Verdict, VerdictWord

ORDER: tuple[VerdictWord, ...] = ("blocked", "incomplete", "review", "needs_facts", "clear")
"""The verdicts, the heaviest first."""
LAST_RESORTS = frozenset({"R-REPLACE", "R-GEO", "R-PRIVATE", "R-COUNSEL"})
"""Remedies that give something up."""


def worst(verdicts: Iterable[VerdictWord]) -> VerdictWord | None:
    """Return the heaviest verdict; ``None`` if there is none."""
    present = set(verdicts)
    return next((word for word in ORDER if word in present), None)


def by_territory(
    cells: Sequence[Verdict], findings: Sequence[Finding], reasons: Sequence[str]
) -> tuple[TerritoryVerdict, ...]:
    """Return one verdict per territory in the order of `cells`; `reasons` say why anything is incomplete."""
    by_fingerprint = {finding.fingerprint: finding for finding in findings}
    rows: dict[str, list[Verdict]] = {}
    for cell in cells:
        rows.setdefault(cell.territory, []).append(cell)
    return tuple(_row(territory, row, by_fingerprint, reasons) for territory, row in rows.items())


def _row(
    territory: str, cells: Sequence[Verdict], findings: Mapping[str, Finding], reasons: Sequence[str]
) -> TerritoryVerdict:
    verdict: VerdictWord = worst(cell.verdict for cell in cells) or "clear"
    heaviest = [cell for cell in cells if cell.verdict == verdict]
    resting = dict.fromkeys(one for cell in heaviest for one in cell.because)
    cures = _cures([findings[one] for one in resting])
    if verdict == "incomplete":
        cures = tuple(Cure(about="release", rules=(), actions=(reason,)) for reason in reasons)
    return TerritoryVerdict(
        territory=territory,
        verdict=verdict,
        platforms=tuple(cell.platform for cell in heaviest),
        clears_when=() if verdict == "clear" else cures,
    )


def _cures(findings: Iterable[Finding]) -> tuple[Cure, ...]:
    by_thing: dict[str, list[Finding]] = {}
    for finding in findings:
        by_thing.setdefault(thing_of(finding), []).append(finding)
    return tuple(_cure(thing, found) for thing, found in by_thing.items())


def thing_of(finding: Finding) -> str:
    """Return what a finding is about; passages of one recording that nobody declared are one thing."""
    kind, _, _ = finding.subject.partition(":")
    reference = finding.evidence.get("reference")
    return f"reference:{reference}" if kind == "detection" and isinstance(reference, str) else finding.subject


def _cure(thing: str, findings: Sequence[Finding]) -> Cure:
    missing = dict.fromkeys(field for finding in findings for field in finding.missing)
    actions = () if missing else fewest_remedies([finding.remediation for finding in findings])
    first = findings[0].remediation
    resorts = [one for one in first if one.id in LAST_RESORTS and all(one in f.remediation for f in findings)]
    return Cure(
        about=thing,
        rules=tuple(dict.fromkeys(finding.rule for finding in findings)),
        actions=tuple(remedy.text for remedy in actions),
        instead=tuple(remedy.text for remedy in resorts if remedy not in actions),
        missing=tuple(missing),
    )


def fewest_remedies(offered: Sequence[Sequence[Remedy]]) -> tuple[Remedy, ...]:
    """Choose one remedy for every list: each time the one that is in most, among equals the one named first.

    A list that holds nothing but last resorts is answered by its first.
    """
    chosen: list[Remedy] = []
    open_ = [[one for one in row if one.id not in LAST_RESORTS] or list(row[:1]) for row in offered if row]
    while open_:
        ranks: dict[Remedy, list[int]] = {}
        for row in open_:
            for rank, remedy in enumerate(row):
                ranks.setdefault(remedy, []).append(rank)
        best = min(ranks, key=lambda remedy: (-len(ranks[remedy]), sum(ranks[remedy])))
        chosen.append(best)
        open_ = [row for row in open_ if best not in row]
    return tuple(chosen)
