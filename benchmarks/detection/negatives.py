"""Two sides of music that have nothing in common, to count false matches on; kept as peaks, without audio.

    python benchmarks/detection/negatives.py recorded FOLDER OUT
    python benchmarks/detection/negatives.py rendered OUT [--hours 5.5]

OUT/library and OUT/query get one file of peaks per recording (`peak_files`), for `calibrate.py`. `recorded` takes all
music of at least 40 s below FOLDER, of which every subfolder (a game's soundtrack, an album) goes to one side as a
whole. `rendered` adds to both sides pieces of one machine (the same few kits, patches, grooves, scales and tempi) and
arranged scores, none on both sides, played with the same sound sets. Needs what `corpus.py` needs.
"""

from __future__ import annotations

import argparse
import itertools
import os
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from random import Random
from typing import NamedTuple

os.environ.setdefault("OMP_NUM_THREADS", "1")
sys.path.insert(0, str(Path(__file__).parent))
from peak_files import keep_peaks, keep_peaks_of, named, read_peaks

from compliance import audio
from compliance.errors import RightslintError

SIDES = ("library", "query")
LEAST_MUSIC_S = 40.0
SUFFIXES = {".ogg", ".mp3", ".flac", ".wav", ".opus", ".m4a"}
TOGETHER = (
    {f"{game}-data" for game in ("a7xpg", "gunroar", "mu-cade", "noiz2sa", "parsec47", "rrootage", "titanion")}
    | {"torus-trooper-data", "tumiki-fighters-data"},
    {"tuxmath-data", "tuxtype-data"},
    {"fretsonfire-songs-sectoid", "fretsonfire-songs-muldjord"},
)
"""Debian packages whose music is by the same hands."""
RENDER_HZ = 22050
PIECE_S, SCORE_S = 130.0, 150.0
SOUND_SETS = ("fluid", "timgm", "opl3", "musescore")
SCORES = {"bach": 20000, "palestrina": 20000, "monteverdi": 20000, "mozart": 0, "haydn": 0, "beethoven": 0} | {
    "trecento": 0,
    "ryansMammoth": 1500,
}
"""Collections of music21's corpus and the least size of a score file in bytes."""


class Rendering(NamedTuple):
    """A piece to play. score : None for one of the machine's own"""

    number: int
    score: Path | None
    sound_set: str
    target: Path


def recordings(folder: Path) -> dict[str, list[tuple[Path, float]]]:
    """Music of at least 40 s in each subfolder, with its length in hours."""
    found: dict[str, list[tuple[Path, float]]] = defaultdict(list)
    for path in sorted(folder.rglob("*")):
        if path.suffix.lower() not in SUFFIXES or not path.is_file() or path.is_symlink():
            continue
        try:
            duration_s = audio.describe(path).duration_s
        except RightslintError as error:
            print(error, flush=True)
            continue
        if duration_s >= LEAST_MUSIC_S:
            found[path.relative_to(folder).parts[0]].append((path, duration_s / 3600))
    return found


def sides_of(hours: dict[str, float]) -> dict[str, str]:
    """A side for each group: the largest first, each to the side that has less."""
    total = dict.fromkeys(SIDES, 0.0)
    side: dict[str, str] = {}
    for group in sorted(hours, key=lambda group: (-hours[group], group)):
        if group in side:
            continue
        mates = next((mates for mates in TOGETHER if group in mates), {group})
        least = min(SIDES, key=lambda name: total[name])
        for mate in mates & set(hours):
            side[mate] = least
            total[least] += hours[mate]
    return side


def keep_recorded(folder: Path, out: Path, jobs: int) -> None:
    """Peaks of the music below a folder."""
    found = recordings(folder)
    side = sides_of({group: sum(hours for _, hours in tracks) for group, tracks in found.items()})
    work = [
        (path, named(out / side[group], "recorded", group, f"{number:03d}-{re.sub(r'[^A-Za-z0-9.-]', '_', path.stem)}"))
        for group, tracks in found.items()
        for number, (path, _) in enumerate(tracks)
    ]
    with ProcessPoolExecutor(jobs) as pool:
        print(f"{sum(pool.map(_recorded, work, chunksize=2)):.2f} h added")


def _recorded(work: tuple[Path, Path]) -> float:
    path, target = work
    try:
        return 0.0 if target.exists() else keep_peaks(path, target)
    except RightslintError as error:
        print(error, flush=True)
        return 0.0


def renderings(out: Path, seed: int) -> Iterator[Rendering]:
    """Pieces and scores in turn, to the two sides in turn, without end."""
    from music21 import corpus

    collections: dict[str, list[Path]] = defaultdict(list)
    for path in sorted(Path(p) for p in corpus.getCorePaths()):
        collections[path.parts[path.parts.index("corpus") + 1]].append(path)
    scores = [score for name, least in SCORES.items() for score in collections[name] if score.stat().st_size >= least]
    Random(seed).shuffle(scores)
    for number in itertools.count():
        side = out / SIDES[number % 2]
        sound_set = SOUND_SETS[number // 2 % len(SOUND_SETS)]
        yield Rendering(number, None, sound_set, named(side, "machine", sound_set, f"{number:03d}"))
        if number < len(scores):
            yield Rendering(number, scores[number], sound_set, named(side, "score", sound_set, f"{number:03d}"))


def keep_rendered(out: Path, hours: float, seed: int, jobs: int) -> None:
    """Peaks of rendered pieces, until both sides have this many hours of them."""
    made = 0.0
    with ProcessPoolExecutor(jobs) as pool:
        endless = renderings(out, seed)
        while made < 2 * hours:
            made += sum(pool.map(_rendered, itertools.islice(endless, 8 * jobs), itertools.repeat(seed)))
    print(f"{made:.2f} h")


def _rendered(work: Rendering, seed: int) -> float:
    """Make one, unless it is there already, and return its hours."""
    import machine
    from arrange import arrange, score_notes
    from render import played

    if work.target.exists():
        return read_peaks(work.target).hours
    random = Random(f"{seed} {work.target.stem}")
    try:
        if work.score is None:
            arrangement = machine.piece(random, machine.palette(random), seconds=PIECE_S)
        else:
            arrangement = arrange(score_notes(work.score), random, seconds=SCORE_S, drums=work.number % 4 < 2)
    except Exception:  # noqa: BLE001 - music21 fails on some scores in many ways; such a score is left out
        return 0.0
    levels = {stem: random.uniform(0.6, 1.0) for stem in arrangement.stems}
    notes = [
        note._replace(velocity=int(note.velocity * levels[stem]))
        for stem, part in arrangement.stems.items()
        for note in part
    ]
    return keep_peaks_of(played(notes, work.sound_set, rate_hz=RENDER_HZ), RENDER_HZ, work.target)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--jobs", type=int, default=2)
    commands = parser.add_subparsers(dest="command", required=True)
    recorded = commands.add_parser("recorded")
    recorded.add_argument("folder", type=Path)
    rendered = commands.add_parser("rendered")
    rendered.add_argument("--hours", type=float, default=5.5)
    rendered.add_argument("--seed", type=int, default=1)
    for command in (recorded, rendered):
        command.add_argument("out", type=Path)
    given = parser.parse_args()
    for side in SIDES:
        (given.out / side).mkdir(parents=True, exist_ok=True)
    if given.command == "recorded":
        keep_recorded(given.folder, given.out, given.jobs)
    else:
        keep_rendered(given.out, given.hours, given.seed, given.jobs)


if __name__ == "__main__":
    main()
