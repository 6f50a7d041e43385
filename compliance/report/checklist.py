"""The checklist as text for people and as JSON."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import msgspec

from compliance.report.neutral import neutral_struct
from compliance.report.terminal import Display, display_of, rendered
from compliance.report.wording import listing, plural

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType
    from rich.text import Text

    from compliance.model.checklist import Checklist, CheckResult, Group, Status

_GROUPS: dict[Group, str] = {
    "stems": "Separated stems",
    "alternatives": "The safer ways",
    "soundtrack": "AI soundtracks: what is claimed, and what holds",
}
_STYLES: dict[Status, str] = {"pass": "green", "fail": "bold red", "unknown": "bold cyan"}
_MOST_REMEDIES = 2
_MOST_RULES = 4


def render_checklist(found: Checklist, *, display: Display | None = None) -> str:
    """Return the checks as text, in colour if standard output is a terminal."""
    return rendered(_blocks(neutral_struct(found)), display or display_of(sys.stdout, os.environ))


def render_checklist_plain(found: Checklist) -> str:
    """Return the checks as text for a file."""
    return render_checklist(found, display=replace(display_of(sys.stdout, os.environ), colour=False))


def render_checklist_json(found: Checklist) -> str:
    """Return the checks as indented JSON, ending in a newline."""
    return msgspec.json.format(msgspec.json.encode(found), indent=2).decode() + "\n"


def _blocks(found: Checklist) -> Iterator[RenderableType]:
    from rich.text import Text

    for group, heading in _GROUPS.items():
        yield Text(heading, "bold")
        yield from (_row(result) for result in found.checks if result.group == group)
        yield Text("")
    idle = sum(result.status == "pass" and not result.applies for result in found.checks)
    about_nothing = f" ({idle} of them because there is nothing of the kind)" if idle else ""
    counts = found.counts
    yield Text(f"{counts['fail']} fail, {counts['unknown']} unknown, {counts['pass']} pass{about_nothing}.")
    yield Text("A pass is evidence for one check. It is no clearance; scan tells what else was found.", "dim")


def _row(result: CheckResult) -> RenderableType:
    from rich.table import Table
    from rich.text import Text

    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(width=7)
    grid.add_column(width=3)
    grid.add_column(overflow="fold")
    lines = [Text(result.title, "bold"), *_lines(result)]
    word = Text(f"{result.status}", _STYLES[result.status])
    if result.waived:
        word.append("\nwaived", "dim")
    grid.add_row(word, Text(result.id), Text("\n").join(lines))
    return grid


def _lines(result: CheckResult) -> Iterator[Text]:
    from rich.text import Text

    yield from (Text(said) for said in result.decided_by)
    if result.rules:
        more = len(result.rules) - _MOST_RULES
        rest = f" and {plural(more, 'more rule')}" if more > 0 else ""
        yield Text(f"{', '.join(result.rules[:_MOST_RULES])}{rest}", "dim")
    if result.missing and result.status != "pass":
        said = [f"{one.field} ({one.place})" if one.place else one.field for one in result.missing]
        yield Text(f"Add: {listing(said)}")
    if result.status == "fail":
        yield from (Text(f"Fix: {remedy.text}") for remedy in result.remedies[:_MOST_REMEDIES])
