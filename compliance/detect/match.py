"""Search one window of a query: votes, fit and verification, forwards and backwards."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np

from compliance.detect.candidates import Candidate, candidate_at, places_of
from compliance.detect.fit import Alignment, Fitted, Grid, fitted, grid_over
from compliance.detect.glance import glances_at
from compliance.detect.index import Index
from compliance.detect.peaks import Peaks, selected
from compliance.detect.repeats import repeats
from compliance.detect.sweep import Looks, hours_to_sweep, swept
from compliance.detect.verify import Evidence, evidence_for
from compliance.detect.votes import Search, cast_votes

LEAST_PEAKS = 12
LEAST_SCORE = 4.0
FEW_PLACES = 4096
"""With fewer, the window or the library holds little, and a wider look-up costs little."""
NO_LOOKS = Looks(np.empty(0), [])
LOOKS_PER_TEMPO = 64
"""Looks take as long as counting the votes of an hour of library does, and where a tempo is not that of the reference
nothing stands out. With all 256 as many of 293 excerpts were found."""
REPEATED_FROM = 15.0
"""Nats from which the passage of a use is looked for in the whole window: chance seldom gives as many."""


class Segment(NamedTuple):
    """A stretch of the query that follows a stretch of a reference.

    member : number of the reference in the index
    first, last : query frames, from the start of the window or of the file
    reference_first, reference_last : reference frames that sound at `first` and `last`; falling if reversed
    shift : query bin minus reference bin; tempo : reference frames per query frame
    score, matched, events, coverage : see `Evidence`
    """

    member: int
    first: float
    last: float
    reference_first: float
    reference_last: float
    shift: float
    tempo: float
    is_reversed: bool
    score: float
    matched: int
    events: int
    coverage: float


def search_window(
    peaks: Peaks, frames: int, index: Index, *, forwards: Search, backwards: Search | None
) -> list[Segment]:
    """Every stretch of a window that may come from a reference.

    Parameters
    ----------
    peaks : peaks of the window, frames counted from its start
    frames : length of the window, at most about 30 s
    forwards, backwards : how densely it is searched as it is, and played backwards (None: not at all)

    Returns
    -------
    Segments with a score above `LEAST_SCORE`, forwards before backwards, in the order of their votes
    """
    found = [_segment(*one, frames, is_reversed=False) for one in _aligned(peaks, frames, index, forwards)]
    if backwards is not None:
        turned = reversed_peaks(peaks, frames)
        found += [_segment(*one, frames, is_reversed=True) for one in _aligned(turned, frames, index, backwards)]
    return found


def reversed_peaks(peaks: Peaks, frames: int) -> Peaks:
    """The peaks of the same window played backwards."""
    mirrored = peaks._replace(frame=frames - peaks.frame)
    return selected(mirrored, np.argsort(mirrored.frame, kind="stable"))


def _aligned(dense: Peaks, frames: int, index: Index, search: Search) -> list[tuple[Fitted, Evidence]]:
    peaks = selected(dense, dense.rank < search.rank)
    if len(peaks.frame) < LEAST_PEAKS:
        return []
    grid = grid_over(peaks, frames)
    found = _verified(_candidates(peaks, index, grid, search), (), index, grid, dense)
    strongest = max(found, key=lambda one: one[1].score, default=None)
    if strongest is not None and strongest[1].score > REPEATED_FROM:
        found += _verified(repeats(*strongest, index, grid), found, index, grid, dense)
    return [one for one in found if one[1].score > LEAST_SCORE]


def _candidates(peaks: Peaks, index: Index, grid: Grid, search: Search) -> list[Candidate]:
    """What is worth an exact alignment: the places that quads and pairs vote for, by what a first look gives."""
    hours, in_quads = hours_to_sweep(index), _by_quads(peaks, index, grid, search)
    if index.hours > search.sweep_hours:
        return in_quads.candidates
    in_all, *in_parts = swept(peaks, index, grid, in_parts=hours <= search.part_hours)
    chosen = in_quads.and_also(in_all).best(search.candidates)
    for part in in_parts:  # more of them must not crowd out what a search of the whole would have tried
        chosen += part.best(search.candidates_per_part, voted=search.voted)
    for tempo in search.tempi if hours <= search.tempi_hours else ():
        chosen += swept(peaks, index, grid, tempo=tempo, most=LOOKS_PER_TEMPO)[0].best(search.candidates_per_tempo)
    return chosen


def _by_quads(peaks: Peaks, index: Index, grid: Grid, search: Search) -> Looks:
    """The best looks at places that quads vote for, best first."""
    if not search.places:
        return NO_LOOKS
    votes, weight = cast_votes(peaks, index.tables, search)
    places, agreeing = places_of(votes, weight, most=search.places)
    if search.wide is not None and len(places.frame) < FEW_PLACES:
        votes, weight = cast_votes(peaks, index.tables, search, search.wide)
        places, agreeing = places_of(votes, weight, most=search.places)
    nats = glances_at(places, index, grid).nats
    best = np.argsort(-nats, kind="stable")[: search.candidates]
    return Looks(nats[best], [candidate_at(number, agreeing, votes) for number in best.tolist()])


def _verified(
    candidates: Iterable[Candidate],
    known: Sequence[tuple[Fitted, Evidence]],
    index: Index,
    grid: Grid,
    dense: Peaks,
) -> list[tuple[Fitted, Evidence]]:
    """Align candidates and weigh them, but for alignments that have been weighed already."""
    found: list[tuple[Fitted, Evidence]] = []
    for candidate in candidates:
        place = fitted(candidate, index, grid)
        if place is not None and not any(_same_place(place, *other) for other in (*known, *found)):
            found.append((place, evidence_for(place, index, grid, dense)))
    return found


def _same_place(place: Fitted, other: Fitted, evidence: Evidence) -> bool:
    """Whether a candidate is an alignment that has been verified already."""
    middle = (place.first + place.last) / 2
    return (
        place.member == other.member
        and abs(_at(place.alignment, middle) - _at(other.alignment, middle)) < 4
        and abs(place.alignment.shift - other.alignment.shift) < 0.6
        and evidence.first <= place.first + 9
        and evidence.last >= place.last - 9
    )


def _at(alignment: Alignment, frame: float) -> float:
    return alignment.offset + alignment.tempo * frame


def _segment(place: Fitted, evidence: Evidence, frames: int, *, is_reversed: bool) -> Segment:
    ends = (_at(place.alignment, evidence.first), _at(place.alignment, evidence.last))
    first, last = evidence.first, evidence.last
    if is_reversed:
        first, last, ends = frames - last, frames - first, (ends[1], ends[0])
    return Segment(
        member=place.member,
        first=first,
        last=last,
        reference_first=ends[0],
        reference_last=ends[1],
        shift=place.alignment.shift,
        tempo=place.alignment.tempo,
        is_reversed=is_reversed,
        score=evidence.score,
        matched=evidence.matched,
        events=evidence.events,
        coverage=evidence.coverage,
    )
