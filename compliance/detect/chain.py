"""From segments to reports: parts of one use belong together, and a stretch is reported once."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from compliance.detect.match import Segment
from compliance.detect.peaks import FRAMES_PER_S

LEAST_EVENTS = 6
LEAST_RUN = 2.2 * FRAMES_PER_S
"""One chord of the same instrument lasts about 1.4 s and gives up to 20 nats by itself, a bar of one groove on the same
drum kit up to 1.8 s and 35 nats; excerpts of 3 s are heard for longer."""
LEAST_RUN_IN_LOOP = 0.24
"""Share of that for the longest of three or more parts: loops may be short, but come again and again."""
PASSAGE = 10 * FRAMES_PER_S
"""Chops add up to a run if they come from one passage of the reference, at most this far from its best part."""
CHAIN_FROM = 12.0
PART_PENALTY = 9.0
"""Nats that a further part of a chain must have beyond: choosing it among many costs as much."""
SAME_SHIFT, SAME_TEMPO = 0.5, 0.04
TEMPO_ERROR, WIDEST_TEMPO = 3.0, 0.12
"""The ends of a part are known within 3 frames together: the tempo of a part of 0.75 s within 9 %."""
OVERLAP = 0.3
WELL_COVERED, LAYER_ONLY = 0.62, 0.62
UNCOVERED_NATS = 50.0


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """A use of a reference: the best segment, and others of the same reference, pitch and tempo (loops, chops, gaps).

    score : nats over all parts, less a penalty where much of the reference's sound is not there
    """

    best: Segment
    parts: tuple[Segment, ...]
    score: float

    @property
    def layer_only(self) -> bool:
        """Whether only one layer of the reference is present."""
        return self.best.coverage < LAYER_ONLY


def reports(segments: Sequence[Segment]) -> list[Report]:
    """Chain segments of one window; best first."""
    waiting = sorted(segments, key=lambda segment: -segment.score)
    found: list[Report] = []
    while waiting:
        best, rest = waiting[0], waiting[1:]
        parts, waiting = _chain(best, rest)
        report = Report(best=best, parts=tuple(parts), score=_score(parts))
        if _long_enough(report):
            found.append(report)
    return sorted(found, key=lambda report: -report.score)


def _chain(best: Segment, rest: Sequence[Segment]) -> tuple[list[Segment], list[Segment]]:
    """The parts that belong to `best`, and the segments that are left for other reports."""
    parts, left = [best], list[Segment]()
    for segment in rest:
        if not same_use(best, segment):
            left.append(segment)
            continue
        common = max(overlap(segment, part) for part in parts)
        if (
            common < OVERLAP * (segment.last - segment.first)
            and segment.score > PART_PENALTY
            and best.score > CHAIN_FROM
        ):
            parts.append(segment)
        elif common <= 0:
            left.append(segment)  # else a weaker copy of a reported stretch
    return parts, left


def same_use(a: Segment, b: Segment) -> bool:
    """Whether two segments are of one reference at one pitch, tempo and direction."""
    return (
        a.member == b.member
        and a.is_reversed == b.is_reversed
        and abs(a.shift - b.shift) < SAME_SHIFT
        and abs(b.tempo / a.tempo - 1) < _tempo_tolerance(min(a.last - a.first, b.last - b.first))
    )


def _tempo_tolerance(frames: float) -> float:
    """Difference of tempo, as a ratio less 1, that parts of this length may show by error alone."""
    return max(SAME_TEMPO, min(WIDEST_TEMPO, TEMPO_ERROR / max(1.0, frames)))


def overlap(a: Segment, b: Segment) -> float:
    """Frames of the query that both cover; negative for a gap."""
    return min(a.last, b.last) - max(a.first, b.first)


def _score(parts: Sequence[Segment]) -> float:
    summed = parts[0].score + sum(part.score - PART_PENALTY for part in parts[1:])
    return summed + UNCOVERED_NATS * min(0.0, parts[0].coverage - WELL_COVERED)


def _long_enough(report: Report) -> bool:
    """Whether one run, a loop or chops of one passage show more of the reference than one chord."""
    longest = max(part.last - part.first for part in report.parts)
    is_loop = len(report.parts) >= 3 and longest >= LEAST_RUN_IN_LOOP * LEAST_RUN
    is_run = longest >= LEAST_RUN or _passage_heard(report) >= LEAST_RUN
    return (is_run or is_loop) and sum(part.events for part in report.parts) >= LEAST_EVENTS


def _passage_heard(report: Report) -> float:
    """Query frames that follow the passage around the best part; what of the reference is heard twice counts once."""
    around = report.best.reference_first
    places = sorted(
        sorted((part.reference_first, part.reference_last))
        for part in report.parts
        if abs(part.reference_first - around) < PASSAGE
    )
    heard, end = 0.0, places[0][0]
    for first, last in places:
        heard += max(0.0, last - max(first, end))
        end = max(end, last)
    return heard / report.best.tempo
