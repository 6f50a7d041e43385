"""The geometry of the waveform timeline."""

from __future__ import annotations

import re
from itertools import pairwise

import report_scans as scans
from hypothesis import given
from hypothesis import strategies as st

from compliance.report.assets import AssetView
from compliance.report.timeline import WAVE_HEIGHT, WAVE_WIDTH, draw_timeline, outline
from compliance.report.view import make_view


def asset_with(ranges: list[tuple[int, int]], duration_ms: int) -> AssetView:
    found = [scans.detection(f"d{n:03d}", start, end) for n, (start, end) in enumerate(ranges)]
    master = scans.audio_asset("master.wav", "master", duration_ms / 1000)
    document = scans.facts() | {"detections": found}
    return make_view(scans.single(facts=document, assets=(master,))).assets[0]


RANGES = st.lists(st.tuples(st.integers(0, 300_000), st.integers(1, 60_000)), max_size=30)


@given(RANGES, st.integers(1, 300_000))
def test_everything_lies_inside_the_drawing(ranges: list[tuple[int, int]], duration_ms: int) -> None:
    line = draw_timeline(asset_with([(start, start + length) for start, length in ranges], duration_ms))
    assert len(line.bars) == len(ranges)
    for bar in line.bars:
        assert 0 <= bar.left_percent <= bar.left_percent + bar.width_percent <= 100.0001
        assert 3 <= bar.tag_percent <= 97
        assert bar.width_percent > 0
    assert all(0 <= tick.percent <= 100 for tick in line.ticks)
    assert 1 <= len(line.ticks) <= 8


@given(RANGES)
def test_letters_in_one_lane_never_touch(ranges: list[tuple[int, int]]) -> None:
    line = draw_timeline(asset_with([(start, start + length) for start, length in ranges], 360_000))
    for lane in range(line.lanes):
        tags = sorted(bar.tag_percent for bar in line.bars if bar.lane == lane)
        assert all(right - left >= 6.49 for left, right in pairwise(tags))


def test_a_passage_stands_where_it_sounds() -> None:
    line = draw_timeline(asset_with([(60_000, 90_000)], 240_000))
    (bar,) = line.bars
    assert (bar.left_percent, bar.width_percent, bar.tag_percent, bar.lane) == (25, 12.5, 31.25, 0)
    assert [tick.label for tick in line.ticks] == ["0:00", "1:00", "2:00", "3:00", "4:00"]
    assert line.ticks[-1].anchor == "end"


def test_a_waveform_is_mirrored_and_fills_the_height() -> None:
    path = outline((0.0, 0.25, 0.5, 0.1))
    points = [(float(x), float(y)) for x, y in re.findall(r"([\d.]+) ([\d.]+)", path)]
    assert len(points) == 8
    assert {x for x, _ in points} == {0, 200, 400, WAVE_WIDTH}
    assert min(y for _, y in points) == 2
    assert max(y for _, y in points) == WAVE_HEIGHT - 2
    top, bottom = points[:4], points[4:][::-1]
    assert all(abs(a[1] + b[1] - WAVE_HEIGHT) < 0.11 for a, b in zip(top, bottom, strict=True))


def test_silence_and_unknown_levels_have_no_waveform() -> None:
    assert outline(()) == outline((0.0, 0.0)) == ""
    assert draw_timeline(asset_with([], 0)).ticks == ()


def test_the_description_says_what_the_picture_shows() -> None:
    view = make_view(scans.single())
    assert draw_timeline(view.assets[0]).description.startswith(
        "3:42 long, 3 passages of somebody else's recording; "
        "A from 0:41.2–0:57.3: “Night Drive” (Ada Nova, 2011), declared as ‘hook’;"
    )
    quiet = draw_timeline(make_view(scans.clean()).assets[0])
    assert quiet.description == "1:01 long, nothing recognised."
