"""Hashes of four peaks that pitch shift, time stretch and varispeed leave alone.

A quad is four peaks A < B < C < D in time. Its hash is made of the three steps of log frequency from A, which a
change of pitch does not alter, and of the places of B and C between A and D, which a change of tempo does not alter.
One look-up thus finds an excerpt under any such change, and comparing the two quads tells which change it was.

Quads: Sonnleitner & Widmer, "Robust quad-based audio fingerprinting", IEEE/ACM TASLP 24(3), 2016. They hash
continuous coordinates of a square; here frequency steps are quantised to bins of 33 cents whose fraction is kept in
the entry, so that neighbours across a bin edge are compared exactly.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from compliance.detect.compiled import kernel
from compliance.detect.peaks import Peaks

STEP_BINS = 30
"""Largest frequency step from A, exclusive, in bins of 33 cents."""
STEP_VALUES = 2 * STEP_BINS + 1
RATIO_VALUES = 10
"""Values of the place of B and C between A and D."""
REFERENCE_SPAN, QUERY_SPAN = 36.0, 46.0
"""Longest quad, in frames; longer in the query, so that slowed excerpts still fit."""
REFERENCE_TARGETS = 4
LEAST_SPAN, LEAST_GAP = 8.0, 1.5

TAG_BITS = 8
FRACTION_STEPS = 16
BIN_STEPS = 5
SPAN_STEPS = 8

HASH_MULTIPLIER = np.uint64(11400714819323198485)
"""2^64 divided by the golden ratio (Knuth, The Art of Computer Programming 3, 6.4: multiplicative hashing)."""


class Entry(NamedTuple):
    """Reference quads, one array element each.

    bucket, tag : place in the table and 8 more bits of the hash, to tell other keys of the bucket apart
    frame : frame of A, in the shard
    shape : 11 bits bin of A (fifths), 9 bits span A..D (eighths of a frame), three 4-bit fractions of the frequency
        steps
    """

    bucket: NDArray[np.uint32]
    tag: NDArray[np.uint8]
    frame: NDArray[np.uint32]
    shape: NDArray[np.uint32]


def room_for(quads: int) -> Entry:
    """Uninitialised entries."""
    return Entry(
        np.empty(quads, np.uint32), np.empty(quads, np.uint8), np.empty(quads, np.uint32), np.empty(quads, np.uint32)
    )


@kernel
def targets_after(
    peaks: Peaks, anchor: int, nearest: float, farthest: float, out: NDArray[np.int64], strength: NDArray[np.float32]
) -> int:
    """The most prominent peaks in the zone after `anchor`, as many as fit in `out`, in time order; their number."""
    count, most = 0, len(out)
    for j in range(anchor + 1, len(peaks.frame)):
        distance = peaks.frame[j] - peaks.frame[anchor]
        if distance > farthest:
            break
        if distance < nearest or abs(peaks.bin[j] - peaks.bin[anchor]) >= STEP_BINS:
            continue
        if count == most:
            weakest = 0
            for k in range(1, count):
                if strength[k] <= strength[weakest]:
                    weakest = k
            if peaks.prominence_db[j] <= strength[weakest]:
                continue
            for k in range(weakest, count - 1):
                out[k], strength[k] = out[k + 1], strength[k + 1]
            count -= 1
        out[count], strength[count] = j, peaks.prominence_db[j]
        count += 1
    return count


@kernel
def hash_of(step_b: int, step_c: int, step_d: int, ratio_b: int, ratio_c: int) -> np.uint64:
    """Hash of a quantised quad; its upper bits are the bucket, the eight below them the tag."""
    key = ((step_b + STEP_BINS) * STEP_VALUES + step_c + STEP_BINS) * STEP_VALUES + step_d + STEP_BINS
    key = (key * RATIO_VALUES + ratio_b) * RATIO_VALUES + ratio_c
    return np.uint64(key) * HASH_MULTIPLIER


@kernel
def reference_quads(peaks: Peaks, base: int, bits: int, out: Entry, n: int) -> int:
    """Append the quads of one reference to `out` from position `n`; return the new count (more than fit, perhaps).

    Parameters
    ----------
    base : frame of the shard at which the reference starts
    bits : log2 of the number of buckets
    """
    targets, strength = np.empty(REFERENCE_TARGETS, np.int64), np.empty(REFERENCE_TARGETS, np.float32)
    for i in range(len(peaks.frame)):
        count = targets_after(peaks, i, 2.0, REFERENCE_SPAN, targets, strength)
        start, origin = peaks.frame[i], peaks.bin[i]
        for b in range(count):
            for c in range(b + 1, count):
                time_b, time_c = peaks.frame[targets[b]] - start, peaks.frame[targets[c]] - start
                if time_c - time_b < LEAST_GAP:
                    continue
                for d in range(c + 1, count):
                    span = peaks.frame[targets[d]] - start
                    if span < LEAST_SPAN or span - time_c < LEAST_GAP:
                        continue
                    n += 1
                    if n > len(out.bucket):
                        continue
                    step_b, step_c = peaks.bin[targets[b]] - origin, peaks.bin[targets[c]] - origin
                    step_d = peaks.bin[targets[d]] - origin
                    floor_b, floor_c, floor_d = math.floor(step_b), math.floor(step_c), math.floor(step_d)
                    code = hash_of(
                        floor_b,
                        floor_c,
                        floor_d,
                        int(time_b / span * RATIO_VALUES),
                        int(time_c / span * RATIO_VALUES),
                    )
                    out.bucket[n - 1] = np.uint32(code >> np.uint64(64 - bits))
                    out.tag[n - 1] = np.uint8((code >> np.uint64(64 - bits - TAG_BITS)) & np.uint64(255))
                    out.frame[n - 1] = np.uint32(base + start + 0.5)
                    fractions = np.int64((step_b - floor_b) * FRACTION_STEPS) * FRACTION_STEPS
                    fractions = (fractions + np.int64((step_c - floor_c) * FRACTION_STEPS)) * FRACTION_STEPS
                    fractions += np.int64((step_d - floor_d) * FRACTION_STEPS)
                    spans = min(511, np.int64(span * SPAN_STEPS))
                    out.shape[n - 1] = np.uint32((np.int64(origin * BIN_STEPS) << 21) | (spans << 12) | fractions)
    return n
