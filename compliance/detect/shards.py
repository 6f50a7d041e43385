"""How the recordings of a library are divided into shards: written, merged as the library grows, and kept few.

Small shards are merged with new ones, so that a library of n hours has about log2(n) of them (a log-structured merge,
O'Neil et al., Acta Informatica 33, 1996). `fewest` is bin packing by first fit, longest first: at most 11/9 of the
fewest possible and one more (Johnson, "Near-optimal bin packing algorithms", 1973). It keeps shards whole, so that a
full one is never written again.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from compliance.detect.catalogue import ShardEntry
from compliance.detect.packing import Print
from compliance.detect.peaks import FRAMES_PER_S
from compliance.detect.shard import open_shard, shard_pieces
from compliance.detect.storage import storage_error, write_atomically

FULL_SHARD_HOURS = 350.0
"""Each shard costs a look-up per key, so few are better; its peaks must have numbers below 2^26 (`quads.Entries`)."""
FLUSH_HOURS = 25.0
"""Recordings that are added at once wait in memory until they are so many hours."""
MERGE_FACTOR = 2.0


def write_shard(folder: Path, prints: Sequence[Print]) -> ShardEntry:
    """Write a shard that no catalogue names yet.

    Raises
    ------
    LibraryError : it cannot be written
    """
    try:
        with shard_pieces(prints, folder) as (name, pieces):
            write_atomically(folder / name, pieces)
    except OSError as error:
        raise storage_error(error, folder) from error
    return ShardEntry(name=name, size_bytes=(folder / name).stat().st_size, hours=_hours(prints))


def merged(folder: Path, entries: Iterable[ShardEntry], pending: Sequence[Print]) -> list[ShardEntry]:
    """Shards with the pending recordings, in which shards of about the same size have been merged."""
    waiting = [*entries, write_shard(folder, pending)]
    waiting.sort(key=lambda entry: entry.hours)
    return [joined(folder, group) for group in reversed(tiers(waiting))]


def tiers(shards: Sequence[ShardEntry]) -> list[list[ShardEntry]]:
    """Group shards, the shortest first, with all that is not much longer than what is in the group so far."""
    groups: list[list[ShardEntry]] = []
    hours = 0.0
    for shard in shards:
        if groups and shard.hours <= MERGE_FACTOR * hours and hours + shard.hours <= FULL_SHARD_HOURS:
            groups[-1].append(shard)
        else:
            groups.append([shard])
            hours = 0.0
        hours += shard.hours
    return groups


def joined(folder: Path, entries: Sequence[ShardEntry]) -> ShardEntry:
    """One shard for several; a single one is left as it is."""
    if len(entries) == 1:
        return entries[0]
    return write_shard(
        folder, [print_ for entry in entries for print_ in open_shard(folder / entry.name, whole=True).prints]
    )


def fewest(shards: Sequence[ShardEntry], *, most_hours: float = FULL_SHARD_HOURS) -> list[list[ShardEntry]]:
    """Group shards so that no group of several exceeds `most_hours`; in the order of the shards."""
    order = {shard.name: k for k, shard in enumerate(shards)}
    groups: list[list[ShardEntry]] = []
    for shard in sorted(shards, key=lambda shard: (-shard.hours, order[shard.name])):
        for group in groups:
            if sum(member.hours for member in group) + shard.hours <= most_hours:
                group.append(shard)
                break
        else:
            groups.append([shard])
    for group in groups:
        group.sort(key=lambda shard: order[shard.name])
    return sorted(groups, key=lambda group: order[group[0].name])


def _hours(prints: Sequence[Print]) -> float:
    return sum(print_.frames for print_ in prints) / FRAMES_PER_S / 3600
