"""What adding recordings to a library costs, stage by stage, and how much memory it takes.

    python benchmarks/detection/ingest.py FOLDER            # of FLAC files; twenty minutes of them are enough
    python benchmarks/detection/ingest.py FOLDER --jobs 2   # the whole folder by the clock, with 1 process and with 2

Times are processor time of one core, programs that are run included; every figure is the least of some rounds, since a
busy machine only ever adds to it. The stages are timed one by one, the sum beside the real thing: adding without and
with Chromaprint's prints, and `library add` of a folder, which has to find the files and reads their tags. Memory is
the peak of processes that add one generated recording each, all but equal to what a process takes that has only loaded
the program. With `--jobs`, commands are timed in turn, start included.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")

import numpy as np
import soundfile

from compliance import audio, curate
from compliance.audio.decoders import open_decoder
from compliance.detect import chromaprint
from compliance.detect.index import build_table
from compliance.detect.library import Library
from compliance.detect.opening import OPENING_S
from compliance.detect.packing import Print, packed, print_of
from compliance.detect.peaks import RATE_HZ, Floats, peak_chunks
from compliance.detect.warm import warm_up
from compliance.detect.whole_file import keeping_prints
from compliance.progress import Silent

LENGTHS_MIN = (4, 120)
PEAK = "--peak-of"


def processor_s() -> float:
    """Seconds that this process and those it has waited for have computed."""
    own, others = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return own.ru_utime + own.ru_stime + others.ru_utime + others.ru_stime


def least_s(action: Callable[[], object], rounds: int) -> float:
    """The least processor time of some rounds."""
    taken: list[float] = []
    for _ in range(rounds):
        began = processor_s()
        action()
        taken.append(processor_s() - began)
    return min(taken)


def stages(files: Sequence[Path], rounds: int) -> dict[str, float]:
    """Processor seconds of each stage over all files."""
    taken: dict[str, float] = {}
    prints: list[Print] = []
    for path in files:
        sound = audio.load(path, rate_hz=RATE_HZ, mono=True)
        peaks = list(peak_chunks([sound], max_rank=3))
        prints.append(Print(path.stem, len(sound) // 256 + 1, np.concatenate([packed(part) for part in peaks])))
        steps: dict[str, Callable[[], object]] = {
            "SHA-256": partial(sha256, path),
            "decode": partial(decode, path),
            "decode, mix, resample": partial(read, path),
            "peaks": partial(print_of, "x", [sound]),
        }
        if chromaprint.backend() is not None:
            steps["Chromaprint"] = partial(whole_print, sound)
        for name, action in steps.items():
            taken[name] = taken.get(name, 0.0) + least_s(action, rounds)
    taken["mix, resample"] = taken.pop("decode, mix, resample") - taken["decode"]
    taken["quads, sorting"] = least_s(lambda: build_table(prints), rounds)
    return taken


def sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def decode(path: Path) -> int:
    decoder = open_decoder(path, quick=True)
    try:
        return sum(len(piece) for piece in decoder.read(0))
    finally:
        decoder.close()


def read(path: Path) -> int:
    return audio.read_through(path, lambda blocks: sum(len(block) for block in blocks), rate_hz=RATE_HZ)[0]


def whole_print(sound: Floats) -> object:
    opening = sound[: round(OPENING_S * RATE_HZ)]
    return chromaprint.fingerprint_of(opening, duration_s=len(sound) / RATE_HZ, place="-")


def added(files: Sequence[Path], *, prints: bool) -> None:
    """Add the files to a new library."""
    with tempfile.TemporaryDirectory() as folder:
        shelf = Library.create_or_open(Path(folder) / "library")
        report = shelf.add(files, hear=keeping_prints(shelf.folder) if prints else None)
        if len(report.added) != len(files):
            raise SystemExit(f"not added: {report.problems}")


def folder_added(files: Sequence[Path]) -> None:
    """Add a folder with the files to a new library, as the command does, in this process."""
    with tempfile.TemporaryDirectory() as folder:
        music = Path(folder) / "music"
        music.mkdir()
        for path in files:
            (music / path.name).symlink_to(path.resolve())
        library = Path(folder) / "library"
        report = curate.add([music], library=library, licence=None, owner=None, progress=Silent(), jobs=1)
        if len(report.added) != len(files):
            raise SystemExit(f"not added: {report.problems}")


def generated(path: Path, minutes: int) -> None:
    """Tones and noise, 44.1 kHz stereo, that never repeat."""
    chance = np.random.default_rng(1)
    with soundfile.SoundFile(path, "w", 44_100, 2) as file:
        for _ in range(minutes * 60):
            at = np.arange(44_100) / 44_100
            tones = [np.sin(2 * np.pi * hz * at) * np.exp(-3 * at) for hz in chance.uniform(150, 4_000, 6)]
            file.write((0.1 * np.sum(tones, axis=0)[:, None] + chance.normal(0, 0.01, (44_100, 2))).astype(np.float32))


def peak_mb(argument: str) -> float:
    """Peak memory of a process that adds a file, or none."""
    done = subprocess.run([sys.executable, __file__, PEAK, argument], capture_output=True, text=True, check=True)
    return float(done.stdout)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--minutes", type=float, default=20.0, help="of the files to use")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--jobs", type=int, help="time whole commands with one process and with so many")
    parser.add_argument(PEAK, metavar="FILE", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.peak_of is not None:
        files = [Path(arguments.peak_of)] if arguments.peak_of else []
        warm_up(Silent())
        if files:
            added(files, prints=True)
        print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3)
        return
    files: list[Path] = []
    seconds = 0.0
    for path in sorted(arguments.folder.glob("*.flac")):
        if seconds < arguments.minutes * 60:
            files.append(path)
            seconds += audio.describe(path).duration_s
    warm_up(Silent())
    if arguments.jobs is not None:
        by_the_clock(arguments.folder, arguments.rounds, arguments.jobs)
        return
    table(files, seconds, arguments.rounds)
    memory()


def table(files: Sequence[Path], seconds: float, rounds: int) -> None:
    """Print what each stage takes."""
    load = os.getloadavg()[0]
    print(f"{len(files)} files, {seconds / 60:.1f} min, Chromaprint: {chromaprint.backend()}; load {load:.1f}")
    print("| stage | ms per second of music | x real time |\n|---|---|---|")
    taken = stages(files, rounds)
    rows = dict(taken)
    rows["sum"] = sum(taken.values())
    rows["adding, without Chromaprint"] = least_s(partial(added, files, prints=False), rounds)
    rows["adding"] = least_s(partial(added, files, prints=True), rounds)
    rows["`library add` of a folder"] = least_s(partial(folder_added, files), rounds)
    for name, value in rows.items():
        print(f"| {name} | {1000 * value / seconds:.3f} | {seconds / value:,.0f} |")


def by_the_clock(folder: Path, rounds: int, jobs: int) -> None:
    """Print how long `library add` takes with one process and with `jobs`, in turn, and what that comes to."""
    print(f"{len(list(folder.glob('*.flac')))} files, {jobs} processes; load {os.getloadavg()[0]:.1f}")
    print("| 1 process, s | processor, s | several, s | processor, s | ratio |\n|---|---|---|---|---|")
    ratios: list[float] = []
    for _ in range(rounds):
        (one, one_cpu, same), (several, several_cpu, digest) = (command_s(folder, number) for number in (1, jobs))
        if digest != same:
            raise SystemExit("the libraries differ")
        ratios.append(one / several)
        print(f"| {one:.2f} | {one_cpu:.2f} | {several:.2f} | {several_cpu:.2f} | {ratios[-1]:.2f} |")
    print(f"median {statistics.median(ratios):.2f}; the libraries are equal, byte for byte")


def command_s(folder: Path, jobs: int) -> tuple[float, float, str]:
    """Seconds and processor seconds of one `library add`, and the SHA-256 of all files of the library it makes."""
    with tempfile.TemporaryDirectory() as place:
        library = Path(place) / "library"
        command = [sys.executable, "-m", "compliance.cli.main", "library", "add", folder, "--library", library]
        began, computed = time.perf_counter(), processor_s()
        subprocess.run([*command, "--jobs", str(jobs)], stdout=subprocess.DEVNULL, check=True)
        taken = time.perf_counter() - began, processor_s() - computed
        sums = hashlib.sha256()
        for path in sorted(path for path in library.rglob("*") if path.is_file()):
            sums.update(str(path.relative_to(library)).encode() + b"\0" + path.read_bytes())
    return *taken, sums.hexdigest()


def memory() -> None:
    """Print the memory that recordings of several lengths take."""
    print("\n| peak memory | MB |\n|---|---|")
    print(f"| the program, nothing added | {peak_mb(''):.0f} |")
    with tempfile.TemporaryDirectory() as folder:
        for minutes in LENGTHS_MIN:
            path = Path(folder) / f"{minutes}.flac"
            generated(path, minutes)
            print(f"| a recording of {minutes} min | {peak_mb(str(path)):.0f} |")


if __name__ == "__main__":
    main()
