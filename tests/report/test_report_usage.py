"""The usage map as text and as a cue sheet that no spreadsheet runs."""

from __future__ import annotations

import csv
import io

import msgspec
import pytest

from compliance.model.files import Problem
from compliance.model.matching import Analysis
from compliance.model.usage import Duplicate, UsageMap, UsageRow
from compliance.report.terminal import Display
from compliance.report.usage import cell_text, render_cue_sheet, render_usage, render_usage_json

ROW = UsageRow(
    master="masters/a.wav",
    start_s=3661.5,
    end_s=3670.0,
    source="samples/hook.wav",
    kind="project_file",
    artist="Ada",
    isrc="GBAAA2600001",
    licences=("pack-1", "pack-2"),
    source_start_s=0.0,
    source_end_s=8.5,
    pitch_semitones=3.0,
    tempo_ratio=1.0,
    reversed=True,
    stem="mix",
    layer_only=False,
    confidence=0.999,
)
FOUND = UsageMap(
    masters=("masters/a.wav", "masters/b.wav"),
    rows=(ROW,),
    duplicates=(Duplicate(files=("x.wav", "y.wav"), identical=False),),
    problems=(Problem(path="kick.wav", problem="too short"),),
    coverage=(Analysis(asset="masters/b.wav", analysis="fingerprint", status="inconclusive", reason="truncated"),),
)


def lines(found: UsageMap) -> list[list[str]]:
    return list(csv.reader(io.StringIO(render_cue_sheet(found), newline="")))


def test_the_text_tells_uses_duplicates_and_gaps():
    text = render_usage(FOUND, display=Display(width=200))
    assert text.splitlines() == [
        "masters/a.wav",
        (
            "  1:01:01.5–1:01:10.0  samples/hook.wav: from 0:00.0–0:08.5, +3 semitones, reversed; "
            "licence pack-1 and pack-2; 99.9 % sure"
        ),
        "masters/b.wav",
        "  nothing found",
        "Duplicates (the same recording): x.wav and y.wav",
        "masters/b.wav: not searched to its end: truncated",
        "kick.wav: not looked for: too short",
        "1 use in 2 masters.",
    ]


def test_the_cue_sheet_has_times_source_and_licences():
    assert lines(FOUND)[1] == [
        "01:01:01.500", "01:01:10.000", "samples/hook.wav", "Ada", "GBAAA2600001", "pack-1 pack-2", "masters/a.wav",
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "  =1", '=HYPERLINK("http://x")'])
def test_no_cell_is_a_formula(text):
    assert cell_text(text).startswith("'")
    row = msgspec.structs.replace(ROW, source=text, artist=text, isrc=text, master=text)
    cells = lines(msgspec.structs.replace(FOUND, rows=(row,)))[1]
    assert all(not cell.lstrip().startswith(("=", "+", "-", "@")) for cell in cells)


def test_commas_quotes_and_line_breaks_stay_in_their_cell():
    row = msgspec.structs.replace(ROW, kind="library_item", title='a,"b"\nc\x1b[31m')
    assert lines(msgspec.structs.replace(FOUND, rows=(row,)))[1][2] == 'a,"b" c\\x1b[31m'


def test_json_survives_the_round_trip():
    assert msgspec.json.decode(render_usage_json(FOUND), type=UsageMap) == FOUND
