"""Bury excerpts of the references in the beds.

    python benchmarks/detection/queries.py CORPUS OUT [--seed 7] [--repeat 1]

Most queries are 24 s: a bed with one excerpt, plain or transformed, at a given level; or the transformed excerpt alone.
Then whole songs that share a loop or a palette with references, and whole references through a codec. The truth is
written to OUT/truth.json. Beds and negatives as they are count the false alarms.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
from pathlib import Path
from random import Random

import numpy as np
import soundfile

sys.path.insert(0, str(Path(__file__).parent))
from transforms import RATE_HZ, TRANSFORMS

QUERY_S = 24.0
PLAIN_LEVELS_DB, PLAIN_LENGTHS_S, PLAIN_REPEATS = (6, 0, -6, -12), (3, 5, 10), 8
CHANGED_LEVELS_DB, CHANGED_LENGTHS_S, CHANGED_REPEATS = (6, 0), (5, 10), 3
ALONE_LENGTH_S = 6
WHOLE, WHOLE_TRANSFORMS = 4, ("mp3_64k", "opus_32k")
WHOLE_S = 60


def plan(repeat: int) -> list[tuple[str, str, int | None, int]]:
    """Part of the table, transform, level in dB over the bed (None: alone) and length in seconds of every query."""
    changed = [name for name in TRANSFORMS if name != "none"]
    plain = [("plain", "none", db, s) for db in PLAIN_LEVELS_DB for s in PLAIN_LENGTHS_S]
    buried = [("in bed", name, db, s) for name in changed for db in CHANGED_LEVELS_DB for s in CHANGED_LENGTHS_S]
    alone = [("alone", name, None, ALONE_LENGTH_S) for name in changed]
    whole = [("whole", name, None, WHOLE_S) for name in WHOLE_TRANSFORMS for _ in range(WHOLE)]
    return (plain * PLAIN_REPEATS + buried * CHANGED_REPEATS + alone) * repeat + whole


def rms(samples: np.ndarray) -> float:
    return float(np.sqrt(np.mean(samples**2) + 1e-12))


def read(track: Path, start_s: float = 0.0, length_s: float | None = None) -> np.ndarray:
    """Mono samples of a track."""
    frames = -1 if length_s is None else int(length_s * RATE_HZ)
    return soundfile.read(track, start=int(start_s * RATE_HZ), frames=frames, always_2d=True)[0].mean(axis=1)


def excerpt_of(track: Path, length_s: float, random: Random) -> tuple[float, np.ndarray]:
    """Start in seconds and samples of a stretch with music throughout."""
    duration = soundfile.info(track).duration
    for _ in range(60):
        start = random.uniform(1, duration - length_s - 1)
        samples = read(track, start, length_s)
        tenths = np.sqrt((samples[: len(samples) // 4410 * 4410].reshape(-1, 4410) ** 2).mean(axis=1))
        if rms(samples) > 0.01 and (tenths > 0.15 * rms(samples)).mean() > 0.9:
            break
    return start, samples


def buried(excerpt: np.ndarray, bed: np.ndarray, at_s: float, level_db: float) -> np.ndarray:
    """The excerpt in the bed, faded in and out over 10 ms."""
    start = int(at_s * RATE_HZ)
    excerpt = excerpt[: len(bed) - start].copy()
    ramp = np.linspace(0, 1, RATE_HZ // 100)
    excerpt[: len(ramp)] *= ramp
    excerpt[-len(ramp) :] *= ramp[::-1]
    mix = bed.copy()
    mix[start : start + len(excerpt)] += (
        excerpt * rms(bed[start : start + len(excerpt)]) / rms(excerpt) * 10 ** (level_db / 20)
    )
    return mix


def make_query(number: int, entry: tuple[str, str, int | None, int], corpus: Path, out: Path, random: Random) -> dict:
    part, name, level_db, length_s = entry
    transform = TRANSFORMS[name]
    long_enough = [
        track
        for track in sorted((corpus / "references").glob("r*.flac"))
        if soundfile.info(track).duration > length_s + 3
    ]
    reference, bed = random.choice(long_enough), random.choice(sorted((corpus / "beds").glob("*.flac")))
    start_s, excerpt = excerpt_of(reference, length_s, random)
    changed = np.asarray(transform.apply(excerpt, Random(number)), dtype=np.float64)
    changed_s = len(changed) / RATE_HZ
    at_s, mix = 0.0, changed
    if level_db is not None:
        under = read(bed, random.uniform(0, max(0, soundfile.info(bed).duration - QUERY_S)), QUERY_S)
        at_s = random.uniform(1, max(1.1, len(under) / RATE_HZ - changed_s - 1))
        mix = buried(changed, under, at_s, level_db)
    file = f"q{number:04d}.flac"
    soundfile.write(out / file, mix * (0.9 / np.abs(mix).max()), RATE_HZ, subtype="PCM_16")
    return {
        "file": file, "part": part, "transform": name, "group": transform.group, "level_db": level_db,
        "length_s": length_s, "sung": reference.stem.endswith("v"),
        "reference": reference.stem, "ref_start_s": start_s, "ref_end_s": start_s + length_s,
        "start_s": at_s, "end_s": min(at_s + changed_s, len(mix) / RATE_HZ), "tempo": transform.tempo,
        "semitones": transform.semitones, "reverse": transform.reverse, "cut": transform.cut,
    }  # fmt: skip


def sharing_queries(corpus: Path, out: Path) -> list[dict]:
    """The songs that are not in the library themselves, but share a loop or a palette with songs that are."""
    truth = []
    for song in sorted((corpus / "sharing").glob("*.flac")):
        shutil.copy(song, out / song.name)
        mates = sorted(path.stem for path in (corpus / "references").glob(f"{song.stem[:-1]}*.flac"))
        group = "same loop" if song.stem.startswith("loop") else "same patches, scale and pulse"
        truth.append({"file": song.name, "part": "shared", "group": group, "reference": None, "with": mates})
    return truth


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--repeat", type=int, default=1)
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    random = Random(arguments.seed)
    truth = [
        make_query(number, entry, arguments.corpus, arguments.out, random)
        for number, entry in enumerate(plan(arguments.repeat))
    ]
    truth += sharing_queries(arguments.corpus, arguments.out)
    (arguments.out / "truth.json").write_text(json.dumps(truth, indent=1))
    print(len(truth), "queries")


if __name__ == "__main__":
    main()
