"""What would change a verdict, territory by territory."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.report.names import platform_name, territory_name
from compliance.report.wording import VERDICTS, listing, shortened

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import RenderableType

    from compliance.model.findings import Cure, TerritoryVerdict, VerdictWord
    from compliance.report.subjects import Subjects

_MOST = 6
_OPENINGS: dict[VerdictWord, str] = {
    "blocked": "blocked until",
    "incomplete": "incomplete until",
    "review": "for review: somebody has to decide on",
    "needs_facts": "needs facts:",
}


def cure_blocks(territories: Sequence[TerritoryVerdict], subjects: Subjects) -> Iterator[RenderableType]:
    """Yield what each verdict rests on, territories that rest on the same told together; nothing for clear ones."""
    from rich.padding import Padding
    from rich.text import Text

    together: dict[tuple[VerdictWord, tuple[Cure, ...]], list[TerritoryVerdict]] = {}
    for row in territories:
        together.setdefault((row.verdict, tuple(_essence(cure) for cure in row.clears_when)), []).append(row)
    for (verdict, cures), rows in together.items():
        where = _places(rows)
        if verdict == "clear":
            yield Text.assemble(
                (f"{where}: ", "bold"), f"{VERDICTS['clear'][1]}: nothing that was found is in the way."
            )
            continue
        yield Text.assemble((f"{where}: ", "bold"), _OPENINGS[verdict])
        for cure in cures[:_MOST]:
            yield Padding(Text(_words(cure, subjects)), (0, 0, 0, 2))
        if len(cures) > _MOST:
            yield Padding(Text(f"and {len(cures) - _MOST} more", "dim"), (0, 0, 0, 2))


def _essence(cure: Cure) -> Cure:
    """What a reader has to do: the rules, and what gives up a territory, differ from territory to territory."""
    import msgspec

    return msgspec.structs.replace(cure, rules=(), instead=())


def _places(rows: Sequence[TerritoryVerdict]) -> str:
    names = listing([territory_name(row.territory) for row in rows])
    platforms = {row.platforms for row in rows}
    on = ""
    if len(platforms) == 1:
        (only,) = platforms
        on = f" on {listing([platform_name(one) for one in only])}" if only != ("any",) else ""
    return f"{names}{on}"


def _words(cure: Cure, subjects: Subjects) -> str:
    about = "the release" if cure.about == "release" else subjects.label(cure.about)
    if cure.missing:
        return f"{about}: add {listing([shortened(field, 60) for field in cure.missing])}"
    return f"{about}: {' '.join(cure.actions)}"
