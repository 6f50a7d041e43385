"""Changing a library: from the lock that a writer holds to the one step that makes the new state."""

from __future__ import annotations

import contextlib
import itertools
from collections.abc import Collection, Generator, Iterable, Sequence
from pathlib import Path

from compliance.detect.catalogue import Catalogue, ShardEntry, Track, holds_catalogue, write_catalogue
from compliance.detect.packing import Print
from compliance.detect.shard import damaged, open_shard
from compliance.detect.shards import write_shard
from compliance.detect.storage import LOCK, exclusive, sweep, sweep_prints
from compliance.detect.vouching import Vouching


class Writing:
    """A library while its lock is held. catalogue : its newest state."""

    def __init__(self, folder: Path, catalogue: Catalogue) -> None:
        self.folder = folder
        self.catalogue = catalogue

    def read_through(self) -> None:
        """Compare every byte of the shards with its sum: a damaged library must not grow.

        Raises
        ------
        LibraryDamagedError : a shard has changed since it was written
        """
        check_sizes(self.catalogue)
        if not Vouching(self.catalogue.shard_files()).holds():
            raise damaged(self.folder, "is being changed by another program")

    def write(self, prints: Sequence[Print]) -> ShardEntry:
        """Write a shard that no catalogue names yet; see `write_shard`."""
        return write_shard(self.folder, prints)

    def commit(
        self,
        shards: Sequence[ShardEntry],
        *,
        added: Iterable[Track] = (),
        updated: Iterable[Track] = (),
        without: Collection[str] = (),
    ) -> None:
        """Make these shards the library's own, and what changed of the recordings with them.

        Parameters
        ----------
        shards : all of them; every recording that stays is in one
        added, updated : recordings that are new, or get another row
        without : ids of recordings that go

        Raises
        ------
        LibraryError : the catalogue cannot be written; the library is as it was
        LibraryDamagedError : the catalogue has changed since it was written
        """
        before = {entry.name for entry in self.catalogue.shards}
        made = [self.folder / entry.name for entry in shards if entry.name not in before]
        homes = {print_.id: path.name for path in made for print_ in open_shard(path, whole=False).prints}
        changed = {track.id: track for track in updated}
        kept = (
            (homes.get(track.id, home), changed.get(track.id, track))
            for home, track in self.catalogue.held()
            if track.id not in without
        )
        write_catalogue(self.folder, shards, itertools.chain(kept, ((homes[track.id], track) for track in added)))
        self.catalogue = Catalogue.open(self.folder)

    def sweep(self) -> None:
        """Delete what the catalogue does not name."""
        sweep(self.folder, {entry.name for entry in self.catalogue.shards})


@contextlib.contextmanager
def writing(folder: Path, catalogue: Catalogue) -> Generator[Writing]:
    """Hold the lock, work on the newest state, and leave no files behind that no catalogue names.

    Parameters
    ----------
    catalogue : the state of a library that has not been written yet

    Raises
    ------
    LibraryError : another process is writing, or the folder cannot be written
    """
    with exclusive(folder / LOCK):
        work = Writing(folder, Catalogue.open(folder) if holds_catalogue(folder) else catalogue)
        work.sweep()
        sweep_prints(folder, lambda: {track.id for track in work.catalogue.tracks()})
        try:
            yield work
        finally:
            work.sweep()


def check_sizes(catalogue: Catalogue) -> None:
    """Check that every shard is there, and as long as it was.

    Raises
    ------
    LibraryDamagedError : one is not
    """
    for path, entry in zip(catalogue.shard_files(), catalogue.shards, strict=True):
        try:
            size = path.stat().st_size
        except OSError as error:
            raise damaged(path, "is missing") from error
        if size != entry.size_bytes:
            raise damaged(path, f"has {size} bytes in place of {entry.size_bytes}")
