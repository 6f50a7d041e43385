"""What a match rests on, peak by peak, and how exactly it is known.

A found alignment predicts where every peak of the reference's excerpt sounds in the query. Each prediction is held
against the peaks of the query: the peak is there, something at least as loud hides it, or it is missing. The places of
those that are there also say how exactly pitch and tempo are known: the standard error of a weighted straight line
whose errors are correlated within an event, the cluster-robust estimate of Liang & Zeger ("Longitudinal data analysis
using generalized linear models", Biometrika 73(1), 1986).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from compliance.detect.fit import Alignment, grid_over
from compliance.detect.index import Index
from compliance.detect.match import Segment, reversed_peaks
from compliance.detect.peaks import BINS, BINS_PER_OCTAVE, FRAMES_PER_S, LOWEST_HZ, OCTAVES, RATE_HZ, WINDOW, Peaks
from compliance.detect.verify import EVENT_FRAMES, first_after, level_changes
from compliance.model.matching import Evidence, Stem

MOST_DRAWN = 300
PRESENT_FRAMES, PRESENT_BINS = 2.0, 0.4
HIDDEN_FRAMES, HIDDEN_DB = 4.0, 4.0
LEAST_EVENTS = 4
"""A line through fewer says nothing of its own error."""
LEAST_SHIFT_ERROR = 0.006
"""In bins: what the steps of the stored peaks leave open however many there are."""
TEMPO_FACTOR, TOOL_ERROR = 1.5, 0.0007
"""Neighbouring notes err alike, which no count of events shows, and whoever stretches time misses the tempo that was
asked for. Chosen on transformed excerpts; on others one standard error held 75 of 100 true tempos, and two 96."""
ROUNDS = 3
LEAST_PEAKS = 8
HELD_FRAMES = 5.0

Floats = NDArray[np.float64]


class Window(NamedTuple):
    """A stretch of the query that holds a match. start : its first frame; peaks : frames counted from there."""

    start: int
    peaks: Peaks
    frames: int
    stem: Stem = "mix"


class Trace(NamedTuple):
    """How a match was changed, how exactly that is known, and what can be drawn of it.

    shift : query bin minus reference bin; tempo : reference frames per query frame; both fitted anew to all peaks
    shift_error, tempo_error : their standard errors
    """

    shift: float
    tempo: float
    shift_error: float
    tempo_error: float
    evidence: Evidence


class Witnesses(NamedTuple):
    """The peaks of a reference over a window, one array element each, in order of time.

    frame, bin : where each should be in the query; reference_frame : where it is in the reference
    off_frames, off_bins : how far from there it was found, not a number where it was not
    states : letters as in `Evidence`
    """

    frame: Floats
    bin: Floats
    reference_frame: Floats
    off_frames: Floats
    off_bins: Floats
    states: list[str]


def traced(segment: Segment, stem: Stem, windows: Sequence[Window], index: Index) -> Trace | None:
    """Draw a match in the window that holds most of it; None if no window or too few peaks were kept.

    Parameters
    ----------
    segment : frames counted from the start of the asset
    windows : those of the asset that were kept, in any order
    """
    inside = [(_shared(segment, window), -k) for k, window in enumerate(windows) if window.stem == stem]
    held, position = max(inside, default=(0.0, 0))
    if held <= 0:
        return None
    window = windows[-position]
    line, witnesses = witnesses_of(segment, window, index)
    errors = _errors(witnesses, line.tempo)
    return None if errors is None else Trace(line.shift, line.tempo, *errors, _drawn(witnesses, window.start))


def _shared(segment: Segment, window: Window) -> float:
    return min(segment.last, window.start + window.frames) - max(segment.first, window.start)


def witnesses_of(segment: Segment, window: Window, index: Index) -> tuple[Alignment, Witnesses]:
    """Hold every peak of the reference that a segment predicts in a window against what is there.

    The line is first fitted anew to all of them: a segment may have been fitted to a part, or joined from several.

    Returns
    -------
    The line, counted from the start of the window, or from its end backwards if it is reversed; and the witnesses
    """
    first, last = max(segment.first, window.start) - window.start, min(segment.last - window.start, window.frames)
    middle = (first + last) / 2
    centre = _reference_at(segment, window.start + middle)
    peaks = window.peaks
    if segment.is_reversed:
        peaks, (first, last), middle = (
            reversed_peaks(peaks, window.frames),
            (window.frames - last, window.frames - first),
            window.frames - middle,
        )
    line = Alignment(centre - segment.tempo * middle, segment.tempo, segment.shift)
    reference = index.peaks_between(segment.member, *(line.offset + line.tempo * frame for frame in (first, last)))
    change = level_changes(reference, grid_over(peaks, window.frames + 4), line, first, last)
    for _ in range(ROUNDS):
        line = _nearer(line, _held_against(reference, peaks, line, change))
    found = _held_against(reference, peaks, line, change)
    return line, _turned_back(found, window.frames) if segment.is_reversed else found


def _nearer(line: Alignment, found: Witnesses) -> Alignment:
    """The line moved to where its witnesses were found; its slope is held as long as they lie close together."""
    there = ~np.isnan(found.off_bins)
    if there.sum() < LEAST_PEAKS:
        return line
    at, off_frames, off_bins = found.frame[there], found.off_frames[there], found.off_bins[there]
    weight = _weights(off_frames, off_bins)
    middle, late = np.average(at, weights=weight), np.average(off_frames, weights=weight)
    spread = np.sum(weight * (at - middle) ** 2) + HELD_FRAMES**2 * np.sum(weight)
    slope = float(np.sum(weight * (at - middle) * (off_frames - late)) / spread)
    # What was expected at `middle` sounds `late` frames after it; per frame it falls behind by `slope`.
    tempo = line.tempo / (1 + slope)
    offset = line.offset + line.tempo * middle - tempo * (middle + late)
    return Alignment(float(offset), tempo, line.shift + float(np.average(off_bins, weights=weight)))


def _weights(off_frames: Floats, off_bins: Floats) -> Floats:
    return 1 / (1 + (off_bins / 0.1) ** 2) / (1 + off_frames**2)


def _reference_at(segment: Segment, frame: float) -> float:
    """Reference frame that sounds at a query frame, on the straight line between the ends of the segment."""
    share = (frame - segment.first) / max(segment.last - segment.first, 1.0)
    return segment.reference_first + share * (segment.reference_last - segment.reference_first)


def _turned_back(found: Witnesses, frames: int) -> Witnesses:
    back = slice(None, None, -1)
    return Witnesses(
        frames - found.frame[back],
        found.bin[back],
        found.reference_frame[back],
        -found.off_frames[back],
        found.off_bins[back],
        found.states[back],
    )


def _held_against(reference: Peaks, peaks: Peaks, alignment: Alignment, change: Floats) -> Witnesses:
    frame = (reference.frame - alignment.offset) / alignment.tempo
    bins = reference.bin.astype(np.float64) + alignment.shift
    audible = (bins >= 0) & (bins < BINS - 1)
    frame, bins, at, levels = frame[audible], bins[audible], reference.frame[audible], reference.level_db[audible]
    off_frames, off_bins = np.full(len(frame), np.nan), np.full(len(frame), np.nan)
    states = ["x"] * len(frame)
    for i, (t, b) in enumerate(zip(frame, bins, strict=True)):
        near = slice(first_after(peaks.frame, t - HIDDEN_FRAMES), first_after(peaks.frame, t + HIDDEN_FRAMES))
        in_time, in_bins = peaks.frame[near] - t, peaks.bin[near] - b
        close = np.flatnonzero((np.abs(in_time) <= PRESENT_FRAMES) & (np.abs(in_bins) <= PRESENT_BINS))
        if len(close):
            best = close[np.argmin(np.abs(in_bins[close]) + 0.1 * np.abs(in_time[close]))]
            off_frames[i], off_bins[i], states[i] = in_time[best], in_bins[best], "p"
            continue
        level = levels[i] + change[min(OCTAVES - 1, int(b / BINS_PER_OCTAVE))] - HIDDEN_DB
        if np.any((np.abs(in_bins) < 4 + 120 / (b + 12)) & (peaks.level_db[near] >= level)):
            states[i] = "m"
    return Witnesses(frame, bins, at, off_frames, off_bins, states)


def _errors(found: Witnesses, tempo: float) -> tuple[float, float] | None:
    """Standard errors of the shift in bins and of the tempo ratio, or None where too few events speak."""
    there = ~np.isnan(found.off_bins)
    at, off_frames, off_bins = found.frame[there], found.off_frames[there], found.off_bins[there]
    weight = _weights(off_frames, off_bins)
    event = (at / EVENT_FRAMES).astype(np.int64)
    if len(np.unique(event)) < LEAST_EVENTS:
        return None
    shift = _clustered(weight * (off_bins - np.average(off_bins, weights=weight)), event) / float(weight.sum())
    centred = at - np.average(at, weights=weight)
    spread = float(np.sum(weight * centred**2))
    slope = _clustered(weight * centred * (off_frames - np.average(off_frames, weights=weight)), event) / spread
    return max(LEAST_SHIFT_ERROR, shift), tempo * math.hypot(TEMPO_FACTOR * slope, TOOL_ERROR)


def _clustered(scores: Floats, event: NDArray[np.int64]) -> float:
    """Root of the sum of squares over events, with the correction for their number."""
    _, place = np.unique(event, return_inverse=True)
    sums = np.bincount(place, weights=scores)
    return float(np.sqrt(np.sum(sums**2) * len(sums) / (len(sums) - 1)))


def _drawn(witnesses: Witnesses, start: int) -> Evidence:
    many = len(witnesses.states)
    chosen = sorted({round(k * (many - 1) / (MOST_DRAWN - 1)) for k in range(MOST_DRAWN)})
    times = [seconds_at(start + frame) for frame in witnesses.frame.tolist()]
    bins, reference = witnesses.bin.tolist(), witnesses.reference_frame.tolist()
    return Evidence(
        start_s=times[0],
        end_s=times[-1],
        time_s=tuple(times[k] for k in chosen),
        frequency_hz=tuple(round(LOWEST_HZ * 2 ** (bins[k] / BINS_PER_OCTAVE), 1) for k in chosen),
        reference_time_s=tuple(seconds_at(reference[k]) for k in chosen),
        states="".join(witnesses.states[k] for k in chosen),
        peaks=len(times),
    )


def seconds_at(frame: float) -> float:
    """Time of the middle of a frame, from the start of the file."""
    return round(max(0.0, frame / FRAMES_PER_S + WINDOW / 2 / RATE_HZ), 3)
