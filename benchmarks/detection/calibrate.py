"""Count false matches between music that has nothing in common, and hold them against what the confidence expects.

    python benchmarks/detection/calibrate.py search NEGATIVES FOUND.jsonl [--part 1/4] [--profile 20]
    python benchmarks/detection/calibrate.py tail FOUND.jsonl... [--known REUSED.tsv] [--json TAIL.json]

NEGATIVES is what `negatives.py` made: the peaks of a library side and of a query side. The search is the one of
`rightslint identify`, whose reports are kept however weak they are; a quarter of it (--part 1/4, 2/4 ...) can run at a
time. The tail counts matches per query hour and library hour by score and kind of music, as they would be reported if
that score were the threshold.
"""

from __future__ import annotations

import argparse
import contextlib
import cProfile
import json
import os
import pstats
import sys
import time
from collections.abc import Sequence
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")
sys.path.insert(0, str(Path(__file__).parent))

from peak_files import Recording, print_of_peaks, read_peaks
from tail import counted, known_pairs, print_tail, summary

from compliance.detect.hearing import searched
from compliance.detect.index import Index, build_table, joined_index
from compliance.detect.limits import Limits
from compliance.detect.merge import Found, found_in, merged
from compliance.detect.naming import named
from compliance.detect.peaks import BINS_PER_OCTAVE, FRAMES_PER_S
from compliance.detect.recurrence import as_recurring, with_recurrence

THRESHOLDS = tuple(range(8, 61))
LISTED_SCORE = 18.0


def library_of(folder: Path) -> tuple[Index, list[Recording]]:
    """All recordings of the library side in one index."""
    recordings = [read_peaks(path) for path in sorted(folder.glob("*.npz")) if not path.stem.endswith(".tmp")]
    prints = [print_of_peaks(recording) for recording in recordings]
    return joined_index([(build_table(prints), prints)]), [recording._replace(peaks=None) for recording in recordings]


def alarms_of(query: Recording, index: Index, limits: Limits) -> tuple[dict[str, list[list[int]]], list[dict]]:
    """What would be named if a score were the threshold, for every score, and the strongest reports to look at.

    What stands alone is named from `alone_nats` below that score, as in any search, if it leaves doubt at all.

    A named reference is its number and 1 if the match is labelled (see `evaluate.is_labelled`), else 0.
    """
    found = [
        found
        for window, reports in searched([query.peaks], index, limits)
        for report in reports
        if report.score >= THRESHOLDS[0]
        for found in with_recurrence(found_in(report, window.start), window, index)
    ]
    found = as_recurring(found, [one for one in found if one.score >= limits.doubtful_score])
    alarms: dict[str, list[list[int]]] = {}
    for least in THRESHOLDS:
        alone_from = least - limits.alone_nats
        if not any(one.score >= alone_from for one in found):
            break
        passing = [one for one in found if one.score >= least]
        weak = [one for one in found if limits.doubtful_score <= one.score < least]
        alarms[str(least)] = [
            [one.segment.member, int(one.may_be_shared or bool(one.alternatives))]
            for one in named(passing, weak, index, alone_from=alone_from)
        ]
    return alarms, [_row(one, index) for one in merged(found) if one.score >= LISTED_SCORE]


def _row(found: Found, index: Index) -> dict:
    segment = found.segment
    return {
        "member": index.members[segment.member].id,
        "score": round(found.score, 2),
        "start_s": round(segment.first / FRAMES_PER_S, 2),
        "end_s": round(segment.last / FRAMES_PER_S, 2),
        "ref_start_s": round(segment.reference_first / FRAMES_PER_S, 2),
        "semitones": round(segment.shift * 12 / BINS_PER_OCTAVE, 2),
        "tempo": round(segment.tempo, 4),
        "reversed": bool(segment.is_reversed),
        "coverage": round(segment.coverage, 2),
        "events": segment.events,
        "recurring": found.recurring,
    }


def search(folder: Path, target: Path, part: tuple[int, int], *, profiled: int) -> None:
    """Search the query side, or every n-th recording of it, in the library side.

    Parameters
    ----------
    profiled : how many functions to list in order of the processor time they took; compiled kernels count for the
        function that calls them
    """
    index, library = library_of(folder / "library")
    paths = [path for path in sorted((folder / "query").glob("*.npz")) if not path.stem.endswith(".tmp")]
    paths = paths[part[0] - 1 :: part[1]]
    limits, searched_hours = Limits(), 0.0
    unfinished = target.with_suffix(".part")
    profile = cProfile.Profile(time.process_time)
    began = time.process_time()
    with unfinished.open("w") as out, profile if profiled else contextlib.nullcontext():
        out.write(json.dumps({"library": [[r.title, r.hours] for r in library]}) + "\n")
        for path in paths:
            query = read_peaks(path)
            searched_hours += query.hours
            alarms, strongest = alarms_of(query, index, limits)
            out.write(json.dumps({"query": query.title, "hours": query.hours, "at": alarms, "top": strongest}) + "\n")
            out.flush()
    unfinished.rename(target)
    seconds = time.process_time() - began
    print(f"{searched_hours:.2f} h searched in {index.hours:.2f} h: {searched_hours * 3600 / seconds:.0f} x real time")
    if profiled:
        pstats.Stats(profile).sort_stats("tottime").print_stats(profiled)


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    commands = parser.add_subparsers(dest="command", required=True)
    searching = commands.add_parser("search")
    searching.add_argument("negatives", type=Path)
    searching.add_argument("found", type=Path)
    searching.add_argument("--part", default="1/1", help="K/N: only every N-th recording, from the K-th")
    searching.add_argument("--profile", type=int, default=0, help="list so many functions by their time")
    showing = commands.add_parser("tail")
    showing.add_argument("found", type=Path, nargs="+")
    showing.add_argument("--known", type=Path, help="pairs that do share sound, one 'query<TAB>library' per line")
    showing.add_argument("--json", type=Path, help="where the summary that `evaluate.py` reads is written")
    showing.add_argument("--fit-from", type=float, default=12.0)
    showing.add_argument("--top", type=int, default=25)
    given = parser.parse_args(arguments)
    if given.command == "search":
        numbers = given.part.split("/")
        search(given.negatives, given.found, (int(numbers[0]), int(numbers[1])), profiled=given.profile)
    else:
        pairs = known_pairs(given.known)
        tail = counted(given.found, pairs)
        print_tail(tail, pairs, fit_from=given.fit_from, top=given.top)
        if given.json:
            given.json.write_text(json.dumps(summary(tail), indent=1))


if __name__ == "__main__":
    main()
