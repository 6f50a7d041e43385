"""Pairs of peaks: less to survive than a quad, but they tell nothing of the tempo.

Of a quad all four peaks must be there, which three seconds under other music, or in a hall, may leave to none. Of a
pair two must. The key of a pair is its step of time and its step of frequency, so it is the same at any pitch, at one
tempo (landmarks: Wang, "An industrial-strength audio search algorithm", ISMIR 2003, where the key holds both
frequencies instead, and finds one pitch). See `sweep` for what is made of them.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from compliance.detect.compiled import inlined, kernel
from compliance.detect.packing import (
    BIN_MASK,
    BIN_SHIFT,
    BIN_STEPS,
    PROMINENCE_MASK,
    PROMINENCE_SHIFT,
    TIME_MASK,
    TIME_STEPS,
)
from compliance.detect.peaks import BINS, Peaks, selected

NEAREST_FRAMES, SPAN_FRAMES = 1.0, 28.0
LEAST_STEP, MOST_STEP = 1.5, 71.0
"""Steps of a pair, in frames and bins. A note that is struck again makes pairs everywhere, and tells nothing."""
QUERY_RANKS = 10
"""The query has all pairs of the peaks of these ranks."""
REFERENCE_TARGETS = 3
"""A reference has the pairs of each peak with so many of the most prominent peaks after it."""
TIME_CELLS, STEP_CELLS = int(SPAN_FRAMES) + 2, 4 * int(MOST_STEP + 1) + 1
"""Cells of the key: a frame and half a bin wide."""
NO_KEY = 0
"""Of the pairs that a peak of a reference does not have; no pair is so short and falls so far."""
FRAMES_OFF, HALF_BINS_OFF = 0.6, 0.6
"""How far a pair of the query may be from the middle of a cell to be found there."""
ZONES, ZONE_BINS = 16, 14
"""Pairs of one key lie in order of the zone that the bin of their earlier peak is in."""
WEIGHT, COMMON = 8.0, 8.0
"""A vote weighs 8 / (1 + n / 8) where n pairs of the query have the same key."""
PLACE_STEPS = 16
FRAME_SHIFT, PART_SHIFT = 12, 28
PLACE_BIN_MASK, PLACE_FRAME_MASK = (1 << 12) - 1, (1 << 16) - 1
MOST_PARTS = 1 << (32 - PART_SHIFT)
"""Places of peaks are packed in sixteenths of frames and bins: a window has less than 4,096 frames, and 16 parts."""
CHOICE_BITS, CHOICE_MASK = 6, 63
"""At most so many peaks of a reference lie within the span of a pair (see `quads.DISTANCE_BITS`)."""


class Landmarks(NamedTuple):
    """Pairs of the query: those of key k and zone z are numbers `first[16 k + z]` to `first[16 k + z + 1]`.

    place : of the earlier peak of each pair: its part of the query, its frame as the reference would have it, its bin
    weight : of a vote of each key
    """

    first: NDArray[np.int32]
    place: NDArray[np.uint32]
    weight: NDArray[np.float32]


def landmarks_of(peaks: Peaks, tempo: float, *, frames: int, parts: int = 1) -> Landmarks:
    """The pairs of a query, as a reference that is `tempo` times as fast would have them.

    Parameters
    ----------
    frames : length of the query, of which up to 16 equal `parts` are told apart
    """
    if frames * tempo * PLACE_STEPS > PLACE_FRAME_MASK or parts > MOST_PARTS:
        message = f"{frames} frames at {tempo} in {parts} parts are more than a place can tell apart"
        raise ValueError(message)
    peaks = selected(peaks, peaks.rank < QUERY_RANKS)
    part = np.clip(peaks.frame * (parts / frames), 0, parts - 1).astype(np.int64)
    frame = np.rint(np.clip(peaks.frame, 0, frames) * (tempo * PLACE_STEPS)).astype(np.int64)
    bin_ = np.rint(np.clip(peaks.bin, 0, BINS) * PLACE_STEPS).astype(np.int64)
    packed = (part << PART_SHIFT | frame << FRAME_SHIFT | bin_).astype(np.uint32)
    first = np.zeros(TIME_CELLS * STEP_CELLS * ZONES + 1, np.int32)
    count = first[1:]
    put_pairs(peaks, tempo, packed, count, packed[:0])
    weight = WEIGHT / (1 + count.reshape(-1, ZONES).sum(axis=1) / COMMON)
    np.cumsum(first, out=first)
    place = np.empty(first[-1], np.uint32)
    put_pairs(peaks, tempo, packed, first[:-1].copy(), place)
    return Landmarks(first, place, weight.astype(np.float32))


@kernel
def put_pairs(
    peaks: Peaks,
    tempo: float,
    packed: NDArray[np.uint32],
    free: NDArray[np.int32],
    place: NDArray[np.uint32],
) -> None:
    """Put the earlier peak of each pair at the next free place of all its keys; without room, only count the places."""
    frame, bin_ = peaks.frame, peaks.bin
    for i in range(len(frame)):
        zone = zone_of(bin_[i])
        for j in range(i + 1, len(frame)):
            time, step = (frame[j] - frame[i]) * tempo, bin_[j] - bin_[i]
            if time > SPAN_FRAMES:
                break
            if time < NEAREST_FRAMES or abs(step) < LEAST_STEP or abs(step) > MOST_STEP:
                continue
            halves = 2 * (step + MOST_STEP + 1)
            for t in range(math.ceil(time - FRAMES_OFF), math.floor(time + FRAMES_OFF) + 1):
                for s in range(math.ceil(halves - HALF_BINS_OFF), math.floor(halves + HALF_BINS_OFF) + 1):
                    cell = (t * STEP_CELLS + s) * ZONES + zone
                    if len(place) > 0:
                        place[free[cell]] = packed[i]
                    free[cell] += 1


@inlined
def zone_of(bin_: float) -> int:
    """Zone of a bin, also for bins that no peak has."""
    return min(ZONES - 1, max(0, int(bin_ / ZONE_BINS)))


def reference_keys(peaks: NDArray[np.uint64], ends: NDArray[np.int64]) -> NDArray[np.int16]:
    """The keys of the pairs of references.

    Parameters
    ----------
    peaks : of one reference after the other, packed (see `packing`), shape (n,)
    ends : number of the first peak that is no longer of each reference

    Returns
    -------
    Shape (n, 3): keys of the pairs that start at each peak, `NO_KEY` where there is none
    """
    keys = np.full((len(peaks), REFERENCE_TARGETS), NO_KEY, np.int16)
    write_keys(peaks, ends, keys)
    return keys


@kernel
def write_keys(peaks: NDArray[np.uint64], ends: NDArray[np.int64], keys: NDArray[np.int16]) -> None:
    """See `reference_keys`. The best three are kept by minima and maxima, which leave no branch to guess."""
    start = 0
    for end in ends:
        for i in range(start, end):
            time, bin_ = time_steps(peaks[i]), bin_steps(peaks[i])
            a = b = c = np.int64(-1)
            for j in range(i + 1, min(end, i + CHOICE_MASK)):
                later, step = time_steps(peaks[j]) - time, abs(bin_steps(peaks[j]) - bin_)
                if later > SPAN_FRAMES * TIME_STEPS:
                    break
                is_pair = (
                    (later >= NEAREST_FRAMES * TIME_STEPS)
                    & (step >= LEAST_STEP * BIN_STEPS)
                    & (step <= MOST_STEP * BIN_STEPS)
                )
                prominence = np.int64(peaks[j]) >> PROMINENCE_SHIFT & PROMINENCE_MASK
                one = prominence << CHOICE_BITS | CHOICE_MASK - (j - i) if is_pair else np.int64(-1)
                a, one = max(a, one), min(a, one)
                b, one = max(b, one), min(b, one)
                c = max(c, one)
            for k, one in enumerate((a, b, c)):
                if one >= 0:
                    peak = peaks[i + CHOICE_MASK - (one & CHOICE_MASK)]
                    keys[i, k] = key_of(time_steps(peak) - time, bin_steps(peak) - bin_)
        start = end


@inlined
def time_steps(peak: np.uint64) -> int:
    """Time of a packed peak, in steps of it."""
    return int(np.int64(peak) & TIME_MASK)


@inlined
def bin_steps(peak: np.uint64) -> int:
    """Bin of a packed peak, in steps of it."""
    return int(np.int64(peak) >> BIN_SHIFT & BIN_MASK)


@inlined
def key_of(time: int, step: int) -> int:
    """Key of a pair of packed peaks: the nearest cell."""
    frames, halves = (time + TIME_STEPS // 2) // TIME_STEPS, (2 * step + BIN_STEPS // 2) // BIN_STEPS
    return frames * STEP_CELLS + halves + STEP_CELLS // 2
