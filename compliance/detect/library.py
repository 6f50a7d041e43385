"""The reference library on disk: a folder with a catalogue and immutable shards.

Any number of processes may read while one writes. A writer holds a lock, writes new shards under names nobody knows
yet, replaces the catalogue in one step, and only then deletes the shards that it replaced: killed at any moment, the
library is the old or the new one, and what a killed writer left behind is swept up by the next.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Collection, Generator, Iterable, Mapping, Sequence
from pathlib import Path

from compliance.detect.added import AddReport
from compliance.detect.catalogue import Catalogue, ShardEntry, Track, holds_catalogue, storable
from compliance.detect.checking import problems_of
from compliance.detect.content import Content
from compliance.detect.index import Index, joined_index
from compliance.detect.ingest import Hearing, ingest, no_tags, workers_worth
from compliance.detect.recordings import Recordings
from compliance.detect.shard import open_shard
from compliance.detect.shards import FLUSH_HOURS, fewest, joined, merged
from compliance.detect.storage import LOCK, PART_SUFFIX, bring_prints, refuse_other_files
from compliance.detect.vouching import Vouching
from compliance.detect.writing import Writing, check_sizes, writing
from compliance.errors import LibraryDamagedError, LibraryError
from compliance.model.files import Problem, Tags
from compliance.model.matching import Reference
from compliance.progress import Progress, Silent
from compliance.safe_text import printable

__all__ = ["LOCK", "AddReport", "Library"]


class Library:
    """An open library: the state that was read when it was opened or last written through this object."""

    def __init__(self, folder: Path, catalogue: Catalogue) -> None:
        self.folder = folder
        self.catalogue = catalogue
        """What it holds; see `recordings` for the same in the words of matches."""
        self._vouching: Vouching | None = None

    @classmethod
    def open(cls, folder: Path) -> Library:
        """Open the library in `folder`, also while another process replaces shards.

        Raises
        ------
        LibraryError : there is none, or it cannot be read
        LibraryVersionError : it was made by another version
        LibraryDamagedError : it has changed since it was written
        """
        return cls._opened(folder, lambda library: check_sizes(library.catalogue))

    @classmethod
    def open_to_search(cls, folder: Path) -> tuple[Library, Index]:
        """Open a library and map its index, also while another process replaces shards.

        Raises
        ------
        LibraryError : as `open` and `index`
        """
        indexes: list[Index] = []
        library = cls._opened(folder, lambda library: indexes.append(library.index()))
        return library, indexes[-1]

    @classmethod
    def _opened(cls, folder: Path, look: Callable[[Library], None]) -> Library:
        """Open a library and look at its shards; if they do not fit, and it has changed meanwhile, again."""
        library = cls(folder, Catalogue.open(folder))
        while True:
            try:
                look(library)
            except LibraryDamagedError:
                newer = cls(folder, Catalogue.open(folder))
                if newer.digest == library.digest:
                    raise
                library = newer
            else:
                return library

    @classmethod
    def create_or_open(cls, folder: Path) -> Library:
        """Open the library in `folder`, or prepare an empty one there; nothing is written before the first recording.

        Raises
        ------
        LibraryError : as `open`, or the folder holds other things
        """
        if holds_catalogue(folder):
            return cls.open(folder)
        refuse_other_files(folder)
        return cls(folder, Catalogue.none(folder))

    @property
    def digest(self) -> str:
        """SHA-256 that stands for all the library holds; empty as long as nothing has been written."""
        return self.catalogue.digest

    @property
    def hours(self) -> float:
        """Length of all recordings in hours."""
        return sum(shard.hours for shard in self.catalogue.shards)

    @property
    def size_bytes(self) -> int:
        """Size of all shards on disk."""
        return sum(shard.size_bytes for shard in self.catalogue.shards)

    @property
    def recordings(self) -> Recordings:
        """The recordings by id; each is read when it is asked for."""
        return Recordings(self.catalogue)

    def references(self) -> tuple[Reference, ...]:
        """All recordings, in the order they were added."""
        return tuple(self.recordings.values())

    def index(self) -> Index:
        """Everything that can be searched, mapped into memory; call `vouched` before it is searched.

        Raises
        ------
        LibraryDamagedError : a shard is missing, or has a changed header
        """
        check_sizes(self.catalogue)
        self._vouching = Vouching(self.catalogue.shard_files())
        shards = [open_shard(path, whole=False) for path in self.catalogue.shard_files()]
        return joined_index([(shard.table, shard.prints) for shard in shards])

    def vouched(self) -> bool:
        """Compare every byte of the index with its sum, once per process; call it before and after a search.

        Returns
        -------
        ``False`` if a shard has been replaced before that: then open the library anew and search that

        Raises
        ------
        LibraryDamagedError : a shard has changed since it was written
        """
        return self._vouching is None or self._vouching.holds()

    def verify(self) -> list[Problem]:
        """Check every byte of the library; one problem per damaged file, none if it is intact."""
        return problems_of(self.folder, self.catalogue)

    def add(
        self,
        files: Iterable[Path],
        *,
        licence: str | None = None,
        owner: str | None = None,
        tags_of: Callable[[Path], Tags] = no_tags,
        progress: Progress | None = None,
        hear: Hearing | None = None,
        read: Mapping[Path, Content] | None = None,
        jobs: int | None = 1,
    ) -> AddReport:
        """Fingerprint recordings and add them.

        Parameters
        ----------
        files : audio files; ones that cannot be used are reported, ones that are there already are kept
        licence, owner : of all these files; given for one that is there already, they replace what it had
        tags_of : reads title, artist, ISRC and year from a file; a module-level function where there are workers
        hear : gets the opening of every new recording, before the recording is in the library
        read : what files held that have been read already; one that holds something else now is reported
        jobs : processes that fingerprint at once, 1: only this one; ``None``: one per core where it is worth workers

        Raises
        ------
        LibraryError : the library cannot be written, or another process is writing; it is as it was
        """
        paths = list(files)
        with self._writing() as shelf:
            shelf.read_through()
            work = ingest(
                paths,
                known={track.id: track for track in shelf.catalogue.tracks()},
                licence=storable(licence),
                owner=storable(owner),
                tags_of=tags_of,
                progress=progress or Silent(),
                flush=shelf.write,
                flush_hours=FLUSH_HOURS,
                hear=hear,
                read=read,
                jobs=workers_worth(paths, jobs),
            )
            if work.added or work.updated:
                entries = [*shelf.catalogue.shards, *work.shards]
                entries = merged(self.folder, entries, work.pending) if work.pending else entries
                shelf.commit(entries, added=work.added, updated=work.updated)
        return self._report(work.added, work.already, updated=work.updated, problems=work.problems)

    def adopt(self, bring: Callable[[Path], Library]) -> AddReport:
        """Add the recordings of another library; ones that are here already stay as they are.

        The tables are made anew from the peaks, so that only what this version would have written is stored.

        Parameters
        ----------
        bring : puts the other library into a folder that it is given, and opens it there; the folder is gone afterwards

        Raises
        ------
        LibraryError : as `add`, or the other library is damaged
        """
        with self._writing() as shelf:
            stage = self.folder / f"adopt{PART_SUFFIX}"
            shelf.read_through()
            other = bring(stage)
            known = {track.id: track for track in shelf.catalogue.tracks()}
            theirs = list(other.catalogue.tracks())
            entries: Sequence[ShardEntry] = shelf.catalogue.shards
            for path in other.catalogue.shard_files():
                shard = open_shard(path, whole=True)
                new = [print_ for print_ in shard.prints if print_.id not in known]
                entries = merged(self.folder, entries, new) if new else entries
            added = [track for track in theirs if track.id not in known]
            if added:
                shelf.commit(entries, added=added)
            bring_prints(stage, self.folder, [track.id for track in added])
        return self._report(added, [known[track.id] for track in theirs if track.id in known])

    def compact(self) -> tuple[int, int]:
        """Merge shards into as few as their greatest length allows; return how many there were and are.

        Raises
        ------
        LibraryError : it is damaged, or cannot be written; it is as it was
        """
        with self._writing() as shelf:
            before = len(shelf.catalogue.shards)
            groups = fewest(shelf.catalogue.shards)
            if len(groups) < before:
                shelf.commit([joined(self.folder, group) for group in groups])
        return before, len(groups)

    def remove(self, ids: Collection[str]) -> int:
        """Remove recordings and all that was kept of them; return how many.

        Raises
        ------
        LibraryError : an id is not in the library (nothing is removed), or it cannot be written
        """
        with self._writing() as shelf:
            homes = {track.id: home for home, track in shelf.catalogue.held()}
            if unknown := sorted(set(ids) - set(homes)):
                problem = f"no recording has the id {', '.join(map(printable, unknown))}"
                raise LibraryError(
                    problem, place=printable(os.fspath(self.folder)), remedy="see: rightslint library list"
                )
            touched = {homes[id_] for id_ in ids}
            entries: list[ShardEntry] = []
            for entry in shelf.catalogue.shards:
                if entry.name not in touched:
                    entries.append(entry)
                    continue
                prints = open_shard(self.folder / entry.name, whole=True).prints
                if kept := [print_ for print_ in prints if print_.id not in ids]:
                    entries.append(shelf.write(kept))
            shelf.commit(entries, without=ids)
        return len(set(ids))

    @contextlib.contextmanager
    def _writing(self) -> Generator[Writing]:
        with writing(self.folder, self.catalogue) as work:
            try:
                yield work
            finally:
                self.catalogue = work.catalogue

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
            library_recordings=len(self.recordings),
            library_hours=self.hours,
            library_bytes=self.size_bytes,
        )
