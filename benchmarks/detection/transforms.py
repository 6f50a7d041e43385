"""What producers do to samples, as functions of mono samples at 44.1 kHz."""

from __future__ import annotations

import io
from collections.abc import Callable
from random import Random
from typing import NamedTuple

import av
import numpy as np
import pedalboard
import soxr

RATE_HZ = 44100
CHOP_S = 0.75
LOOP_S = 2.0


class Transform(NamedTuple):
    """A change of an excerpt. group : row of the result table; tempo : speed over the original."""

    group: str
    apply: Callable[[np.ndarray, Random], np.ndarray]
    tempo: float = 1.0
    semitones: float = 0.0
    reverse: bool = False
    cut: bool = False


def stretched(samples: np.ndarray, *, tempo: float = 1.0, semitones: float = 0.0) -> np.ndarray:
    """Rubber Band, as in every workstation."""
    mono = samples.astype(np.float32)[None]
    return pedalboard.time_stretch(mono, RATE_HZ, stretch_factor=tempo, pitch_shift_in_semitones=semitones)[0]


def varispeed(samples: np.ndarray, speed: float) -> np.ndarray:
    return soxr.resample(samples, RATE_HZ * speed, RATE_HZ)


def effects(samples: np.ndarray, *plugins: pedalboard.Plugin) -> np.ndarray:
    return pedalboard.Pedalboard(list(plugins))(samples.astype(np.float32), RATE_HZ)


def coded(samples: np.ndarray, codec: str, container: str, bit_rate: int) -> np.ndarray:
    """Through a lossy codec and back."""
    rate = 48000 if codec == "libopus" else RATE_HZ
    buffer = io.BytesIO()
    with av.open(buffer, "w", format=container) as target:
        stream = target.add_stream(codec, rate=rate, layout="mono", bit_rate=bit_rate)
        resampled = soxr.resample(np.clip(samples, -1, 1), RATE_HZ, rate)
        frame = av.AudioFrame.from_ndarray((resampled * 32767).astype(np.int16)[None], format="s16", layout="mono")
        frame.sample_rate = rate
        frames = av.AudioResampler(stream.format, "mono", rate, stream.frame_size or 1024).resample(frame)
        for piece in (*frames, None):
            target.mux(stream.encode(piece))
    buffer.seek(0)
    with av.open(buffer) as source:
        decoded = np.concatenate([f.to_ndarray().astype(np.float64).mean(axis=0) for f in source.decode(audio=0)])
    if np.abs(decoded).max() > 2:  # integer samples
        decoded /= 32768
    return soxr.resample(decoded, rate, RATE_HZ)[: len(samples)]


def chopped(samples: np.ndarray, random: Random) -> np.ndarray:
    length = int(CHOP_S * RATE_HZ)
    parts = [samples[at : at + length] for at in range(0, len(samples) - length + 1, length)]
    random.shuffle(parts)
    return np.concatenate(parts)


def looped(samples: np.ndarray, random: Random) -> np.ndarray:  # noqa: ARG001
    return np.tile(samples[: int(LOOP_S * RATE_HZ)], 4)


def wobbled(samples: np.ndarray, *, depth: float, rate_hz: float) -> np.ndarray:
    """Wow, as of a worn record: speed that swings by `depth` around its mean."""
    time_s = np.arange(len(samples)) / RATE_HZ
    at_s = time_s + depth * (1 - np.cos(2 * np.pi * rate_hz * time_s)) / (2 * np.pi * rate_hz)
    return np.interp(at_s, time_s, samples)


def pumped(samples: np.ndarray, *, beat_s: float, floor_db: float) -> np.ndarray:
    """A compressor keyed by a kick drum: the level falls on each beat and recovers until the next."""
    phase = np.arange(len(samples)) / RATE_HZ / beat_s % 1
    return samples * 10 ** (floor_db * (1 - phase) ** 2 / 20)


def gated(samples: np.ndarray, *, step_s: float) -> np.ndarray:
    """A trance gate: every second step is silent, with edges of 5 ms."""
    phase = np.arange(len(samples)) / RATE_HZ / step_s % 2
    return samples * np.clip(np.minimum(phase, 1 - phase) * step_s / 0.005, 0, 1)


def swept(samples: np.ndarray) -> np.ndarray:
    """A low-pass filter that opens from 300 Hz to 8 kHz."""
    block = RATE_HZ // 20
    ladder, out = pedalboard.LadderFilter(pedalboard.LadderFilter.LPF24, resonance=0.3), []
    for start in range(0, len(samples), block):
        ladder.cutoff_hz = 300 * (8000 / 300) ** (start / len(samples))
        out.append(ladder(samples[start : start + block].astype(np.float32), RATE_HZ, reset=False))
    return np.concatenate(out)[: len(samples)]


def hissing(samples: np.ndarray, random: Random, *, ratio_db: float) -> np.ndarray:
    """White noise this far below the music."""
    noise = np.random.default_rng(random.randrange(2**32)).standard_normal(len(samples))
    return samples + noise * np.sqrt(np.mean(samples**2)) * 10 ** (-ratio_db / 20)


def telephone(samples: np.ndarray) -> np.ndarray:
    band = (pedalboard.HighpassFilter(300), pedalboard.LowpassFilter(3400))
    return effects(samples, *band, pedalboard.GSMFullRateCompressor())


TRANSFORMS: dict[str, Transform] = {"none": Transform("plain", lambda x, _: x)}
for step in (1, -1, 2, -2, 4, -4, 6, -6):
    group = "pitch 1-2 st" if abs(step) < 3 else "pitch 4-6 st"
    TRANSFORMS[f"pitch{step:+d}"] = Transform(group, lambda x, _, s=step: stretched(x, semitones=s), semitones=step)
for ratio in (0.8, 0.9, 1.1, 1.25):
    group = "tempo 0.9, 1.1" if 0.85 < ratio < 1.2 else "tempo 0.8, 1.25"
    TRANSFORMS[f"tempo{ratio}"] = Transform(group, lambda x, _, t=ratio: stretched(x, tempo=t), tempo=ratio)
for ratio in (0.92, 0.97, 1.03, 1.08):
    group = "varispeed 3 %" if abs(ratio - 1) < 0.05 else "varispeed 8 %"
    pitch = 12 * float(np.log2(ratio))
    TRANSFORMS[f"vari{ratio}"] = Transform(group, lambda x, _, v=ratio: varispeed(x, v), tempo=ratio, semitones=pitch)
TRANSFORMS |= {
    "lowpass": Transform("EQ", lambda x, _: effects(x, pedalboard.LowpassFilter(2500), pedalboard.LowpassFilter(2500))),
    "highpass": Transform(
        "EQ", lambda x, _: effects(x, pedalboard.HighpassFilter(600), pedalboard.HighpassFilter(600))
    ),
    "reverb": Transform("reverb", lambda x, _: effects(x, pedalboard.Reverb(0.75, wet_level=0.4, dry_level=0.4))),
    "mp3_64k": Transform("codec", lambda x, _: coded(x, "libmp3lame", "mp3", 64_000)),
    "opus_32k": Transform("codec", lambda x, _: coded(x, "libopus", "ogg", 32_000)),
    "reverse": Transform("reverse", lambda x, _: x[::-1], reverse=True),
    "both+2_1.1": Transform("pitch+tempo", lambda x, _: stretched(x, tempo=1.1, semitones=2), tempo=1.1, semitones=2),
    "both-3_0.9": Transform("pitch+tempo", lambda x, _: stretched(x, tempo=0.9, semitones=-3), tempo=0.9, semitones=-3),
    "loop": Transform("loop, chop", looped, cut=True),
    "chop": Transform("loop, chop", chopped, cut=True),
}

FURTHER: dict[str, Transform] = {
    "chorus": Transform("modulation", lambda x, _: effects(x, pedalboard.Chorus(depth=0.4, mix=0.5))),
    "phaser": Transform("modulation", lambda x, _: effects(x, pedalboard.Phaser(feedback=0.4))),
    "wow": Transform("modulation", lambda x, _: wobbled(x, depth=0.006, rate_hz=0.55)),
    "distortion": Transform("drive", lambda x, _: effects(x, pedalboard.Distortion(20))),
    "bitcrush": Transform("drive", lambda x, _: effects(x / np.abs(x).max(), pedalboard.Bitcrush(6))),
    "compressor": Transform("dynamics", lambda x, _: effects(x, pedalboard.Compressor(-35, 10, 2, 80))),
    "pumping": Transform("dynamics", lambda x, _: pumped(x, beat_s=0.47, floor_db=-24)),
    "gate": Transform("dynamics", lambda x, _: gated(x, step_s=0.12)),
    "delay": Transform("space", lambda x, _: effects(x, pedalboard.Delay(0.31, 0.4, 0.4))),
    "telephone": Transform("band", lambda x, _: telephone(x)),
    "sweep": Transform("band", lambda x, _: swept(x)),
    "hiss": Transform("band", lambda x, r: hissing(x, r, ratio_db=12)),
    "mp3_24k": Transform("band", lambda x, _: coded(x, "libmp3lame", "mp3", 24_000)),
    "reverse+3": Transform(
        "several", lambda x, _: stretched(x[::-1], semitones=3), tempo=1.0, semitones=3, reverse=True
    ),
    "both+5_0.85": Transform("several", lambda x, _: stretched(x, tempo=0.85, semitones=5), tempo=0.85, semitones=5),
    "vari1.2": Transform("several", lambda x, _: varispeed(x, 1.2), tempo=1.2, semitones=12 * float(np.log2(1.2))),
    "vari0.85": Transform("several", lambda x, _: varispeed(x, 0.85), tempo=0.85, semitones=12 * float(np.log2(0.85))),
}
"""Changes that no goal names."""
