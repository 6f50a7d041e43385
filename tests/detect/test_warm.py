"""Kernels are compiled once, wherever they can be kept, and while somebody is told."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from music import piece, write_wav

from compliance.detect.warm import LOADING_S, PARTS, SECONDS, shares

WARM = """
import time
from numba.core import event
from compliance.detect.warm import warm_up
class Compiling(event.Listener):
    count = 0
    def on_start(self, event): Compiling.count += 1
    def on_end(self, event): pass
class Shown:
    def stage(self, title, total=None): print("stage", title, total)
    def step(self, note=""):
        print("step", note, Compiling.count)
        Compiling.count = 0
event.register("numba:compile", Compiling())
began = time.perf_counter()
warm_up(Shown())
print("took", time.perf_counter() - began)
"""


def warm(**environment: str) -> tuple[list[str], float]:
    clean = {name: value for name, value in os.environ.items() if name != "NUMBA_CACHE_DIR"} | environment
    done = subprocess.run([sys.executable, "-c", WARM], env=clean, capture_output=True, text=True, check=True)
    lines = done.stdout.splitlines()
    return lines[:-1], float(lines[-1].split()[1])


@pytest.fixture(scope="module")
def cold_then_warm(tmp_path_factory):
    cache = str(tmp_path_factory.mktemp("cache"))
    return warm(XDG_CACHE_HOME=cache), warm(XDG_CACHE_HOME=cache), cache


def test_compiling_is_shown_as_progress(cold_then_warm):
    for steps, _ in cold_then_warm[:2]:
        assert steps[0] == f"stage Preparing the detector {len(PARTS) + 1}"
        assert sorted(step.split()[1] for step in steps[1:-1]) == sorted(PARTS)
        assert steps[-1].startswith("step search")


def test_the_parts_leave_nothing_for_the_search_to_compile(cold_then_warm):
    (first, _), (second, _), _ = cold_then_warm
    assert first[1] != "step verification 0", "compiled here"
    assert first[-1] == "step search 0"
    assert [step.split()[2] for step in second[1:]] == ["0"] * (len(PARTS) + 1)


@pytest.mark.parametrize("processes", [1, 2, 3, 4])
def test_every_part_is_compiled_by_somebody_and_more_hands_wait_no_longer(processes):
    shared = shares(list(PARTS), processes)
    assert sorted(part for parts in shared for part in parts) == sorted(PARTS)
    assert len(shared) == processes
    if processes > 1:
        assert longest_s(shared) <= longest_s(shares(list(PARTS), processes - 1))


def longest_s(shared):
    return max(sum(SECONDS[part] for part in parts) + LOADING_S * (k > 0) for k, parts in enumerate(shared))


def test_compiled_kernels_are_kept(cold_then_warm):
    (_, first), (_, second), _ = cold_then_warm
    assert second < first / 2


def test_without_a_place_to_keep_them_kernels_are_compiled_anyway():
    steps, _ = warm(XDG_CACHE_HOME="/proc/nowhere")
    assert len(steps) == len(PARTS) + 2


USED = """
import sys
from pathlib import Path
from numba.core import event
from compliance.detect.identify import identify_asset
from compliance.detect.library import Library
from compliance.detect.warm import BUILDING, SEARCHING, warm_up
from compliance.progress import Silent
class Compiling(event.Listener):
    count = 0
    def on_start(self, event): Compiling.count += 1
    def on_end(self, event): pass
song, folder = Path(sys.argv[1]), Path(sys.argv[2])
event.register("numba:compile", Compiling())
warm_up(Silent(), BUILDING)
print(Compiling.count)
Library.create_or_open(folder).add([song])
print(Compiling.count)
warm_up(Silent(), SEARCHING)
print(Compiling.count)
print(len(identify_asset(song, "a", library_dir=folder).matches))
print(Compiling.count)
"""


def test_adding_waits_for_what_adding_needs_and_searching_for_the_rest(tmp_path):
    song = write_wav(tmp_path / "song.wav", piece(5, 12.0))
    clean = {name: value for name, value in os.environ.items() if name != "NUMBA_CACHE_DIR"}
    done = subprocess.run(
        [sys.executable, "-c", USED, song, tmp_path / "library"],
        env=clean | {"XDG_CACHE_HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )
    ready_to_add, added, ready_to_search, found, searched = map(int, done.stdout.split())
    assert added == ready_to_add
    assert searched == ready_to_search > added
    assert found == 1
