"""Parts of one use add up to what they show of the reference, and to no more."""

from __future__ import annotations

import pytest

from compliance.detect.chain import MOST_ADDED, PART_PENALTY, reports
from compliance.detect.match import Segment
from compliance.detect.peaks import FRAMES_PER_S


def segment(at_s: float, ref_s: float, length_s: float, score: float, *, member: int = 0, reverse=False) -> Segment:
    first, last = at_s * FRAMES_PER_S, (at_s + length_s) * FRAMES_PER_S
    ends = (ref_s * FRAMES_PER_S, (ref_s + length_s) * FRAMES_PER_S)
    start, end = ends[::-1] if reverse else ends
    return Segment(member, first, last, start, end, 0.0, 1.0, reverse, score, 40, 12, 0.9)


def test_chops_of_one_passage_add_up():
    chops = [segment(4, 30, 1.0, 22), segment(5, 33, 0.8, 15), segment(6, 31.5, 0.8, 12)]
    (report,) = reports(chops)
    assert len(report.parts) == 3
    assert report.score == pytest.approx(22 + 6 + 3)


def test_a_short_run_alone_is_no_report():
    assert not reports([segment(4, 30, 1.0, 38)])


def test_what_a_part_adds_is_what_it_has_beyond_another_place():
    chops = [segment(4, 30, 2.4, 22), segment(7, 33, 0.8, 15), segment(7, 35, 0.8, 14)]
    (report,) = reports(chops)
    assert report.score == pytest.approx(22 + 15 - 0.9 * 14)


@pytest.mark.parametrize("reverse", [False, True])
def test_one_bar_of_a_groove_is_as_good_as_the_next(reverse):
    bars = [segment(3 * bar, 30 + 3 * place, 2.5, 30, reverse=reverse) for bar in range(2) for place in range(3)]
    assert 30 < max(report.score for report in reports(bars)) <= 30 + 30 - 0.9 * 30


def test_a_loop_that_repeats_is_hardly_new_evidence():
    loop = [segment(2 * k, 30, 2.0, 25 - k) for k in range(4)]
    (report,) = reports(loop)
    assert len(report.parts) == 4
    assert report.score == pytest.approx(25 + 0.15 * sum(25 - k - PART_PENALTY for k in (1, 2, 3)))


def test_all_parts_together_add_at_most_ten_nats():
    chops = [segment(k, 30 + 1.1 * (k * 3 % 8), 0.9, 24) for k in range(8)]
    (report,) = reports(chops)
    assert report.score == 24 + MOST_ADDED


def test_parts_of_distant_passages_are_uses_of_their_own():
    far = [segment(4, 30, 2.5, 30), segment(8, 50, 2.5, 28)]
    assert [report.score for report in reports(far)] == [30, 28]


@pytest.mark.parametrize(
    ("length_s", "coverage", "layer_only"),
    [(6, 0.68, True), (6, 0.72, False), (11.9, 0.8, False), (12.1, 0.8, True), (28, 0.84, True), (28, 0.9, False)],
)
def test_more_must_be_covered_of_a_long_run_than_of_a_sample(length_s, coverage, layer_only):
    (report,) = reports([segment(1, 30, length_s, 200)._replace(coverage=coverage)])
    assert report.layer_only is layer_only
