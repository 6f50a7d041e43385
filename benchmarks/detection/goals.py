"""What the detector is meant to reach, beside what was measured."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

Table = dict[str, list[int]]
NOT_MEASURED = "not measured in this run"
ENOUGH_ALARMS = 5
"""Of fewer, observed or expected, the ratio says nothing."""


class Goal(NamedTuple):
    """A row. met : None if it was not measured"""

    text: str
    measured: str
    met: bool | None


def print_goals(table: Table, shared: Table, measures: dict, *, calibration: dict | None, scale: dict | None) -> None:
    """A row per goal: what it says, what was measured, whether it is met."""
    print("\n| goal | measured | met |\n|---|---|---|")
    for goal in (
        *recall_goals(table, calibration),
        *error_goals(measures),
        *alarm_goals(shared, calibration),
        *speed_goals(measures, scale),
    ):
        print(f"| {goal.text} | {goal.measured} | {'' if goal.met is None else 'yes' if goal.met else 'no'} |")


def recall_goals(table: Table, calibration: dict | None) -> Iterator[Goal]:
    """Placed of all queries, as the goals count them."""
    if "all in bed" in table:
        rate = ""
        if calibration:
            own, every = calibration["alarms_per_query_hour"], calibration["with_labelled_per_query_hour"]
            rate = f", {own:.3f} alarms/h not labelled, {every:.3f} with those labelled as a shared sound"
        quiet = calibration["alarms_per_query_hour"] <= 0.05 if calibration else True
        share = _share(table["all in bed"])
        text = "excerpts of 5-10 s in a bed at +6/0 dB, at most 0.05 alarms per query hour: at least 97 %"
        yield Goal(text, f"{_text(table['all in bed'])}{rate}", share >= 0.97 and quiet)
        name, least = min(
            ((name.removeprefix("in bed: each: "), of) for name, of in table.items() if "each: " in name),
            key=lambda row: _share(row[1]),
        )
        yield Goal("no single transform under 90 %", f"least: {name}, {_text(least)}", _share(least) >= 0.9)
    for levels, goal in ((("+6", "+0"), 1.0), (("-6",), 0.9), (("-12",), 0.5)):
        of = [table[f"plain {level} dB"] for level in levels if f"plain {level} dB" in table]
        if of:
            total = [sum(column) for column in zip(*of, strict=True)]
            name = "0 dB and more" if len(levels) == 2 else f"{levels[0]} dB"
            yield Goal(f"plain excerpts of 3-10 s at {name}: {goal:.0%}", _text(total), _share(total) >= goal)


def error_goals(measures: dict) -> Iterator[Goal]:
    for name, most in (("tempo error % p95", 0.4), ("pitch error st p95", 0.05)):
        if name in measures:
            yield Goal(f"{name} at most {most}", f"{measures[name]:.3g}", measures[name] <= most)


def alarm_goals(shared: Table, calibration: dict | None) -> Iterator[Goal]:
    text = "observed alarms within a factor of 3 of the expected, on at least 20 h of query and 20 h of library"
    if calibration is None:
        yield Goal(text, NOT_MEASURED, None)
    else:
        counts = [
            (score, observed, calibration["expected"][score]) for score, observed in calibration["observed"].items()
        ]
        values = ", ".join(f"at {score} {observed} of {expected:.2g}" for score, observed, expected in counts)
        hours = calibration["query_hours"], calibration["library_hours"]
        within = all(
            expected / 3 <= observed <= expected * 3
            for _, observed, expected in counts
            if max(observed, expected) >= ENOUGH_ALARMS
        )
        measured = f"{hours[0]:.1f} h against {hours[1]:.1f} h: {values}"
        yield Goal(text, measured, within and min(hours) >= 20)
    for name, (songs, silent, labelled, wrong) in sorted(shared.items()):
        measured = f"of {songs}: {silent} silent, {labelled} labelled, {wrong} wrong"
        yield Goal(f"{name}: no wrong song named", measured, wrong == 0)


def speed_goals(measures: dict, scale: dict | None) -> Iterator[Goal]:
    """The goals of speed and size; `scale` is what `scale.py` measured."""
    if "ingest_x_real_time_cpu" in measures:
        ingest = measures["ingest_x_real_time_cpu"]
        yield Goal(
            "ingest of 44.1 kHz stereo FLAC, per core: at least 900 x real time", f"{ingest:.0f} x", ingest >= 900
        )
    if scale is None and "query_x_real_time_cpu" in measures and "library_hours" in measures:
        query, hours = measures["query_x_real_time_cpu"], measures["library_hours"]
        yield Goal(
            "query per core at 3 h of references: at least 150 x", f"{query:.0f} x at {hours:.1f} h", query >= 150
        )
    if "library_mb_per_hour" in measures:
        size = measures["library_mb_per_hour"]
        yield Goal("index at most 3 MB per hour on disk", f"{size:.2f} MB", size <= 3)
    for text, measured, met in (scale or {}).get("goals", ()):
        yield Goal(text, measured, met)
    if measures.get("same_bytes") is not None:
        compared = f"{measures['files_compared']} files with one job, two jobs and once more: "
        same = measures["same_bytes"]
        yield Goal("byte-identical matches for any number of jobs", compared + ("equal" if same else "not equal"), same)


def _share(row: list[int]) -> float:
    """Placed of all."""
    return row[2] / max(1, row[0])


def _text(row: list[int]) -> str:
    return f"{row[2]} of {row[0]} ({_share(row):.1%}), {row[3]} with a wrong reference"
