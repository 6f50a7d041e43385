"""Small pieces of music for tests, synthesised from a seed: the same seed gives the same samples on every machine.

A piece has chords, a bass, a tune and drums over a progression that repeats with variations, as songs do. Key,
tempo, chords, tune and timbres are drawn from the seed; all pieces share a drum kit and keep strict time, as on one
machine.

    from music import buried, piece, write_wav

    hook = piece(1)[10 * RATE_HZ : 16 * RATE_HZ]
    write_wav(tmp_path / "mix.wav", buried(hook, piece(2), at_s=5, level_db=0))
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
import soundfile
from numpy.typing import NDArray

RATE_HZ = 22050
Samples = NDArray[np.float32]
MODES = ((0, 2, 4, 5, 7, 9, 11), (0, 2, 3, 5, 7, 8, 10), (0, 2, 3, 5, 7, 9, 10), (0, 2, 4, 5, 7, 9, 10))
BARS = 8


class Note(NamedTuple):
    """Start and length in seconds, frequency in Hz, level 0..1."""

    start_s: float
    length_s: float
    hz: float
    level: float


class Song(NamedTuple):
    """What the seed decides: length of a beat in seconds, lowest note in Hz, mode, chord roots of eight bars."""

    beat_s: float
    tonic_hz: float
    mode: tuple[int, ...]
    roots: tuple[int, ...]


@functools.cache
def piece(seed: int, seconds: float = 30.0, *, rate_hz: int = RATE_HZ, drums: bool = True) -> Samples:
    """A piece of music, mono, shape (n,), peaking at 0.7. Do not write to the array: it is kept for the next caller."""
    random = np.random.default_rng(seed)
    song = _song(random)
    layers = [
        (_chords(song, seconds, random), _timbre(random, partials=5), 1.5),
        (_bass(song, seconds, random), _timbre(random, partials=4), 3.0),
        (_tune(song, seconds, random), _timbre(random, partials=8), 4.0),
    ]
    sound = np.zeros(int(seconds * rate_hz), np.float32)
    for notes, timbre, decay in layers:
        for note in notes:
            _play(sound, note, timbre, decay, rate_hz)
    if drums:
        _drum(sound, song, random, rate_hz)
    sound *= np.float32(0.7 / np.abs(sound).max())
    sound.setflags(write=False)
    return sound


def silence(seconds: float, *, rate_hz: int = RATE_HZ) -> Samples:
    """Nothing."""
    return np.zeros(int(seconds * rate_hz), np.float32)


def noise(seed: int, seconds: float, *, rate_hz: int = RATE_HZ) -> Samples:
    """White noise at about -20 dB."""
    return np.random.default_rng(seed).normal(0, 0.1, int(seconds * rate_hz)).astype(np.float32)


def tone(hz: float, seconds: float, *, rate_hz: int = RATE_HZ) -> Samples:
    """A steady sine at -6 dB."""
    return (0.5 * np.sin(2 * np.pi * hz * np.arange(int(seconds * rate_hz)) / rate_hz)).astype(np.float32)


def clicks(seconds: float, *, every_s: float = 0.5, rate_hz: int = RATE_HZ) -> Samples:
    """Single samples at full scale, as a metronome or a scratched record gives."""
    sound = silence(seconds, rate_hz=rate_hz)
    sound[:: int(every_s * rate_hz)] = 1.0
    return sound


def buried(excerpt: Samples, bed: Samples, *, at_s: float, level_db: float, rate_hz: int = RATE_HZ) -> Samples:
    """`excerpt` mixed into `bed` at `at_s`, `level_db` louder than the bed there (RMS), with faded edges."""
    start = int(at_s * rate_hz)
    under = bed[start : start + len(excerpt)]
    gain = 10 ** (level_db / 20) * _rms(under) / _rms(excerpt)
    mix = bed.copy()
    mix[start : start + len(under)] += gain * _faded(excerpt[: len(under)], rate_hz)
    return mix * np.float32(0.9 / np.abs(mix).max())


def varispeed(samples: Samples, speed: float) -> Samples:
    """Played faster (> 1) or slower, as a tape is: pitch and tempo change together."""
    import soxr

    return soxr.resample(samples, RATE_HZ * speed, RATE_HZ)


def stretched(samples: Samples, tempo: float, *, window: int = 2048) -> Samples:
    """`tempo` times as fast at the same pitch: a phase vocoder (Flanagan & Golden 1966; Dolson 1986)."""
    hop = window // 4
    shape = np.hanning(window + 1)[:window]
    padded = np.pad(samples, (0, window + hop))
    starts = np.arange(0, len(samples) - hop, hop * tempo)
    expected = 2 * np.pi * hop * np.arange(window // 2 + 1) / window
    out = np.zeros(len(starts) * hop + window)
    phase = np.angle(np.fft.rfft(shape * padded[:window]))
    for k, start in enumerate(starts.astype(int)):
        here = np.fft.rfft(shape * padded[start : start + window])
        later = np.fft.rfft(shape * padded[start + hop : start + hop + window])
        out[k * hop : k * hop + window] += shape * np.fft.irfft(np.abs(here) * np.exp(1j * phase))
        off = np.angle(later) - np.angle(here) - expected
        phase += expected + off - 2 * np.pi * np.rint(off / (2 * np.pi))
    return (out / 1.5).astype(np.float32)


def pitched(samples: Samples, semitones: float) -> Samples:
    """Higher by `semitones` at the same tempo."""
    speed = 2 ** (semitones / 12)
    return varispeed(stretched(samples, 1 / speed), speed)


def write_wav(path: Path, samples: Samples, *, rate_hz: int = RATE_HZ) -> Path:
    """Write samples of shape (n,) or (channels, n) as 16 bits; returns `path`."""
    with path.open("wb") as file:  # soundfile would encode the name itself
        soundfile.write(file, samples.T, rate_hz, format="WAV", subtype="PCM_16")
    return path


def _song(random: np.random.Generator) -> Song:
    roots = random.permutation(7)[:4]
    return Song(
        beat_s=60 / random.uniform(84, 132),
        tonic_hz=110 * 2 ** (random.uniform(0, 12) / 12),
        mode=MODES[int(random.integers(len(MODES)))],
        roots=tuple(int(r) for r in (*roots, *roots[:2], *random.permutation(7)[:2])),
    )


def _hz(song: Song, degree: int, octave: int = 0) -> float:
    semitones = song.mode[degree % 7] + 12 * (degree // 7 + octave)
    return song.tonic_hz * 2 ** (semitones / 12)


def _bars(song: Song, seconds: float) -> Iterator[tuple[float, int]]:
    """Start of each bar in seconds, and its chord root."""
    for bar in range(int(seconds / (4 * song.beat_s)) + 1):
        yield bar * 4 * song.beat_s, song.roots[bar % BARS]


def _chords(song: Song, seconds: float, random: np.random.Generator) -> list[Note]:
    return [
        Note(start + beat * song.beat_s, song.beat_s * random.uniform(1.2, 2), _hz(song, root + step), 0.25)
        for start, root in _bars(song, seconds)
        for beat in (0, 2)
        for step in (0, 2, 4)
    ]


def _bass(song: Song, seconds: float, random: np.random.Generator) -> list[Note]:
    return [
        Note(start + beat * song.beat_s, song.beat_s * 0.8, _hz(song, root + int(random.choice((0, 0, 4))), -1), 0.5)
        for start, root in _bars(song, seconds)
        for beat in (0, 1.5, 2, 3)
    ]


def _tune(song: Song, seconds: float, random: np.random.Generator) -> list[Note]:
    notes: list[Note] = []
    degree = 7
    for start, root in _bars(song, seconds):
        beat = 0.0
        while beat < 4:
            length = float(random.choice((0.5, 0.5, 1.0, 1.5)))
            degree = int(np.clip(degree + random.integers(-3, 4), 4, 16))
            if beat == 0:
                degree = 7 + root % 7
            notes.append(Note(start + beat * song.beat_s, length * song.beat_s * 0.9, _hz(song, degree), 0.6))
            beat += length
    return notes


def _timbre(random: np.random.Generator, *, partials: int) -> NDArray[np.float64]:
    return random.uniform(0.2, 1, partials) / np.arange(1, partials + 1)


def _play(sound: Samples, note: Note, timbre: NDArray[np.float64], decay: float, rate_hz: int) -> None:
    start = int(note.start_s * rate_hz)
    time = np.arange(min(int(note.length_s * rate_hz), len(sound) - start)) / rate_hz
    if not len(time):
        return
    partials = np.arange(1, len(timbre) + 1)[:, None]
    wave = (timbre[:, None] * np.sin(2 * np.pi * note.hz * partials * time)).sum(axis=0)
    envelope = np.minimum(1, time / 0.01) * np.exp(-decay * time) * np.minimum(1, (time[-1] - time) / 0.01)
    sound[start : start + len(time)] += (note.level * envelope * wave).astype(np.float32)


def _drum(sound: Samples, song: Song, random: np.random.Generator, rate_hz: int) -> None:
    time = np.arange(int(0.2 * rate_hz)) / rate_hz
    kick = 0.9 * np.sin(2 * np.pi * (45 * time + 6 * (1 - np.exp(-25 * time)))) * np.exp(-14 * time)
    for step in range(int(len(sound) / rate_hz / song.beat_s * 2)):
        start = int(step * song.beat_s / 2 * rate_hz)
        hiss = random.normal(0, 1, len(time)) * np.exp(-(18 if step % 4 == 2 else 60) * time)
        hit = (kick if step % 4 == 0 else 0) + (0.4 if step % 4 == 2 else 0.12) * hiss
        end = min(len(sound), start + len(time))
        sound[start:end] += hit[: end - start].astype(np.float32)


def _rms(samples: Samples) -> float:
    return float(np.sqrt(np.mean(np.square(samples, dtype=np.float64)) + 1e-12))


def _faded(samples: Samples, rate_hz: int) -> Samples:
    ramp = np.linspace(0, 1, rate_hz // 100, dtype=np.float32)
    faded = samples.copy()
    faded[: len(ramp)] *= ramp
    faded[-len(ramp) :] *= ramp[::-1]
    return faded
