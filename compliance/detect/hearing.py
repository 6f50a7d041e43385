"""Searching the mix: window after window, once everywhere and once more where that leaves doubt.

peaks -> windows -> search -> reports    certain: matches
                      |        doubtful: a denser search, as far as the effort allows -> still doubtful: layers
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import msgspec

from compliance.detect.chain import Report, overlap, reports
from compliance.detect.evidence import Window
from compliance.detect.index import Index
from compliance.detect.layers import Stretch
from compliance.detect.limits import Limits
from compliance.detect.match import search_window
from compliance.detect.merge import Found, found_in, merged
from compliance.detect.peaks import FRAMES_PER_S, Peaks, selected
from compliance.detect.votes import DENSE, FAST
from compliance.detect.windows import HOP_FRAMES, windows


class Heard(msgspec.Struct, frozen=True, kw_only=True):
    """What the search of the mix gave.

    certain : matches, in order of score
    doubtful : stretches that resemble a reference, but not enough, in order of time
    kept : the windows that hold a match, to draw it from
    peaks, windows : how many the whole asset had
    skipped : how many windows left doubt and were not searched again
    """

    certain: list[Found]
    doubtful: list[Stretch]
    kept: list[Window]
    peaks: int
    windows: int
    skipped: int


class Searched(NamedTuple):
    """One window and all its reports, however weak.

    skipped : it left doubt and was not searched again
    """

    window: Window
    found: list[Report]
    skipped: bool


def hear_mix(chunks: Iterable[Peaks], index: Index, limits: Limits) -> Heard:
    """Search a whole recording, given as a stream of peaks; what leaves doubt is searched more densely."""
    least = limits.match_score(index.hours)
    certain: list[Found] = []
    doubtful: list[Stretch] = []
    kept: list[Window] = []
    peaks = count = skipped = 0
    for window, found, was_skipped in _searched(chunks, index, limits):
        peaks, count, skipped = peaks + len(window.peaks.frame), count + 1, skipped + was_skipped
        sure = [report for report in found if report.score >= least]
        for report in sure:
            certain += found_in(report, window.start)
        if sure:
            kept.append(window._replace(peaks=selected(window.peaks, window.peaks.rank < DENSE.rank)))
        doubtful += [_stretch(window.start, report) for report in _doubts(found, least, limits)]
    return Heard(certain=merged(certain), doubtful=doubtful, kept=kept, peaks=peaks, windows=count, skipped=skipped)


def searched(chunks: Iterable[Peaks], index: Index, limits: Limits) -> Iterator[tuple[int, int, list[Report]]]:
    """First frame, number of peaks and all reports of every window, however weak: the calibration counts them all."""
    for window, found, _ in _searched(chunks, index, limits):
        yield window.start, len(window.peaks.frame), found


def _searched(chunks: Iterable[Peaks], index: Index, limits: Limits) -> Iterator[Searched]:
    """Search every window, twice where the limits say so."""
    least = limits.match_score(index.hours)
    left = limits.dense_s * FRAMES_PER_S
    for start, peaks, frames in windows(chunks):
        first = search_window(peaks, frames, index, FAST)
        found = reports(first)
        again, skipped = limits.dense == "always", False
        if not again and _doubts(found, least, limits):
            again = limits.dense == "in doubt" and left >= HOP_FRAMES
            left -= HOP_FRAMES if again else 0
            skipped = not again
        if again:
            found = reports([*first, *search_window(peaks, frames, index, DENSE)])
        yield Searched(Window(start, peaks, frames), found, skipped)


def _doubts(found: Sequence[Report], least: float, limits: Limits) -> list[Report]:
    """Reports that are too weak to count and too strong to ignore, where nothing stronger explains the stretch."""
    certain = [report for report in found if report.score >= least]
    return [
        report
        for report in found
        if limits.doubtful_score <= report.score < least
        and not any(overlap(report.best, other.best) > 0 for other in certain)
    ]


def _stretch(start: int, report: Report) -> Stretch:
    return (start + report.best.first) / FRAMES_PER_S, (start + report.best.last) / FRAMES_PER_S
