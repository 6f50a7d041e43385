"""The hash of four peaks is the same at any pitch and tempo."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from compliance.detect.index import build_table, joined_index
from compliance.detect.packing import Print, packed
from compliance.detect.peaks import Peaks
from compliance.detect.votes import FAST, cast_votes

FRAMES = (0.0, 6.0, 12.5, 22.0)
BINS = (60.0, 71.3, 48.6, 80.4)


def four_peaks(*, stretch: float = 1.0, shift: float = 0.0, start: float = 100.0) -> Peaks:
    bins = np.array(BINS, np.float32) + np.float32(shift)
    flat = np.full(4, 20, np.float32)
    return Peaks(start + stretch * np.array(FRAMES), bins, flat, flat, np.zeros(4, np.uint8))


def index_of(peaks: Peaks):
    print_ = Print("one", 400, packed(peaks))
    return joined_index([(build_table([print_]), [print_])])


@given(st.floats(0.8, 1.3), st.floats(-18, 18), st.floats(0, 500))
@settings(max_examples=80, deadline=None)
def test_a_quad_meets_itself_at_any_pitch_and_tempo(tempo, shift, start):
    index = index_of(four_peaks())
    votes, weight = cast_votes(four_peaks(stretch=1 / tempo, shift=shift, start=start), index.tables, FAST)
    assert len(weight) == 1
    assert votes.tempo[0] == pytest.approx(tempo, rel=0.02)
    assert votes.shift[0] == pytest.approx(shift, abs=0.15)
    assert votes.frame[0] == pytest.approx(start, abs=0.01)
    assert votes.reference[0] == pytest.approx(index.members[0].start + 100, abs=1)
    assert weight[0] == pytest.approx(1 / (1 + 1 / 3))


@given(st.integers(1, 3), st.floats(0.6, 3))
@settings(max_examples=40, deadline=None)
def test_a_quad_with_one_peak_elsewhere_is_another_quad(which, off):
    assume(which != 2 or off > 0.6)
    peaks = four_peaks()
    peaks.bin[which] += np.float32(off)
    assert not len(cast_votes(peaks, index_of(four_peaks()).tables, FAST)[1])


@pytest.mark.parametrize(("tempo", "shift"), [(0.7, 0), (1.4, 0), (1, 23), (1, -23)])
def test_changes_beyond_the_search_are_not_looked_for(tempo, shift):
    query = four_peaks(stretch=1 / tempo, shift=shift)
    assert not len(cast_votes(query, index_of(four_peaks()).tables, FAST)[1])


def test_common_quads_weigh_less():
    repeated = [four_peaks(start=100.0 * k) for k in range(1, 7)]
    peaks = Peaks._make(np.concatenate(columns) for columns in zip(*repeated, strict=True))
    _, weight = cast_votes(four_peaks(), index_of(peaks).tables, FAST)
    assert weight.tolist() == pytest.approx([1 / 3] * 6)


def test_several_shards_answer_as_one():
    prints = [Print(name, 400, packed(four_peaks(start=at))) for name, at in (("one", 100), ("two", 200))]
    together = joined_index([(build_table(prints), prints)])
    apart = joined_index([(build_table([print_]), [print_]) for print_ in prints])
    places = []
    for index in (together, apart):
        votes, weight = cast_votes(four_peaks(), index.tables, FAST)
        found = sorted(votes.reference.tolist())
        places.append(
            [(index.members[index.member_at(f)].id, f - index.members[index.member_at(f)].start) for f in found]
        )
        assert weight.tolist() == pytest.approx([1 / (1 + 2 / 3)] * 2)
    assert places[0] == places[1]
