"""The look-up finds what the entries say, however many there are and in whatever order it is asked."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compliance.detect.index import GAP_FRAMES, build_table
from compliance.detect.lookup import MOST_ENTRIES, Votes, agrees, desk, far_mask, look_up, near_mask
from compliance.detect.packing import Print, packed
from compliance.detect.peaks import Peaks
from compliance.detect.probes import ACCEPT_C, ACCEPT_D, ACCEPT_SPAN, Limits, bench_for, probes_from, room_for
from compliance.detect.votes import FAST, ORDER_SHIFT, put_in_order, room_for_votes

LIMITS = Limits(FAST.max_shift_bins, FAST.slowest, FAST.fastest)
ALL = 1 << 16


def random_peaks(count: int, frames: int, seed: int = 0) -> Peaks:
    random = np.random.default_rng(seed)
    level = random.uniform(5, 30, count).astype(np.float32)
    return Peaks(
        np.sort(random.uniform(2, frames, count)),
        random.uniform(60, 120, count).astype(np.float32),
        level,
        level,
        (np.arange(count) % 3).astype(np.uint8),
    )


def repeated_quad(times: int) -> Peaks:
    """Four peaks over and over, too far apart for other quads, each time at a pitch within a bin of the first."""
    starts = 100.0 * np.arange(times)
    shift = np.random.default_rng(1).uniform(0, 18, times)
    frame = (starts[:, None] + np.array([0.0, 6.0, 12.5, 22.0])).ravel()
    bin_ = (shift[:, None] + np.array([60.1, 71.4, 48.6, 80.4])).ravel().astype(np.float32)
    flat = np.full(len(frame), 20, np.float32)
    return Peaks(frame, bin_, flat, flat, np.zeros(len(frame), np.uint8))


def table_of_peaks(peaks: Peaks):
    return build_table([Print("one", int(peaks.frame[-1]) + 10, packed(peaks))])


def probes_of(peaks: Peaks):
    probes = room_for(ALL)
    _, formed = probes_from(
        peaks, 0, FAST.rank_sum, FAST.soft, LIMITS, bench_for(FAST.targets), probes, math.comb(FAST.targets, 3)
    )
    return probes, formed


def votes_for(peaks: Peaks, table) -> Votes:
    probes, formed = probes_of(peaks)
    votes = room_for_votes(ALL)
    count = look_up(table, probes, 0, formed, LIMITS, desk(), votes, 0)
    return Votes._make(column[:count] for column in votes)


@given(st.integers(0, (1 << 28) - 1))
@settings(max_examples=50, deadline=None)
def test_masks_hold_what_a_probe_accepts(accept):
    near, far = np.uint64(near_mask(np.int64(accept))), np.uint64(far_mask(np.int64(accept)))
    for shape in np.arange(1 << 11, dtype=np.uint32)[::7]:
        b, c, d, span = shape >> 8, shape >> 5 & 7, shape >> 3 & 3, shape & 7
        accepted = accept >> int(b) & accept >> int(ACCEPT_C + c) & accept >> int(ACCEPT_D + d)
        assert agrees(near, far, shape) == accepted & accept >> int(ACCEPT_SPAN + span) & 1


@pytest.mark.parametrize("times", [1, 15, 40, 300, MOST_ENTRIES])
def test_every_repetition_at_a_fitting_pitch_is_found(times):
    peaks = repeated_quad(times)
    query = repeated_quad(1)
    found = votes_for(query, table_of_peaks(peaks))
    assert sorted(found.reference.tolist()) == pytest.approx([GAP_FRAMES + 100 * k for k in range(times)], abs=1)
    shifts = found.shift[np.argsort(found.reference)]
    assert shifts == pytest.approx(query.bin[0] - peaks.bin[::4], abs=0.05)


def test_what_is_too_common_is_passed_over():
    assert not len(votes_for(repeated_quad(1), table_of_peaks(repeated_quad(MOST_ENTRIES + 1))).frame)


@pytest.mark.parametrize("shift", [-40, -30, 30, 40])
def test_pitches_that_are_not_looked_for_are_not_found_among_many(shift):
    query = repeated_quad(1)
    query = query._replace(bin=query.bin + np.float32(shift))
    found = votes_for(query, table_of_peaks(repeated_quad(400)))
    expected = np.abs(query.bin[0] - repeated_quad(400).bin[::4]) <= FAST.max_shift_bins
    assert len(found.frame) == pytest.approx(expected.sum(), abs=1)


def test_probes_in_order_get_the_same_votes():
    peaks = random_peaks(600, 500)
    table = table_of_peaks(peaks)
    probes, formed = probes_of(peaks)
    ordered = put_in_order(probes, formed, room_for(ALL))
    upper = ordered.hash[:formed] >> ORDER_SHIFT
    assert np.all(np.diff(upper.astype(int)) >= 0)
    answers = []
    for asking in (probes, ordered):
        votes = room_for_votes(ALL)
        count = look_up(table, asking, 0, formed, LIMITS, desk(), votes, 0)
        columns = [column[:count] for column in (votes.tempo, votes.shift, votes.reference, votes.frame)]
        answers.append(np.array([column[np.lexsort(columns)] for column in columns]))
    assert answers[0].shape[1] > 500
    np.testing.assert_array_equal(*answers)
