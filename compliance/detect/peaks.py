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

from compliance.detect.compiled import kernel

RATE_HZ = 11025
WINDOW = 2048
HOP = 256
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

FRAMES_AT_ONCE = 64
"""Frames transformed at once: 0.5 MB, which stays in the processor's own memory."""

Floats = NDArray[np.float32]


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
    return first, spectrogram(buffer, read_to - first), (start - first, end - first)


def spectrogram(samples: Floats, frames: int) -> Floats:
    """Level in dB of shape (frames, lines) of a Hann-windowed short-time Fourier transform (2048 samples, hop 256)."""
    import scipy.fft

    window = np.hanning(WINDOW + 1)[:WINDOW].astype(np.float32)
    cut = np.lib.stride_tricks.sliding_window_view(samples, WINDOW)[::HOP][:frames]
    out = np.empty((len(cut), LINES), np.float32)
    for at in range(0, len(cut), FRAMES_AT_ONCE):
        transform = scipy.fft.rfft(cut[at : at + FRAMES_AT_ONCE] * window, axis=1)[:, :LINES]
        np.log10(transform.real**2 + transform.imag**2 + 1e-9, out=out[at : at + FRAMES_AT_ONCE])
    out *= np.float32(10)
    return out


def local_maxima(spectrum: Floats, first: int, last: int) -> Floats:
    """Maxima over +-3 frames and a neighbourhood that grows with frequency, in frames `first` .. `last`.

    Returns
    -------
    Rows of (frame, fractional frame offset, log-frequency bin, prominence, level), shape (n, 5), in order of time and
    frequency
    """
    out = np.empty(((last - first) * PEAKS_PER_FRAME, 5), np.float32)
    total, top = np.zeros(spectrum.shape[1] + 1), np.zeros(spectrum.shape[1], np.bool_)
    return out[: find_maxima(spectrum, first, last, total, top, out)]


@kernel
def find_maxima(
    spectrum: Floats, first: int, last: int, total: NDArray[np.float64], top: NDArray[np.bool_], out: Floats
) -> int:
    """Write the maxima to `out`, as many as fit; return their number. total, top : zeros, one for each line."""
    frames, lines = spectrum.shape
    n = 0
    for t in range(first, last):
        now, before, after = spectrum[t], spectrum[max(0, t - 1)], spectrum[min(frames - 1, t + 1)]
        mark_tops(now, before, after, top)
        for k in range(lines):
            total[k + 1] = total[k] + now[k]
        for k in range(FIRST_LINE, LAST_LINE):
            if not top[k] or n >= len(out) or not is_highest(spectrum, t, k):
                continue
            level, left, right = now[k], now[k - 1], now[k + 1]
            low, high = max(0, k - 10 - k // 8), min(lines, k + 11 + k // 8)
            prominence = level - (total[high] - total[low]) / (high - low)
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


@kernel
def mark_tops(now: Floats, before: Floats, after: Floats, top: NDArray[np.bool_]) -> None:
    """Mark the lines that no neighbour exceeds: without branches, 16 lines at once, this leaves few to look at."""
    for k in range(FIRST_LINE, LAST_LINE):
        level = now[k]
        in_time = (level >= before[k]) & (level >= after[k]) & (level >= before[k - 1]) & (level >= before[k + 1])
        aside = (level >= now[k - 2]) & (level >= now[k + 2]) & (level >= after[k - 1]) & (level >= after[k + 1])
        top[k] = (level > now[k - 1]) & (level >= now[k + 1]) & (level >= np.float32(LEAST_LEVEL_DB)) & in_time & aside


@kernel
def is_highest(spectrum: Floats, t: int, k: int) -> bool:
    """Whether nothing around a cell of the spectrogram is above it."""
    frames, lines = spectrum.shape
    reach = 2 + k // 50
    level = spectrum[t, k]
    for tt in range(max(0, t - NEIGHBOUR_FRAMES), min(frames, t + NEIGHBOUR_FRAMES + 1)):
        for kk in range(max(0, k - reach), min(lines, k + reach + 1)):
            if spectrum[tt, kk] > level:
                return False
    return True


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
