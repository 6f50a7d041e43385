"""Looking up probes in the table of a shard.

A look-up waits for memory, not for arithmetic: the start of the bucket, its entries and the peaks of an entry lie on
three unrelated pages. So probes are taken in blocks, and each of these reads is made for the whole block before the
next; the processor then has many of them under way at once (group prefetching: Chen, Ailamaki, Gibbons & Mowry,
"Improving hash join performance through prefetching", ACM TODS 32(3), 2007).
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
    FAR_MASK,
    FAR_SHIFT,
    FILTER_BITS,
    FILTER_MASK,
    HASH_BITS,
    NEAR_B_SHIFT,
    NEAR_C_SHIFT,
    NEAR_MASK,
    SPAN_MASK,
)

BLOCK = 512
LONG_BUCKET = 16
"""Entries from which the pitch is found by bisection."""
MOST_ENTRIES, MOST_IN_LARGE, LARGE = 2048, 32, 1 << 26
"""Keys with more entries than this at fitting pitches are passed over; in tables of 67 million entries (280 h) the
second number counts, or memory would have to be read for tens of milliseconds per second of query."""
ROOM = 4096
"""Entries that are compared together; more than `MOST_ENTRIES`."""
PEAKS_PER_PAGE = 1024


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


@kernel
def look_up(table: Table, probes: Probes, first_quad: int, asked: int, limits: Limits, votes: Votes, n: int) -> int:
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
    asked_by, firsts, ends = np.empty(BLOCK, np.int64), np.empty(BLOCK, np.int64), np.empty(BLOCK, np.int64)
    found, asker = np.empty(ROOM, np.int64), np.empty(ROOM, np.int64)
    most_entries = MOST_IN_LARGE if len(shapes) >= LARGE else MOST_ENTRIES
    held = int(np.int64(0))  # a plain 0 would have `compare` compiled twice
    entries = len(shapes)
    if entries == 0:
        return n
    for start in range(0, asked, BLOCK):
        kept = 0
        for k in range(start, min(asked, start + BLOCK)):
            bucket = np.int64(hashes[k]) >> bucket_shift
            asked_by[kept] = k
            firsts[kept], ends[kept] = min(buckets[2 * bucket], entries - 1), min(buckets[2 * bucket + 2], entries)
            kept += buckets[2 * bucket + 1] >> (hashes[k] >> filter_shift & FILTER_MASK) & 1
        for k in range(kept):  # reads an entry of each bucket
            middle = (firsts[k] + ends[k]) >> 1
            if shapes[middle] >= highest[int(asked_by[k])]:
                ends[k] = middle
        for k in range(kept):
            first, end, quad = int(firsts[k]), int(ends[k]), int(asked_by[k])
            low, high = int(lowest[quad]), int(highest[quad])
            if end - first > LONG_BUCKET:
                first = first_from(shapes, first, end, low)
                end = first_from(shapes, first, end, high)
                if end - first > most_entries:
                    continue
            if held + end - first > ROOM:
                n = compare(table, probes, first_quad, found, asker, held, limits, votes, n)
                held = 0
            accept = int(accepting[quad])
            for e in range(first, end):
                shape = int(shapes[e])
                found[held], asker[held] = e, quad
                held += int(agrees(accept, shape) & (low <= shape) & (shape < high))
    return compare(table, probes, first_quad, found, asker, held, limits, votes, n)


@kernel
def first_from(shape: NDArray[np.uint16], first: int, end: int, least: int) -> int:
    """Position of the first of the ascending shapes `first` .. `end` that is not below `least`."""
    while first < end:
        middle = (first + end) >> 1
        if shape[middle] < least:
            first = middle + 1
        else:
            end = middle
    return first


@inlined
def agrees(accept: int, shape: int) -> int:
    """1 if the fractions and the span in the shape of an entry are among those that a probe accepts, else 0."""
    return (
        accept >> (shape >> NEAR_B_SHIFT & NEAR_MASK)
        & accept >> (ACCEPT_C + (shape >> NEAR_C_SHIFT & NEAR_MASK))
        & accept >> (ACCEPT_D + (shape >> FAR_SHIFT & FAR_MASK))
        & accept >> (ACCEPT_SPAN + (shape & SPAN_MASK))
        & 1
    )


@kernel
def compare(
    table: Table,
    probes: Probes,
    first_quad: int,
    found: NDArray[np.int64],
    asker: NDArray[np.int64],
    held: int,
    limits: Limits,
    votes: Votes,
    n: int,
) -> int:
    """Append a vote for each of the entries `found` whose peaks A and D agree with the quad that asked."""
    wheres, peaks, members = table.where, table.peaks, (table.member_of_page, table.member_ends, table.member_starts)
    frame, bin_, span, step = probes.frame, probes.bin, probes.span, probes.step
    room, base, count = len(votes.frame), table.base, len(peaks)
    at, reference, shifts, tempi, number = votes.frame, votes.reference, votes.shift, votes.tempo, votes.quad
    origin, last = np.empty(held, np.int64), np.empty(held, np.int64)
    peak_a, peak_d = np.empty(held, np.int64), np.empty(held, np.int64)
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
