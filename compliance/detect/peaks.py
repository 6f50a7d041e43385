"""Spectral peaks: the points of a recording that survive mixing, coding and equalisation.

A peak is a local maximum of the log spectrogram in time and log frequency (the constellation of Wang, "An industrial-
strength audio search algorithm", ISMIR 2003), here with three refinements that the later stages live on:

- time between frames and frequency between bins, by fitting a parabola through the neighbours (Smith & Serra,
"PARSHL", ICMC 1987);
- frequency on a logarithmic scale, so that a change of pitch moves every peak by the same number of bins;
- a rank within its half second and octave, so that one extraction serves a sparse reference and a denser query
  (Sonnleitner & Widmer, "Robust quad-based audio fingerprinting", IEEE/ACM TASLP 24(3), 2016, also take more from the
  query).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from compliance.detect.compiled import inlined, kernel
from compliance.detect.spectrum import HOP, WINDOW, Floats, spectrogram

RATE_HZ = 11025
FRAMES_PER_S = RATE_HZ / HOP
BINS_PER_OCTAVE = 36
LOWEST_HZ = 110.0
BINS = 200
"""Log-frequency bins of a third of a semitone from 110 Hz to 5.2 kHz."""
OCTAVES = 6

KEPT_RANKS = 14
FIRST_LINE, LAST_LINE = int(120 * WINDOW / RATE_HZ), int(5000 * WINDOW / RATE_HZ)
LINES = LAST_LINE + 8
LEAST_PROMINENCE_DB, LEAST_LEVEL_DB = 6.0, -38.0
NEIGHBOUR_FRAMES = 3
PEAKS_PER_FRAME = 60
CHUNK_CELLS = 96
"""Half seconds analysed at once: about 48 s, 40 MB of spectrogram."""
SUMMED = 4
"""Frames summed up at once: each addition waits for the one before it, four of them do so together."""


class Peaks(NamedTuple):
    """Peaks in order of time, one array element each. A named tuple of arrays, because kernels can take it apart.

    frame : time in hops of 256 samples at 11 025 Hz (23 ms), fractional, float64
    bin : log frequency, 36 per octave from 110 Hz, fractional
    prominence_db : height over the mean of the surrounding spectrum
    level_db : height over an arbitrary fixed level
    rank : 0 for the most prominent peak of its half second and octave
    """

    frame: NDArray[np.float64]
    bin: Floats
    prominence_db: Floats
    level_db: Floats
    rank: NDArray[np.uint8]


def no_peaks() -> Peaks:
    """Peaks of silence."""
    empty = np.empty(0, np.float32)
    return Peaks(np.empty(0, np.float64), empty, empty, empty, np.empty(0, np.uint8))


def selected(peaks: Peaks, where: NDArray[np.bool_] | NDArray[np.int64] | slice) -> Peaks:
    """The peaks that `where` (a mask, positions or a slice) picks."""
    return Peaks._make(np.ascontiguousarray(column[where]) for column in peaks)


def joined(parts: Iterable[Peaks]) -> Peaks:
    """Several stretches of peaks, one after the other."""
    parts = tuple(parts)
    return Peaks._make(np.concatenate(columns) for columns in zip(*parts, strict=True)) if parts else no_peaks()


def peaks_of(samples: Floats, *, max_rank: int = KEPT_RANKS) -> Peaks:
    """Peaks of a recording that is in memory: mono samples of shape (n,) at 11 025 Hz."""
    piece = CHUNK_CELLS * RATE_HZ // 2
    pieces = (samples[at : at + piece] for at in range(0, len(samples), piece))
    return joined(peak_chunks(pieces, max_rank=max_rank))


def peak_chunks(blocks: Iterable[Floats], *, max_rank: int = KEPT_RANKS) -> Iterator[Peaks]:
    """Peaks of a recording of any length, about 48 s at a time.

    Parameters
    ----------
    blocks : mono samples at 11 025 Hz, in pieces of any length; where they are cut has no influence on the peaks
    max_rank : peaks kept per half second and octave

    Yields
    ------
    Peaks of one stretch, frames counted from the start of the recording. Memory does not grow with its length.
    """
    for first_frame, spectrum, inner in _spectrum_chunks(blocks):
        yield _ranked(local_maxima(spectrum, inner[0], inner[1]), first_frame, max_rank)


def _spectrum_chunks(blocks: Iterable[Floats]) -> Iterator[tuple[int, Floats, tuple[int, int]]]:
    """Overlapping stretches of spectrogram: first frame, (frames, lines) in dB, and which frames are its own.

    Stretches are cut between cells of half a second, so that no ranking is split.
    """
    edges = _cell_edges()
    start, end = 0, next(edges)
    at, length = 0, 0
    waiting: list[Floats] = []
    for block in blocks:
        waiting.append(block)
        length += len(block)
        while at + length >= (end + NEIGHBOUR_FRAMES) * HOP + WINDOW:
            buffer = np.concatenate(waiting)
            yield _stretch(buffer, at, start, end, end + NEIGHBOUR_FRAMES + 1)
            start, end = end, next(edges)
            keep = max(0, start - NEIGHBOUR_FRAMES - 1) * HOP
            waiting, at, length = [buffer[keep - at :].copy()], keep, at + length - keep
    buffer = np.concatenate([*waiting, np.zeros(0, np.float32)])
    frames = max(1, (at + len(buffer) - WINDOW) // HOP + 1)
    if at + len(buffer) < WINDOW:
        buffer = np.pad(buffer, (0, WINDOW - at - len(buffer)))
    if start < frames:
        yield _stretch(buffer, at, start, frames, frames)


def _cell_edges() -> Iterator[int]:
    """First frames of every `CHUNK_CELLS`-th half second."""
    cells = CHUNK_CELLS
    while True:
        yield int(np.ceil(cells * FRAMES_PER_S / 2))
        cells += CHUNK_CELLS


def _stretch(buffer: Floats, at: int, start: int, end: int, read_to: int) -> tuple[int, Floats, tuple[int, int]]:
    first = at // HOP
    return first, spectrogram(buffer, read_to - first, LINES), (start - first, end - first)


def local_maxima(spectrum: Floats, first: int, last: int) -> Floats:
    """Maxima over +-3 frames and a neighbourhood that grows with frequency, in frames `first` .. `last`.

    Returns
    -------
    Rows of (frame, fractional frame offset, log-frequency bin, prominence, level), shape (n, 5), in order of time and
    frequency
    """
    out = np.empty(((last - first) * PEAKS_PER_FRAME, 5), np.float32)
    lines = spectrum.shape[1]
    highest, top, tops = np.empty(lines, np.float32), np.empty(lines, np.bool_), np.empty(lines, np.int64)
    return out[: find_maxima(spectrum, first, last, np.zeros((SUMMED, lines + 1)), highest, top, tops, out)]


@kernel
def find_maxima(
    spectrum: Floats,
    first: int,
    last: int,
    total: NDArray[np.float64],
    highest: Floats,
    top: NDArray[np.bool_],
    tops: NDArray[np.int64],
    out: Floats,
) -> int:
    """Write the maxima to `out`, as many as fit; return their number. total : zeros; the others : room for a frame."""
    frames, lines = spectrum.shape
    n = 0
    for t in range(first, last):
        if (t - first) % SUMMED == 0:
            sum_up(spectrum, t, total)
        upto = total[(t - first) % SUMMED]
        now, before, after = spectrum[t], spectrum[max(0, t - 1)], spectrum[min(frames - 1, t + 1)]
        for i in range(find_tops(spectrum, t, highest, top, tops)):
            k = tops[i]
            level, left, right = now[k], now[k - 1], now[k + 1]
            if n >= len(out) or not is_highest(level, highest, k):
                continue
            low, high = max(0, k - 10 - k // 8), min(lines, k + 11 + k // 8)
            prominence = level - (upto[high] - upto[low]) / (high - low)
            line = k + 0.5 * (left - right) / (left - 2 * level + right + 1e-9)
            log_bin = BINS_PER_OCTAVE * np.log2(line * RATE_HZ / WINDOW / LOWEST_HZ)
            curvature = before[k] - 2 * level + after[k]
            offset = 0.0
            if 0 < t < frames - 1 and curvature < -1e-3:
                offset = min(0.5, max(-0.5, 0.5 * (before[k] - after[k]) / curvature))
            if prominence >= LEAST_PROMINENCE_DB and 0 <= log_bin < BINS - 1:
                out[n, 0], out[n, 1], out[n, 2], out[n, 3], out[n, 4] = t, offset, log_bin, prominence, level
                n += 1
    return n


@inlined
def sum_up(spectrum: Floats, t: int, total: NDArray[np.float64]) -> None:
    """Write the sums of the lines below each line, of frame `t` and the three after it."""
    last = len(spectrum) - 1
    first, second, third, fourth = (
        spectrum[t],
        spectrum[min(t + 1, last)],
        spectrum[min(t + 2, last)],
        spectrum[min(t + 3, last)],
    )
    a = b = c = d = 0.0
    for k in range(spectrum.shape[1]):
        a, b, c, d = a + first[k], b + second[k], c + third[k], d + fourth[k]
        total[0, k + 1], total[1, k + 1], total[2, k + 1], total[3, k + 1] = a, b, c, d


@inlined
def find_tops(spectrum: Floats, t: int, highest: Floats, top: NDArray[np.bool_], tops: NDArray[np.int64]) -> int:
    """Write the lines that no close neighbour exceeds, and the highest level of each line within +-3 frames.

    Nothing here branches: both loops over all lines take the same time whatever the sound, and leave few to look at.

    Returns
    -------
    How many lines are written to `tops`
    """
    last = len(spectrum) - 1
    a, b, c = spectrum[max(0, t - 3)], spectrum[max(0, t - 2)], spectrum[max(0, t - 1)]
    now, d, e, f = spectrum[t], spectrum[min(last, t + 1)], spectrum[min(last, t + 2)], spectrum[min(last, t + 3)]
    for k in range(len(highest)):
        highest[k] = higher(now[k], higher(higher(a[k], higher(b[k], c[k])), higher(d[k], higher(e[k], f[k]))))
    for k in range(FIRST_LINE, LAST_LINE):
        level = now[k]
        beside = (level >= highest[k - 1]) & (level >= highest[k + 1])
        aside = (level >= highest[k - 2]) & (level >= highest[k + 2])
        top[k] = (level > now[k - 1]) & (level >= highest[k]) & beside & aside & (level >= np.float32(LEAST_LEVEL_DB))
    n = 0
    for k in range(FIRST_LINE, LAST_LINE):
        tops[n] = k
        n += top[k]
    return n


@inlined
def higher(a: np.float32, b: np.float32) -> np.float32:
    """The greater of two numbers, without a thought for what is no number."""
    return a if a > b else b


@inlined
def is_highest(level: float, highest: Floats, k: int) -> bool:
    """Whether nothing around line `k` is above this level; the higher the line, the further around."""
    reach = 2 + k // 50
    above = 0
    for other in highest[max(0, k - reach) : k + reach + 1]:
        above += other > level
    return above == 0


def _ranked(found: Floats, first_frame: int, max_rank: int) -> Peaks:
    """The best peaks of each half second and octave, in order of time, with their rank."""
    frame = found[:, 0].astype(np.int64) + first_frame
    octave = np.minimum(found[:, 2] // BINS_PER_OCTAVE, OCTAVES - 1).astype(np.int64)
    cell = (frame // (FRAMES_PER_S / 2)).astype(np.int64) * 8 + octave
    order = np.lexsort((-found[:, 3], cell))
    rank = _position_in_group(cell[order])
    kept = rank < max_rank
    order, rank = order[kept], rank[kept]
    time = frame[order] + found[order, 1].astype(np.float64)
    by_time = np.lexsort((found[order, 2], time))
    order, rank = order[by_time], rank[by_time]
    return Peaks(
        time[by_time],
        found[order, 2],
        found[order, 3],
        found[order, 4],
        rank.astype(np.uint8),
    )


def _position_in_group(sorted_labels: NDArray[np.int64]) -> NDArray[np.int64]:
    """0, 1, 2 ... within each run of equal labels."""
    n = len(sorted_labels)
    starts = np.flatnonzero(np.concatenate([np.ones(min(n, 1), bool), np.diff(sorted_labels) != 0]))
    return np.arange(n) - np.repeat(starts, np.diff(np.append(starts, n)))
