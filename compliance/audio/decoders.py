"""The decoders behind one protocol: libsndfile (python-soundfile), FFmpeg's libraries (PyAV) and dr_flac (miniaudio).

libsndfile is first for the containers it knows by heart; PyAV does the rest. Three formats go to PyAV although
libsndfile reads them: MPEG audio, because mpg123 inside libsndfile prints warnings to the terminal; FLAC and Ogg,
because after damage libsndfile gives nothing, or what follows at the wrong time, while FFmpeg's time stamps tell what
is missing. FLAC of which nothing is missing may go to dr_flac, where a caller can begin again.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO, Protocol

import numpy as np
from numpy.typing import NDArray

from compliance.audio.ffmpeg import PyavDecoder
from compliance.audio.samples import Stored
from compliance.audio.source import READ_FRAMES, display, head_of, looks_like_text, open_source, reason
from compliance.errors import AudioError

LOWEST_RATE_HZ, HIGHEST_RATE_HZ = 4_000, 768_000
MOST_CHANNELS = 64
_SOUNDFILE_MAGIC = (b"RIFF", b"RIFX", b"RF64", b"FORM", b"caff", b"riff", b".snd")
_KNOWN_MAGIC = (*_SOUNDFILE_MAGIC, b"OggS", b"fLaC", b"ID3", b"\x1aE\xdf\xa3", b"0&\xb2u")
_PCM_BITS = {"PCM_S8": 8, "PCM_U8": 8, "PCM_16": 16, "PCM_24": 24, "PCM_32": 32, "FLOAT": 32, "DOUBLE": 64}


class DoubtfulError(Exception):
    """A quick decoder did not find what the file declares: nothing it gave counts, another has to read the file.

    found_s : seconds of sound it found whole; infinite where it can't tell
    """

    def __init__(self, *, found_s: float = math.inf) -> None:
        super().__init__(found_s)
        self.found_s = found_s


class Decoder(Protocol):
    """An open audio file.

    codec : name of the coding, e.g. ``pcm_24``, ``mpeg_layer_iii``, ``aac``
    bits : bits per sample of a lossless coding
    frames : frames the header declares (one frame = one sample of every channel); None when it doesn't
    damage : the first damage met while reading, one clause; what could be decoded was given all the same
    """

    codec: str
    rate_hz: int
    channels: int
    bits: int | None
    frames: int | None
    damage: str | None

    def read(self, start_frame: int) -> Iterator[Stored]:
        """Decode from `start_frame` to the end, in pieces of shape (frames, channels)."""
        ...

    def close(self) -> None:
        """Release the file."""
        ...


class SoundfileDecoder:
    """libsndfile: WAV, AIFF, CAF and its rarer uncompressed formats."""

    def __init__(self, file: BinaryIO) -> None:
        import soundfile  # pyright: ignore[reportMissingTypeStubs]: the package ships none

        self._file = file
        self._sound = soundfile.SoundFile(file)
        self._error: type[Exception] = soundfile.SoundFileError
        self.codec = self._sound.subtype.lower()
        self.bits = _PCM_BITS.get(self._sound.subtype)
        self.rate_hz, self.channels = self._sound.samplerate, self._sound.channels
        self.frames: int | None = self._sound.frames
        self.damage: str | None = None

    def read(self, start_frame: int) -> Iterator[NDArray[np.float32]]:
        """See `Decoder.read`."""
        position = min(start_frame, self._sound.frames)
        try:
            self._sound.seek(position)
            while position < self._sound.frames:
                piece = np.asarray(self._sound.read(READ_FRAMES, dtype="float32", always_2d=True), np.float32)
                if not len(piece):
                    break
                position += len(piece)
                yield piece
        except self._error as error:
            self.damage = f"decoding stops at {position / self.rate_hz:.1f} s ({reason(error)})"

    def close(self) -> None:
        """See `Decoder.close`."""
        self._sound.close()
        self._file.close()


def open_decoder(path: Path, *, quick: bool = False) -> Decoder:
    """Open a file with the first decoder that understands it. Contents decide, never the file name.

    Parameters
    ----------
    quick : allow a decoder that ends with DoubtfulError where a file isn't what it declares

    Raises
    ------
    AudioError : it cannot be opened, or no decoder recognises it, or what it declares is impossible
    """
    decoder = _first_that_opens(path, quick=quick)
    if LOWEST_RATE_HZ <= decoder.rate_hz <= HIGHEST_RATE_HZ and 1 <= decoder.channels <= MOST_CHANNELS:
        return decoder
    decoder.close()
    declares = f"declares {decoder.channels} channels at {decoder.rate_hz} Hz"
    raise AudioError(f"not usable as audio ({declares})", place=display(path), remedy="export the file again")


def _first_that_opens(path: Path, *, quick: bool) -> Decoder:
    import av.error

    with open_source(path) as file:
        head = head_of(file)
    last: Exception | None = None
    for kind in _in_order(head, quick=quick):
        file = open_source(path)
        try:
            return kind(file)
        except (av.error.FFmpegError, OSError, ValueError, RuntimeError) as error:  # libsndfile's are RuntimeErrors
            file.close()
            last = error
    raise _not_audio(path, head, last)


def _in_order(head: bytes, *, quick: bool) -> list[Callable[[BinaryIO], Decoder]]:
    """The decoders that may understand a file which begins like this, the best first."""
    if head.startswith(_SOUNDFILE_MAGIC):
        return [SoundfileDecoder, PyavDecoder]
    if not (quick and head.startswith(b"fLaC")):
        return [PyavDecoder, SoundfileDecoder]
    try:
        from compliance.audio.drflac import DrflacDecoder
    except ImportError:  # miniaudio is not made for every machine
        return _in_order(head, quick=False)
    return [DrflacDecoder, PyavDecoder, SoundfileDecoder]


def _not_audio(path: Path, head: bytes, error: Exception | None) -> AudioError:
    if looks_like_text(head):
        problem = "not audio (a text file)"
    elif head.startswith(_KNOWN_MAGIC) or head[4:8] == b"ftyp":
        problem = f"cannot be decoded: damaged or truncated ({reason(error)})"
    else:
        problem = f"not audio, or in a format that cannot be decoded ({reason(error)})"
    return AudioError(problem, place=display(path), remedy="export or copy the file again")
