"""The evidence of a passage is drawn where it belongs, in words as well as in marks."""

from __future__ import annotations

import re

import msgspec
import pytest
import report_scans as scans

from compliance.report.drawing import PLOT_HEIGHT, PLOT_WIDTH, draw_evidence
from compliance.report.html import render_html
from compliance.report.view import make_view


def points(path: str) -> list[tuple[int, int]]:
    return [(int(x), int(y)) for x, y in re.findall(r"M(\d+) (\d+)h0", path)]


def drawn(**changes):
    return draw_evidence(msgspec.structs.replace(scans.peaks(41.2, 57.3, 62.0, 79.1, count=5), **changes))


def test_each_peak_is_one_mark_of_its_kind():
    drawing = drawn(states="pmxpp")
    assert [len(points(path)) for path in (drawing.present, drawing.masked, drawing.missing)] == [3, 1, 1]
    assert drawing.counts == (3, 1, 1)
    assert "5 of 10 peaks" in drawing.summary
    assert "3 present, 1 masked by something at least as loud, 1 missing" in drawing.summary


def test_time_runs_to_the_right_and_frequency_upwards():
    drawing = drawn(states="ppppp", frequency_hz=(125.0, 250.0, 500.0, 1000.0, 4000.0))
    across, down = zip(*points(drawing.present), strict=True)
    assert across == (0, 250, 500, 750, 1000)
    assert list(down) == sorted(down, reverse=True)
    heights = {line.label: line.percent for line in drawing.lines}
    assert down[0] / PLOT_HEIGHT * 100 == pytest.approx(heights["125 Hz"], abs=0.1)
    assert down[4] / PLOT_HEIGHT * 100 == pytest.approx(heights["4 kHz"], abs=0.1)


def test_nothing_is_drawn_outside_the_frame():
    drawing = drawn(states="ppppp", frequency_hz=(1.0, 9e9, 500.0, 1.0, 2.0), time_s=(0.0, 41.2, 50.0, 99.0, 99.0))
    assert all(0 <= x <= PLOT_WIDTH and 0 <= y <= PLOT_HEIGHT for x, y in points(drawing.present))


def test_the_same_place_is_named_here_and_there():
    first, _, last = drawn().moments
    assert (first.here, first.there) == ("0:41.2", "1:02.0")
    assert (last.here, last.there) == ("0:57.3", "1:19.1")


def test_a_reversed_excerpt_runs_backwards_there():
    times = tuple(reversed(scans.peaks(0, 1, 62.0, 79.1, count=5).reference_time_s))
    first, _, last = drawn(reference_time_s=times).moments
    assert (first.there, last.there) == ("1:19.1", "1:02.0")


def test_the_report_draws_the_passage_that_the_evidence_belongs_to():
    view = make_view(scans.single())
    with_drawing = [passage.letter for asset in view.assets for passage in asset.drawn]
    assert with_drawing == ["A"]
    html = render_html(scans.single())
    assert html.count('class="evidence"') == 1
    assert "The peaks that passage A rests on" in html
    assert "1 false alarm this strong in 500 such scans" in html


def test_without_evidence_nothing_is_drawn():
    scan = scans.single()
    bare = tuple(msgspec.structs.replace(match, evidence=None) for match in scan.identification.matches)
    told = msgspec.structs.replace(scan.identification, matches=bare)
    assert 'class="evidence"' not in render_html(scans.single(identification=told))
