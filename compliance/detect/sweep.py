"""Going through all references at one tempo, to see where most pairs of peaks agree.

Each pair of the query that a reference has too votes for an offset and a change of pitch (`landmarks`). A true
alignment gathers dozens of such votes where all others of a library gather a few, deep under other music as well. The
tempo must be given; it is mostly that of the reference, which samples, chops, loops, stems and changes of pitch keep.

Pairs are so common that an index of them would be larger than that of the quads and hardly faster: the peaks of every
reference are read from one end to the other, and their votes fall into a strip of offsets that moves along. The
cost grows with the library, so this is for libraries of tens of hours.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from compliance.detect.candidates import Candidate, Places
from compliance.detect.compiled import kernel
from compliance.detect.fit import Grid
from compliance.detect.glance import glances_at
from compliance.detect.index import Index
from compliance.detect.landmarks import (
    FRAME_SHIFT,
    NO_KEY,
    PART_SHIFT,
    PLACE_BIN_MASK,
    PLACE_FRAME_MASK,
    PLACE_STEPS,
    ZONES,
    Landmarks,
    bin_steps,
    landmarks_of,
    time_steps,
    zone_of,
)
from compliance.detect.packing import BIN_STEPS, TIME_STEPS
from compliance.detect.peaks import FRAMES_PER_S, Peaks
from compliance.detect.windows import WINDOW_FRAMES

SHIFTS, MIDDLE = 44, 22
"""Changes of pitch: -22 to 21 bins of a third of a semitone."""
PAGE_FRAMES = 1024
GROUP_FRAMES = 16
"""Of the offsets in a group only the best is kept."""
ALIGNMENTS = 256
RANKED_TOGETHER = 64
"""References after which all but the best alignments are dropped: memory doesn't grow with the library."""
LOOK_EVERY = 120
"""Frames between the places of a window at which an alignment is looked at; a look reaches 80 to either side."""
BESIDE = np.array([-1 / 3, 0.0, 1 / 3])
"""Bins beside its pitch at which it is looked at too: votes are counted in whole bins, a look reaches 0.3 of one."""
PART_FRAMES = 8 * FRAMES_PER_S
"""About; a query has a whole number of parts."""


class Strip(NamedTuple):
    """Votes by change of pitch and offset, for the offsets of one page and those that later peaks may still vote for.

    votes : shape (parts, SHIFTS + 1, columns); the last row takes what lies beyond all shifts, without a branch
    total : shape (SHIFTS, PAGE_FRAMES + 2), of all parts
    top, shift : of each column of the page, the most votes and where
    """

    votes: NDArray[np.float32]
    total: NDArray[np.float32]
    top: NDArray[np.float32]
    shift: NDArray[np.int32]


class Best(NamedTuple):
    """The best alignment of every group of offsets: its votes, its offset in frames of the reference, its shift.

    Each of shape (layers, groups). The layers are all of the query and, where there are several, its parts. The offset
    is the mean of the votes; the shift a whole number of bins, or between two that share them.
    """

    votes: NDArray[np.float32]
    offset: NDArray[np.float64]
    shift: NDArray[np.float32]


class Top(NamedTuple):
    """The alignments with most votes so far, in each layer: shape (layers, n). For the fields see `Best`."""

    votes: NDArray[np.float32]
    offset: NDArray[np.float64]
    shift: NDArray[np.float32]

    def with_more(self, more: list[Best]) -> Top:
        """The best of these and others that come later; of equal ones the earlier."""
        votes, offset, shift = (np.concatenate(columns, axis=1) for columns in zip(self, *more, strict=True))
        ranked = np.argsort(-votes, axis=1, kind="stable")[:, :ALIGNMENTS]
        return Top(*(np.take_along_axis(column, ranked, axis=1) for column in (votes, offset, shift)))


class Looks(NamedTuple):
    """Candidates, and what a look at each gives in nats. Of a sweep they are in the order of their votes."""

    nats: NDArray[np.float64]
    candidates: list[Candidate]

    def best(self, count: int, *, voted: int = 0) -> list[Candidate]:
        """Those with the best looks, and the first `voted` of all, whatever the look gives."""
        by_look = np.argsort(-self.nats, kind="stable")[:count].tolist()
        numbers = dict.fromkeys([*by_look, *range(min(voted, len(self.candidates)))])
        return [self.candidates[number] for number in numbers]

    def and_also(self, others: Looks) -> Looks:
        """These and others."""
        return Looks(np.concatenate([self.nats, others.nats]), [*self.candidates, *others.candidates])


def hours_to_sweep(index: Index) -> float:
    """Hours of library that a window is held against: each reference, however short, and a window beside it."""
    return index.hours + len(index.members) * WINDOW_FRAMES / FRAMES_PER_S / 3600


def swept(
    peaks: Peaks, index: Index, grid: Grid, *, tempo: float = 1.0, in_parts: bool = False, most: int = ALIGNMENTS
) -> list[Looks]:
    """Where pairs agree best, at a given tempo.

    Parameters
    ----------
    peaks, grid : of the query
    tempo : reference frames per query frame
    in_parts : count the votes of parts of the query by themselves as well: what sounds for three seconds then has to
        stand out from the votes of eight seconds, not of thirty
    most : alignments that are looked at, up to `ALIGNMENTS`

    Returns
    -------
    For all of the query, then for each of its parts
    """
    frames = len(grid.cell)
    parts = max(1, round(frames / PART_FRAMES)) if in_parts else 1
    spans = [(frames * k / parts, frames * (k + 1) / parts) for k in range(parts)] if parts > 1 else []
    aligned = alignments(peaks, index, frames, tempo, parts)
    return [
        _looked_at(offset[:most], shift[:most], span, index, grid, tempo)
        for (offset, shift), span in zip(aligned, [(0, frames), *spans], strict=True)
    ]


def _looked_at(
    offset: NDArray[np.float64],
    shift: NDArray[np.float64],
    span: tuple[float, float],
    index: Index,
    grid: Grid,
    tempo: float,
) -> Looks:
    """What the best look at each alignment gives, of several in a span of frames and beside its pitch, and where."""
    first, end = span
    frames = np.arange(first + min(LOOK_EVERY, end - first) / 2, end, LOOK_EVERY)
    bins = shift[:, None] + np.repeat(BESIDE, len(frames))
    frame = np.broadcast_to(np.tile(frames, len(BESIDE)), bins.shape)
    places = Places(frame.ravel(), (offset[:, None] + tempo * frame).ravel(), bins.ravel(), np.full(bins.size, tempo))
    nats, middle = (column.reshape(bins.shape) for column in glances_at(places, index, grid))
    best = np.arange(len(offset)), nats.argmax(axis=1)
    return Looks(
        nats[best],
        [
            Candidate(np.array([at]), np.array([start + tempo * at]), pitch, tempo)
            for at, start, pitch in zip(middle[best].tolist(), offset.tolist(), bins[best].tolist(), strict=True)
        ],
    )


def alignments(
    peaks: Peaks, index: Index, frames: int, tempo: float, parts: int = 1
) -> list[tuple[NDArray[np.float64], NDArray[np.float64]]]:
    """Offsets on the time line of the library and shifts in bins that have the most votes, at most `ALIGNMENTS`.

    Of all of the query, and of each of its parts where there are several. These are equally long.
    """
    heard = landmarks_of(peaks, tempo, frames=frames, parts=parts)
    reach = int(np.ceil(frames * tempo)) + 2
    strip = Strip(
        np.zeros((parts, SHIFTS + 1, PAGE_FRAMES + reach + 2), np.float32),
        np.empty((SHIFTS, PAGE_FRAMES + 2), np.float32),
        np.empty(PAGE_FRAMES, np.float32),
        np.empty(PAGE_FRAMES, np.int32),
    )
    layers = parts + (parts > 1)
    top = Top(np.empty((layers, 0), np.float32), np.empty((layers, 0)), np.empty((layers, 0), np.float32))
    waiting: list[Best] = []
    for number, member in enumerate(index.members):
        pages = (member.frames + reach) // PAGE_FRAMES + 1
        shape = layers, pages * (PAGE_FRAMES // GROUP_FRAMES)
        best = Best(np.empty(shape, np.float32), np.empty(shape), np.empty(shape, np.float32))
        gather(member.peaks.view("<u8"), index.members.landmark_keys(number), heard, reach, pages, strip, best)
        waiting.append(best._replace(offset=best.offset + member.start))
        if len(waiting) == RANKED_TOGETHER:
            top, waiting = top.with_more(waiting), []
    top = top.with_more(waiting)
    return list(zip(top.offset, top.shift.astype(np.float64), strict=True))


@kernel
def gather(
    reference: NDArray[np.uint64],
    keys: NDArray[np.int16],
    heard: Landmarks,
    reach: int,
    pages: int,
    strip: Strip,
    best: Best,
) -> None:
    """Let all pairs of a reference vote, and write the best alignment of every group of offsets.

    Parameters
    ----------
    reference, keys : its peaks, packed, and the keys of the pairs that start at each
    reach : frames of the reference that the query may cover; no vote for an offset comes later than that
    """
    firsts, places, votes = heard.first, heard.place, strip.votes
    votes[:] = 0
    i = 0
    for page in range(pages):
        start = page * PAGE_FRAMES - reach  # the offset of column 1
        begin, end = page * PAGE_FRAMES * TIME_STEPS, (page + 1) * PAGE_FRAMES * TIME_STEPS
        while i < len(reference) and time_steps(reference[i]) < end:
            if time_steps(reference[i]) < begin:  # peaks of a file that isn't in order are not trusted
                i += 1
                continue
            latest = time_steps(reference[i]) + TIME_STEPS * 3 // 2 - start * TIME_STEPS
            lowest = bin_steps(reference[i]) - MIDDLE * BIN_STEPS
            low, high = zone_of(lowest / BIN_STEPS), zone_of(lowest / BIN_STEPS + SHIFTS) + 1
            for k in range(keys.shape[1]):
                key = np.int64(keys[i, k])
                if key != NO_KEY:
                    weight = heard.weight[key]
                    for n in range(firsts[key * ZONES + low], firsts[key * ZONES + high]):
                        place = np.int64(places[n])
                        above = (place & PLACE_BIN_MASK) * (BIN_STEPS // PLACE_STEPS) - lowest
                        shift = (above + BIN_STEPS // 2) // BIN_STEPS
                        row = shift if (above >= 0) & (shift < SHIFTS) else SHIFTS
                        frame = place >> FRAME_SHIFT & PLACE_FRAME_MASK
                        column = (latest - frame * (TIME_STEPS // PLACE_STEPS)) // TIME_STEPS
                        votes[np.uintp(place >> PART_SHIFT), np.uintp(row), np.uintp(column)] += weight
            i += 1
        settle(strip, start, page * (PAGE_FRAMES // GROUP_FRAMES), best)


@kernel
def settle(strip: Strip, start: int, group: int, best: Best) -> None:
    """Write the best alignments of a page, of which all votes are in, and move the strip on."""
    parts, total = strip.votes, strip.total
    if len(parts) > 1:
        for s in range(SHIFTS):
            for c in range(PAGE_FRAMES + 2):
                total[s, c] = 0
            for part in range(len(parts)):
                for c in range(PAGE_FRAMES + 2):
                    total[s, c] += parts[part, s, c]
    for layer in range(best.votes.shape[0]):
        votes = parts[0] if len(parts) == 1 else total if layer == 0 else parts[layer - 1]
        write_best(votes, strip, start, group, layer, best)
    for part in range(len(parts)):
        for s in range(SHIFTS):
            row = parts[part, s]
            for c in range(len(row) - PAGE_FRAMES):
                row[c] = row[c + PAGE_FRAMES]
            row[len(row) - PAGE_FRAMES :] = 0


@kernel
def write_best(votes: NDArray[np.float32], strip: Strip, start: int, group: int, layer: int, best: Best) -> None:
    """Write the best alignments of a page in one layer.

    A vote may be a frame and a part of a bin off, so neighbours count together.
    """
    top, at = strip.top, strip.shift
    top[:] = -1
    for s in range(SHIFTS - 1):
        row, above = votes[s], votes[s + 1]
        for c in range(PAGE_FRAMES):
            around = row[c] + row[c + 1] + row[c + 2] + above[c] + above[c + 1] + above[c + 2]
            if around > top[c]:
                top[c], at[c] = around, s
    for g in range(PAGE_FRAMES // GROUP_FRAMES):
        c = GROUP_FRAMES * g
        for other in range(c + 1, GROUP_FRAMES * (g + 1)):
            if top[other] > top[c]:
                c = other
        row, above, all_votes = votes[at[c]], votes[at[c] + 1], max(top[c], 1e-9)
        later = row[c + 2] + above[c + 2] - row[c] - above[c]
        higher = above[c] + above[c + 1] + above[c + 2]
        best.votes[layer, group + g], best.offset[layer, group + g] = top[c], start + c + later / all_votes
        best.shift[layer, group + g] = at[c] - MIDDLE + 0.5 * np.round(2 * higher / all_votes)
