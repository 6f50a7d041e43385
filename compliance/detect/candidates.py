"""From votes to candidates: where in which reference, at what pitch and tempo, many quads agree.

Votes that belong together fall into one cell of (4 s of query, 0.37 s of offset, 33 cents of shift), the idea of the
offset histogram of Wang (ISMIR 2003) with pitch added. Four shifted grids keep a true alignment from being split by a
cell's edge. Cells are first counted in a hashed table, and only the votes of strong cells are sorted.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from compliance.detect.compiled import kernel
from compliance.detect.peaks import FRAMES_PER_S
from compliance.detect.quads import HASH_MULTIPLIER
from compliance.detect.votes import Votes

BLOCK_FRAMES = 4 * FRAMES_PER_S
OFFSET_FRAMES = 16
GRIDS = 4
STRONG_VOTES = 60_000
SLOTS_PER_VOTE_BITS, LEAST_BITS, MOST_BITS = 2, 12, 22
"""The hashed table of a grid has 4 to 8 slots per vote; one for all grids would no longer lie in the cache."""
HISTOGRAM_CELLS = 4001
WEIGHT_STEPS = 20
SAME_REFERENCE, SAME_FRAME = 30, 60
"""Frames, of the library and of the query: places in one cell of this size at one shift are copies."""
TEMPO_RANGE = 1.06
"""Votes of one alignment agree on the tempo this well: spans are known to an eighth of a frame."""


class Places(NamedTuple):
    """Places of the library where the query may lie, one array element each.

    frame : of the query
    reference : frame of the library that sounds there
    shift : query bin minus reference bin
    tempo : reference frames per query frame
    """

    frame: NDArray[np.float64]
    reference: NDArray[np.float64]
    shift: NDArray[np.float64]
    tempo: NDArray[np.float64]


class Agreeing(NamedTuple):
    """Votes that agree on a place: `rows[first[k]:end[k]]` are the numbers of those that agree on place `k`."""

    first: NDArray[np.int64]
    end: NDArray[np.int64]
    rows: NDArray[np.int64]


class Candidate(NamedTuple):
    """Votes of one place, and the medians that a fit can start from. See `Votes` for units."""

    frame: NDArray[np.float64]
    reference: NDArray[np.float64]
    shift: float
    tempo: float


@kernel
def cell_of(frame: float, reference: int, shift: float, tempo: float, grid: int) -> int:
    """Cell of a vote on one of the four grids: bit 0 of `grid` moves the blocks, bit 1 the offsets, by half a cell.

    The offset is taken at the middle of the block, where it depends least on an inexact tempo.
    """
    half_block, half_offset = 0.5 * (grid & 1), (grid >> 1) * (OFFSET_FRAMES // 2)
    block = math.floor(frame / BLOCK_FRAMES - half_block)
    centre = (block + 0.5 + half_block) * BLOCK_FRAMES
    offset = int((reference - tempo * (frame - centre) + half_offset + 4096) / OFFSET_FRAMES)
    return (((block + 1) * GRIDS + grid) << 40) + (offset << 6) + round(shift) + 32


def strong_votes(votes: Votes, weight: NDArray[np.float32], most: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Cell and position of the votes in the heaviest hashed cells, at most `most` of them."""
    n, bits = len(weight), LEAST_BITS
    while bits < MOST_BITS and n >> (bits - SLOTS_PER_VOTE_BITS):
        bits += 1
    strong, rows = np.empty(most, np.int64), np.empty(most, np.int64)
    count = take_strong(
        votes,
        weight,
        np.uint64(64 - bits),
        np.empty(n, np.uint32),
        np.empty(1 << bits, np.float32),
        np.empty((GRIDS, n), np.int16),
        np.zeros(HISTOGRAM_CELLS, np.int64),
        strong,
        rows,
    )
    return strong[:count], rows[:count]


@kernel
def take_strong(
    votes: Votes,
    weight: NDArray[np.float32],
    slot_shift: np.uint64,
    slots: NDArray[np.uint32],
    table: NDArray[np.float32],
    steps: NDArray[np.int16],
    heaviness: NDArray[np.int64],
    strong: NDArray[np.int64],
    rows: NDArray[np.int64],
) -> int:
    """Write cell and position of the votes in the heaviest cells, as many as there is room for; their number.

    Parameters
    ----------
    slot_shift : 64 less log2 of the slots
    slots, table : room for the slot of each vote on one grid, and for the weight of each slot of the hashed table
    steps : room for the weight of the cell of each vote on each grid, in steps
    heaviness : zeros; how many votes lie in cells of each weight
    """
    frame, reference, shift, tempo = votes.frame, votes.reference, votes.shift, votes.tempo
    n = len(weight)
    for grid in range(GRIDS):
        for slot in range(len(table)):
            table[slot] = 0
        for i in range(n):
            cell = cell_of(frame[i], reference[i], shift[i], tempo[i], grid)
            slots[i] = (np.uint64(cell) * HASH_MULTIPLIER) >> slot_shift
        for i in range(n):  # alone, so that the processor has many reads of the table under way at once
            table[slots[i]] += weight[i]
        for i in range(n):
            steps[grid, i] = min(HISTOGRAM_CELLS - 1, np.int64(table[slots[i]] * WEIGHT_STEPS))
            heaviness[steps[grid, i]] += 1
    count, least = 0, HISTOGRAM_CELLS - 1
    while least > WEIGHT_STEPS // 2 and count + heaviness[least] <= len(strong):
        count += heaviness[least]
        least -= 1
    k = 0
    for grid in range(GRIDS):
        for i in range(n):
            if steps[grid, i] > least:
                strong[k], rows[k] = cell_of(frame[i], reference[i], shift[i], tempo[i], grid), i
                k += 1
    return count


def places_of(votes: Votes, weight: NDArray[np.float32], *, most: int) -> tuple[Places, Agreeing]:
    """The cells with the heaviest votes that agree on the tempo, heaviest first, without near copies of each other.

    Returns
    -------
    The means of the votes in each of them, at most `most`, and which votes they are
    """
    cells, rows = strong_votes(votes, weight, STRONG_VOTES)
    order = np.lexsort((votes.tempo[rows], cells))
    cells, rows = cells[order], rows[order]
    heaviness, (firsts, ends) = np.empty(len(rows)), np.empty((2, len(rows)), np.int64)
    count = tempo_ranges(cells, votes.tempo[rows], weight[rows], heaviness, firsts, ends)
    heaviest = np.argsort(-heaviness[:count], kind="stable")[: most * GRIDS]
    firsts, ends = firsts[heaviest], ends[heaviest]
    places = Places(*np.empty((4, len(firsts))))
    means(votes, rows, firsts, ends, places)
    copies = (
        (np.rint(places.reference / SAME_REFERENCE).astype(np.int64) << 20)
        + ((np.rint(places.shift).astype(np.int64) + 64) << 12)
        + np.rint(places.frame / SAME_FRAME).astype(np.int64)
    )
    kept = np.sort(np.unique(copies, return_index=True)[1])[:most]
    return Places._make(column[kept] for column in places), Agreeing(firsts[kept], ends[kept], rows)


@kernel
def means(
    votes: Votes, rows: NDArray[np.int64], firsts: NDArray[np.int64], ends: NDArray[np.int64], places: Places
) -> None:
    """Write the mean frame, reference, shift and tempo of the votes `rows[first:end]`, for each pair of them."""
    for k in range(len(firsts)):
        frames = references = shifts = tempi = 0.0
        for i in range(firsts[k], ends[k]):
            frames += votes.frame[rows[i]]
            references += votes.reference[rows[i]]
            shifts += votes.shift[rows[i]]
            tempi += votes.tempo[rows[i]]
        many = ends[k] - firsts[k]
        places.frame[k], places.reference[k] = frames / many, references / many
        places.shift[k], places.tempo[k] = shifts / many, tempi / many


@kernel
def tempo_ranges(
    cells: NDArray[np.int64],
    tempo: NDArray[np.float32],
    weight: NDArray[np.float32],
    heaviness: NDArray[np.float64],
    firsts: NDArray[np.int64],
    ends: NDArray[np.int64],
) -> int:
    """The heaviest range of tempo in each cell, of votes sorted by cell and tempo; the number of cells.

    Parameters
    ----------
    heaviness, firsts, ends : room for the weight of each range, its first vote and its end
    """
    n, first = -1, 0
    inside = 0.0
    for i in range(len(cells)):
        if i == 0 or cells[i] != cells[i - 1]:
            n, first, inside = n + 1, i, 0.0
            heaviness[n] = -1.0
        inside += weight[i]
        while tempo[first] * TEMPO_RANGE < tempo[i]:
            inside -= weight[first]
            first += 1
        if inside > heaviness[n]:
            heaviness[n], firsts[n], ends[n] = inside, first, i + 1
    return n + 1


def candidate_at(number: int, agreeing: Agreeing, votes: Votes) -> Candidate:
    """The votes of one place."""
    rows = agreeing.rows[agreeing.first[number] : agreeing.end[number]]
    return Candidate(
        votes.frame[rows].astype(np.float64),
        votes.reference[rows].astype(np.float64),
        _middle(votes.shift[rows]),
        float(votes.tempo[rows[len(rows) // 2]]),
    )


def _middle(values: NDArray[np.float32]) -> float:
    """The upper median."""
    return float(np.sort(values)[len(values) // 2])
