"""One match per use: findings of overlapping windows are joined, and copies of a sound told from layers of a mix."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
import numpy as np

from compliance.detect.chain import CHAIN_FROM, Report, overlap, same_use
from compliance.detect.fit import Alignment, Fitted, grid_over
from compliance.detect.index import Index
from compliance.detect.match import Segment
from compliance.detect.peaks import FRAMES_PER_S
from compliance.detect.verify import evidence_for
from compliance.model.matching import Stem

SAME_PLACE = 0.5 * FRAMES_PER_S
NEAR = 2.0 * FRAMES_PER_S
LEAST_PART = 0.5 * FRAMES_PER_S
SHARED_SCORE, SHARED_PART = 12.0, 0.4
AS_WELL = 0.7
COMMON_PART = 0.5


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of the asset that follows a stretch of a reference, as one line.

    segment : frames counted from the start of the asset
    score : nats, of the whole chain it belongs to
    layer_only : of that chain
    alternatives : numbers of other references that explain it about as well
    shared_with : numbers of other references that the same sound is heard in, if less of it
    """

    segment: Segment
    score: float
    layer_only: bool
    stem: Stem = "mix"
    alternatives: tuple[int, ...] = ()
    shared_with: tuple[int, ...] = ()


def found_in(report: Report, start_frame: int, *, stem: Stem = "mix") -> list[Found]:
    """The parts of a report of the window at `start_frame`: the best one, and the others that can stand alone."""
    parts = [report.best] + [
        part for part in report.parts[1:] if part.score > CHAIN_FROM and part.last - part.first >= LEAST_PART
    ]
    return [
        Found(segment=moved(part, start_frame), score=report.score, layer_only=report.layer_only, stem=stem)
        for part in parts
    ]


def moved(segment: Segment, frames: int) -> Segment:
    """The segment on a time line whose origin lies `frames` earlier."""
    return segment._replace(first=segment.first + frames, last=segment.last + frames)


def merged(found: Sequence[Found]) -> list[Found]:
    """Findings that continue or repeat each other as one; in order of score."""
    kept: list[Found] = []
    for one in sorted(found, key=_strongest_first):
        for k, other in enumerate(kept):
            if _continues(other.segment, one.segment):
                kept[k] = _united(other, one)
                break
        else:
            kept.append(one)
    return sorted(kept, key=_strongest_first)


def _strongest_first(found: Found) -> tuple[float, float, int]:
    return (-found.score, found.segment.first, found.segment.member)


def _continues(a: Segment, b: Segment) -> bool:
    """Whether `b` lies on the same line as `a`, and touches it."""
    if not same_use(a, b) or overlap(a, b) < -NEAR:
        return False
    middle = (max(a.first, b.first) + min(a.last, b.last)) / 2
    return abs(reference_at(a, middle) - reference_at(b, middle)) < SAME_PLACE


def reference_at(segment: Segment, frame: float) -> float:
    """Reference frame that sounds at a query frame, also beyond the ends of the segment."""
    slope = -segment.tempo if segment.is_reversed else segment.tempo
    return segment.reference_first + slope * (frame - segment.first)


def _united(a: Found, b: Found) -> Found:
    """`a`, the stronger one, extended over `b`; only what `b` has beyond `a` adds to the score."""
    first, last = min(a.segment.first, b.segment.first), max(a.segment.last, b.segment.last)
    left = a.segment if a.segment.first <= b.segment.first else b.segment
    right = a.segment if a.segment.last >= b.segment.last else b.segment
    beyond = 1 - max(0.0, overlap(a.segment, b.segment)) / max(1.0, b.segment.last - b.segment.first)
    segment = a.segment._replace(
        first=first, last=last, reference_first=left.reference_first, reference_last=right.reference_last
    )
    return msgspec.structs.replace(a, segment=segment, score=a.score + max(0.0, b.score) * beyond)


def without_copies(found: Sequence[Found], index: Index) -> list[Found]:
    """Drop what is heard only because a stronger match sounds like it, and name it there.

    Two references that match the same stretch are either both in the mix, or they share a sound (a loop, another
    release of the same recording). In the second case one of them matches the other where both claim to sound, and
    that is verified.
    """
    kept: list[Found] = []
    for one in sorted(found, key=_strongest_first):
        for k, stronger in enumerate(kept):
            if _claims_same(stronger.segment, one.segment) and _share_sound(stronger.segment, one, index):
                kept[k] = _with_copy(stronger, one)
                break
        else:
            kept.append(one)
    return kept


def _with_copy(stronger: Found, one: Found) -> Found:
    """`stronger`, naming the reference of `one` beside its own."""
    member = one.segment.member
    if member == stronger.segment.member or member in stronger.alternatives:
        return stronger
    if one.score >= AS_WELL * stronger.score:
        weaker = tuple(other for other in stronger.shared_with if other != member)
        return msgspec.structs.replace(stronger, alternatives=(*stronger.alternatives, member), shared_with=weaker)
    return msgspec.structs.replace(stronger, shared_with=tuple(dict.fromkeys((*stronger.shared_with, member))))


def of_one_label(found: Sequence[Found]) -> list[Found]:
    """All stretches of one use as layers only, if most of its length is: a shared loop may end alone."""
    labelled: list[Found] = []
    for one in found:
        use = [other for other in found if same_use(one.segment, other.segment)]
        only = sum(_length(other) for other in use if other.layer_only)
        labelled.append(msgspec.structs.replace(one, layer_only=2 * only >= sum(map(_length, use)) > 0))
    return labelled


def _length(found: Found) -> float:
    return found.segment.last - found.segment.first


def _claims_same(a: Segment, b: Segment) -> bool:
    """Whether different lines claim mostly the same stretch of the asset."""
    return overlap(a, b) > COMMON_PART * min(a.last - a.first, b.last - b.first)


def _share_sound(a: Segment, one: Found, index: Index) -> bool:
    """Whether reference `one`, laid over reference `a` as both lie over the asset, matches it there."""
    b = one.segment
    if a.member == b.member or a.is_reversed != b.is_reversed:
        return a.member == b.member
    first, last = max(a.first, b.first), min(a.last, b.last)
    ends = sorted((reference_at(a, first), reference_at(a, last)))
    origin = max(0.0, ends[0] - FRAMES_PER_S)
    heard = index.peaks_between(a.member, origin, ends[1] + FRAMES_PER_S)
    heard = heard._replace(frame=heard.frame - origin)
    if not len(heard.frame):
        return False
    tempo = b.tempo / a.tempo
    at_origin = reference_at(b, a.first + (origin - a.reference_first) / (-a.tempo if a.is_reversed else a.tempo))
    alignment = Alignment(at_origin, tempo, b.shift - a.shift)
    frames = int(np.ceil(ends[1] - origin + FRAMES_PER_S)) + 4
    place = Fitted(b.member, alignment, ends[0] - origin, ends[1] - origin)
    evidence = evidence_for(place, index, grid_over(heard, frames), heard)
    return evidence.score >= max(SHARED_SCORE, SHARED_PART * one.score)
