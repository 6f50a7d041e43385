"""Peaks lie where the sound is, and do not depend on how it was delivered."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from music import noise, piece, tone

from compliance.detect.packing import packed, print_of, unpacked
from compliance.detect.peaks import (
    BINS_PER_OCTAVE,
    CHUNK_CELLS,
    FRAMES_PER_S,
    LOWEST_HZ,
    RATE_HZ,
    peak_chunks,
    peaks_of,
    selected,
)

SOUND = piece(1, 8.0, rate_hz=RATE_HZ)


@pytest.mark.parametrize("hz", [150.0, 440.0, 997.0, 3520.0])
def test_a_tone_has_peaks_at_its_frequency(hz):
    struck = np.concatenate([np.zeros(RATE_HZ), tone(hz, 2, rate_hz=RATE_HZ)]).astype(np.float32)
    peaks = peaks_of(struck)
    loudest = selected(peaks, peaks.level_db > peaks.level_db.max() - 6)
    assert len(loudest.bin)
    assert loudest.bin == pytest.approx(BINS_PER_OCTAVE * np.log2(hz / LOWEST_HZ), abs=0.1)


def test_silence_has_no_peaks():
    assert not len(peaks_of(np.zeros(5 * RATE_HZ, np.float32)).frame)
    assert not len(peaks_of(np.zeros(0, np.float32)).frame)


def test_peaks_are_in_order_of_time_and_ranked_without_gaps():
    peaks = peaks_of(SOUND)
    assert (np.diff(peaks.frame) >= 0).all()
    half_second = np.rint(peaks.frame) // (FRAMES_PER_S / 2)
    octave = np.minimum(peaks.bin // BINS_PER_OCTAVE, 5)
    inside = (abs(peaks.frame % (FRAMES_PER_S / 2)) > 0.6) & (peaks.frame % (FRAMES_PER_S / 2) < FRAMES_PER_S / 2 - 0.6)
    for cell in {*zip(half_second[inside], octave[inside], strict=True)}:
        there = selected(peaks, inside & (half_second == cell[0]) & (octave == cell[1]))
        by_rank = there.prominence_db[np.argsort(there.rank)]
        assert (np.diff(by_rank) <= 1e-4).all()


@given(st.lists(st.integers(1, 70_000), max_size=6))
@settings(max_examples=20, deadline=None)
def test_peaks_do_not_depend_on_where_blocks_end(cuts):
    long = np.tile(SOUND, 1)
    edges = sorted({0, len(long), *(cut % len(long) for cut in cuts)})
    blocks = [long[a:b] for a, b in pairwise(edges)]
    whole, parts = print_of("x", [long]), print_of("x", blocks)
    assert whole.frames == parts.frames
    assert whole.peaks.tobytes() == parts.peaks.tobytes()


def test_a_long_recording_gives_the_same_peaks_in_chunks_as_its_seconds_do_alone():
    chunk_s = CHUNK_CELLS / 2
    sound = noise(3, chunk_s + 12, rate_hz=RATE_HZ)
    chunks = list(peak_chunks([sound]))
    assert len(chunks) == 2
    edge = int(chunk_s * FRAMES_PER_S) - 100
    around = peaks_of(sound[edge * 256 :])
    whole = np.concatenate([chunk.frame for chunk in chunks])
    near = whole[(whole > edge + 60) & (whole < edge + 250)]
    alone = around.frame[(around.frame > 60) & (around.frame < 250)] + edge
    common = np.isclose(near[:, None], alone[None, :], atol=1e-3).any(axis=1)
    assert common.mean() > 0.9, "ranks are taken per half second, so a few peaks at the limit differ"


def test_packing_keeps_a_peak_within_its_steps():
    peaks = peaks_of(SOUND)
    kept = selected(peaks, peaks.rank < 3)
    again = unpacked(packed(peaks))
    assert np.abs(again.frame - np.maximum(kept.frame, 0)).max() <= 1 / 128
    assert np.abs(again.bin - kept.bin).max() <= 1 / 127
    assert np.abs(again.level_db - kept.level_db).max() <= 0.21
    assert (again.rank == kept.rank).all()
