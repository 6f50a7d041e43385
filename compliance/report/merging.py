"""Which findings are one card: what differs only in its scope, or only in which passage nobody declared."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from compliance.report.names import scope_name
from compliance.report.wording import listing

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from compliance.model.findings import Finding
    from compliance.report.subjects import Subjects

GroupKey = Literal["error", "lawyer", "warning", "needs", "info", "waived"]
_PLACE = "\0"


@dataclass(frozen=True)
class _Key:
    """What the findings of one card have in common. turn : tells apart two answers of one rule about one thing."""

    group: GroupKey
    about: str
    proposition: str
    missing: tuple[str, ...]
    turn: int = 0


@dataclass(frozen=True, kw_only=True)
class Merged:
    """The findings of one card.

    spoken : one per rule and scope, about the passage that sounds first; they speak for all
    """

    group: GroupKey
    findings: tuple[Finding, ...]
    spoken: tuple[Finding, ...]

    @property
    def subjects(self) -> tuple[str, ...]:
        """What the findings are about, each once, in order of time."""
        return tuple(dict.fromkeys(finding.subject for finding in self.findings))


def group_of(finding: Finding) -> GroupKey:
    """Return the group a finding is read in: a lawyer's question outranks a warning, never an error."""
    if finding.status == "waived":
        return "waived"
    if finding.kind == "needs_fact":
        return "needs"
    if finding.severity == "error":
        return "error"
    return "lawyer" if finding.escalation else finding.severity


def merged(findings: Iterable[Finding], subjects: Subjects, places: Sequence[str]) -> list[Merged]:
    """Bring together what one card tells; `places` are the names of scopes in the reader's order.

    Two answers of one rule about one thing in one scope stay two cards.
    """
    found: dict[_Key, list[Finding]] = {}
    turns: dict[tuple[object, ...], int] = {}
    for finding in findings:
        group, about, proposition, missing = _common(finding, subjects)
        answer = (group, about, proposition, missing, finding.rule, tuple(finding.scope.items()), finding.subject)
        turn = turns[answer] = turns.get(answer, -1) + 1
        found.setdefault(_Key(group, about, proposition, missing, turn), []).append(finding)
    return [_merged(key.group, members, subjects, places) for key, members in found.items()]


def _common(finding: Finding, subjects: Subjects) -> tuple[GroupKey, str, str, tuple[str, ...]]:
    """Return group, subject, proposition and missing fields; passages that nobody declared are one subject."""
    group = group_of(finding)
    kind, _, identifier = finding.subject.partition(":")
    about = finding.subject
    if kind == "detection" and identifier in subjects.detections:
        thing = subjects.thing(about)
        gap: dict[str, Any] = subjects.detections[identifier].get("range_gap") or {}
        about = f"passages of {thing}" if not thing.startswith("reference:") else f"undeclared {gap.get('component')}"
    proposition = "" if group == "needs" and finding.missing else finding.rule.rpartition("/")[2]
    return group, about, proposition, tuple(sorted(finding.missing))


def _merged(group: GroupKey, members: Sequence[Finding], subjects: Subjects, places: Sequence[str]) -> Merged:
    def order(finding: Finding) -> tuple[tuple[str, int, int], int]:
        name = scope_name(finding.scope)
        return subjects.position(finding.subject), places.index(name) if name in places else len(places)

    findings = tuple(sorted(members, key=order))
    spoken: dict[tuple[str, str], Finding] = {}
    for finding in findings:
        spoken.setdefault((finding.rule, scope_name(finding.scope)), finding)
    return Merged(group=group, findings=findings, spoken=tuple(spoken.values()))


def merged_message(findings: Sequence[Finding]) -> str:
    """Return one message for findings that say the same of different places; an empty text if they do not."""
    patterns: dict[str, None] = {}
    places: dict[str, None] = {}
    for finding in findings:
        place, pattern = _without_place(finding)
        patterns[pattern] = None
        places[place] = None
    return next(iter(patterns)).replace(_PLACE, listing(tuple(places))) if len(patterns) == 1 else ""


def _without_place(finding: Finding) -> tuple[str, str]:
    """Take the name of the finding's scope, as the message spells it, out of the message."""
    name = scope_name(finding.scope)
    for place in (f"the {name}", name):
        if place in finding.message:
            return place, finding.message.replace(place, _PLACE)
    return name, finding.message


def title_without_place(finding: Finding) -> str:
    """Return the title without the name of its scope, which is printed beside it."""
    name = scope_name(finding.scope)
    for place in (f" in the {name}", f" in {name}", f" ({name})"):
        if finding.title.endswith(place):
            return finding.title.removesuffix(place)
    return finding.title
