"""Killed before any of the things it does to the disk, a command leaves the old library or the new one."""

from __future__ import annotations

import contextlib
import itertools
import os
import resource
import shutil
import signal
import sys
from collections.abc import Callable, Generator
from pathlib import Path
from typing import Any

import pytest
from music import piece, write_wav

from compliance.detect.archive import export_library, import_library
from compliance.detect.catalogue import write_catalogue
from compliance.detect.library import Library
from compliance.detect.rebuild import rebuild
from compliance.errors import LibraryDamagedError, LibraryError

TOUCHES = {"open", "os.mkdir", "os.remove", "os.rename", "os.rmdir"}
Work = Callable[[Path], object]


def killed(work: Work, folder: Path, *, at: int) -> bool:
    """Do `work` in a child that kills itself before it touches `folder` for the `at`-th time; whether it did."""
    child = os.fork()
    if child == 0:
        touched = itertools.count()

        def watch(event: str, arguments: tuple[Any, ...]) -> None:
            touches = event in TOUCHES and any(str(one).startswith(str(folder)) for one in arguments[:2])
            if touches and next(touched) == at:
                os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(watch)
        done = False
        try:
            work(folder)
            done = True
        finally:
            os._exit(0 if done else 1)
    status = os.waitpid(child, 0)[1]
    if os.WIFSIGNALED(status):
        assert os.WTERMSIG(status) == signal.SIGKILL
        return True
    assert status == 0
    return False


def state(folder: Path) -> str:
    """Which state the library is in: its digest, or why it cannot be opened; if it opens, it is intact."""
    try:
        library = Library.open(folder)
    except LibraryDamagedError:
        raise
    except LibraryError as error:
        return error.problem
    assert library.verify() == []
    return library.digest


def files_in(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.name != "lock"}


@pytest.fixture(scope="module")
def music(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("music")
    return [write_wav(folder / f"{seed}.wav", piece(seed, 2.0)) for seed in range(1, 5)]


@pytest.fixture(scope="module")
def shelf(music: list[Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three recordings in two shards, the second of which was the shorter when it was made."""
    folder = tmp_path_factory.mktemp("shelf") / "library"
    library = Library.create_or_open(folder)
    library.add([*music[:2], write_wav(folder.parent / "long.wav", piece(9, 9.0))])
    library.add(music[2:3])
    assert len(library.catalogue.shards) == 2
    return folder


@pytest.fixture(scope="module")
def archive(shelf: Path) -> Path:
    export_library(shelf, shelf.parent / "refs.tar")
    return shelf.parent / "refs.tar"


@pytest.fixture
def works(music: list[Path], shelf: Path, archive: Path) -> dict[str, Work]:
    first = next(iter(Library.open(shelf).recordings))
    return {
        "add": lambda folder: Library.create_or_open(folder).add(music),
        "remove": lambda folder: Library.open(folder).remove({first} & set(Library.open(folder).recordings)),
        "compact": lambda folder: Library.open(folder).compact(),
        "import": lambda folder: import_library(archive, folder),
        "rebuild": rebuild,
    }


def aged(folder: Path) -> None:
    """Make it a library of an earlier analysis."""
    catalogue = Library.open(folder).catalogue
    earlier = catalogue.totals.parameters | {"analysis": 0.0}
    write_catalogue(folder, catalogue.shards, catalogue.held(), parameters=earlier)


@pytest.mark.parametrize("verb", ["add", "remove", "compact", "import", "rebuild"])
def test_killed_anywhere_the_library_is_old_or_new_and_the_next_writer_clears_up(works, shelf, tmp_path, verb):
    work, folder = works[verb], tmp_path / "library"

    def begin() -> None:
        shutil.rmtree(folder, ignore_errors=True)
        if verb != "import":
            shutil.copytree(shelf, folder)
        if verb == "rebuild":
            aged(folder)

    begin()
    old = state(folder)
    work(folder)
    new, files = state(folder), files_in(folder)
    assert new != old
    reached: list[str] = []
    for at in itertools.count():
        begin()
        if not killed(work, folder, at=at):
            break
        reached.append(state(folder))
        assert reached[-1] in {old, new}
        work(folder)
        assert (state(folder), files_in(folder)) == (new, files)
    assert old in reached
    assert new in reached
    assert len(reached) > 8


@contextlib.contextmanager
def room_for(most_bytes: int) -> Generator[None]:
    """The system refuses to let any file grow further, as a full disk would."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most_bytes, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.parametrize("verb", ["add", "remove", "compact", "import", "rebuild"])
def test_out_of_room_the_library_is_as_it_was_and_one_error_says_so(works, shelf, tmp_path, verb):
    folder = tmp_path / "library"
    if verb != "import":
        shutil.copytree(shelf, folder)
    if verb == "rebuild":
        aged(folder)
    old, files = state(folder), files_in(folder)
    for most_bytes in (1000, 20_000):
        with room_for(most_bytes), pytest.raises(LibraryError, match=r"no room left to write .*library is as it was"):
            works[verb](folder)
        assert (state(folder), files_in(folder)) == (old, files)
    works[verb](folder)
    assert state(folder) != old
