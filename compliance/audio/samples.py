"""Samples as decoders give them, and the numbers that all else works with.

Decoders hand on what is stored: integers of 8, 16 or 32 bits, or floats. Mixing comes before scaling, in as few passes
as there can be; since the scales are powers of two, that changes no bit of the result.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

LOUDEST = 1000.0
"""Samples beyond +60 dB over full scale are clipped: squaring them must not overflow."""

Stored = NDArray[np.generic]
"""Shape (frames, channels): uint8 (128 is silence), int16, int32, or float32 of full scale 1."""


def as_float(stored: Stored) -> NDArray[np.float32]:
    """The same samples as finite float32, full scale 1."""
    samples = _centred(stored)
    if stored.dtype.kind != "f":
        samples *= np.float32(_step(stored))
    return samples


def mixed(stored: Stored) -> NDArray[np.float32]:
    """The mean of the channels, shape (frames, 1), finite, full scale 1.

    Columns are added one by one: numpy's own mean over so short an axis takes twenty times as long.
    """
    channels = stored.shape[1]
    if channels == 1:
        return as_float(stored)
    samples = _centred(stored)
    total = samples[:, 0] + samples[:, 1]
    for channel in range(2, channels):
        total += samples[:, channel]
    total *= np.float32(_step(stored) / channels)
    return total[:, None]


def silence(kind: np.dtype[np.generic]) -> int:
    """Eight bits are stored without a sign."""
    return 128 if kind == np.uint8 else 0


def not_numbers(stored: Stored) -> int:
    """How many samples are infinite or not a number at all."""
    return int(stored.size - np.isfinite(stored).sum()) if _are_odd(stored) else 0


def _centred(stored: Stored) -> NDArray[np.float32]:
    """Finite float32 in the steps of what is stored, silence at 0."""
    if _are_odd(stored):
        return np.clip(np.nan_to_num(stored, nan=0.0, posinf=0.0, neginf=0.0), -LOUDEST, LOUDEST).astype(np.float32)
    samples = stored.astype(np.float32, copy=False)
    if zero := silence(stored.dtype):
        samples -= np.float32(zero)
    return samples


def _are_odd(stored: Stored) -> bool:
    """Whether floats are out of range or no numbers: neither comparison is true of what is no number."""
    if stored.dtype.kind != "f":
        return False
    return not (stored.min(initial=0.0) >= -LOUDEST and stored.max(initial=0.0) <= LOUDEST)


def _step(stored: Stored) -> float:
    """What a sample of 1 stands for, where full scale is 1."""
    return 1.0 if stored.dtype.kind == "f" else 2.0 ** (1 - 8 * stored.dtype.itemsize)
