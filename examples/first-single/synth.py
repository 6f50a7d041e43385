"""A small software studio in numpy: instruments, drums, effects, a mixing desk. All of it is seeded and repeatable."""

from __future__ import annotations

import functools

import numpy as np
from numpy.typing import NDArray

RATE_HZ = 44100
Sound = NDArray[np.float64]
"""Mono (n,) from an instrument, stereo (n, 2) from the desk."""


def hz(midi: float) -> float:
    return 440.0 * 2 ** ((midi - 69) / 12)


def seconds(duration_s: float) -> Sound:
    return np.arange(round(duration_s * RATE_HZ)) / RATE_HZ


def envelope(duration_s: float, *, attack_s: float, release_s: float, decay: float = 0.0) -> Sound:
    """Rise, exponential decay (1/s), and a straight release within the duration; values 0..1."""
    t = seconds(duration_s)
    rise = np.clip(t / max(attack_s, 1e-4), 0, 1)
    fall = np.clip((duration_s - t) / max(release_s, 1e-4), 0, 1)
    return rise * fall * np.exp(-decay * t)


@functools.cache
def saw(
    midi: float,
    duration_s: float,
    *,
    bright: float = 6.0,
    sweep: float = 0.0,
    detune: float = 0.08,
    attack_s: float = 0.02,
) -> Sound:
    """A few detuned band-limited saws; `bright` harmonics pass the filter, `sweep` more at the start of the note."""
    t = seconds(duration_s)
    darken = np.exp(-1 / (bright + sweep * np.exp(-4 * t)))
    out = np.zeros_like(t)
    for spread in (-detune, 0.0, detune):
        base = hz(midi + spread)
        turn = np.exp(2j * np.pi * base * t + (1.7 + spread * 10) * 1j) * darken
        harmonic = np.ones_like(turn)
        for k in range(1, min(24, int(15000 / base)) + 1):
            harmonic *= turn
            out += harmonic.imag / k
    return out * envelope(duration_s, attack_s=attack_s, release_s=min(0.25, duration_s / 2))


@functools.cache
def electric_piano(midi: float, duration_s: float) -> Sound:
    t, f = seconds(duration_s), hz(midi)
    body = np.sin(2 * np.pi * f * t + 1.6 * np.exp(-3 * t) * np.sin(2 * np.pi * f * t))
    tine = 0.25 * np.exp(-9 * t) * np.sin(2 * np.pi * 7.02 * f * t)
    tremolo = 1 + 0.12 * np.sin(2 * np.pi * 5.2 * t)
    return (body + tine) * tremolo * envelope(duration_s, attack_s=0.004, release_s=0.12, decay=1.1)


@functools.cache
def bell(midi: float, duration_s: float) -> Sound:
    t, f = seconds(duration_s), hz(midi)
    ring = np.sin(2 * np.pi * f * t + 2.5 * np.exp(-2.5 * t) * np.sin(2 * np.pi * 3.53 * f * t))
    return ring * envelope(duration_s, attack_s=0.002, release_s=0.1, decay=2.4)


@functools.cache
def organ(midi: float, duration_s: float) -> Sound:
    t, f = seconds(duration_s), hz(midi)
    drawbars = {0.5: 0.5, 1: 1.0, 1.5: 0.45, 2: 0.6, 3: 0.3, 4: 0.25, 6: 0.12}
    wobble = 0.004 * np.sin(2 * np.pi * 6.1 * t)
    out = sum(level * np.sin(2 * np.pi * f * ratio * (t + wobble / 20)) for ratio, level in drawbars.items())
    return out * envelope(duration_s, attack_s=0.008, release_s=0.05)


@functools.cache
def pluck(midi: float, duration_s: float, *, damping: float = 0.994, seed: int = 1) -> Sound:
    """A plucked string after Karplus and Strong (1983)."""
    from scipy.signal import lfilter

    n, period = round(duration_s * RATE_HZ), round(RATE_HZ / hz(midi))
    burst = np.zeros(n)
    burst[: min(period, n)] = np.random.default_rng([seed, round(midi * 100)]).uniform(-1, 1, min(period, n))
    feedback = np.zeros(period + 2)
    feedback[0], feedback[period], feedback[period + 1] = 1.0, -damping / 2, -damping / 2
    string: Sound = lfilter([1.0], feedback, burst)
    return string * envelope(duration_s, attack_s=0.001, release_s=0.05)


VOWELS = {
    "ah": ((800, 1.0, 80), (1150, 0.6, 90), (2900, 0.25, 120)),
    "oh": ((450, 1.0, 70), (800, 0.5, 80), (2830, 0.12, 100)),
    "ee": ((350, 1.0, 60), (2000, 0.4, 100), (2800, 0.3, 120)),
}


@functools.cache
def voice(midi: float, duration_s: float, vowel: str = "ah") -> Sound:
    """A sung vowel: harmonics with vibrato under three formants."""
    t = seconds(duration_s)
    vibrato = 0.22 * np.clip((t - 0.15) * 4, 0, 1) * np.sin(2 * np.pi * 5.4 * t)
    slide = -0.6 * np.exp(-t * 25)
    phase = 2 * np.pi * np.cumsum(hz(midi) * 2 ** ((vibrato + slide) / 12)) / RATE_HZ
    out = np.zeros_like(t)
    for k in range(1, int(5500 / hz(midi)) + 1):
        f = k * hz(midi)
        level = sum(gain / (1 + ((f - centre) / width) ** 2) for centre, gain, width in VOWELS[vowel])
        out += (level + 0.02) * np.sin(k * phase)
    return out * envelope(duration_s, attack_s=0.05, release_s=0.12)


@functools.cache
def bass(midi: float, duration_s: float) -> Sound:
    t, f = seconds(duration_s), hz(midi)
    wave = (
        np.sin(2 * np.pi * f * t) + 0.35 * np.sin(4 * np.pi * f * t) * np.exp(-5 * t) + 0.12 * np.sin(6 * np.pi * f * t)
    )
    return np.tanh(1.6 * wave) * envelope(duration_s, attack_s=0.006, release_s=0.05, decay=0.8)


@functools.cache
def kick() -> Sound:
    t = seconds(0.32)
    sweep = 2 * np.pi * np.cumsum(46 + 130 * np.exp(-t * 38)) / RATE_HZ
    return np.tanh(2.2 * np.sin(sweep) * np.exp(-t * 9)) + 0.3 * np.exp(-t * 900)


@functools.cache
def snare(seed: int = 3, tone_hz: float = 185.0) -> Sound:
    t = seconds(0.24)
    noise = np.diff(np.random.default_rng(seed).normal(size=t.size + 1))
    return 0.35 * noise * np.exp(-t * 22) + 0.5 * np.sin(2 * np.pi * tone_hz * t) * np.exp(-t * 30)


@functools.cache
def hat(open_: bool = False, seed: int = 5) -> Sound:
    t = seconds(0.28 if open_ else 0.06)
    noise = np.diff(np.random.default_rng(seed).normal(size=t.size + 2), n=2)
    return 0.18 * noise * np.exp(-t * (14 if open_ else 70))


class Desk:
    """A stereo mixing desk of a fixed length: sounds are laid down at a time, level and place between the speakers."""

    def __init__(self, duration_s: float) -> None:
        self.mix: Sound = np.zeros((round(duration_s * RATE_HZ), 2))

    def lay(self, sound: Sound, at_s: float, *, level: float = 1.0, pan: float = 0.0) -> None:
        """Add a mono or stereo sound; `pan` -1 is left, 1 right (constant power). What hangs over the end is cut."""
        start = round(at_s * RATE_HZ)
        sound = sound[: max(0, len(self.mix) - start)]
        if sound.ndim == 1:
            angle = (pan + 1) * np.pi / 4
            sound = np.stack((sound * np.cos(angle), sound * np.sin(angle)), axis=1)
        self.mix[start : start + len(sound)] += level * sound


def reverb(dry: Sound, *, length_s: float, wet: float, seed: int) -> Sound:
    """Add a diffuse room: noise that decays over `length_s` and darkens."""
    from scipy.signal import fftconvolve, lfilter

    t = seconds(length_s)
    room = np.random.default_rng(seed).normal(size=(t.size, 2)) * np.exp(-5.5 * t / length_s)[:, None]
    room = lfilter([0.35], [1, -0.65], room, axis=0)
    room /= np.sqrt((room**2).sum(axis=0))
    tail: Sound = fftconvolve(dry, room, axes=0)[: len(dry)]
    return dry + wet * tail


def duck(sound: Sound, beats_s: list[float], *, depth: float = 0.5, recover_s: float = 0.22) -> Sound:
    """Press a bus down at every beat, as a compressor keyed by the kick drum does."""
    gain = np.ones(len(sound))
    dip = 1 - depth * np.exp(-seconds(0.6) / recover_s)
    for beat in beats_s:
        start = round(beat * RATE_HZ)
        part = gain[start : start + dip.size]
        part[:] = np.minimum(part, dip[: part.size])
    return sound * gain[:, None]


def master(mix: Sound, *, peak: float = 0.89) -> Sound:
    """Glue gently and bring to a common peak, with short fades at both ends."""
    loud = np.tanh(1.4 * mix / np.abs(mix).max())
    fade = np.clip(np.minimum(np.arange(len(mix)), np.arange(len(mix))[::-1]) / (0.02 * RATE_HZ), 0, 1)
    return loud * fade[:, None] * (peak / np.abs(loud).max())


def transpose_and_stretch(sound: Sound, *, semitones: float, tempo_ratio: float) -> Sound:
    """Raise the pitch and change the speed of a stereo sound independently, as a sampler does.

    Resampling changes both together; a phase vocoder then corrects the speed.
    """
    import soxr

    ratio = 2 ** (semitones / 12)
    higher = soxr.resample(sound, RATE_HZ * ratio, RATE_HZ)
    return np.stack([stretch(channel, speed=tempo_ratio / ratio) for channel in higher.T], axis=1)


def stretch(sound: Sound, *, speed: float, frame: int = 2048, hop: int = 512) -> Sound:
    """Play a mono sound at another speed and the same pitch: the phase vocoder of Flanagan and Golden (1966)."""
    from scipy.signal import istft, stft

    _, _, spectrum = stft(sound, nperseg=frame, noverlap=frame - hop)
    steps = np.arange(0, spectrum.shape[1] - 1, speed)
    before, weight = steps.astype(int), steps % 1
    magnitude = (1 - weight) * np.abs(spectrum[:, before]) + weight * np.abs(spectrum[:, before + 1])
    expected = 2 * np.pi * hop * np.arange(frame // 2 + 1)[:, None] / frame
    turn = np.angle(spectrum[:, before + 1]) - np.angle(spectrum[:, before]) - expected
    turn = expected + turn - 2 * np.pi * np.round(turn / (2 * np.pi))
    phase = np.angle(spectrum[:, :1]) + np.cumsum(turn, axis=1) - turn
    _, out = istft(magnitude * np.exp(1j * phase), nperseg=frame, noverlap=frame - hop)
    return out[: round(len(sound) / speed)]
