"""Reading every byte of the shards once, while the first search runs.

A bit that flips in a shard can make the search miss what is there, so no answer may leave before the sums over all
bytes have been compared. That takes longer than opening may take (a quarter of a second per gigabyte, and as long as
the disk needs), so it happens beside the first search, in a thread that spends its time outside the interpreter's lock.

A file is read once per process: as long as its device, inode, size and times stay the same, so does its content. What
a disk loses later without changing these is found by the next process.
"""

from __future__ import annotations

import functools
import threading
from collections.abc import Iterable
from pathlib import Path

from compliance.detect.shard import open_shard
from compliance.errors import LibraryError

Identity = tuple[int, int, int, int, int]


class Vouching:
    """All bytes of some files, compared with their sums in the background.

    Create it before the files are mapped: it vouches for the files that have these names now.
    """

    def __init__(self, files: Iterable[Path]) -> None:
        self._files = [(file, _identity(file)) for file in files]
        self._damaged: dict[Path, LibraryError] = {}
        self._replaced = False
        self._thread = threading.Thread(target=self._run, name="vouching", daemon=True)
        self._thread.start()

    def _run(self) -> None:
        for file, identity in self._files:
            try:
                _compared(file, identity)
            except LibraryError as error:
                self._damaged[file] = error
            self._replaced |= _identity(file) != identity

    def holds(self) -> bool:
        """Wait until all has been read; ``False`` if a file was replaced before that, or written to since.

        Raises
        ------
        LibraryDamagedError : a file does not hold what was written
        """
        self._thread.join()
        now = {file: _identity(file) for file, _ in self._files}
        if self._replaced or any(_written_to(now[file], identity) for file, identity in self._files):
            return False
        for file, identity in self._files:
            if file in self._damaged and now[file] == identity:
                raise self._damaged[file].with_traceback(None)
        return not self._damaged


@functools.lru_cache(maxsize=1 << 16)
def _compared(file: Path, _identity: Identity | None) -> None:
    """Compare all bytes of a shard with its sums; remembered only when they agree."""
    open_shard(file, whole=True)


def _identity(file: Path) -> Identity | None:
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns


def _written_to(now: Identity | None, then: Identity | None) -> bool:
    """Whether it is the same file with other content; what was mapped of a file that was replaced stays."""
    return now is not None and then is not None and now[:2] == then[:2] and now != then
