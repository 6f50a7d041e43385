"""The findings in three columns: how heavy, which rule, and what it says with its cure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from compliance.report.cards import GroupKey, count_words
from compliance.report.wording import listing, shortened

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from rich.console import RenderableType
    from rich.text import Text

    from compliance.model.findings import Trigger
    from compliance.report.answer import Step
    from compliance.report.cards import Card
    from compliance.report.terminal import Display

STYLES: dict[GroupKey, str] = {
    "error": "bold red",
    "lawyer": "bold magenta",
    "warning": "bold yellow",
    "needs": "bold cyan",
    "info": "bold",
    "waived": "dim",
}
LABELS: dict[GroupKey, str] = {
    "error": "error",
    "lawyer": "lawyer",
    "warning": "warning",
    "needs": "needs",
    "info": "note",
    "waived": "waived",
}
_LABEL_COLUMNS = 8
_STACKED_BELOW = 72
_MOST_REMEDIES = 1
_LONGEST_BASIS = 64


@dataclass(frozen=True, kw_only=True)
class _Telling:
    """How one card is told. brief : its thing was told already; asked : triggers whose question was printed before."""

    verbose: bool
    brief: bool
    asked: frozenset[str]
    fixes: tuple[str, ...]
    more_fixes: int


def finding_blocks(
    groups: Mapping[GroupKey, Sequence[Card]], display: Display, *, steps: Sequence[Step], verbose: bool
) -> Iterator[RenderableType]:
    """Yield one block per card.

    Unless `verbose`, only the first finding about a thing is told in full, with what cures the thing as a whole; the
    others are named, and notes and waived findings are counted.
    """
    from rich.text import Text

    told: set[tuple[GroupKey, str]] = set()
    asked: set[str] = set()
    for key, cards in groups.items():
        if key in {"info", "waived"} and not verbose:
            yield Text(f"{count_words(key, len(cards))}: {_rule_list(cards)} (--verbose shows more)", "dim")
            yield Text("")
            continue
        for card, following in zip(cards, (*cards[1:], None), strict=True):
            brief = not verbose and key != "needs" and (key, card.thing) in told
            yield _block(card, display, _telling(card, steps, verbose=verbose, brief=brief, asked=frozenset(asked)))
            told.add((key, card.thing))
            asked |= {trigger.id for trigger in card.questions}
            if verbose or key == "needs" or following is None or following.thing != card.thing:
                yield Text("")


def _telling(card: Card, steps: Sequence[Step], *, verbose: bool, brief: bool, asked: frozenset[str]) -> _Telling:
    own = tuple(remedy.text for remedy in card.fixes) if card.group != "needs" else ()
    step = next((step for step in steps if card.group == "error" and card.number in step.cards), None)
    if verbose or step is None:
        shown = own if verbose else own[:_MOST_REMEDIES]
        return _Telling(verbose=verbose, brief=brief, asked=asked, fixes=shown, more_fixes=len(own) - len(shown))
    whole = (" ".join(step.actions), *step.instead)
    return _Telling(verbose=verbose, brief=brief, asked=asked, fixes=whole, more_fixes=0)


def _rule_list(cards: Sequence[Card]) -> str:
    rules = list(dict.fromkeys(rule for card in cards for rule in card.rules))
    shown = [shortened(rule, 60) for rule in rules[:3]]
    return ", ".join(shown) + (f" and {len(rules) - 3} more" if len(rules) > 3 else "")


def _block(card: Card, display: Display, telling: _Telling) -> RenderableType:
    from rich.table import Table
    from rich.text import Text

    label = Text("  also", "dim") if telling.brief else Text(LABELS[card.group], STYLES[card.group])
    body = _brief_body(card, telling) if telling.brief else _body(card, telling)
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(width=_LABEL_COLUMNS)
    if display.width < _STACKED_BELOW:
        grid.add_column(overflow="fold")
        names = _names(card, display.width - _LABEL_COLUMNS - 2)
        grid.add_row(label, Text("\n").join([names, body]))
        return grid
    columns = min(29, display.width * 3 // 10)
    grid.add_column(width=columns)
    grid.add_column(overflow="fold")
    grid.add_row(label, _names(card, columns), body)
    return grid


def _names(card: Card, columns: int) -> Text:
    """Name the triggers of a lawyer's question, and every rule on its own line."""
    from rich.text import Text

    triggers = [f"{trigger.id} {trigger.trigger}" for trigger in card.questions] if card.group == "lawyer" else []
    return Text("\n").join(
        [
            *(Text(line, "bold") for trigger in triggers for line in folded(trigger, columns, after=" ")),
            *(Text(line) for rule in card.rules for line in folded(rule, columns, after="/-_")),
        ]
    )


def folded(name: str, columns: int, *, after: str) -> list[str]:
    """Break a name into lines of at most `columns` cells, after one of the characters in `after` where there is one."""
    from rich.cells import cell_len, chop_cells

    lines, line, piece = list[str](), "", ""
    for char in name:
        piece += char
        if char in after:
            line, piece = _joined(lines, line, piece, columns), ""
    line = _joined(lines, line, piece, columns)
    return [
        part.rstrip()
        for whole in [*lines, line]
        if whole.strip()
        for part in ([whole] if cell_len(whole.rstrip()) <= columns else chop_cells(whole, columns))
    ]


def _joined(lines: list[str], line: str, piece: str, columns: int) -> str:
    """Append `piece` to the line, or start a new one if it would be too long."""
    from rich.cells import cell_len

    if line and cell_len((line + piece).rstrip()) > columns:
        lines.append(line)
        return piece
    return line + piece


def _brief_body(card: Card, telling: _Telling) -> Text:
    from rich.text import Text

    asking = [trigger for trigger in card.questions if trigger.id not in telling.asked]
    return Text("\n").join([Text(card.title), *_asking(asking), *_missing(card)])


def _body(card: Card, telling: _Telling) -> Text:
    from rich.text import Text

    lines = [Text(card.message)]
    lines += [Text(f"In {law.scope}: {law.says}") for law in card.laws if law.says and telling.verbose]
    basis = _basis(card)
    if basis:
        lines.append(Text(basis, "dim"))
    lines += [Text(note, "italic") for note in dict.fromkeys(note for law in card.laws for note in law.notes)]
    if telling.fixes:
        more = f" ({telling.more_fixes} more in the report)" if telling.more_fixes else ""
        lines.append(Text.assemble(("Fix: ", "bold"), " Or: ".join(telling.fixes), (more, "dim")))
    asking = [trigger for trigger in card.questions if trigger.id not in telling.asked]
    repeated = [trigger.id for trigger in card.questions if trigger.id in telling.asked]
    lines += _asking(asking)
    if repeated:
        lines.append(Text.assemble(("Ask: ", "bold"), f"{listing(repeated)} as above"))
    lines += _missing(card)
    if card.place and not card.missing:
        lines.append(Text(card.place, "dim"))
    return Text("\n").join(lines)


def _asking(triggers: Sequence[Trigger]) -> list[Text]:
    from rich.text import Text

    return [Text.assemble((f"Ask ({trigger.id}): ", "bold"), trigger.question) for trigger in triggers]


def _missing(card: Card) -> list[Text]:
    from rich.text import Text

    place = f" ({card.place})" if card.place else ""
    return [Text.assemble(("Add: ", "bold"), listing(card.missing), place)] if card.missing else []


def _basis(card: Card) -> str:
    """Give the basis of the first scope in short, and how far to trust it."""
    if card.group in {"needs", "info"} or not card.laws:
        return ""
    law = card.laws[0]
    doubts = [law.certainty] if law.certainty not in {"settled law", "the terms say so"} else []
    doubts += [] if law.verified else ["not yet checked against its source"]
    return "; ".join([_clipped(law.basis), *doubts])


def _clipped(basis: str) -> str:
    if len(basis) <= _LONGEST_BASIS:
        return basis
    head = basis[:_LONGEST_BASIS]
    return head.rsplit("; " if "; " in head else " ", 1)[0].rstrip(",;") + " …"
