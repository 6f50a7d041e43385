"""Where else a passage is heard, once it is known that it is: the other parts of a loop or of chops.

A chop of half a second is too little to be found by itself among all references. But where one part of a use is
found, the others come from the same passage, at the same pitch and tempo. That leaves so few places, a few thousand,
that each can be looked at: no votes are needed.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from compliance.detect.candidates import Candidate, Places
from compliance.detect.fit import Alignment, Fitted, Grid
from compliance.detect.glance import REACH_FRAMES, glances_at
from compliance.detect.index import Index
from compliance.detect.peaks import FRAMES_PER_S
from compliance.detect.verify import Evidence

PASSAGE = 10 * FRAMES_PER_S
"""How far from the part that was found the others may lie in the reference: chops and loops come from one passage."""
STEP_FRAMES = 2.0
MOST = 24
APART_FRAMES, APART_OFFSETS = 12.0, 8.0
"""Places nearer than both, in the query and in the offset, are the same part."""


def repeats(use: Fitted, evidence: Evidence, index: Index, grid: Grid) -> list[Candidate]:
    """The best places in a window where the passage around a use may be heard, at most 24."""
    places = _places_around(use.alignment, (evidence.first + evidence.last) / 2, index, use.member, len(grid.cell))
    nats, middle = glances_at(places, index, grid)
    at = places.reference + places.tempo * (middle - places.frame)
    order = np.argsort(-nats, kind="stable")
    return [
        Candidate(middle[k : k + 1], at[k : k + 1], use.alignment.shift, use.alignment.tempo)
        for k in _apart(order[nats[order] > 0], middle, at - use.alignment.tempo * middle)
    ]


def _places_around(alignment: Alignment, middle: float, index: Index, member: int, frames: int) -> Places:
    """Every second frame of the window, laid against every 1.9 s of the passage around query frame `middle`."""
    start, length = index.members[member].start, index.members[member].frames
    heard = alignment.offset + alignment.tempo * middle
    passage = np.arange(heard - PASSAGE, heard + PASSAGE, REACH_FRAMES * alignment.tempo)
    passage = passage[(passage >= 0) & (passage < length)]
    frame, reference = (axis.ravel() for axis in np.meshgrid(np.arange(0.0, frames, STEP_FRAMES), passage + start))
    return Places(frame, reference, np.full(len(frame), alignment.shift), np.full(len(frame), alignment.tempo))


def _apart(order: NDArray[np.int64], middle: NDArray[np.float64], offset: NDArray[np.float64]) -> list[int]:
    """The first of `order` that are not the same part as one before, at most `MOST`."""
    kept: list[int] = []
    while len(order) and len(kept) < MOST:
        best = order[0]
        kept.append(int(best))
        near = np.abs(middle[order] - middle[best]) < APART_FRAMES
        aligned = np.abs(offset[order] - offset[best]) < APART_OFFSETS
        order = order[~(near & aligned)]
    return kept
