"""Recorded decisions to live with a finding: by a named person, for a limited time, never hidden."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import cast

from compliance.model.licences import Waiver
from compliance.policy.catalogue import EUROPEAN_UNION, Catalogue
from compliance.policy.raw import RawFinding
from compliance.territories import WORLD


@dataclass(frozen=True, kw_only=True)
class Decision:
    """What the waivers make of one finding. notes : for the reader, also when they don't reach it."""

    waived: bool
    notes: tuple[str, ...]


def decide(
    finding: RawFinding, waivers: Iterable[Waiver], *, served: frozenset[str], today: date, catalogue: Catalogue
) -> Decision:
    """Hold the waivers for a finding's rule against it.

    A waiver silences when it has not expired and, if it names territories, when these hold every territory the finding
    is about: for a rule that isn't one territory's, every territory served. Expired or narrower ones only leave a note.
    """
    ours = sorted((w for w in waivers if w.rule == finding.rule), key=lambda w: (w.expires, w.approver), reverse=True)
    touched = _territories(finding, served, catalogue)
    notes: list[str] = []
    for waiver in ours:
        by = f"{waiver.approver} ({waiver.role})" if waiver.role else waiver.approver
        missed = _missed(touched, waiver, catalogue)
        if waiver.expires < today:
            notes.append(f"the waiver by {by} expired on {waiver.expires}: the finding is open again")
        elif missed:
            notes.append(f"the waiver by {by} does not reach {', '.join(missed)}: the finding stays open")
        else:
            return Decision(waived=True, notes=(f"waived by {by} until {waiver.expires}: {waiver.reason}",))
    return Decision(waived=False, notes=tuple(dict.fromkeys(notes)))


def _territories(finding: RawFinding, served: frozenset[str], catalogue: Catalogue) -> frozenset[str]:
    """Territories a finding is about. EU stands for the members it names, else those served, else itself."""
    territory = finding.scope.get("territory")
    if territory is None:
        return served
    if territory != EUROPEAN_UNION:
        return frozenset({territory})
    named = finding.evidence.get("territories")
    members = frozenset(map(str, cast("list[object]", named))) if isinstance(named, list) else served & catalogue.eea
    return members or frozenset({EUROPEAN_UNION})


def _missed(touched: frozenset[str], waiver: Waiver, catalogue: Catalogue) -> list[str]:
    if waiver.territories is None or WORLD in waiver.territories:
        return []
    reached = set(waiver.territories)
    if EUROPEAN_UNION in reached:
        reached |= catalogue.eea
    return sorted(touched - reached)
