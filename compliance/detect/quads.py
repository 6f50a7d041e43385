"""Hashes of four peaks that pitch shift, time stretch and varispeed leave alone.

A quad is four peaks A < B < C < D in time. Its key is made of the three steps of log frequency from A, which a change
of pitch does not alter, and of the places of B and C between A and D, which a change of tempo does not alter. One
look-up thus finds an excerpt under any such change, and comparing the two quads tells which change it was.

Quads: Sonnleitner & Widmer, "Robust quad-based audio fingerprinting", IEEE/ACM TASLP 24(3), 2016. They hash
continuous coordinates of a square; here frequency steps are quantised to bins of 33 cents whose fraction is kept in
the entry, so that neighbours across a bin edge are compared more closely than the key does.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from compliance.detect.compiled import inlined, kernel
from compliance.detect.peaks import BINS, Peaks

STEP_BINS = 30
"""Largest frequency step from A, exclusive, in bins of 33 cents."""
STEP_VALUES = 2 * STEP_BINS + 1
RATIO_VALUES = 10
"""Values of the place of B and C between A and D."""
REFERENCE_SPAN, QUERY_SPAN = 28.0, 36.0
"""Longest quad, in frames; longer in the query, so that slowed excerpts still fit."""
REFERENCE_TARGETS = 4
LEAST_SPAN, LEAST_GAP, LEAST_DISTANCE = 8.0, 1.5, 2.0

HASH_MULTIPLIER = np.uint64(11400714819323198485)
"""2^64 divided by the golden ratio (Knuth, The Art of Computer Programming 3, 6.4: multiplicative hashing)."""
HASH_BITS, FILTER_BITS, FILTER_MASK = 32, 5, 31
KEY_MULTIPLIER = 2654435769
"""The same for 32 bits. The hash is linear: that of a neighbouring key is one addition away."""
RATIO_C_STEP = KEY_MULTIPLIER
RATIO_B_STEP = RATIO_C_STEP * RATIO_VALUES
STEP_D_STEP = RATIO_B_STEP * RATIO_VALUES
STEP_C_STEP = STEP_D_STEP * STEP_VALUES
STEP_B_STEP = STEP_C_STEP * STEP_VALUES
"""What one more of each value of the key adds to the hash."""

DISTANCE_BITS = 6
"""A reference has at most 18 peaks per half second (`packing.REFERENCE_RANKS` in each of six octaves), so fewer than
2^6 of them lie between A and D."""
PITCH_CELLS, NEAR_CELLS, FAR_CELLS, SPAN_CELLS = 32, 8, 4, 8
"""How finely an entry tells the bin of A, the fractions of the steps to B and C, of the step to D, and the span."""
FAR_SHIFT, NEAR_C_SHIFT, NEAR_B_SHIFT, PITCH_SHIFT = 3, 5, 8, 11
SPAN_CELL_FRAMES = (REFERENCE_SPAN - LEAST_SPAN) / SPAN_CELLS


class Entries(NamedTuple):
    """Reference quads, one array element each.

    hash : 32 bits, of which the upper ones are the bucket and the next five the place in its filter
    where : number of A among the peaks of the shard, above 6 bits of how many peaks later D is
    shape : 5 bits bin of A (6.25 bins each), 3 bits each fraction of the steps to B and C, 2 bits fraction of the step
        to D, 3 bits span (2.5 frames each)
    """

    hash: NDArray[np.uint32]
    where: NDArray[np.uint32]
    shape: NDArray[np.uint16]


def room_for(quads: int) -> Entries:
    """Uninitialised entries."""
    return Entries(np.empty(quads, np.uint32), np.empty(quads, np.uint32), np.empty(quads, np.uint16))


@kernel
def targets_after(
    peaks: Peaks, anchor: int, nearest: float, farthest: float, out: NDArray[np.int64], strength: NDArray[np.float32]
) -> int:
    """The most prominent peaks in the zone after `anchor`, as many as fit in `out`, in time order; their number."""
    frame, bin_, prominence = peaks.frame, peaks.bin, peaks.prominence_db
    start, origin = frame[anchor], bin_[anchor]
    count, most = 0, len(out)
    for j in range(anchor + 1, len(frame)):
        distance = frame[j] - start
        if distance > farthest:
            break
        if distance < nearest or abs(bin_[j] - origin) >= STEP_BINS:
            continue
        if count == most:
            weakest = 0
            for k in range(1, count):
                if strength[k] <= strength[weakest]:
                    weakest = k
            if prominence[j] <= strength[weakest]:
                continue
            for k in range(weakest, count - 1):
                out[k], strength[k] = out[k + 1], strength[k + 1]
            count -= 1
        out[count], strength[count] = j, prominence[j]
        count += 1
    return count


@inlined
def hash_of(step_b: int, step_c: int, step_d: int, ratio_b: int, ratio_c: int) -> int:
    """Hash of a quantised quad; its lower 32 bits count."""
    return (
        (step_b + STEP_BINS) * STEP_B_STEP
        + (step_c + STEP_BINS) * STEP_C_STEP
        + (step_d + STEP_BINS) * STEP_D_STEP
        + ratio_b * RATIO_B_STEP
        + ratio_c * RATIO_C_STEP
    )


@inlined
def pitch_cell(bin_: float) -> int:
    """Cell of the bin of A, also for bins that no peak has."""
    return min(PITCH_CELLS - 1, max(0, int(bin_ * PITCH_CELLS / BINS)))


@inlined
def span_cell(span: float) -> int:
    """Cell of the span of a reference quad."""
    return min(SPAN_CELLS - 1, max(0, int((span - LEAST_SPAN) / SPAN_CELL_FRAMES)))


def reference_quads(peaks: Peaks, first: int, out: Entries) -> int:
    """Write the quads of one reference to `out`; return their number.

    Parameters
    ----------
    first : number of its first peak in the shard
    out : room for all triples of `REFERENCE_TARGETS` targets of every peak
    """
    targets, strength = np.empty(REFERENCE_TARGETS, np.int64), np.empty(REFERENCE_TARGETS, np.float32)
    return write_quads(peaks, first, targets, strength, out)


@kernel
def write_quads(
    peaks: Peaks, first: int, targets: NDArray[np.int64], strength: NDArray[np.float32], out: Entries
) -> int:
    """See `reference_quads`; room for the targets of one peak is given."""
    frame, bin_, hashes, wheres, shapes = peaks.frame, peaks.bin, out.hash, out.where, out.shape
    n = 0
    for i in range(len(frame)):
        count = targets_after(peaks, i, LEAST_DISTANCE, REFERENCE_SPAN, targets, strength)
        start, origin = frame[i], bin_[i]
        for b in range(count):
            time_b, step_b = frame[targets[b]] - start, bin_[targets[b]] - origin
            for c in range(b + 1, count):
                time_c, step_c = frame[targets[c]] - start, bin_[targets[c]] - origin
                if time_c - time_b < LEAST_GAP:
                    continue
                for d in range(c + 1, count):
                    span, step_d = frame[targets[d]] - start, bin_[targets[d]] - origin
                    distance = targets[d] - i
                    if span < LEAST_SPAN or span - time_c < LEAST_GAP or distance >> DISTANCE_BITS:
                        continue
                    low_b, low_c, low_d = math.floor(step_b), math.floor(step_c), math.floor(step_d)
                    ratio_b, ratio_c = int(time_b / span * RATIO_VALUES), int(time_c / span * RATIO_VALUES)
                    hashes[n] = hash_of(low_b, low_c, low_d, ratio_b, ratio_c)
                    wheres[n] = (first + i) << DISTANCE_BITS | distance
                    shapes[n] = (
                        pitch_cell(origin) << PITCH_SHIFT
                        | int((step_b - low_b) * NEAR_CELLS) << NEAR_B_SHIFT
                        | int((step_c - low_c) * NEAR_CELLS) << NEAR_C_SHIFT
                        | int((step_d - low_d) * FAR_CELLS) << FAR_SHIFT
                        | span_cell(span)
                    )
                    n += 1
    return n
