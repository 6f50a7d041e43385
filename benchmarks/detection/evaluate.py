"""Compare results with the truth and print one table, a row per condition and a column per system.

    python benchmarks/detection/evaluate.py QUERIES/truth.json RESULT.json... [--threshold 25]

found : the best match above the threshold names the right reference
placed : and the middle of the common stretch maps to the right place of the reference within 0.5 s
wrong : queries with a match of another reference above the threshold
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from pathlib import Path
from statistics import median

TOLERANCE_S = 0.5


def is_placed(truth: dict, hit: dict) -> bool:
    """Whether a match of the right reference maps query time to reference time correctly."""
    first, last = max(truth["start_s"], hit["start_s"]), min(truth["end_s"], hit["end_s"])
    if last <= first:
        return False
    if truth["cut"]:
        return (
            hit["ref_end_s"] > truth["ref_start_s"] - TOLERANCE_S
            and hit["ref_start_s"] < truth["ref_end_s"] + TOLERANCE_S
        )
    middle = (first + last) / 2
    return abs(reference_time(hit, middle) - true_time(truth, middle)) <= TOLERANCE_S


def true_time(truth: dict, time_s: float) -> float:
    along = (time_s - truth["start_s"]) * truth["tempo"]
    return truth["ref_end_s"] - along if truth["reverse"] else truth["ref_start_s"] + along


def reference_time(hit: dict, time_s: float) -> float:
    part = (time_s - hit["start_s"]) / max(hit["end_s"] - hit["start_s"], 1e-6)
    length = hit["ref_end_s"] - hit["ref_start_s"]
    return hit["ref_end_s"] - part * length if hit["reversed"] else hit["ref_start_s"] + part * length


def rows(truth: list[dict], result: dict, threshold: float) -> dict[str, list[int]]:
    """Queries, found, placed and wrong per condition."""
    table: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    for query in truth:
        hits = [hit for hit in result["found"][query["file"]] if hit["score"] >= threshold]
        found = bool(hits) and hits[0]["reference"] == query["reference"]
        placed = found and any(is_placed(query, hit) for hit in hits if hit["reference"] == query["reference"])
        wrong = any(hit["reference"] != query["reference"] for hit in hits)
        level = "" if query["level_db"] is None else f" {query['level_db']:+d} dB"
        condition = f"plain{level}" if query["part"] == "plain" else f"{query['part']}: {query['group']}"
        for row in (condition, f"all {query['part']}", "all"):
            for column, value in enumerate((1, found, placed, wrong)):
                table[row][column] += value
    return table


def errors(truth: list[dict], result: dict, threshold: float) -> dict[str, float]:
    """Errors of tempo, pitch and start of placed matches: median and 95th percentile."""
    tempo, pitch, start = [], [], []
    for query in truth:
        for hit in result["found"][query["file"]]:
            right = hit["score"] >= threshold and hit["reference"] == query["reference"]
            if right and not query["cut"] and is_placed(query, hit):
                tempo.append(abs(hit["tempo_ratio"] / query["tempo"] - 1) * 100)
                pitch.append(abs(hit["pitch_semitones"] - query["semitones"]))
                start.append(abs(hit["start_s"] - query["start_s"]))
                break
    values = {"tempo error %": tempo, "pitch error st": pitch, "start error s": start}
    return {
        f"{name} {which}": of(sorted(numbers))
        for name, numbers in values.items()
        for which, of in (("median", median), ("p95", lambda s: s[int(0.95 * len(s))]))
    }


def alarm_rates(result: dict) -> dict[str, float]:
    """Matches per hour in the beds and negatives, at several thresholds."""
    scores = [hit["score"] for hits in result["alarms"].values() for hit in hits]
    hours = result["statistics"]["negative_hours"]
    return {f"alarms/h at {at}": sum(score >= at for score in scores) / hours for at in (15, 20, 25, 30, 35)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("truth", type=Path)
    parser.add_argument("results", type=Path, nargs="+")
    parser.add_argument("--threshold", type=float, default=25.0)
    arguments = parser.parse_args()
    truth = json.loads(arguments.truth.read_text())
    results = [json.loads(path.read_text()) for path in arguments.results]
    print(
        f"threshold {arguments.threshold:g}; found / placed within {TOLERANCE_S} s / queries with a wrong reference\n"
    )
    print("| condition | n |", *(f"{result['system']} |" for result in results))
    print("|---|---|" + "---|" * len(results))
    tables = [rows(truth, result, arguments.threshold) for result in results]
    for row in sorted(tables[0], key=lambda name: (name.startswith("all"), name)):
        cells = (f"{found} / {placed} / {wrong} |" for _, found, placed, wrong in (table[row] for table in tables))
        print(f"| {row} | {tables[0][row][0]} |", *cells)
    for of in (lambda r: errors(truth, r, arguments.threshold), alarm_rates, lambda r: r["statistics"]):
        columns = [of(result) for result in results]
        for name in columns[0]:
            cells = (column.get(name, "") for column in columns)
            print(f"| {name} | |", *(f"{v:.3g} |" if isinstance(v, float) else f"{v} |" for v in cells))


if __name__ == "__main__":
    main()
