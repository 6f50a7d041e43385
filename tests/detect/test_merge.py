"""Findings of overlapping windows become one match; different uses stay apart."""

from __future__ import annotations

import msgspec
import pytest
from music import piece

from compliance.detect.chain import LEAST_EVENTS, LEAST_RUN, reports
from compliance.detect.index import build_table, joined_index
from compliance.detect.match import Segment
from compliance.detect.merge import Found, merged, of_one_label, reference_at, with_weaker
from compliance.detect.packing import print_of
from compliance.detect.peaks import FRAMES_PER_S, RATE_HZ


def segment(first_s: float, last_s: float, ref_s: float, **changes) -> Segment:
    tempo, is_reversed = changes.get("tempo", 1.0), changes.get("is_reversed", False)
    length = (last_s - first_s) * tempo * (-1 if is_reversed else 1)
    values = {
        "member": 0, "first": first_s * FRAMES_PER_S, "last": last_s * FRAMES_PER_S,
        "reference_first": ref_s * FRAMES_PER_S, "reference_last": (ref_s + length) * FRAMES_PER_S,
        "shift": 0.0, "tempo": tempo, "is_reversed": is_reversed, "score": 40.0, "matched": 50, "events": 20,
        "coverage": 0.9,
    }  # fmt: skip
    return Segment(**(values | changes))


def found(*args: float, **changes) -> Found:
    one = segment(*args, **changes)
    return Found(segment=one, score=one.score, layer_only=False)


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


def labels(*stretches: tuple[float, float, bool]) -> list[bool]:
    uses = [Found(segment=segment(a, b, 50 + a), score=40, layer_only=only) for a, b, only in stretches]
    return [one.layer_only for one in of_one_label(uses)]


def test_one_use_has_one_label_that_of_most_of_its_length():
    assert labels((2, 12, True), (20, 24, False)) == [True, True]
    assert labels((2, 6, True), (20, 30, False)) == [False, False]


def test_another_recording_keeps_its_own_label():
    layer = Found(segment=segment(2, 12, 50), score=40, layer_only=True)
    whole = Found(segment=segment(20, 24, 50, member=1), score=40, layer_only=False)
    assert [one.layer_only for one in of_one_label([layer, whole])] == [True, False]


def test_a_brief_use_is_labelled_like_a_longer_one_of_the_same_reference():
    layer = Found(segment=segment(2, 32, 50), score=90, layer_only=True)
    brief = Found(segment=segment(40, 42, 80, shift=-6.0), score=30, layer_only=False)
    long = Found(segment=segment(40, 52, 80, shift=-6.0), score=60, layer_only=False)
    assert [one.layer_only for one in of_one_label([layer, brief])] == [True, True]
    assert [one.layer_only for one in of_one_label([layer, long])] == [True, False]
    other = msgspec.structs.replace(brief, segment=brief.segment._replace(member=1))
    assert [one.layer_only for one in of_one_label([layer, other])] == [True, False]


def test_a_brief_use_is_shared_with_those_that_share_another_use_of_the_reference():
    other = msgspec.structs.replace(found(2, 32, 50), shared_with=(1,))
    brief, long = found(40, 43, 80, member=1), found(40, 52, 80, member=1)
    assert [one.shared_with for one in of_one_label([other, brief])] == [(1,), (0,)]
    assert [one.shared_with for one in of_one_label([other, long])] == [(1,), ()]


def recurring(*stretches: tuple[float, float, bool], **changes) -> list[bool]:
    uses = [
        Found(segment=segment(a, b, 50, **changes), score=40, layer_only=False, recurring=again)
        for a, b, again in stretches
    ]
    return [one.recurring for one in of_one_label(uses)]


def test_a_use_recurs_if_a_stretch_of_it_does_and_none_is_longer_than_a_pattern():
    assert recurring((2, 4, False), (20, 22, True)) == [True, True]
    assert recurring((2, 12, False), (20, 22, True)) == [False, False]
    assert recurring((2, 4, False), (20, 22, False)) == [False, False]


def test_stretches_joined_keep_what_either_says():
    one, other = found(10, 13, 100), found(12, 15, 102)
    (joined,) = merged([one, msgspec.structs.replace(other, recurring=True)])
    assert joined.recurring


@pytest.fixture(scope="module")
def spliced():
    """Three recordings; the second holds four seconds of the first from its own seventh second on."""
    first, second, third = (piece(seed, 20.0, rate_hz=RATE_HZ).copy() for seed in (1, 2, 3))
    second[7 * RATE_HZ : 11 * RATE_HZ] = first[5 * RATE_HZ : 9 * RATE_HZ]
    prints = [print_of(str(number), [sound]) for number, sound in enumerate((first, second, third))]
    return joined_index([(build_table(prints), prints)])


def beside(spliced, *weak: Found) -> tuple[int, ...]:
    """What is named in a match of the first recording's seconds 5 to 9, heard from the asset's second 2 on."""
    (named,) = with_weaker([found(2, 6, 5)], weak, spliced)
    return named.shared_with


def test_a_weaker_finding_of_the_same_sound_is_named_in_a_brief_match(spliced):
    assert beside(spliced, found(2, 6, 7, member=1, score=17)) == (1,)
    (long,) = with_weaker([found(2, 11, 5)], [found(2, 6, 7, member=1, score=17)], spliced)
    assert long.shared_with == ()


def test_a_weaker_finding_of_another_sound_or_stretch_is_not(spliced):
    assert beside(spliced, found(2, 6, 7, member=2, score=17)) == ()
    assert beside(spliced, found(12, 16, 7, member=1, score=17)) == ()
    assert beside(spliced, found(2, 6, 12, member=0, score=17)) == ()
    assert beside(spliced) == ()
