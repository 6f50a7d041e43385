"""Any number of processes may search while one writes, wherever the library lies."""

from __future__ import annotations

import multiprocessing
import os
import shutil
import sqlite3
import tempfile
from multiprocessing.synchronize import Event
from pathlib import Path

import pytest
from music import piece, write_wav

from compliance.detect.archive import export_library
from compliance.detect.identify import identify_asset
from compliance.detect.library import Library
from compliance.detect.vouching import Vouching
from compliance.errors import LibraryDamagedError

NOBODY = 65_534


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    """The recordings ``1.wav`` of 6 s and ``9.wav`` of 12 s."""
    library = Library.create_or_open(tmp_path / "library")
    library.add([write_wav(tmp_path / "1.wav", piece(1, 6.0)), write_wav(tmp_path / "9.wav", piece(9, 12.0))])
    return library.folder


def _search(query: Path, folder: Path, stop: Event, answers: multiprocessing.SimpleQueue[int | str]) -> None:
    searches = 0
    try:
        while not stop.is_set():
            found = identify_asset(query, "query", library_dir=folder)
            assert [Path(match.reference.path).name for match in found.matches] == ["1.wav"]
            assert len(Library.open(folder).references()) >= 2
            searches += 1
    except BaseException as error:
        answers.put(repr(error))
        raise
    answers.put(searches)


def test_many_processes_search_while_one_adds_merges_and_removes(shelf, tmp_path):
    context = multiprocessing.get_context("fork")
    stop, answers = context.Event(), context.SimpleQueue()
    arguments = (tmp_path / "1.wav", shelf, stop, answers)
    readers = [context.Process(target=_search, args=arguments) for _ in range(3)]
    for reader in readers:
        reader.start()
    library = Library.open(shelf)
    for seed in range(2, 8):
        file = write_wav(tmp_path / f"{seed}.wav", piece(seed, 2.0 + seed % 2))
        added = library.add([file]).added
        if seed % 2:
            library.compact()
        if seed % 3 == 0:
            library.remove([added[0].id])
    stop.set()
    for reader in readers:
        reader.join()
    searches = [answers.get() for _ in readers]
    assert [reader.exitcode for reader in readers] == [0, 0, 0], searches
    assert all(isinstance(count, int) and count > 0 for count in searches)
    assert Library.open(shelf).verify() == []


def test_an_open_library_stays_what_it_was(shelf, tmp_path):
    before = Library.open(shelf)
    first, *_ = before.references()
    Library.open(shelf).remove([first.id])
    assert before.recordings[first.id] == first
    assert before.references()[0] == first
    assert first.id not in Library.open(shelf).recordings


def _changed(shelf: Path) -> bytes:
    """Flip one bit in the middle of the shard; return what it was."""
    shard = next(shelf.glob("*.shard"))
    content = shard.read_bytes()
    bad = bytearray(content)
    bad[len(bad) // 2] ^= 1
    shard.write_bytes(bad)
    return content


def test_no_answer_leaves_a_damaged_library(shelf, tmp_path):
    intact = _changed(shelf)
    for _ in range(2):
        with pytest.raises(LibraryDamagedError, match="has changed since it was written"):
            identify_asset(tmp_path / "1.wav", "query", library_dir=shelf)
    next(shelf.glob("*.shard")).write_bytes(intact)
    assert identify_asset(tmp_path / "1.wav", "query", library_dir=shelf).matches


def test_damage_while_a_library_is_open_is_noticed_by_the_next_search(shelf, tmp_path):
    assert identify_asset(tmp_path / "1.wav", "query", library_dir=shelf).matches
    _changed(shelf)
    with pytest.raises(LibraryDamagedError, match="has changed since it was written"):
        identify_asset(tmp_path / "1.wav", "query", library_dir=shelf)


def test_a_damaged_library_does_not_grow(shelf, tmp_path):
    _changed(shelf)
    before = Library.open(shelf).digest
    with pytest.raises(LibraryDamagedError, match="has changed since it was written"):
        Library.open(shelf).add([write_wav(tmp_path / "2.wav", piece(2, 20.0))])
    assert Library.open(shelf).digest == before


def test_a_file_that_is_replaced_before_it_was_read_is_not_vouched_for(shelf):
    shard = next(shelf.glob("*.shard"))
    copy = shutil.copy(shard, shelf / "copy")
    first = Vouching([shard])
    assert first.holds()
    Path(copy).replace(shard)
    assert first.holds(), "it was read before it was replaced, and stays where it is mapped"
    shard.touch()
    second = Vouching([shard])
    assert second.holds()
    shard.write_bytes(shard.read_bytes())
    assert not second.holds(), "it was written to since"
    third = Vouching([shard])
    Path(shutil.copy(shard, shelf / "copy")).replace(shard)
    assert not third.holds(), "it was replaced before it was read"


def _read(folder: Path, target: Path) -> None:
    if os.getuid() == 0:
        os.setuid(NOBODY)
    with pytest.raises(PermissionError):
        (folder / "new").touch()
    library, index = Library.open_to_search(folder)
    assert library.vouched()
    assert library.verify() == []
    assert len(library.references()) == len(index.members) == 1
    assert export_library(folder, target) == 1


def test_a_library_in_a_read_only_folder_is_read_searched_and_exported():
    with tempfile.TemporaryDirectory() as temporary:
        folder, out = Path(temporary) / "library", Path(temporary) / "out"
        Library.create_or_open(folder).add([write_wav(Path(temporary) / "1.wav", piece(1, 3.0))])
        before = sorted(path.name for path in folder.iterdir())
        out.mkdir()
        for path, mode in ((Path(temporary), 0o755), (out, 0o777), *((path, 0o444) for path in folder.iterdir())):
            path.chmod(mode)
        folder.chmod(0o555)
        reader = multiprocessing.get_context("fork").Process(target=_read, args=(folder, out / "refs.tar"))
        reader.start()
        reader.join()
        folder.chmod(0o755)
        (folder / "lock").chmod(0o644)
        assert reader.exitcode == 0
        assert sorted(path.name for path in folder.iterdir()) == before
        export_library(folder, out / "again.tar")
        assert (out / "again.tar").read_bytes() == (out / "refs.tar").read_bytes()


def test_what_lies_beside_the_catalogue_is_not_read(shelf):
    """A journal that another program left, or a stranger: SQLite would play it back into the catalogue."""
    before = Library.open(shelf).references()
    bait = sqlite3.connect(shelf / "bait", isolation_level=None)
    bait.execute("PRAGMA journal_mode = WAL")
    bait.execute("CREATE TABLE t (x)")
    shutil.copy(shelf / "bait-wal", shelf / "library.sqlite-wal")
    (shelf / "library.sqlite-journal").write_bytes(bytes.fromhex("d9d505f920a163d7") + bytes(504))
    bait.close()
    library = Library.open(shelf)
    assert library.references() == before
    assert library.verify() == []
