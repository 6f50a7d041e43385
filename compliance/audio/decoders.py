"""The two decoders behind one protocol: libsndfile (python-soundfile) and FFmpeg's libraries (PyAV).

libsndfile is first for the containers it knows by heart; PyAV does the rest. Three formats go to PyAV although
libsndfile reads them: MPEG audio, because mpg123 inside libsndfile prints warnings to the terminal; FLAC and Ogg,
because after damage libsndfile gives nothing, or what follows at the wrong time, while FFmpeg's time stamps tell what
is missing.

PyAV's resampler is not used on purpose: asked for mono floats it returns two equal channels 3 dB too loud. Frames are
taken in their native layout and averaged by the caller.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Protocol

import numpy as np
from numpy.typing import NDArray

from compliance.audio.source import display, head_of, looks_like_text, mpeg_length_is_declared, open_source
from compliance.errors import AudioError

if TYPE_CHECKING:
    import av
    from av.container import InputContainer

LOWEST_RATE_HZ, HIGHEST_RATE_HZ = 4_000, 768_000
MOST_CHANNELS = 64
_READ_FRAMES = 65_536
_SOUNDFILE_MAGIC = (b"RIFF", b"RIFX", b"RF64", b"FORM", b"caff", b"riff", b".snd")
_KNOWN_MAGIC = (*_SOUNDFILE_MAGIC, b"OggS", b"fLaC", b"ID3", b"\x1aE\xdf\xa3", b"0&\xb2u")
_PREROLL_S = 0.5
"""Decoded and dropped after a seek: codecs with overlapping frames need a run-up (Opus asks for 80 ms)."""

_FORMATS = (
    "aac,ac3,aiff,amr,ape,asf,au,caf,dsf,eac3,flac,matroska,webm,mov,mp4,m4a,3gp,3g2,mj2,mp3,mpc,mpc8,ogg,tta,"
    "w64,wav,wv"
)
_OPTIONS = {"format_whitelist": _FORMATS, "protocol_whitelist": "pipe", "enable_drefs": "0"}
"""Containers only: no playlist, concatenation script or session description; no protocol to open another file with."""

_WITHOUT_LENGTH = {"aac", "ac3", "eac3", "amr"}
"""Containers that don't say how long they are: FFmpeg guesses from the bit rate, and seeks by the same guess."""
_SEEKS_COARSELY = _WITHOUT_LENGTH | {"asf"}
"""Decoded from the start to be exact: after a seek in WMA the first time stamp is two frames off."""
_LONGEST_GAP_S = 60.0
_SMALLEST_GAP_S = 0.01

_PCM_BITS = {"PCM_S8": 8, "PCM_U8": 8, "PCM_16": 16, "PCM_24": 24, "PCM_32": 32, "FLOAT": 32, "DOUBLE": 64}


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
                piece = np.asarray(self._sound.read(_READ_FRAMES, dtype="float32", always_2d=True), np.float32)
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
    """FFmpeg's demuxers and decoders: every compressed format, and whatever libsndfile refused."""

    def __init__(self, file: BinaryIO) -> None:
        import av
        import av.error

        self._file = file
        self._length_is_declared = mpeg_length_is_declared(file)
        container = av.open(file, "r", options=_OPTIONS, metadata_errors="replace", io_open=_open_nothing)
        self._container: InputContainer = container
        self._error = (av.error.FFmpegError, ValueError)
        if not self._container.streams.audio:
            self._container.close()
            raise ValueError("no audio stream")
        self._stream = self._container.streams.audio[0]
        self.codec = self._stream.codec_context.name.removesuffix("float").removesuffix("_at")
        self.rate_hz, self.channels = self._stream.rate or 0, self._stream.channels
        self.bits = self._stored_bits()
        self.frames = self._declared_frames()
        self.damage: str | None = None

    def _stored_bits(self) -> int | None:
        """Bits per sample of a lossless coding, from the codec's own header where decoded frames are wider."""
        header = self._stream.codec_context.extradata or b""
        if self.codec == "flac" and len(header) >= 34:
            return ((header[12] & 1) << 4 | header[13] >> 4) + 1
        if self.codec == "alac" and len(header) >= 36:
            return header[17]
        return self._stream.format.bits if self.codec.startswith("pcm_") else None

    def _declared_frames(self) -> int | None:
        container = self._container.format.name
        if container in _WITHOUT_LENGTH or (container == "mp3" and not self._length_is_declared):
            return None
        if self._stream.duration is not None and self._stream.time_base is not None:
            return round(self._stream.duration * self._stream.time_base * self.rate_hz)
        duration_us = self._container.duration
        return None if duration_us is None else round(duration_us / 1e6 * self.rate_hz)

    def read(self, start_frame: int) -> Iterator[NDArray[np.float32]]:
        """See `Decoder.read`. What cannot be decoded is replaced by silence where time stamps tell how much it was."""
        position = self._seek(start_frame)
        for frame in self._frames():
            stamped = self._position_of(frame)
            if position is None:
                position = stamped or 0
            for piece in (self._gap(position, stamped), _as_float(frame)):
                skip = max(0, start_frame - position)
                position += len(piece)
                if skip < len(piece):
                    yield piece[skip:]

    def _gap(self, position: int, stamped: int | None) -> NDArray[np.float32]:
        """Silence for the frames missing between `position` and the time stamp of the next frame; mostly empty."""
        missing = 0 if stamped is None else stamped - position
        if not _SMALLEST_GAP_S * self.rate_hz < missing < _LONGEST_GAP_S * self.rate_hz:
            missing = 0
        elif self.damage is None:
            self.damage = f"damaged at {position / self.rate_hz:.1f} s ({missing / self.rate_hz:.2f} s missing)"
        return np.zeros((missing, self.channels), np.float32)

    def _seek(self, start_frame: int) -> int | None:
        """Go close before `start_frame`; the frame number we are at, or None when the next frame will tell."""
        target_s = start_frame / self.rate_hz - _PREROLL_S
        time_base = self._stream.time_base
        if self._container.format.name in _SEEKS_COARSELY or target_s <= 0 or time_base is None:
            self._container.seek(0)
            return 0
        self._container.seek(int(target_s / time_base) + (self._stream.start_time or 0), stream=self._stream)
        return None

    def _position_of(self, frame: av.AudioFrame) -> int | None:
        if frame.pts is None or frame.time_base is None or self._container.format.name in _SEEKS_COARSELY:
            return None
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
                frames = packet.decode()
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


def _open_nothing(*_: object) -> None:
    """A container that refers to other files gets none of them."""
    raise PermissionError("a sound file may not open another file")


def _as_float(frame: av.AudioFrame) -> NDArray[np.float32]:
    """Samples of a frame as float32 in -1..1, shape (frames, channels)."""
    stored = frame.to_ndarray()
    samples = (stored.T if frame.format.is_planar else stored.reshape(-1, len(frame.layout.channels))).astype(
        np.float32
    )
    if stored.dtype == np.uint8:
        return samples / np.float32(128) - np.float32(1)
    if stored.dtype.kind == "i":
        return samples / np.float32(2 ** (8 * stored.dtype.itemsize - 1))
    return samples


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
    import av.error

    with open_source(path) as file:
        head = head_of(file)
    order = (SoundfileDecoder, PyavDecoder) if head.startswith(_SOUNDFILE_MAGIC) else (PyavDecoder, SoundfileDecoder)
    last: Exception | None = None
    for kind in order:
        file = open_source(path)
        try:
            return kind(file)
        except (av.error.FFmpegError, OSError, ValueError, RuntimeError) as error:  # libsndfile's are RuntimeErrors
            file.close()
            last = error
    raise _not_audio(path, head, last)


def _not_audio(path: Path, head: bytes, error: Exception | None) -> AudioError:
    if looks_like_text(head):
        problem = "not audio (a text file)"
    elif head.startswith(_KNOWN_MAGIC) or head[4:8] == b"ftyp":
        problem = f"cannot be decoded: damaged or truncated ({_clause(error)})"
    else:
        problem = f"not audio, or in a format that cannot be decoded ({_clause(error)})"
    return AudioError(problem, place=display(path), remedy="export or copy the file again")


def _clause(error: Exception | None) -> str:
    """The library's reason without its repetition of the (untrusted) file name."""
    reason = getattr(error, "strerror", None) or getattr(error, "error_string", None) or type(error).__name__
    return str(reason).strip().rstrip(".").lower()
