"""Render the corpus: references, songs that share sounds with some of them, beds to bury excerpts in, and negatives.

    python benchmarks/detection/corpus.py OUT [--seed 1] [--size 1.0] [--jobs 2]

music21's public-domain scores, arranged by `arrange`, some with a sung lead (`voice`), and songs made on one machine
(`machine`, `songs`), played by FluidSynth with four sound sets. No score is used twice. Needs Debian's fluidsynth,
fluid-soundfont-gm, timgm6mb-soundfont, musescore-general-soundfont and opl3-soundfont, and requirements.txt.
"""

from __future__ import annotations

import argparse
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from random import Random
from typing import NamedTuple

import numpy as np
import soundfile

sys.path.insert(0, str(Path(__file__).parent))
import machine
from arrange import arrange, score_notes
from render import RATE_HZ, SOUND_SETS, played
from songs import Song, all_songs, stems_of
from voice import sung

REFERENCES = (
    *(("beethoven", 8, 0), ("mozart", 7, 0), ("haydn", 5, 0), ("schumann_robert", 3, 0), ("corelli", 1, 0)),
    *(("joplin", 1, 0), ("monteverdi", 3, 30000), ("palestrina", 3, 20000), ("bach", 5, 40000)),
    *(("ryansMammoth", 8, 500), ("trecento", 2, 0)),
)
BEDS = (("ryansMammoth", 14, 500), ("bach", 4, 40000), ("monteverdi", 3, 30000))
NEGATIVES = (("ryansMammoth", 8, 500), ("palestrina", 4, 20000), ("bach", 4, 40000), ("mozart", 4, 0))
"""Collection of music21's corpus, number of scores, least size of a score file in bytes."""
MACHINE_NEGATIVES = 10
SECONDS = {"references": 90, "beds": 62, "negatives": 90}
SUNG_EVERY = 4


class Job(NamedTuple):
    """One track to render. score : a path, a song of a group, or None for a piece of the machine's own."""

    name: str
    score: Path | Song | None
    seed: int
    seconds: float
    drums: bool
    sung: bool
    sound_set: str
    folder: Path


def render(job: Job) -> str | None:
    """Write one track; what went wrong if its score cannot be used."""
    target = job.folder / f"{job.name}.flac"
    if target.exists():
        return None
    random = Random(job.seed)
    try:
        stems = rendered_stems(job, random)
    except Exception as error:  # noqa: BLE001 - music21 fails on some scores in many ways; such a score is left out
        return f"left out {job.score}: {error}"
    mix = mixed(stems, random)
    unfinished = target.with_suffix(".tmp")
    soundfile.write(unfinished, mix * (0.9 / np.abs(mix).max()), RATE_HZ, format="FLAC", subtype="PCM_16")
    unfinished.rename(target)
    return None


def rendered_stems(job: Job, random: Random) -> dict[str, np.ndarray]:
    """Mono samples of every stem."""
    if isinstance(job.score, Song):
        return stems_of(job.score, job.seed, job.sound_set)
    if job.score is None:
        arrangement = machine.piece(random, machine.palette(random), seconds=job.seconds)
    else:
        arrangement = arrange(score_notes(job.score), random, seconds=job.seconds, drums=job.drums)
    length = int((min(arrangement.end_s, job.seconds) + 1.5) * RATE_HZ)
    parts = {stem: notes for stem, notes in arrangement.stems.items() if notes}
    voice = {"lead": sung(parts.pop("lead"), random)} if job.sung and parts.get("lead") else {}
    stems = voice | {stem: played(notes, job.sound_set) for stem, notes in parts.items()}
    return {stem: samples[:length] for stem, samples in stems.items()}


def mixed(stems: dict[str, np.ndarray], random: Random) -> np.ndarray:
    """All stems at drawn levels and places, shape (n, 2)."""
    mix = np.zeros((max(len(samples) for samples in stems.values()), 2))
    for stem, samples in sorted(stems.items()):
        level = random.uniform(0.5, 1.0) * 0.1 / (np.sqrt(np.mean(samples**2)) + 1e-9)
        angle = (0.25 if stem in {"bass", "drums", "loop"} else random.uniform(0.1, 0.4)) * np.pi
        mix[: len(samples)] += level * samples[:, None] * (np.cos(angle), np.sin(angle))
    return mix


def jobs(folder: Path, *, seed: int, size: float) -> list[Job]:
    """What to render; no score is used twice."""
    from music21 import corpus

    random = Random(seed)
    collections: dict[str, list[Path]] = {}
    for path in sorted(Path(p) for p in corpus.getCorePaths()):
        collections.setdefault(path.parts[path.parts.index("corpus") + 1], []).append(path)
    for scores in collections.values():
        random.shuffle(scores)
    found: list[Job] = []

    def add(role: str, name: str, score: Path | Song | None, *, number: int = 0, same_set: int | None = None) -> None:
        (folder / role).mkdir(parents=True, exist_ok=True)
        drums = role == "beds" or number % 2 == 0
        voiced = isinstance(score, Path) and number % SUNG_EVERY == 1
        sound_set = sorted(SOUND_SETS)[(number if same_set is None else same_set) % len(SOUND_SETS)]
        own_seed = seed if isinstance(score, Song) else seed * 1000 + len(found)
        seconds = SECONDS.get(role, SECONDS["references"])
        found.append(Job(name, score, own_seed, seconds, drums, voiced, sound_set, folder / role))

    for role, wanted in (("references", REFERENCES), ("beds", BEDS), ("negatives", NEGATIVES)):
        scores = [score for collection in wanted for score in _taken(collections, *collection, size=size)]
        for number, score in enumerate(scores):
            add(role, f"{role[0]}{number:03d}{'v' if number % SUNG_EVERY == 1 else ''}", score, number=number)
    for number in range(round(MACHINE_NEGATIVES * size)):
        add("negatives", f"m{number:03d}", None, number=number)
    for song in all_songs():
        add("sharing" if song.letter == "a" else "references", song.name, song, same_set=song.group)
    return found


def _taken(collections: dict[str, list[Path]], name: str, count: int, least_bytes: int, *, size: float) -> list[Path]:
    fitting = [score for score in collections[name] if score.stat().st_size >= least_bytes]
    fitting = fitting[: max(1, round(count * size))]
    collections[name] = [score for score in collections[name] if score not in fitting]
    return fitting


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("out", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--size", type=float, default=1.0, help="share of the full number of scores")
    parser.add_argument("--jobs", type=int, default=2)
    arguments = parser.parse_args()
    with ProcessPoolExecutor(arguments.jobs) as pool:
        for problem in pool.map(render, jobs(arguments.out, seed=arguments.seed, size=arguments.size)):
            if problem:
                print(problem, flush=True)


if __name__ == "__main__":
    main()
