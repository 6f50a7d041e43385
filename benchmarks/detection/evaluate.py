"""Compare results with the truth: a row per condition, a column per system, and the goals.

    python benchmarks/detection/evaluate.py QUERIES/truth.json RESULT.json... [--threshold 30]
        [--calibration TAIL.json] [--scale SCALE.json] [--pool TRUTH.json RESULT.json]...

found : the best match above the threshold, or of all that are reported, names the right reference
placed : and the middle of the common stretch maps to the right place of the reference within 0.5 s, or to one where
    the reference plays the same again (`queries.played_again`)
wrong : queries with a match of another reference above the threshold, if it is not labelled as a shared sound

Songs that share a sound with a reference (`songs.py`) have a table of their own: silent, labelled (`is_labelled`) or
named as if they were the reference. The threshold of a system is the one its result carries, if any. The goals are held
against the first result, the tail that `calibrate.py tail --json` wrote and what `scale.py` wrote. `--pool` adds the
queries of other sets to the first result, for a table of all of them together.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).parent))
from goals import print_goals

TOLERANCE_S = 0.5


def is_placed(truth: dict, hit: dict) -> bool:
    """Whether a match of the right reference maps query time to reference time correctly."""
    first, last = max(truth["start_s"], hit["start_s"]), min(truth["end_s"], hit["end_s"])
    if last <= first:
        return False
    if truth["cut"]:
        return any(
            hit["ref_end_s"] > at - TOLERANCE_S and hit["ref_start_s"] < at + truth["length_s"] + TOLERANCE_S
            for at in places(truth)
        )
    middle = (first + last) / 2
    return any(abs(reference_time(hit, middle) - true_time(truth, middle, at)) <= TOLERANCE_S for at in places(truth))


def places(truth: dict) -> list[float]:
    """Where in the reference the excerpt starts, and where the same is played again."""
    return [truth["ref_start_s"], *truth.get("again_s", ())]


def true_time(truth: dict, time_s: float, at_s: float) -> float:
    """Time in the reference that sounds at a time of the query, if the excerpt starts at `at_s` there."""
    along = (time_s - truth["start_s"]) * truth["tempo"]
    return at_s + truth["length_s"] - along if truth["reverse"] else at_s + along


def reference_time(hit: dict, time_s: float) -> float:
    part = (time_s - hit["start_s"]) / max(hit["end_s"] - hit["start_s"], 1e-6)
    length = hit["ref_end_s"] - hit["ref_start_s"]
    return hit["ref_end_s"] - part * length if hit["reversed"] else hit["ref_start_s"] + part * length


def is_labelled(hit: dict) -> bool:
    """Whether a match says that it may be a shared sound only."""
    return any(hit.get(label) for label in ("layer_only", "recurring", "brief", "alternatives", "shared_with"))


def conditions(query: dict) -> list[str]:
    """The rows that a query counts in."""
    part, level = query["part"], "" if query["level_db"] is None else f" {query['level_db']:+d} dB"
    if part == "plain":
        of_part = [f"plain{level}", f"plain{level}, {query['length_s']} s"]
    elif part == "in bed":
        of_part = [f"in bed: {query['group']}", f"in bed: each: {query['transform']}"]
        of_part.append(f"all in bed, {'sung' if query['sung'] else 'played'} lead")
    else:
        of_part = [f"{part}: {query['group']}"]
    return [*of_part, f"all {part}", "all"]


def rows(truth: list[dict], result: dict, threshold: float) -> dict[str, list[int]]:
    """Queries, found, placed and wrong per condition."""
    table: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    for query in truth:
        if query["reference"] is None:
            continue
        hits = [hit for hit in result["found"][query["file"]] if hit["score"] >= threshold]
        found = bool(hits) and hits[0]["reference"] == query["reference"]
        placed = found and any(is_placed(query, hit) for hit in hits if hit["reference"] == query["reference"])
        wrong = any(hit["reference"] != query["reference"] and not is_labelled(hit) for hit in hits)
        for row in conditions(query):
            for column, value in enumerate((1, found, placed, wrong)):
                table[row][column] += value
    return dict(table)


def shared_rows(truth: list[dict], result: dict, threshold: float) -> dict[str, list[int]]:
    """Songs, silent ones, labelled ones and ones named as a song they are not, per kind of sharing."""
    table: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    for query in truth:
        if query["reference"] is None:
            hits = [hit for hit in result["found"][query["file"]] if hit["score"] >= threshold]
            wrong = any(not is_labelled(hit) for hit in hits)
            for column, value in enumerate((1, not hits, bool(hits) and not wrong, wrong)):
                table[query["group"]][column] += value
    return dict(table)


def errors(truth: list[dict], result: dict, threshold: float) -> dict[str, float]:
    """Errors of tempo, pitch and start of placed matches, and how many lie within the errors that a match states."""
    tempo, pitch, start = [], [], []
    stated: dict[str, list[float]] = defaultdict(list)
    for query in truth:
        for hit in result["found"][query["file"]] if query["reference"] else ():
            right = hit["score"] >= threshold and hit["reference"] == query["reference"]
            if right and not query["cut"] and is_placed(query, hit):
                tempo.append(abs(hit["tempo_ratio"] / query["tempo"] - 1) * 100)
                pitch.append(abs(hit["pitch_semitones"] - query["semitones"]))
                start.append(abs(hit["start_s"] - query["start_s"]))
                if hit.get("tempo_error"):
                    stated["tempo"].append(abs(hit["tempo_ratio"] - query["tempo"]) / hit["tempo_error"])
                    stated["pitch"].append(pitch[-1] / hit["pitch_error"])
                break
    values = {"tempo error %": tempo, "pitch error st": pitch, "start error s": start}
    return {
        f"{name} {which}": of(sorted(numbers))
        for name, numbers in values.items()
        for which, of in (("median", median), ("p95", lambda s: s[int(0.95 * len(s))]))
        if numbers
    } | {
        f"{name} within {times} stated errors, %": 100 * sum(one <= times for one in ratios) / len(ratios)
        for name, ratios in stated.items()
        for times in (1, 2)
    }


def alarm_rates(result: dict, threshold: float) -> dict[str, float]:
    """Matches per hour in the beds and negatives, at several thresholds if the scores are ours."""
    scores = [hit["score"] for hits in result["alarms"].values() for hit in hits]
    hours = result["statistics"].get("negative_hours")
    steps = (15, 20, 25, 30, 35) if result["threshold"] is None else (threshold,)
    return {f"alarms/h at {at:g}": sum(score >= at for score in scores) / hours for at in steps} if hours else {}


def print_rows(tables: list[dict[str, list[int]]], systems: list[str], title: str) -> None:
    print(f"\n| {title} | n |", *(f"{system} |" for system in systems))
    print("|---|---|" + "---|" * len(systems))
    for row in sorted(tables[0], key=lambda name: (name.startswith("all"), name)):
        cells = (" / ".join(str(int(value)) for value in table[row][1:]) + " |" for table in tables)
        print(f"| {row} | {tables[0][row][0]} |", *cells)


def pooled(truth: Path, result: Path, found: dict, *, prefix: str) -> list[dict]:
    """The queries of another set, by other names, with what was found of them added to `found`."""
    for name, hits in json.loads(result.read_text())["found"].items():
        found[prefix + name] = hits
    return [query | {"file": prefix + query["file"]} for query in json.loads(truth.read_text())]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("truth", type=Path)
    parser.add_argument("results", type=Path, nargs="+")
    parser.add_argument("--threshold", type=float, default=0.0, help="in nats; by default all that is reported counts")
    parser.add_argument("--calibration", type=Path)
    parser.add_argument("--scale", type=Path)
    parser.add_argument("--pool", type=Path, nargs=2, action="append", default=[], metavar=("TRUTH", "RESULT"))
    given = parser.parse_args()
    truth = json.loads(given.truth.read_text())
    results = [json.loads(path.read_text()) for path in given.results]
    for number, (other, result) in enumerate(given.pool):
        truth += pooled(other, result, results[0]["found"], prefix=f"{number}:")
    systems = [result["system"] for result in results]
    thresholds = [result["threshold"] or given.threshold for result in results]
    each = list(zip(results, thresholds, strict=True))
    print("thresholds:", ", ".join(f"{t:.3g} ({s})" for s, t in zip(systems, thresholds, strict=True)))
    tables = [rows(truth, result, threshold) for result, threshold in each]
    print_rows(tables, systems, f"found / placed within {TOLERANCE_S} s / queries with a wrong reference")
    shared = [shared_rows(truth, result, threshold) for result, threshold in each]
    if shared[0]:
        print_rows(shared, systems, "songs that share a sound: silent / labelled / wrong song named")
    print("\n| measure |", *(f"{system} |" for system in systems))
    print("|---|" + "---|" * len(systems))
    measures = [errors(truth, r, t) | alarm_rates(r, t) | r["statistics"] for r, t in each]
    for name in dict.fromkeys(name for column in measures for name in column):
        cells = (column.get(name, "") for column in measures)
        print(f"| {name} |", *(f"{v:.3g} |" if isinstance(v, float) else f"{v} |" for v in cells))
    others = [json.loads(path.read_text()) if path else None for path in (given.calibration, given.scale)]
    print_goals(tables[0], shared[0], measures[0], calibration=others[0], scale=others[1])


if __name__ == "__main__":
    main()
