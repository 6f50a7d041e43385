"""Recordings are fingerprinted in any number of processes, and the library is the same."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from music import piece, silence, write_wav

from compliance.detect.catalogue import ShardEntry, write_catalogue
from compliance.detect.ingest import WORTH_WORKERS_MB, ingest, no_tags, workers_worth
from compliance.detect.library import Library
from compliance.detect.packing import Print
from compliance.detect.rebuild import rebuild
from compliance.detect.whole_file import keeping_prints
from compliance.execute import available_cores
from compliance.model.files import Tags
from compliance.progress import Silent


def title_of(path: Path) -> Tags:
    return Tags(title=f"Title of {path.stem}", year=1999)


def dies_of_it(path: Path) -> Tags:
    if path.stem == "deadly":
        os.kill(os.getpid(), signal.SIGKILL)
    return Tags()


class Steps:
    """What was told of the progress."""

    def __init__(self) -> None:
        self.told: list[object] = []

    def stage(self, title: str, total: int | None = None) -> None:
        self.told.append((title, total))

    def step(self, note: str = "") -> None:
        self.told.append(note)


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """What lies in folders: recordings, one of them twice, what cannot be used, and what is known already."""
    folder = tmp_path_factory.mktemp("music")
    songs = {seed: write_wav(folder / f"{seed}.wav", piece(seed, 6.0)) for seed in (1, 2, 3, 4)}
    copy = Path(shutil.copy(songs[2], folder / "copy of 2.wav"))
    text = folder / "text.wav"
    text.write_text("not audio\n" * 100)
    quiet = [write_wav(folder / f"quiet {n}.wav", silence(4)) for n in (1, 2)]
    cut = folder / "cut.wav"
    cut.write_bytes(write_wav(folder / "whole.wav", piece(5, 6.0)).read_bytes()[:100_000])
    cut_copy = Path(shutil.copy(cut, folder / "copy of cut.wav"))
    return [songs[1], text, songs[2], copy, *quiet, songs[3], cut, cut_copy, folder / "missing.wav", songs[4]]


def content(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("owner", [None, "Ada"])
def test_the_library_is_the_same_for_any_number_of_processes(tmp_path, files, owner):
    made = []
    for jobs in (1, 2):
        folder, steps = tmp_path / str(jobs), Steps()
        Library.create_or_open(folder).add([files[-1]], tags_of=title_of)  # known before
        shelf = Library.open(folder)
        report = shelf.add(files, owner=owner, tags_of=title_of, hear=keeping_prints(folder), jobs=jobs, progress=steps)
        made.append((content(folder), report, steps.told))
    assert made[0] == made[1]
    report, told = made[0][1:]
    assert [Path(reference.path).stem for reference in report.added] == ["1", "2", "3", "cut"]
    assert [Path(reference.path).stem for reference in report.already] == ["2", "cut"] + ["4"] * (owner is None)
    assert len(report.updated) == (owner is not None)
    assert [Path(problem.path).stem for problem in report.problems] == ["text", "quiet 1", "quiet 2", "cut", "missing"]
    assert told == [("Fingerprinting", len(files)), *map(str, files)]
    assert sum(name.startswith("chromaprint/") for name in made[0][0]) == 3, "2 s are too few"


@pytest.mark.parametrize("jobs", [1, 2])
def test_shards_are_written_on_the_way(tmp_path, jobs):
    files = [write_wav(tmp_path / f"{seed}.wav", piece(seed, 6.0)) for seed in range(1, 8)]
    written: list[list[str]] = []

    def flush(prints: list[Print]) -> ShardEntry:
        written.append([print_.id for print_ in prints])
        return ShardEntry(name=f"{len(written)}.shard", size_bytes=1, hours=1.0)

    work = ingest(
        files,
        known={},
        licence=None,
        owner=None,
        tags_of=no_tags,
        progress=Silent(),
        flush=flush,
        flush_hours=17 / 3600,
        jobs=jobs,
    )
    ids = [track.id for track in work.added]
    assert written == [ids[:3], ids[3:6]]
    assert [print_.id for print_ in work.pending] == ids[6:]
    assert len(work.shards) == 2


def test_a_worker_that_dies_is_the_problem_of_its_file_only(tmp_path):
    others = [write_wav(tmp_path / f"{seed}.wav", piece(seed, 6.0)) for seed in (1, 2, 3)]
    deadly = write_wav(tmp_path / "deadly.wav", piece(9, 6.0))
    without = Library.create_or_open(tmp_path / "without")
    without.add(others)
    shelf = Library.create_or_open(tmp_path / "library")
    report = shelf.add([others[0], deadly, *others[1:]], tags_of=dies_of_it, jobs=2)
    assert [(problem.path, problem.problem) for problem in report.problems] == [
        (str(deadly), "the worker process died")
    ]
    assert "--jobs 1" in report.problems[0].remedy
    assert content(shelf.folder) == content(without.folder)


def test_a_rebuilt_library_is_the_same_for_any_number_of_processes(tmp_path, files):
    made = []
    for jobs in (1, 2):
        shelf = Library.create_or_open(tmp_path / str(jobs))
        shelf.add([files[0], files[2], files[-1]], tags_of=title_of)
        earlier = shelf.catalogue.totals.parameters | {"analysis": 0.0}
        write_catalogue(shelf.folder, shelf.catalogue.shards, shelf.catalogue.held(), parameters=earlier)
        steps = Steps()
        assert rebuild(shelf.folder, jobs=jobs, progress=steps).rebuilt == 3
        made.append((content(shelf.folder), steps.told))
    assert made[0] == made[1]
    assert len(made[0][1]) == 2 * (1 + 3)


ADDING = """
import os
import signal
import sys
import time
from pathlib import Path
from compliance.detect.library import Library
from compliance.model.files import Tags

def slow(path):
    os.write(1, b"begun\\n")
    time.sleep(0 if path.stem == "1" else 60)
    return Tags()

if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.default_int_handler)  # tests in the background are started deaf to it
    folder, *files = map(Path, sys.argv[1:])
    Library.open(folder).add(files, tags_of=slow, jobs=2)
"""


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT])
def test_ended_while_workers_are_busy_the_library_is_the_old_one(tmp_path, how):
    files = [write_wav(tmp_path / f"{seed}.wav", piece(seed, 6.0)) for seed in (1, 2, 3, 4)]
    shelf = Library.create_or_open(tmp_path / "library")
    shelf.add([write_wav(tmp_path / "old.wav", piece(9, 6.0))])
    before = content(shelf.folder)
    script = tmp_path / "adding.py"
    script.write_text(ADDING)
    command = [sys.executable, script, shelf.folder, *files]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdout=pipe, stderr=pipe, start_new_session=True) as writer:
        assert writer.stdout
        assert [writer.stdout.readline() for _ in range(3)] == [b"begun\n"] * 3
        os.killpg(writer.pid, how) if how == signal.SIGINT else writer.kill()
        writer.communicate(timeout=30)
    assert content(shelf.folder) == before
    assert len(Library.open(shelf.folder).add(files).added) == 4


def test_workers_start_where_there_is_work_for_them(tmp_path):
    small, large = tmp_path / "small.wav", tmp_path / "large.wav"
    small.write_bytes(b"RIFF")
    large.touch()
    os.truncate(large, round(WORTH_WORKERS_MB * 1e6) + 1)
    assert workers_worth([small, tmp_path / "missing.wav"], None) == 1
    assert workers_worth([small, large], None) == available_cores()
    assert workers_worth([small, large], 1) == 1
    assert workers_worth([small], 3) == 3
