"""From segments to reports: parts of one use belong together, and a stretch is reported once."""

from __future__ import annotations

import math
from collections.abc import Sequence

import msgspec

from compliance.detect.match import Segment
from compliance.detect.peaks import FRAMES_PER_S
from compliance.detect.repeats import PASSAGE

LEAST_EVENTS = 6
LEAST_RUN = 2.2 * FRAMES_PER_S
"""One chord of the same instrument lasts about 1.4 s and gives up to 20 nats by itself, a bar of one groove on the same
drum kit up to 1.8 s and 35 nats; excerpts of 3 s are heard for longer."""
LEAST_RUN_IN_LOOP = 1.3 * FRAMES_PER_S
"""Of the longest of three or more parts: loops may be shorter, but come again and again."""
CHAIN_FROM = 12.0
PART_PENALTY, RIVAL, AGAIN, MOST_ADDED = 9.0, 0.9, 0.15, 10.0
"""What a further part of a chain adds to its score: the nats it has beyond 9 (choosing it among many places costs as
much), and beyond nine tenths of what another place of the reference gives for the same stretch (one bar of a groove is
as good as the next); 15 % of that where the passage has been heard before, as a loop that repeats is no new evidence;
all parts together at most 10 nats. Without these bounds pieces of one groove reached 125 nats, bar by bar."""
SAME_SHIFT, SAME_TEMPO = 0.5, 0.04
TEMPO_ERROR, WIDEST_TEMPO = 3.0, 0.12
"""The ends of a part are known within 3 frames together: the tempo of a part of 0.75 s within 9 %."""
OVERLAP, SAME_LINE = 0.3, 8.0
WELL_COVERED, LAYER_ONLY = 0.62, 0.7
LONG_RUN, LAYER_ONLY_IN_LONG = 12.0 * FRAMES_PER_S, 0.85
"""A sample is mostly one passage of some seconds, of which other music hides a part. What two songs on the same
patches share goes on for longer and hides less: of such songs on three corpora long runs cover 41 to 79 %, but for one
of 92 %; of whole recordings all cover 95 % and more."""
UNCOVERED_NATS = 50.0


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """A use of a reference: the best segment, and others of the same reference, pitch and tempo (loops, chops, gaps).

    score : nats over all parts, less a penalty where much of the reference's sound is not there
    pieces, shown : how many parts count as evidence, and how many frames of the reference they show
    """

    best: Segment
    parts: tuple[Segment, ...]
    score: float
    pieces: int = 1
    shown: float = 0.0

    @property
    def layer_only(self) -> bool:
        """Whether only one layer of the reference is present, or what other music leaves of it."""
        is_long = self.best.last - self.best.first > LONG_RUN
        return self.best.coverage < (LAYER_ONLY_IN_LONG if is_long else LAYER_ONLY)


def reports(segments: Sequence[Segment]) -> list[Report]:
    """Chain segments of one window; best first."""
    waiting = sorted(segments, key=lambda segment: -segment.score)
    found: list[Report] = []
    while waiting:
        best, rest = waiting[0], waiting[1:]
        report, counted, waiting = _chain(best, rest)
        if _long_enough(counted):
            found.append(report)
    return sorted(found, key=lambda report: -report.score)


def _chain(best: Segment, rest: Sequence[Segment]) -> tuple[Report, list[Segment], list[Segment]]:
    """A report of all parts that belong to `best`, those that count as evidence, and what is left for other reports."""
    parts, counted, added, left = [best], [best], 0.0, list[Segment]()
    for segment in rest:
        if not _from_same_passage(best, segment):
            left.append(segment)
            continue
        common = max(overlap(segment, part) for part in parts)
        if (
            common < OVERLAP * (segment.last - segment.first)
            and segment.score > PART_PENALTY
            and best.score > CHAIN_FROM
        ):
            parts.append(segment)
            more = _nats_added(segment, counted, rest)
            added += more
            counted += [segment] if more > 0 else []
        elif common <= 0:
            left.append(segment)  # else a weaker copy of a reported stretch
    uncovered = UNCOVERED_NATS * min(0.0, best.coverage - WELL_COVERED)
    score = best.score + min(MOST_ADDED, added) + uncovered
    shown = _reference_frames(counted)
    report = Report(best=best, parts=tuple(parts), score=score, pieces=len(counted), shown=shown)
    return report, counted, left


def _from_same_passage(a: Segment, b: Segment) -> bool:
    return same_use(a, b) and abs(a.reference_first - b.reference_first) < PASSAGE


def _nats_added(part: Segment, parts: Sequence[Segment], rest: Sequence[Segment]) -> float:
    """What a part adds to a chain: see `PART_PENALTY`."""
    rival = max((other.score for other in rest if _is_rival(part, other)), default=0.0)
    beyond = part.score - max(PART_PENALTY, RIVAL * rival)
    new = (_reference_frames([*parts, part]) - _reference_frames(parts)) / max(1.0, _reference_frames([part]))
    return max(0.0, beyond) * (AGAIN + (1 - AGAIN) * new)


def _is_rival(part: Segment, other: Segment) -> bool:
    """Whether `other` lays another place of the reference over mostly the same stretch of the query."""
    return (
        overlap(part, other) > 0.5 * (part.last - part.first)
        and abs(reference_at(other, part.first) - part.reference_first) > SAME_LINE
        and same_use(part, other)
    )


def reference_at(segment: Segment, frame: float) -> float:
    """Reference frame that sounds at a query frame, also beyond the ends of the segment."""
    slope = -segment.tempo if segment.is_reversed else segment.tempo
    return segment.reference_first + slope * (frame - segment.first)


def _reference_frames(parts: Sequence[Segment]) -> float:
    """Frames of the reference that parts follow; what is heard twice counts once."""
    heard, end = 0.0, -math.inf
    for first, last in sorted(sorted((part.reference_first, part.reference_last)) for part in parts):
        heard += max(0.0, last - max(first, end))
        end = max(end, last)
    return heard


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


def _long_enough(parts: Sequence[Segment]) -> bool:
    """Whether one run, a loop or the chops of a passage show more of the reference than one chord."""
    longest = max(part.last - part.first for part in parts)
    is_loop = len(parts) >= 3 and longest >= LEAST_RUN_IN_LOOP
    is_run = longest >= LEAST_RUN or _reference_frames(parts) / parts[0].tempo >= LEAST_RUN
    return (is_run or is_loop) and sum(part.events for part in parts) >= LEAST_EVENTS
