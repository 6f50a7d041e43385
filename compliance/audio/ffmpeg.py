"""FFmpeg's demuxers and decoders through PyAV, with their traps avoided.

PyAV's resampler is not used: asked for mono floats it returns two equal channels 3 dB too loud. Frames are taken in
their native layout. FFmpeg may open containers only, never a playlist, and no other file or address.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, BinaryIO

import numpy as np

from compliance.audio.samples import Stored, silence
from compliance.audio.source import READ_FRAMES, mpeg_length_is_declared, reason

if TYPE_CHECKING:
    import av
    from av.container import InputContainer

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
        streams = [stream for stream in container.streams.audio if _can_decode(stream)]
        if not streams:
            container.close()
            raise ValueError("no audio stream that can be decoded")
        self._stream = streams[0]
        self._fresh = True
        self.codec = self._stream.codec_context.name.removesuffix("float").removesuffix("_at")
        self.rate_hz, self.channels = self._stream.rate or 0, self._stream.channels
        self._tick_s = None if self._stream.time_base is None else float(self._stream.time_base)
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
        if self._stream.duration is not None and self._tick_s is not None:
            return round(self._stream.duration * self._tick_s * self.rate_hz)
        duration_us = self._container.duration
        return None if duration_us is None else round(duration_us / 1e6 * self.rate_hz)

    def read(self, start_frame: int) -> Iterator[Stored]:
        """See `Decoder.read`. What cannot be decoded is replaced by silence where time stamps tell how much it was."""
        waiting: list[Stored] = []
        length = 0
        for piece in self._pieces(start_frame):
            if waiting and (length >= READ_FRAMES or piece.dtype != waiting[0].dtype):
                yield _joined(waiting)
                waiting, length = [], 0
            waiting.append(piece)
            length += len(piece)
        if waiting:
            yield _joined(waiting)

    def _pieces(self, start_frame: int) -> Iterator[Stored]:
        """Samples as they are stored, shape (frames, channels); converting few large pieces is cheaper than many."""
        try:
            position = self._seek(start_frame)
        except self._error as error:
            self.damage = f"cannot be positioned at {start_frame / self.rate_hz:.1f} s ({reason(error)})"
            return
        for frame in self._frames():
            stamped = self._position_of(frame)
            if position is None:
                position = stamped or 0
            samples = _stored(frame)
            for piece in (*self._gap(position, stamped, samples.dtype), samples):
                skip = max(0, start_frame - position)
                position += len(piece)
                if skip < len(piece):
                    yield piece[skip:]

    def _gap(self, position: int, stamped: int | None, kind: np.dtype[np.generic]) -> Iterator[Stored]:
        """Silence for the frames missing between `position` and the time stamp of the next frame; mostly none."""
        missing = 0 if stamped is None else stamped - position
        if not _SMALLEST_GAP_S * self.rate_hz < missing < _LONGEST_GAP_S * self.rate_hz:
            return
        if self.damage is None:
            self.damage = f"damaged at {position / self.rate_hz:.1f} s ({missing / self.rate_hz:.2f} s missing)"
        for at in range(0, missing, READ_FRAMES):
            yield np.full((min(READ_FRAMES, missing - at), self.channels), silence(kind), kind)

    def _seek(self, start_frame: int) -> int | None:
        """Go close before `start_frame`; the frame number we are at, or None when the next frame will tell."""
        target_s = start_frame / self.rate_hz - _PREROLL_S
        fresh, self._fresh = self._fresh, False
        if self._container.format.name not in _SEEKS_COARSELY and target_s > 0 and self._tick_s is not None:
            start = self._stream.start_time or 0
            self._container.seek(int(target_s / self._tick_s) + start, stream=self._stream)
            return None
        try:
            self._container.seek(0)  # also when fresh: only then do the time stamps of a damaged FLAC show the gaps
        except self._error:
            if not fresh:
                raise
        return 0

    def _position_of(self, frame: av.AudioFrame) -> int | None:
        if frame.pts is None or self._tick_s is None or self._container.format.name in _SEEKS_COARSELY:
            return None
        return max(0, round((frame.pts - (self._stream.start_time or 0)) * self._tick_s * self.rate_hz))

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
                    self.damage = f"damaged at {seconds:.1f} s ({reason(error)})"
                continue
            for frame in frames:
                seconds = frame.time or seconds
                if frame.sample_rate == self.rate_hz and frame.layout.nb_channels == self.channels:
                    yield frame
                elif self.damage is None:
                    self.damage = f"sample rate or channels change at {seconds:.1f} s"

    def is_plain_flac(self) -> bool:
        """Whether this is FLAC whose header says how long it is, and whose first frame is what the header says."""
        header = self._stream.codec_context.extradata or b""
        if self.codec != "flac" or len(header) < 34:
            return False
        rate_hz = int.from_bytes(header[10:13], "big") >> 4
        frames = int.from_bytes(header[13:18], "big") & 0xF_FFFF_FFFF
        if not frames or (rate_hz, frames) != (self.rate_hz, self.frames):
            return False
        frame = next(self._frames(), None)
        return frame is not None and self.damage is None and not self._position_of(frame)

    def close(self) -> None:
        """See `Decoder.close`."""
        self._container.close()
        self._file.close()


def _can_decode(stream: av.AudioStream) -> bool:
    """Whether FFmpeg knows the coding and could tell what its samples look like (its types promise both)."""
    context = getattr(stream, "codec_context", None)
    return context is not None and getattr(stream, "format", None) is not None


def _open_nothing(*_: object) -> None:
    """A container that refers to other files gets none of them."""
    raise PermissionError("a sound file may not open another file")


def _stored(frame: av.AudioFrame) -> Stored:
    stored = frame.to_ndarray()
    return stored.T if frame.format.is_planar else stored.reshape(-1, frame.layout.nb_channels)


def _joined(pieces: Sequence[Stored]) -> Stored:
    """Stored samples of one kind as one array; floats of any width as float32."""
    stored = np.concatenate(pieces)
    return stored.astype(np.float32, copy=False) if stored.dtype.kind == "f" else stored
