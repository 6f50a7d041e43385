"""The peaks that a passage rests on, as a picture: time across, frequency up, one mark per peak of the recording."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from compliance.report.wording import clock, time_range

if TYPE_CHECKING:
    from collections.abc import Iterable

    from compliance.model.matching import Evidence, Match

PLOT_WIDTH, PLOT_HEIGHT = 1000, 1000
"""The coordinate space of the marks, stretched to the picture; strokes keep their width."""

Place = tuple[str, str, str, int, int, int]
"""Asset, layer, reference, start and end, and start in the reference, in milliseconds: what names one detection."""

_LOWEST_HZ, _HIGHEST_HZ = 80.0, 6000.0
_LINES_HZ = (125, 250, 500, 1000, 2000, 4000)
_STATES = "pmx"
_TICKS = 3


@dataclass(frozen=True, kw_only=True)
class Line:
    """A labelled frequency. percent : from the top."""

    percent: float
    label: str


@dataclass(frozen=True, kw_only=True)
class Moment:
    """A labelled time: here, and at the same place there. anchor : side of the labels that stands at the position."""

    percent: float
    here: str
    there: str
    anchor: str


@dataclass(frozen=True, kw_only=True)
class Drawing:
    """Everything there is to draw. present, masked, missing : paths of points; summary : the same in words."""

    present: str
    masked: str
    missing: str
    counts: tuple[int, int, int]
    lines: tuple[Line, ...]
    moments: tuple[Moment, ...]
    summary: str


def drawings(matches: Iterable[Match]) -> dict[Place, Drawing]:
    """Return a drawing of every match that carries its evidence."""
    return {
        _place(match): draw_evidence(match.evidence)
        for match in matches
        if match.evidence is not None and match.evidence.states
    }


def place_of(detection: dict[str, Any]) -> Place:
    """Return the place of a detection of the facts."""
    named: dict[str, Any] = detection.get("reference") or {}
    reference = str(named.get("id") or "")
    times = (detection.get("start_ms"), detection.get("end_ms"), detection.get("ref_start_ms"))
    start, end, there = (int(time or 0) for time in times)
    return str(detection.get("asset")), str(detection.get("stem", "mix")), reference, start, end, there


def _place(match: Match) -> Place:
    start, end, there = (max(0, round(time * 1000)) for time in (match.start_s, match.end_s, match.ref_start_s))
    return match.asset, match.stem, match.reference.id, start, end, there


def draw_evidence(evidence: Evidence) -> Drawing:
    """Place the peaks, the times and the frequencies."""
    points = list(zip(evidence.time_s, evidence.frequency_hz, evidence.states, strict=False))
    paths = ["".join(_point(t, hz, evidence) for t, hz, state in points if state == wanted) for wanted in _STATES]
    present, masked, missing = (evidence.states.count(state) for state in _STATES)
    return Drawing(
        present=paths[0],
        masked=paths[1],
        missing=paths[2],
        counts=(present, masked, missing),
        lines=tuple(Line(percent=round(100 * _height(hz), 2), label=_hertz(hz)) for hz in _LINES_HZ),
        moments=_moments(evidence),
        summary=_summary(evidence, present, masked, missing),
    )


def _point(time_s: float, frequency_hz: float, evidence: Evidence) -> str:
    """A line of no length, which round ends make a dot."""
    return f"M{PLOT_WIDTH * _along(time_s, evidence):.0f} {PLOT_HEIGHT * _height(frequency_hz):.0f}h0"


def _along(time_s: float, evidence: Evidence) -> float:
    length = evidence.end_s - evidence.start_s
    return min(1.0, max(0.0, (time_s - evidence.start_s) / length)) if length > 0 else 0.0


def _height(frequency_hz: float) -> float:
    """Share of the picture above a frequency, on a logarithmic scale."""
    inside = min(_HIGHEST_HZ, max(_LOWEST_HZ, frequency_hz))
    return math.log(_HIGHEST_HZ / inside) / math.log(_HIGHEST_HZ / _LOWEST_HZ)


def _hertz(frequency: int) -> str:
    return f"{frequency // 1000} kHz" if frequency >= 1000 else f"{frequency} Hz"


def _moments(evidence: Evidence) -> tuple[Moment, ...]:
    first, last = evidence.reference_time_s[0], evidence.reference_time_s[-1]
    moments: list[Moment] = []
    for k, anchor in zip(range(_TICKS), ("start", "middle", "end"), strict=True):
        share = k / (_TICKS - 1)
        here = evidence.start_s + share * (evidence.end_s - evidence.start_s)
        there = first + share * (last - first)
        moments.append(Moment(percent=round(100 * share, 2), here=_clock(here), there=_clock(there), anchor=anchor))
    return tuple(moments)


def _clock(seconds: float) -> str:
    return clock(round(seconds * 1000), tenths=True)


def _summary(evidence: Evidence, present: int, masked: int, missing: int) -> str:
    shown = present + masked + missing
    of = f" of {evidence.peaks:,}" if evidence.peaks > shown else ""
    part = time_range(round(evidence.start_s * 1000), round(evidence.end_s * 1000), tenths=True)
    return (
        f"{shown:,}{of} {'peak' if shown == 1 else 'peaks'} of the recording in {part}: {present:,} present, "
        f"{masked:,} masked by something at least as loud, {missing:,} missing"
    )
