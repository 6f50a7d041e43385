"""A first look at thousands of places, to choose the few that are worth an exact alignment.

Deep under other music one quad of an excerpt may be all that survives, and its vote weighs no more than thousands that
agree by chance. But a single vote says where the whole reference would lie. So the peaks of the reference around each
place are laid over the query, and those that are there are counted, each by how seldom one would be met there by
chance. Of 4,000 places the true one is then nearly always among the first three. A place takes about four
microseconds: neither alignment nor levels are fitted, and chance is the density of query peaks, not what decoys meet
(`verify` does all that).
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from compliance.detect.candidates import Places
from compliance.detect.compiled import kernel
from compliance.detect.fit import Grid
from compliance.detect.index import GAP_FRAMES, Index
from compliance.detect.lookup import Table
from compliance.detect.packing import BIN_MASK, BIN_SHIFT, BIN_STEPS, TIME_MASK, TIME_STEPS, first_in
from compliance.detect.peaks import BINS

REACH_FRAMES = 80
"""How far around a place the reference is laid over the query: 1.9 s, as far as the tempo of a vote is good for."""
FRAMES_OFF, BINS_OFF = 1.5, 0.3
"""Farther away, a query peak is no sign of a reference peak."""
SURVIVAL, KEPT = 0.3, 0.7
"""Share of the reference's peaks that survive, and of those the share that stay this close to their place."""
EVENT_FRAMES, EVENT_NATS, EVENT_PRICE = 8, 4.0, 0.3
"""As in `verify`: what falls together counts as one event, and each 0.19 s costs a little."""
BLOCK_FRAMES, AROUND_BINS, MOST_CHANCE = 64, 2, 0.6


class Glances(NamedTuple):
    """What speaks for each place: `nats` of the best run of events around it, and the query frame in its `middle`."""

    nats: NDArray[np.float64]
    middle: NDArray[np.float64]


def glances_at(places: Places, index: Index, grid: Grid) -> Glances:
    """Look at every place."""
    seen = Glances(np.zeros(len(places.frame)), np.zeros(len(places.frame)))
    gain = _gains(grid)
    bases = np.array([table.base for table in index.tables])
    tables = np.searchsorted(bases, places.reference + GAP_FRAMES / 2, side="right") - 1
    for number, table in enumerate(index.tables):
        glance(places, np.flatnonzero(tables == number), table, grid, gain, seen)
    return seen


def _gains(grid: Grid) -> NDArray[np.float32]:
    """Nats that a peak is worth where the reference has one, by (block of 1.5 s, bin) of the query."""
    count = np.zeros((len(grid.near) // BLOCK_FRAMES + 1, BINS + 2), np.float32)
    gain = np.empty_like(count)
    fill_gains(grid, count, gain)
    return gain


@kernel
def fill_gains(grid: Grid, count: NDArray[np.float32], gain: NDArray[np.float32]) -> None:
    """Count the query peaks in each block and bin; the chance to meet one follows from their density around."""
    blocks = len(count)
    for i in range(len(grid.peaks.frame)):
        t = int(grid.peaks.frame[i]) // BLOCK_FRAMES
        if 0 <= t < blocks:
            count[t, int(grid.peaks.bin[i] + 0.5)] += 1
    for t in range(blocks):
        for b in range(BINS + 2):
            peaks, cells = 0.5, 0
            for around in range(max(0, t - 1), min(blocks, t + 2)):
                for near in range(max(0, b - AROUND_BINS), min(BINS + 2, b + AROUND_BINS + 1)):
                    peaks += count[around, near]
                    cells += BLOCK_FRAMES
            chance = min(MOST_CHANCE, peaks / cells * 4 * FRAMES_OFF * BINS_OFF)
            gain[t, b] = math.log(1 - SURVIVAL + SURVIVAL * KEPT / chance)


@kernel
def glance(
    places: Places, which: NDArray[np.int64], table: Table, grid: Grid, gain: NDArray[np.float32], seen: Glances
) -> None:
    """Look at the places `which`, all of one shard; positions read from a file are held within the arrays."""
    near, at_frame, at_bin, peaks = grid.near, grid.peaks.frame, grid.peaks.bin, table.peaks
    missing = math.log(1 - SURVIVAL)
    for k in which:
        frame, tempo, shift = places.frame[k], places.tempo[k], places.shift[k]
        in_shard = float(places.reference[k]) - table.base
        member = member_before(table.member_starts, in_shard + GAP_FRAMES / 2)
        origin = in_shard - table.member_starts[member]
        first, end = table.member_ends[member - 1] if member else 0, table.member_ends[member]
        latest = (origin + REACH_FRAMES * tempo) * TIME_STEPS
        best = score = evidence = middle = begun = 0.0
        event = -1
        for i in range(first_in(peaks, first, end, (origin - REACH_FRAMES * tempo) * TIME_STEPS), end):
            peak = np.int64(peaks[i])
            time = peak & TIME_MASK
            if time > latest:
                break
            t = frame + (time / TIME_STEPS - origin) / tempo
            b = (peak >> BIN_SHIFT & BIN_MASK) / BIN_STEPS + shift
            if t < 0 or t >= len(near) - 1 or b < 0 or b >= BINS - 1:
                continue
            if int(t) // EVENT_FRAMES != event:
                score += saturated(evidence) - EVENT_PRICE
                if score > best:
                    best, middle = score, (begun + t) / 2
                if score <= 0:
                    score, begun = 0.0, t
                event, evidence = int(t) // EVENT_FRAMES, 0.0
            row, column = int(t + 0.5), int(b + 0.5)
            j = near[row, column]
            is_there = j >= 0 and abs(at_frame[j] - t) <= FRAMES_OFF and abs(at_bin[j] - b) <= BINS_OFF
            evidence += gain[row // BLOCK_FRAMES, column] if is_there else missing
        score += saturated(evidence) - EVENT_PRICE
        if score > best:
            best, middle = score, (begun + frame + REACH_FRAMES) / 2
        seen.nats[k], seen.middle[k] = best, middle


@kernel
def saturated(evidence: float) -> float:
    """What one event counts for: the peaks of a struck chord are no ten witnesses."""
    return EVENT_NATS * (1 - math.exp(-evidence / EVENT_NATS)) if evidence > 0 else evidence


@kernel
def member_before(starts: NDArray[np.int64], frame: float) -> int:
    """Number of the last reference of a shard that starts at `frame` or before, or of the first."""
    low, high = 0, len(starts)
    while low < high:
        middle = (low + high) >> 1
        if starts[middle] <= frame:
            low = middle + 1
        else:
            high = middle
    return max(0, low - 1)
