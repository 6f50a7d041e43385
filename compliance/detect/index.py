"""The index: quads of many references in tables that are read, never searched.

The table of a shard groups its quads by bucket, the upper bits of their hash, with the start of every bucket in an
array of 2^bits + 1 numbers (compressed sparse rows). There are two to four quads in a bucket, so a look-up costs two
reads of that array and one or two lines of entries; in a shard of hundreds of hours, where a key has many quads, those
of another pitch are skipped by bisection. References lie one after the other on one time line of frames.
"""

from __future__ import annotations

import bisect
import itertools
from collections.abc import Iterator, Sequence
from typing import NamedTuple, overload

import numpy as np
from numpy.typing import NDArray

from compliance.detect.compiled import kernel
from compliance.detect.landmarks import reference_keys
from compliance.detect.lookup import PEAKS_PER_PAGE, Table
from compliance.detect.packing import PackedPeaks, Print, Prints, between, unpacked
from compliance.detect.peaks import FRAMES_PER_S, Peaks
from compliance.detect.quads import FILTER_BITS, FILTER_MASK, HASH_BITS, Entries, reference_quads, room_for

GAP_FRAMES = 64
"""Silence between references on the time line, so that no alignment spans two."""
LEAST_BITS, MOST_BITS = 10, 24
QUADS_PER_PEAK = 4
"""Four targets make four triples, the most a peak can be the start of."""
PART_ENTRIES = 1 << 24
"""Entries that are sorted at once: 230 MB."""


class Member(NamedTuple):
    """A reference on the time line.

    start, frames : its first frame and its length
    peaks : all it has, in order of time
    """

    id: str
    start: int
    frames: int
    peaks: PackedPeaks


class Members(Sequence[Member]):
    """The references of an index, each made when it is asked for.

    starts : first frame of each
    """

    def __init__(self, shards: Sequence[Prints], starts: Sequence[int]) -> None:
        self._shards = shards
        self._firsts = [0, *itertools.accumulate(len(shard) for shard in shards)]
        self._starts = starts
        self._keys: dict[int, NDArray[np.int16]] = {}

    def __len__(self) -> int:
        return len(self._starts)

    @overload
    def __getitem__(self, index: int) -> Member: ...
    @overload
    def __getitem__(self, index: slice) -> list[Member]: ...
    def __getitem__(self, index: int | slice) -> Member | list[Member]:
        if isinstance(index, slice):
            return [self[k] for k in range(*index.indices(len(self)))]
        k = range(len(self))[index]
        shard = bisect.bisect_right(self._firsts, k) - 1
        print_ = self._shards[shard][k - self._firsts[shard]]
        return Member(print_.id, self._starts[k], print_.frames, print_.peaks)

    def landmark_keys(self, k: int) -> NDArray[np.int16]:
        """Keys of the pairs of peaks of a reference (see `landmarks.reference_keys`), made when first asked for."""
        shard = bisect.bisect_right(self._firsts, k) - 1
        prints = self._shards[shard]
        if shard not in self._keys:
            self._keys[shard] = reference_keys(prints.peaks.view("<u8"), prints.ends)
        number = k - self._firsts[shard]
        return self._keys[shard][prints.ends[number - 1] if number else 0 : prints.ends[number]]


class Index(NamedTuple):
    """Everything that can be searched: the tables of all shards and the references on one time line of frames.

    starts : first frames of the members, in order
    hours : length of all of them
    """

    tables: tuple[Table, ...]
    members: Members
    starts: Sequence[int]
    hours: float = 0.0

    def member_at(self, frame: float) -> int:
        """Number of the reference that holds `frame` of the time line, or that starts right after it."""
        return max(0, bisect.bisect_right(self.starts, frame + GAP_FRAMES / 2) - 1)

    def peaks_between(self, member: int, first: float, last: float) -> Peaks:
        """Peaks of a reference from frame `first` to `last`, counted from its own start."""
        return between(self.members[member].peaks, first, last)


def joined_index(shards: Sequence[tuple[Table, Sequence[Print]]]) -> Index:
    """One index over several shards, whose references follow each other on the time line."""
    tables: list[Table] = []
    starts: list[int] = []
    base = frames = 0
    held = [Prints.of(prints) for _, prints in shards]
    for (table, _), prints in zip(shards, held, strict=True):
        lengths = prints.frames
        tables.append(table._replace(base=base))
        starts += (table.member_starts + base).tolist()
        base += int(lengths.sum()) + GAP_FRAMES * len(lengths)
        frames += int(lengths.sum())
    return Index(tuple(tables), Members(held, starts), starts, frames / FRAMES_PER_S / 3600)


def member_starts(frames: NDArray[np.int64]) -> NDArray[np.int64]:
    """First frame of each reference in its shard."""
    return np.cumsum(frames + GAP_FRAMES) - frames


def table_of(
    prints: Prints, buckets: NDArray[np.uint32], shape: NDArray[np.uint16], where: NDArray[np.uint32], *, bits: int
) -> Table:
    """A table that can be searched, of what is stored of it."""
    arrays = (
        buckets,
        shape,
        where,
        prints.peaks.view("<u8"),
        np.searchsorted(prints.ends, np.arange(0, len(prints.peaks), PEAKS_PER_PAGE), side="right"),
        prints.ends,
        member_starts(prints.frames),
    )
    for array in arrays:
        array.flags.writeable = False  # the kernels are compiled for the read-only arrays of a mapped file
    return Table(*arrays, bits, 0)


def build_table(prints: Sequence[Print]) -> Table:
    """The table of one shard, in memory."""
    buckets, bits = buckets_of(prints)
    shapes, wheres = zip(*sorted_parts(prints, buckets, bits), strict=True)
    return table_of(Prints.of(prints), buckets, np.concatenate(shapes), np.concatenate(wheres), bits=bits)


def peak_count(prints: Sequence[Print]) -> int:
    """Number of the peaks of all references."""
    return sum(len(print_.peaks) for print_ in prints)


def buckets_of(prints: Sequence[Print]) -> tuple[NDArray[np.uint32], int]:
    """First entry and filter of each bucket of a shard (see `Table`); log2 of the number of buckets."""
    bits = min(MOST_BITS, max(LEAST_BITS, peak_count(prints).bit_length() - 2))
    buckets = np.zeros((2 << bits) + 1, np.uint32)
    for entries in all_quads(prints):
        count_buckets(entries.hash, bits, buckets)
    np.cumsum(buckets[::2], out=buckets[::2])
    return buckets, bits


def sorted_parts(
    prints: Sequence[Print], buckets: NDArray[np.uint32], bits: int, *, most: int = PART_ENTRIES
) -> Iterator[tuple[NDArray[np.uint16], NDArray[np.uint32]]]:
    """The entries of a shard in their order, `shape` and `where`, as many whole buckets at a time as `most` allows.

    A counting sort that is repeated for each range of buckets: the quads are made anew each time, which is cheaper
    than to keep them. The same references give the same bytes.
    """
    starts = buckets[::2]
    first = 0
    while first < 1 << bits:
        room = int(starts[first]) + most
        end = max(first + 1, int(np.searchsorted(starts, room, side="right")) - 1)
        part = np.empty(int(starts[end] - starts[first]), np.uint64)
        places = starts[first:end] - starts[first]
        for entries in all_quads(prints):
            place(entries, bits, first, end, places, part)
        sort_buckets(part, places)
        shape, where = np.empty(len(part), np.uint16), np.empty(len(part), np.uint32)
        np.right_shift(part, 32, out=shape, casting="unsafe")
        np.bitwise_and(part, 0xFFFF_FFFF, out=where, casting="unsafe")
        yield shape, where
        first = end


def all_quads(prints: Sequence[Print]) -> Iterator[Entries]:
    """The quads of every reference of a shard, one reference after the other."""
    first = 0
    for print_ in prints:
        entries = room_for(len(print_.peaks) * QUADS_PER_PEAK)
        count = reference_quads(unpacked(print_.peaks), first, entries)
        yield Entries._make(column[:count] for column in entries)
        first += len(print_.peaks)


@kernel
def count_buckets(hashes: NDArray[np.uint32], bits: int, buckets: NDArray[np.uint32]) -> None:
    """Count the entries of each bucket, one bucket further on, and set its filter."""
    for value in hashes:
        bucket = np.int64(value) >> (HASH_BITS - bits)
        buckets[2 * bucket + 2] += 1
        buckets[2 * bucket + 1] |= 1 << (np.int64(value) >> (HASH_BITS - bits - FILTER_BITS) & FILTER_MASK)


@kernel
def place(
    entries: Entries, bits: int, first: int, end: int, places: NDArray[np.uint32], part: NDArray[np.uint64]
) -> None:
    """Put the entries of the buckets `first` .. `end` at the next free place of their bucket, shape above where."""
    hashes, wheres, shapes = entries.hash, entries.where, entries.shape
    for i in range(len(hashes)):
        bucket = (np.int64(hashes[i]) >> (HASH_BITS - bits)) - first
        if 0 <= bucket < end - first:
            part[places[bucket]] = np.int64(shapes[i]) << 32 | np.int64(wheres[i])
            places[bucket] += 1


@kernel
def sort_buckets(part: NDArray[np.uint64], ends: NDArray[np.uint32]) -> None:
    """Sort each bucket by shape, then by where.

    Shell's sort: most buckets have two to eight entries, where it is an insertion sort, and a bucket of 100,000 is no
    disaster. The library's own takes a second to compile.
    """
    first = 0
    for end in ends:
        gap = 1
        while gap < (end - first) // 3:
            gap = 3 * gap + 1
        while gap > 0:
            for i in range(first + gap, end):
                entry, k = part[i], i
                while k - gap >= first and part[k - gap] > entry:
                    part[k] = part[k - gap]
                    k -= gap
                part[k] = entry
            gap //= 3
        first = np.int64(end)
