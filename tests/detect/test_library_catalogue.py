"""A catalogue believes nothing that it cannot vouch for, runs nothing, and reads no more than it must."""

from __future__ import annotations

import contextlib
import hashlib
import os
import random
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from compliance.detect import database
from compliance.detect.catalogue import CATALOGUE, Catalogue, ShardEntry, Track, write_catalogue
from compliance.detect.recordings import Recordings
from compliance.errors import LibraryDamagedError, LibraryError

SHARDS = tuple(ShardEntry(name=f"{n:016x}.shard", size_bytes=5_000_000, hours=0.5) for n in range(3))


def track(number: int, **fields: object) -> Track:
    sha256 = hashlib.sha256(b"%d" % number).hexdigest()
    known = {"title": f"Song {number}", "artist": "Ada Ämter", "owner": "Splice", "first_published_year": 1999}
    file = b"/music/\xff \n%d.wav" % number
    return Track(id=sha256[:16], sha256=sha256, file=file, duration_s=180.5 + number, **(known | fields))


def tracks(count: int) -> Iterator[tuple[str, Track]]:
    return ((SHARDS[number % 3].name, track(number)) for number in range(count))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A catalogue of seven recordings in three shards (which are not there)."""
    write_catalogue(tmp_path, SHARDS, tracks(7))
    return tmp_path


def all_of(folder: Path) -> list[tuple[str, Track]]:
    """Everything a catalogue says."""
    return list(Catalogue.open(folder).held())


def test_it_says_what_was_written(folder):
    catalogue = Catalogue.open(folder)
    assert list(catalogue.held()) == list(tracks(7))
    assert [one.id for one in catalogue.tracks()] == [one.id for _, one in tracks(7)]
    assert (catalogue.shards, catalogue.totals.recordings) == (SHARDS, 7)
    assert catalogue.track(track(5).id) == track(5)
    assert catalogue.track("0" * 16) is None
    catalogue.check()


def test_it_is_an_ordinary_database(folder):
    content = (folder / CATALOGUE).read_bytes()
    assert content[68:72] == b"RLIB"
    with contextlib.closing(sqlite3.connect(folder / CATALOGUE)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA user_version").fetchone() == (database.SCHEMA_VERSION,)
        strict = connection.execute("SELECT name FROM pragma_table_list WHERE strict AND schema = 'main'").fetchall()
        assert {name for (name,) in strict} == {"parameter", "shard", "state", "track"}
        assert connection.execute("SELECT DISTINCT \"table\" FROM pragma_foreign_key_list('track')").fetchall() == [
            ("shard",)
        ]
    assert (folder / CATALOGUE).read_bytes() == content


def test_equal_content_makes_equal_files(folder, tmp_path_factory):
    again = tmp_path_factory.mktemp("again")
    write_catalogue(again, SHARDS, all_of(folder))
    assert (again / CATALOGUE).read_bytes() == (folder / CATALOGUE).read_bytes()
    assert Catalogue.open(again).digest == Catalogue.open(folder).digest


@pytest.mark.parametrize(
    "other",
    [
        (SHARDS, list(tracks(6))),
        (SHARDS, [*list(tracks(6)), (SHARDS[0].name, track(6, licence="x"))]),
        (SHARDS, [*list(tracks(6)), (SHARDS[1].name, track(6))]),
        (SHARDS[::-1], list(tracks(7))),
        (SHARDS, list(tracks(7))[::-1]),
    ],
    ids=["fewer", "row", "home", "shards", "order"],
)
def test_other_content_has_another_digest(folder, other, tmp_path_factory):
    again = tmp_path_factory.mktemp("again")
    write_catalogue(again, *other)
    assert Catalogue.open(again).digest != Catalogue.open(folder).digest


def test_every_flipped_bit_breaks_the_seal(folder):
    content = (folder / CATALOGUE).read_bytes()
    with contextlib.closing(sqlite3.connect(folder / CATALOGUE)) as connection:
        ((seal,),) = connection.execute("SELECT seal FROM state").fetchall()
    assert database.holds_seal(content, seal)
    at = content.index(seal)
    for place in range(len(content)):
        if not at <= place < at + len(seal):
            bad = bytearray(content)
            bad[place] ^= 1 << place % 8
            assert not database.holds_seal(bytes(bad), seal), place
    for place in range(len(seal)):
        bad = bytearray(seal)
        bad[place] ^= 1
        assert not database.holds_seal(content.replace(seal, bytes(bad)), bytes(bad))


def test_a_flipped_bit_is_an_error_or_changes_nothing_that_is_read(folder):
    """And `check` finds it, whether or not it matters."""
    file = folder / CATALOGUE
    content, said = file.read_bytes(), all_of(folder)
    used = [place for place, byte in enumerate(content) if byte]
    chance = random.Random(1)
    refused = 0
    for place in {*range(100), *chance.sample(used, 250), *chance.sample(range(len(content)), 50)}:
        bad = bytearray(content)
        bad[place] ^= 1 << chance.randrange(8)
        file.write_bytes(bad)
        with pytest.raises(LibraryError):  # another version, where the bit is in the number of the version
            Catalogue.open(folder).check()
        try:
            assert all_of(folder) == said
        except LibraryError:
            refused += 1
    assert refused > 150


@pytest.mark.parametrize("share", [0.0, 0.001, 0.01, 0.3, 0.9])
def test_a_catalogue_that_is_cut_short_is_refused(folder, share):
    content = (folder / CATALOGUE).read_bytes()
    (folder / CATALOGUE).write_bytes(content[: int(len(content) * share)])
    with pytest.raises(LibraryDamagedError, match=r"library\.sqlite: (is not the catalogue|has \d+ bytes in place)"):
        Catalogue.open(folder)


@pytest.mark.parametrize("kind", ["folder", "fifo", "text", "other database"])
def test_what_is_no_catalogue_is_refused(tmp_path, kind):
    file = tmp_path / CATALOGUE
    if kind == "folder":
        file.mkdir()
    elif kind == "fifo":
        os.mkfifo(file)
    elif kind == "text":
        file.write_text("SQLite format 3, they said\n" * 100)
    else:
        with contextlib.closing(sqlite3.connect(file)) as connection:
            connection.execute("CREATE TABLE track (id TEXT)")
    with pytest.raises(LibraryDamagedError, match=r"library\.sqlite"):
        Catalogue.open(tmp_path)


def resealed(folder: Path, *statements: str) -> None:
    """Change a catalogue with SQL as a stranger would, who also computes the seal anew."""
    file = folder / CATALOGUE
    with contextlib.closing(sqlite3.connect(file, isolation_level=None)) as connection:
        connection.execute("PRAGMA writable_schema = ON")
        for statement in statements:
            connection.execute(statement)
        ((before,),) = connection.execute("SELECT seal FROM state LIMIT 1").fetchall() or [(b"",)]
    content = file.read_bytes()
    if len(before) == 32:
        unsealed = content.replace(before, database.UNSEALED, 1)
        file.write_bytes(unsealed.replace(database.UNSEALED, hashlib.sha256(unsealed).digest(), 1))


HOSTILE = {
    "view in place of a table": (
        "ALTER TABLE track RENAME TO hidden",
        "CREATE VIEW track AS SELECT * FROM hidden WHERE load_extension('/tmp/x.so') IS NULL",
    ),
    "one more view": ("CREATE VIEW more AS SELECT load_extension('/tmp/x.so')",),
    "trigger": ("CREATE TRIGGER t AFTER INSERT ON track BEGIN SELECT load_extension('/tmp/x.so'); END",),
    "index on an expression": ("CREATE INDEX i ON track (hex(id))",),
    "generated column": ("ALTER TABLE state ADD COLUMN more TEXT AS (hex(randomblob(1000000000)))",),
    "one more column": ("ALTER TABLE track ADD COLUMN more TEXT",),
    "one more table": ("CREATE TABLE more (x)",),
    "full-text table": ("CREATE VIRTUAL TABLE more USING fts5 (x)",),
    "broken schema": ("UPDATE sqlite_schema SET sql = 'CREATE TABLE (' WHERE name = 'track'",),
    "huge schema": (f"CREATE TABLE more (x /* {'x' * 2_000_000} */)",),
    "no state": ("DELETE FROM state",),
    "no shards": ("DELETE FROM shard",),
    "path in place of a shard's name": ("UPDATE shard SET name = '../../outside.shard' WHERE number = 1",),
    "another shard": ("UPDATE track SET shard = 2",),
    "a shard that is not there": ("UPDATE track SET shard = -1",),
    "more recordings than there are": ("UPDATE state SET recordings = 1000000000000",),
    "fewer recordings than there are": ("UPDATE state SET recordings = 3",),
    "a huge name": ("UPDATE track SET title = hex(zeroblob(5000000))",),
    "a huge path": ("UPDATE track SET file = zeroblob(5000000)",),
    "a name that is no text": ("UPDATE track SET title = CAST(x'ff00fe' AS TEXT)",),
    "another name": ("UPDATE track SET title = 'Mine'",),
    "another licence": ("UPDATE track SET licence = 'cc0' WHERE number = 7",),
    "endless duration": ("UPDATE track SET duration_s = 9e999",),
    "a number in place of a sum": ("UPDATE track SET sha256 = x'01'",),
    "rows in another order": ("UPDATE track SET number = 100 WHERE number = 1",),
    "one row less": ("DELETE FROM track WHERE number = 4",),
    "one row twice": (
        "CREATE TEMP TABLE t AS SELECT * FROM track WHERE number = 1",
        "UPDATE t SET number = 9, id = '0123456789abcdef'",
        "INSERT INTO track SELECT * FROM t",
    ),
    "other parameters": ("UPDATE parameter SET value = 7 WHERE name = 'hop'",),
    "a log of writes": ("PRAGMA journal_mode = WAL",),
    "another program's": ("PRAGMA application_id = 1",),
}  # fmt: skip


@pytest.mark.parametrize("statements", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_catalogue_is_one_clear_error(folder, statements):
    resealed(folder, *statements)
    before = sorted(folder.iterdir())
    with pytest.raises(LibraryDamagedError) as caught:
        all_of(folder)
    assert CATALOGUE in caught.value.place
    assert caught.value.remedy
    assert len(str(caught.value)) < 500
    assert sorted(folder.iterdir()) == before


def test_values_of_other_types_are_refused_where_tables_are_not_strict(folder):
    """STRICT is a promise of whoever wrote the file; the schema can claim it afterwards."""
    loosened = "UPDATE sqlite_schema SET sql = replace(sql, ') STRICT', ')') WHERE name = 'track'"
    resealed(folder, loosened)
    resealed(folder, "UPDATE track SET title = x'00', file = 3.5, first_published_year = 'MCM'")
    resealed(folder, "UPDATE sqlite_schema SET sql = sql || ' STRICT' WHERE name = 'track'")
    with pytest.raises(LibraryDamagedError, match=r"a row that cannot be read|has changed since"):
        all_of(folder)


def test_an_open_catalogue_can_do_nothing_but_read(folder):
    connection = database.opened(folder / CATALOGUE)
    for statement in (
        "DELETE FROM track",
        "CREATE TEMP TABLE t (x)",
        "ATTACH ':memory:' AS other",
        "PRAGMA query_only = OFF",
        "PRAGMA writable_schema = ON",
        "BEGIN IMMEDIATE",
    ):
        with pytest.raises(sqlite3.DatabaseError, match="not authorized"):
            connection.execute(statement)
    connection.close()


def test_only_the_rows_that_are_asked_for_are_read(folder):
    """Damage in the row of one recording keeps nobody from another."""
    content = (folder / CATALOGUE).read_bytes()
    (folder / CATALOGUE).write_bytes(content.replace(b"Song 3", b"Song 4"))
    recordings = Recordings(Catalogue.open(folder))
    assert len(recordings) == 7
    assert recordings[track(4).id].title == "Song 4"
    assert recordings.named(track(2).id).title == "Song 2"
    with pytest.raises(LibraryDamagedError, match="otherwise than when it was written"):
        recordings.named(track(3).id)


def test_recordings_are_a_mapping(folder):
    recordings = Recordings(Catalogue.open(folder))
    assert list(recordings) == [one.id for _, one in tracks(7)]
    assert [one.title for one in recordings.values()] == [f"Song {number}" for number in range(7)]
    assert recordings[track(1).id].path == "/music/\\xff \\n1.wav"
    assert "0" * 16 not in recordings
    assert recordings.get("0" * 16) is None
    with pytest.raises(LibraryDamagedError, match="lacks a recording that the shards hold"):
        recordings.named("0" * 16)
    assert [one.title for one in recordings.lasting(183.0, within=0.01)] == [f"Song {n}" for n in (1, 2, 3, 4)]


def test_an_empty_catalogue_holds_nothing(tmp_path):
    catalogue = Catalogue.none(tmp_path)
    assert (list(catalogue.held()), catalogue.track("0" * 16), catalogue.digest) == ([], None, "")
    catalogue.check()
    assert not Recordings(catalogue)
