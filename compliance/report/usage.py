"""The usage map as text for people, as JSON, and as a cue sheet in CSV."""

from __future__ import annotations

import csv
import io
import os
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import msgspec

from compliance.report.neutral import neutral, neutral_struct
from compliance.report.passages import transform_words
from compliance.report.terminal import Display, display_of, rendered
from compliance.report.wording import confidence_words, listing, plural, time_range

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

    from compliance.model.usage import UsageMap, UsageRow

COLUMNS = ("start", "end", "source", "artist", "isrc", "licence", "master")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def render_usage(found: UsageMap, *, display: Display | None = None) -> str:
    """Return the map as text: the rows of each master, then duplicates and what could not be looked for."""
    display = display or replace(display_of(sys.stdout, os.environ), colour=False)
    return rendered(_blocks(neutral_struct(found)), display)


def render_usage_json(found: UsageMap) -> str:
    """Return the map as indented JSON, ending in a newline."""
    return msgspec.json.format(msgspec.json.encode(found), indent=2).decode() + "\n"


def render_cue_sheet(found: UsageMap) -> str:
    """Return the rows as CSV (RFC 4180); no cell is one that a spreadsheet would run as a formula."""
    sheet = io.StringIO()
    writer = csv.writer(sheet)
    writer.writerow(COLUMNS)
    for row in found.rows:
        licences = " ".join(row.licences)
        cells = (_timecode(row.start_s), _timecode(row.end_s), _source(row), row.artist, row.isrc, licences, row.master)
        writer.writerow([cell_text(cell or "") for cell in cells])
    return sheet.getvalue()


def cell_text(text: str) -> str:
    """Return a text as a spreadsheet may hold it: one that would be taken for a formula gets an apostrophe before it.

    >>> cell_text("=1+1"), cell_text("kick.wav")
    ("'=1+1", 'kick.wav')
    """
    safe = neutral(text)
    return f"'{safe}" if text.startswith(_FORMULA) or safe.startswith(_FORMULA) else safe


def _source(row: UsageRow) -> str:
    return row.source if row.kind == "project_file" else row.title or row.source


def _timecode(seconds: float) -> str:
    millis = round(seconds * 1000)
    return f"{millis // 3_600_000:02}:{millis // 60_000 % 60:02}:{millis // 1000 % 60:02}.{millis % 1000:03}"


def _blocks(found: UsageMap) -> Iterator[RenderableType]:
    from rich.text import Text

    for master in found.masters:
        yield Text(master, "bold")
        rows = [row for row in found.rows if row.master == master]
        for row in rows:
            yield Text(f"  {_range(row.start_s, row.end_s)}  {_source(row)}: {_words(row)}")
        if not rows:
            yield Text("  nothing found")
    for twins in found.duplicates:
        how = "the same file" if twins.identical else "the same recording"
        yield Text(f"Duplicates ({how}): {listing(twins.files)}")
    for row in found.coverage:
        if row.status != "done":
            yield Text(f"{row.asset}: not searched to its end: {row.reason}", "dim")
    for problem in found.problems:
        yield Text(f"{problem.path}: not looked for: {problem.problem}", "dim")
    yield Text(f"{plural(len(found.rows), 'use')} in {plural(len(found.masters), 'master')}.")


def _words(row: UsageRow) -> str:
    change = {
        "pitch_semitones_hundredths": round(row.pitch_semitones * 100),
        "tempo_ratio_millis": round(row.tempo_ratio * 1000),
        "reversed": row.reversed,
    }
    origin = f"from {_range(row.source_start_s, row.source_end_s)}"
    if row.kind == "library_item":
        origin += " of the library item"
    licences = f"licence {listing(row.licences)}" if row.licences else "no licence named"
    return f"{origin}, {transform_words(change)}; {licences}; {confidence_words(round(row.confidence * 1000))} sure"


def _range(start_s: float, end_s: float) -> str:
    return time_range(round(start_s * 1000), round(end_s * 1000), tenths=True)
