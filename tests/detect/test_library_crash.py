"""Killed at any moment or out of space, the library is the old one or the new one."""

from __future__ import annotations

import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from music import piece, write_wav

from compliance.detect.catalogue import CATALOGUE
from compliance.detect.library import Library
from compliance.errors import LibraryError

ADD = """
import sys
from pathlib import Path
from compliance.detect import library, storage
folder, stop, *files = sys.argv[1:]
if stop != "-":
    write = storage.write_atomically
    def slow(path, pieces):
        def tell():
            for piece in pieces:
                yield piece
                if path.name.endswith(stop):
                    print("writing", flush=True)
                    sys.stdin.read()
        write(path, tell())
    import compliance.detect.catalogue
    import compliance.detect.shards
    compliance.detect.shards.write_atomically = slow
    compliance.detect.catalogue.write_atomically = slow
print("start", flush=True)
library.Library.create_or_open(Path(folder)).add([Path(file) for file in files])
print("done", flush=True)
"""


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    return [write_wav(tmp_path / f"{seed}.wav", piece(seed, 6.0)) for seed in (1, 2, 3)]


def adding(folder: Path, files: list[Path], *, stop: str = "-") -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", ADD, str(folder), stop, *map(str, files)]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)


def kill_when(process: subprocess.Popen[bytes], line: bytes, *, after_s: float = 0.0) -> None:
    with process:
        assert process.stdout
        while process.stdout.readline().strip() != line:
            assert process.poll() is None
        time.sleep(after_s)
        process.send_signal(signal.SIGKILL)


@pytest.mark.parametrize("stop", [".shard", CATALOGUE])
def test_killed_in_the_middle_of_writing_the_library_is_the_old_one(tmp_path, files, stop):
    library = Library.create_or_open(tmp_path / "library")
    library.add(files[:1])
    kill_when(adding(library.folder, files[1:], stop=stop), b"writing")
    assert list(library.folder.glob("*.part")), "it was killed while a file was half written"
    again = Library.open(library.folder)
    assert again.digest == library.digest
    assert again.verify() == []
    assert len(again.index().members) == 1
    again.add(files)
    assert len(Library.open(library.folder).references()) == 3
    assert not list(library.folder.glob("*.part"))
    assert {file.name for file in library.folder.glob("*.shard")} == {e.name for e in again.catalogue.shards}


@pytest.mark.parametrize("after_s", [0.0, 0.1, 0.4])
def test_killed_at_any_time_the_library_is_old_or_new(tmp_path, files, after_s):
    library = Library.create_or_open(tmp_path / "library")
    library.add(files[:1])
    kill_when(adding(library.folder, files[1:]), b"start", after_s=after_s)
    again = Library.open(library.folder)
    assert len(again.references()) in {1, 3}
    assert again.verify() == []


def test_killed_before_anything_was_committed_a_new_library_can_still_be_made(tmp_path, files):
    kill_when(adding(tmp_path / "library", files[:1], stop=".shard"), b"writing")
    assert len(Library.create_or_open(tmp_path / "library").add(files[:1]).added) == 1


@pytest.fixture
def small_files_only():
    """The system refuses to let any file grow past 8 KiB, as a full disk would."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (8192, hard))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_out_of_space_is_one_clear_error_and_the_library_is_as_it_was(tmp_path, request):
    first = write_wav(tmp_path / "first.wav", piece(1, 6.0))
    more = write_wav(tmp_path / "more.wav", piece(2, 40.0))
    library = Library.create_or_open(tmp_path / "library")
    library.add([first])
    before = {file.name: file.read_bytes() for file in library.folder.iterdir()}
    request.getfixturevalue("small_files_only")
    with pytest.raises(LibraryError, match=r"no room left .* the library is as it was"):
        library.add([more])
    assert {file.name: file.read_bytes() for file in library.folder.iterdir()} == before
    assert Library.open(library.folder).verify() == []


def test_a_folder_that_cannot_be_written_is_one_clear_error(tmp_path, files):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(LibraryError, match=r"the library cannot be used|holds other files"):
        Library.create_or_open(tmp_path / "file" / "library").add(files[:1])
