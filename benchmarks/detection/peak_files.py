"""Peaks of recordings in files, so that large searches can be repeated without decoding any audio."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import numpy as np

from compliance import audio
from compliance.detect.packing import Print, packed
from compliance.detect.peaks import FRAMES_PER_S, HOP, RATE_HZ, Floats, Peaks, joined, peak_chunks


class Recording(NamedTuple):
    """All peaks of a recording, of all ranks, and its length in frames. kind, group : see `named`."""

    kind: str
    group: str
    name: str
    frames: int
    peaks: Peaks

    @property
    def hours(self) -> float:
        return self.frames / FRAMES_PER_S / 3600

    @property
    def title(self) -> str:
        return f"{self.kind}~{self.group}~{self.name}"


def named(folder: Path, kind: str, group: str, name: str) -> Path:
    """Where a recording of a kind (recorded, score, machine ...) and a group (package, sound set) is kept."""
    return folder / f"{kind}~{group}~{name}.npz"


def keep_peaks(path: Path, target: Path) -> float:
    """Write the peaks of an audio file; return its length in hours."""
    return _keep(audio.blocks(path, rate_hz=RATE_HZ, mono=True), target)


def keep_peaks_of(samples: np.ndarray, rate_hz: int, target: Path) -> float:
    """Write the peaks of mono samples; return their length in hours."""
    import soxr

    level = 0.7 / max(1e-9, float(np.abs(samples).max()))
    return _keep([soxr.resample((samples * level).astype(np.float32), rate_hz, RATE_HZ)], target)


def _keep(blocks: Iterable[Floats], target: Path) -> float:
    samples = 0

    def counted() -> Iterable[Floats]:
        nonlocal samples
        for block in blocks:
            samples += len(block)
            yield block

    peaks = joined(peak_chunks(counted()))
    unfinished = target.with_suffix(".tmp")
    with unfinished.open("wb") as file:
        np.savez(file, frames=samples // HOP + 1, **peaks._asdict())
    unfinished.rename(target)
    return samples / RATE_HZ / 3600


def read_peaks(path: Path) -> Recording:
    kind, group, name = path.stem.split("~", 2)
    with np.load(path) as kept:
        peaks = Peaks._make(kept[field] for field in Peaks._fields)
        return Recording(kind, group, name, int(kept["frames"]), peaks)


def print_of_peaks(recording: Recording) -> Print:
    """What a library keeps of the recording."""
    return Print(recording.title, recording.frames, packed(recording.peaks))
