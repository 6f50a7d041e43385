"""What each idea of the detector is worth: the same queries without it.

    python benchmarks/detection/ablation.py CORPUS QUERIES [--every 2] [--only NAME ...]

Each variant runs in a process of its own, because kernels are compiled with the constants they find. A row gives the
queries found (best match above the threshold, right reference), queries with a wrong reference, matches in the beds
and negatives, and the processor time of the search over that of the whole detector. About 3 minutes a variant.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

import msgspec
import numpy as np

from compliance.detect.candidates import Places
from compliance.detect.glance import Glances

VARIANTS: dict[str, dict[str, float]] = {
    "whole detector": {},
    "one fast pass": {"effort:fast": 1},
    "no first look: the 32 places with most votes": {"look:none": 1},
    "no first look: the 128 places with most votes": {"look:none": 1, "dense:candidates": 128},
    "a first look at 1,000 places": {"dense:places": 1000},
    "12 of the places aligned": {"dense:candidates": 12},
    "no pairs": {"dense:sweep_hours": 0},
    "pairs of the whole window only": {"dense:part_hours": 0},
    "of the parts, no alignment by its votes alone": {"dense:voted": 0},
    "pairs, and no more quads than in the fast pass": {"dense:targets": 14, "dense:rank": 10, "dense:places": 4096},
    "14 targets of 10 ranks in the dense pass": {"dense:targets": 14, "dense:rank": 10},
    "quads of any ranks": {"dense:rank_sum": 99},
    "no parts but those that votes name": {"match:REPEATED_FROM": 1e6},
    "parts add without bound": {"chain:RIVAL": 0.0, "chain:AGAIN": 1.0, "chain:MOST_ADDED": 1e6},
    "no chains": {"chain:MOST_ADDED": 0.0},
    "no decoys in pitch": {"verify:PITCH_DECOYS": 0},
    "no price of time": {"verify:EVENT_PRICE": 0.0},
    "no saturation of events": {"verify:EVENT_NATS": 1e6},
    "levels not compared": {"verify:LEVEL_DB": 1e6},
    "no penalty for what is missing": {"chain:UNCOVERED_NATS": 0.0},
}


def unseen(places: Places, index: object, grid: object) -> Glances:  # noqa: ARG001
    """No look at any place: the order stays that of the votes."""
    return Glances(np.zeros(len(places.frame)), np.zeros(len(places.frame)))


def searched(corpus: Path, queries: Path, every: int, changes: dict[str, float]) -> dict:
    """Search with some constants changed; they must be set before the first kernel is compiled."""
    from compliance.detect import chain, hearing, match, verify
    from compliance.detect.identify import identify_asset
    from compliance.detect.library import Library
    from compliance.detect.limits import limits_of

    modules = {"verify": verify, "chain": chain, "match": match}
    limits = limits_of("normal")
    for change, value in changes.items():
        where, _, name = change.partition(":")
        if where == "effort":
            limits = limits_of(name)
        elif where == "look":
            match.glances_at = unseen
        elif where == "dense":
            hearing.DENSE = msgspec.structs.replace(hearing.DENSE, **{name: int(value)})
        else:
            setattr(modules[where], name, value)
    truth = json.loads((queries / "truth.json").read_text())[::every]
    negatives = [path for role in ("beds", "negatives") for path in sorted((corpus / role).glob("*.flac"))][::every]
    counts: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        library = Library.create_or_open(Path(folder) / "library")
        library.add(sorted((corpus / "references").glob("*.flac")))
        identify_asset(queries / truth[0]["file"], "first", library_dir=library.folder, limits=limits)
        began = time.process_time()
        for query in truth:
            found = identify_asset(queries / query["file"], "q", library_dir=library.folder, limits=limits).matches
            names = [Path(one.reference.path).stem for one in sorted(found, key=lambda one: -one.score)]
            level = query["part"] + ("" if query["level_db"] is None else f" {query['level_db']:+d} dB")
            counts[f"{level} n"] += 1
            counts[level] += names[:1] == [query["reference"]]
            counts["wrong"] += any(name != query["reference"] for name in names)
        for path in negatives:
            counts["alarms"] += len(identify_asset(path, "n", library_dir=library.folder, limits=limits).matches)
        counts["ms"] = round(1000 * (time.process_time() - began))
    return counts


def run(variant: str, given: argparse.Namespace) -> dict:
    """The counts of one variant, from a process with its own compiled kernels."""
    with tempfile.TemporaryDirectory() as cache:
        environment = {**os.environ, "NUMBA_CACHE_DIR": cache, "OMP_NUM_THREADS": "1"}
        command = [sys.executable, __file__, str(given.corpus), str(given.queries), "--every", str(given.every)]
        done = subprocess.run(
            [*command, "--one", variant], env=environment, check=True, stdout=subprocess.PIPE, text=True
        )
    return json.loads(done.stdout)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("queries", type=Path)
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--only", nargs="+", choices=list(VARIANTS), default=list(VARIANTS))
    parser.add_argument("--one", choices=list(VARIANTS), help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.one:
        print(json.dumps(searched(given.corpus, given.queries, given.every, VARIANTS[given.one])))
        return
    first: dict | None = None
    for variant in given.only:
        counts = run(variant, given)
        first = first or counts
        rows = [name for name in first if f"{name} n" in first]
        if counts is first:
            print("|".join(["", "variant", *rows, "wrong", "alarms", "time", ""]), flush=True)
            print("|" + "---|" * (len(rows) + 4), flush=True)
        cells = [f"{counts.get(row, 0)}/{counts[f'{row} n']}" for row in rows]
        last = [str(counts.get("wrong", 0)), str(counts.get("alarms", 0)), f"{counts['ms'] / first['ms']:.2f}"]
        print("|".join(["", variant, *cells, *last, ""]), flush=True)


if __name__ == "__main__":
    main()
