"""How much of each finding a terminal tells: a thing once in full, the rest of what is found about it by name."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from compliance.report.cards import Card
from compliance.report.merging import GroupKey

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from compliance.report.answer import Step
    from compliance.report.passages import Passage

Manner = Literal["full", "also", "named", "waived"]
COUNTED: frozenset[GroupKey] = frozenset({"info"})
"""Groups of which only the number is told, unless everything is asked for."""

_ALWAYS_IN_FULL: frozenset[GroupKey] = frozenset({"needs"})
_MOST_REMEDIES = 1
_MOST_THINGS = 6
"""Cards of a group told in full; with what else is found about them they are what a reader takes in at a sitting."""


@dataclass(frozen=True, kw_only=True)
class Telling:
    """How one card is told.

    manner : ``full``; ``also``, as one more rule about the thing just told; ``named``, with the name of a thing that
        was told under a heavier weight; ``waived``, by who waived it until when and why
    asked : ids of the triggers whose question was printed before
    passages : those nobody declared, unless a card before listed them
    fixes, more_fixes : the remedies to print and how many are left to the report
    last : an empty line follows
    left_out : the cards of the group that are not told after this one
    """

    card: Card
    manner: Manner
    asked: frozenset[str]
    passages: tuple[Passage, ...]
    fixes: tuple[str, ...]
    more_fixes: int
    verbose: bool
    last: bool
    left_out: tuple[Card, ...] = ()


def tell(groups: Mapping[GroupKey, Sequence[Card]], steps: Sequence[Step], *, verbose: bool) -> tuple[Telling, ...]:
    """Decide how each card is told; with `verbose` all of them are told in full."""
    cards = [card for key, members in groups.items() if verbose or key not in COUNTED for card in members]
    manners = _manners(cards, verbose=verbose)
    told = _few(list(zip(cards, manners, strict=True)), verbose=verbose)
    tellings: list[Telling] = []
    asked: set[str] = set()
    listed: set[str] = set()
    for n, (card, manner) in enumerate(told):
        fixes, more = _fixes(card, steps, verbose=verbose)
        following = told[n + 1] if n + 1 < len(told) else None
        ends = following is None or following[0].group != card.group
        tellings.append(
            Telling(
                card=card,
                manner=manner,
                asked=frozenset(asked),
                passages=tuple(one for one in card.passages if one.undeclared and one.id not in listed),
                fixes=fixes,
                more_fixes=more,
                verbose=verbose,
                last=ends or (following is not None and following[1] == "full"),
                left_out=_left_out(groups[card.group], told) if ends else (),
            )
        )
        if manner == "full":
            asked |= {trigger.id for trigger in card.questions}
            listed |= {passage.id for passage in card.passages}
    return tuple(tellings)


def _few(cards: Sequence[tuple[Card, Manner]], *, verbose: bool) -> list[tuple[Card, Manner]]:
    """Leave out what is found about further things once enough of a group is told."""
    full: Counter[GroupKey] = Counter()
    few: list[tuple[Card, Manner]] = []
    for card, manner in cards:
        full[card.group] += manner != "also"
        if verbose or full[card.group] <= _MOST_THINGS:
            few.append((card, manner))
    return few


def _left_out(members: Sequence[Card], told: Sequence[tuple[Card, Manner]]) -> tuple[Card, ...]:
    numbers = {card.number for card, _ in told}
    return tuple(card for card in members if card.number not in numbers)


def _manners(cards: Sequence[Card], *, verbose: bool) -> list[Manner]:
    told: set[tuple[GroupKey, str]] = set()
    manners: list[Manner] = []
    for card in cards:
        if card.group == "waived" and not verbose:
            manners.append("waived")
        elif verbose or card.group in _ALWAYS_IN_FULL:
            manners.append("full")
        elif (card.group, card.thing) in told:
            manners.append("also")
        elif card.group == "warning" and any(thing == card.thing for _, thing in told):
            manners.append("named")
        else:
            manners.append("full")
        if manners[-1] == "full":
            told.add((card.group, card.thing))
    return manners


def _fixes(card: Card, steps: Sequence[Step], *, verbose: bool) -> tuple[tuple[str, ...], int]:
    """Return what cures the whole thing for an error, else the card's own first remedy."""
    own = tuple(remedy.text for remedy in card.fixes) if card.group not in _ALWAYS_IN_FULL else ()
    step = next((step for step in steps if card.group == "error" and card.number in step.cards), None)
    if step is not None and not verbose:
        return (" ".join(step.actions), *step.instead), 0
    shown = own if verbose else own[:_MOST_REMEDIES]
    return shown, len(own) - len(shown)
