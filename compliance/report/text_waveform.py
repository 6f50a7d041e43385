"""A master as one line of blocks, with a row beneath that shows where a known recording sounds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.report.heard import heard_words
from compliance.report.wording import plural, shortened

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.text import Text

    from compliance.report.assets import AssetView
    from compliance.report.terminal import Display
    from compliance.report.view import View

_UNICODE_LEVELS, _ASCII_LEVELS = " ▁▂▃▄▅▆▇█", " .:-=+*#@"
_MOST_ASSETS = 6
_LONGEST_NAME = 24


def waveform_lines(view: View, display: Display) -> Iterator[Text]:
    """Yield two or three lines per master, or per file with passages where no file is a master."""
    from rich.text import Text

    marked = [asset for asset in view.assets if asset.is_drawn]
    drawn = [asset for asset in marked if asset.role == "master"] or marked
    for asset in drawn[:_MOST_ASSETS]:
        yield from _asset_lines(asset, display)
    left_out = len(marked) - len(drawn[:_MOST_ASSETS])
    if left_out:
        yield Text(f"{plural(left_out, 'more file')} in which something was recognised.", "dim")
    yield Text("")


def _asset_lines(asset: AssetView, display: Display) -> Iterator[Text]:
    from rich.cells import cell_len
    from rich.text import Text

    left, right = ("▕", "▏") if display.unicode else ("|", "|")
    lead = f"{shortened(asset.id, min(_LONGEST_NAME, display.width // 3))}  {asset.length}  "
    label = heard_words(asset.passages)
    space = display.width - cell_len(lead) - 2
    columns = max(8, min(48, space - len(label) - 3 if space - len(label) >= 27 else space))
    wave = sparkline(asset.envelope, columns, unicode=display.unicode)
    line = Text.assemble(lead, (left, "dim"), wave, (right, "dim"))
    marks = Text(" " * (cell_len(lead) + 1)).append_text(_marks(asset, columns, unicode=display.unicode))
    last = marks if asset.passages else line
    if asset.passages:
        yield line
    if space - columns >= len(label) + 3:
        yield last.append(f"   {label}")
    else:
        yield last
        yield Text(" " * max(0, min(cell_len(lead) + 1, display.width - len(label))) + label)


def sparkline(envelope: Sequence[float], columns: int, *, unicode: bool) -> str:
    """Draw peak levels 0..1 in `columns` characters, the loudest as a full block."""
    levels = _UNICODE_LEVELS if unicode else _ASCII_LEVELS
    loudest = max(envelope, default=0.0)
    if loudest <= 0:
        return levels[0] * columns
    peaks = [max(envelope[a:b]) for a, b in _slices(len(envelope), columns)]
    return "".join(
        levels[max(1, round(peak / loudest * (len(levels) - 1)))] if peak > 0 else levels[0] for peak in peaks
    )


def _slices(points: int, columns: int) -> list[tuple[int, int]]:
    starts = [column * points // columns for column in range(columns)]
    return [(start, max(start + 1, (column + 1) * points // columns)) for column, start in enumerate(starts)]


def _marks(asset: AssetView, columns: int, *, unicode: bool) -> Text:
    """Mark the columns in which a passage sounds: full if it is in question, light if it is accounted for."""
    from rich.text import Text

    full, light = ("█", "░") if unicode else ("#", "-")
    row = [" "] * columns
    for passage in sorted(asset.passages, key=lambda passage: passage.id in asset.in_question):
        if asset.duration_ms <= 0:
            continue
        first = min(columns - 1, passage.start_ms * columns // asset.duration_ms)
        last = min(columns, max(first + 1, -(-passage.end_ms * columns // asset.duration_ms)))
        row[first:last] = [full if passage.id in asset.in_question else light] * (last - first)
    return Text("".join(row), "red")
