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

FULL_SHARD_HOURS = 25.0
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
    """Shards with the pending recordings, merged with those that are not much larger than what is merged so far."""
    kept = sorted(entries, key=lambda entry: entry.hours, reverse=True)
    prints, hours = list(pending), _hours(pending)
    while kept and kept[-1].hours <= MERGE_FACTOR * hours and kept[-1].hours + hours <= FULL_SHARD_HOURS:
        shard = open_shard(folder / kept.pop().name, whole=True)
        prints, hours = [*shard.prints, *prints], hours + _hours(shard.prints)
    return [*kept, write_shard(folder, prints)]


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
