"""The verdicts as a table of territories and platforms."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from compliance.report.names import platform_name, territory_name
from compliance.report.waived import waived_words
from compliance.report.wording import VERDICTS, listing, plural, shortened

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from compliance.model.findings import Finding, Verdict, VerdictWord
    from compliance.report.cards import Card

_LONGEST_NAME = 40
_NARROW_COLUMNS, _NARROW_NAME = 3, 12


@dataclass(frozen=True, kw_only=True)
class Cell:
    """One verdict. cards : numbers of the findings it rests on; waived : how many do not count in it, until when."""

    platform: str
    verdict: VerdictWord
    cards: tuple[int, ...]
    waived: str = ""

    @property
    def symbol(self) -> str:
        """A sign that tells verdicts apart without colour."""
        return VERDICTS[self.verdict][0]

    @property
    def word(self) -> str:
        """The verdict in words."""
        return VERDICTS[self.verdict][1]


@dataclass(frozen=True, kw_only=True)
class Row:
    """The verdicts of one territory, in the order of the matrix's platforms."""

    territory: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, kw_only=True)
class Matrix:
    """Territories down, platforms across."""

    platforms: tuple[str, ...]
    rows: tuple[Row, ...]

    @property
    def cells(self) -> tuple[Cell, ...]:
        """All cells, row by row."""
        return tuple(cell for row in self.rows for cell in row.cells)

    @property
    def is_narrow(self) -> bool:
        """Whether the table fits a telephone as a table."""
        return len(self.platforms) <= _NARROW_COLUMNS and all(len(name) <= _NARROW_NAME for name in self.platforms)

    @property
    def heaviest(self) -> VerdictWord | None:
        """The heaviest verdict of all, ``None`` if nothing was judged."""
        present = {cell.verdict for cell in self.cells}
        return next((word for word in VERDICTS if word in present), None)

    @property
    def words(self) -> tuple[VerdictWord, ...]:
        """The verdicts that occur, the heaviest first."""
        return tuple(word for word in VERDICTS if self.count(word))

    def count(self, verdict: VerdictWord) -> int:
        """Count the cells with this verdict."""
        return sum(cell.verdict == verdict for cell in self.cells)

    def extent(self, verdict: VerdictWord) -> str:
        """Say where a verdict holds: everywhere, in whole territories, on whole platforms or in so many places."""
        hit = {(row.territory, cell.platform) for row in self.rows for cell in row.cells if cell.verdict == verdict}
        if len(hit) == len(self.cells):
            return "everywhere"
        territories = [row.territory for row in self.rows if all(cell.verdict == verdict for cell in row.cells)]
        if len(territories) * len(self.platforms) == len(hit):
            return f"in {listing(territories)}"
        columns = [name for name in self.platforms if all((row.territory, name) in hit for row in self.rows)]
        if len(columns) * len(self.rows) == len(hit):
            return f"on {listing(columns)}"
        return f"in {len(hit)} of {plural(len(self.cells), 'combination')} of territory and platform"


def make_matrix(verdicts: Sequence[Verdict], cards: Sequence[Card], findings: Sequence[Finding] = ()) -> Matrix:
    """Arrange verdicts in the order they come in, and count in each what of `findings` is waived there."""
    numbers = {fingerprint: card.number for card in cards for fingerprint in card.fingerprints}
    table: dict[str, dict[str, Cell]] = {}
    platforms: dict[str, None] = {}
    for verdict in verdicts:
        name = shortened(platform_name(verdict.platform), _LONGEST_NAME)
        because = sorted({numbers[one] for one in verdict.because if one in numbers})
        platforms[name] = None
        table.setdefault(shortened(territory_name(verdict.territory), _LONGEST_NAME), {})[name] = Cell(
            platform=name, verdict=verdict.verdict, cards=tuple(because), waived=_waived(verdict, findings, numbers)
        )
    rows = tuple(
        Row(territory=territory, cells=tuple(cells[name] for name in platforms if name in cells))
        for territory, cells in table.items()
    )
    return Matrix(platforms=tuple(platforms), rows=rows)


def _waived(verdict: Verdict, findings: Sequence[Finding], numbers: Mapping[str, int]) -> str:
    """Count what is waived in one cell, unless the waiver changes nothing there."""
    if verdict.verdict in {"blocked", "incomplete"}:
        return ""
    here = [one for one in findings if one.status == "waived" and _reaches(one.scope, verdict)]
    return waived_words(here, count=len({numbers.get(one.fingerprint) for one in here}))


def _reaches(scope: Mapping[str, str], verdict: Verdict) -> bool:
    """Whether a scope holds for a territory and platform; what is neither a territory nor a platform is everywhere."""
    return scope.get("territory", verdict.territory) == verdict.territory and (
        scope.get("platform", verdict.platform) == verdict.platform
    )
