"""The catalogue of a reference library: which recordings it holds, and in which shards they are.

One file, ``library.sqlite`` (see `compliance.detect.database`). Replacing it is the one step that changes a library:
everything it names is on the disk before, and what it no longer names is deleted after.

Opening reads the shards and the totals. The row of a recording is read when it is asked for, and holds its own
SHA-256; a digest over all of these sums, the shards and the parameters of the analysis stands for the whole library
(a hash tree: Merkle, "A digital signature based on a conventional encryption function", CRYPTO '87). So nothing is
believed that is not vouched for, and nothing is read that is not needed.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
import weakref
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import msgspec

from compliance.detect import database
from compliance.detect.entries import FORMAT, ShardEntry, Totals, Track, encoded_path, row_sha256, storable
from compliance.detect.packing import ANALYSIS_VERSION, PARAMETERS
from compliance.detect.shard import REMEDY_VERSION, damaged
from compliance.detect.storage import CATALOGUE, storage_error, write_atomically
from compliance.errors import LibraryError, LibraryVersionError
from compliance.safe_text import printable

__all__ = [
    "CATALOGUE",
    "Catalogue",
    "ShardEntry",
    "Track",
    "encoded_path",
    "holds_catalogue",
    "storable",
    "write_catalogue",
]

EARLIER_CATALOGUE = "library.json"
_FIELDS = Track.__struct_fields__
_COLUMNS = ", ".join(("shard", "row_sha256", *_FIELDS))
_EVER_S = 1e9
# Each query looks at no more rows than there are, whatever the pages of a hostile file may refer to.
_ALL = " ".join(("SELECT", _COLUMNS, "FROM track ORDER BY number LIMIT ?"))
_ONE = " ".join(("SELECT", _COLUMNS, "FROM track WHERE id = ? LIMIT ?"))
_LASTING = " ".join(("SELECT", _COLUMNS, "FROM (", _ALL, ") WHERE duration_s BETWEEN ? AND ?"))
_LEAST_ROW_BYTES = 64
_REMEDY_ANEW = "add the recordings again to a new folder: rightslint library add --library NEW_FOLDER PATH..."


class Catalogue:
    """An open catalogue: the state of the library at one time, whatever a writer does later."""

    def __init__(self, folder: Path, totals: Totals, connection: sqlite3.Connection | None, *, seal: bytes) -> None:
        self.path = folder / CATALOGUE
        self.totals = totals
        self.digest = totals.digest() if connection else ""
        """SHA-256 of all the library holds; empty as long as nothing has been written."""
        self._connection = connection
        self._seal = seal
        if connection:
            weakref.finalize(self, connection.close)

    @classmethod
    def none(cls, folder: Path) -> Catalogue:
        """The catalogue of a library of which nothing has been written."""
        return cls(folder, Totals(), None, seal=b"")

    @classmethod
    def open(cls, folder: Path, *, of_any_analysis: bool = False) -> Catalogue:
        """Open the catalogue in `folder`.

        Raises
        ------
        LibraryError : there is no library, or it cannot be read
        LibraryVersionError : it was made by another version; with `of_any_analysis`, the catalogue itself was
        LibraryDamagedError : it has changed since it was written, or is no catalogue
        """
        path = folder / CATALOGUE
        try:
            version = database.stated_version(path)
        except (FileNotFoundError, NotADirectoryError) as error:
            raise _no_library(folder) from error
        except OSError as error:
            raise storage_error(error, folder) from error
        if version != database.SCHEMA_VERSION:
            raise _of_another_kind(folder, f"rightslint.library/{version}")
        connection = database.opened(path)
        try:
            totals, seal = _totals(path, connection)
        except BaseException:
            connection.close()
            raise
        stated = totals.parameters
        if stated != PARAMETERS and not of_any_analysis:
            connection.close()
            raise LibraryVersionError(
                f"made by analysis {stated.get('analysis', 0):g} ({FORMAT}), "
                f"this version needs {ANALYSIS_VERSION} ({FORMAT})",
                place=printable(os.fspath(folder)),
                remedy=REMEDY_VERSION,
            )
        return cls(folder, totals, connection, seal=seal)

    @property
    def shards(self) -> tuple[ShardEntry, ...]:
        """The shards, in the order in which they are searched."""
        return self.totals.shards

    def shard_files(self) -> list[Path]:
        """Where the shards are."""
        return [self.path.with_name(shard.name) for shard in self.shards]

    def track(self, id_: str) -> Track | None:
        """The recording with this id, if there is one.

        Raises
        ------
        LibraryDamagedError : its row has changed since it was written
        """
        return next((track for _, track in self._rows(_ONE, id_, 1)), None)

    def tracks(self, *, least_s: float = 0.0, most_s: float = _EVER_S) -> Iterator[Track]:
        """The recordings that last from `least_s` to `most_s`, in the order they were added, one by one.

        Raises
        ------
        LibraryDamagedError : a row has changed since it was written
        """
        return (track for _, track in self._rows(_LASTING, self.totals.recordings + 1, least_s, most_s))

    def held(self) -> Iterator[tuple[str, Track]]:
        """All recordings, in the order they were added, one by one, each with the name of the shard that holds it.

        Raises
        ------
        LibraryDamagedError : a row has changed since it was written; at the end: one is missing or too many
        """
        sums = hashlib.sha256()
        for home, track in self._rows(_ALL, self.totals.recordings + 1):
            sums.update(row_sha256(track, home))
            yield home, track
        if sums.hexdigest() != self.totals.tracks_sha256:
            raise damaged(self.path, "does not name the recordings that it held when it was written")

    def check(self) -> None:
        """Check every bit of the file, and that it is sound as a database.

        Raises
        ------
        LibraryDamagedError : it has changed since it was written
        """
        if self._connection is None:
            return
        try:
            intact = database.holds_seal(self.path.read_bytes(), self._seal)
        except OSError as error:
            raise damaged(self.path, "cannot be read") from error
        with database.reading(self.path):
            sound = self._connection.execute("PRAGMA integrity_check(1)").fetchall() == [("ok",)]
            loose = self._connection.execute("PRAGMA foreign_key_check").fetchall()
        if not intact or not sound or loose:
            raise damaged(self.path, "has changed since it was written")
        for _ in self.held():
            pass

    def _rows(self, query: str, *values: object) -> Iterator[tuple[str, Track]]:
        """Recordings with the names of their shards."""
        if self._connection is None:
            return
        with database.reading(self.path):
            for shard, stated, *fields in self._connection.execute(query, values):
                track = self._track(fields)
                home = self.shards[shard].name if isinstance(shard, int) and 0 <= shard < len(self.shards) else ""
                if row_sha256(track, home) != stated:
                    raise damaged(self.path, f"names a recording ({track.id}) otherwise than when it was written")
                yield home, track

    def _track(self, fields: Iterable[object]) -> Track:
        row = dict(zip(_FIELDS, fields, strict=True))
        sha256 = row["sha256"]
        try:
            return msgspec.convert(row | {"sha256": sha256.hex() if isinstance(sha256, bytes) else None}, Track)
        except msgspec.ValidationError as error:
            raise damaged(self.path, "has a row that cannot be read") from error


def holds_catalogue(folder: Path) -> bool:
    """Whether there is the catalogue of a library, of this or an earlier kind."""
    return any(os.path.lexists(folder / name) for name in (CATALOGUE, EARLIER_CATALOGUE))


def write_catalogue(
    folder: Path,
    shards: Sequence[ShardEntry],
    held: Iterable[tuple[str, Track]],
    *,
    parameters: Mapping[str, float] = PARAMETERS,
) -> None:
    """Replace the state of the library in one step.

    Parameters
    ----------
    held : the recordings, each with the name of the shard that holds it; read once, one by one

    Raises
    ------
    LibraryError : it cannot be written; the library is as it was
    """
    numbers = {shard.name: number for number, shard in enumerate(shards)}
    recordings, sums = 0, hashlib.sha256()

    def rows() -> Iterator[database.Row]:
        nonlocal recordings
        for home, track in held:
            recordings += 1
            sums.update(sum_ := row_sha256(track, home))
            stored = msgspec.structs.asdict(track) | {"sha256": bytes.fromhex(track.sha256)}
            yield recordings, numbers[home], sum_, *(stored[name] for name in _FIELDS)

    def state() -> tuple[int, bytes, bytes]:
        totals = Totals(
            parameters={name: float(value) for name, value in parameters.items()},
            shards=tuple(shards),
            recordings=recordings,
            tracks_sha256=sums.hexdigest(),
        )
        return recordings, sums.digest(), bytes.fromhex(totals.digest())

    numbered = [(number, *msgspec.structs.astuple(shard)) for number, shard in enumerate(shards)]
    content = database.sealed_file(sorted(parameters.items()), numbered, rows(), state)
    write_atomically(folder / CATALOGUE, [content])


def _totals(path: Path, connection: sqlite3.Connection) -> tuple[Totals, bytes]:
    """What a catalogue states, if it vouches for that, and its seal."""
    try:
        with database.reading(path):
            parameters = connection.execute("SELECT name, value FROM parameter LIMIT 100").fetchall()
            rows = connection.execute("SELECT name, size_bytes, hours FROM shard ORDER BY number LIMIT 100000")
            shards = tuple(
                msgspec.convert(dict(zip(ShardEntry.__struct_fields__, row, strict=True)), ShardEntry) for row in rows
            )
            states = connection.execute("SELECT recordings, tracks_sha256, digest, seal FROM state LIMIT 2").fetchall()
        ((recordings, tracks_sha256, digest, seal),) = states
        stated = {
            "parameters": dict(parameters),
            "shards": shards,
            "recordings": recordings,
            "tracks_sha256": msgspec.convert(tracks_sha256, bytes).hex(),
        }
        totals, seal = msgspec.convert(stated, Totals), msgspec.convert(seal, bytes)
    except (msgspec.ValidationError, ValueError, TypeError) as error:
        raise damaged(path, "is not the catalogue of a library") from error
    if totals.digest() != (digest.hex() if isinstance(digest, bytes) else ""):
        raise damaged(path, "has changed since it was written")
    if totals.recordings * _LEAST_ROW_BYTES > path.stat().st_size:
        raise damaged(path, "states more recordings than it has room for")
    return totals, seal


def _no_library(folder: Path) -> LibraryError:
    if (folder / EARLIER_CATALOGUE).is_file():
        return _of_another_kind(folder, EARLIER_CATALOGUE)
    remedy = "add recordings with: rightslint library add PATH..."
    return LibraryError("there is no reference library here", place=printable(os.fspath(folder)), remedy=remedy)


def _of_another_kind(folder: Path, kind: str) -> LibraryVersionError:
    problem = f"its catalogue is of another kind ({kind}), this version needs {FORMAT}"
    return LibraryVersionError(problem, place=printable(os.fspath(folder)), remedy=_REMEDY_ANEW)
