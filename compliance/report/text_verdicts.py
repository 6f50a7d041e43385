"""The answer, the table of verdicts and what was not examined, for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.report.wording import VERDICTS, listing, shortened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType
    from rich.text import Text

    from compliance.model.findings import VerdictWord
    from compliance.report.matrix import Cell, Matrix, Row
    from compliance.report.terminal import Display
    from compliance.report.view import View

_LONGEST_GAP = 90
_STYLES: dict[VerdictWord, str] = {
    "blocked": "bold red",
    "incomplete": "bold",
    "review": "bold magenta",
    "needs_facts": "bold cyan",
    "clear": "green",
}
_ASCII_SYMBOLS: dict[VerdictWord, str] = {
    "blocked": "x",
    "incomplete": "o",
    "review": "!",
    "needs_facts": "?",
    "clear": "+",
}


def verdict_blocks(view: View, display: Display) -> Iterator[RenderableType]:
    """Yield the headline and the verdicts."""
    from rich.text import Text

    yield Text(view.answer.headline, "bold")
    if view.answer.lead:
        yield Text(view.answer.lead)
    if view.matrix.rows:
        yield Text("")
        yield from matrix_blocks(view.matrix, display)
    yield Text("")


def matrix_blocks(matrix: Matrix, display: Display) -> Iterator[RenderableType]:
    """Yield the verdicts as a table where it fits, else as one paragraph per territory."""
    if _table_width(matrix) <= display.width:
        yield _table(matrix, unicode=display.unicode)
    else:
        yield from (_paragraph(row, unicode=display.unicode) for row in matrix.rows)


def _cell(cell: Cell, *, unicode: bool) -> Text:
    from rich.text import Text

    symbol = cell.symbol if unicode else _ASCII_SYMBOLS[cell.verdict]
    return Text(f"{symbol} {cell.word}", _STYLES[cell.verdict])


def _cell_in_table(cell: Cell, *, unicode: bool) -> Text:
    """Write what is waived beside the verdict and until when under it."""
    from rich.text import Text

    if not cell.waived:
        return _cell(cell, unicode=unicode)
    count, _, until = cell.waived.partition(" until ")
    below = f"\n  until {until}" if until else ""
    return _cell(cell, unicode=unicode).append_text(Text(f", {count}{below}", "default not bold"))


def _table_width(matrix: Matrix) -> int:
    from rich.cells import cell_len

    widest = max(len(word) for _, word, _ in VERDICTS.values()) + 2
    lines = [line for cell in matrix.cells for line in _cell_in_table(cell, unicode=True).plain.splitlines()]
    widest = max([widest, *map(cell_len, lines)])
    columns = [max(widest, cell_len(name)) for name in matrix.platforms]
    return max(cell_len(row.territory) for row in matrix.rows) + sum(columns) + 3 * len(columns) + 2


def _table(matrix: Matrix, *, unicode: bool) -> RenderableType:
    from rich.padding import Padding
    from rich.table import Table
    from rich.text import Text

    grid = Table.grid(padding=(0, 3, 0, 0))
    for _ in ("", *matrix.platforms):
        grid.add_column(no_wrap=True)
    grid.add_row(Text(""), *(Text(name, "bold") for name in matrix.platforms))
    for row in matrix.rows:
        grid.add_row(Text(row.territory), *(_cell_in_table(cell, unicode=unicode) for cell in row.cells))
    return Padding(grid, (0, 0, 0, 2))


def _paragraph(row: Row, *, unicode: bool) -> Text:
    from rich.text import Text

    by_verdict: dict[tuple[VerdictWord, str], list[Cell]] = {}
    for cell in row.cells:
        by_verdict.setdefault((cell.verdict, cell.waived), []).append(cell)
    parts = [
        Text.assemble(
            _cell(cells[0], unicode=unicode),
            f", {waived}," if waived else "",
            f" on {listing([cell.platform for cell in cells])}",
        )
        for (_, waived), cells in by_verdict.items()
    ]
    return Text.assemble((f"{row.territory}: ", "bold"), Text("; ").join(parts))


def gap_lines(view: View) -> Iterator[Text]:
    """Yield one paragraph that names everything that was not examined, with its reason."""
    from rich.text import Text

    briefs = [f"{shortened(gap.brief, _LONGEST_GAP)}: {shortened(gap.why, _LONGEST_GAP)}" for gap in view.gaps]
    if briefs:
        yield Text.assemble(("Not examined: ", "bold"), f"{'; '.join(briefs)}.")
