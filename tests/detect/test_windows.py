"""Windows cover every peak, and every short stretch lies whole in one of them."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from compliance.detect.peaks import FRAMES_PER_S, Peaks, selected
from compliance.detect.windows import HOP_FRAMES, WINDOW_FRAMES, windows


def every_frame(count: int) -> Peaks:
    flat = np.zeros(count, np.float32)
    return Peaks(np.arange(count, dtype=np.float64), flat, flat, flat, np.zeros(count, np.uint8))


@given(st.integers(1, 5000), st.integers(100, 3000))
@settings(max_examples=60, deadline=None)
def test_every_stretch_of_five_seconds_lies_whole_in_a_window(count, chunk):
    peaks = every_frame(count)
    chunks = [selected(peaks, slice(at, at + chunk)) for at in range(0, count, chunk)]
    found = [(start, start + window.frame) for start, window, _ in windows(chunks)]
    assert [start for start, _ in found] == [HOP_FRAMES * k for k in range(len(found))]
    length = min(count, int(5 * FRAMES_PER_S) - 1)
    for first in range(0, count - length + 1, 37):
        assert any(frames[0] <= first and frames[-1] >= first + length - 1 for _, frames in found)


def test_a_window_ends_after_its_last_peak():
    for _, window, frames in windows([every_frame(3000)]):
        assert window.frame.min() >= 0
        assert window.frame.max() < min(frames, WINDOW_FRAMES)


def test_no_peaks_no_windows():
    assert not list(windows([]))
    assert not list(windows([every_frame(0)]))
