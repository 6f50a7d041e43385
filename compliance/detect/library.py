"""The reference library on disk: a folder with a catalogue and immutable shards.

Any number of processes may read while one writes. A writer holds a lock, writes new shards under names nobody knows
yet, replaces the catalogue in one step, and only then deletes the shards that it replaced: killed at any moment, the
library is the old or the new one, and what a killed writer left behind is swept up by the next.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Collection, Generator, Iterable, Sequence
from pathlib import Path

from compliance.detect.added import AddReport
from compliance.detect.catalogue import (
    CATALOGUE,
    LOCK,
    Catalogue,
    ShardEntry,
    Track,
    read_catalogue,
    refuse_other_files,
    sweep,
    write_catalogue,
)
from compliance.detect.index import Index, joined_index
from compliance.detect.ingest import Ingested, ingest
from compliance.detect.shard import Shard, damaged, open_shard
from compliance.detect.shards import FULL_SHARD_HOURS, fewest, joined, merged, write_shard
from compliance.detect.storage import exclusive
from compliance.errors import LibraryDamagedError, LibraryError
from compliance.model.files import Problem, Tags
from compliance.model.matching import Reference
from compliance.progress import Progress, Silent
from compliance.safe_text import printable

__all__ = ["LOCK", "AddReport", "Library"]

CHECKED_BYTES = 512 << 20
"""Libraries up to this size are checked byte by byte when they are opened for a search, larger ones by header."""


class Library:
    """An open library: the state that was read when it was opened or last written through this object."""

    def __init__(self, folder: Path, catalogue: Catalogue, digest: str) -> None:
        self.folder = folder
        self.digest = digest
        """SHA-256 of the catalogue, which vouches for all else; empty as long as nothing has been written."""
        self._catalogue = catalogue

    @classmethod
    def open(cls, folder: Path) -> Library:
        """Open the library in `folder`.

        Raises
        ------
        LibraryError : there is none, or it cannot be read
        LibraryVersionError : it was made by another version
        LibraryDamagedError : it has changed since it was written
        """
        library = cls(folder, *read_catalogue(folder))
        library._check_sizes()
        return library

    @classmethod
    def create_or_open(cls, folder: Path) -> Library:
        """Open the library in `folder`, or prepare an empty one there; nothing is written before the first recording.

        Raises
        ------
        LibraryError : as `open`, or the folder holds other things
        """
        if (folder / CATALOGUE).exists():
            return cls.open(folder)
        refuse_other_files(folder)
        return cls(folder, Catalogue(), "")

    @classmethod
    def open_to_search(cls, folder: Path) -> tuple[Library, Index]:
        """Open a library and map its index, also while another process replaces shards.

        Raises
        ------
        LibraryError : as `open` and `index`
        """
        library = cls.open(folder)
        while True:
            try:
                return library, library.index()
            except LibraryDamagedError:
                newer = cls.open(folder)
                if newer.digest == library.digest:
                    raise
                library = newer

    @property
    def hours(self) -> float:
        """Length of all recordings in hours."""
        return sum(shard.hours for shard in self._catalogue.shards)

    @property
    def size_bytes(self) -> int:
        """Size of all shards on disk."""
        return sum(shard.size_bytes for shard in self._catalogue.shards)

    def references(self) -> tuple[Reference, ...]:
        """All recordings, in the order they were added."""
        return tuple(track.reference() for track in self._catalogue.tracks)

    def index(self) -> Index:
        """Everything that can be searched, mapped into memory.

        Raises
        ------
        LibraryDamagedError : a shard has changed since it was written
        """
        whole = self.size_bytes <= CHECKED_BYTES
        return joined_index([(shard.table, shard.prints) for shard in self._shards(whole=whole)])

    def verify(self) -> list[Problem]:
        """Check every byte of the library; one problem per damaged file, none if it is intact."""
        problems: list[Problem] = []
        held: set[str] = set()
        for entry in self._catalogue.shards:
            try:
                held |= {print_.id for print_ in self._shard(entry, whole=True).prints}
            except LibraryError as error:
                problems.append(Problem(path=error.place, problem=error.problem, remedy=error.remedy))
        if not problems and held != {track.id for track in self._catalogue.tracks}:
            error = damaged(self.folder / CATALOGUE, "does not name the recordings that the shards hold")
            problems.append(Problem(path=error.place, problem=error.problem, remedy=error.remedy))
        return problems

    def add(
        self,
        files: Iterable[Path],
        *,
        licence: str | None = None,
        owner: str | None = None,
        tags_of: Callable[[Path], Tags] = lambda _path: Tags(),
        progress: Progress | None = None,
    ) -> AddReport:
        """Fingerprint recordings and add them.

        Parameters
        ----------
        files : audio files; ones that cannot be used are reported, ones that are there already are kept
        licence, owner : of all these files; given for one that is there already, they replace what it had
        tags_of : reads title, artist, ISRC and year from a file

        Raises
        ------
        LibraryError : the library cannot be written, or another process is writing; it is as it was
        """
        paths = list(files)
        with self._writing():
            work = ingest(
                paths,
                known={track.id: track for track in self._catalogue.tracks},
                licence=licence,
                owner=owner,
                tags_of=tags_of,
                progress=progress or Silent(),
                flush=lambda prints: write_shard(self.folder, prints),
                flush_hours=FULL_SHARD_HOURS,
            )
            self._commit_added(work)
        return self._report(work.added, work.already, updated=work.updated, problems=work.problems)

    def adopt(self, other: Library) -> AddReport:
        """Add the recordings of another library; ones that are here already stay as they are.

        The tables are made anew from the peaks, so that only what this version would have written is stored.

        Raises
        ------
        LibraryError : as `add`, or the other library is damaged
        """
        with self._writing():
            known = {track.id: track for track in self._catalogue.tracks}
            entries: Sequence[ShardEntry] = self._catalogue.shards
            for shard in other._shards(whole=True):
                new = [print_ for print_ in shard.prints if print_.id not in known]
                entries = merged(self.folder, entries, new) if new else entries
            added = [track for track in other._catalogue.tracks if track.id not in known]
            if added:
                self._commit(entries, [*self._catalogue.tracks, *added])
        return self._report(added, [known[track.id] for track in other._catalogue.tracks if track.id in known])

    def compact(self) -> tuple[int, int]:
        """Merge shards into as few as their greatest length allows; return how many there were and are.

        Raises
        ------
        LibraryError : it is damaged, or cannot be written; it is as it was
        """
        with self._writing():
            before = len(self._catalogue.shards)
            groups = fewest(self._catalogue.shards)
            if len(groups) < before:
                self._commit([joined(self.folder, group) for group in groups], self._catalogue.tracks)
        return before, len(groups)

    def _report(
        self,
        added: Sequence[Track],
        already: Sequence[Track],
        *,
        updated: Sequence[Track] = (),
        problems: Sequence[Problem] = (),
    ) -> AddReport:
        return AddReport(
            added=tuple(track.reference() for track in added),
            already=tuple(track.reference() for track in already),
            updated=tuple(track.reference() for track in updated),
            problems=tuple(problems),
            hours=sum(track.duration_s for track in added) / 3600,
            library_recordings=len(self._catalogue.tracks),
            library_hours=self.hours,
            library_bytes=self.size_bytes,
        )

    def remove(self, ids: Collection[str]) -> int:
        """Remove recordings and all that was kept of them; return how many.

        Raises
        ------
        LibraryError : an id is not in the library (nothing is removed), or it cannot be written
        """
        with self._writing():
            unknown = sorted(set(ids) - {track.id for track in self._catalogue.tracks})
            if unknown:
                problem = f"no recording has the id {', '.join(map(printable, unknown))}"
                raise LibraryError(
                    problem, place=printable(os.fspath(self.folder)), remedy="see: rightslint library list"
                )
            entries: list[ShardEntry] = []
            for entry in self._catalogue.shards:
                prints = self._shard(entry, whole=True).prints
                kept = [print_ for print_ in prints if print_.id not in ids]
                if len(kept) == len(prints):
                    entries.append(entry)
                elif kept:
                    entries.append(write_shard(self.folder, kept))
            self._commit(entries, [track for track in self._catalogue.tracks if track.id not in ids])
        return len(set(ids))

    @contextlib.contextmanager
    def _writing(self) -> Generator[None]:
        """Hold the lock, work on the newest state, and leave no files behind that no catalogue names."""
        with exclusive(self.folder / LOCK):
            if (self.folder / CATALOGUE).exists():
                self._catalogue, self.digest = read_catalogue(self.folder)
            sweep(self.folder, self._catalogue)
            try:
                yield
            finally:
                sweep(self.folder, self._catalogue)

    def _commit_added(self, work: Ingested) -> None:
        if not (work.added or work.updated):
            return
        changed = {track.id: track for track in work.updated}
        tracks = [changed.get(track.id, track) for track in self._catalogue.tracks] + work.added
        entries = [*self._catalogue.shards, *work.shards]
        if work.pending:
            entries = merged(self.folder, entries, work.pending)
        self._commit(entries, tracks)

    def _commit(self, shards: Sequence[ShardEntry], tracks: Sequence[Track]) -> None:
        catalogue = Catalogue(shards=tuple(shards), tracks=tuple(tracks))
        self.digest = write_catalogue(self.folder, catalogue)
        self._catalogue = catalogue

    def _shards(self, *, whole: bool) -> list[Shard]:
        return [self._shard(entry, whole=whole) for entry in self._catalogue.shards]

    def _shard(self, entry: ShardEntry, *, whole: bool) -> Shard:
        return open_shard(self.folder / entry.name, whole=whole)

    def _check_sizes(self) -> None:
        for entry in self._catalogue.shards:
            path = self.folder / entry.name
            try:
                size = path.stat().st_size
            except OSError as error:
                raise damaged(path, "is missing") from error
            if size != entry.size_bytes:
                raise damaged(path, f"has {size} bytes in place of {entry.size_bytes}")
