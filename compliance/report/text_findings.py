"""The findings in three columns: how heavy, which rule, and what it says with its cure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.report.cards import count_words
from compliance.report.merging import GroupKey
from compliance.report.telling import COUNTED, Telling, tell
from compliance.report.text_passages import MOST_PASSAGES, undeclared_lines
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
_LONGEST_BASIS = 64


def finding_blocks(
    groups: Mapping[GroupKey, Sequence[Card]], display: Display, *, steps: Sequence[Step], verbose: bool
) -> Iterator[RenderableType]:
    """Yield one block per card, then a count of what is not told unless `verbose`."""
    from rich.text import Text

    for telling in tell(groups, steps, verbose=verbose):
        yield _block(telling, display)
        if telling.left_out:
            counted = count_words(telling.card.group, len(telling.left_out))
            yield Text(f"  {counted} more: {_rule_list(telling.left_out)} (--verbose shows them)", "dim")
        if telling.last:
            yield Text("")
    for key in () if verbose else sorted(COUNTED & groups.keys()):
        yield Text(f"{count_words(key, len(groups[key]))}: {_rule_list(groups[key])} (--verbose shows more)", "dim")
        yield Text("")


def _rule_list(cards: Sequence[Card]) -> str:
    rules = list(dict.fromkeys(rule for card in cards for rule in card.rules))
    shown = [shortened(rule, 60) for rule in rules[:3]]
    return ", ".join(shown) + (f" and {len(rules) - 3} more" if len(rules) > 3 else "")


def _block(telling: Telling, display: Display) -> RenderableType:
    from rich.table import Table
    from rich.text import Text

    card = telling.card
    label = Text("  also", "dim") if telling.manner == "also" else Text(LABELS[card.group], STYLES[card.group])
    body = _body(telling) if telling.manner == "full" else _brief_body(telling)
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(width=_LABEL_COLUMNS)
    if display.width < _STACKED_BELOW:
        grid.add_column(overflow="fold")
        names = _names(telling, display.width - _LABEL_COLUMNS - 2)
        grid.add_row(label, Text("\n").join([names, body]))
        return grid
    columns = min(29, display.width * 3 // 10)
    grid.add_column(width=columns)
    grid.add_column(overflow="fold")
    grid.add_row(label, _names(telling, columns), body)
    return grid


def _names(telling: Telling, columns: int) -> Text:
    """Name the triggers of a lawyer's question, and every rule on its own line."""
    from rich.text import Text

    card = telling.card
    shown = card.questions if card.group == "lawyer" and telling.manner == "full" else ()
    triggers = [line for trigger in shown for line in folded(f"{trigger.id} {trigger.trigger}", columns, after=" ")]
    rules = [line for rule in card.rules for line in folded(rule, columns, after="/-_")]
    return Text("\n").join([*(Text(line, "bold") for line in triggers), *(Text(line) for line in rules)])


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


def _brief_body(telling: Telling) -> Text:
    from rich.text import Text

    card = telling.card
    if telling.manner == "waived":
        decided = "; ".join(waiver.words for waiver in card.waivers)
        return Text.assemble(f"{card.label}: {card.title}\n", (f"waived {decided}".rstrip(), "dim"))
    asking = [trigger.id for trigger in card.questions if trigger.id not in telling.asked]
    about = f"{card.label}: " if telling.manner == "named" else ""
    question = f" (and a question for a lawyer: {listing(asking)})" if asking else ""
    return Text.assemble(about, card.title, (question, "dim"))


def _body(telling: Telling) -> Text:
    from rich.text import Text

    card = telling.card
    lines = [Text(card.message)]
    lines += [Text(f"In {law.scope}: {law.says}") for law in card.laws if law.says and telling.verbose]
    basis = _basis(card)
    if basis:
        lines.append(Text(basis, "dim"))
    lines += [Text(note, "italic") for note in dict.fromkeys(note for law in card.laws for note in law.notes)]
    lines += [Text.assemble(("Waived ", "bold"), waiver.words) for waiver in card.waivers]
    if telling.fixes:
        more = f" ({telling.more_fixes} more in the report)" if telling.more_fixes else ""
        lines.append(Text.assemble(("Fix: ", "bold"), " Or: ".join(telling.fixes), (more, "dim")))
    asking = [trigger for trigger in card.questions if trigger.id not in telling.asked]
    repeated = [trigger.id for trigger in card.questions if trigger.id in telling.asked]
    lines += _asking(asking)
    if repeated:
        lines.append(Text.assemble(("Ask: ", "bold"), f"{listing(repeated)} as above"))
    lines += _missing(card)
    lines += undeclared_lines(telling.passages, most=None if telling.verbose else MOST_PASSAGES)
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
