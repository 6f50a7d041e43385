"""What may be of a sound that recordings share: a layer, a bar that recurs, a bar alone, what others hold as well.

A match says where the sound is heard, not whose it is. Two songs made with one loop, one kit or one set of patches
match, and rightly; what shows that, or at least allows it, is said of the match.
"""

from __future__ import annotations

import functools
import itertools
from collections.abc import Sequence

import msgspec

from compliance.detect.chain import same_use
from compliance.detect.index import Index
from compliance.detect.match import Segment
from compliance.detect.merge import COMMON_PART, SHARED_SCORE, Found, claims_same, shared_score, sharing
from compliance.detect.peaks import FRAMES_PER_S

LONGEST_PATTERN = 8.0 * FRAMES_PER_S
"""Four bars at 120 beats a minute. Longer passages come again too, as a chorus does, and are the song's own."""
STEP_OVER_LENGTH, LEAST_STEPS = 1.5, 2
"""A sampled loop starts again where it ends. What comes again later, and later once more, is a part of a pattern."""
LONGEST_BAR, ENOUGH_STRETCHES = 2.5 * FRAMES_PER_S, 3
"""One bar at 96 beats a minute: a bar of a stock loop or of a drum kit sounds as long. Excerpts of 3 s are heard for
2.5 s and more, loops and chops in three stretches and more. Of 64 songs that share a loop or their patches with a
reference one was named as a sample of it, by 1.5 and 2.4 s; of 3,000 true finds of the same sets 2 are as brief."""


def with_weaker(found: Sequence[Found], weak: Sequence[Found], index: Index) -> list[Found]:
    """Name in short findings what else is heard there, too weakly to be a match, because it holds the same sound.

    A bar of a groove that the library has in other recordings may be nearly as like to them.
    """
    named: list[Found] = []
    for one in found:
        beside = [
            other.segment.member
            for other in weak
            if one.length < LONGEST_PATTERN
            and not _of_same(one, other)
            and claims_same(one.segment, other.segment)
            and shared_score(one.segment, other.segment, index) >= SHARED_SCORE
        ]
        named.append(functools.reduce(sharing, beside, one))
    return named


def of_one_label(found: Sequence[Found], also: Sequence[Found] = ()) -> list[Found]:
    """One use, one label: a shared loop may ring on alone, and be heard in other recordings here and not there.

    All stretches of a use are of a layer only if most of its length is. What shares the sound of a passage of the
    reference shares it wherever that passage is used. A use that is no longer than a pattern is labelled like others of
    the same reference: as a layer if a longer one is, for a loop that two songs share sounds now and then at another
    pitch as well; as recurring if any is, or comes again in the asset, for the bars of a groove match here one and
    there another; as shared with the recordings that share another use of it.

    Parameters
    ----------
    also : findings that only count as further places where a passage is heard
    """
    partners, again = _partners(found), _coming_again([*found, *also])
    labelled: list[Found] = []
    for one in found:
        use = [other for other in found if same_use(one.segment, other.segment)]
        longest = max(other.length for other in use)
        longer = [other for other in found if _of_same(one, other) and other.length > longest]
        is_layer = _mostly_layer(use) or (longest < LONGEST_PATTERN and bool(longer) and _mostly_layer(longer))
        recurring = longest < LONGEST_PATTERN and (
            one.segment.member in again or any(other.recurring for other in found if _of_same(one, other))
        )
        labelled.append(msgspec.structs.replace(one, layer_only=is_layer, recurring=recurring))
        for other in use:
            if _same_passage(one.segment, other.segment):
                labelled[-1] = functools.reduce(sharing, (*other.alternatives, *other.shared_with), labelled[-1])
        if longest < LONGEST_PATTERN:
            labelled[-1] = functools.reduce(sharing, sorted(partners[one.segment.member]), labelled[-1])
    return labelled


def with_brevity(certain: Sequence[Found], alone: Sequence[Found]) -> list[Found]:
    """All findings, which say whether they are brief: no stretch of their use is longer than a bar.

    Three stretches or pieces and more are enough where the use is certain, and not where it is reported because it
    stands alone: pieces of two scores on one sound set reach 23 nats as well.
    """
    found, marked = [*certain, *alone], list[Found]()
    for one in found:
        use = [other for other in found if same_use(one.segment, other.segment)]
        is_certain = any(same_use(one.segment, other.segment) for other in certain)
        pieces = max(len(use), *(other.pieces for other in use)) if is_certain else 1
        is_brief = pieces < ENOUGH_STRETCHES and max(other.length for other in use) <= LONGEST_BAR
        marked.append(msgspec.structs.replace(one, brief=is_brief))
    return marked


def _partners(found: Sequence[Found]) -> dict[int, set[int]]:
    """The references that were heard to share a sound with each one."""
    partners: dict[int, set[int]] = {one.segment.member: set() for one in found}
    for one in found:
        for other in one.shared_with:
            partners[one.segment.member].add(other)
            partners.setdefault(other, set()).add(one.segment.member)
    return partners


def _of_same(one: Found, other: Found) -> bool:
    return one.segment.member == other.segment.member


def _mostly_layer(use: Sequence[Found]) -> bool:
    return 2 * sum(one.length for one in use if one.layer_only) >= sum(one.length for one in use)


def _same_passage(a: Segment, b: Segment) -> bool:
    """Whether two stretches come mostly from the same part of their reference."""
    (first_a, last_a), (first_b, last_b) = (sorted((s.reference_first, s.reference_last)) for s in (a, b))
    common = min(last_a, last_b) - max(first_a, first_b)
    return common > COMMON_PART * min(last_a - first_a, last_b - first_b)


def _coming_again(found: Sequence[Found]) -> set[int]:
    """The references of which a short passage comes again in the asset."""
    short: dict[int, list[Found]] = {}
    for one in found:
        if one.length < LONGEST_PATTERN:
            short.setdefault(one.segment.member, []).append(one)
    return {member for member, uses in short.items() if any(comes_again(one, uses) for one in uses)}


def comes_again(one: Found, found: Sequence[Found]) -> bool:
    """Whether the same passage is heard at three places of the asset and more, with pauses between them.

    So does a short sample that is played once in four bars, and so does what is left to compare of a longer loop, where
    the reference holds that loop alone, in its last bar, say: from the sound there is no telling them apart.
    """
    places = sorted(
        other.segment.first
        for other in found
        if same_use(one.segment, other.segment) and _same_passage(one.segment, other.segment)
    )
    steps = [later - earlier for earlier, later in itertools.pairwise(places)]
    return sum(step >= STEP_OVER_LENGTH * one.length for step in steps) >= LEAST_STEPS
