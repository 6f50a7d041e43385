"""The index: quads of many references in a table that is read, never searched.

A shard groups its quads by bucket, the upper bits of their hash, with the start of every bucket in an array of 2^bits
+ 1 entries (compressed sparse rows). There is about one quad per bucket, so a look-up costs two reads of that array
and one or two of entries, whatever the size of the library. References lie one after the other on one time line of
frames.
"""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from compliance.detect.compiled import kernel
from compliance.detect.packing import PackedPeaks, Print, between, unpacked
from compliance.detect.peaks import FRAMES_PER_S, Peaks
from compliance.detect.quads import reference_quads, room_for
from compliance.detect.votes import Table

GAP_FRAMES = 64
"""Silence between references on the time line, so that no alignment spans two."""
LEAST_BITS, MOST_BITS = 10, 26
QUADS_PER_PEAK = 4
"""Four targets make four triples, the most a peak can be the start of."""


class Member(NamedTuple):
    """A reference on the time line.

    start, frames : its first frame and its length
    peaks : all it has, in order of time
    """

    id: str
    start: int
    frames: int
    peaks: PackedPeaks


class Index(NamedTuple):
    """Everything that can be searched: the tables of all shards and the references on one time line of frames."""

    tables: tuple[Table, ...]
    members: tuple[Member, ...]
    starts: tuple[int, ...]

    @property
    def hours(self) -> float:
        """Length of all references in hours."""
        return sum(member.frames for member in self.members) / FRAMES_PER_S / 3600

    def member_at(self, frame: float) -> int:
        """Number of the reference that holds `frame` of the time line, or that starts right after it."""
        return max(0, bisect.bisect_right(self.starts, frame + GAP_FRAMES / 2) - 1)

    def peaks_between(self, member: int, first: float, last: float) -> Peaks:
        """Peaks of a reference from frame `first` to `last`, counted from its own start."""
        return between(self.members[member].peaks, first, last)


def joined_index(shards: Sequence[tuple[Table, Sequence[Print]]]) -> Index:
    """One index over several shards, whose references follow each other on the time line."""
    tables: list[Table] = []
    members: list[Member] = []
    base = 0
    for table, prints in shards:
        tables.append(table._replace(base=base))
        for start, print_ in zip(member_starts(prints), prints, strict=True):
            members.append(Member(print_.id, base + start, print_.frames, print_.peaks))
        base = (members[-1].start + members[-1].frames) if members else 0
    return Index(tuple(tables), tuple(members), tuple(member.start for member in members))


def member_starts(prints: Sequence[Print]) -> list[int]:
    """First frame of each reference in its shard."""
    starts, at = list[int](), GAP_FRAMES
    for print_ in prints:
        starts.append(at)
        at += print_.frames + GAP_FRAMES
    return starts


def build_table(prints: Sequence[Print]) -> Table:
    """The table of one shard."""
    peaks = sum(len(print_.peaks) for print_ in prints)
    entries = room_for(peaks * QUADS_PER_PEAK)
    bits = min(MOST_BITS, max(LEAST_BITS, (peaks * 3).bit_length()))
    count = 0
    for start, print_ in zip(member_starts(prints), prints, strict=True):
        count = reference_quads(unpacked(print_.peaks), start, bits, entries, count)
    starts, order = grouped(entries.bucket[:count], entries.shape[:count], 1 << bits)
    return Table(starts, entries.tag[order], entries.frame[order], entries.shape[order], bits, 0)


@kernel
def grouped(
    bucket: NDArray[np.uint32], shape: NDArray[np.uint32], buckets: int
) -> tuple[NDArray[np.uint32], NDArray[np.int64]]:
    """Counting sort by bucket, then insertion sort by shape inside each: the starts of the buckets, and the order.

    Equal entries stay in their order, so the same references give the same bytes.
    """
    starts = np.zeros(buckets + 1, np.uint32)
    for b in bucket:
        starts[np.int64(b) + 1] += np.uint32(1)
    for b in range(buckets):
        starts[b + 1] += starts[b]
    place = starts[:-1].copy()
    order = np.empty(len(bucket), np.int64)
    for i in range(len(bucket)):
        first, at = np.int64(starts[bucket[i]]), np.int64(place[bucket[i]])
        while at > first and shape[order[at - 1]] > shape[i]:
            order[at] = order[at - 1]
            at -= 1
        order[at] = i
        place[bucket[i]] += np.uint32(1)
    return starts, order
