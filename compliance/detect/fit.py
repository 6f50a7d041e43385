"""From a candidate to an exact alignment: iterated nearest-peak regression.

The reference peaks are laid over the query by the present alignment, each is paired with the nearest query peak, and
a weighted straight line of reference time over query time gives the next alignment; the windows narrow from round to
round (iterative closest point, Besl & McKay 1992, in one dimension, with Cauchy weights). The tempo is held near its
present value as long as few peaks speak.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from compliance.detect.candidates import Candidate
from compliance.detect.compiled import inlined, kernel
from compliance.detect.index import Index
from compliance.detect.peaks import BINS, FRAMES_PER_S, Peaks

LEAST_PAIRS = 5
NEAR_FRAMES = 2
BEFORE_FRAMES, AFTER_FRAMES = 1.5 * FRAMES_PER_S, 2.5 * FRAMES_PER_S


class Alignment(NamedTuple):
    """Reference frame = offset + tempo * query frame; query bin = reference bin + shift."""

    offset: float
    tempo: float
    shift: float


class Grid(NamedTuple):
    """Query peaks, and for each (frame, bin) the number of a peak, -1 where there is none.

    cell : the loudest peak of that cell
    near : the peak nearest to the middle of that cell, within 2 frames and a bin
    """

    peaks: Peaks
    cell: NDArray[np.int32]
    near: NDArray[np.int32]


def grid_over(peaks: Peaks, frames: int) -> Grid:
    """The grid of a window of `frames` frames."""
    shape = (frames, BINS + 2)
    cell, near, distance = np.full(shape, -1, np.int32), np.full(shape, -1, np.int32), np.full(shape, 1e9, np.float32)
    fill_cells(peaks, cell, near, distance)
    return Grid(peaks, cell, near)


@kernel
def fill_cells(peaks: Peaks, cell: NDArray[np.int32], near: NDArray[np.int32], distance: NDArray[np.float32]) -> None:
    """Fill `cell` and `near` of an empty grid, each of shape (frames, bins); `distance` is how far off `near` is."""
    frames = len(cell)
    for i in range(len(peaks.frame)):
        frame, bin_ = peaks.frame[i], peaks.bin[i]
        t, b = int(frame + 0.5), int(bin_ + 0.5)
        if 0 <= t < frames and (cell[t, b] < 0 or peaks.level_db[cell[t, b]] < peaks.level_db[i]):
            cell[t, b] = i
        for tt in range(max(0, t - NEAR_FRAMES), min(frames, t + NEAR_FRAMES + 1)):
            for bb in range(max(0, b - 1), min(BINS + 2, b + 2)):
                away = abs(bin_ - bb) + 0.1 * abs(frame - tt)
                if away < distance[tt, bb]:
                    distance[tt, bb], near[tt, bb] = away, i


@inlined
def nearest_peak(grid: Grid, frame: float, bin_: float, frames: float, bins: float) -> int:
    """The query peak within `frames` and `bins` of a place, closest in frequency (time counts a little), or -1."""
    least, found = 1e9, -1
    middle = int(bin_ + 0.5)
    for t in range(max(0, int(frame - frames + 0.5)), min(len(grid.cell) - 1, int(frame + frames + 0.5)) + 1):
        for b in range(max(0, middle - 1), min(BINS, middle + 1) + 1):
            i = grid.cell[t, b]
            if i >= 0:
                in_time, in_bins = abs(grid.peaks.frame[i] - frame), abs(grid.peaks.bin[i] - bin_)
                if in_time <= frames and in_bins <= bins and in_bins + 0.1 * in_time < least:
                    least, found = in_bins + 0.1 * in_time, i
    return found


@kernel
def regression(
    reference: Peaks, grid: Grid, start: Alignment, first: float, last: float
) -> tuple[int, float, float, float]:
    """Refine an alignment on query frames `first` .. `last`: pairs in the last round, offset, tempo, shift."""
    offset, tempo, shift = start.offset, start.tempo, start.shift
    pairs = 0
    for turn in range(4):
        frames, bins = (5.0, 0.5) if turn == 0 else ((3.0, 0.4) if turn == 1 else (2.0, 0.3))
        sw = sx = sy = sxx = sxy = moved = 0.0
        pairs = 0
        for i in range(len(reference.frame)):
            t, b = (reference.frame[i] - offset) / tempo, reference.bin[i] + shift
            if t < first or t >= last or b < 0 or b >= BINS - 1:
                continue
            j = nearest_peak(grid, t, b, frames, bins)
            if j < 0:
                continue
            off = grid.peaks.bin[j] - b
            w = 1 / (1 + (off / 0.1) ** 2) / (1 + (grid.peaks.frame[j] - t) ** 2)
            x, y = grid.peaks.frame[j] - first, reference.frame[i]
            sw, sx, sy, sxx, sxy, moved = (
                sw + w,
                sx + w * x,
                sy + w * y,
                sxx + w * x * x,
                sxy + w * x * y,
                moved + w * off,
            )
            pairs += 1
        if pairs < LEAST_PAIRS or sw < 1:
            break
        shift += moved / sw
        spread = sxx - sx * sx / sw
        if spread / sw > 100:  # at least ten frames
            held = sw * 25.0
            steeper = (sxy - sx * sy / sw + held * tempo) / (spread + held)
            if abs(steeper / tempo - 1) < 0.04:
                tempo = steeper
        offset = sy / sw - tempo * (sx / sw + first)
    return pairs, offset, tempo, shift


def first_guess(candidate: Candidate, start: int) -> Alignment:
    """Alignment to a reference that starts at frame `start` of the time line, from the votes alone."""
    offset, tempo = line_through(candidate.frame, candidate.reference - start, candidate.tempo)
    return Alignment(offset, tempo, candidate.shift)


def line_through(frame: NDArray[np.float64], reference: NDArray[np.float64], tempo: float) -> tuple[float, float]:
    """Offset and tempo of the line through votes; with few of them, or close together, the tempo is held.

    No kernel: numba takes seconds to compile a median and a quantile, and sorting is all the work there is.
    """
    many = len(frame)
    away = reference - tempo * frame
    ordered = np.sort(away)
    offset = float(ordered[(many - 1) // 2] + ordered[many // 2]) / 2
    if many < 6 or frame.max() - frame.min() <= 20:
        return offset, tempo
    distance = np.abs(away - offset)
    close = distance < np.sort(distance)[int(0.8 * (many - 1))] + 1
    x, y = frame[close], reference[close]
    x_mean, y_mean = float(x.sum()) / len(x), float(y.sum()) / len(y)
    dx = x - x_mean
    held = 30.0 * len(x)
    tempo = (float(dx @ (y - y_mean)) + held * tempo) / (float(dx @ dx) + held)
    return y_mean - tempo * x_mean, tempo


class Fitted(NamedTuple):
    """A candidate with its exact alignment.

    member : number of the reference
    first, last : query frames it was fitted on
    """

    member: int
    alignment: Alignment
    first: float
    last: float


def fitted(candidate: Candidate, index: Index, grid: Grid) -> Fitted | None:
    """Align a candidate, or None if too few peaks agree."""
    member = index.member_at(candidate.reference[len(candidate.reference) // 2])
    guess = first_guess(candidate, index.members[member].start)
    first = max(0.0, float(candidate.frame.min()) - BEFORE_FRAMES)
    last = min(float(len(grid.cell)), float(candidate.frame.max()) + AFTER_FRAMES)
    reference = index.peaks_between(
        member, guess.offset + guess.tempo * first - 12, guess.offset + guess.tempo * last + 12
    )
    pairs, offset, tempo, shift = regression(reference, grid, guess, first, last)
    return Fitted(member, Alignment(offset, tempo, shift), first, last) if pairs >= LEAST_PAIRS else None
