"""From shared quads to votes: each query quad that meets a reference quad votes for an offset, a pitch and a tempo.

A rare quad counts for more than a common one.
"""

from __future__ import annotations

import msgspec
import numpy as np
from numpy.typing import NDArray

from compliance.detect.lookup import Table, Votes, look_up
from compliance.detect.peaks import Peaks
from compliance.detect.probes import Limits, probes_from, room_for

__all__ = ["DENSE", "FAST", "Search", "Table", "Votes", "cast_votes"]

FEW, MANY = 1 << 20, 1 << 23
"""Room for votes of one window, at first and at most."""
QUADS, PROBES = 1 << 14, 1 << 16
"""Quads and probes that are looked up together; they stay in the processor's cache."""


class Search(msgspec.Struct, frozen=True, kw_only=True):
    """What a search looks for and how densely.

    rank : query peaks per half second and octave
    targets : quads are formed with this many peaks after each peak
    max_shift_bins : largest change of pitch, in thirds of a semitone
    slowest, fastest : range of the tempo ratio, query over reference
    candidates : alignments that are weighed
    """

    rank: int = 8
    targets: int = 10
    candidates: int = 48
    max_shift_bins: float = 21.5
    slowest: float = 0.76
    fastest: float = 1.32


FAST = Search()
DENSE = Search(rank=12, targets=18, candidates=128)


def cast_votes(peaks: Peaks, tables: tuple[Table, ...], search: Search) -> tuple[Votes, NDArray[np.float32]]:
    """Look up every quad of `peaks` in every shard.

    Returns
    -------
    The votes and the weight of each: 1 / (1 + n/3) where n reference quads answered the same query quad
    """
    room = FEW
    while True:
        votes = Votes(
            np.empty(room, np.float32),
            np.empty(room, np.int64),
            np.empty(room, np.float32),
            np.empty(room, np.float32),
            np.empty(room, np.int32),
        )
        count = _all_answers(peaks, tables, search, votes)
        if count <= room or room >= MANY:
            break
        room = min(MANY, 1 << int(count - 1).bit_length())
    votes = Votes._make(column[: min(count, room)] for column in votes)
    answers = np.bincount(votes.quad, minlength=1)[votes.quad]
    return votes, (1 / (1 + answers / 3)).astype(np.float32)


def _all_answers(peaks: Peaks, tables: tuple[Table, ...], search: Search, votes: Votes) -> int:
    """Write the votes of all shards; return their number, which may pass the room there is."""
    limits = Limits(search.max_shift_bins, search.slowest, search.fastest)
    quads, probes = room_for(QUADS, PROBES)
    anchor = first_quad = count = 0
    while anchor < len(peaks.frame):
        anchor, formed, asked = probes_from(peaks, anchor, search.targets, limits, quads, probes)
        for table in tables:
            count = look_up(table, quads, first_quad, probes, asked, limits, votes, count)
        first_quad += formed
    return count
