"""From shared quads to votes: each query quad that meets a reference quad votes for an offset, a pitch and a tempo.

A rare quad counts for more than a common one.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import msgspec
import numpy as np
from numpy.typing import NDArray

from compliance.detect.compiled import inlined, kernel
from compliance.detect.peaks import Peaks
from compliance.detect.quads import (
    BIN_STEPS,
    FRACTION_STEPS,
    QUERY_SPAN,
    RATIO_VALUES,
    SPAN_STEPS,
    TAG_BITS,
    hash_of,
    targets_after,
)

LEAST_DISTANCE, LEAST_GAP, LEAST_SPAN = 1.5, 1.0, 6.5
"""Of a query quad, in frames: a little looser than of a reference quad."""
SOFT_BIN, SOFT_FRAME = 0.15, 0.5
"""How close to a cell's edge a value must lie for the neighbouring cell to be looked up too."""
STEP_TOLERANCE = 0.22
FEW, MANY = 1 << 20, 1 << 23
"""Room for votes of one window, at first and at most."""


class Search(msgspec.Struct, frozen=True, kw_only=True):
    """What a search looks for and how densely.

    rank : query peaks per half second and octave
    targets : quads are formed with this many peaks after each peak
    max_shift_bins : largest change of pitch, in thirds of a semitone
    slowest, fastest : range of the tempo ratio, query over reference
    """

    rank: int = 8
    targets: int = 10
    max_shift_bins: float = 21.5
    slowest: float = 0.76
    fastest: float = 1.32


FAST = Search()
DENSE = Search(rank=12, targets=18)


class Table(NamedTuple):
    """The quads of one shard, grouped by bucket and ordered by the bin of A inside a bucket (see `quads.Entry`).

    starts : first entry of each bucket, one more for the end
    base : frame of the library at which the shard starts
    """

    starts: NDArray[np.uint32]
    tag: NDArray[np.uint8]
    frame: NDArray[np.uint32]
    shape: NDArray[np.uint32]
    bits: int
    base: int


class Votes(NamedTuple):
    """Pairs of a query quad and a reference quad that agree, one array element each.

    frame : query frame of A
    reference : library frame of A
    shift : query bin minus reference bin
    tempo : reference frames per query frame
    quad : number of the query quad
    """

    frame: NDArray[np.float32]
    reference: NDArray[np.int64]
    shift: NDArray[np.float32]
    tempo: NDArray[np.float32]
    quad: NDArray[np.int32]


def cast_votes(peaks: Peaks, tables: tuple[Table, ...], search: Search) -> tuple[Votes, NDArray[np.float32]]:
    """Look up every quad of `peaks` in every shard.

    Returns
    -------
    The votes and the weight of each: 1 / (1 + n/3) where n reference quads answered the same query quad
    """
    room = FEW
    while True:
        votes = Votes(
            np.empty(room, np.float32),
            np.empty(room, np.int64),
            np.empty(room, np.float32),
            np.empty(room, np.float32),
            np.empty(room, np.int32),
        )
        count = 0
        for table in tables:
            limits = (search.max_shift_bins, search.slowest, search.fastest)
            count = look_up(peaks, search.targets, table, limits, votes, count)
        if count <= room or room >= MANY:
            break
        room = min(MANY, 1 << int(count - 1).bit_length())
    votes = Votes._make(column[: min(count, room)] for column in votes)
    answers = np.bincount(votes.quad) if len(votes.quad) else np.zeros(1, np.int64)
    return votes, (1 / (1 + answers[votes.quad] / 3)).astype(np.float32)


class Quad(NamedTuple):
    """A query quad while it is looked up: number, frame and bin of A, span in frames, range of reference shapes."""

    number: int
    frame: float
    bin: float
    span: float
    lowest: np.uint32
    highest: np.uint32


@kernel
def look_up(peaks: Peaks, most: int, table: Table, limits: tuple[float, float, float], votes: Votes, n: int) -> int:
    """Append the votes of one shard from position `n`; return the new count, which may pass the room there is."""
    targets, strength = np.empty(most, np.int64), np.empty(most, np.float32)
    steps, number = np.empty(3, np.float64), 0
    for i in range(len(peaks.frame)):
        count = targets_after(peaks, i, LEAST_DISTANCE, QUERY_SPAN, targets, strength)
        start, origin = peaks.frame[i], peaks.bin[i]
        lowest = np.uint32(max(0.0, (origin - limits[0]) * BIN_STEPS)) << np.uint32(21)
        highest = np.uint32(min(2047.0, max(0.0, origin + limits[0]) * BIN_STEPS + 1)) << np.uint32(21)
        for b in range(count):
            time_b = peaks.frame[targets[b]] - start
            steps[0] = peaks.bin[targets[b]] - origin
            for c in range(b + 1, count):
                time_c = peaks.frame[targets[c]] - start
                if time_c - time_b < LEAST_GAP:
                    continue
                steps[1] = peaks.bin[targets[c]] - origin
                for d in range(c + 1, count):
                    span = peaks.frame[targets[d]] - start
                    if span < LEAST_SPAN or span - time_c < LEAST_GAP:
                        continue
                    steps[2] = peaks.bin[targets[d]] - origin
                    number += 1
                    quad = Quad(number, start, origin, span, lowest, highest)
                    n = ask(table, quad, steps, time_b / span, time_c / span, limits, votes, n)
    return n


@inlined
def ask(
    table: Table,
    quad: Quad,
    steps: NDArray[np.float64],
    ratio_b: float,
    ratio_c: float,
    limits: tuple[float, float, float],
    votes: Votes,
    n: int,
) -> int:
    """Append the answers of one shard to one quad, from neighbouring cells too where a value lies close to an edge."""
    b, other_b = cells_near(steps[0], SOFT_BIN)
    c, other_c = cells_near(steps[1], SOFT_BIN)
    d, other_d = cells_near(steps[2], SOFT_BIN)
    soft = SOFT_FRAME * RATIO_VALUES / quad.span
    rb, other_rb = cells_near(ratio_b * RATIO_VALUES, soft)
    rc, other_rc = cells_near(ratio_c * RATIO_VALUES, soft)
    near = (b != other_b) | (c != other_c) << 1 | (d != other_d) << 2 | (rb != other_rb) << 3 | (rc != other_rc) << 4
    others = 0
    while True:  # over all subsets of the values that have a neighbour
        x, y, z = other_b if others & 1 else b, other_c if others & 2 else c, other_d if others & 4 else d
        u, v = other_rb if others & 8 else rb, other_rc if others & 16 else rc
        if 0 <= u < RATIO_VALUES and 0 <= v < RATIO_VALUES:
            n = read_bucket(
                table, hash_of(x, y, z, u, v), quad, (steps[0] - x, steps[1] - y, steps[2] - z), limits, votes, n
            )
        others = (others - near) & near
        if others == 0:
            return n


@kernel
def cells_near(value: float, soft: float) -> tuple[int, int]:
    """The integer cell of `value`, and its neighbour if the value lies within `soft` of that edge, else the cell."""
    cell = math.floor(value)
    fraction = value - cell
    if fraction < soft:
        return cell, cell - 1
    if fraction > 1 - soft:
        return cell, cell + 1
    return cell, cell


@inlined
def read_bucket(
    table: Table,
    code: np.uint64,
    quad: Quad,
    fractions: tuple[float, float, float],
    limits: tuple[float, float, float],
    votes: Votes,
    n: int,
) -> int:
    """Append the entries of one bucket whose tag, frequency fractions, shift and tempo agree with the quad."""
    bucket = np.int64(code >> np.uint64(64 - table.bits))
    tag = np.uint8((code >> np.uint64(64 - table.bits - TAG_BITS)) & np.uint64(255))
    for e in range(np.int64(table.starts[bucket]), np.int64(table.starts[bucket + 1])):
        shape = table.shape[e]
        if table.tag[e] != tag or shape < quad.lowest or shape > quad.highest:
            continue
        packed = np.int64(shape)
        tempo = (((packed >> 12) & 511) + 0.5) / (SPAN_STEPS * quad.span)
        if (
            tempo < limits[1]
            or tempo > limits[2]
            or abs(((packed >> 8 & 15) + 0.5) / FRACTION_STEPS - fractions[0]) > STEP_TOLERANCE
            or abs(((packed >> 4 & 15) + 0.5) / FRACTION_STEPS - fractions[1]) > STEP_TOLERANCE
            or abs(((packed & 15) + 0.5) / FRACTION_STEPS - fractions[2]) > STEP_TOLERANCE
        ):
            continue
        n += 1
        if n <= len(votes.frame):
            votes.frame[n - 1] = quad.frame
            votes.reference[n - 1] = table.base + np.int64(table.frame[e])
            votes.shift[n - 1] = quad.bin - ((packed >> 21) + 0.5) / BIN_STEPS
            votes.tempo[n - 1] = tempo
            votes.quad[n - 1] = quad.number
    return n
