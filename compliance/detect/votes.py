"""From shared quads to votes: each query quad that meets a reference quad votes for an offset, a pitch and a tempo.

A rare quad counts for more than a common one.

Where the tables are far larger than the processor's cache, the keys are put in order of the upper bits of their hash,
in which the buckets lie: probes that follow each other then read neighbouring pages (radix-cluster: Manegold, Boncz &
Kersten, "Optimizing main-memory join on modern hardware", IEEE TKDE 14(4), 2002).
"""

from __future__ import annotations

import math

import msgspec
import numpy as np
from numpy.typing import NDArray

from compliance.detect.lookup import Table, Votes, desk, look_up
from compliance.detect.peaks import Peaks
from compliance.detect.probes import Limits, Probes, Softness, bench_for, keys_per_quad, probes_from, room_for
from compliance.detect.quads import HASH_BITS

__all__ = ["DENSE", "FAST", "PAIRS", "THOROUGH", "Search", "Table", "Votes", "cast_votes"]

FEW, MANY = 1 << 20, 1 << 23
"""Room for votes of one window, at first and at most."""
PROBES, PROBES_IN_ORDER = 1 << 15, 1 << 18
"""Keys that are looked up together: so few that they stay in the processor's cache, or so many that those in order lie
close together."""
ORDER_FROM = 1 << 25
"""Entries of all tables from which keys are put in order: below, it costs as much as it gains."""
ORDER_SHIFT = HASH_BITS - 8
"""Keys are put in order of what is left of their hash: 256 parts of a table."""
HARD = Softness(bins=0.0, frames=0.0)


class Search(msgspec.Struct, frozen=True, kw_only=True):
    """What a search looks for and how densely.

    rank : query peaks per half second and octave
    targets : quads are formed with this many peaks after each peak
    rank_sum : the most that the ranks of their four peaks may add up to: four faint peaks seldom survive together
    soft : which cells beyond the edges are looked up too
    wide : the same where so few quads agree that there are hardly any places; None: as before
    max_shift_bins : largest change of pitch, in thirds of a semitone
    slowest, fastest : range of the tempo ratio, query over reference
    places : places that are looked at; 0 if quads are not looked up
    candidates : those of them that are aligned and weighed
    sweep_hours : the largest library whose references are gone through for pairs of peaks, at their own speed
    tempi : at which they are gone through as well, reference frames per query frame
    tempi_hours : the largest library for that
    candidates_per_tempo : what each of these adds to the candidates
    part_hours : the most, by `sweep.hours_to_sweep`, for pairs of each part of a window to be counted by themselves too
    candidates_per_part, voted : what each part adds to the candidates: the best looks, and the most votes
    """

    rank: int = 10
    targets: int = 14
    rank_sum: int = 18
    soft: Softness = HARD
    wide: Softness | None = None
    places: int = 4096
    candidates: int = 32
    max_shift_bins: float = 21.5
    slowest: float = 0.76
    fastest: float = 1.32
    sweep_hours: float = 0.0
    tempi: tuple[float, ...] = tuple(1.04**step for step in range(-7, 8) if step)
    tempi_hours: float = 0.0
    candidates_per_tempo: int = 4
    part_hours: float = 0.0
    candidates_per_part: int = 6
    voted: int = 2


FAST = Search()
DENSE = Search(
    rank=14,
    targets=24,
    places=12_288,
    soft=Softness(bins=0.0, frames=0.3),
    wide=Softness(bins=0.15, frames=0.5),
    sweep_hours=24.0,
    tempi_hours=1.0,
    part_hours=8.0,
)
PAIRS = Search(rank=DENSE.rank, places=0, candidates=8, sweep_hours=DENSE.part_hours)
"""What `normal` adds backwards to the quads that have been looked up both ways already, as far as it is cheap."""
THOROUGH = msgspec.structs.replace(DENSE, sweep_hours=240.0, tempi_hours=16.0, part_hours=240.0)


def cast_votes(
    peaks: Peaks, tables: tuple[Table, ...], search: Search, soft: Softness | None = None
) -> tuple[Votes, NDArray[np.float32]]:
    """Look up every quad of `peaks` in every shard.

    Parameters
    ----------
    soft : in place of that of the search

    Returns
    -------
    The votes and the weight of each: 1 / (1 + n/3) where n reference quads answered the same query quad
    """
    room = FEW
    while True:
        votes = room_for_votes(room)
        count = _all_answers(peaks, tables, search, soft or search.soft, votes)
        if count <= room or room >= MANY:
            break
        room = min(MANY, 1 << int(count - 1).bit_length())
    votes = Votes._make(column[: min(count, room)] for column in votes)
    answers = np.bincount(votes.quad, minlength=1)[votes.quad]
    return votes, (1 / (1 + answers / 3)).astype(np.float32)


def room_for_votes(room: int) -> Votes:
    """Uninitialised votes."""
    return Votes(
        np.empty(room, np.float32),
        np.empty(room, np.int64),
        np.empty(room, np.float32),
        np.empty(room, np.float32),
        np.empty(room, np.int32),
    )


def _all_answers(peaks: Peaks, tables: tuple[Table, ...], search: Search, soft: Softness, votes: Votes) -> int:
    """Write the votes of all shards; return their number, which may pass the room there is."""
    limits = Limits(search.max_shift_bins, search.slowest, search.fastest)
    most = math.comb(search.targets, 3) * keys_per_quad(soft)
    in_order = sum(len(table.shape) for table in tables) >= ORDER_FROM
    room = max(PROBES_IN_ORDER if in_order else PROBES, most)
    bench, workplace, probes = bench_for(search.targets), desk(), room_for(room)
    ordered = room_for(room) if in_order else probes
    anchor = first_quad = count = 0
    while anchor < len(peaks.frame):
        anchor, formed = probes_from(peaks, anchor, search.rank_sum, soft, limits, bench, probes, most)
        asking = put_in_order(probes, formed, ordered) if in_order else probes
        for table in tables:
            count = look_up(table, asking, first_quad, formed, limits, workplace, votes, count)
        first_quad += formed
    return count


def put_in_order(probes: Probes, formed: int, ordered: Probes) -> Probes:
    """Write the first `formed` probes to `ordered` by the upper bits of their hash, equal ones as they were."""
    upper = (probes.hash[:formed] >> ORDER_SHIFT).astype(np.uint8)
    order = np.argsort(upper, kind="stable")  # a radix sort, for numbers of 8 bits
    for column, out in zip(probes, ordered, strict=True):
        np.take(column, order, out=out[:formed], mode="clip")
    return ordered
