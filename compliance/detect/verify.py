"""Is an alignment real? Every reference peak is a witness, weighed against chance at the same place.

Each reference peak falls in one of seven classes: found in the query with a tight, middling or loose frequency
residual, each with a level that fits its neighbours or not; or missing. The log-likelihood ratio of its class under
"the reference sounds here" and "it doesn't" is taken with the peak's own class counts at 24 decoy offsets as the
chance model, so that a busy or repetitive bed earns nothing. The best run of these ratios (Kadane's maximum subarray,
in Bentley, CACM 27(9), 1984) is the matched stretch and its score.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from compliance.detect.compiled import inlined, kernel
from compliance.detect.fit import Alignment, Fitted, Grid, nearest_peak
from compliance.detect.index import Index
from compliance.detect.peaks import BINS, BINS_PER_OCTAVE, OCTAVES, Peaks, selected

CLASS_IF_REAL = np.array([0.66, 0.12, 0.10, 0.04, 0.03, 0.05])
"""Share of each class among peaks that survived: tight, middling, loose, each at a fitting and at a wrong level.
Measured on excerpts mixed into beds at +6 to -6 dB."""
PSEUDO_COUNTS = np.array([2, 6, 3, 9, 6, 18, 150.0]) * 0.5
SURVIVAL = np.array([0.12, 0.3, 0.6])
"""Hypotheses for the share of peaks that survive the mix; the best one counts."""
MISSING = 6
FRAMES_OFF, BINS_OFF = 2.0, 1.0
"""Farther away, a query peak is no sign of a reference peak."""
TIGHT_BINS, MIDDLING_BINS = 0.12, 0.4
LEVEL_DB = 3.5
DECOYS = 12
PITCH_DECOYS = 6
GLANCE = 3
"""A first look takes every third decoy."""
EVENT_FRAMES = 8
EVENT_NATS = 5.0
"""Evidence within 8 frames (0.19 s) saturates here: the peaks of one struck chord are one event, not ten."""
PROMISING_SCORE = 6.0
"""Nats that the stretch of the votes must give before the whole query is weighed: most candidates end here."""
EVENT_PRICE = 0.45
"""Nats that 0.19 s of a run costs: an excerpt gives 9 and more per second, music in the same key and pulse up to 3."""
COVERAGE_FROM = 12.0
LOUDEST_STEP = 120


class Evidence(NamedTuple):
    """What the peaks say of an alignment.

    score : nats, log likelihood ratio of the best run
    first, last : query frames of the run
    matched : peaks found in it
    events : time bins of 0.19 s with evidence in it
    coverage : share of the reference's strong peaks there that are present or masked; 0 where the score is too low to
        ask
    """

    score: float
    first: float
    last: float
    matched: int
    events: int
    coverage: float


def level_changes(reference: Peaks, grid: Grid, alignment: Alignment, first: float, last: float) -> NDArray[np.float64]:
    """Query level minus reference level in dB per octave: the densest 5 dB, with the overall value as prior."""
    counts, change = np.zeros((OCTAVES + 1, LOUDEST_STEP)), np.empty(OCTAVES)
    count_levels(reference, grid, alignment, first, last, counts)
    densest_levels(counts, change)
    return change


@kernel
def count_levels(
    reference: Peaks, grid: Grid, alignment: Alignment, first: float, last: float, counts: NDArray[np.float64]
) -> None:
    """Count the differences of level in steps of 1 dB: a row for each octave, and one for all."""
    for i in range(len(reference.frame)):
        t, b = (reference.frame[i] - alignment.offset) / alignment.tempo, reference.bin[i] + alignment.shift
        if t < first or t > last or b < 0 or b >= BINS - 1:
            continue
        j = nearest_peak(grid, t, b, 2.0, 0.4)
        if j < 0:
            continue
        step = int(grid.peaks.level_db[j] - reference.level_db[i] + LOUDEST_STEP // 2)
        if 2 <= step < LOUDEST_STEP - 3:
            octave = min(OCTAVES - 1, int(b / BINS_PER_OCTAVE))
            for k in range(-2, 3):
                counts[octave, step + k] += 3 - abs(k)
                counts[OCTAVES, step + k] += 3 - abs(k)


@kernel
def densest_levels(counts: NDArray[np.float64], change: NDArray[np.float64]) -> None:
    """Write the densest difference of each octave to `change`, in dB."""
    usual = 0
    for k in range(LOUDEST_STEP):
        if counts[OCTAVES, k] > counts[OCTAVES, usual]:
            usual = k
    for octave in range(OCTAVES):
        most, best = -1.0, usual
        for k in range(max(0, usual - 18), min(LOUDEST_STEP - 1, usual + 18) + 1):
            value = counts[octave, k] - 0.25 * abs(k - usual) + 6 * np.exp(-0.5 * ((k - usual) / 3.0) ** 2)
            if value > most:
                most, best = value, k
        change[octave] = best - LOUDEST_STEP // 2 + 0.5


@kernel
def classify(
    reference: Peaks,
    grid: Grid,
    alignment: Alignment,
    change: NDArray[np.float64],
    stride: int,
    classes: NDArray[np.int64],
    decoys: NDArray[np.float64],
    looked: NDArray[np.float64],
) -> None:
    """Write the class of every reference peak that is inside the query, and its counts of classes at decoys.

    Parameters
    ----------
    stride : every `stride`-th decoy is looked at
    classes : shape (n,), -1 throughout
    decoys : shape (n, 2, 7), zeros; the first row is of decoys in time, the second in pitch
    looked : shape (n, 2), zeros; number of decoys in each row
    """
    frames = len(grid.cell)
    near, at_frame, at_bin, level_db = grid.near, grid.peaks.frame, grid.peaks.bin, grid.peaks.level_db
    for i in range(len(reference.frame)):
        t, b = (reference.frame[i] - alignment.offset) / alignment.tempo, reference.bin[i] + alignment.shift
        if t < 0 or t >= frames - 1 or b < 0 or b >= BINS - 1:
            continue
        expected_db = reference.level_db[i] + change[min(OCTAVES - 1, int(b / BINS_PER_OCTAVE))]
        classes[i] = class_at(near, at_frame, at_bin, level_db, t, b, expected_db)
        for side in (-1, 1):
            for d in range(1, DECOYS + 1, stride):
                there = t + side * (5 + 4 * d)
                if 0 <= there < frames - 1:
                    decoys[i, 0, class_at(near, at_frame, at_bin, level_db, there, b, expected_db)] += 1
                    looked[i, 0] += 1
            for d in range(1, PITCH_DECOYS + 1, stride):
                there = b + side * 3 * d
                if 0 <= there < BINS - 1:
                    decoys[i, 1, class_at(near, at_frame, at_bin, level_db, t, there, expected_db)] += 1
                    looked[i, 1] += 1


@inlined
def class_at(
    near: NDArray[np.int32],
    at_frame: NDArray[np.float64],
    at_bin: NDArray[np.float32],
    level_db: NDArray[np.float32],
    frame: float,
    bin_: float,
    expected_db: float,
) -> int:
    """Class of a reference peak that is expected at a place and level in the query."""
    j = near[int(frame + 0.5), int(bin_ + 0.5)]
    if j < 0 or abs(at_frame[j] - frame) > FRAMES_OFF:
        return MISSING
    residual = abs(at_bin[j] - bin_)
    if residual > BINS_OFF:
        return MISSING
    class_ = 0 if residual < TIGHT_BINS else (2 if residual < MIDDLING_BINS else 4)
    return class_ + (1 if abs(level_db[j] - expected_db) > LEVEL_DB else 0)


@kernel
def best_run(
    times: NDArray[np.float64],
    classes: NDArray[np.int64],
    decoys: NDArray[np.float64],
    looked: NDArray[np.float64],
    prior: NDArray[np.float64],
) -> tuple[float, float, float, int, int]:
    """The best run of query `times` over all hypotheses of survival: score, first, last, matched, events.

    looked : number of decoys in each row of `decoys`, shape (n, 2)
    """
    best, best_first, best_last, best_matched, best_events = 0.0, 0.0, 0.0, 0, 0
    for survival in SURVIVAL:
        score, first, matched, events = 0.0, -1.0, 0, 0
        i = 0
        while i < len(times):
            if classes[i] < 0:
                i += 1
                continue
            start, last = times[i], times[i]
            evidence, found = 0.0, 0
            while i < len(times) and (classes[i] < 0 or int(times[i] / EVENT_FRAMES) <= int(start / EVENT_FRAMES)):
                c = classes[i]
                if c == MISSING:
                    evidence += np.log(1 - survival)
                elif c >= 0:
                    chance = max(
                        (decoys[i, 0, c] + 8 * prior[0, c]) / (looked[i, 0] + 8),
                        (decoys[i, 1, c] + 8 * prior[1, c]) / (looked[i, 1] + 8),
                    )
                    evidence += np.log(1 - survival + survival * CLASS_IF_REAL[c] / chance)
                    last = times[i]
                    found += 1 if c < 4 else 0
                i += 1
            if evidence > 0:
                evidence = EVENT_NATS * (1 - np.exp(-evidence / EVENT_NATS))
            evidence -= EVENT_PRICE
            if score <= 0:
                score, first, matched, events = 0.0, start, 0, 0
            score += evidence
            matched += found
            events += 1 if evidence > 0.5 else 0
            if score > best:
                best, best_first, best_last, best_matched, best_events = score, first, last, matched, events
    return best, best_first, best_last, best_matched, best_events


@kernel
def first_after(frames: NDArray[np.float64], frame: float) -> int:
    """Position of the first of ascending `frames` that is not before `frame`."""
    low, high = 0, len(frames)
    while low < high:
        middle = (low + high) // 2
        if frames[middle] < frame:
            low = middle + 1
        else:
            high = middle
    return low


@kernel
def coverage(
    reference: Peaks, dense: Peaks, alignment: Alignment, first: float, last: float, change: NDArray[np.float64]
) -> float:
    """Share of the reference's strong peaks in query frames `first` .. `last` that are present or masked in the query.

    Mixing only adds energy: where the reference predicts a level, the query must hold about that level or more. A
    shared loop or patch explains one layer of the reference only and leaves the others uncovered.
    """
    strong = covered = 0
    for i in range(len(reference.frame)):
        t, b = (reference.frame[i] - alignment.offset) / alignment.tempo, reference.bin[i] + alignment.shift
        if t < first or t > last or b < 1 or b > BINS - 2 or reference.rank[i] > 1:
            continue
        level = reference.level_db[i] + change[min(OCTAVES - 1, int(b / BINS_PER_OCTAVE))] - 4
        strong += 1
        reach = 4 + 120 / (b + 12)
        for j in range(first_after(dense.frame, t - 4), len(dense.frame)):
            if dense.frame[j] > t + 4:
                break
            if abs(dense.bin[j] - b) < reach and dense.level_db[j] >= level:
                covered += 1
                break
    return covered / max(1, strong)


def evidence_for(candidate: Fitted, index: Index, grid: Grid, dense: Peaks) -> Evidence:
    """Weigh an alignment over the whole query, if there is any evidence where its votes are.

    Parameters
    ----------
    grid : query peaks of the ranks that the search uses
    dense : all query peaks, for the coverage
    """
    alignment = candidate.alignment
    end = alignment.offset + alignment.tempo * len(grid.cell)
    reference = index.peaks_between(candidate.member, alignment.offset - 4, end + 4)
    change = level_changes(reference, grid, alignment, candidate.first, candidate.last)
    times = (reference.frame - alignment.offset) / alignment.tempo
    near = slice(first_after(times, candidate.first), first_after(times, candidate.last))
    hint = _weighed(selected(reference, near), times[near], grid, alignment, change, stride=GLANCE)
    if hint.score < PROMISING_SCORE:
        return hint
    evidence = _weighed(reference, times, grid, alignment, change, stride=1)
    if evidence.score < COVERAGE_FROM:
        return evidence
    covered = coverage(reference, dense, alignment, evidence.first, evidence.last, change)
    return evidence._replace(coverage=covered)


def _weighed(
    reference: Peaks,
    times: NDArray[np.float64],
    grid: Grid,
    alignment: Alignment,
    change: NDArray[np.float64],
    *,
    stride: int,
) -> Evidence:
    """The best run of some reference peaks, which sound at query `times`; its coverage is left open."""
    n = len(times)
    classes, decoys, looked = np.full(n, -1, np.int64), np.zeros((n, 2, MISSING + 1)), np.zeros((n, 2))
    classify(reference, grid, alignment, change, stride, classes, decoys, looked)
    prior = decoys.sum(axis=0) + PSEUDO_COUNTS
    prior /= prior.sum(axis=1)[:, None]
    score, first, last, matched, events = best_run(times, classes, decoys, looked, prior)
    return Evidence(score, first, last, matched, events, 0.0)
