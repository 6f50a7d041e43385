"""The reference library on disk: a folder with a catalogue and immutable shards.

Any number of processes may read while one writes. A writer holds a lock, writes new shards under names nobody knows
yet, replaces the catalogue in one step, and only then deletes the shards that it replaced: killed at any moment, the
library is the old or the new one, and what a killed writer left behind is swept up by the next. Small shards are
merged with new ones, so that a library of n hours has about log2(n) of them (a log-structured merge, O'Neil et al.,
Acta Informatica 33, 1996).
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Collection, Generator, Iterable, Sequence
from pathlib import Path

import msgspec

from compliance.detect.catalogue import CATALOGUE, Catalogue, ShardEntry, Track, read_catalogue, write_catalogue
from compliance.detect.index import Index, joined_index
from compliance.detect.ingest import Ingested, ingest
from compliance.detect.packing import Print
from compliance.detect.peaks import FRAMES_PER_S
from compliance.detect.shard import Shard, damaged, open_shard, shard_bytes
from compliance.detect.storage import PART_SUFFIX, exclusive, storage_error, write_atomically
from compliance.errors import LibraryDamagedError, LibraryError
from compliance.model.files import Problem, Tags
from compliance.model.matching import Reference
from compliance.progress import Progress, Silent
from compliance.safe_text import printable

LOCK = "lock"
SHARD_SUFFIX = ".shard"
FULL_SHARD_HOURS = 25.0
MERGE_FACTOR = 2.0
CHECKED_BYTES = 512 << 20
"""Libraries up to this size are checked byte by byte when they are opened for a search, larger ones by header."""


class AddReport(msgspec.Struct, frozen=True, kw_only=True):
    """What an addition did.

    added, already, updated : recordings that are new, were there as they are, or were there and got another licence
        or owner
    problems : files that were not added, or not as they should be, and why
    hours : length of the new recordings
    library_recordings, library_hours, library_bytes : the library afterwards
    """

    added: tuple[Reference, ...]
    already: tuple[Reference, ...]
    updated: tuple[Reference, ...]
    problems: tuple[Problem, ...]
    hours: float
    library_recordings: int
    library_hours: float
    library_bytes: int

    @property
    def summary(self) -> str:
        """One line for people."""
        parts = [f"Added {_recordings(len(self.added))} ({_length(self.hours)})"]
        if self.already:
            parts.append(f"{_recordings(len(self.already))} already there")
        if self.updated:
            parts.append(f"{_recordings(len(self.updated))} updated")
        size = f"{self.library_bytes / 1e6:,.1f} MB"
        whole = f"Library: {_recordings(self.library_recordings)}, {_length(self.library_hours)}, {size}."
        return f"{'; '.join(parts)}. {whole}"


def _recordings(count: int) -> str:
    return f"{count:,} recording{'' if count == 1 else 's'}"


def _length(hours: float) -> str:
    return f"{hours:,.1f} h" if hours >= 1 else f"{hours * 60:.1f} min"


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
        try:
            others = [file for file in folder.iterdir() if not _is_ours(file.name)] if folder.exists() else []
        except OSError as error:
            raise storage_error(error, folder) from error
        if others:
            problem = "holds other files and no reference library"
            raise LibraryError(
                problem, place=printable(os.fspath(folder)), remedy="name a new or empty folder with --library"
            )
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
                flush=self._write_shard,
                flush_hours=FULL_SHARD_HOURS,
            )
            self._commit_added(work)
        return AddReport(
            added=tuple(track.reference() for track in work.added),
            already=tuple(track.reference() for track in work.already),
            updated=tuple(track.reference() for track in work.updated),
            problems=tuple(work.problems),
            hours=sum(track.duration_s for track in work.added) / 3600,
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
                    entries.append(self._write_shard(kept))
            self._commit(entries, [track for track in self._catalogue.tracks if track.id not in ids])
        return len(set(ids))

    @contextlib.contextmanager
    def _writing(self) -> Generator[None]:
        """Hold the lock, work on the newest state, and leave no files behind that no catalogue names."""
        with exclusive(self.folder / LOCK):
            if (self.folder / CATALOGUE).exists():
                self._catalogue, self.digest = read_catalogue(self.folder)
            self._sweep()
            try:
                yield
            finally:
                self._sweep()

    def _sweep(self) -> None:
        named = {shard.name for shard in self._catalogue.shards}
        for file in self.folder.iterdir():
            if file.suffix == PART_SUFFIX or (file.suffix == SHARD_SUFFIX and file.name not in named):
                with contextlib.suppress(OSError):
                    file.unlink()

    def _commit_added(self, work: Ingested) -> None:
        if not (work.added or work.updated):
            return
        changed = {track.id: track for track in work.updated}
        tracks = [changed.get(track.id, track) for track in self._catalogue.tracks] + work.added
        entries = [*self._catalogue.shards, *work.shards]
        if work.pending:
            entries = self._merged(entries, work.pending)
        self._commit(entries, tracks)

    def _merged(self, entries: Sequence[ShardEntry], pending: Sequence[Print]) -> list[ShardEntry]:
        """Shards with the pending recordings, merged with those that are not much larger than what is merged so far."""
        kept = sorted(entries, key=lambda entry: entry.hours, reverse=True)
        prints, hours = list(pending), _hours(pending)
        while kept and kept[-1].hours <= MERGE_FACTOR * hours and kept[-1].hours + hours <= FULL_SHARD_HOURS:
            shard = self._shard(kept.pop(), whole=True)
            prints, hours = [*shard.prints, *prints], hours + _hours(shard.prints)
        return [*kept, self._write_shard(prints)]

    def _write_shard(self, prints: Sequence[Print]) -> ShardEntry:
        name, pieces = shard_bytes(prints)
        write_atomically(self.folder / name, pieces)
        return ShardEntry(name=name, size_bytes=sum(len(piece) for piece in pieces), hours=_hours(prints))

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


def _hours(prints: Sequence[Print]) -> float:
    return sum(print_.frames for print_ in prints) / FRAMES_PER_S / 3600


def _is_ours(name: str) -> bool:
    return name in {LOCK, CATALOGUE} or name.endswith((SHARD_SUFFIX, PART_SUFFIX))
