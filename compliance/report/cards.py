"""Findings as a reader wants them: the same proposition in several territories is one card."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from compliance.report.evidence import other_evidence
from compliance.report.heard import passages_words
from compliance.report.merging import GroupKey, Merged, merged, merged_message, title_without_place
from compliance.report.names import scope_name
from compliance.report.waived import Waiver, other_notes, waivers_of
from compliance.report.wording import certainty_words, plural, rule_anchor

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from compliance.model.findings import Finding, Remedy, Source, Trigger
    from compliance.report.passages import Passage
    from compliance.report.subjects import Subjects

GROUP_ORDER: tuple[GroupKey, ...] = ("error", "lawyer", "warning", "needs", "info", "waived")
_COUNTED: dict[GroupKey, str] = {"error": "error", "warning": "warning", "needs": "question", "info": "note"}


def count_words(group: GroupKey, count: int) -> str:
    """Count the cards of a group.

    >>> count_words("error", 2), count_words("lawyer", 1), count_words("needs", 1)
    ('2 errors', '1 for a lawyer', '1 question')
    """
    if group in _COUNTED:
        return plural(count, _COUNTED[group])
    return f"{count} waived" if group == "waived" else f"{count} for a lawyer"


@dataclass(frozen=True, kw_only=True)
class Law:
    """What one finding of a card rests on. says : its own message, where no message speaks for the whole card."""

    rule: str
    title: str
    scope: str
    basis: str
    certainty: str
    verified: bool
    review_by: str
    overdue: bool
    sources: tuple[Source, ...]
    notes: tuple[str, ...]
    says: str

    @property
    def anchor(self) -> str:
        """The rule's id as a fragment of an address."""
        return rule_anchor(self.rule)


@dataclass(frozen=True, kw_only=True)
class Card:
    """One thing to read: one proposition about one subject, in every scope it holds for.

    number : counts through the report from 1; 0 until the cards are in order
    things : keys of what it is about, shared by all cards about the same; several only where nobody declared them
    label : names them
    blocks : it is among what blocks the release now
    """

    number: int
    group: GroupKey
    things: tuple[str, ...]
    label: str
    title: str
    message: str
    scopes: tuple[str, ...]
    laws: tuple[Law, ...]
    passages: tuple[Passage, ...]
    evidence: tuple[tuple[str, str], ...]
    fixes: tuple[Remedy, ...]
    questions: tuple[Trigger, ...]
    missing: tuple[str, ...]
    place: str
    waivers: tuple[Waiver, ...]
    fingerprints: frozenset[str]
    blocks: bool

    @property
    def thing(self) -> str:
        """One key for all it is about."""
        return " ".join(sorted(self.things))

    @property
    def rules(self) -> tuple[str, ...]:
        """The rule ids, each once."""
        return tuple(dict.fromkeys(law.rule for law in self.laws))


@dataclass(frozen=True, kw_only=True)
class Context:
    """What the making of cards needs to know beside the findings.

    today : ISO date rules are held against; places : names of territories and platforms in the reader's order
    blocking : fingerprints of the findings that blocked verdicts rest on; ``None`` if the verdicts do not say
    """

    subjects: Subjects
    passages: Mapping[str, Passage]
    today: str
    places: tuple[str, ...] = ()
    blocking: frozenset[str] | None = None


def make_cards(findings: Sequence[Finding], context: Context) -> tuple[Card, ...]:
    """Merge, order and number the findings."""
    cards = [_card(found, context) for found in merged(findings, context.subjects, context.places)]
    return tuple(replace(card, number=number) for number, card in enumerate(_in_reading_order(cards), start=1))


def grouped(cards: Sequence[Card]) -> dict[GroupKey, tuple[Card, ...]]:
    """Return the cards by group, the heaviest group first, without empty ones."""
    return {key: members for key in GROUP_ORDER if (members := tuple(card for card in cards if card.group == key))}


def counts_words(groups: Mapping[GroupKey, Sequence[Card]]) -> str:
    """Count the cards of every group, e.g. ``2 errors, 1 for a lawyer, 1 warning, 1 question``."""
    return ", ".join(count_words(key, len(members)) for key, members in groups.items()) or "no findings"


def _card(found: Merged, context: Context) -> Card:
    findings = found.findings
    first = findings[0]
    detections = _unique(
        one for finding in findings for one in context.subjects.detections_of(finding.subject, finding.evidence)
    )
    passages = tuple(context.passages[one] for one in detections)
    things = _unique(context.subjects.thing(subject) for subject in found.subjects)
    message = merged_message(found.spoken)
    fingerprints = frozenset(finding.fingerprint for finding in findings)
    return Card(
        number=0,
        group=found.group,
        things=things,
        label=context.subjects.label(things[0]) if len(things) == 1 else f"{len(things)} undeclared recordings",
        title=title_without_place(first),
        message=_opening(found, passages) + (message or first.message),
        scopes=_unique(scope_name(finding.scope) for finding in findings),
        laws=tuple(_law(finding, context.today, says=not message) for finding in found.spoken),
        passages=passages,
        evidence=_evidence(found.spoken, heard=bool(passages)),
        fixes=tuple({remedy.id: remedy for finding in findings for remedy in finding.remediation}.values()),
        questions=tuple({t.id: t for finding in findings for t in finding.escalation}.values()),
        missing=_unique(field for finding in findings for field in finding.missing),
        place=next((finding.place for finding in findings if finding.place), ""),
        waivers=waivers_of(findings),
        fingerprints=fingerprints,
        blocks=found.group == "error" and (context.blocking is None or bool(fingerprints & context.blocking)),
    )


def _opening(found: Merged, passages: Sequence[Passage]) -> str:
    """Count the passages of a card about several, whose message can only speak of the first."""
    return f"{passages_words(passages)}. The first: " if len(found.subjects) > 1 and passages else ""


def _law(finding: Finding, today: str, *, says: bool) -> Law:
    return Law(
        rule=finding.rule,
        title=title_without_place(finding),
        scope=scope_name(finding.scope),
        basis=finding.basis,
        certainty=certainty_words(finding.certainty, of_law=not {"platform", "tool", "source"} & finding.scope.keys()),
        verified=finding.verified,
        review_by=finding.review_by or "",
        overdue=bool(finding.review_by and finding.review_by < today),
        sources=finding.sources,
        notes=other_notes(finding),
        says=finding.message if says else "",
    )


def _evidence(findings: Sequence[Finding], *, heard: bool) -> tuple[tuple[str, str], ...]:
    return tuple(dict.fromkeys(line for finding in findings for line in other_evidence(finding.evidence, heard=heard)))


def _unique(items: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(items))


def _in_reading_order(cards: Sequence[Card]) -> list[Card]:
    """Order by group, then by thing, then within a thing.

    First what blocks, then what nobody declared, then what reaches furthest.
    """
    reach: dict[tuple[GroupKey, str], tuple[bool, int]] = {}
    for card in cards:
        blocks, scopes = reach.get((card.group, card.thing), (False, 0))
        reach[card.group, card.thing] = (blocks or card.blocks, max(scopes, len(card.scopes)))

    def order(card: Card) -> tuple[int, bool, bool, int, str, bool, int]:
        blocks, scopes = reach[card.group, card.thing]
        group = GROUP_ORDER.index(card.group)
        undeclared = card.things[0].startswith("reference:")
        return group, not blocks, not undeclared, -scopes, card.thing, not card.blocks, -len(card.scopes)

    return sorted(cards, key=order)
