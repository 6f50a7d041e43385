"""A corpus of recorded music in place of a rendered one: references, beds and negatives by different hands.

    python benchmarks/detection/recorded.py FOLDER OUT [--seed 1]

Every subfolder of FOLDER (a game's soundtrack, an album) goes to one role as a whole, since its tracks may share
samples; those by the same hands stay together (`negatives.py`). Of each at most six tracks are taken, two minutes from
the middle of each, no file twice. Games also have rain and speech in them: music is what has a folder or a name that
says so. `queries.py` makes queries of the corpus as of a rendered one; which file became which reference stands in
OUT/sources.json.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
from pathlib import Path
from random import Random

import numpy as np
import soundfile
import soxr

sys.path.insert(0, str(Path(__file__).parent))
from negatives import TOGETHER, recordings
from transforms import RATE_HZ

HOURS = {"references": 3.0, "beds": 0.7, "negatives": 0.7}
MOST_TRACKS, MOST_S = 6, 120.0
MUSIC, NO_MUSIC = re.compile(r"music|song|soundtrack", re.IGNORECASE), {"waves.ogg"}


def roles_of(groups: list[str], random: Random) -> list[list[str]]:
    """The groups in a drawn order, those by the same hands as one."""
    together = [sorted(mates & set(groups)) for mates in TOGETHER if mates & set(groups)]
    taken = {group for mates in together for group in mates}
    units = together + [[group] for group in groups if group not in taken]
    random.shuffle(units)
    return units


def middle_of(path: Path) -> np.ndarray:
    """Up to two minutes from the middle of a recording, shape (n, channels), at 44.1 kHz."""
    info = soundfile.info(path)
    start_s = max(0.0, (info.duration - MOST_S) / 2)
    samples = soundfile.read(
        path, start=int(start_s * info.samplerate), frames=int(MOST_S * info.samplerate), always_2d=True
    )[0]
    return soxr.resample(samples, info.samplerate, RATE_HZ)


def music_in(folder: Path) -> dict[str, list[Path]]:
    """The music of each subfolder; of files with equal content the first."""
    seen: set[str] = set()
    music: dict[str, list[Path]] = {}
    for group, tracks in recordings(folder).items():
        for path, _ in tracks:
            digest = hashlib.sha256(path.read_bytes()).hexdigest()
            is_music = MUSIC.search(str(path.relative_to(folder))) and path.name not in NO_MUSIC
            if is_music and digest not in seen:
                seen.add(digest)
                music.setdefault(group, []).append(path)
    return music


def write(path: Path, target: Path) -> float:
    """Write the middle of a track as FLAC and return its hours; none if it can't be read or is silent."""
    try:
        samples = middle_of(path)
    except soundfile.LibsndfileError as error:
        print(f"left out {path}: {error}", flush=True)
        return 0.0
    loudest = np.abs(samples).max()
    if loudest < 0.01:
        return 0.0
    soundfile.write(target, samples / max(1.0, loudest), RATE_HZ, subtype="PCM_16")
    return len(samples) / RATE_HZ / 3600


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    random = Random(given.seed)
    music = music_in(given.folder)
    units = roles_of(sorted(music), random)
    sources: dict[str, str] = {}
    for role, wanted in HOURS.items():
        folder = given.out / role
        folder.mkdir(parents=True, exist_ok=True)
        hours = 0.0
        while hours < wanted and units:
            tracks = [path for group in units.pop() for path in music[group]]
            for path in sorted(random.sample(tracks, min(MOST_TRACKS, len(tracks)))):
                name = f"{role[0]}{len(sources):03d}"
                sources[name] = str(path.relative_to(given.folder))
                hours += write(path, folder / f"{name}.flac")
        print(f"{role}: {hours:.2f} h", flush=True)
    (given.out / "sources.json").write_text(json.dumps(sources, indent=1))


if __name__ == "__main__":
    main()
