"""How the cost of a search grows with the library, from one hour to a thousand.

    python benchmarks/detection/scale.py CORPUS QUERIES FOLDER [--hours 1 3 30 100 300 1000] [--every 6]

A library of n hours holds the references of CORPUS, and generated distractors that fill it up: each is a mixture of
the peaks of two stretches of references, each at a pitch, a tempo and a place of its own, so that it is as dense as
music but is none. FOLDER keeps the distractors and the shards; 1,000 hours need 7 GB there. Every size is built and
searched in a process of its own, which uses one core.

Times are processor time. "whole" reads, analyses and searches the query files, which are in windows of one each;
"look-up", "places", "pairs", "first look" and "fit, verify" are parts of it, per second of query, both directions and
second searches together.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import resource
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import numpy as np
import soundfile

from compliance import audio
from compliance.detect import match
from compliance.detect.catalogue import ShardEntry
from compliance.detect.hearing import hear_mix
from compliance.detect.index import Index, joined_index
from compliance.detect.limits import Limits, limits_of
from compliance.detect.merge import without_copies
from compliance.detect.packing import Print, packed, print_of, unpacked
from compliance.detect.peaks import BINS, BINS_PER_OCTAVE, FRAMES_PER_S, RATE_HZ, Peaks, joined, peak_chunks, selected
from compliance.detect.shard import open_shard
from compliance.detect.shards import FULL_SHARD_HOURS, fewest, write_shard
from compliance.detect.shards import joined as one_shard

TRACK_S, PIECE_HOURS = 240, 25
REPEATS = 9


def mono(path: Path) -> Iterator[np.ndarray]:
    return audio.blocks(path, rate_hz=RATE_HZ, mono=True)


def distractor(number: int, prints: list[Print]) -> Print:
    """Track `number`: half of the peaks of each of two stretches of references, transformed."""
    random = np.random.default_rng((1, number))
    frames = int(TRACK_S * FRAMES_PER_S)
    parts = [_layer(prints[int(random.integers(len(prints)))], frames, random) for _ in range(2)]
    peaks = joined(parts)
    return Print(f"d{number:015x}", frames, packed(selected(peaks, np.argsort(peaks.frame, kind="stable"))))


def _layer(print_: Print, frames: int, random: np.random.Generator) -> Peaks:
    """Half of the peaks of a recording, repeated to fill `frames`, at another pitch and tempo."""
    peaks = unpacked(print_.peaks)
    tempo = random.uniform(0.7, 1.4)
    start = random.uniform(0, print_.frames)
    place = (peaks.frame - start) % print_.frames / tempo
    turns = 1 + int(frames * tempo / print_.frames)
    whole = joined([peaks._replace(frame=place + turn * print_.frames / tempo) for turn in range(turns)])
    whole = whole._replace(bin=whole.bin + np.float32(random.uniform(-7, 7) * BINS_PER_OCTAVE / 12))
    kept = (random.random(len(whole.frame)) < 0.5) & (whole.frame < frames) & (whole.bin >= 0) & (whole.bin < BINS - 1)
    return selected(whole, kept)


def pieces(folder: Path, corpus: Path, hours: int) -> list[ShardEntry]:
    """Shards of 25 h of distractors and one of the references, made where they are not there yet."""
    folder.mkdir(parents=True, exist_ok=True)
    listed = folder / "pieces.json"
    known = json.loads(listed.read_text()) if listed.exists() else {}
    prints = [print_of(path.stem, mono(path)) for path in sorted((corpus / "references").glob("*.wav"))]
    own = sum(print_.frames for print_ in prints) / FRAMES_PER_S / 3600
    wanted: dict[str, Callable[[], list[Print]]] = {f"references {corpus.name}": lambda: prints}
    tracks, per_piece = max(0, round((hours - own) * 3600 / TRACK_S)), PIECE_HOURS * 3600 // TRACK_S
    for first in range(0, tracks, per_piece):
        numbers = range(first, min(tracks, first + per_piece))
        wanted[f"{corpus.name} {numbers}"] = lambda numbers=numbers: [distractor(n, prints) for n in numbers]
    for name, made in wanted.items():
        if name not in known or not (folder / known[name]["name"]).exists():
            entry = write_shard(folder, made())
            known[name] = {"name": entry.name, "size_bytes": entry.size_bytes, "hours": entry.hours}
            listed.write_text(json.dumps(known))
    return [ShardEntry(**known[name]) for name in wanted]


def build(folder: Path, corpus: Path, hours: int) -> dict:
    """Merge the pieces of a library of `hours` into full shards."""
    entries = pieces(folder, corpus, hours)
    began, before = time.process_time(), _peak_mb()
    groups = fewest(entries, most_hours=FULL_SHARD_HOURS)
    shards = [one_shard(folder, group) for group in groups]
    return {
        "hours": sum(entry.hours for entry in shards),
        "shards": [entry.name for entry in shards],
        "MB/h": sum(entry.size_bytes for entry in shards) / 1e6 / sum(entry.hours for entry in shards),
        "build s": time.process_time() - began,
        "build peak MB": max(before, _peak_mb()),
    }


def opened(folder: Path, names: list[str]) -> Index:
    shards = [open_shard(folder / name, whole=False) for name in names]
    return joined_index([(shard.table, shard.prints) for shard in shards])


def measure(folder: Path, names: list[str], queries: Path, every: int, effort: str) -> dict:
    """Search every n-th query; the first one twice, so that all is compiled."""
    times = []
    for _ in range(REPEATS):
        began = time.process_time()
        index = opened(folder, names)
        times.append(time.process_time() - began)
    truth = json.loads((queries / "truth.json").read_text())[::every]
    spent: Counter[str] = Counter()
    for name in ("cast_votes", "places_of", "swept", "glances_at", "repeats", "fitted", "evidence_for"):
        _timed(match, name, spent)
    limits = limits_of(effort)
    _is_found(truth[0], queries, index, limits)
    spent.clear()
    began = time.process_time()
    right = sum(_is_found(query, queries, index, limits) for query in truth)
    whole = time.process_time() - began
    seconds = sum(soundfile.info(queries / query["file"]).duration for query in truth)
    return {
        "open ms": 1e3 * sorted(times)[REPEATS // 2],
        "look-up ms/s": 1e3 * spent["cast_votes"] / seconds,
        "places ms/s": 1e3 * spent["places_of"] / seconds,
        "pairs ms/s": 1e3 * spent["swept"] / seconds,
        "first look ms/s": 1e3 * (spent["glances_at"] + spent["repeats"]) / seconds,
        "fit, verify ms/s": 1e3 * (spent["fitted"] + spent["evidence_for"]) / seconds,
        "whole x real time": seconds / whole,
        "votes/s": spent["votes"] / seconds,
        "found": f"{right} of {len(truth)}",
        "least score": limits.match_score(index.hours),
        "search peak MB": _peak_mb(),
    }


def _is_found(query: dict, queries: Path, index: Index, limits: Limits) -> bool:
    """Whether the best match names the right reference."""
    heard = hear_mix(peak_chunks(mono(queries / query["file"])), index, limits)
    best = max(without_copies(heard.certain, index), key=lambda found: found.score, default=None)
    return best is not None and index.members[best.segment.member].id == query["reference"]


def _timed(module: object, name: str, spent: Counter[str]) -> None:
    """Count the processor time that a function of a module takes."""
    function = getattr(module, name)

    def timed(*arguments: object, **options: object) -> object:
        began = time.process_time()
        try:
            result = function(*arguments, **options)
        finally:
            spent[name] += time.process_time() - began
        if name == "cast_votes":
            spent["votes"] += len(result[1])
        return result

    setattr(module, name, timed)


def _peak_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _in_own_process(*arguments: object) -> dict:
    command = [sys.executable, __file__, *map(str, arguments)]
    environment = os.environ | {"OMP_NUM_THREADS": "1", "NUMBA_NUM_THREADS": "1"}
    return json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE, env=environment).stdout)


def table(rows: list[dict]) -> str:
    """One column for each size."""
    names = [name for name in rows[0] if name != "shards"]
    lines = [
        "| library, h | " + " | ".join(f"{row['hours']:,.1f}" for row in rows) + " |",
        "|---|" + "---|" * len(rows),
    ]
    lines.append("| shards | " + " | ".join(str(len(row["shards"])) for row in rows) + " |")
    for name in names[1:]:
        cells = (f"{row[name]:.3g}" if isinstance(row[name], float) else str(row[name]) for row in rows)
        lines.append(f"| {name} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("queries", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--hours", type=int, nargs="+", default=[1, 3, 30, 100, 300, 1000])
    parser.add_argument("--every", type=int, default=6, help="search every n-th query")
    parser.add_argument("--effort", default="normal", choices=["fast", "normal", "thorough"])
    parser.add_argument("--build", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--measure", nargs="+", help=argparse.SUPPRESS)
    a = parser.parse_args()
    if a.build is not None:
        print(json.dumps(build(a.folder, a.corpus, a.build)))
    elif a.measure:
        print(json.dumps(measure(a.folder, a.measure, a.queries, a.every, a.effort)))
    else:
        rows = []
        for hours in a.hours:
            pieces(a.folder, a.corpus, hours)
            built = _in_own_process(a.corpus, a.queries, a.folder, "--build", hours)
            options = ("--every", a.every, "--effort", a.effort, "--measure", *built["shards"])
            rows.append(built | _in_own_process(a.corpus, a.queries, a.folder, *options))
            print(json.dumps(rows[-1]), file=sys.stderr)
        print(f"{date.today()}, {platform.machine()}, {platform.python_implementation()} {platform.python_version()}\n")
        print(table(rows))


if __name__ == "__main__":
    main()
