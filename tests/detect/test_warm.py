"""Kernels are compiled once, wherever they can be kept, and while somebody is told."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

WARM = """
import time, sys
from compliance.detect.warm import warm_up
class Shown:
    def stage(self, title, total=None): print("stage", title, total)
    def step(self, note=""): print("step", note)
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
    assert cold_then_warm[0][0] == ["stage Preparing the detector 3", "step peaks", "step index", "step search"]


def test_compiled_kernels_are_kept(cold_then_warm):
    (_, first), (_, second), _ = cold_then_warm
    assert second < first / 2


def test_without_a_place_to_keep_them_kernels_are_compiled_anyway():
    steps, _ = warm(XDG_CACHE_HOME="/proc/nowhere")
    assert len(steps) == 4
