"""The report for a terminal: any width, any stream, any text."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
import report_scans as scans
import report_scans_many as many
from rich.cells import cell_len

from compliance.model.scan import Scan
from compliance.report.terminal import Display, display_of, show
from compliance.report.text import render_scan
from compliance.report.text_findings import folded
from compliance.report.text_waveform import sparkline

ALL = {
    "single": scans.single,
    "clean": scans.clean,
    "empty": scans.empty,
    "hostile": scans.hostile,
    "crowded": many.crowded,
    "decided": many.decided,
}
WIDE = Display(width=112)
ESCAPE = re.compile(r"\x1b\[[0-9;]*m")


@pytest.mark.parametrize("width", [40, 52, 71, 72, 80, 100, 112])
@pytest.mark.parametrize("name", ALL)
def test_no_line_is_wider_than_the_terminal(name: str, width: int) -> None:
    text = render_scan(ALL[name](), verbose=True, display=Display(width=width))
    assert text.strip()
    assert max(cell_len(line) for line in text.splitlines()) <= width
    assert not any(line.endswith(" ") for line in text.splitlines())


@pytest.mark.parametrize("name", ALL)
def test_plain_text_has_no_escapes_and_colour_only_adds_them(name: str) -> None:
    plain = render_scan(ALL[name]())
    coloured = render_scan(ALL[name](), display=Display(colour=True))
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", plain)
    assert ESCAPE.search(coloured)
    words = [ESCAPE.sub("", line).rstrip() for line in coloured.splitlines()]
    assert words == plain.splitlines()
    assert "\x1b" not in ESCAPE.sub("", coloured)


def test_rich_markup_in_a_name_is_only_text() -> None:
    text = render_scan(scans.single(project="[red]loud[/red] :warning: [link=https://evil.example]x[/link]"))
    assert text.startswith("\n[red]loud[/red] :warning: [link=https://evil.example]x[/link] · single")


def test_the_single_reads_as_agreed() -> None:
    expected = (Path(__file__).parent / "single-80.txt").read_text()
    assert render_scan(scans.single(), report="rights-report.html") == expected


def test_notes_are_counted_unless_asked_for() -> None:
    short, long = (render_scan(scans.single(), verbose=verbose, display=WIDE) for verbose in (False, True))
    assert "2 notes: " in short
    assert "licensed loop is not exclusive" not in short
    assert "licensed loop is not exclusive" in long
    assert "by R. Imai until 2027-01-31: the producer stays anonymous" in short
    assert "the producer stays anonymous" in long


def test_the_first_finding_about_a_thing_is_told_in_full_and_cures_the_whole() -> None:
    short, long = (render_scan(scans.single(), verbose=verbose, display=WIDE) for verbose in (False, True))
    words = " ".join(short.split())
    assert "also us/sampling-composition A composition is used without its owners' consent" in words
    assert "The same passage uses the composition" not in short
    assert "The same passage uses the composition" in long
    cure = words.index(scans.LICENSE_MASTER.text)
    assert words.index(scans.LICENSE_COMPOSITION.text) < words.index("also us/sampling-composition")
    assert cure < words.index(scans.LICENSE_COMPOSITION.text) < words.index("Or: Remove the asset")


def test_a_question_for_counsel_is_printed_once() -> None:
    found = [
        scans.finding(f"us/{name}", {"territory": "US"}, name, subject=f"component:{name}", escalation=(scans.E24,))
        for name in ("hook", "pad")
    ]
    text = render_scan(scans.single(judgement=scans.Judgement(findings=tuple(found), verdicts=())), display=WIDE)
    assert text.count("Ask (E24): ") == 1
    assert text.count("Ask: E24 as above") == 1


def test_a_finding_told_in_brief_still_says_that_it_needs_a_lawyer() -> None:
    found = [
        scans.finding("us/a", {"territory": "US"}, "A."),
        scans.finding("us/b", {"territory": "US"}, "B.", title="Second", escalation=(scans.E24,)),
    ]
    text = render_scan(scans.single(judgement=scans.Judgement(findings=tuple(found), verdicts=())), display=WIDE)
    assert "Second (and a question for a lawyer: E24)" in text


def test_a_warning_about_a_thing_already_told_is_named() -> None:
    found = [
        scans.finding("us/a", {"territory": "US"}, "The first message."),
        scans.finding("youtube/b", {"platform": "youtube"}, "The second message.", title="B", severity="warning"),
        scans.finding("us/c", {"territory": "US"}, "The third message.", severity="warning", subject="component:pad"),
    ]
    scan = scans.single(judgement=scans.Judgement(findings=tuple(found), verdicts=()))
    text = render_scan(scan, display=WIDE)
    assert re.search(r"warning +youtube/b +“Night Drive” \(Ada Nova, 2011\), used as ‘hook’: B\n", text)
    assert "The second message." not in text
    assert "The third message." in text
    assert "The second message." in render_scan(scan, display=WIDE, verbose=True)


def test_many_platforms_become_a_list() -> None:
    wide = render_scan(scans.single(), display=Display(width=80))
    narrow = render_scan(scans.single(), display=Display(width=40))
    assert re.search(r"United States +✕ blocked +✕ blocked +✕ blocked", wide)
    assert "United States: ✕ blocked on Spotify, YouTube and SoundCloud" in " ".join(narrow.split())


def test_a_terminal_without_block_characters_gets_ascii_pictures() -> None:
    text = render_scan(scans.single(), display=Display(unicode=False))
    assert not set(text) & set("▁▂▃▄▅▆▇█▕▏░✕§✓")
    assert "x blocked" in text
    stream = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    show(text, stream)
    stream.seek(0)
    assert "\\u201cNight" in stream.read()


class Terminal(io.TextIOWrapper):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("terminal", "environ", "colour"),
    [
        (True, {"COLUMNS": "90"}, True),
        (True, {"COLUMNS": "90", "TERM": "dumb"}, False),
        (True, {"COLUMNS": "90", "NO_COLOR": "1"}, False),
        (True, {"COLUMNS": "90", "NO_COLOR": ""}, True),
        (True, {"COLUMNS": "90", "NO_COLOR": "1", "FORCE_COLOR": "1"}, False),
        (False, {"COLUMNS": "90"}, False),
        (False, {"FORCE_COLOR": "1"}, True),
    ],
)
def test_colour_follows_the_stream_and_the_environment(terminal: bool, environ: dict[str, str], colour: bool) -> None:
    stream = (Terminal if terminal else io.TextIOWrapper)(io.BytesIO(), encoding="utf-8")
    display = display_of(stream, environ)
    assert display == Display(width=90 if terminal else 80, colour=colour, unicode=True)


@pytest.mark.parametrize(("columns", "width"), [("10", 40), ("400", 112), ("nonsense", 80)])
def test_the_width_stays_readable(columns: str, width: int) -> None:
    stream = Terminal(io.BytesIO(), encoding="latin-1")
    assert display_of(stream, {"COLUMNS": columns}) == Display(width=width, colour=True, unicode=False)


def test_a_sparkline_shows_peaks() -> None:
    assert sparkline((0.0, 0.5, 1.0, 0.25), 4, unicode=True) == " ▄█▂"
    assert sparkline((0.1,) * 90 + (0.2,) + (0.1,) * 9, 10, unicode=True) == "▄▄▄▄▄▄▄▄▄█"
    assert sparkline((), 3, unicode=True) == sparkline((0.0,), 3, unicode=True) == "   "
    assert cell_len(sparkline((0.3, 0.9), 40, unicode=False)) == 40


@pytest.mark.parametrize("columns", [8, 12, 22, 80])
def test_a_folded_name_keeps_every_character(columns: int) -> None:
    name = "us/sampling-de-minimis-split" + "W" * 30
    lines = folded(name, columns, after="/-_")
    assert "".join(lines) == name
    assert max(map(len, lines)) <= columns


def test_marks_stand_under_the_waveform_they_mark() -> None:
    lines = render_scan(one_passage(start_ms=50_000, end_ms=75_000)).splitlines()
    wave = next(n for n, line in enumerate(lines) if "▕" in line)
    left, right = lines[wave].index("▕") + 1, lines[wave].index("▏")
    marked = [column - left for column, char in enumerate(lines[wave + 1]) if char in "█░"]
    width = right - left
    assert marked
    assert abs(marked[0] / width - 0.5) <= 1 / width
    assert abs((marked[-1] + 1) / width - 0.75) <= 1 / width


def one_passage(*, start_ms: int, end_ms: int) -> Scan:
    master = scans.audio_asset("master.wav", "master", 100.0)
    document = scans.facts() | {"detections": [scans.detection("d1", start_ms, end_ms)]}
    return scans.single(assets=(master,), facts=document)
