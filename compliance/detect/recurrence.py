"""Whether what was matched comes again in its recording, peak for peak, as a bar of a groove does.

A passage that a recording holds once is its own. A bar of a drum machine or of a loop comes again and again, in the
recording and in every other that was made with the same kit or loop: a short match of such a bar may be of the
recording or of what both have in common, and the match itself can't tell.

The peaks that were found are laid over the recording at every delay up to 40 s. The share of them that are there again
at a delay is a value of the time-lag matrix of Goto ("A chorus section detection method for musical audio signals and
its application to a music listening station", IEEE TASLP 14(5), 2006), with peaks in place of chroma.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
import numpy as np
from numpy.typing import NDArray

from compliance.detect.evidence import Window
from compliance.detect.fit import Grid, grid_over
from compliance.detect.index import Index
from compliance.detect.labels import LONGEST_PATTERN
from compliance.detect.match import Segment
from compliance.detect.merge import Found, moved
from compliance.detect.peaks import BINS, FRAMES_PER_S, Peaks

LONGEST_DELAY = round(40 * FRAMES_PER_S)
SHORTEST_DELAY = round(1.0 * FRAMES_PER_S)
"""Within a second a held note is like itself."""
FRAMES_OFF, FRAMES_OFF_THERE, BINS_OFF = 1, 2.0, 0.4
"""How far off a peak may be when it comes again, when it is found in the asset, and in frequency in both."""
LEAST_PEAKS = 20
AGAIN = 0.7
"""Share of the found peaks from which a passage has come again: chosen on the false matches of the calibration, where a
bar of a groove reaches 0.7 to 0.95. Of 175 excerpts found among the tuning queries of the benchmark 3 reach it."""


def with_recurrence(found: Iterable[Found], window: Window, index: Index) -> list[Found]:
    """Findings of one window; the short ones say whether their passage comes again in its recording."""
    marked, grid = list(found), None
    for k, one in enumerate(marked):
        if one.length < LONGEST_PATTERN:
            grid = grid or grid_over(window.peaks, window.frames)
            again = recurs(moved(one.segment, -window.start), grid, index)
            marked[k] = msgspec.structs.replace(one, recurring=again)
    return marked


def as_recurring(found: Iterable[Found], weak: Iterable[Found]) -> list[Found]:
    """Findings, of which those are marked, too, of whose reference a weaker finding is of a passage that recurs.

    Of the bars of a groove the one is reported that the asset happens to match best; that the others match too is seen
    among those that were not quite strong enough.
    """
    members = {one.segment.member for one in weak if one.recurring}
    return [msgspec.structs.replace(one, recurring=one.recurring or one.segment.member in members) for one in found]


def recurs(segment: Segment, grid: Grid, index: Index) -> bool:
    """Whether the passage of a segment comes again in its recording, up to 40 s before or after.

    Parameters
    ----------
    segment : frames counted from the start of the window
    grid : peaks of the window
    """
    passage = index.peaks_between(segment.member, *sorted((segment.reference_first, segment.reference_last)))
    there = _found(passage, segment, grid)
    if there.sum() < LEAST_PEAKS:
        return False
    at, bins = passage.frame[there], passage.bin[there]
    around = index.peaks_between(segment.member, at.min() - LONGEST_DELAY, at.max() + LONGEST_DELAY)
    return share_again(at, bins, around.frame, around.bin) >= AGAIN


def _found(passage: Peaks, segment: Segment, grid: Grid) -> NDArray[np.bool_]:
    """Which peaks of a passage are in the query where the segment says."""
    slope = -segment.tempo if segment.is_reversed else segment.tempo
    frame = segment.first + (passage.frame - segment.reference_first) / slope
    bin_ = passage.bin + segment.shift
    inside = (frame >= 0) & (frame < len(grid.near) - 1) & (bin_ >= 0) & (bin_ < BINS - 1)
    cell = np.where(inside, frame + 0.5, 0).astype(np.int64), np.where(inside, bin_ + 0.5, 0).astype(np.int64)
    near = np.where(inside, grid.near[cell], -1)
    in_time, in_bins = np.abs(grid.peaks.frame[near] - frame), np.abs(grid.peaks.bin[near] - bin_)
    return (near >= 0) & (in_time <= FRAMES_OFF_THERE) & (in_bins <= BINS_OFF)


def share_again(
    at: NDArray[np.float64],
    bins: NDArray[np.float32],
    around_at: NDArray[np.float64],
    around_bins: NDArray[np.float32],
) -> float:
    """Largest share 0..1 of peaks that come again at one delay.

    Parameters
    ----------
    at, bins : frames and bins of the peaks of a passage, shape (n,), n > 0
    around_at, around_bins : of the recording that it is a passage of, shape (m,)
    """
    by_bin = np.argsort(around_bins, kind="stable")
    ordered = around_bins[by_bin]
    first, end = np.searchsorted(ordered, bins - BINS_OFF), np.searchsorted(ordered, bins + BINS_OFF)
    alike = np.repeat(np.arange(len(bins)), end - first)
    position = np.arange(len(alike)) + np.repeat(first - np.cumsum(end - first) + (end - first), end - first)
    delay = np.rint(around_at[by_bin[position]] - at[alike]).astype(np.int64)
    near = np.arange(-FRAMES_OFF, FRAMES_OFF + 1)
    delays, peaks = (delay[:, None] + near).ravel(), np.repeat(alike, len(near))
    apart = (np.abs(delays) >= SHORTEST_DELAY) & (np.abs(delays) <= LONGEST_DELAY)
    width = 2 * LONGEST_DELAY + 1
    once = np.unique(peaks[apart] * width + delays[apart] + LONGEST_DELAY)
    return float(np.bincount(once % width, minlength=1).max() / len(at))
