"""Findings as a reader wants them: the same proposition in several territories is one card."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from compliance.report.evidence import other_evidence
from compliance.report.names import scope_name
from compliance.report.wording import certainty_words, listing, plural, rule_anchor

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from compliance.model.findings import Finding, Remedy, Source, Trigger
    from compliance.report.passages import Passage
    from compliance.report.subjects import Subjects

GroupKey = Literal["error", "lawyer", "warning", "needs", "info", "waived"]
GROUP_ORDER: tuple[GroupKey, ...] = ("error", "lawyer", "warning", "needs", "info", "waived")
_PLACE = "\0"
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
    thing : key shared by all cards about the same thing; label : its name
    blocks : it is among what blocks the release now
    """

    number: int
    group: GroupKey
    thing: str
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
    fingerprints: frozenset[str]
    blocks: bool

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
    cards = [_card(key[0], members, context) for key, members in _merged(findings).items()]
    return tuple(replace(card, number=number) for number, card in enumerate(_in_reading_order(cards), start=1))


def grouped(cards: Sequence[Card]) -> dict[GroupKey, tuple[Card, ...]]:
    """Return the cards by group, the heaviest group first, without empty ones."""
    return {key: members for key in GROUP_ORDER if (members := tuple(card for card in cards if card.group == key))}


def counts_words(groups: Mapping[GroupKey, Sequence[Card]]) -> str:
    """Count the cards of every group, e.g. ``2 errors, 1 for a lawyer, 1 warning, 1 question``."""
    return ", ".join(count_words(key, len(members)) for key, members in groups.items()) or "no findings"


def group_of(finding: Finding) -> GroupKey:
    """Return the group a finding is read in: a lawyer's question outranks a warning, never an error."""
    if finding.status == "waived":
        return "waived"
    if finding.kind == "needs_fact":
        return "needs"
    if finding.severity == "error":
        return "error"
    return "lawyer" if finding.escalation else finding.severity


_Key = tuple[GroupKey, str, str, tuple[str, ...], int]


def _merged(findings: Iterable[Finding]) -> dict[_Key, list[Finding]]:
    """Bring together what differs in scope only. Two answers of one rule in one scope stay two cards."""
    merged: dict[_Key, list[Finding]] = {}
    for finding in findings:
        group = group_of(finding)
        proposition = "" if group == "needs" and finding.missing else finding.rule.rpartition("/")[2]
        key = (group, finding.subject, proposition, tuple(sorted(finding.missing)), 0)
        while any(_same_answer(finding, other) for other in merged.get(key, ())):
            key = (*key[:4], key[4] + 1)
        merged.setdefault(key, []).append(finding)
    return merged


def _same_answer(one: Finding, other: Finding) -> bool:
    return one.rule == other.rule and one.scope == other.scope


def _card(group: GroupKey, members: Sequence[Finding], context: Context) -> Card:
    findings = sorted(members, key=lambda finding: _rank(scope_name(finding.scope), context.places))
    first = findings[0]
    detections = _unique(
        one for finding in findings for one in context.subjects.detections_of(finding.subject, finding.evidence)
    )
    passages = tuple(context.passages[one] for one in detections)
    thing = context.subjects.thing(first.subject)
    message = merged_message(findings)
    fingerprints = frozenset(finding.fingerprint for finding in findings)
    return Card(
        number=0,
        group=group,
        thing=thing,
        label=context.subjects.label(thing),
        title=title_without_place(first),
        message=message or first.message,
        scopes=_unique(scope_name(finding.scope) for finding in findings),
        laws=tuple(_law(finding, context.today, says=not message) for finding in findings),
        passages=passages,
        evidence=_evidence(findings, heard=bool(passages)),
        fixes=tuple({remedy.id: remedy for finding in findings for remedy in finding.remediation}.values()),
        questions=tuple({t.id: t for finding in findings for t in finding.escalation}.values()),
        missing=_unique(field for finding in findings for field in finding.missing),
        place=next((finding.place for finding in findings if finding.place), ""),
        fingerprints=fingerprints,
        blocks=group == "error" and (context.blocking is None or bool(fingerprints & context.blocking)),
    )


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


def _rank(place: str, places: Sequence[str]) -> int:
    return places.index(place) if place in places else len(places)


def title_without_place(finding: Finding) -> str:
    """Return the title without the name of its scope, which is printed beside it."""
    name = scope_name(finding.scope)
    for place in (f" in the {name}", f" in {name}", f" ({name})"):
        if finding.title.endswith(place):
            return finding.title.removesuffix(place)
    return finding.title


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
        notes=finding.notes,
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
        undeclared = card.thing.startswith("reference:")
        return group, not blocks, not undeclared, -scopes, card.thing, not card.blocks, -len(card.scopes)

    return sorted(cards, key=order)
