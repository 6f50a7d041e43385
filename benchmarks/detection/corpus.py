"""Render the corpus: references, beds to bury excerpts in, and negatives that hold nothing of the references.

    python benchmarks/detection/corpus.py OUT [--seed 1] [--size 1.0] [--jobs 2]

music21's public-domain scores, arranged by `arrange`, played by FluidSynth with FluidR3; 44.1 kHz mono, 16 bits.
Needs Debian's fluidsynth and fluid-soundfont-gm, and requirements.txt.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from random import Random
from typing import NamedTuple

import numpy as np
import soundfile

sys.path.insert(0, str(Path(__file__).parent))
from arrange import STEMS, Arrangement, Note, arrange, score_notes

RATE_HZ = 44100
SOUND_SET = Path("/usr/share/sounds/sf2/FluidR3_GM.sf2")
TICKS_PER_S = 960
DRUM_CHANNEL = 9
REFERENCES = (
    *(("beethoven", 8, 0), ("mozart", 7, 0), ("haydn", 5, 0), ("schumann_robert", 3, 0), ("corelli", 1, 0)),
    *(("joplin", 1, 0), ("monteverdi", 3, 30000), ("palestrina", 3, 20000), ("bach", 5, 40000)),
    *(("ryansMammoth", 8, 500), ("trecento", 2, 0)),
)
BEDS = (("ryansMammoth", 14, 500), ("bach", 4, 40000), ("monteverdi", 3, 30000))
NEGATIVES = (("ryansMammoth", 8, 500), ("palestrina", 4, 20000), ("bach", 4, 40000), ("mozart", 4, 0))
"""Collection of music21's corpus, number of scores, least size of a score file in bytes."""
SECONDS = {"references": 90, "beds": 62, "negatives": 90}


class Job(NamedTuple):
    """One track to render."""

    name: str
    score: Path
    seed: int
    seconds: float
    drums: bool
    folder: Path


def render(job: Job) -> str | None:
    """Write one track; what went wrong if its score cannot be used."""
    target = job.folder / f"{job.name}.wav"
    if target.exists():
        return None
    random = Random(job.seed)
    try:
        arrangement = arrange(score_notes(job.score), random, seconds=job.seconds, drums=job.drums)
    except Exception as error:  # noqa: BLE001 - music21 fails on some scores in many ways; such a score is left out
        return f"left out {job.score.name}: {error}"
    mix = mixed(arrangement, random, job)
    soundfile.write(target, mix * (0.9 / np.abs(mix).max()), RATE_HZ, subtype="PCM_16")
    return None


def mixed(arrangement: Arrangement, random: Random, job: Job) -> np.ndarray:
    """All stems at drawn levels, shape (n,)."""
    length = int((min(arrangement.end_s, job.seconds) + 1.5) * RATE_HZ)
    levels = {stem: random.uniform(0.5, 1.0) for stem in STEMS}
    mix = np.zeros(length)
    for stem, notes in arrangement.stems.items():
        if notes:
            sound = played(notes, job.folder / f"{job.name}.{stem}")[:length]
            mix[: len(sound)] += levels[stem] * 0.1 * sound / (np.sqrt(np.mean(sound**2)) + 1e-9)
    return mix


def played(notes: list[Note], scratch: Path) -> np.ndarray:
    """The notes as FluidSynth plays them, without chorus, shape (n,)."""
    midi, wave = scratch.with_suffix(".mid"), scratch.with_suffix(".tmp.wav")
    write_midi(midi, notes)
    command = ["fluidsynth", "-ni", "-q", "-F", wave, "-r", str(RATE_HZ), "-g", "0.6", "-C", "0", SOUND_SET, midi]
    subprocess.run(command, check=True, capture_output=True)
    sound = soundfile.read(wave)[0].mean(axis=1)
    midi.unlink()
    wave.unlink()
    return sound


def write_midi(path: Path, notes: list[Note]) -> None:
    """One track of notes, a channel per programme."""
    import mido

    channels = [channel for channel in range(16) if channel != DRUM_CHANNEL]
    used: dict[int, int] = {}
    events = []
    for note in notes:
        if not 0 <= note.pitch <= 127:
            continue
        if note.program not in used:
            used[note.program] = DRUM_CHANNEL if note.program < 0 else channels[len(used) % len(channels)]
            program = -1 - note.program if note.program < 0 else note.program
            events.append((0, 0, mido.Message("program_change", channel=used[note.program], program=program)))
        channel, velocity = used[note.program], max(1, min(127, note.velocity))
        on, off = int(note.start_s * TICKS_PER_S), int((note.start_s + note.length_s) * TICKS_PER_S)
        events.append((on, 2, mido.Message("note_on", channel=channel, note=note.pitch, velocity=velocity)))
        events.append((off, 1, mido.Message("note_off", channel=channel, note=note.pitch)))
    track = mido.MidiTrack([mido.MetaMessage("set_tempo", tempo=500_000)])
    now = 0
    for tick, _, message in sorted(events, key=lambda event: event[:2]):
        track.append(message.copy(time=tick - now))
        now = tick
    file = mido.MidiFile(ticks_per_beat=480)
    file.tracks.append(track)
    file.save(path)


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
    for role, wanted in (("references", REFERENCES), ("beds", BEDS), ("negatives", NEGATIVES)):
        (folder / role).mkdir(parents=True, exist_ok=True)
        scores = [score for collection in wanted for score in _taken(collections, *collection, size=size)]
        for number, score in enumerate(scores):
            drums = role == "beds" or number % 2 == 0
            name = f"{role[0]}{number:03d}"
            found.append(Job(name, score, seed * 1000 + len(found), SECONDS[role], drums, folder / role))
    return found


def _taken(collections: dict[str, list[Path]], name: str, count: int, least_bytes: int, *, size: float) -> list[Path]:
    fitting = [score for score in collections[name] if score.stat().st_size >= least_bytes][
        : max(1, round(count * size))
    ]
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
