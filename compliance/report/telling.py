"""How much of each finding a terminal tells: a thing once in full, the rest of what is found about it by name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from compliance.report.cards import Card, GroupKey

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from compliance.report.answer import Step

Manner = Literal["full", "also", "named"]
COUNTED: frozenset[GroupKey] = frozenset({"info", "waived"})
"""Groups of which only the number is told, unless everything is asked for."""

_ALWAYS_IN_FULL: frozenset[GroupKey] = frozenset({"needs"})
_MOST_REMEDIES = 1


@dataclass(frozen=True, kw_only=True)
class Telling:
    """How one card is told.

    manner : ``full``; ``also``, as one more rule about the thing just told; ``named``, with the name of a thing that
        was told under a heavier weight
    asked : ids of the triggers whose question was printed before
    fixes, more_fixes : the remedies to print and how many are left to the report
    last : an empty line follows
    """

    card: Card
    manner: Manner
    asked: frozenset[str]
    fixes: tuple[str, ...]
    more_fixes: int
    verbose: bool
    last: bool


def tell(groups: Mapping[GroupKey, Sequence[Card]], steps: Sequence[Step], *, verbose: bool) -> tuple[Telling, ...]:
    """Decide how each card is told; with `verbose` all of them are told in full."""
    cards = [card for key, members in groups.items() if verbose or key not in COUNTED for card in members]
    manners = _manners(cards, verbose=verbose)
    tellings: list[Telling] = []
    asked: set[str] = set()
    for n, (card, manner) in enumerate(zip(cards, manners, strict=True)):
        fixes, more = _fixes(card, steps, verbose=verbose)
        tellings.append(
            Telling(
                card=card,
                manner=manner,
                asked=frozenset(asked),
                fixes=fixes,
                more_fixes=more,
                verbose=verbose,
                last=n + 1 == len(cards) or manners[n + 1] == "full" or cards[n + 1].group != card.group,
            )
        )
        asked |= {trigger.id for trigger in card.questions if manner == "full"}
    return tuple(tellings)


def _manners(cards: Sequence[Card], *, verbose: bool) -> list[Manner]:
    told: set[tuple[GroupKey, str]] = set()
    manners: list[Manner] = []
    for card in cards:
        if verbose or card.group in _ALWAYS_IN_FULL:
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
