"""Taking a mix apart, so that a sample buried under other instruments can be heard.

Any `Separator` gives mono layers of the same length as the mix. The built-in one needs no trained weights: it splits
sustained from struck sounds and the middle of the stereo picture from its sides. Its layers are named for what they
are, because they are not instruments: a sung note is as harmonic as a violin, and not all in the centre is a voice.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from compliance.model.matching import Stem

BLOCK_S = 20.0
CONTEXT_S = 1.0
"""Heard on both sides of a block and then cut off: three times what the median filters look at."""
WINDOW_S = 0.046
FILTER_FRAMES = 31
CENTRE_SHARPNESS = 2.0
SAME_CHANNELS = 1e-4
"""A difference between channels 80 dB below them carries no stereo picture: two channels, but mono."""

Samples = NDArray[np.float32]
Spectrum = NDArray[np.complex64]


class Separator(Protocol):
    """Something that takes a mix apart."""

    name: str
    """Method and version as the report names it."""

    def separate(self, samples: Samples, *, rate_hz: int) -> dict[Stem, Samples]:
        """Split a mix into layers.

        Parameters
        ----------
        samples : shape (channels, n), finite, full scale 1

        Returns
        -------
        Layers, each mono of shape (n,)
        """
        ...


class BuiltinSeparator:
    """Harmonic and percussive layers of the mono mix; centre and sides of a stereo mix.

    Harmonic and percussive: median filtering along time and along frequency (Fitzgerald 2010, "Harmonic/percussive
    separation using median filtering"), librosa's implementation. Centre: time-frequency points whose left and right
    agree in level and phase (after Avendano and Jot 2002, "Ambience extraction and synthesis from stereo signals");
    sides: the others, as half the difference of the channels.

    Deterministic. Works on blocks of `BLOCK_S` seconds, so memory does not grow with the spectrum of the whole mix.
    """

    name = "built-in: harmonic/percussive median filters, centre/sides pan mask"

    def separate(self, samples: Samples, *, rate_hz: int) -> dict[Stem, Samples]:
        """Split a mix into ``harmonic`` and ``percussive`` and, if its channels differ, ``centre`` and ``sides``.

        Parameters
        ----------
        samples : shape (channels, n), finite, full scale 1. Of more than two channels, all are heard in the harmonic
            and percussive layers, and the first two (front left and right) in centre and sides.

        Returns
        -------
        Layers, each float32 of shape (n,). ``harmonic`` + ``percussive`` is the mono mix.

        Raises
        ------
        ValueError : `samples` is not two-dimensional, has no channel or holds values that aren't numbers
        """
        if samples.ndim != 2 or not len(samples) or not np.isfinite(samples).all():
            raise ValueError(f"needs finite samples of shape (channels, n), not {samples.shape}")
        stereo = _is_stereo(samples)
        stems: tuple[Stem, ...] = (
            ("harmonic", "percussive", "centre", "sides") if stereo else ("harmonic", "percussive")
        )
        layers: dict[Stem, Samples] = {stem: np.zeros(samples.shape[1], np.float32) for stem in stems}
        for heard, kept, target in _block_ranges(samples.shape[1], rate_hz):
            for stem, layer in _separate_block(samples[:, heard], rate_hz=rate_hz, stereo=stereo).items():
                layers[stem][target] = layer[kept]
        return layers


def _is_stereo(samples: Samples) -> bool:
    if len(samples) < 2 or not samples.size:
        return False
    left, right = samples[0], samples[1]
    loudest = max(float(np.max(np.abs(left))), float(np.max(np.abs(right))))
    return float(np.max(np.abs(left - right))) > SAME_CHANNELS * loudest


def _block_ranges(length: int, rate_hz: int) -> Iterator[tuple[slice, slice, slice]]:
    """For every block: what is heard (with context), which part of that is kept, and where it goes."""
    hop = _window_length(rate_hz) // 4  # blocks start on the frames the whole mix would have
    block, context = round(BLOCK_S * rate_hz / hop) * hop, round(CONTEXT_S * rate_hz / hop) * hop
    for start in range(0, length, block):
        end = min(start + block, length)
        first = max(0, start - context)
        yield slice(first, end + context), slice(start - first, end - first), slice(start, end)


def _separate_block(samples: Samples, *, rate_hz: int, stereo: bool) -> dict[Stem, Samples]:
    from librosa.decompose import hpss

    middle = _spectrum(samples.mean(axis=0, dtype=np.float32), rate_hz)
    harmonic, percussive = hpss(middle, kernel_size=FILTER_FRAMES)
    spectra: dict[Stem, Spectrum] = {"harmonic": harmonic, "percussive": percussive}
    if stereo:
        left, right = _spectrum(samples[0], rate_hz), _spectrum(samples[1], rate_hz)
        mask = _centre_mask(left, right)
        spectra["centre"] = (mask * (left + right) / 2).astype(np.complex64)
        spectra["sides"] = ((1 - mask) * (left - right) / 2).astype(np.complex64)
    return {stem: _samples(spectrum, rate_hz, length=samples.shape[1]) for stem, spectrum in spectra.items()}


def _centre_mask(left: Spectrum, right: Spectrum) -> NDArray[np.float32]:
    """1 where both channels agree in level and phase, 0 where only one sounds or they are in opposite phase."""
    together = np.maximum(np.real(left * np.conj(right)), 0)
    power = np.abs(left) ** 2 + np.abs(right) ** 2
    likeness = 2 * together / np.maximum(power, np.finfo(np.float32).tiny)
    return (np.minimum(likeness, 1) ** CENTRE_SHARPNESS).astype(np.float32)


def _window_length(rate_hz: int) -> int:
    """The power of two nearest to `WINDOW_S`: 2048 at 44.1 kHz, 512 at 11.025 kHz."""
    return 1 << max(6, round(float(np.log2(WINDOW_S * rate_hz))))


def _spectrum(samples: Samples, rate_hz: int) -> Spectrum:
    import librosa

    window = _window_length(rate_hz)
    padded = np.pad(samples, (0, max(0, window - len(samples))))
    return librosa.stft(padded, n_fft=window, hop_length=window // 4, dtype=np.complex64)


def _samples(spectrum: Spectrum, rate_hz: int, *, length: int) -> Samples:
    import librosa

    window = _window_length(rate_hz)
    padded = librosa.istft(spectrum, n_fft=window, hop_length=window // 4, length=max(length, window), dtype=np.float32)
    return padded[:length]
