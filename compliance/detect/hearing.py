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
from compliance.detect.recurrence import as_recurring, with_recurrence
from compliance.detect.votes import DENSE, FAST, PAIRS, THOROUGH, Search
from compliance.detect.windows import HOP_FRAMES, windows

EXPLAINED = 0.8
"""Share of a window that certain matches must cover for it to be left alone: what is under them is not looked for."""


class Heard(msgspec.Struct, frozen=True, kw_only=True):
    """What the search of the mix gave.

    certain : matches, in order of score
    weak : what resembles a reference less, as far as it leaves doubt
    doubtful : stretches of these that nothing certain explains, in order of time
    kept : the windows that hold a match, or what may yet become one, to draw it from
    peaks, windows : how many the whole asset had
    again : how many windows were searched a second time
    once : how many were not, although certain matches leave them unexplained
    skipped : how many of those left doubt
    """

    certain: list[Found]
    weak: list[Found]
    doubtful: list[Stretch]
    kept: list[Window]
    peaks: int
    windows: int
    again: int
    once: int
    skipped: int


class Searched(NamedTuple):
    """One window and all its reports, however weak.

    again : it was searched a second time
    explained : certain matches covered it after the first search
    """

    window: Window
    found: list[Report]
    again: bool
    explained: bool


def hear_mix(chunks: Iterable[Peaks], index: Index, limits: Limits) -> Heard:
    """Search a whole recording, given as a stream of peaks; what leaves doubt is searched more densely."""
    least, alone_from = limits.match_score(index.hours), limits.alone_score(index.hours)
    certain: list[Found] = []
    weak: list[Found] = []
    doubtful: list[Stretch] = []
    kept: list[Window] = []
    peaks = windows = again = once = skipped = 0
    for window, found, twice, explained in _searched(chunks, index, limits):
        peaks, windows, again = peaks + len(window.peaks.frame), windows + 1, again + twice
        doubts = _doubts(found, least, limits)
        left = not twice and not explained
        once, skipped = once + left, skipped + (left and bool(doubts))
        sure = [report for report in found if report.score >= least]
        less = [report for report in found if limits.doubtful_score <= report.score < least]
        for reported, heard in ((sure, certain), (less, weak)):
            for report in reported:
                heard += with_recurrence(found_in(report, window.start), window, index)
        if sure or any(report.score >= alone_from for report in less):
            kept.append(window._replace(peaks=selected(window.peaks, window.peaks.rank < DENSE.rank)))
        doubtful += [_stretch(window.start, report) for report in doubts]
    return Heard(
        certain=as_recurring(merged(certain), weak),
        weak=as_recurring(weak, weak),
        doubtful=doubtful,
        kept=kept,
        peaks=peaks,
        windows=windows,
        again=again,
        once=once,
        skipped=skipped,
    )


def searched(chunks: Iterable[Peaks], index: Index, limits: Limits) -> Iterator[tuple[Window, list[Report]]]:
    """Every window and all its reports, however weak: the calibration counts them all."""
    for window, found, *_ in _searched(chunks, index, limits):
        yield window, found


def _searched(chunks: Iterable[Peaks], index: Index, limits: Limits) -> Iterator[Searched]:
    """Search every window, and what that leaves unexplained once more, as far as the limits allow."""
    least = limits.match_score(index.hours)
    left = limits.dense_s * FRAMES_PER_S
    for start, peaks, frames in windows(chunks):
        first = search_window(peaks, frames, index, forwards=FAST, backwards=FAST)
        found = reports(first)
        explained = _explained(found, least, frames)
        again = limits.dense == "always" or (limits.dense == "unexplained" and left >= HOP_FRAMES and not explained)
        if again:
            left -= HOP_FRAMES
            search = second_search(limits)
            backwards = search if limits.dense == "always" else PAIRS
            found = reports([*first, *search_window(peaks, frames, index, forwards=search, backwards=backwards)])
        yield Searched(Window(start, peaks, frames), found, again, explained)


def second_search(limits: Limits) -> Search:
    """How a window is searched the second time."""
    return THOROUGH if limits.dense == "always" else DENSE


def _explained(found: Sequence[Report], least: float, frames: int) -> bool:
    """Whether certain matches cover nearly all of a window."""
    parts = sorted((part.first, part.last) for report in found if report.score >= least for part in report.parts)
    covered, end = 0.0, 0.0
    for first, last in parts:
        covered += max(0.0, last - max(first, end))
        end = max(end, last)
    return covered >= EXPLAINED * frames


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
