"""Reading every byte of the shards once, before the first search.

A bit that flips in a shard can make a search miss what is there, so nothing is searched before the sums over all bytes
have been compared. That takes a third of a second per gigabyte, or as long as the disk needs, so it is no part of
opening, and it happens once per process: as long as a file's device, inode, size and times stay the same, so does its
content. What a disk loses later without changing these is found by the next process.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable
from pathlib import Path

from compliance.detect.shard import open_shard
from compliance.errors import LibraryError

Identity = tuple[int, int, int, int, int]


class Vouching:
    """The files that have these names now; create it before they are mapped."""

    def __init__(self, files: Iterable[Path]) -> None:
        self._files = {file: identity_of(file) for file in files}
        self._read: set[Path] = set()

    def holds(self) -> bool:
        """Compare all bytes with their sums, unless this process has done so already.

        Returns
        -------
        ``False`` if a file was replaced before it was read, or written to since

        Raises
        ------
        LibraryDamagedError : a file does not hold what was written
        """
        return all(self._holds(file, identity) for file, identity in self._files.items())

    def _holds(self, file: Path, identity: Identity | None) -> bool:
        if file in self._read:
            return not _written_to(identity_of(file), identity)
        try:
            _compared(file, identity)
        except LibraryError:
            if identity_of(file) == identity:
                raise
            return False
        if identity_of(file) != identity:
            return False
        self._read.add(file)
        return True


@functools.lru_cache(maxsize=1 << 16)
def _compared(file: Path, _now: Identity | None) -> None:
    """Compare all bytes of a shard with its sums; remembered only when they agree."""
    open_shard(file, whole=True)


def identity_of(file: Path) -> Identity | None:
    """What stays the same as long as a file's content does: device, inode, size and times; ``None`` if it is gone."""
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns


def _written_to(now: Identity | None, then: Identity | None) -> bool:
    """Whether it is the same file with other content; what was mapped of a file that was replaced stays."""
    return now is not None and then is not None and now[:2] == then[:2] and now != then
