"""Chromaprint fingerprints, by whichever Chromaprint can be had on this machine.

Chromaprint is a C library that no Python wheel ships by itself, so three ways are tried: the shared library through
pyacoustid, the program ``fpcalc``, and an FFmpeg whose ``chromaprint`` encoder is compiled in (the extra
``rightslint[chromaprint]`` installs one). All three get the same samples from us through a pipe, never a file name:
their prints are equal to the bit, and no file can be mistaken for an option or opened by anything but our own decoder.
"""

from __future__ import annotations

import base64
import contextlib
import functools
import importlib
import os
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

from compliance import audio
from compliance.errors import AudioError
from compliance.safe_text import printable

RATE_HZ = 11_025
"""The rate Chromaprint works at inside; given samples at this rate it resamples nothing."""
LONGEST_S = 120.0
"""AcoustID's index holds prints of the first two minutes."""
TIME_LIMIT_S = 30.0
REMEDY = "install rightslint[chromaprint], or Chromaprint's library or fpcalc from your system"

_MOST_BIT_ERRORS = 2
_MOST_OFFSET = 120
_FPCALC_END_OF_FILE = 3
_ENCODED = re.compile(r"[A-Za-z0-9_-]+\Z")
_RAW_AUDIO = ("s16le", str(RATE_HZ))


class Print(msgspec.Struct, frozen=True, kw_only=True):
    """A Chromaprint fingerprint.

    duration_s : length of the whole file
    fingerprint : of its first `LONGEST_S` seconds, compressed and base64-encoded as AcoustID takes it
    """

    duration_s: float
    fingerprint: str


class Backend(msgspec.Struct, frozen=True):
    """A way to have Chromaprint run. `encode` takes 16-bit mono samples at `RATE_HZ` and gives the encoded print."""

    name: str
    encode: Callable[[bytes], str]


class _EncodingFailed(Exception):
    """A backend gave no print; the message is one clause for the reader."""


def backend() -> str | None:
    """``libchromaprint``, ``fpcalc`` or ``ffmpeg``, whichever `fingerprint` will use; None if there is none."""
    found = backends()
    return found[0].name if found else None


def unavailable_reason() -> str | None:
    """Why there is no backend, for the reader of a report; None if there is one."""
    if backends():
        return None
    return "neither the Chromaprint library, nor fpcalc, nor an FFmpeg with Chromaprint is installed"


@functools.cache
def backends() -> tuple[Backend, ...]:
    """All backends of this machine, best first."""
    return tuple(found for find in (_library, _fpcalc, _ffmpeg) if (found := find()) is not None)


def fingerprint(path: Path, *, using: Backend | None = None) -> Print:
    """Fingerprint the first two minutes of a file.

    Parameters
    ----------
    using : the backend to use; by default the best one

    Raises
    ------
    AudioError : the file cannot be decoded, is too short or has nothing to tell apart, or no backend is available
    """
    place = printable(str(path))
    using = using or _best(place)
    duration_s = audio.describe(path).duration_s
    samples = audio.load(path, rate_hz=RATE_HZ, mono=True, end_s=LONGEST_S)
    return fingerprint_of(samples, duration_s=duration_s, place=place, using=using)


def fingerprint_of(
    samples: NDArray[np.float32], *, duration_s: float, place: str, using: Backend | None = None
) -> Print:
    """Fingerprint a file whose first two minutes have been decoded already.

    Parameters
    ----------
    samples : mono, at `RATE_HZ`; the first `LONGEST_S` seconds of the file, or all of it
    duration_s : of the whole file
    place : names the file in errors
    using : see `fingerprint`

    Raises
    ------
    AudioError : as `fingerprint`
    """
    using = using or _best(place)
    pcm = np.round(np.clip(samples, -1, 1) * 32767).astype("<i2").tobytes()
    try:
        encoded = using.encode(pcm)
        items = decode(encoded)
    except (_EncodingFailed, ValueError) as error:
        raise AudioError(f"no Chromaprint fingerprint: {using.name}: {error}", place=place) from error
    if not len(items):
        raise AudioError(f"too short for a Chromaprint fingerprint ({duration_s:.1f} s)", place=place)
    if (items == items[0]).all():
        raise AudioError("no Chromaprint fingerprint: silence, or a sound that never changes", place=place)
    return Print(duration_s=duration_s, fingerprint=encoded)


def _best(place: str) -> Backend:
    if not backends():
        raise AudioError(f"no Chromaprint fingerprint: {unavailable_reason()}", place=place, remedy=REMEDY)
    return backends()[0]


def compare(a: Print, b: Print) -> float:
    """How alike two files are as wholes, 0..1; above about 0.5 they are the same recording.

    The share of the shorter print's items (eight a second) that differ in at most 2 of 32 bits from the other's, at the
    best offset within 15 s: the measure of pyacoustid's ``compare_fingerprints`` and of AcoustID's own matching, here
    without the C library. It says nothing about a sample inside a longer mix.
    """
    x, y = decode(a.fingerprint), decode(b.fingerprint)
    if not len(x) or not len(y):
        return 0.0
    i, j = np.nonzero(np.bitwise_count(x[:, None] ^ y[None, :]) <= _MOST_BIT_ERRORS)
    offsets = i - j
    near = (offsets <= _MOST_OFFSET) & (offsets > -_MOST_OFFSET)
    counts = np.bincount(offsets[near] + len(y), minlength=1)
    return float(counts.max()) / min(len(x), len(y))


def decode(encoded: str) -> NDArray[np.uint32]:
    """The items of a print, 32 bits for each eighth of a second.

    Follows Chromaprint's ``fingerprint_decompressor.cpp``: a header (algorithm, number of items), then the distances
    between set bits in 3 bits each, those of 7 or more continued in 5 bits each; every item is XORed with the one
    before.

    Raises
    ------
    ValueError : it is not a compressed print
    """
    if not _ENCODED.match(encoded) or len(encoded) % 4 == 1:
        raise ValueError("not a Chromaprint fingerprint")
    data = base64.urlsafe_b64decode(encoded + "=" * (-len(encoded) % 4))
    count = int.from_bytes(data[1:4], "big")
    small = _unpack(data[4:], bits=3)
    ends = np.flatnonzero(small == 0)
    if len(data) < 4 or len(ends) < count:
        raise ValueError("a Chromaprint fingerprint that is cut short")
    if not count:
        return np.zeros(0, np.uint32)
    distances = small[: ends[count - 1] + 1].astype(np.int64)
    long = np.flatnonzero(distances == 7)
    extra = _unpack(data[4 + (len(distances) * 3 + 7) // 8 :], bits=5)
    if len(extra) < len(long):
        raise ValueError("a Chromaprint fingerprint that is cut short")
    distances[long] += extra[: len(long)]
    return np.bitwise_xor.accumulate(_items(distances, count))


def _unpack(data: bytes, *, bits: int) -> NDArray[np.uint8]:
    """Little-endian numbers of `bits` bits each."""
    stream = np.unpackbits(np.frombuffer(data, np.uint8), bitorder="little")
    whole = stream[: len(stream) // bits * bits].reshape(-1, bits)
    return (whole << np.arange(bits, dtype=np.uint8)).sum(axis=1, dtype=np.uint8)


def _items(distances: NDArray[np.int64], count: int) -> NDArray[np.uint32]:
    """Items from the distances between their set bits; a distance of 0 ends an item."""
    ends = distances == 0
    item = np.cumsum(ends) - ends
    position = np.cumsum(distances)
    before = np.concatenate([[0], position[ends][:-1]])
    bit = (position - before[item])[~ends] - 1
    if len(bit) and bit.max() > 31:
        raise ValueError("a damaged Chromaprint fingerprint")
    items = np.zeros(count, np.uint32)
    np.bitwise_or.at(items, item[~ends], np.uint32(1) << bit.astype(np.uint32))
    return items


# Backends


def _library() -> Backend | None:
    """The shared library through pyacoustid; a package ``chromaprint`` on PyPI is something else."""
    try:
        bindings = importlib.import_module("chromaprint")
        acoustid = importlib.import_module("acoustid")
    except ImportError:
        return None
    if not hasattr(bindings, "Fingerprinter"):
        return None

    def encode(pcm: bytes) -> str:
        try:
            return acoustid.fingerprint(RATE_HZ, 1, iter([pcm])).decode("ascii")
        except acoustid.FingerprintGenerationError as error:
            raise _EncodingFailed(str(error)) from error

    return Backend("libchromaprint", encode)


def _fpcalc() -> Backend | None:
    """The program fpcalc, run by ourselves.

    pyacoustid's own call fails for every file under two minutes on Debian 12, where fpcalc prints the fingerprint and
    then exits with 3 at the end of the file (chromaprint issues 122 and 137).
    """
    program = shutil.which(os.environ.get("FPCALC", "fpcalc"))
    if program is None or not _answers([program, "-version"]):
        return None

    def encode(pcm: bytes) -> str:
        container, rate = _RAW_AUDIO
        command = [program, "-format", container, "-rate", rate, "-channels", "1", "-length", "0", "-plain", "-"]
        done = _run(command, pcm)
        if b"Empty fingerprint" in done.stderr:
            return "AQAAAA"
        if done.returncode not in (0, _FPCALC_END_OF_FILE) or not done.stdout.strip():
            raise _EncodingFailed(f"exit status {done.returncode}")
        return done.stdout.decode("ascii", "replace").strip()

    return Backend("fpcalc", encode)


def _ffmpeg() -> Backend | None:
    """An FFmpeg with the Chromaprint encoder: not every build has it, so each is asked."""
    for program in _ffmpeg_programs():
        if b" chromaprint " in _answers([program, "-hide_banner", "-muxers"]):
            return Backend("ffmpeg", functools.partial(_encode_with_ffmpeg, program))
    return None


def _ffmpeg_programs() -> list[str]:
    programs = [shutil.which("ffmpeg")]
    with contextlib.suppress(ImportError, RuntimeError):  # not installed, or without a binary for this platform
        programs.insert(0, importlib.import_module("imageio_ffmpeg").get_ffmpeg_exe())
    return [program for program in programs if program is not None]


def _encode_with_ffmpeg(program: str, pcm: bytes) -> str:
    container, rate = _RAW_AUDIO
    command = [program, "-v", "error", "-nostdin", "-protocol_whitelist", "pipe"]
    command += ["-f", container, "-ar", rate, "-ac", "1", "-i", "pipe:0"]
    command += ["-map", "0:a:0", "-f", "chromaprint", "-fp_format", "base64", "pipe:1"]
    done = _run(command, pcm)
    if done.returncode or not done.stdout.strip():
        raise _EncodingFailed(f"exit status {done.returncode}")
    return done.stdout.decode("ascii", "replace").strip()


def _answers(command: list[str]) -> bytes:
    """What a program says when asked about itself; empty if it doesn't run."""
    try:
        done = _run(command, b"")
    except _EncodingFailed:
        return b""
    return b"" if done.returncode else done.stdout


def _run(command: list[str], given: bytes) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(command, input=given, capture_output=True, timeout=TIME_LIMIT_S, check=False)
    except subprocess.TimeoutExpired as error:
        raise _EncodingFailed(f"no answer in {TIME_LIMIT_S:.0f} s") from error
    except OSError as error:
        raise _EncodingFailed(f"cannot be run ({error.strerror})") from error
