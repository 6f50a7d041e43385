"""Looking up probes in the table of a shard.

A look-up waits for memory, not for arithmetic: the start of the bucket, its entries and the peaks of an entry lie on
three unrelated pages. So probes are taken in blocks, and each of these reads is made for the whole block before the
next; the processor then has many of them under way at once (group prefetching: Chen, Ailamaki, Gibbons & Mowry,
"Improving hash join performance through prefetching", ACM TODS 32(3), 2007).

In a large bucket the entries at fitting pitches are found by jump search (Shneiderman, "Jump searching: a fast
sequential search technique", CACM 21(10), 1978): every 32nd entry is read, one from each line of memory. Unlike those
of a bisection these reads do not wait for each other, and they fetch the lines that are searched next.

Positions are unsigned: numba would else ask at every access whether a position counts from the end.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from compliance.detect.compiled import inlined, kernel
from compliance.detect.packing import BIN_MASK, BIN_SHIFT, BIN_STEPS, TIME_MASK, TIME_STEPS
from compliance.detect.probes import ACCEPT_C, ACCEPT_D, ACCEPT_SPAN, STEP_TOLERANCE, Limits, Probes
from compliance.detect.quads import (
    DISTANCE_BITS,
    FAR_CELLS,
    FILTER_BITS,
    FILTER_MASK,
    HASH_BITS,
    NEAR_C_SHIFT,
    NEAR_CELLS,
    SPAN_CELLS,
)

BLOCK = 512
JUMP = np.uint64(32)
"""Entries in a line of memory."""
LONG_BUCKET = np.uint64(256)
"""Entries from which the pitch is found by bisection: that many lines would take longer to fetch."""
MOST_ENTRIES, MOST_IN_LARGE, LARGE = 2048, 32, 1 << 26
"""Keys with more entries than this at fitting pitches are passed over; in tables of 67 million entries (280 h) the
second number counts, or memory would have to be read for tens of milliseconds per second of query."""
ROOM = 4096
"""Entries that are compared together; more than `MOST_ENTRIES`."""
PEAKS_PER_PAGE = 1024
ALL_NEAR, ALL_FAR, ALL_SPANS = (1 << NEAR_CELLS) - 1, (1 << FAR_CELLS) - 1, (1 << SPAN_CELLS) - 1
NEAR_PAIRS, FAR_PAIRS = NEAR_CELLS * NEAR_CELLS - 1, FAR_CELLS * SPAN_CELLS - 1
"""The largest pair of fractions of B and C in a shape, and of the fraction of D and the span."""


class Table(NamedTuple):
    """The quads of one shard, grouped by bucket and ordered by shape inside a bucket (see `quads.Entries`).

    buckets : of each bucket its first entry, and a filter of 32 bits: whether it has a key with these five further
        bits of the hash; one first entry more for the end
    peaks : of all references of the shard, one after the other, as 64-bit numbers (see `packing`)
    member_of_page : which reference the first peak of every 1024 belongs to
    member_ends : number of the first peak that is no longer of the reference
    member_starts : frame of the shard at which it starts
    bits : log2 of the number of buckets
    base : frame of the library at which the shard starts
    """

    buckets: NDArray[np.uint32]
    shape: NDArray[np.uint16]
    where: NDArray[np.uint32]
    peaks: NDArray[np.uint64]
    member_of_page: NDArray[np.int64]
    member_ends: NDArray[np.int64]
    member_starts: NDArray[np.int64]
    bits: int
    base: int


class Votes(NamedTuple):
    """Pairs of a query quad and a reference quad that agree, one array element each. A quad may ask with several keys.

    frame : query frame of A
    reference : library frame of A
    shift : query bin minus reference bin
    tempo : reference frames per query frame
    quad : number of the key that the query quad asked with
    """

    frame: NDArray[np.float32]
    reference: NDArray[np.int64]
    shift: NDArray[np.float32]
    tempo: NDArray[np.float32]
    quad: NDArray[np.int32]


class Desk(NamedTuple):
    """What a look-up has under way; arrays that every block writes anew.

    asked_by, firsts, ends : of a block, the probes whose key is there and the entries of its bucket
    found, asker : entries whose shape agrees, and the probe that asked
    origin, last, peak_a, peak_d : where their peaks A and D lie, and these peaks
    """

    asked_by: NDArray[np.uint64]
    firsts: NDArray[np.uint64]
    ends: NDArray[np.uint64]
    found: NDArray[np.uint64]
    asker: NDArray[np.uint64]
    origin: NDArray[np.int64]
    last: NDArray[np.int64]
    peak_a: NDArray[np.int64]
    peak_d: NDArray[np.int64]


def desk() -> Desk:
    """Arrays for one look-up after the other; made by numpy, since numba compiles each kind of array it makes anew."""
    return Desk(
        np.empty(BLOCK, np.uint64),
        np.empty(BLOCK, np.uint64),
        np.empty(BLOCK, np.uint64),
        np.empty(ROOM, np.uint64),
        np.empty(ROOM, np.uint64),
        np.empty(ROOM, np.int64),
        np.empty(ROOM, np.int64),
        np.empty(ROOM, np.int64),
        np.empty(ROOM, np.int64),
    )


@kernel
def look_up(
    table: Table, probes: Probes, first_quad: int, asked: int, limits: Limits, desk: Desk, votes: Votes, n: int
) -> int:
    """Append the votes of one shard from position `n`; return the new count, which may pass the room there is.

    Parameters
    ----------
    first_quad : number of the first of `probes` in the window
    asked : how many of them to look up

    Positions that were read from a file are held within the arrays: what a file says is not trusted.
    """
    buckets, shapes = table.buckets, table.shape
    bucket_shift, filter_shift = HASH_BITS - table.bits, HASH_BITS - table.bits - FILTER_BITS
    hashes, accepting, lowest, highest = probes.hash, probes.accept, probes.lowest, probes.highest
    asked_by, firsts, ends, found, asker = desk.asked_by, desk.firsts, desk.ends, desk.found, desk.asker
    entries, held = np.uint64(len(shapes)), np.uint64(0)
    most = np.uint64(MOST_IN_LARGE if len(shapes) >= LARGE else MOST_ENTRIES)
    if len(shapes) == 0:
        return n
    for start in range(0, asked, BLOCK):
        kept = 0
        for k in range(start, min(asked, start + BLOCK)):
            bucket = np.int64(hashes[k]) >> bucket_shift
            asked_by[kept] = k
            firsts[kept] = min(buckets[2 * bucket], entries - np.uint64(1))
            ends[kept] = min(buckets[2 * bucket + 2], entries)
            kept += buckets[2 * bucket + 1] >> (hashes[k] >> filter_shift & FILTER_MASK) & 1
        for k in range(kept):
            firsts[k] = jumped(shapes, firsts[k], ends[k], lowest[int(asked_by[k])])
        for k in range(kept):
            first, end, quad = firsts[k], ends[k], asked_by[k]
            low, high = lowest[quad], highest[quad]
            farthest = first + JUMP + most
            if farthest < end and shapes[farthest] < high:
                continue
            if held + JUMP + most >= np.uint64(ROOM):
                n = compare(table, probes, first_quad, desk, held, limits, votes, n)
                held = np.uint64(0)
            near, far = near_mask(np.int64(accepting[quad])), far_mask(np.int64(accepting[quad]))
            before, inside = held, np.uint64(0)
            for e in range(first, end):
                shape = np.uint32(shapes[e])
                if shape >= high:
                    break
                inside += np.uint64(shape >= low)
                found[held], asker[held] = e, quad
                held += agrees(near, far, shape) & np.uint64(shape >= low)
            if inside > most:
                held = before
    return compare(table, probes, first_quad, desk, held, limits, votes, n)


@inlined
def jumped(shape: NDArray[np.uint16], first: np.uint64, end: np.uint64, least: np.uint32) -> np.uint64:
    """A position at most `JUMP` before the first of the ascending shapes `first` .. `end` not below `least`."""
    if end > first + LONG_BUCKET:
        place = first_from(shape, first, end, least)
    else:
        below = np.uint64(0)
        for e in range(first, end, JUMP):
            below += np.uint64(shape[e] < least)
        place = first + JUMP * (below - np.uint64(below > 0))
    return place


@kernel
def first_from(shape: NDArray[np.uint16], first: np.uint64, end: np.uint64, least: np.uint32) -> np.uint64:
    """Position of the first of the ascending shapes `first` .. `end` that is not below `least`."""
    while first < end:
        middle = (first + end) >> np.uint64(1)
        if shape[middle] < least:
            first = middle + np.uint64(1)
        else:
            end = middle
    return first


@inlined
def near_mask(accept: np.int64) -> np.uint64:
    """A bit for each pair of fractions of B and C that a probe accepts, in the order in which a shape holds them."""
    of_b = accept & ALL_NEAR
    # bit k of B moves to bit 8 k (the multiplier has a bit every seven), and each is followed by the bits of C
    spread = (of_b & 0x7F) * 0x02040810204081 & 0x0101010101010101 | (of_b & 0x80) << 49
    return np.uint64(spread * (accept >> ACCEPT_C & ALL_NEAR))


@inlined
def far_mask(accept: np.int64) -> np.uint64:
    """The same for the fraction of D and the span."""
    spread = (accept >> ACCEPT_D & ALL_FAR) * 0x00204081 & 0x01010101
    return np.uint64(spread * (accept >> ACCEPT_SPAN & ALL_SPANS))


@inlined
def agrees(near: np.uint64, far: np.uint64, shape: np.uint32) -> np.uint64:
    """1 if the fractions and the span in the shape of an entry are among those that a probe accepts, else 0."""
    return near >> np.uint64(shape >> NEAR_C_SHIFT & NEAR_PAIRS) & far >> np.uint64(shape & FAR_PAIRS) & np.uint64(1)


@kernel
def compare(
    table: Table, probes: Probes, first_quad: int, desk: Desk, held: np.uint64, limits: Limits, votes: Votes, n: int
) -> int:
    """Append a vote for each of the entries found so far whose peaks A and D agree with the quad that asked."""
    wheres, peaks, members = table.where, table.peaks, (table.member_of_page, table.member_ends, table.member_starts)
    found, asker, origin, last = desk.found, desk.asker, desk.origin, desk.last
    peak_a, peak_d = desk.peak_a, desk.peak_d
    frame, bin_, span, step = probes.frame, probes.bin, probes.span, probes.step
    room, base, count = len(votes.frame), table.base, len(peaks)
    at, reference, shifts, tempi, number = votes.frame, votes.reference, votes.shift, votes.tempo, votes.quad
    for k in range(held):
        where = np.int64(wheres[found[k]])
        origin[k] = min(where >> DISTANCE_BITS, count - 1)
        last[k] = min(origin[k] + (where & ((1 << DISTANCE_BITS) - 1)), count - 1)
    for k in range(held):
        peak_a[k], peak_d[k] = peaks[origin[k]], peaks[last[k]]
    for k in range(held):
        quad = asker[k]
        tempo = ((peak_d[k] & TIME_MASK) - (peak_a[k] & TIME_MASK)) / TIME_STEPS / span[quad]
        shift = bin_[quad] - bin_of(peak_a[k])
        if (
            tempo < limits.slowest
            or tempo > limits.fastest
            or abs(shift) > limits.max_shift_bins
            or abs(bin_of(peak_d[k]) - bin_of(peak_a[k]) - step[quad]) > STEP_TOLERANCE
        ):
            continue
        n += 1
        if n <= room:
            start = start_of(members, origin[k])
            at[n - 1], shifts[n - 1], tempi[n - 1], number[n - 1] = frame[quad], shift, tempo, first_quad + quad
            reference[n - 1] = base + start + ((peak_a[k] & TIME_MASK) + TIME_STEPS // 2) // TIME_STEPS
    return n


@inlined
def start_of(members: tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]], peak: int) -> int:
    """First frame of the reference that a peak belongs to."""
    pages, ends, starts = members
    member = int(pages[peak // PEAKS_PER_PAGE])
    while ends[member] <= peak:
        member += 1
    return int(starts[member])


@inlined
def bin_of(peak: int) -> float:
    """Bin of a packed peak."""
    return (peak >> BIN_SHIFT & BIN_MASK) / BIN_STEPS
