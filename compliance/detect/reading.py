"""Reading an asset once: for the search, for the print of the whole file, and for what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple, TypeVar

import numpy as np

from compliance import audio
from compliance.detect.opening import Opening, keeping
from compliance.detect.peaks import RATE_HZ, Floats
from compliance.safe_text import printable

Taken = TypeVar("Taken")


class Reading(NamedTuple):
    """What one reading of a whole file told, beside what was made of the sound.

    opening : its first two minutes
    duration_s, problem : how much could be decoded and what was found wrong on the way, as a thorough `audio.describe`
        says it
    """

    opening: Opening
    duration_s: float
    problem: str | None


def read_asset(
    path: Path, described: audio.AudioInfo, take: Callable[[Iterator[Floats]], Taken]
) -> tuple[Taken, Reading]:
    """Decode a file once, and once more if it is FLAC in which the quicker decoder meets damage.

    Parameters
    ----------
    described : what `audio.describe` says of its header and end
    take : gets the sound, mono at 11 025 Hz, and must read all of it; a second time where the file is read again

    Returns
    -------
    What `take` made of the sound, and what the reading told

    Raises
    ------
    AudioError : the file cannot be read, or holds no sound
    """
    kept: list[Floats] = []

    def heard(blocks: Iterator[Floats]) -> Taken:
        kept.clear()
        return take(keeping(blocks, kept))

    is_whole = described.problem is None
    taken, found = audio.read_through(path, heard, rate_hz=RATE_HZ, quick=is_whole, checksums=False)
    samples = np.concatenate([np.zeros(0, np.float32), *kept])
    opening = Opening(printable(str(path)), described.duration_s, samples)
    return taken, Reading(opening, found.duration_s, found.problem)


def unheard(blocks: Iterable[Floats]) -> None:
    """Read all of the sound, and make nothing of it."""
    for _ in blocks:
        pass
