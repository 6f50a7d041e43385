"""Compile the kernels before they are needed, so that the first run shows what it waits for.

Compiling is work for the processor alone, in parts that need nothing of each other. The first run after an
installation shares them with processes of their own, one per core; every later run finds all of them on disk. Adding
recordings to a library needs two of the parts, searching one seven.
"""

from __future__ import annotations

import contextlib
import gc
import itertools
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Generator, Mapping, Sequence
from pathlib import Path

import numpy as np

from compliance.detect.candidates import Candidate, Places, places_of
from compliance.detect.chain import reports
from compliance.detect.compiled import compiled_marker
from compliance.detect.fit import Grid, fitted, grid_over
from compliance.detect.glance import glances_at
from compliance.detect.index import LEAST_BITS, Index, Members, joined_index, table_of
from compliance.detect.lookup import Table, Votes, desk, look_up
from compliance.detect.match import search_window
from compliance.detect.packing import REFERENCE_RANKS, Print, Prints, packed, print_of
from compliance.detect.peaks import BINS, FRAMES_PER_S, RATE_HZ, Floats, Peaks, peaks_of
from compliance.detect.probes import Limits, bench_for, probes_from, room_for
from compliance.detect.shard import open_shard, shard_bytes
from compliance.detect.sweep import alignments
from compliance.detect.verify import evidence_for
from compliance.detect.votes import FAST, PROBES, room_for_votes
from compliance.execute import available_cores
from compliance.progress import Progress

LENGTH_S = 6
FRAMES = int(LENGTH_S * FRAMES_PER_S)
MOST_PROCESSES = 4
LONGEST_S = 120.0
"""A process that has not compiled its part by then is given up; the part is compiled where it is needed."""


def warm_up(progress: Progress, parts: Sequence[str] | None = None) -> None:
    """Run kernels once on a little synthetic sound: some seconds after an installation, under 1 s later.

    Parameters
    ----------
    parts : the `PARTS` that are needed, as `BUILDING` and `SEARCHING` list them; all of them, and a whole search, if
        not given
    """
    needed = list(PARTS if parts is None else parts)
    progress.stage("Preparing the detector", len(needed) + (parts is None))
    marker = compiled_marker()
    marks = {part: marker.with_name(f"{marker.name}-{part}") for part in needed} if marker else {}
    missing = [part for part, mark in marks.items() if not mark.exists()]
    with _uncollected():
        _compile(missing, progress)
        _run([part for part in needed if part not in missing], progress)
        if parts is None:
            _run(["search"], progress)
    for part in missing:
        with contextlib.suppress(OSError):
            marks[part].touch()


def _compile(parts: Sequence[str], progress: Progress) -> None:
    """Compile a share of the parts here, and the others beside it in as many processes as there are cores."""
    own, *others = shares(parts, min(MOST_PROCESSES, available_cores()) if sys.executable else 1)
    with _elsewhere(others) as started:
        _run(own, progress)
        for shared, process in zip(others, started, strict=True):
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(timeout=LONGEST_S)
            for part in shared:
                progress.step(part)


def shares(parts: Sequence[str], processes: int) -> list[list[str]]:
    """Divide parts so that the last is done soonest: the best of all ways, of which there are 16,384 at most.

    Giving the longest first to whom it makes wait least (Graham, SIAM J. Appl. Math. 17, 1969) leaves two processes
    waiting for each other a tenth of the time, with parts so few and so unequal. The first share is done in this
    process, which has loaded numba already.
    """
    longest_first = sorted(parts, key=lambda name: -SECONDS[name])
    ways = itertools.product(range(processes), repeat=len(parts))
    best = min(ways, key=lambda way: _longest_s(longest_first, way, processes))
    given = [[part for part, k in zip(longest_first, best, strict=True) if k == own] for own in range(processes)]
    return [share for k, share in enumerate(given) if share or k == 0]


def _longest_s(parts: Sequence[str], way: Sequence[int], processes: int) -> float:
    """Until when the last process is busy if part `k` is given to process `way[k]`."""
    busy_s = [0.0] + [LOADING_S] * (processes - 1)
    for part, k in zip(parts, way, strict=True):
        busy_s[k] += SECONDS[part]
    return max(busy_s)


def _run(parts: Sequence[str], progress: Progress) -> None:
    for part in parts:
        # Without room for a temporary file kernels compile when they are first needed: later, not worse.
        with contextlib.suppress(OSError):
            (_search if part == "search" else PARTS[part])()
        progress.step(part)


@contextlib.contextmanager
def _elsewhere(shared: Sequence[Sequence[str]]) -> Generator[list[subprocess.Popen[bytes]]]:
    """Compile parts in processes of their own; none is left behind, also when the user gives up."""
    home = str(Path(__file__).parents[2])
    paths = os.pathsep.join(path for path in (home, os.environ.get("PYTHONPATH")) if path)
    started: list[subprocess.Popen[bytes]] = []
    try:
        started += [_started(parts, {**os.environ, "PYTHONPATH": paths}) for parts in shared]
        yield started
    finally:
        for process in started:
            if process.poll() is None:
                process.kill()
            process.wait()


def _started(parts: Sequence[str], environment: Mapping[str, str]) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", __spec__.name if __spec__ else __name__, *parts]
    nothing = subprocess.DEVNULL
    return subprocess.Popen(command, env=environment, stdin=nothing, stdout=nothing, stderr=nothing)


@contextlib.contextmanager
def _uncollected() -> Generator[None]:
    """Leave garbage where it is: looking for it takes an eighth of the time that compiling takes."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


@contextlib.contextmanager
def _scratch() -> Generator[Path]:
    with tempfile.TemporaryDirectory(prefix="rightslint-", ignore_cleanup_errors=True) as folder:
        yield Path(folder)


def _compile_peaks() -> None:
    peaks_of(_chirps())


def _compile_index() -> None:
    with _scratch() as folder:
        _index_of(Print("warm-up", FRAMES, packed(_scattered())), folder)


def _compile_probes() -> None:
    limits = Limits(FAST.max_shift_bins, FAST.slowest, FAST.fastest)
    probes_from(_scattered(), 0, FAST.rank_sum, FAST.soft, limits, bench_for(FAST.targets), room_for(PROBES), PROBES)


def _compile_lookup() -> None:
    limits = Limits(FAST.max_shift_bins, FAST.slowest, FAST.fastest)
    look_up(_empty_table(), room_for(1), 0, 0, limits, desk(), room_for_votes(1), 0)


def _compile_candidates() -> None:
    frame = np.arange(40, dtype=np.float32)
    flat = np.ones(40, np.float32)
    places_of(Votes(frame, frame.astype(np.int64), flat, flat, np.arange(40, dtype=np.int32)), flat, most=8)


def _compile_glance() -> None:
    peaks, nothing, flat = _scattered(), np.full((FRAMES, BINS + 2), -1, np.int32), np.ones(2)
    index = Index((_empty_table(),), Members([], []), ())
    glances_at(Places(flat, flat, flat, flat), index, Grid(peaks, nothing, nothing))


def _empty_table() -> Table:
    """A table of one recording without any quad."""
    prints = Prints.of([Print("warm-up", FRAMES, packed(_scattered()))])
    nothing = np.zeros((2 << LEAST_BITS) + 1, np.uint32)
    return table_of(prints, nothing, np.zeros(1, np.uint16), np.zeros(1, np.uint32), bits=LEAST_BITS)


def _compile_sweep() -> None:
    with _scratch() as folder:
        index = _index_of(Print("warm-up", FRAMES, packed(_scattered())), folder)
        alignments(_scattered(), index, FRAMES, 1.0)


def _compile_verification() -> None:
    peaks = _scattered()
    stored = packed(peaks)
    stored.flags.writeable = False
    index = Index((), Members([Prints(["warm-up"], [FRAMES], [len(stored)], stored)], [0]), [0])
    grid = grid_over(peaks, FRAMES)
    place = fitted(Candidate(peaks.frame, peaks.frame, 0.0, 1.0), index, grid)
    if place is not None:
        evidence_for(place, index, grid, peaks)


def _search() -> None:
    """The whole way once, which also compiles what the parts may have left out."""
    with _scratch() as folder:
        index = _index_of(print_of("warm-up", [_chirps()]), folder)
        reports(search_window(peaks_of(_chirps()), FRAMES, index, forwards=FAST, backwards=FAST))


PARTS: dict[str, Callable[[], None]] = {
    "peaks": _compile_peaks,
    "index": _compile_index,
    "probes": _compile_probes,
    "look-up": _compile_lookup,
    "candidates": _compile_candidates,
    "glance": _compile_glance,
    "sweep": _compile_sweep,
    "verification": _compile_verification,
}
BUILDING = ("peaks", "index", "sweep")
SEARCHING = ("peaks", "probes", "look-up", "candidates", "glance", "sweep", "verification")
"""What it takes to add recordings to a library, and to search one. Nothing is swept when recordings are added, but the
first search comes next and waits longer, so that part is compiled beside the two that are needed."""
SECONDS = {
    "peaks": 2.0,
    "index": 0.95,
    "probes": 1.25,
    "look-up": 1.2,
    "candidates": 0.7,
    "glance": 0.8,
    "sweep": 2.0,
    "verification": 2.3,
}
LOADING_S = 0.9
"""What compiling each takes, and loading numba in a process of its own, on two cores of an AMD EPYC: for the shares."""


def _index_of(print_: Print, folder: Path) -> Index:
    """An index of one recording, mapped from a file: kernels are compiled for the read-only arrays that gives."""
    name, pieces = shard_bytes([print_])
    path = folder / name
    path.write_bytes(b"".join(pieces))
    shard = open_shard(path, whole=False)
    return joined_index([(shard.table, shard.prints)])


def _scattered() -> Peaks:
    """Peaks at pseudo-random places, as many as music has: some that agree with themselves in every stage."""
    random = np.random.default_rng(0)
    count = 36 * LENGTH_S
    level = random.uniform(0, 30, count).astype(np.float32)
    return Peaks(
        np.sort(random.uniform(2, FRAMES - 4, count)),
        random.uniform(2, BINS - 4, count).astype(np.float32),
        level,
        level,
        (np.arange(count) % REFERENCE_RANKS).astype(np.uint8),
    )


def _chirps() -> Floats:
    """Decaying tones at pseudo-random pitches: enough peaks for every stage to have work."""
    random = np.random.default_rng(0)
    sound = np.zeros(LENGTH_S * RATE_HZ, np.float32)
    time = np.arange(RATE_HZ // 2) / RATE_HZ
    for start in range(0, len(sound) - len(time), RATE_HZ // 8):
        tone = np.sin(2 * np.pi * 150 * 2 ** (random.uniform(0, 4)) * time) * np.exp(-4 * time)
        sound[start : start + len(time)] += tone.astype(np.float32)
    return sound * np.float32(0.2)


if __name__ == "__main__":
    with _uncollected():
        for argument in sys.argv[1:]:
            PARTS[argument]()
