"""The SQLite file that the catalogue of a library is: its tables, how one is made, and how an unknown one is opened.

A catalogue is made in memory, in one transaction, and replaces the old one as a whole file; SQLite itself never writes
to the disk. So there is no journal, neither rollback nor write-ahead: readers open the file as one that cannot change
(``mode=ro&immutable=1``), which needs no lock, no shared memory and no second file. That works on read-only media, and
on network folders, where the locks that SQLite relies on cannot be trusted (https://www.sqlite.org/wal.html: "All
processes using a database must be on the same host computer"; https://www.sqlite.org/howtocorrupt.html, 2.1). A reader
keeps the file that it has opened, whatever a writer puts in its place. Equal content gives equal bytes.

The file is sealed: it holds the SHA-256 of itself, taken with `UNSEALED` in the place of the sum.

Nothing in an unknown file is trusted (https://www.sqlite.org/security.html): its header and its schema must be those
that this module writes, character by character, so there is no view, trigger or generated column that could run; an
authorizer permits reading and nothing else; strings and rows have a greatest length.
"""

from __future__ import annotations

import contextlib
import functools
import hashlib
import sqlite3
import stat
import sys
from collections.abc import Callable, Generator, Iterable
from pathlib import Path
from typing import Any

from compliance.detect.shard import damaged
from compliance.errors import LibraryError

APPLICATION_ID = int.from_bytes(b"RLIB", "big")
SCHEMA_VERSION = 2
"""Raise it with every change of the tables; version 1 was no database."""
LEAST_SQLITE = (3, 37, 0)
"""Strict tables came with it, in November 2021."""
LONGEST_BYTES = 1 << 19
"""Longest string, blob or row that is read: five names of 10 000 characters, a path, and room."""
UNSEALED = b"\x00\xff" * 16
"""In the place of the seal while it is computed; no text and no path holds a zero byte beside one that is not UTF-8."""

_TABLES = (
    """CREATE TABLE parameter (
        name TEXT PRIMARY KEY NOT NULL,
        value REAL NOT NULL
    ) STRICT""",
    """CREATE TABLE shard (
        number INTEGER PRIMARY KEY,
        name TEXT NOT NULL UNIQUE,
        size_bytes INTEGER NOT NULL,
        hours REAL NOT NULL
    ) STRICT""",
    """CREATE TABLE track (
        number INTEGER PRIMARY KEY,
        shard INTEGER NOT NULL REFERENCES shard (number),
        row_sha256 BLOB NOT NULL,
        id TEXT NOT NULL UNIQUE,
        sha256 BLOB NOT NULL,
        file BLOB NOT NULL,
        duration_s REAL NOT NULL,
        title TEXT,
        artist TEXT,
        isrc TEXT,
        owner TEXT,
        licence TEXT,
        first_published_year INTEGER
    ) STRICT""",
    """CREATE TABLE state (
        only INTEGER PRIMARY KEY CHECK (only = 1),
        recordings INTEGER NOT NULL,
        tracks_sha256 BLOB NOT NULL,
        digest BLOB NOT NULL,
        seal BLOB NOT NULL
    ) STRICT""",
)
_PERMITTED = {sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_FUNCTION}
_CHECKS = {"integrity_check", "foreign_key_check"}
_PAGE_BYTES = 4096
_HEADER_BYTES = 101
_LEAF = 13
Row = tuple[Any, ...]
_CHANGED = "is not the catalogue of a library, or has changed since it was written"


def sealed_file(
    parameters: Iterable[Row],
    shards: Iterable[Row],
    tracks: Iterable[Row],
    state: Callable[[], tuple[int, bytes, bytes]],
) -> bytes:
    """The bytes of a catalogue's file.

    Parameters
    ----------
    parameters, shards, tracks : the rows of these tables, columns in the order of `_TABLES`; read once, one by one
    state : called when they have been read; number of recordings, sum over their rows, digest

    Raises
    ------
    LibraryError : SQLite is too old
    """
    with contextlib.closing(_empty()) as connection:
        connection.executemany("INSERT INTO parameter VALUES (?, ?)", parameters)
        connection.executemany("INSERT INTO shard VALUES (?, ?, ?, ?)", shards)
        connection.executemany("INSERT INTO track VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", tracks)
        connection.execute("INSERT INTO state VALUES (1, ?, ?, ?, ?)", (*state(), UNSEALED))
        connection.execute("COMMIT")
        unsealed = connection.serialize()
    return unsealed.replace(UNSEALED, hashlib.sha256(unsealed).digest(), 1)


def _empty() -> sqlite3.Connection:
    """A database in memory that has the tables, and has begun the one transaction that fills them."""
    if sqlite3.sqlite_version_info < LEAST_SQLITE:
        raise _too_old()
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.execute(f"PRAGMA page_size = {_PAGE_BYTES}")
    for pragma in ("secure_delete = ON", "foreign_keys = ON"):
        connection.execute(f"PRAGMA {pragma}")
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
    connection.execute("BEGIN")
    for table in _TABLES:
        connection.execute(table)
    return connection


def holds_seal(file: bytes, seal: bytes) -> bool:
    """Whether not one bit of a catalogue's file differs from what was written."""
    return len(seal) == len(UNSEALED) and hashlib.sha256(file.replace(seal, UNSEALED, 1)).digest() == seal


def stated_version(path: Path) -> int:
    """Version of the tables in a catalogue, from its header.

    Raises
    ------
    OSError : it cannot be read
    LibraryDamagedError : it is no catalogue, or cut short
    """
    if not stat.S_ISREG(path.stat().st_mode):
        raise damaged(path, "is no regular file")
    with path.open("rb") as file:
        header = file.read(_HEADER_BYTES)
        size = file.seek(0, 2)
    # Pages of this size, no write-ahead log, and a schema so small that it needs no second page.
    form = b"SQLite format 3\0" + _PAGE_BYTES.to_bytes(2, "big") + b"\x01\x01"
    if not header.startswith(form) or _number(header, 68) != APPLICATION_ID or header[100:] != bytes([_LEAF]):
        raise damaged(path, _CHANGED)
    stated = _number(header, 28) * _PAGE_BYTES
    if stated != size:
        raise damaged(path, f"has {size} bytes in place of {stated}")
    return _number(header, 60)


def _number(header: bytes, offset: int) -> int:
    return int.from_bytes(header[offset : offset + 4], "big")


def opened(path: Path) -> sqlite3.Connection:
    """Open the catalogue `path`, of which `stated_version` has approved, for reading alone.

    Raises
    ------
    LibraryDamagedError : it has another schema than this version writes
    LibraryError : SQLite is too old
    """
    if sqlite3.sqlite_version_info < LEAST_SQLITE:
        raise _too_old()
    with reading(path):
        connection = _connected(path)
        try:
            _harden(connection)
            _approve(connection, path)
        except BaseException:
            connection.close()
            raise
        return connection


def _harden(connection: sqlite3.Connection) -> None:
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST_BYTES)
    for pragma in ("trusted_schema = OFF", "cell_size_check = ON", "query_only = ON", "mmap_size = 0"):
        connection.execute(f"PRAGMA {pragma}").close()
    connection.set_authorizer(_permits)


def _approve(connection: sqlite3.Connection, path: Path) -> None:
    if _schema(connection) != _expected_schema():
        raise damaged(path, _CHANGED)


def _connected(path: Path) -> sqlite3.Connection:
    if sys.platform == "win32":  # a file that is open cannot be replaced there
        connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
        connection.deserialize(path.read_bytes())
    else:
        uri = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
        connection = sqlite3.connect(uri, uri=True, isolation_level=None, check_same_thread=False)
    if sys.version_info >= (3, 12):
        connection.setconfig(sqlite3.SQLITE_DBCONFIG_DEFENSIVE, True)
        connection.setconfig(sqlite3.SQLITE_DBCONFIG_ENABLE_TRIGGER, False)
        connection.setconfig(sqlite3.SQLITE_DBCONFIG_ENABLE_VIEW, False)
    return connection


def _permits(action: int, first: str | None, _second: str | None, _database: str | None, inner: str | None) -> int:
    """Permit reading from tables and the two checks; `inner` is the view or trigger that asks."""
    reads = action in _PERMITTED and inner is None
    checks = action == sqlite3.SQLITE_PRAGMA and first in _CHECKS
    return sqlite3.SQLITE_OK if reads or checks else sqlite3.SQLITE_DENY


def _schema(connection: sqlite3.Connection) -> list[Row]:
    query = "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name LIMIT 100"
    return connection.execute(query).fetchall()


@functools.cache
def _expected_schema() -> list[Row]:
    with contextlib.closing(_empty()) as connection:
        return _schema(connection)


@contextlib.contextmanager
def reading(path: Path) -> Generator[None]:
    """Turn what SQLite says of a file that is not what it should be into one error.

    Raises
    ------
    LibraryDamagedError : SQLite cannot make sense of it
    """
    try:
        yield
    except (sqlite3.Error, OverflowError, UnicodeDecodeError) as error:
        raise damaged(path, _CHANGED) from error


def _too_old() -> LibraryError:
    least = ".".join(map(str, LEAST_SQLITE[:2]))
    return LibraryError(
        f"libraries need SQLite {least} or newer; this Python has {sqlite3.sqlite_version}",
        remedy="use another build of Python",
    )
