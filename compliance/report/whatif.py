"""What a change makes of the findings and verdicts, and what single changes would do: text and JSON."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import msgspec

from compliance.report.cards import Context, make_cards
from compliance.report.cures import cure_blocks
from compliance.report.names import platform_name, territory_name
from compliance.report.neutral import neutral, neutral_struct, neutral_tree
from compliance.report.passages import read_passages
from compliance.report.subjects import Subjects
from compliance.report.terminal import Display, display_of, rendered
from compliance.report.text_findings import LABELS
from compliance.report.wording import VERDICTS, listing, plural

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from rich.console import RenderableType
    from rich.text import Text

    from compliance.model.findings import Finding, VerdictWord
    from compliance.model.whatif import ChangedCell, ChangedFinding, Standing, Trials, WhatIf
    from compliance.report.cards import Card

_WEIGHT = ("error", "lawyer", "warning", "needs", "info", "waived")
_COLUMNS = 17
"""Columns before the text: what became of a finding, and its weight."""


def render_whatif(found: WhatIf, document: Mapping[str, Any], *, display: Display | None = None) -> str:
    """Return the difference as text; `document` holds the facts as they are."""
    display = display or _uncoloured()
    return rendered(_difference(neutral_struct(found), _context(document), display), display)


def render_trials(found: Trials, document: Mapping[str, Any], *, display: Display | None = None) -> str:
    """Return what single changes would do as text."""
    display = display or _uncoloured()
    return rendered(_trials(neutral_struct(found), _context(document)), display)


def render_whatif_json(found: WhatIf | Trials) -> str:
    """Return the answer as indented JSON, ending in a newline."""
    return msgspec.json.format(msgspec.json.encode(found), indent=2).decode() + "\n"


def _uncoloured() -> Display:
    return replace(display_of(sys.stdout, os.environ), colour=False)


def _context(document: Mapping[str, Any]) -> Context:
    facts: dict[str, Any] = neutral_tree(document)
    subjects = Subjects(facts)
    return Context(subjects=subjects, passages=read_passages(subjects), today=str(facts.get("evaluated_on") or ""))


def _difference(found: WhatIf, context: Context, display: Display) -> Iterator[RenderableType]:
    from rich.text import Text

    yield Text.assemble(("What if: ", "bold"), f"{'; '.join(found.assumed)}.")
    for note in found.notes:
        yield Text(f"Note: {note}.", "dim")
    yield Text("")
    yield from _told("gone", found.gone, context)
    yield from _told("new", found.new, context)
    yield from _changed(found.changed, context)
    same = not (found.gone or found.new or found.changed)
    yield Text(f"No finding changes; all {found.kept} stay." if same else f"{plural(found.kept, 'finding')} as before.")
    yield Text("")
    yield from _verdicts(found, display)
    yield Text("")
    yield Text(_counted(found.before, found.after))
    yield from cure_blocks(found.after.territories, context.subjects)


def _told(word: str, findings: Sequence[Finding], context: Context) -> Iterator[RenderableType]:
    """Yield the findings of one kind, notes by name only."""
    from rich.text import Text

    cards = make_cards(findings, context)
    for card in cards:
        if card.group != "info":
            yield _row(word, LABELS[card.group], Text(_said(card)), card.rules)
    notes = [rule for card in cards if card.group == "info" for rule in card.rules]
    if notes:
        yield _row(word, LABELS["info"], None, tuple(dict.fromkeys(notes)))


def _said(card: Card) -> str:
    places = f" ({listing(card.scopes)})" if card.scopes != ("Everywhere",) else ""
    return f"{card.label}: {card.title}{places}"


def _changed(changes: Sequence[ChangedFinding], context: Context) -> Iterator[RenderableType]:
    from rich.text import Text

    later = {one.after.fingerprint: one.before for one in changes}
    for card in make_cards([one.after for one in changes], context):
        earlier = [later[fingerprint] for fingerprint in sorted(card.fingerprints & later.keys())]
        was = make_cards(earlier, context)[0].group
        if was == card.group:
            yield _row("changed", LABELS[card.group], Text(_said(card)), card.rules)
            continue
        word = "heavier" if _WEIGHT.index(card.group) < _WEIGHT.index(was) else "lighter"
        yield _row(word, LABELS[card.group], Text(f"{_said(card)}; was: {LABELS[was]}"), card.rules)


def _row(word: str, weight: str, said: Text | None, rules: Sequence[str]) -> RenderableType:
    from rich.table import Table
    from rich.text import Text

    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column(width=7)
    grid.add_column(width=_COLUMNS - 9)
    grid.add_column(overflow="fold")
    named = Text(", ".join(rules), "dim")
    grid.add_row(Text(word, "bold"), Text(weight), named if said is None else Text("\n").join([said, named]))
    return grid


def _verdicts(found: WhatIf, display: Display) -> Iterator[RenderableType]:
    """Yield one line per territory: the verdicts that change on its platforms, or that it stays as it is."""
    from rich.table import Table
    from rich.text import Text

    changed: dict[str, list[ChangedCell]] = {}
    for cell in found.cells:
        changed.setdefault(cell.territory, []).append(cell)
    kept: dict[str, VerdictWord] = {row.territory: row.verdict for row in found.after.territories}
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    rows = dict.fromkeys((*(row.territory for row in found.before.territories), *kept))
    for territory in rows:
        if territory in changed:
            words = _cell_words(changed[territory], arrow="→" if display.unicode else "->")
        else:
            words = f"{VERDICTS[kept[territory]][1]}, as before"
        grid.add_row(Text(territory_name(territory)), Text(words))
    yield grid


def _cell_words(cells: Sequence[ChangedCell], *, arrow: str) -> str:
    """Say what becomes of a territory's cells: those it had, those it gets, or those whose verdict changes."""
    gone = _by_verdict([(cell.before, cell.platform) for cell in cells if cell.after is None])
    new = _by_verdict([(cell.after, cell.platform) for cell in cells if cell.before is None])
    staying = [cell for cell in cells if cell.before is not None and cell.after is not None]
    groups: dict[str, list[str]] = {}
    for cell in staying:
        words = f"{_verdict(cell.before)} {arrow} {_verdict(cell.after)}"
        groups.setdefault(words, []).append(cell.platform)
    parts = [f"{words}{_on(platforms)}" for words, platforms in groups.items()]
    if gone or new:
        parts.append(f"{gone or 'not served'} {arrow} {new or 'not served'}")
    return "; ".join(parts)


def _by_verdict(cells: Sequence[tuple[VerdictWord | None, str]]) -> str:
    platforms: dict[VerdictWord | None, list[str]] = {}
    for verdict, platform in cells:
        platforms.setdefault(verdict, []).append(platform)
    return ", ".join(f"{_verdict(verdict)}{_on(names)}" for verdict, names in platforms.items())


def _on(platforms: Sequence[str]) -> str:
    return f" on {listing([platform_name(one) for one in platforms])}" if list(platforms) != ["any"] else ""


def _verdict(word: VerdictWord | None) -> str:
    return "not served" if word is None else VERDICTS[word][1]


def _counted(before: Standing, after: Standing) -> str:
    def count(name: str, one: int, other: int) -> str:
        return f"{name} {one} to {other}" if one != other else f"{name} {one} as before"

    parts = (
        count("errors", before.errors, after.errors),
        count("warnings", before.warnings, after.warnings),
        count("questions", before.questions, after.questions),
    )
    return f"{', '.join(parts)}.".capitalize()


def _trials(found: Trials, context: Context) -> Iterator[RenderableType]:
    from rich.table import Table
    from rich.text import Text

    standing = found.standing
    counts = (
        plural(standing.errors, "error"),
        plural(standing.warnings, "warning"),
        plural(standing.questions, "question"),
    )
    yield Text.assemble(("As it is: ", "bold"), f"{', '.join(counts)}.")
    yield from cure_blocks(standing.territories, context.subjects)
    yield Text("")
    if not found.trials:
        yield Text("Nothing blocks, so no change was tried. Name one: rightslint whatif --help", "dim")
        return
    grid = Table.grid(padding=(0, 2, 0, 0))
    for _ in range(3):
        grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    grid.add_row(*(Text(word, "bold") for word in ("blocked", "errors", "worst", "if you try")))
    grid.add_row(*_trial_row(found.blocked, found.cells, standing.errors, standing.worst), Text("nothing changed"))
    for trial in found.trials:
        grid.add_row(*_trial_row(trial.blocked, found.cells, trial.errors, trial.worst), Text(neutral(trial.options)))
    yield grid
    yield Text("")
    if found.left_out:
        yield Text(f"{plural(found.left_out, 'more change')} not tried.", "dim")
    yield Text("See one in full: rightslint whatif PATH OPTION ...", "dim")


def _trial_row(blocked: int, cells: int, errors: int, worst: VerdictWord | None) -> tuple[Text, Text, Text]:
    from rich.text import Text

    words = VERDICTS[worst][1] if worst else "no verdict"
    return Text(f"{blocked} of {cells}" if blocked else "none"), Text(str(errors)), Text(words)
