"""A small detection benchmark that needs nothing but rightslint: has a change made the detector deaf, or credulous?

    python benchmarks/detection/smoke.py [--check]

Songs by `machine`, played on the synthesiser of examples/first-single, all from fixed seeds; excerpts of some are
changed and buried in others. With --check it fails if fewer are found than the floor, or if any match names a wrong
reference. The floor is what was measured less two standard deviations of a binomial count. The songs share instruments,
drums and the grid, so they are hard negatives for each other; they also repeat their bars, so that an excerpt may
rightly be placed in another repetition.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import NamedTuple

os.environ.setdefault("OMP_NUM_THREADS", "1")
sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[2] / "examples" / "first-single"))

import machine
import numpy as np
import soundfile
import synth
from synth import RATE_HZ, Desk, Sound

from compliance.detect.identify import identify_asset
from compliance.detect.library import Library
from compliance.detect.warm import warm_up
from compliance.model.matching import Match
from compliance.progress import Silent

FOUND, QUERIES = 95, 96
"""All were found when it was measured; one less, so that the count has a spread. Measure again when it gets worse."""
FLOOR = FOUND - 2 * (FOUND * (1 - FOUND / QUERIES)) ** 0.5
REFERENCES, BEDS, NEGATIVES = 6, 4, 4
SONG_S, QUERY_S, EXCERPT_S, REPEATS = 40.0, 20.0, 8.0, 8
TOLERANCE_S = 0.5
LEADS: tuple[Callable[[float, float], Sound], ...] = (synth.bell, synth.electric_piano, synth.pluck, synth.voice)
PADS: tuple[Callable[[float, float], Sound], ...] = (synth.organ, synth.saw, synth.electric_piano)
CHANGES: dict[str, tuple[float, Callable[[Sound], Sound]]] = {
    "plain": (1.0, lambda x: x),
    "EQ": (1.0, lambda x: low_passed(x)),
    "pitch +2": (1.0, lambda x: transposed(x, semitones=2)),
    "pitch -5": (1.0, lambda x: transposed(x, semitones=-5)),
    "tempo 0.9": (0.9, lambda x: synth.stretch(x, speed=0.9)),
    "tempo 1.15": (1.15, lambda x: synth.stretch(x, speed=1.15)),
    "varispeed +6 %": (1.06, lambda x: resampled(x, 1.06)),
    "pitch and tempo": (1.1, lambda x: transposed(x, semitones=1, tempo=1.1)),
    "reverse": (1.0, lambda x: x[::-1]),
    "loop": (1.0, lambda x: np.tile(x[: 2 * RATE_HZ], 4)),
}
"""The tempo of a change, and the change itself."""
LEVELS_DB, USUAL_LEVEL_DB = {"plain": (6, 0, -6)}, 3


class Place(NamedTuple):
    """An excerpt in a query: its start, the time of the reference that sounds there, and reference time per time."""

    start_s: float
    reference_s: float
    slope: float

    def at(self, time_s: float) -> float:
        """Reference time at a query time."""
        return self.reference_s + self.slope * (time_s - self.start_s)


def low_passed(sound: Sound) -> Sound:
    from scipy.signal import butter, sosfilt

    return sosfilt(butter(4, 2500, fs=RATE_HZ, output="sos"), sound)


def resampled(sound: Sound, speed: float) -> Sound:
    import soxr

    return soxr.resample(sound, RATE_HZ * speed, RATE_HZ)


def transposed(sound: Sound, *, semitones: float, tempo: float = 1.0) -> Sound:
    return synth.transpose_and_stretch(np.stack([sound, sound], axis=1), semitones=semitones, tempo_ratio=tempo)[:, 0]


def song(seed: int) -> Sound:
    """A mono song of `SONG_S`."""
    random = Random(seed)
    palette = machine.palette(random)
    parts = machine.piece(random, palette, seconds=SONG_S).stems
    lead, pad = random.choice(LEADS), random.choice(PADS)
    drums = {machine.KICK: synth.kick(), machine.SNARE: synth.snare(), machine.CLOSED_HAT: synth.hat()}
    desk = Desk(SONG_S)
    for note in parts["drums"]:
        desk.lay(drums.get(note.pitch, synth.hat(True)), note.start_s, level=0.5)
    for stem, instrument, level in (("bass", synth.bass, 0.35), ("other", pad, 0.16), ("lead", lead, 0.35)):
        for note in parts[stem]:
            desk.lay(instrument(note.pitch, round(note.length_s, 3)), note.start_s, level=level)
    return synth.master(desk.mix)[:, 0]


def buried(excerpt: Sound, bed: Sound, at_s: float, level_db: float) -> Sound:
    start = round(at_s * RATE_HZ)
    excerpt = excerpt[: len(bed) - start]
    under = bed[start : start + len(excerpt)]
    gain = np.sqrt(np.mean(under**2) / np.mean(excerpt**2)) * 10 ** (level_db / 20)
    mix = bed.copy()
    mix[start : start + len(excerpt)] += gain * excerpt
    return mix * (0.9 / np.abs(mix).max())


def write(folder: Path, name: str, sound: Sound) -> Path:
    path = folder / f"{name}.wav"
    soundfile.write(path, sound, RATE_HZ, subtype="PCM_16")
    return path


def is_labelled(match: Match) -> bool:
    """Whether a match says that it may be a shared sound only."""
    return match.layer_only or match.recurring or match.brief or bool(match.alternatives or match.shared_with)


def counted(path: Path, library: Path, wanted: str | None, place: Place | None) -> tuple[int, int, int]:
    """Whether the wanted reference is found, whether it is placed, and how many matches name another as a song."""
    matches = identify_asset(path, path.stem, library_dir=library).matches
    right = [match for match in matches if Path(match.reference.path).stem == wanted]
    placed = place is not None and any(
        abs((match.ref_start_s + match.ref_end_s) / 2 - place.at((match.start_s + match.end_s) / 2)) < TOLERANCE_S
        for match in right
    )
    wrong = [match for match in matches if match not in right and not is_labelled(match)]
    return bool(right), placed, len(wrong)


def buried_query(
    change: str, level_db: float, references: list[Sound], beds: list[Sound], random: Random
) -> tuple[Sound, str, Place]:
    """A query, the name of its reference, and where in it the excerpt lies."""
    tempo, apply = CHANGES[change]
    number, bed = random.randrange(REFERENCES), random.choice(beds)
    start_s = random.uniform(1, SONG_S - EXCERPT_S - 1)
    excerpt = references[number][round(start_s * RATE_HZ) :][: round(EXCERPT_S * RATE_HZ)]
    at_s, bed_s = random.uniform(1, QUERY_S - EXCERPT_S - 3), random.uniform(0, SONG_S - QUERY_S)
    under = bed[round(bed_s * RATE_HZ) :][: round(QUERY_S * RATE_HZ)]
    is_reversed = change == "reverse"
    place = Place(at_s, start_s + EXCERPT_S if is_reversed else start_s, -tempo if is_reversed else tempo)
    return buried(apply(excerpt), under, at_s, level_db), f"r{number}", place


def run(folder: Path, songs: list[Sound]) -> np.ndarray:
    """Print a row per condition; queries, found, placed and wrong matches of all."""
    references, beds, others = songs[:REFERENCES], songs[REFERENCES:-NEGATIVES], songs[REFERENCES:]
    library = Library.create_or_open(folder / "library")
    library.add([write(folder, f"r{n}", sound) for n, sound in enumerate(references)])
    random, total = Random(11), np.zeros(4, int)
    for change in CHANGES:
        for level_db in LEVELS_DB.get(change, (USUAL_LEVEL_DB,)):
            row = np.zeros(4, int)
            for _ in range(REPEATS):
                query, wanted, place = buried_query(change, level_db, references, beds, random)
                row += (1, *counted(write(folder, "query", query), library.folder, wanted, place))
            print(f"{change:16} {level_db:+3d} dB  {row[1]} of {row[0]} found, {row[2]} placed", flush=True)
            total += row
    for n, sound in enumerate(others):
        total += (0, *counted(write(folder, f"n{n}", sound), library.folder, None, None))
    return total


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="fail below the floor")
    given = parser.parse_args()
    began = time.process_time()
    warm_up(Silent())
    songs = [song(seed) for seed in range(1, REFERENCES + BEDS + NEGATIVES + 1)]
    with tempfile.TemporaryDirectory() as folder:
        queries, found, placed, wrong = run(Path(folder), songs)
    print(f"{found} of {queries} found (floor {FLOOR:.1f}), {placed} placed, {wrong} matches of a wrong reference")
    print(f"{time.process_time() - began:.0f} s of processor time")
    if given.check and (found < FLOOR or wrong):
        sys.exit("the detector finds less than it did, or names what is not there")


if __name__ == "__main__":
    main()
