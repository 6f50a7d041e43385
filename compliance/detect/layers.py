"""Listening to the layers of a mix where the mix alone leaves doubt.

Separation helps to hear what is buried, but separated layers of different pieces resemble each other more than the
pieces do: at equal false alarms a search of all layers found no more than a search of the mix. So only doubtful
stretches are separated, and a match in a layer must be stronger and longer than one in the mix.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from compliance import audio
from compliance.detect.chain import reports
from compliance.detect.evidence import Window
from compliance.detect.index import Index
from compliance.detect.match import search_window
from compliance.detect.merge import Found, found_in
from compliance.detect.peaks import FRAMES_PER_S, RATE_HZ, peaks_of
from compliance.detect.recurrence import with_recurrence
from compliance.detect.separate import Separator
from compliance.detect.votes import FAST

SEPARATION_RATE_HZ = 2 * RATE_HZ
AROUND_S = 2.0
LONGEST_S = 24.0

Stretch = tuple[float, float]
"""Start and end in seconds."""


def stretches_around(doubtful: Sequence[Stretch], *, duration_s: float) -> list[Stretch]:
    """The doubtful stretches with some context, joined where they touch, cut to at most 24 s each."""
    joined: list[Stretch] = []
    for start, end in sorted(doubtful):
        start, end = max(0.0, start - AROUND_S), min(duration_s, end + AROUND_S)
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return [piece for stretch in joined for piece in _pieces(stretch)]


def _pieces(stretch: Stretch) -> list[Stretch]:
    start, end = stretch
    count = max(1, int(np.ceil((end - start) / LONGEST_S)))
    edges = np.linspace(start, end, count + 1)
    return [(float(a), float(b)) for a, b in itertools.pairwise(edges)]


def heard_in_layers(
    path: Path, stretch: Stretch, *, index: Index, separator: Separator, least_run_s: float, kept: list[Window]
) -> list[Found]:
    """What the layers of one stretch of an asset hold; scores are not lowered yet.

    Parameters
    ----------
    kept : layers with a match are appended, to draw it from

    Raises
    ------
    AudioError : the asset cannot be read
    """
    from scipy.signal import resample_poly

    samples = audio.load(path, rate_hz=SEPARATION_RATE_HZ, mono=False, start_s=stretch[0], end_s=stretch[1])
    if samples.shape[-1] < RATE_HZ:
        return []
    start_frame = round(stretch[0] * FRAMES_PER_S)
    found: list[Found] = []
    for stem, layer in separator.separate(samples, rate_hz=SEPARATION_RATE_HZ).items():
        heard = peaks_of(resample_poly(layer, RATE_HZ, SEPARATION_RATE_HZ))
        frames = int(len(layer) / SEPARATION_RATE_HZ * FRAMES_PER_S) + 1
        long = [
            report
            for report in reports(search_window(heard, frames, index, forwards=FAST, backwards=FAST))
            if report.best.last - report.best.first >= least_run_s * FRAMES_PER_S
        ]
        window = Window(start_frame, heard, frames, stem)
        for report in long:
            found += with_recurrence(found_in(report, start_frame, stem=stem), window, index)
        if long:
            kept.append(window)
    return found
