"""The findings in three columns: how heavy, which rule, and what it says with its cure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.report.cards import GroupKey, count_words
from compliance.report.wording import listing, shortened

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from rich.console import RenderableType
    from rich.text import Text

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


def finding_blocks(
    groups: Mapping[GroupKey, Sequence[Card]], display: Display, *, verbose: bool
) -> Iterator[RenderableType]:
    """Yield one block per card; notes and waived findings only as a count unless `verbose`."""
    from rich.text import Text

    asked: set[str] = set()
    for key, cards in groups.items():
        if key in {"info", "waived"} and not verbose:
            yield Text(f"{count_words(key, len(cards))}: {_rule_list(cards)} (--verbose shows more)", "dim")
            yield Text("")
            continue
        for card in cards:
            yield _block(card, display, verbose=verbose, asked=frozenset(asked))
            yield Text("")
            asked |= {trigger.id for trigger in card.questions}


def _rule_list(cards: Sequence[Card]) -> str:
    rules = list(dict.fromkeys(rule for card in cards for rule in card.rules))
    shown = [shortened(rule, 60) for rule in rules[:3]]
    return ", ".join(shown) + (f" and {len(rules) - 3} more" if len(rules) > 3 else "")


def _block(card: Card, display: Display, *, verbose: bool, asked: frozenset[str]) -> RenderableType:
    from rich.table import Table
    from rich.text import Text

    label = Text(LABELS[card.group], STYLES[card.group])
    body = _body(card, verbose=verbose, asked=asked)
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


def _body(card: Card, *, verbose: bool, asked: frozenset[str]) -> Text:
    from rich.text import Text

    lines = [Text(card.message)]
    lines += [Text(f"In {law.scope}: {law.says}") for law in card.laws if law.says and verbose]
    basis = _basis(card)
    if basis:
        lines.append(Text(basis, "dim"))
    lines += [Text(note, "italic") for note in dict.fromkeys(note for law in card.laws for note in law.notes)]
    if card.fixes and card.group != "needs":
        shown = card.fixes if verbose else card.fixes[:_MOST_REMEDIES]
        left_out = len(card.fixes) - len(shown)
        more = f" ({left_out} more in the report)" if left_out else ""
        lines.append(Text.assemble(("Fix: ", "bold"), " Or: ".join(remedy.text for remedy in shown), (more, "dim")))
    lines += [
        Text.assemble((f"Ask ({trigger.id}): ", "bold"), "as above" if trigger.id in asked else trigger.question)
        for trigger in card.questions
    ]
    if card.missing:
        place = f" ({card.place})" if card.place else ""
        lines.append(Text.assemble(("Add: ", "bold"), listing(card.missing), place))
    elif card.place:
        lines.append(Text(card.place, "dim"))
    return Text("\n").join(lines)


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
