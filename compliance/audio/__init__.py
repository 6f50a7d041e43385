"""Decoding and resampling any audio file, streaming, with bounded memory.

Everything is float32. Channels are averaged in numpy, so a mono signal on two channels keeps its level. All files
are untrusted: they may be truncated, mislabelled, playlists in disguise or not audio at all, and each of these ends in
one clear `AudioError` or, where sound can still be had, in `AudioInfo.problem`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import TypeVar

import msgspec
import numpy as np
from numpy.typing import NDArray

from compliance.audio.decoders import Decoder, DoubtfulError, open_decoder
from compliance.audio.samples import as_float, mixed, not_numbers
from compliance.audio.source import display, missing_bytes, open_source
from compliance.errors import AudioError
from compliance.model.files import AudioFormat

__all__ = ["AudioInfo", "blocks", "describe", "envelope", "load", "read_through"]

Taken = TypeVar("Taken")

_SLACK_S = 0.1
"""How much shorter than declared the sound may be: encoders count their padding, decoders don't."""
_TAIL_S = 2.0


class AudioInfo(msgspec.Struct, frozen=True, kw_only=True):
    """What an audio file holds.

    duration_s : seconds that can be decoded
    problem : what is wrong although sound can be had (truncated, damaged), one clause; None when nothing is
    """

    duration_s: float
    format: AudioFormat
    problem: str | None = None


def describe(path: Path, *, thorough: bool = False) -> AudioInfo:
    """Duration, coding and state of an audio file.

    Parameters
    ----------
    thorough : decode all of it, which also finds damage in the middle and samples that aren't numbers. Without it the
        header is held against the size of the file and the last seconds are decoded; all is decoded only if they are
        missing.

    Raises
    ------
    AudioError : the file cannot be read or holds no sound
    """
    with closing(open_decoder(path)) as decoder:
        declared = decoder.frames
        decoded = declared
        spoilt = 0
        if thorough or declared is None or not _end_is_there(decoder, declared):
            decoded, spoilt = _count(decoder)
        return _described(path, decoder, decoded=decoded or 0, spoilt=spoilt)


def _described(path: Path, decoder: Decoder, *, decoded: int, spoilt: int) -> AudioInfo:
    if not decoded:
        raise AudioError("holds no sound", place=display(path), remedy="export or copy the file again")
    problem = _problem(path, decoder, decoded=decoded, spoilt=spoilt)
    stored = AudioFormat(codec=decoder.codec, rate_hz=decoder.rate_hz, channels=decoder.channels, bits=decoder.bits)
    return AudioInfo(duration_s=decoded / decoder.rate_hz, format=stored, problem=problem)


def _problem(path: Path, decoder: Decoder, *, decoded: int, spoilt: int) -> str | None:
    with open_source(path) as file:
        missing = missing_bytes(file)
    if missing:
        return missing
    shortfall_s = ((decoder.frames or 0) - decoded) / decoder.rate_hz
    if shortfall_s > _SLACK_S:
        declared_s = (decoder.frames or 0) / decoder.rate_hz
        return f"truncated or damaged: {declared_s:.1f} s declared, {decoded / decoder.rate_hz:.1f} s decoded"
    if decoder.damage:
        return decoder.damage
    return f"{spoilt} samples are not numbers and were taken as silence" if spoilt else None


def _end_is_there(decoder: Decoder, declared: int) -> bool:
    """Whether the last seconds before the declared end can be decoded."""
    start = max(0, declared - int(_TAIL_S * decoder.rate_hz))
    found = sum(len(piece) for piece in decoder.read(start))
    return decoder.damage is None and found > 0 and start + found >= declared - _SLACK_S * decoder.rate_hz


def _count(decoder: Decoder) -> tuple[int, int]:
    decoder.damage = None
    frames = spoilt = 0
    for piece in decoder.read(0):
        frames += len(piece)
        spoilt += not_numbers(piece)
    return frames, spoilt


def blocks(
    path: Path,
    *,
    rate_hz: int,
    mono: bool,
    block_s: float = 10.0,
    start_s: float = 0.0,
    end_s: float | None = None,
) -> Iterator[NDArray[np.float32]]:
    """Decode a file piece by piece.

    Parameters
    ----------
    rate_hz : sample rate of the result
    mono : average the channels
    block_s : length of every block but the last, in seconds
    start_s, end_s : the part to decode, in seconds from the start of the file; past the end is not an error

    Yields
    ------
    Samples of shape (n,) if `mono`, else (channels, n). Full scale is 1; samples that aren't numbers are 0.
    A damaged file gives what can be decoded; `describe` says what is missing.

    Raises
    ------
    AudioError : the file cannot be read
    """
    with closing(open_decoder(path)) as decoder:
        pieces = _native(decoder, mono=mono, start_s=max(0.0, start_s), end_s=end_s)
        channels = 1 if mono else decoder.channels
        resampled = _resampled(pieces, decoder.rate_hz, rate_hz, channels)
        yield from _cut(resampled, max(1, round(block_s * rate_hz)), mono=mono)


def read_through(
    path: Path,
    take: Callable[[Iterator[NDArray[np.float32]]], Taken],
    *,
    rate_hz: int,
    block_s: float = 10.0,
    quick: bool = True,
    checksums: bool = True,
) -> tuple[Taken, AudioInfo]:
    """Decode a whole file once, in mono, and learn from the same reading what it holds.

    FLAC goes to the quicker of two decoders. Where that one doesn't find exactly what the file declares, the file is
    read again by the one that can tell what is missing, and nothing of the first reading counts.

    Parameters
    ----------
    take : gets the sound as the function `blocks` gives it and must read all of it; is called a second time when the
        file is read again
    quick : begin with the quicker decoder, which is in vain where the file is known to be damaged
    checksums : also say of FLAC, as a problem, whether checksums are wrong in what can be decoded

    Returns
    -------
    What `take` made of the sound, and what a thorough `describe` would say

    Raises
    ------
    AudioError : the file cannot be read, or holds no sound
    """
    try:
        return _read_through(path, open_decoder(path, quick=quick), take, rate_hz, block_s)
    except DoubtfulError as doubt:
        taken, info = _read_through(path, open_decoder(path), take, rate_hz, block_s)
        spoilt_s = info.duration_s - doubt.found_s
        # FFmpeg takes blocks for sound whose checksum is wrong.
        if checksums and info.problem is None and spoilt_s > 0.0005:
            info = msgspec.structs.replace(info, problem=f"damaged: the checksums of {spoilt_s:.3f} s of it are wrong")
        return taken, info


def _read_through(
    path: Path, decoder: Decoder, take: Callable[[Iterator[NDArray[np.float32]]], Taken], rate_hz: int, block_s: float
) -> tuple[Taken, AudioInfo]:
    decoded = spoilt = 0

    def counted() -> Iterator[NDArray[np.float32]]:
        nonlocal decoded, spoilt
        for piece in decoder.read(0):
            decoded += len(piece)
            spoilt += not_numbers(piece)
            yield mixed(piece)

    with closing(decoder):
        resampled = _resampled(counted(), decoder.rate_hz, rate_hz, 1)
        taken = take(_cut(resampled, max(1, round(block_s * rate_hz)), mono=True))
        return taken, _described(path, decoder, decoded=decoded, spoilt=spoilt)


def _cut(pieces: Iterable[NDArray[np.float32]], size: int, *, mono: bool) -> Iterator[NDArray[np.float32]]:
    """Blocks of `size` samples and what is left, of pieces of shape (n, channels)."""
    waiting: list[NDArray[np.float32]] = []
    length = 0
    for piece in pieces:
        waiting.append(piece)
        length += len(piece)
        if length >= size:
            joined = np.concatenate(waiting)
            whole = length // size * size
            for at in range(0, whole, size):
                yield _shaped(joined[at : at + size], mono)
            waiting, length = [joined[whole:].copy()], length - whole
    if length:
        yield _shaped(np.concatenate(waiting), mono)


def _shaped(samples: NDArray[np.float32], mono: bool) -> NDArray[np.float32]:
    return np.ascontiguousarray(samples[:, 0] if mono else samples.T)


def _resampled(
    pieces: Iterable[NDArray[np.float32]], from_hz: int, to_hz: int, channels: int
) -> Iterator[NDArray[np.float32]]:
    """Pieces of shape (n, channels) at another rate."""
    import soxr  # pyright: ignore[reportMissingTypeStubs]: the package ships none

    if from_hz == to_hz:
        yield from pieces
        return
    stream = soxr.ResampleStream(from_hz, to_hz, channels, dtype="float32", quality="HQ")
    for piece in pieces:
        yield stream.resample_chunk(piece)
    yield stream.resample_chunk(np.zeros((0, channels), np.float32), last=True)


def _native(decoder: Decoder, *, mono: bool, start_s: float, end_s: float | None) -> Iterator[NDArray[np.float32]]:
    """Pieces at the file's own rate, cut to the range, finite, mixed to one channel if `mono`."""
    start = round(start_s * decoder.rate_hz)
    left = None if end_s is None else max(0, round(end_s * decoder.rate_hz) - start)
    if left == 0:
        return
    for piece in decoder.read(start):
        kept = piece if left is None else piece[:left]
        yield mixed(kept) if mono else as_float(kept)
        if left is not None:
            left -= len(kept)
            if left == 0:
                return


def load(
    path: Path, *, rate_hz: int, mono: bool, start_s: float = 0.0, end_s: float | None = None
) -> NDArray[np.float32]:
    """Decode a whole file, or the part from `start_s` to `end_s`, into memory.

    Returns
    -------
    Samples of shape (n,) if `mono`, else (channels, n), as `blocks` gives them; n may be 0 if the part lies past the
    end

    Raises
    ------
    AudioError : the file cannot be read
    """
    pieces = list(blocks(path, rate_hz=rate_hz, mono=mono, start_s=start_s, end_s=end_s))
    if pieces:
        return np.concatenate(pieces, axis=-1)
    with closing(open_decoder(path)) as decoder:
        return np.zeros(0 if mono else (decoder.channels, 0), np.float32)


def envelope(path: Path, *, points: int = 600) -> tuple[float, ...]:
    """The outline of the sound: the loudest sample in each of `points` equal slices of the file.

    Returns
    -------
    At most `points` values 0..1 (fewer if the file has fewer samples)

    Raises
    ------
    AudioError : the file cannot be read
    """
    with closing(open_decoder(path)) as decoder:
        peaks = _peaks(decoder)
    if not len(peaks):
        return ()
    edges = np.linspace(0, len(peaks), min(points, len(peaks)) + 1).astype(int)[:-1]
    return tuple(float(peak) for peak in np.minimum(np.maximum.reduceat(peaks, edges), 1.0))


def _peaks(decoder: Decoder) -> NDArray[np.float32]:
    """Loudest sample of every channel in each hundredth of a second."""
    step = max(1, decoder.rate_hz // 100)
    peaks: list[NDArray[np.float32]] = []
    rest = np.zeros(0, np.float32)
    for piece in decoder.read(0):
        loudest = np.concatenate([rest, np.abs(as_float(piece)).max(axis=1)])
        whole = len(loudest) // step * step
        peaks.append(loudest[:whole].reshape(-1, step).max(axis=1))
        rest = loudest[whole:]
    if len(rest):
        peaks.append(rest.max(keepdims=True))
    return np.concatenate(peaks) if peaks else np.zeros(0, np.float32)
