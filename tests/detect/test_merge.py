"""Findings of overlapping windows become one match; different uses stay apart."""

from __future__ import annotations

import msgspec
import pytest
from uses import found, segment

from compliance.detect.chain import LEAST_EVENTS, LEAST_RUN, reports
from compliance.detect.match import Segment
from compliance.detect.merge import Found, merged, reference_at
from compliance.detect.peaks import FRAMES_PER_S


def seconds(one: Found) -> tuple[float, float, float, float]:
    s = one.segment
    return tuple(round(x / FRAMES_PER_S, 3) for x in (s.first, s.last, s.reference_first, s.reference_last))


def test_a_use_seen_in_two_windows_is_one_match_and_the_overlap_counts_once():
    (one,) = merged([found(10, 24, 100, score=60), found(18, 34, 108, score=80)])
    assert seconds(one) == (10, 34, 100, 124)
    assert one.score == pytest.approx(80 + 60 * 8 / 14)


def test_a_use_seen_twice_whole_counts_once():
    (one,) = merged([found(18, 23, 50, score=60), found(18, 23, 50, score=58)])
    assert one.score == 60


def test_a_reversed_use_is_joined_along_its_own_direction():
    (one,) = merged([found(10, 20, 50, is_reversed=True), found(18, 30, 42, is_reversed=True)])
    assert seconds(one) == (10, 30, 50, 30)
    assert reference_at(one.segment, 20 * FRAMES_PER_S) == pytest.approx(40 * FRAMES_PER_S)


@pytest.mark.parametrize(
    "other",
    [
        {"member": 1},
        {"shift": 3.0},
        {"tempo": 1.1},
        {"is_reversed": True},
        {"reference_first": 200 * FRAMES_PER_S, "reference_last": 206 * FRAMES_PER_S},
    ],
    ids=["another reference", "another pitch", "another tempo", "backwards", "another place of the reference"],
)
def test_another_use_stays_another_match(other):
    assert len(merged([found(10, 20, 100), found(18, 24, 108, **other)])) == 2


def test_uses_far_apart_stay_apart():
    assert len(merged([found(10, 15, 100), found(20, 25, 110)])) == 2


def test_a_loop_is_one_chain_that_pays_for_each_further_part():
    (report,) = reports([segment(2 + 2 * k, 4 + 2 * k, 50, score=30 - k) for k in range(3)])
    assert len(report.parts) == 3
    assert report.score == pytest.approx(30 + 0.15 * ((29 - 9) + (28 - 9)))


def test_weaker_copies_of_a_stretch_add_nothing():
    (report,) = reports([segment(2, 8, 50, score=40), segment(2.2, 8, 50.2, score=30)])
    assert report.score == 40


def test_what_is_missing_of_the_reference_lowers_the_score_and_is_named():
    (layer,) = reports([segment(2, 8, 50, coverage=0.5)])
    assert layer.layer_only
    assert layer.score == pytest.approx(40 - 50 * 0.12)


def test_one_chord_is_no_match():
    short = segment(2, 2 + 0.9 * LEAST_RUN / FRAMES_PER_S, 50)
    assert not reports([short])
    assert not reports([segment(2, 8, 50, events=LEAST_EVENTS - 1)])
    assert reports([segment(2, 8, 50, events=LEAST_EVENTS)])


CHOPS = [(2, 15), (3.2, 13.5), (4.4, 17)]
"""Seconds of asset and reference at which parts of 0.7 s begin."""


def chopped(chops=CHOPS, *, length_s: float = 0.7, **changes) -> list[Segment]:
    return [segment(at, at + length_s, ref, score=20 - k, events=4, **changes) for k, (at, ref) in enumerate(chops)]


def test_two_chops_of_one_passage_add_up_to_a_run():
    (report,) = reports(chopped(CHOPS[:2], length_s=1.12))
    assert len(report.parts) == 2
    assert report.score == 20 + (19 - 9)


def test_chops_that_are_no_longer_than_a_chord_together_are_no_match():
    assert not reports(chopped(CHOPS[:2], length_s=1.08))


def test_one_chord_heard_twice_is_no_match():
    assert not reports(chopped([(2, 15), (9, 15.1)], length_s=1.2))


def test_chords_from_far_apart_in_the_reference_are_no_match():
    assert not reports(chopped([(2, 15), (3, 40)], length_s=1.2))


def test_backward_chops_of_one_passage_add_up_too():
    assert reports(chopped(CHOPS[:2], length_s=1.12, is_reversed=True))


def test_a_run_of_a_chord_that_was_sped_up_is_measured_in_the_asset():
    assert not reports([segment(2, 3.5, 50, tempo=1.3)])


def test_a_short_part_may_miss_the_tempo_by_more_than_a_long_one():
    long, short = segment(2, 8, 50), segment(9, 9.7, 58, tempo=1.08, score=20)
    (together,) = reports([long, short])
    assert len(together.parts) == 2
    assert len(reports([long, segment(9, 12, 58, tempo=1.08, score=20)])) == 2


def test_stretches_joined_keep_what_either_says():
    one, other = found(10, 13, 100), found(12, 15, 102)
    (joined,) = merged([one, msgspec.structs.replace(other, recurring=True)])
    assert joined.recurring
