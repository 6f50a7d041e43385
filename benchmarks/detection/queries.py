"""Bury excerpts of the references in the beds.

    python benchmarks/detection/queries.py CORPUS OUT [--seed 7] [--repeat 1] [--plan goals|hard|further]

Most queries are 24 s: a bed with one excerpt, plain or transformed, at a given level; or the transformed excerpt alone.
Then whole songs that share a loop or a palette with references, and whole references through a codec. The truth is
written to OUT/truth.json. Beds and negatives as they are count the false alarms. The plan `goals` is what the goals are
about; `hard` is what is missed most, for tuning and for `ablation.py`; `further` are changes that no goal names.
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
import soxr
from scipy.signal import correlate, find_peaks

sys.path.insert(0, str(Path(__file__).parent))
from transforms import FURTHER, RATE_HZ, TRANSFORMS

QUERY_S = 24.0
PLAIN_LEVELS_DB, PLAIN_LENGTHS_S, PLAIN_REPEATS = (6, 0, -6, -12), (3, 5, 10), 8
CHANGED_LEVELS_DB, CHANGED_LENGTHS_S, CHANGED_REPEATS = (6, 0), (5, 10), 3
ALONE_LENGTH_S = 6
SILENT = 0.02
COMPARED_HZ, PLAYED_AGAIN = 5512.5, 0.9
WHOLE, WHOLE_TRANSFORMS = 4, ("mp3_64k", "opus_32k")
WHOLE_S = 60
HARD = ("pitch+6", "pitch-6", "pitch+4", "pitch-4", "reverb", "chop", "loop", "both-3_0.9", "tempo1.25")

Entry = tuple[str, str, int | None, int]
"""Part of the table, transform, level in dB over the bed (None: alone) and length in seconds of a query."""


def of_goals(repeat: int) -> list[Entry]:
    """What the goals are about."""
    changed = [name for name in TRANSFORMS if name != "none"]
    plain = [("plain", "none", db, s) for db in PLAIN_LEVELS_DB for s in PLAIN_LENGTHS_S]
    buried = [("in bed", name, db, s) for name in changed for db in CHANGED_LEVELS_DB for s in CHANGED_LENGTHS_S]
    alone = [("alone", name, None, ALONE_LENGTH_S) for name in changed]
    whole = [("whole", name, None, WHOLE_S) for name in WHOLE_TRANSFORMS for _ in range(WHOLE)]
    return (plain * PLAIN_REPEATS + buried * CHANGED_REPEATS + alone) * repeat + whole


def hard(repeat: int) -> list[Entry]:
    """What is missed most: changes at the level of the bed and below, short and faint excerpts."""
    buried = [("in bed", name, db, s) for name in HARD for db, s in ((0, 5), (0, 10), (-6, 10))]
    plain = [("plain", "none", db, s) for db, s in ((0, 3), (-6, 3), (-6, 5), (-12, 5), (-12, 10))]
    return (buried + plain * 3) * 3 * repeat


def further(repeat: int) -> list[Entry]:
    """Changes that no goal names."""
    return [("in bed", name, db, s) for name in FURTHER for db in (6, 0) for s in (5, 10)] * 3 * repeat


PLANS = {"goals": of_goals, "hard": hard, "further": further}


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


def played_again(track: Path, start_s: float, length_s: float) -> list[float]:
    """Where else the track starts to play the same, in seconds: electronic music repeats bars to the sample.

    Normalised cross-correlation of at least 0.9; which of such places an excerpt is from, nobody can hear.
    """
    whole = soxr.resample(read(track), RATE_HZ, COMPARED_HZ)
    excerpt = whole[int(start_s * COMPARED_HZ) :][: int(length_s * COMPARED_HZ)]
    power = np.cumsum(np.concatenate([[0.0], whole**2]))
    norm = np.sqrt((power[len(excerpt) :] - power[: -len(excerpt)]) * np.sum(excerpt**2)) + 1e-9
    alike = correlate(whole, excerpt, mode="valid", method="fft") / norm
    starts, _ = find_peaks(alike, height=PLAYED_AGAIN, distance=int(0.25 * COMPARED_HZ))
    return [round(at / COMPARED_HZ, 3) for at in starts if abs(at / COMPARED_HZ - start_s) > 0.25]


def place_in(bed: Path, length_s: float, random: Random) -> tuple[float, np.ndarray]:
    """Where in a stretch of the bed an excerpt starts, in seconds, and the stretch; the bed is not silent there."""
    for _ in range(60):
        under = read(bed, random.uniform(0, max(0, soundfile.info(bed).duration - QUERY_S)), QUERY_S)
        at_s = random.uniform(1, max(1.1, len(under) / RATE_HZ - length_s - 1))
        if rms(under[int(at_s * RATE_HZ) :][: int(length_s * RATE_HZ)]) > SILENT * rms(under):
            break
    return at_s, under


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


def make_query(number: int, entry: Entry, corpus: Path, out: Path, random: Random) -> dict:
    part, name, level_db, length_s = entry
    transform = (TRANSFORMS | FURTHER)[name]
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
        at_s, under = place_in(bed, changed_s, random)
        mix = buried(changed, under, at_s, level_db)
    file = f"q{number:04d}.flac"
    soundfile.write(out / file, mix * (0.9 / np.abs(mix).max()), RATE_HZ, subtype="PCM_16")
    return {
        "file": file, "part": part, "transform": name, "group": transform.group, "level_db": level_db,
        "length_s": length_s, "sung": reference.stem.endswith("v"),
        "reference": reference.stem, "ref_start_s": start_s, "ref_end_s": start_s + length_s,
        "start_s": at_s, "end_s": min(at_s + changed_s, len(mix) / RATE_HZ), "tempo": transform.tempo,
        "semitones": transform.semitones, "reverse": transform.reverse, "cut": transform.cut,
        "again_s": played_again(reference, start_s, length_s),
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
    parser.add_argument("--plan", choices=list(PLANS), default="goals")
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    random = Random(arguments.seed)
    truth = [
        make_query(number, entry, arguments.corpus, arguments.out, random)
        for number, entry in enumerate(PLANS[arguments.plan](arguments.repeat))
    ]
    if arguments.plan == "goals":
        truth += sharing_queries(arguments.corpus, arguments.out)
    (arguments.out / "truth.json").write_text(json.dumps(truth, indent=1))
    print(len(truth), "queries")


if __name__ == "__main__":
    main()
