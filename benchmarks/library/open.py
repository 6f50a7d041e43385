"""How long opening a reference library takes, with one of any size made up for the purpose.

    python benchmarks/library/open.py --tracks 15000 --shards 40
    python benchmarks/library/open.py --hours 100

The first makes shards that are empty files of their full length, so it times what a catalogue costs: opening it and
looking whether every shard is there, naming the recordings of ten matches, listing everything, and replacing it after
an addition. The second makes shards of random peaks, as dense as those of music, and also times mapping them and
comparing every byte with its sum, which happens before the first search; ``--library FOLDER`` takes a real library.
Times are medians of processor time in this process unless they say otherwise.
"""

from __future__ import annotations

import argparse
import hashlib
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

from compliance.detect import peaks as analysis
from compliance.detect.catalogue import Catalogue, ShardEntry, Track, write_catalogue
from compliance.detect.library import Library
from compliance.detect.packing import BIN_STEPS, PACKED_PEAK, TIME_STEPS, Print
from compliance.detect.peaks import FRAMES_PER_S
from compliance.detect.shards import write_shard

REPEATS = 15
SHARD_HOURS = 25
PEAKS_PER_S = 31
FIRST = "--first"


def made_up(folder: Path, *, tracks: int, shards: int) -> None:
    """A library of 4-minute recordings."""
    hours, size_bytes = tracks / 15 / shards, 1 + int(tracks / 15 / shards * 3e6)
    entries = [ShardEntry(name=f"{number:016x}.shard", size_bytes=size_bytes, hours=hours) for number in range(shards)]
    for entry in entries:
        with (folder / entry.name).open("wb") as file:
            file.truncate(size_bytes)
    held = ((entries[number * shards // tracks].name, _track(number)) for number in range(tracks))
    write_catalogue(folder, entries, held)


def made_of_noise(folder: Path, *, hours: int) -> None:
    """A library of 4-minute recordings whose peaks are random, in shards that can be searched."""
    chance = np.random.default_rng(1)
    entries: list[ShardEntry] = []
    held: list[tuple[str, Track]] = []
    for first in range(0, hours, SHARD_HOURS):
        tracks = [_track(number) for number in range(first * 15, min(hours, first + SHARD_HOURS) * 15)]
        entries.append(write_shard(folder, [_noise(track.id, chance) for track in tracks]))
        held += [(entries[-1].name, track) for track in tracks]
    write_catalogue(folder, entries, held)


def _noise(id_: str, chance: np.random.Generator) -> Print:
    frames = int(240 * FRAMES_PER_S)
    peaks = np.empty(240 * PEAKS_PER_S, PACKED_PEAK)
    peaks["time"] = np.sort(chance.integers(0, frames * TIME_STEPS, len(peaks)))
    peaks["bin_rank"] = chance.integers(0, analysis.BINS * BIN_STEPS, len(peaks)) * 4 + chance.integers(
        0, 3, len(peaks)
    )
    peaks["prominence"], peaks["level"] = chance.integers(20, 100, (2, len(peaks)))
    return Print(id_, frames, peaks)


def _track(number: int) -> Track:
    sha256 = hashlib.sha256(b"%d" % number).hexdigest()
    return Track(
        id=sha256[:16],
        sha256=sha256,
        file=b"/home/ada/Samples/Pack %d/Loops/120 bpm/loop %d.wav" % (number // 200, number),
        duration_s=240.0 + number % 100 / 10,
        title=f"loop {number}",
        artist=f"Artist {number // 40}",
        owner="Splice",
        licence="splice-2026",
        first_published_year=1960 + number % 66,
    )


def milliseconds(task: Callable[[], object], *, repeats: int = REPEATS) -> float:
    """Median processor time of `task`."""
    times: list[float] = []
    for _ in range(repeats):
        began = time.process_time()
        task()
        times.append((time.process_time() - began) * 1000)
    return statistics.median(times)


def first_call(folder: Path) -> float:
    """The same of the first opening in a new process, without the imports."""
    command = [sys.executable, __file__, FIRST, str(folder)]
    times = [float(subprocess.run(command, capture_output=True, text=True, check=True).stdout) for _ in range(5)]
    return statistics.median(times)


def report_catalogue(folder: Path) -> None:
    """Print what the catalogue in `folder` costs."""
    size = (folder / "library.sqlite").stat().st_size
    catalogue = Catalogue.open(folder)
    ids = list(Library.open(folder).recordings)[:: max(1, catalogue.totals.recordings // 10)][:10]
    print(f"{catalogue.totals.recordings:,} recordings, {len(catalogue.shards)} shards, catalogue {size / 1e6:.1f} MB")
    print(f"open, first in a process     {first_call(folder):8.1f} ms")
    print(f"open again                   {milliseconds(lambda: Library.open(folder)):8.1f} ms")
    recordings = Library.open(folder).recordings
    print(f"name 10 matches              {milliseconds(lambda: [recordings.named(id_) for id_ in ids]):8.1f} ms")
    print(f"list everything              {milliseconds(lambda: Library.open(folder).references(), repeats=3):8.1f} ms")
    print(f"check every bit of it        {milliseconds(lambda: Catalogue.open(folder).check(), repeats=3):8.1f} ms")


def report_library(folder: Path) -> None:
    """Print what mapping a real library costs, and comparing its bytes."""

    def vouch() -> None:
        library, _ = Library.open_to_search(folder)
        library.vouched()

    library = Library.open(folder)
    began, worked = time.perf_counter(), time.process_time()
    vouch()
    first_ms, worked_ms = (time.perf_counter() - began) * 1000, (time.process_time() - worked) * 1000
    print(f"{library.hours:.1f} h, {library.size_bytes / 1e6:.1f} MB of shards")
    print(f"open and map                 {milliseconds(lambda: Library.open_to_search(folder)):8.1f} ms")
    print(f"and compare every byte       {worked_ms:8.1f} ms, once per process")
    print(f"the same by the clock        {first_ms:8.1f} ms")
    print(f"open and map once more       {milliseconds(vouch):8.1f} ms")


def main() -> None:
    """Make a library up, or take a real one, and print its times."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tracks", type=int, default=15_000)
    parser.add_argument("--shards", type=int, default=40)
    parser.add_argument("--hours", type=int)
    parser.add_argument("--library", type=Path)
    parser.add_argument(FIRST, type=Path, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.first:
        print(milliseconds(lambda: Library.open(arguments.first), repeats=1))
    elif arguments.hours:
        with tempfile.TemporaryDirectory() as folder:
            made_of_noise(Path(folder), hours=arguments.hours)
            report_catalogue(Path(folder))
            report_library(Path(folder))
    elif arguments.library:
        report_catalogue(arguments.library)
        report_library(arguments.library)
    else:
        with tempfile.TemporaryDirectory() as folder:
            made_up(Path(folder), tracks=arguments.tracks, shards=arguments.shards)
            report_catalogue(Path(folder))
            catalogue = Catalogue.open(Path(folder))
            write = milliseconds(lambda: write_catalogue(Path(folder), catalogue.shards, catalogue.held()), repeats=3)
            print(f"replace it                   {write:8.1f} ms")


if __name__ == "__main__":
    main()
