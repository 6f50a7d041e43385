"""The two decoders behind one protocol: libsndfile (python-soundfile) and FFmpeg's libraries (PyAV).

libsndfile is first for the containers it knows by heart; PyAV does the rest. MPEG audio goes to PyAV although libsndfile reads it:
mpg123 inside libsndfile prints warnings straight to the terminal.

PyAV's resampler is not used on purpose: asked for mono floats it returns two equal channels 3 dB too loud. Frames are
taken in their native layout and averaged by the caller.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Protocol, cast

import numpy as np
from numpy.typing import NDArray

from compliance.audio.source import display, head_of, looks_like_text, open_source
from compliance.errors import AudioError

if TYPE_CHECKING:
    import av
    import soundfile

LOWEST_RATE_HZ, HIGHEST_RATE_HZ = 4_000, 768_000
MOST_CHANNELS = 64
_READ_FRAMES = 65_536
_SOUNDFILE_MAGIC = (b"RIFF", b"RIFX", b"RF64", b"FORM", b"fLaC", b"OggS", b"caff", b"riff", b".snd")
_PREROLL_S = 0.5
"""Decoded and dropped after a seek: codecs with overlapping frames need a run-up (Opus asks for 80 ms)."""

_FORMATS = "aac,ac3,aiff,amr,ape,asf,au,caf,dsf,eac3,flac,matroska,webm,mov,mp4,m4a,3gp,3g2,mj2,mp3,mpc,mpc8,ogg,tta,w64,wav,wv"
_OPTIONS = {"format_whitelist": _FORMATS, "protocol_whitelist": "pipe", "enable_drefs": "0"}
"""Containers only: no playlist, concatenation script or session description, and no protocol to open another file with."""

_ESTIMATED_LENGTH = {"aac", "ac3", "eac3", "amr", "mp3"}
"""Containers without a length: FFmpeg guesses one from the bit rate (for mp3 unless it has an information frame)."""

_PCM_BITS = {
    "PCM_S8": 8,
    "PCM_U8": 8,
    "PCM_16": 16,
    "PCM_24": 24,
    "PCM_32": 32,
    "FLOAT": 32,
    "DOUBLE": 64,
    "ALAC_16": 16,
}
_PCM_BITS |= {"ALAC_20": 20, "ALAC_24": 24, "ALAC_32": 32, "ULAW": 8, "ALAW": 8}
_PYAV_LOSSLESS = ("pcm_", "flac", "alac", "wavpack", "ape", "tta")


class Decoder(Protocol):
    """An open audio file.

    codec : name of the coding, e.g. ``pcm_24``, ``mpeg_layer_iii``, ``aac``
    bits : bits per sample of a lossless coding
    frames : frames the header declares (one frame = one sample of every channel); None when it doesn't
    """

    codec: str
    rate_hz: int
    channels: int
    bits: int | None
    frames: int | None

    def read(self, start_frame: int) -> Iterator[NDArray[np.float32]]:
        """Decode from `start_frame` to the end, in pieces of shape (frames, channels).

        Stops at the first damage it cannot get past and then sets `damage`.
        """
        ...

    damage: str | None

    def close(self) -> None:
        """Release the file."""
        ...


class SoundfileDecoder:
    """libsndfile: WAV, AIFF, FLAC, CAF, Ogg Vorbis and Opus, and its rarer formats."""

    def __init__(self, file: BinaryIO) -> None:
        import soundfile

        self._file = file
        self._sound = cast("soundfile.SoundFile", soundfile.SoundFile(file))
        self._error: type[Exception] = soundfile.SoundFileError
        self.codec = self._sound.subtype.lower()
        self.bits = _PCM_BITS.get(self._sound.subtype)
        if self._sound.format == "FLAC":
            self.codec = "flac"
        self.rate_hz, self.channels = self._sound.samplerate, self._sound.channels
        self.frames: int | None = self._sound.frames
        self.damage: str | None = None

    def read(self, start_frame: int) -> Iterator[NDArray[np.float32]]:
        """See `Decoder.read`."""
        position = min(start_frame, self._sound.frames)
        try:
            self._sound.seek(position)
            while position < self._sound.frames:
                piece: NDArray[np.float32] = self._sound.read(_READ_FRAMES, dtype="float32", always_2d=True)
                if not len(piece):
                    break
                position += len(piece)
                yield piece
        except self._error as error:
            self.damage = f"decoding stops at {position / self.rate_hz:.1f} s ({_clause(error)})"

    def close(self) -> None:
        """See `Decoder.close`."""
        self._sound.close()
        self._file.close()


class PyavDecoder:
    """FFmpeg's demuxers and decoders: MP3, AAC, ALAC, WMA, WebM and whatever libsndfile refused."""

    def __init__(self, file: BinaryIO) -> None:
        import av
        import av.error

        self._file = file
        self._container = av.open(file, options=_OPTIONS)
        self._error = (av.error.FFmpegError, ValueError)
        if not self._container.streams.audio:
            self._container.close()
            raise ValueError("no audio stream")
        self._stream = self._container.streams.audio[0]
        self.codec = self._stream.codec_context.name.removesuffix("float").removesuffix("_at")
        self.rate_hz, self.channels = self._stream.rate or 0, self._stream.channels
        self.bits = self._stream.format.bits if self.codec.startswith(_PYAV_LOSSLESS) else None
        self.frames = self._declared_frames()
        self.damage: str | None = None

    def _declared_frames(self) -> int | None:
        if self._container.format.name in _ESTIMATED_LENGTH:
            return None
        if self._stream.duration is not None and self._stream.time_base is not None:
            return round(self._stream.duration * self._stream.time_base * self.rate_hz)
        duration_us = self._container.duration
        return None if duration_us is None else round(duration_us / 1e6 * self.rate_hz)

    def read(self, start_frame: int) -> Iterator[NDArray[np.float32]]:
        """See `Decoder.read`. A packet that cannot be decoded is replaced by nothing; the damage is noted."""
        position = self._seek(start_frame)
        for frame in self._frames():
            if position is None:
                position = self._position_of(frame)
            piece = _as_float(frame)
            skip = max(0, start_frame - position)
            position += len(piece)
            if skip < len(piece):
                yield piece[skip:]

    def _seek(self, start_frame: int) -> int | None:
        """Go close before `start_frame`; the frame number we are at, or None when the next frame will tell."""
        target_s = start_frame / self.rate_hz - _PREROLL_S
        time_base = self._stream.time_base
        if self._container.format.name in _ESTIMATED_LENGTH or target_s <= 0 or time_base is None:
            self._container.seek(0)
            return 0
        self._container.seek(int(target_s / time_base) + (self._stream.start_time or 0), stream=self._stream)
        return None

    def _position_of(self, frame: av.AudioFrame) -> int:
        if frame.pts is None or frame.time_base is None:
            return 0
        start = self._stream.start_time or 0
        return max(0, round((frame.pts - start) * frame.time_base * self.rate_hz))

    def _frames(self) -> Iterator[av.AudioFrame]:
        packets = self._container.demux(self._stream)
        seconds = 0.0
        while True:
            try:
                packet = next(packets, None)
                if packet is None:
                    return
                frames = cast("list[av.AudioFrame]", packet.decode())
            except self._error as error:
                if self.damage is None:
                    self.damage = f"damaged at {seconds:.1f} s ({_clause(error)})"
                continue
            for frame in frames:
                seconds = frame.time or seconds
                if frame.sample_rate == self.rate_hz and len(frame.layout.channels) == self.channels:
                    yield frame
                elif self.damage is None:
                    self.damage = f"sample rate or channels change at {seconds:.1f} s"

    def close(self) -> None:
        """See `Decoder.close`."""
        self._container.close()
        self._file.close()


def _as_float(frame: av.AudioFrame) -> NDArray[np.float32]:
    """Samples of a frame as float32 in -1..1, shape (frames, channels)."""
    samples = frame.to_ndarray()
    if frame.format.is_planar:
        samples = samples.T
    else:
        samples = samples.reshape(-1, len(frame.layout.channels))
    if samples.dtype == np.uint8:
        return (samples.astype(np.float32) - 128) / 128
    if np.issubdtype(samples.dtype, np.integer):
        return (samples / -float(np.iinfo(samples.dtype).min)).astype(np.float32)
    return samples.astype(np.float32)


def open_decoder(path: Path) -> Decoder:
    """Open a file with the first decoder that understands it. Contents decide, never the file name.

    Raises
    ------
    AudioError : it cannot be opened, or no decoder recognises it, or what it declares is impossible
    """
    decoder = _first_that_opens(path)
    if LOWEST_RATE_HZ <= decoder.rate_hz <= HIGHEST_RATE_HZ and 1 <= decoder.channels <= MOST_CHANNELS:
        return decoder
    decoder.close()
    declares = f"declares {decoder.channels} channels at {decoder.rate_hz} Hz"
    raise AudioError(f"not usable as audio ({declares})", place=display(path), remedy="export the file again")


def _first_that_opens(path: Path) -> Decoder:
    kinds: list[type[SoundfileDecoder | PyavDecoder]] = [SoundfileDecoder, PyavDecoder]
    last: Exception | None = None
    for attempt in range(2):
        file = open_source(path)
        head = head_of(file)
        kind = kinds[attempt] if head.startswith(_SOUNDFILE_MAGIC) else kinds[1 - attempt]
        try:
            return kind(file)
        except (OSError, ValueError, RuntimeError) as error:  # both libraries' errors descend from these
            file.close()
            last = error
    raise _not_audio(path, head, last)


def _not_audio(path: Path, head: bytes, error: Exception | None) -> AudioError:
    if looks_like_text(head):
        problem = "not audio (a text file)"
    elif head.startswith(_SOUNDFILE_MAGIC) or head[4:8] == b"ftyp":
        problem = f"cannot be decoded: damaged or truncated ({_clause(error)})"
    else:
        problem = f"not audio, or in a format that cannot be decoded ({_clause(error)})"
    return AudioError(problem, place=display(path), remedy="export or copy the file again")


def _clause(error: Exception | None) -> str:
    """The library's reason without its repetition of the (untrusted) file name."""
    reason = getattr(error, "strerror", None) or getattr(error, "error_string", None) or type(error).__name__
    return str(reason).strip().rstrip(".").lower()
