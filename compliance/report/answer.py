"""The first thing a reader wants: may I release this, where, on what, and what must happen first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from compliance.report.wording import VERDICTS, listing, plural

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compliance.model.findings import Remedy, VerdictWord
    from compliance.report.cards import Card
    from compliance.report.matrix import Matrix

_MOST_ALTERNATIVES = 2
_LAST_RESORTS = frozenset({"R-REPLACE", "R-GEO", "R-PRIVATE", "R-COUNSEL"})
"""Remedies that give something up; they are named after those that keep the release as it is."""


@dataclass(frozen=True, kw_only=True)
class Step:
    """Something that must happen first. instead : other ways that cure the same; cards : numbers of the findings."""

    about: str
    actions: tuple[str, ...]
    instead: tuple[str, ...] = ()
    cards: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Answer:
    """The answer in one line, the one sentence under it, and what must happen first."""

    verdict: VerdictWord
    headline: str
    lead: str
    steps: tuple[Step, ...]


def make_answer(matrix: Matrix, cards: Sequence[Card], *, released: bool, reasons: Sequence[str]) -> Answer:
    """Say in plain words what the verdicts come to."""
    verdict = matrix.heaviest
    return Answer(
        verdict=verdict or "incomplete",
        headline=_headline(verdict, matrix, cards, released=released),
        lead=_lead(verdict, matrix, cards, reasons),
        steps=tuple(_steps(cards)),
    )


def _headline(verdict: VerdictWord | None, matrix: Matrix, cards: Sequence[Card], *, released: bool) -> str:
    if verdict is None:
        return "No answer yet: the project names no territory or no platform"
    if verdict == "blocked":
        count = len({thing for card in cards if card.blocks for thing in card.things})
        things = f"{plural(count, 'thing')} {'blocks' if count == 1 else 'block'} it"
        opening = "This should not be out" if released else "Do not release yet"
        return f"{opening}: {things} {matrix.extent('blocked')}"
    if verdict == "incomplete":
        return "No answer yet: not everything could be examined"
    if verdict == "review":
        return f"Not yet: {_open_questions(cards)} first"
    if verdict == "needs_facts":
        count = sum(card.group == "needs" for card in cards)
        return f"Not yet: answer {plural(max(count, 1), 'question')} first"
    return "Nothing that was found stands in the way"


def _open_questions(cards: Sequence[Card]) -> str:
    lawyer = sum(card.group == "lawyer" for card in cards)
    warnings = sum(card.group in {"warning", "error"} for card in cards)
    parts = [
        f"put {plural(lawyer, 'question')} to a lawyer" if lawyer else "",
        f"decide on {plural(warnings, 'warning')}" if warnings else "",
    ]
    return listing([part for part in parts if part]) or "somebody has to decide"


def _lead(verdict: VerdictWord | None, matrix: Matrix, cards: Sequence[Card], reasons: Sequence[str]) -> str:
    if verdict is None:
        return "Say in rights.yaml where and on which platforms the release is to appear, and scan again."
    if verdict == "clear":
        count = sum(card.group == "waived" for card in cards)
        waived = f"{plural(count, 'finding')} {'is' if count == 1 else 'are'} waived. " if count else ""
        return f"{waived}That is no clearance: read what was not examined before you rely on it."
    others: list[VerdictWord] = [word for word in matrix.words if word != verdict]
    parts = [f"{VERDICTS[word][1].capitalize()} {matrix.extent(word)}." for word in others]
    if verdict == "incomplete" and reasons:
        parts.insert(0, f"{reasons[0].removesuffix('.')}.")
    return " ".join(parts)


def _steps(cards: Sequence[Card]) -> list[Step]:
    by_thing: dict[str, list[Card]] = {}
    for card in cards:
        if card.group == "error":
            by_thing.setdefault(card.thing, []).append(card)
    steps = [_cure(members) for members in by_thing.values()]
    steps += _questions_for_counsel(cards)
    warnings = [card for card in cards if card.group == "warning"]
    if warnings:
        action = f"Cure or accept {plural(len(warnings), 'warning')}, and record who decided."
        steps.append(Step(about="Warnings", actions=(action,), cards=_numbers(warnings)))
    needs = [card for card in cards if card.group == "needs"]
    if needs:
        action = f"Answer {plural(len(needs), 'question')} in rights.yaml."
        steps.append(Step(about="Facts only you know", actions=(action,), cards=_numbers(needs)))
    return steps


def _cure(cards: Sequence[Card]) -> Step:
    """Cure one thing: the fewest remedies that together answer all its findings, and what cures all of them at once."""
    wanted = [card for card in cards if any(remedy.id not in _LAST_RESORTS for remedy in card.fixes)]
    actions: list[str] = []
    while wanted:
        remedy = _widest(wanted)
        actions.append(remedy.text)
        wanted = [card for card in wanted if remedy not in card.fixes]
    last = [one.text for one in cards[0].fixes if one.id in _LAST_RESORTS and all(one in card.fixes for card in cards)]
    if not actions:
        actions = last[:1] or [cards[0].message]
    instead = tuple(text for text in last if text not in actions)[:_MOST_ALTERNATIVES]
    return Step(about=cards[0].label, actions=tuple(actions), instead=instead, cards=_numbers(cards))


def _widest(cards: Sequence[Card]) -> Remedy:
    """Return the remedy that answers most findings; among equals the one their rules name first."""
    ranks: dict[Remedy, list[int]] = {}
    for card in cards:
        for rank, remedy in enumerate(card.fixes):
            if remedy.id not in _LAST_RESORTS:
                ranks.setdefault(remedy, []).append(rank)
    return min(ranks, key=lambda remedy: (-len(ranks[remedy]), sum(ranks[remedy])))


def _questions_for_counsel(cards: Sequence[Card]) -> list[Step]:
    asked: dict[str, list[Card]] = {}
    for card in cards:
        if card.group == "lawyer":
            for trigger in card.questions:
                asked.setdefault(trigger.question, []).append(card)
    return [
        Step(about="For a lawyer", actions=(question,), cards=_numbers(members)) for question, members in asked.items()
    ]


def _numbers(cards: Sequence[Card]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(card.number for card in cards))
