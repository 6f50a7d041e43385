"""A singing voice by rule: harmonics of a gliding, vibrating pitch under the resonances of a vowel.

The formants are the men's averages of Peterson & Barney, "Control methods used in a study of the vowels" (JASA 24(2),
1952); source and resonances are multiplied as in Fant's source-filter theory. It sings no words, but what matters to a
fingerprint is there: no steady pitch, no two notes alike.
"""

from __future__ import annotations

from random import Random

import numpy as np
from arrange import Note

RATE_HZ = 44100
CONTROL = 90
"""Samples per control value: about 490 per second."""
CONTROL_HZ = RATE_HZ / CONTROL
VOWELS_HZ = np.array([[730, 1090, 2440], [530, 1840, 2480], [270, 2290, 3010], [570, 840, 2410], [300, 870, 2240]])
BANDWIDTHS_HZ = np.array([80.0, 110.0, 160.0])
LOWEST, HIGHEST = 48, 72
HARMONICS, HIGHEST_HZ = 36, 8000.0


def sung(notes: list[Note], random: Random) -> np.ndarray:
    """The highest of the notes at any time, as one singer sings them, shape (n,)."""
    line = _one_at_a_time(notes)
    steps = int((max(note.start_s + note.length_s for note in line) + 0.3) * CONTROL_HZ) + 1
    pitch, loudness = np.full(steps, float(_in_range(line[0].pitch))), np.zeros(steps)
    formants = np.tile(VOWELS_HZ[0].astype(float), (steps, 1))
    since = np.zeros(steps)
    for note in line:
        first, last = int(note.start_s * CONTROL_HZ), int((note.start_s + note.length_s) * CONTROL_HZ)
        pitch[first:], loudness[first:last] = _in_range(note.pitch), note.velocity / 127
        formants[first:] = random.choice(VOWELS_HZ)
        since[first:last] = np.arange(last - first) / CONTROL_HZ
    pitch = _gliding(pitch, random.uniform(0.03, 0.07))
    depth, rate_hz = random.uniform(0.25, 0.6), random.uniform(4.8, 6.2)
    time = np.arange(steps) / CONTROL_HZ
    pitch += depth * np.clip((since - 0.15) / 0.3, 0, 1) * np.sin(2 * np.pi * rate_hz * time)
    for column in range(formants.shape[1]):
        formants[:, column] = _gliding(formants[:, column], 0.04)
    return _voiced(440 * 2 ** ((pitch - 69) / 12), _gliding(loudness, 0.03), formants)


def _voiced(hz: np.ndarray, loudness: np.ndarray, formants: np.ndarray) -> np.ndarray:
    """Sum of harmonics, each as loud as the resonances make it, from control values."""
    steps = len(hz)
    at, samples = np.arange(steps) * CONTROL, np.arange((steps - 1) * CONTROL)
    phase = 2 * np.pi * np.cumsum(np.interp(samples, at, hz)) / RATE_HZ
    out = np.zeros(len(samples))
    for k in range(1, min(HARMONICS, int(HIGHEST_HZ / hz.min())) + 1):
        resonance = sum(
            bandwidth**2 / ((k * hz - formants[:, f]) ** 2 + bandwidth**2) * 0.6**f
            for f, bandwidth in enumerate(BANDWIDTHS_HZ)
        )
        level = loudness * (0.03 + np.sqrt(resonance)) * k**-0.8 * (k * hz < HIGHEST_HZ)
        out += np.interp(samples, at, level) * np.sin(k * phase)
    return out


def _one_at_a_time(notes: list[Note]) -> list[Note]:
    """Each note until the next one starts; of notes that start together the highest."""
    highest: dict[int, Note] = {}
    for note in sorted(notes, key=lambda note: note.pitch):
        highest[round(note.start_s * 20)] = note
    line = [highest[start] for start in sorted(highest)]
    ends = [note.start_s for note in line[1:]] + [line[-1].start_s + line[-1].length_s]
    return [
        note._replace(length_s=max(0.05, min(note.length_s * 1.1, end - note.start_s)))
        for note, end in zip(line, ends, strict=True)
    ]


def _in_range(pitch: int) -> int:
    """By octaves into the range of a voice."""
    while pitch > HIGHEST:
        pitch -= 12
    while pitch < LOWEST:
        pitch += 12
    return pitch


def _gliding(values: np.ndarray, seconds: float) -> np.ndarray:
    """A one-pole glide towards the values, with this time constant."""
    share = 1 - np.exp(-1 / (seconds * CONTROL_HZ))
    out, now = np.empty_like(values), values[0]
    for i, value in enumerate(values):
        now += share * (value - now)
        out[i] = now
    return out
