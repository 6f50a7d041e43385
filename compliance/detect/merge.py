"""One match per use: findings of overlapping windows are joined, and copies of a sound told from layers of a mix."""

from __future__ import annotations

import functools
import math
from collections.abc import Sequence

import msgspec
import numpy as np

from compliance.detect.chain import CHAIN_FROM, Report, overlap, reference_at, same_use
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
"""Nats at one given alignment that show a common sound, and the share of a match that a copy explains."""
AS_WELL = 0.7
COMMON_PART = 0.5


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of the asset that follows a stretch of a reference, as one line.

    segment : frames counted from the start of the asset
    score : nats, of the whole chain it belongs to
    layer_only : of that chain
    pieces : how many parts of the chain count as evidence; shown : frames of the reference that they show
    alternatives : numbers of other references that explain it about as well
    shared_with : numbers of other references that the same sound is heard in, if less of it
    recurring : what is heard comes again and again, in the reference (see `recurrence`) or in the asset (see `labels`)
    brief : too little is heard to tell a bar that songs share from a sample (see `labels`)
    """

    segment: Segment
    score: float
    layer_only: bool
    pieces: int = 1
    shown: float = 0.0
    stem: Stem = "mix"
    alternatives: tuple[int, ...] = ()
    shared_with: tuple[int, ...] = ()
    recurring: bool = False
    brief: bool = False

    @property
    def length(self) -> float:
        """In frames of the asset."""
        return self.segment.last - self.segment.first

    @property
    def may_be_shared(self) -> bool:
        """Whether something says that the sound may not be the reference's own: a loop, a patch, a groove, one bar."""
        return self.layer_only or self.recurring or self.brief or bool(self.shared_with)


def found_in(report: Report, start_frame: int, *, stem: Stem = "mix") -> list[Found]:
    """The parts of a report of the window at `start_frame`: the best one, and the others that can stand alone."""
    parts = [report.best] + [
        part for part in report.parts[1:] if part.score > CHAIN_FROM and part.last - part.first >= LEAST_PART
    ]
    return [
        Found(
            segment=moved(part, start_frame),
            score=report.score,
            layer_only=report.layer_only,
            pieces=report.pieces,
            shown=report.shown,
            stem=stem,
        )
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


def _united(a: Found, b: Found) -> Found:
    """`a`, the stronger one, extended over `b`; only what `b` has beyond `a` adds to the score."""
    first, last = min(a.segment.first, b.segment.first), max(a.segment.last, b.segment.last)
    left = a.segment if a.segment.first <= b.segment.first else b.segment
    right = a.segment if a.segment.last >= b.segment.last else b.segment
    beyond = 1 - max(0.0, overlap(a.segment, b.segment)) / max(1.0, b.segment.last - b.segment.first)
    segment = a.segment._replace(
        first=first, last=last, reference_first=left.reference_first, reference_last=right.reference_last
    )
    score = a.score + max(0.0, b.score) * beyond
    return msgspec.structs.replace(a, segment=segment, score=score, recurring=a.recurring or b.recurring)


def without_copies(found: Sequence[Found], index: Index) -> list[Found]:
    """Drop what is heard only because a stronger match sounds like it, and name it there.

    Two references that match the same stretch are either both in the mix, or they share a sound (a loop, another
    release of the same recording). In the second case one of them matches the other where both claim to sound, and
    that is verified. What they share may be less than what each explains: then both stay, and each names the other.
    """
    kept: list[Found] = []
    for one in sorted(found, key=_strongest_first):
        beside: list[int] = []
        for k, stronger in enumerate(kept):
            if not claims_same(stronger.segment, one.segment):
                continue
            shared = shared_score(stronger.segment, one.segment, index)
            if shared >= max(SHARED_SCORE, SHARED_PART * one.segment.score):
                kept[k] = _with_copy(stronger, one)
                break
            if shared >= SHARED_SCORE:
                beside.append(stronger.segment.member)
                kept[k] = sharing(stronger, one.segment.member)
        else:
            kept.append(functools.reduce(sharing, beside, one))
    return kept


def _with_copy(stronger: Found, one: Found) -> Found:
    """`stronger`, naming the reference of `one` beside its own."""
    member = one.segment.member
    if member == stronger.segment.member or member in stronger.alternatives:
        return stronger
    if one.score >= AS_WELL * stronger.score:
        weaker = tuple(other for other in stronger.shared_with if other != member)
        return msgspec.structs.replace(stronger, alternatives=(*stronger.alternatives, member), shared_with=weaker)
    return sharing(stronger, member)


def sharing(found: Found, member: int) -> Found:
    """`found`, saying that another reference holds some of the same sound."""
    if member in found.alternatives:
        return found
    return msgspec.structs.replace(found, shared_with=tuple(dict.fromkeys((*found.shared_with, member))))


def claims_same(a: Segment, b: Segment) -> bool:
    """Whether different lines claim mostly the same stretch of the asset."""
    return overlap(a, b) > COMMON_PART * min(a.last - a.first, b.last - b.first)


def shared_score(a: Segment, b: Segment, index: Index) -> float:
    """Nats with which the reference of `b`, laid over that of `a` as both lie over the asset, matches it there."""
    if a.member == b.member or a.is_reversed != b.is_reversed:
        return math.inf if a.member == b.member else 0.0
    first, last = max(a.first, b.first), min(a.last, b.last)
    ends = sorted((reference_at(a, first), reference_at(a, last)))
    origin = max(0.0, ends[0] - FRAMES_PER_S)
    heard = index.peaks_between(a.member, origin, ends[1] + FRAMES_PER_S)
    heard = heard._replace(frame=heard.frame - origin)
    if not len(heard.frame):
        return 0.0
    tempo = b.tempo / a.tempo
    at_origin = reference_at(b, a.first + (origin - a.reference_first) / (-a.tempo if a.is_reversed else a.tempo))
    alignment = Alignment(at_origin, tempo, b.shift - a.shift)
    frames = int(np.ceil(ends[1] - origin + FRAMES_PER_S)) + 4
    place = Fitted(b.member, alignment, ends[0] - origin, ends[1] - origin)
    return evidence_for(place, index, grid_over(heard, frames), heard).score
