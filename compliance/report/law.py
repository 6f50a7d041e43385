"""The law and terms that a report relies on, each rule once, and the questions that only counsel can answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from compliance.report.wording import rule_anchor

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compliance.model.findings import Source, Trigger
    from compliance.report.cards import Card, Law


@dataclass(frozen=True, kw_only=True)
class LawEntry:
    """One rule with all it rests on. cards : numbers of the findings that apply it."""

    rule: str
    title: str
    scopes: tuple[str, ...]
    basis: str
    certainty: str
    verified: bool
    review_by: str
    overdue: bool
    sources: tuple[Source, ...]
    notes: tuple[str, ...]
    cards: tuple[int, ...]

    @property
    def anchor(self) -> str:
        """The rule's id as a fragment of an address."""
        return rule_anchor(self.rule)


@dataclass(frozen=True, kw_only=True)
class Question:
    """A question for counsel. cards : numbers of the findings it arises from."""

    trigger: Trigger
    cards: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class Proposition:
    """What several rules say alike, each for its own scope."""

    title: str
    rules: tuple[LawEntry, ...]


def propositions_applied(cards: Sequence[Card]) -> tuple[Proposition, ...]:
    """Return every rule that a card applies, under its proposition, in the order in which the cards first need it."""
    by_title: dict[str, list[LawEntry]] = {}
    for entry in _rules_applied(cards):
        by_title.setdefault(entry.title, []).append(entry)
    return tuple(Proposition(title=title, rules=tuple(rules)) for title, rules in by_title.items())


def _rules_applied(cards: Sequence[Card]) -> tuple[LawEntry, ...]:
    applied: dict[str, list[tuple[Law, int]]] = {}
    for card in cards:
        for law in card.laws:
            applied.setdefault(law.rule, []).append((law, card.number))
    return tuple(_entry(rule, uses) for rule, uses in applied.items())


def _entry(rule: str, uses: Sequence[tuple[Law, int]]) -> LawEntry:
    law = uses[0][0]
    return LawEntry(
        rule=rule,
        title=law.title,
        scopes=tuple(dict.fromkeys(use.scope for use, _ in uses)),
        basis=law.basis,
        certainty=law.certainty,
        verified=law.verified,
        review_by=law.review_by,
        overdue=law.overdue,
        sources=law.sources,
        notes=tuple(dict.fromkeys(note for use, _ in uses for note in use.notes)),
        cards=tuple(sorted({number for _, number in uses})),
    )


def questions_for_counsel(cards: Sequence[Card]) -> tuple[Question, ...]:
    """Return each open question once, in order of its trigger."""
    asked: dict[str, tuple[Trigger, list[int]]] = {}
    for card in cards:
        if card.group != "waived":
            for trigger in card.questions:
                asked.setdefault(trigger.id, (trigger, []))[1].append(card.number)
    return tuple(Question(trigger=trigger, cards=tuple(numbers)) for _, (trigger, numbers) in sorted(asked.items()))
