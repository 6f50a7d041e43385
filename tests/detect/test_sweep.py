"""Pairs of peaks find, at its own speed, what has lost its quads; and a brute count finds the same."""

from __future__ import annotations

import msgspec
import numpy as np
import pytest
from music import buried, piece

from compliance.detect import sweep
from compliance.detect.fit import grid_over
from compliance.detect.index import build_table, joined_index
from compliance.detect.landmarks import (
    FRAME_SHIFT,
    NO_KEY,
    PART_SHIFT,
    PLACE_BIN_MASK,
    PLACE_FRAME_MASK,
    PLACE_STEPS,
    ZONES,
    landmarks_of,
    reference_keys,
)
from compliance.detect.match import reversed_peaks, search_window
from compliance.detect.packing import PACKED_PEAK, Print, print_of, unpacked
from compliance.detect.peaks import FRAMES_PER_S, RATE_HZ, Peaks, peaks_of, selected
from compliance.detect.sweep import (
    ALIGNMENTS,
    GROUP_FRAMES,
    MIDDLE,
    PAGE_FRAMES,
    SHIFTS,
    Best,
    Looks,
    Strip,
    alignments,
    hours_to_sweep,
    settle,
    swept,
)
from compliance.detect.votes import DENSE, FAST, PAIRS, Search

AT_S, FROM_S, LENGTH_S, QUERY_S = 6, 12, 6, 24.0
FRAMES = int(QUERY_S * FRAMES_PER_S)


def heard(seed: int, seconds: float):
    return piece(seed, seconds, rate_hz=RATE_HZ)


def excerpt(seed: int = 3):
    return heard(seed, 90.0)[FROM_S * RATE_HZ : (FROM_S + LENGTH_S) * RATE_HZ]


@pytest.fixture(scope="module")
def index():
    """Two shards; references are longer than a page of offsets and shorter than two."""
    prints = [print_of(f"piece {seed}", [heard(seed, 90.0)]) for seed in (1, 2, 3, 4)]
    return joined_index([(build_table(part), part) for part in (prints[:1], prints[1:])])


def query(level_db: float, bed_seed: int = 53) -> Peaks:
    return peaks_of(buried(excerpt(), heard(bed_seed, QUERY_S), at_s=AT_S, level_db=level_db, rate_hz=RATE_HZ))


def best(peaks: Peaks, index, *, tempo: float = 1.0) -> tuple[float, float, float, float]:
    """Reference, its second that sounds at the query's, pitch in bins and nats of what looks best."""
    (found,) = swept(peaks, index, grid_over(peaks, FRAMES), tempo=tempo)
    one = found.candidates[int(found.nats.argmax())]
    member = index.member_at(one.reference[0])
    at_s = (one.reference[0] - index.members[member].start) / FRAMES_PER_S
    return member, at_s - tempo * one.frame[0] / FRAMES_PER_S, one.shift, found.nats.max()


def test_an_excerpt_twelve_decibels_below_the_bed_is_the_best_of_all_alignments(index):
    member, offset_s, shift, _ = best(query(-12), index)
    assert (member, shift) == (2, 0)
    assert offset_s == pytest.approx(FROM_S - AT_S, abs=0.01)


def test_it_is_found_by_a_dense_search_and_not_by_a_fast_one(index):
    assert strongest(index, query(-12), DENSE) > 25 > strongest(index, query(-12), FAST)


@pytest.mark.parametrize("bins", [-20, -7, -1.33, 0.5, 0.67, 5, 20])
def test_a_change_of_pitch_is_told(index, bins):
    peaks = query(0)
    moved = peaks._replace(bin=peaks.bin + np.float32(bins))
    member, offset_s, shift, _ = best(moved, index)
    assert (member, shift) == (2, pytest.approx(bins, abs=0.1))
    assert offset_s == pytest.approx(FROM_S - AT_S, abs=0.01)


@pytest.mark.parametrize(("below", "above", "shift"), [(5, 1, 10), (1, 5, 11), (3, 3, 10.5)])
def test_the_votes_of_three_offsets_together_say_the_pitch_and_their_mean_the_offset(below, above, shift):
    columns, groups = PAGE_FRAMES + 40, PAGE_FRAMES // GROUP_FRAMES
    top, at = np.empty(PAGE_FRAMES, np.float32), np.empty(PAGE_FRAMES, np.int32)
    strip = Strip(np.zeros((1, SHIFTS, columns), np.float32), np.empty((SHIFTS, PAGE_FRAMES + 2), np.float32), top, at)
    strip.votes[0, 10, 502], strip.votes[0, 11, 501] = below, above
    best_of = Best(np.empty((1, groups), np.float32), np.empty((1, groups)), np.empty((1, groups), np.float32))
    settle(strip, 0, 0, best_of)
    group = int(best_of.votes[0].argmax())
    assert best_of.votes[0, group] == 6
    assert best_of.shift[0, group] == shift - MIDDLE
    assert best_of.offset[0, group] == pytest.approx((502 * below + 501 * above) / 6 - 1)


def rank_of_truth(found: Looks, index, offset_s: float) -> int:
    """How many alignments have more votes than the true one."""
    start = index.members[2].start
    offsets_s = [(one.reference[0] - start - one.frame[0]) / FRAMES_PER_S for one in found.candidates]
    return next((rank for rank, at_s in enumerate(offsets_s) if abs(at_s - offset_s) < 0.1), len(offsets_s))


def test_what_sounds_for_a_second_and_a_half_has_most_votes_in_its_part_only(index):
    brief, at_s = excerpt()[: int(1.5 * RATE_HZ)], 18
    peaks = peaks_of(buried(brief, heard(53, QUERY_S), at_s=at_s, level_db=-12, rate_hz=RATE_HZ))
    found = swept(peaks, index, grid_over(peaks, FRAMES), in_parts=True)
    whole, *_, last = (rank_of_truth(one, index, FROM_S - at_s) for one in found)
    assert whole > 3 > last


def test_all_parts_together_count_what_the_whole_counts(index):
    peaks = query(-6)
    whole, *parts = swept(peaks, index, grid_over(peaks, FRAMES), in_parts=True)
    (alone,) = swept(peaks, index, grid_over(peaks, FRAMES))
    assert len(parts) == 3
    assert whole.nats == pytest.approx(alone.nats)


def test_references_ranked_one_by_one_give_the_same_alignments(index, monkeypatch):
    peaks = query(-6)
    together = alignments(peaks, index, FRAMES, 1.0, 3)
    monkeypatch.setattr(sweep, "RANKED_TOGETHER", 1)
    for one, other in zip(alignments(peaks, index, FRAMES, 1.0, 3), together, strict=True):
        assert len(one[0]) == ALIGNMENTS
        assert np.array_equal(one, other)


def test_a_short_reference_takes_as_long_to_sweep_as_half_a_minute_more(index):
    assert hours_to_sweep(index) == pytest.approx(4 * (90 + 30) / 3600, rel=0.01)


def test_each_pair_is_of_one_part_also_at_the_very_end():
    peaks = query(0)
    late = peaks._replace(frame=np.full_like(peaks.frame, FRAMES))
    late.frame[::2] -= 2
    late = selected(late, np.argsort(late.frame))
    for heard_peaks, tempo, parts in ((late, 1.0, {2}), (peaks, 1.1, {0, 1, 2})):
        place = landmarks_of(heard_peaks, tempo, frames=FRAMES, parts=3).place
        assert set(place >> PART_SHIFT) == parts


def test_peaks_just_outside_the_window_vote_within_it(index):
    peaks = query(0)
    peaks.frame[:9], peaks.frame[-9:], peaks.bin[::50] = -0.7, FRAMES + 0.7, -0.5
    heard_pairs = landmarks_of(peaks, 1.3, frames=FRAMES)
    assert (heard_pairs.place >> FRAME_SHIFT & PLACE_FRAME_MASK).max() <= FRAMES * 1.3 * PLACE_STEPS + 1
    assert best(peaks, index)[0] == 2


def test_of_a_part_the_best_looks_are_tried_and_the_most_votes(index):
    found = swept(query(-6), index, grid_over(query(-6), FRAMES), in_parts=True)[1]
    tried = found.best(3, voted=2)
    assert tried[0] is found.candidates[int(found.nats.argmax())]
    assert all(any(one is most for one in tried) for most in found.candidates[:2])
    assert 3 <= len(tried) <= 5


def at_tempo(peaks: Peaks, tempo: float) -> Peaks:
    """A query of which as much as fits is played `tempo` times as fast."""
    moved = peaks._replace(frame=peaks.frame / tempo)
    return Peaks._make(column[moved.frame < FRAMES - 2] for column in moved)


@pytest.mark.parametrize("tempo", [0.8, 1.25])
def test_another_tempo_is_found_where_it_is_given(index, tempo):
    moved = at_tempo(query(6), tempo)
    member, offset_s, _, nats = best(moved, index, tempo=tempo)
    assert member == 2
    assert offset_s == pytest.approx(FROM_S - AT_S, abs=0.1)
    assert nats > 2 * best(moved, index)[3]


def strongest(index, peaks: Peaks, search: Search, backwards: Search | None = None) -> float:
    """What the best alignment with the right reference gives, in nats."""
    found = search_window(peaks, FRAMES, index, forwards=search, backwards=backwards)
    return max((one.score for one in found if one.member == 2), default=0.0)


def test_another_tempo_deep_under_other_music_is_found_in_a_library_small_enough(index):
    peaks = at_tempo(query(-12), 0.88)
    assert strongest(index, peaks, DENSE) > 25
    just_too_large = msgspec.structs.replace(DENSE, tempi_hours=hours_to_sweep(index) * 0.99)
    assert strongest(index, peaks, just_too_large) < 25


def test_what_is_played_backwards_deep_under_other_music_is_found_by_its_pairs(index):
    turned = reversed_peaks(query(-12), FRAMES)
    assert strongest(index, turned, FAST, backwards=FAST) < 25
    assert strongest(index, turned, FAST, backwards=PAIRS) > 25
    too_large = msgspec.structs.replace(PAIRS, sweep_hours=index.hours * 0.99)
    assert strongest(index, turned, FAST, backwards=too_large) < 25


def test_pitches_beyond_the_range_vote_for_no_other(index):
    (offset, _), *_ = alignments(query(0), index, FRAMES, 1.0)
    peaks = query(0)
    moved = peaks._replace(bin=np.clip(peaks.bin + np.float32(30), 0, 199))
    (beyond, _), *_ = alignments(moved, index, FRAMES, 1.0)
    true = index.members[2].start + (FROM_S - AT_S) * FRAMES_PER_S
    assert abs(offset[0] - true) < 4
    assert np.abs(beyond[:8] - true).min() > 4


def test_a_query_too_long_to_tell_its_places_apart_is_refused(index):
    with pytest.raises(ValueError, match="5000 frames"):
        alignments(query(0), index, 5000, 1.0, 3)


def test_what_is_played_backwards_is_found_in_the_turned_query(index):
    turned = reversed_peaks(query(0), FRAMES)
    assert best(turned, index)[3] < best(reversed_peaks(turned, FRAMES), index)[3] / 1.5


def test_music_that_is_not_there_looks_like_nothing(index):
    bed = peaks_of(heard(54, QUERY_S))
    assert best(bed, index)[3] < best(query(0), index)[3] / 1.5


def test_the_ends_of_a_recording_are_searched_too(index):
    for from_s in (0, 90 - LENGTH_S):
        cut = heard(3, 90.0)[from_s * RATE_HZ : (from_s + LENGTH_S) * RATE_HZ]
        peaks = peaks_of(buried(cut, heard(53, QUERY_S), at_s=AT_S, level_db=0, rate_hz=RATE_HZ))
        member, offset_s, _, _ = best(peaks, index)
        assert member == 2
        assert offset_s == pytest.approx(from_s - AT_S, abs=0.05)


def test_nothing_is_found_in_nothing(index):
    empty = Peaks(*(column[:0] for column in query(0)))
    (found,) = swept(empty, index, grid_over(empty, FRAMES))
    assert found.nats.max() == 0
    nobody = joined_index([])
    peaks = query(0)
    assert [part.best(6, voted=2) for part in swept(peaks, nobody, grid_over(peaks, FRAMES), in_parts=True)] == [[]] * 4


@pytest.mark.parametrize("length_s", [0.5, 1.5, 2.0, 3.0])
def test_a_query_shorter_than_a_look_is_looked_at_once(index, length_s):
    peaks = peaks_of(excerpt()[: int(length_s * RATE_HZ)])
    frames = int(peaks.frame[-1]) + 4
    (found,) = swept(peaks, index, grid_over(peaks, frames))
    one = found.candidates[int(found.nats.argmax())]
    assert index.member_at(one.reference[0]) == 2


def test_votes_are_those_that_counting_every_pair_gives(index):
    """A few peaks, every pair of them against every pair of the query, without tables, zones and strips."""
    peaks = peaks_of(excerpt())
    heard_pairs = landmarks_of(peaks, 1.0, frames=FRAMES)
    heard_frame = (heard_pairs.place >> FRAME_SHIFT & PLACE_FRAME_MASK) / PLACE_STEPS
    heard_bin = (heard_pairs.place & PLACE_BIN_MASK) / PLACE_STEPS
    member = index.members[2]
    keys, reference = index.members.landmark_keys(2), unpacked(member.peaks)
    votes: dict[tuple[int, int], float] = {}
    for i in np.flatnonzero(np.abs(reference.frame / FRAMES_PER_S - FROM_S - 1) < 1):
        for key in keys[i][keys[i] != NO_KEY].astype(int):
            for n in range(heard_pairs.first[key * ZONES], heard_pairs.first[(key + 1) * ZONES]):
                shift = int(np.floor(heard_bin[n] - reference.bin[i] + MIDDLE + 0.5))
                offset = int(np.floor(reference.frame[i] - heard_frame[n] + 0.5))
                if 0 <= shift < SHIFTS:
                    votes[offset, shift - MIDDLE] = votes.get((offset, shift - MIDDLE), 0) + heard_pairs.weight[key]
    top = max(votes, key=lambda place: votes[place])
    assert abs(top[0] - FROM_S * FRAMES_PER_S) <= 1
    assert top[1] == 0
    _, offset_s, shift, _ = best(peaks, index)
    assert (round(offset_s * FRAMES_PER_S), shift) == (pytest.approx(top[0], abs=1), 0)


def test_keys_are_of_pairs_of_one_reference_and_the_same_at_any_pitch(index):
    first, second = (index.members[k].peaks for k in (1, 2))
    ends = np.array([len(first), len(first) + len(second)])
    together = reference_keys(np.concatenate([first, second]).view("<u8"), ends)
    assert np.array_equal(together[: len(first)], index.members.landmark_keys(1))
    assert np.array_equal(together[len(first) :], index.members.landmark_keys(2))
    assert (together[len(first) - 1] == NO_KEY).all()
    higher = first.copy()
    higher["bin_rank"] += 4 * 64 * 5
    assert np.array_equal(reference_keys(higher.view("<u8"), ends[:1]), together[: len(first)])


def test_a_recording_whose_peaks_are_out_of_order_reads_nothing_beyond_its_arrays(index):
    """An imported library may hold anything that its own sums cover."""
    random = np.random.default_rng(0)
    peaks = np.frombuffer(random.bytes(8 * 5000), PACKED_PEAK).copy()
    peaks["time"] %= 64 * 4000
    hostile = joined_index([(build_table([Print("x", 4000, index.members[0].peaks)]), [Print("x", 4000, peaks)])])
    for found in swept(query(0), hostile, grid_over(query(0), FRAMES), in_parts=True):
        assert np.isfinite(found.nats).all()
