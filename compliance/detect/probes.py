"""From the peaks of a query to the places of the table where its quads may lie.

A value that lies close to the edge of its cell may have crossed it in the reference, and the quad is then missed.
Looking up the cells beyond every edge costs five times the look-ups and finds fewer excerpts than as many look-ups of
further quads do (`docs/detection.md`): of the hundreds of quads that start at a peak, one that is found is enough.
Where a query has few peaks there are no further quads; only there all edges are softened. In a dense search times
always are a little: stretching smears them more than it smears frequencies.

All that depends on one or two peaks only (cells, which entries agree with a fraction) is worked out once for each peak
after A, or pair of them, and not once for each triple they make; as the hash is linear, a key is then a sum of five
numbers.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from compliance.detect.compiled import inlined, kernel
from compliance.detect.peaks import Peaks
from compliance.detect.quads import (
    FAR_CELLS,
    NEAR_CELLS,
    PITCH_SHIFT,
    QUERY_SPAN,
    RATIO_B_STEP,
    RATIO_C_STEP,
    RATIO_VALUES,
    STEP_B_STEP,
    STEP_BINS,
    STEP_C_STEP,
    STEP_D_STEP,
    pitch_cell,
    span_cell,
    targets_after,
)

LEAST_DISTANCE, LEAST_GAP, LEAST_SPAN = 1.5, 1.0, 6.5
"""Of a query quad, in frames: a little looser than of a reference quad."""
STEP_TOLERANCE = 0.22
"""How far the steps of two quads may differ, in bins."""

ACCEPT_C, ACCEPT_D, ACCEPT_SPAN = NEAR_CELLS, 2 * NEAR_CELLS, 2 * NEAR_CELLS + FAR_CELLS
"""Where in `Probes.accept` the bits for C, D and the span begin; those for B come first."""


class Limits(NamedTuple):
    """The changes that are looked for: see `votes.Search`."""

    max_shift_bins: float
    slowest: float
    fastest: float


class Probes(NamedTuple):
    """Keys to look up and the query quads that ask, one array element each.

    frame, bin : of A
    span : A..D in frames
    step : bins from A to D
    hash : of the key
    accept : a bit for each cell of the fractions of B, C and D and of the span (`quads.Entries`) that agrees
    lowest, highest : range of the shapes of entries whose A has a bin that is looked for, the latter exclusive
    """

    frame: NDArray[np.float32]
    bin: NDArray[np.float32]
    span: NDArray[np.float32]
    step: NDArray[np.float32]
    hash: NDArray[np.uint32]
    accept: NDArray[np.uint32]
    lowest: NDArray[np.uint32]
    highest: NDArray[np.uint32]


def room_for(quads: int) -> Probes:
    """Uninitialised probes."""
    return Probes(
        np.empty(quads, np.float32),
        np.empty(quads, np.float32),
        np.empty(quads, np.float32),
        np.empty(quads, np.float32),
        np.empty(quads, np.uint32),
        np.empty(quads, np.uint32),
        np.empty(quads, np.uint32),
        np.empty(quads, np.uint32),
    )


class Softness(NamedTuple):
    """How close to the edge of its cell a value must lie for the cell beyond to be looked up too.

    bins : of a frequency step
    frames : of a time
    """

    bins: float
    frames: float


class Bench(NamedTuple):
    """What is worked out for the peaks after A before quads are made of them; arrays that every A writes anew.

    targets : numbers of the peaks; strength : their prominence; time : frames after A; rank
    key, beyond_step, bits, change : see `key_of_step`, shape (3, n)
    ratio, beyond : cell of each ratio of times, and where the cell beyond an edge lies, shape (n, n)
    """

    targets: NDArray[np.int64]
    strength: NDArray[np.float32]
    time: NDArray[np.float64]
    rank: NDArray[np.int64]
    key: NDArray[np.int64]
    beyond_step: NDArray[np.int64]
    bits: NDArray[np.int64]
    change: NDArray[np.int64]
    ratio: NDArray[np.int64]
    beyond: NDArray[np.int64]


def bench_for(most: int) -> Bench:
    """Arrays for `most` peaks; made by numpy, since numba compiles each kind of array it makes itself anew."""
    return Bench(
        np.empty(most, np.int64),
        np.empty(most, np.float32),
        np.empty(most),
        np.empty(most, np.int64),
        *(np.empty((3, most), np.int64) for _ in range(4)),
        *(np.empty((most, most), np.int64) for _ in range(2)),
    )


def keys_per_quad(soft: Softness) -> int:
    """The most keys that a quad may have."""
    return (8 if soft.bins > 0 else 1) * (4 if soft.frames > 0 else 1)


@kernel
def probes_from(
    peaks: Peaks, anchor: int, rank_sum: int, soft: Softness, limits: Limits, bench: Bench, probes: Probes, most: int
) -> tuple[int, int]:
    """Write the probes that start at the peaks from `anchor`, as many as there is room for.

    Parameters
    ----------
    rank_sum : the most that the ranks of the four peaks of a quad may add up to
    bench : room for as many peaks as quads are formed with after each peak
    most : the most probes that one peak may begin

    Returns
    -------
    The first peak whose quads are not among them, the number of probes
    """
    frame, bin_, ranks = peaks.frame, peaks.bin, peaks.rank
    targets, time, rank, ratio, beyond = bench.targets, bench.time, bench.rank, bench.ratio, bench.beyond
    key, beyond_step, bits, change = bench.key, bench.beyond_step, bench.bits, bench.change
    n = unchanged = int(np.int64(0))  # a plain 0 would have `doubled` compiled four times
    for i in range(anchor, len(frame)):
        if n + most > len(probes.frame):
            return i, n
        count = targets_after(peaks, i, LEAST_DISTANCE, QUERY_SPAN, targets, bench.strength)
        for j in range(count):
            time[j], rank[j] = frame[targets[j]] - frame[i], ranks[targets[j]]
            key_of_step(bin_[targets[j]] - bin_[i], soft.bins, j, key, beyond_step, bits, change)
            for b in range(j):
                place = time[b] / time[j] * RATIO_VALUES
                ratio[b, j], beyond[b, j] = int(place), cell_beyond(place, soft.frames * RATIO_VALUES / time[j])
        first = n
        for d in range(2, count):
            span = time[d]
            if span < LEAST_SPAN:
                continue
            spans = agreeing_spans(span, limits) << ACCEPT_SPAN
            for c in range(1, d):
                if span - time[c] < LEAST_GAP:
                    break
                key_cd, bits_cd = key[2, d] + key[1, c] + ratio[c, d] * RATIO_C_STEP, bits[2, d] | bits[1, c] | spans
                left = rank_sum - np.int64(ranks[i]) - rank[c] - rank[d]
                for b in range(c):
                    if time[c] - time[b] < LEAST_GAP:
                        break
                    if rank[b] > left:
                        continue
                    probes.hash[n] = key_cd + key[0, b] + ratio[b, d] * RATIO_B_STEP
                    probes.accept[n] = bits_cd | bits[0, b]
                    end = doubled(probes, n, n + 1, beyond[b, d] * RATIO_B_STEP, unchanged)
                    end = doubled(probes, n, end, beyond[c, d] * RATIO_C_STEP, unchanged)
                    if soft.bins > 0:
                        end = doubled(probes, n, end, beyond_step[0, b], change[0, b])
                        end = doubled(probes, n, end, beyond_step[1, c], change[1, c])
                        end = doubled(probes, n, end, beyond_step[2, d], change[2, d])
                    for k in range(n, end):
                        probes.span[k], probes.step[k] = span, bin_[targets[d]] - bin_[i]
                    n = end
        probes.frame[first:n], probes.bin[first:n] = frame[i], bin_[i]
        probes.lowest[first:n] = pitch_cell(bin_[i] - limits.max_shift_bins) << PITCH_SHIFT
        probes.highest[first:n] = (pitch_cell(bin_[i] + limits.max_shift_bins) + 1) << PITCH_SHIFT
    return len(frame), n


@kernel
def doubled(probes: Probes, first: int, end: int, step: int, change: int) -> int:
    """Repeat the probes of one quad for the cell beyond an edge, if there is one (`step` != 0); return the new end."""
    if step == 0:
        return end
    for k in range(first, end):
        probes.hash[k + end - first] = np.int64(probes.hash[k]) + step
        probes.accept[k + end - first] = np.int64(probes.accept[k]) ^ change
    return 2 * end - first


@inlined
def cell_beyond(place: float, soft: float) -> int:
    """-1 or 1 if a ratio lies within `soft` of the lower or upper edge of its cell, with a cell beyond, else 0."""
    cell = int(place)
    if place - cell < soft and cell > 0:
        return -1
    return 1 if place - cell > 1 - soft and cell < RATIO_VALUES - 1 else 0


@kernel
def key_of_step(
    step: float,
    soft: float,
    j: int,
    key: NDArray[np.int64],
    beyond: NDArray[np.int64],
    bits: NDArray[np.int64],
    change: NDArray[np.int64],
) -> None:
    """What the frequency step to peak `j` adds to a hash and to `Probes.accept`, in rows for B, C and D.

    key, bits : in the cell of the step
    beyond, change : what is different in the cell beyond an edge; 0 if there is none to look up
    """
    cell = math.floor(step)
    other = -1 if step - cell < soft else (1 if step - cell > 1 - soft else 0)
    near = agreeing(step - cell, NEAR_CELLS, STEP_TOLERANCE)
    near_beyond = near ^ agreeing(step - cell - other, NEAR_CELLS, STEP_TOLERANCE)
    far = agreeing(step - cell, FAR_CELLS, STEP_TOLERANCE + 0.5 / FAR_CELLS)
    far_beyond = far ^ agreeing(step - cell - other, FAR_CELLS, STEP_TOLERANCE + 0.5 / FAR_CELLS)
    key[0, j], beyond[0, j] = (cell + STEP_BINS) * STEP_B_STEP, other * STEP_B_STEP
    key[1, j], beyond[1, j] = (cell + STEP_BINS) * STEP_C_STEP, other * STEP_C_STEP
    key[2, j], beyond[2, j] = (cell + STEP_BINS) * STEP_D_STEP, other * STEP_D_STEP
    bits[0, j], change[0, j] = near, near_beyond
    bits[1, j], change[1, j] = near << ACCEPT_C, near_beyond << ACCEPT_C
    bits[2, j], change[2, j] = far << ACCEPT_D, far_beyond << ACCEPT_D


@inlined
def agreeing(fraction: float, cells: int, tolerance: float) -> int:
    """Bits of those of `cells` cells in [0, 1) whose middle lies within `tolerance` of `fraction`."""
    first = max(0, math.ceil((fraction - tolerance) * cells - 0.5))
    end = min(cells, math.floor((fraction + tolerance) * cells + 0.5))
    return (1 << max(first, end)) - (1 << first)


@inlined
def agreeing_spans(span: float, limits: Limits) -> int:
    """Bits of the spans of reference quads that a query quad of `span` frames may meet."""
    return (2 << span_cell(span * limits.fastest)) - (1 << span_cell(span * limits.slowest))
