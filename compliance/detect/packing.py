"""What is kept of a reference: its peaks in 8 bytes each, and the parameters of the analysis that made them.

32 bits of time (1/64 frame from the start of the reference), 14 bits of log frequency (1/64 bin) above 2 bits of
rank, 8 bits of prominence and 8 of level (0.4 dB steps). These steps are far below the scatter of a peak that
survived mixing (about 1.3 cents, 1.5 dB).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple, overload

import numpy as np
from numpy.typing import NDArray

from compliance.detect import peaks as analysis
from compliance.detect import quads
from compliance.detect.compiled import kernel
from compliance.detect.peaks import Floats, Peaks, peak_chunks, selected

REFERENCE_RANKS = 3
ANALYSIS_VERSION = 3
"""Raise it whenever the same sound would give other peaks or other quads."""

PARAMETERS: dict[str, float] = {
    "analysis": ANALYSIS_VERSION,
    "rate_hz": analysis.RATE_HZ,
    "window": analysis.WINDOW,
    "hop": analysis.HOP,
    "bins_per_octave": analysis.BINS_PER_OCTAVE,
    "lowest_hz": analysis.LOWEST_HZ,
    "bins": analysis.BINS,
    "least_prominence_db": analysis.LEAST_PROMINENCE_DB,
    "least_level_db": analysis.LEAST_LEVEL_DB,
    "neighbour_frames": analysis.NEIGHBOUR_FRAMES,
    "reference_ranks": REFERENCE_RANKS,
    "step_bins": quads.STEP_BINS,
    "ratio_values": quads.RATIO_VALUES,
    "reference_span": quads.REFERENCE_SPAN,
    "reference_targets": quads.REFERENCE_TARGETS,
    "least_span": quads.LEAST_SPAN,
    "least_gap": quads.LEAST_GAP,
    "least_distance": quads.LEAST_DISTANCE,
}

TIME_STEPS, BIN_STEPS = 64, 64
DECIBEL_STEP, LOWEST_DB = 0.4, -40.0
PACKED_PEAK = np.dtype([("time", "<u4"), ("bin_rank", "<u2"), ("prominence", "u1"), ("level", "u1")])
TIME_MASK, BIN_SHIFT, BIN_MASK, PROMINENCE_SHIFT, PROMINENCE_MASK = 0xFFFF_FFFF, 34, 0x3FFF, 48, 0xFF
"""Where time, bin and prominence lie in a packed peak that is read as one little-endian 64-bit number."""
PackedPeaks = NDArray[Any]
"""One-dimensional array of `PACKED_PEAK`."""


class Print(NamedTuple):
    """What is kept of one reference. id : as in `Reference.id`; frames : its length."""

    id: str
    frames: int
    peaks: PackedPeaks


class Prints(Sequence[Print]):
    """Recordings one after the other, each made when it is asked for: opening 15 000 of them takes no time.

    ids : of the recordings
    frames : their lengths
    ends : number of peaks up to the end of each
    peaks : of all of them
    """

    def __init__(self, ids: Sequence[str], frames: Sequence[int], counts: Sequence[int], peaks: PackedPeaks) -> None:
        self.ids = ids
        self.frames = np.array(frames, np.int64)
        self.ends = np.cumsum(np.array(counts, np.int64))
        self.peaks = peaks

    @classmethod
    def of(cls, prints: Sequence[Print]) -> Prints:
        """The same recordings with their peaks in one array."""
        if isinstance(prints, Prints):
            return prints
        parts = [print_.peaks for print_ in prints]
        return cls(
            [print_.id for print_ in prints],
            [print_.frames for print_ in prints],
            [len(part) for part in parts],
            np.concatenate(parts) if parts else np.empty(0, PACKED_PEAK),
        )

    def __len__(self) -> int:
        return len(self.ids)

    @overload
    def __getitem__(self, index: int) -> Print: ...
    @overload
    def __getitem__(self, index: slice) -> list[Print]: ...
    def __getitem__(self, index: int | slice) -> Print | list[Print]:
        if isinstance(index, slice):
            return [self[k] for k in range(*index.indices(len(self)))]
        k = range(len(self))[index]
        first = self.ends[k - 1] if k else 0
        return Print(self.ids[k], int(self.frames[k]), self.peaks[first : self.ends[k]])


def print_of(id_: str, blocks: Iterable[Floats]) -> Print:
    """Fingerprint a recording, given as mono samples at 11 025 Hz in pieces of any length; about 0.9 MB per hour."""
    samples = 0

    def counted() -> Iterable[Floats]:
        nonlocal samples
        for block in blocks:
            samples += len(block)
            yield block

    parts = [packed(part) for part in peak_chunks(counted(), max_rank=REFERENCE_RANKS)]
    peaks = np.concatenate(parts) if parts else np.empty(0, PACKED_PEAK)
    return Print(id_, samples // analysis.HOP + 1, peaks)


def packed(peaks: Peaks) -> PackedPeaks:
    """The peaks of the ranks that a reference keeps, in the 8-byte form."""
    peaks = selected(peaks, peaks.rank < REFERENCE_RANKS)
    out = np.empty(len(peaks.frame), PACKED_PEAK)
    out["time"] = np.maximum(0, np.rint(peaks.frame * TIME_STEPS))
    out["bin_rank"] = np.rint(peaks.bin * BIN_STEPS).astype(np.uint16) * 4 + peaks.rank
    out["prominence"] = np.clip(np.rint(peaks.prominence_db / DECIBEL_STEP), 0, 255)
    out["level"] = np.clip(np.rint((peaks.level_db - LOWEST_DB) / DECIBEL_STEP), 0, 255)
    return out


def unpacked(stored: PackedPeaks) -> Peaks:
    """The inverse of `packed`, to within its steps."""
    return Peaks(
        stored["time"] / np.float64(TIME_STEPS),
        (stored["bin_rank"] >> 2).astype(np.float32) / np.float32(BIN_STEPS),
        stored["prominence"].astype(np.float32) * np.float32(DECIBEL_STEP),
        stored["level"].astype(np.float32) * np.float32(DECIBEL_STEP) + np.float32(LOWEST_DB),
        (stored["bin_rank"] & 3).astype(np.uint8),
    )


def between(stored: PackedPeaks, first: float, last: float) -> Peaks:
    """The peaks from frame `first` to frame `last`, unpacked; reads only what it needs of a mapped file."""
    numbers = stored.view("<u8")
    low = first_in(numbers, 0, len(numbers), first * TIME_STEPS)
    return unpacked(stored[low : first_in(numbers, low, len(numbers), last * TIME_STEPS)])


@kernel
def first_in(peaks: NDArray[np.uint64], first: int, end: int, time: float) -> int:
    """Position of the first of the peaks `first` .. `end`, read as numbers, that is not before `time`."""
    while first < end:
        middle = (first + end) >> 1
        if np.int64(peaks[middle]) & TIME_MASK < time:
            first = middle + 1
        else:
            end = middle
    return first
