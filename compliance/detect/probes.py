"""From the peaks of a query to the places of the table where its quads may lie.

A value that lies close to the edge of its cell may have crossed it in the reference, so the neighbouring cell is looked
up as well: a quad has up to 32 keys. All that depends on one or two peaks only (cells, their neighbours, which entries
agree with a fraction) is worked out once for each peak after A, or pair of them, and not once for each of the 120
triples they make; as the hash is linear, each key is then a sum of five numbers.
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
SOFT_BIN, SOFT_FRAME = 0.15, 0.5
"""How close to a cell's edge a value must lie for the neighbouring cell to be looked up too."""
STEP_TOLERANCE = 0.22
"""How far the steps of two quads may differ, in bins."""

ACCEPT_C, ACCEPT_D, ACCEPT_SPAN = NEAR_CELLS, 2 * NEAR_CELLS, 2 * NEAR_CELLS + FAR_CELLS
"""Where in `Probes.accept` the bits for C, D and the span begin; those for B come first."""
KEYS_PER_QUAD = 32


class Limits(NamedTuple):
    """The changes that are looked for: see `votes.Search`."""

    max_shift_bins: float
    slowest: float
    fastest: float


class QueryQuads(NamedTuple):
    """Quads of a query, one array element each.

    frame, bin : of A
    span : A..D in frames
    step : bins from A to D
    lowest, highest : range of the shapes of entries whose A has a bin that is looked for, the latter exclusive
    """

    frame: NDArray[np.float32]
    bin: NDArray[np.float32]
    span: NDArray[np.float32]
    step: NDArray[np.float32]
    lowest: NDArray[np.int32]
    highest: NDArray[np.int32]


class Probes(NamedTuple):
    """Keys to look up, one array element each.

    hash : of the key
    quad : number of the query quad
    accept : a bit for each cell of the fractions of B, C and D and of the span (`quads.Entries`) that agrees
    """

    hash: NDArray[np.uint32]
    quad: NDArray[np.int32]
    accept: NDArray[np.uint32]


def room_for(quads: int, probes: int) -> tuple[QueryQuads, Probes]:
    """Uninitialised quads and probes."""
    return (
        QueryQuads(
            np.empty(quads, np.float32),
            np.empty(quads, np.float32),
            np.empty(quads, np.float32),
            np.empty(quads, np.float32),
            np.empty(quads, np.int32),
            np.empty(quads, np.int32),
        ),
        Probes(np.empty(probes, np.uint32), np.empty(probes, np.int32), np.empty(probes, np.uint32)),
    )


@kernel
def neighbour(value: float, soft: float) -> int:
    """-1 or 1 if `value` lies within `soft` of the lower or upper edge of its integer cell, else 0."""
    fraction = value - math.floor(value)
    return -1 if fraction < soft else (1 if fraction > 1 - soft else 0)


@kernel
def agreeing(fraction: float, cells: int, tolerance: float) -> int:
    """Bits of those of `cells` cells in [0, 1) whose middle lies within `tolerance` of `fraction`."""
    bits = 0
    for k in range(cells):
        if abs((k + 0.5) / cells - fraction) <= tolerance:
            bits |= 1 << k
    return bits


@kernel
def probes_from(
    peaks: Peaks, anchor: int, most: int, limits: Limits, quads: QueryQuads, probes: Probes
) -> tuple[int, int, int]:
    """Write the quads and probes that start at the peaks from `anchor`, as many as there is room for.

    Parameters
    ----------
    most : quads are formed with this many peaks after each peak

    Returns
    -------
    The first peak whose quads are not among them, the number of quads, the number of probes
    """
    frame, bin_ = peaks.frame, peaks.bin
    hashes, asker, accept = probes.hash, probes.quad, probes.accept
    targets, strength = np.empty(most, np.int64), np.empty(most, np.float32)
    time, step = np.empty(most), np.empty(most)
    key, other_key = np.empty((3, most), np.int64), np.empty((3, most), np.int64)
    ratio, other_ratio = np.empty((most, most), np.int64), np.empty((most, most), np.int64)
    bits, change = np.empty((3, most), np.int64), np.empty((3, most), np.int64)
    most_quads = most * (most - 1) * (most - 2) // 6
    n, m = 0, 0
    for i in range(anchor, len(frame)):
        if n + most_quads > len(quads.frame) or m + most_quads * KEYS_PER_QUAD > len(hashes):
            return i, n, m
        count = targets_after(peaks, i, LEAST_DISTANCE, QUERY_SPAN, targets, strength)
        for j in range(count):
            time[j], step[j] = frame[targets[j]] - frame[i], bin_[targets[j]] - bin_[i]
        keys_of_steps(step, count, key, other_key, bits, change)
        keys_of_ratios(time, count, ratio, other_ratio)
        first = n
        for d in range(2, count):
            span = time[d]
            if span < LEAST_SPAN:
                continue
            spans = agreeing_spans(span, limits) << ACCEPT_SPAN
            for c in range(1, d):
                if span - time[c] < LEAST_GAP:
                    break
                key_cd = key[2, d] + key[1, c] + ratio[c, d] * RATIO_C_STEP
                bits_cd = bits[2, d] | bits[1, c] | spans
                near_c = other_ratio[c, d] * RATIO_C_STEP
                for b in range(c):
                    if time[c] - time[b] < LEAST_GAP:
                        break
                    hashes[m] = key_cd + key[0, b] + ratio[b, d] * RATIO_B_STEP
                    accept[m] = bits_cd | bits[0, b]
                    e = doubled(hashes, accept, m, m + 1, other_key[0, b], change[0, b])
                    e = doubled(hashes, accept, m, e, other_key[1, c], change[1, c])
                    e = doubled(hashes, accept, m, e, other_key[2, d], change[2, d])
                    e = doubled(hashes, accept, m, e, other_ratio[b, d] * RATIO_B_STEP, 0)
                    e = doubled(hashes, accept, m, e, near_c, 0)
                    asker[m:e] = n
                    m = e
                    quads.span[n], quads.step[n] = span, step[d]
                    n += 1
        quads.frame[first:n], quads.bin[first:n] = frame[i], bin_[i]
        quads.lowest[first:n] = pitch_cell(bin_[i] - limits.max_shift_bins) << PITCH_SHIFT
        quads.highest[first:n] = (pitch_cell(bin_[i] + limits.max_shift_bins) + 1) << PITCH_SHIFT
    return len(frame), n, m


@kernel
def keys_of_steps(
    step: NDArray[np.float64],
    count: int,
    key: NDArray[np.int64],
    other_key: NDArray[np.int64],
    bits: NDArray[np.int64],
    change: NDArray[np.int64],
) -> None:
    """What each of `count` frequency steps adds to a hash and to `Probes.accept`, in rows for B, C and D.

    key, bits : in the cell of the step
    other_key, change : what is different in the neighbouring cell; 0 if there is none to look up
    """
    units = (STEP_B_STEP, STEP_C_STEP, STEP_D_STEP)
    for j in range(count):
        cell, other = math.floor(step[j]), neighbour(step[j], SOFT_BIN)
        near = agreeing(step[j] - cell, NEAR_CELLS, STEP_TOLERANCE)
        other_near = agreeing(step[j] - cell - other, NEAR_CELLS, STEP_TOLERANCE)
        far = agreeing(step[j] - cell, FAR_CELLS, STEP_TOLERANCE + 0.5 / FAR_CELLS)
        other_far = agreeing(step[j] - cell - other, FAR_CELLS, STEP_TOLERANCE + 0.5 / FAR_CELLS)
        for k in range(3):
            key[k, j], other_key[k, j] = (cell + STEP_BINS) * units[k], other * units[k]
        bits[0, j], change[0, j] = near, near ^ other_near
        bits[1, j], change[1, j] = near << ACCEPT_C, (near ^ other_near) << ACCEPT_C
        bits[2, j], change[2, j] = far << ACCEPT_D, (far ^ other_far) << ACCEPT_D


@kernel
def keys_of_ratios(
    time: NDArray[np.float64], count: int, ratio: NDArray[np.int64], other_ratio: NDArray[np.int64]
) -> None:
    """The cell of each ratio of times [b, d] of `count`, and -1, 0 or 1: where the neighbour to look up too lies."""
    for d in range(1, count):
        for b in range(d):
            place = time[b] / time[d] * RATIO_VALUES
            cell, other = int(place), neighbour(place, SOFT_FRAME * RATIO_VALUES / time[d])
            ratio[b, d] = cell
            other_ratio[b, d] = other if 0 <= cell + other < RATIO_VALUES else 0


@kernel
def agreeing_spans(span: float, limits: Limits) -> int:
    """Bits of the spans of reference quads that a query quad of `span` frames may meet."""
    return (2 << span_cell(span * limits.fastest)) - (1 << span_cell(span * limits.slowest))


@inlined
def doubled(
    hashes: NDArray[np.uint32], accept: NDArray[np.uint32], first: int, end: int, step: int, change: int
) -> int:
    """Repeat the probes of one quad for a neighbouring cell, if there is one (`step` != 0); return the new end."""
    new_end = end
    if step != 0:
        new_end = 2 * end - first
        for k in range(first, end):
            hashes[k + end - first] = np.int64(hashes[k]) + step
            accept[k + end - first] = np.int64(accept[k]) ^ change
    return new_end
