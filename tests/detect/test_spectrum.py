"""The spectrogram is the textbook's to the accuracy of its numbers, and the same wherever frames lie in it."""

from __future__ import annotations

import os
import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from music import noise, piece

from compliance.detect.peaks import LINES, NEIGHBOUR_FRAMES, RATE_HZ, local_maxima
from compliance.detect.spectrum import HOP, LANES, WINDOW, Floats, spectrogram, to_decibels

SOUND = piece(2, 6.0, rate_hz=RATE_HZ)


def textbook(samples: Floats, lines: int) -> np.ndarray:
    """The same in double precision, by numpy."""
    cut = np.lib.stride_tricks.sliding_window_view(samples.astype(np.float64), WINDOW)[::HOP]
    transform = np.fft.rfft(cut * np.hanning(WINDOW + 1)[:WINDOW], axis=1)[:, :lines]
    return 10 * np.log10(np.abs(transform) ** 2 + 1e-9)


@pytest.mark.parametrize("lines", [1, 16, LINES, 1024])
@pytest.mark.parametrize("gain", [1e-4, 1.0, 1000.0])
def test_levels_are_those_of_the_textbook(lines: int, gain: float) -> None:
    samples = (SOUND * np.float32(gain)).astype(np.float32)
    ours, exact = spectrogram(samples, 10_000, lines), textbook(samples, 1024)
    loudest = exact.max(axis=1, keepdims=True)
    exact = exact[:, :lines]
    assert ours.shape == exact.shape
    assert np.abs(ours - exact)[exact > loudest - 60].max(initial=0) < 1e-3
    assert np.abs(ours - exact)[exact > loudest - 40].max(initial=0) < 1e-4


def test_errors_are_no_greater_than_scipys() -> None:
    import scipy.fft

    samples = noise(5, 4.0, rate_hz=RATE_HZ)
    cut = np.lib.stride_tricks.sliding_window_view(samples, WINDOW)[::HOP]
    window = np.hanning(WINDOW + 1)[:WINDOW].astype(np.float32)
    scipys = 10 * np.log10(np.abs(scipy.fft.rfft(cut * window, axis=1)[:, :LINES].astype(np.complex128)) ** 2 + 1e-9)
    exact = textbook(samples, LINES)
    ours = spectrogram(samples, 10_000, LINES)
    assert np.sqrt(np.mean((ours - exact) ** 2)) < 1.2 * np.sqrt(np.mean((scipys - exact) ** 2))


@pytest.mark.parametrize("line", [0, 2, 3, 255, 256, 341, 511, 512, 700, 1023])
def test_a_tone_lies_on_its_line(line: int) -> None:
    tone = np.cos(2 * np.pi * line * np.arange(3 * WINDOW) / WINDOW).astype(np.float32)
    levels = spectrogram(tone, 100, 1024)
    assert (levels.argmax(axis=1) == line).all()
    assert levels[:, line] == pytest.approx(20 * np.log10(WINDOW / 2 if line == 0 else WINDOW / 4), abs=0.01)
    far = np.abs(np.arange(1024) - line) > 2
    assert (levels[:, far] < levels.max() - 100).all()


def test_silence_is_the_floor() -> None:
    assert spectrogram(np.zeros(WINDOW + 5 * HOP, np.float32), 100, LINES) == pytest.approx(-90.0, abs=1e-4)


@given(st.integers(0, 3 * LANES), st.integers(1, 40))
@settings(max_examples=30, deadline=None)
def test_a_frame_is_the_same_in_every_lane(first: int, frames: int) -> None:
    whole = spectrogram(SOUND, 10_000, LINES)
    part = spectrogram(SOUND[first * HOP :], frames, LINES)
    assert part.tobytes() == whole[first : first + frames].tobytes()


@pytest.mark.parametrize(("samples", "frames"), [(WINDOW, 1), (WINDOW + HOP - 1, 1), (WINDOW + HOP, 2)])
def test_only_whole_frames_are_given(samples: int, frames: int) -> None:
    assert len(spectrogram(SOUND[:samples], 99, LINES)) == frames


def test_decibels_of_any_power() -> None:
    """From the floor to the square of what 2048 samples at +60 dB come to."""
    power = np.logspace(-9, 13, 20_001).astype(np.float32)
    levels = 4 * power
    to_decibels(levels)
    exact = 10 * np.log10(power.astype(np.float64) + 1e-9)
    assert np.abs(levels - exact).max() < 1.5e-5


def test_the_processor_does_not_show() -> None:
    """Narrow vectors without fused additions, as any machine of the last twenty years has them, give the same bits."""
    code = (
        "import hashlib, numpy as np; from compliance.detect.spectrum import spectrogram;"
        "from compliance.detect.peaks import LINES, local_maxima;"
        "levels = spectrogram(np.random.default_rng(1).normal(0, .1, 60_000).astype(np.float32), 999, LINES);"
        "print(hashlib.sha256(levels.tobytes() + local_maxima(levels, 3, 200).tobytes()).hexdigest())"
    )
    answers: set[str] = set()
    for processor in ({}, {"NUMBA_CPU_NAME": "generic", "NUMBA_CPU_FEATURES": ""}):
        answer = subprocess.run(
            [sys.executable, "-c", code], env={**os.environ, **processor}, capture_output=True, text=True, check=True
        )
        answers.add(answer.stdout)
    assert len(answers) == 1


def plainly(spectrum: Floats, first: int, last: int) -> set[tuple[int, int]]:
    """Frame and line of every local maximum, by its definition."""
    found: set[tuple[int, int]] = set()
    frames, lines = spectrum.shape
    for t in range(first, last):
        for k in range(22, 928):
            reach = 2 + k // 50
            above, below = max(0, t - NEIGHBOUR_FRAMES), min(frames, t + NEIGHBOUR_FRAMES + 1)
            around = spectrum[above:below, max(0, k - reach) : min(lines, k + reach + 1)]
            if spectrum[t, k] >= max(-38.0, around.max()) and spectrum[t, k] > spectrum[t, k - 1]:
                found.add((t, k))
    return found


def test_local_maxima_are_those_of_the_definition() -> None:
    spectrum = spectrogram(SOUND, 60, LINES)
    found = local_maxima(spectrum, 0, len(spectrum))
    lines = 110.0 * 2 ** (found[:, 2] / 36) * WINDOW / RATE_HZ
    maxima = plainly(spectrum, 0, len(spectrum))
    ours = {(int(t), round(float(k))) for t, k in zip(found[:, 0], lines, strict=True)}
    assert len(ours) > 50
    assert ours <= maxima
    for t, k in maxima - ours:  # what is left out is not prominent, or lies past the last bin
        low, high = max(0, k - 10 - k // 8), min(LINES, k + 11 + k // 8)
        assert spectrum[t, k] - spectrum[t, low:high].mean() < 6.01 or k > 915
