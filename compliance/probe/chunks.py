"""The chunks of RIFF, AIFF and CAF files, read by a walk that no declared size can mislead.

Layouts: *Multimedia Programming Interface* (IBM and Microsoft, 1991) for RIFF and its INFO list, EBU Tech 3285 (bext)
and 3306 (RF64), *Audio Interchange File Format 1.3* (Apple, 1989), *Core Audio Format Specification* (Apple). Real
files stray from all of them: padding is missing or doubled, sizes are off by one, lists are called ``list``. The walk
looks for the next plausible chunk name one byte around the place where it should be.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, BinaryIO, Final

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_CHUNKS: Final = 2000
MAX_PAYLOAD_BYTES: Final = 1 << 20
_RIFF_BYTE_ORDER = {b"RIFF": "<", b"RF64": "<", b"BW64": "<", b"RIFX": ">"}
_UNKNOWN_SIZE: Final = 0xFFFFFFFF
_KEPT = frozenset({"list", "bext", "id3 ", "name", "auth", "(c) ", "anno", "info", "ds64"})


class Chunk(msgspec.Struct, frozen=True, kw_only=True):
    """One chunk.

    id : four characters as they stand in the file; ``C2PA``, ``LIST``, ...
    size_bytes : as the file declares it, which may be more than the file holds
    payload : the content of chunks that carry text, cut at `MAX_PAYLOAD_BYTES`; empty for all others
    """

    id: str
    size_bytes: int
    payload: bytes = b""


class Chunks(msgspec.Struct, frozen=True, kw_only=True):
    """The chunks of one file in file order. container : ``RIFF``, ``RF64``, ``RIFX``, ``AIFF``, ``AIFC`` or ``CAF``."""

    container: str
    chunks: tuple[Chunk, ...]

    def payloads(self, name: str) -> list[bytes]:
        """Return the content of every chunk of that name, whatever its case."""
        return [chunk.payload for chunk in self.chunks if chunk.id.lower() == name.lower()]


def read_chunks(file: BinaryIO) -> Chunks | None:
    """List the chunks of an open file; ``None`` when it is neither RIFF nor AIFF nor CAF."""
    file.seek(0)
    head = file.read(12)
    if head[:4] in _RIFF_BYTE_ORDER and head[8:12] == b"WAVE":
        order = _RIFF_BYTE_ORDER[head[:4]]
        return Chunks(container=head[:4].decode(), chunks=tuple(_walk(file, start=12, order=order)))
    if head[:4] == b"FORM" and head[8:12] in {b"AIFF", b"AIFC"}:
        return Chunks(container=head[8:12].decode(), chunks=tuple(_walk(file, start=12, order=">")))
    if head[:4] == b"caff":
        return Chunks(container="CAF", chunks=tuple(_walk_caf(file)))
    return None


def info_entries(payload: bytes, *, order: str = "<") -> Iterator[tuple[str, bytes]]:
    """Yield the entries of a RIFF ``LIST`` of type INFO; nothing for a list of another type."""
    if payload[:4].upper() != b"INFO":
        return
    at = 4
    while (at := _resynchronise(payload, at)) >= 0 and at + 8 <= len(payload):
        (size,) = struct.unpack_from(f"{order}I", payload, at + 4)
        yield payload[at : at + 4].decode("ascii"), payload[at + 8 : at + 8 + size]
        at += 8 + size + size % 2


def caf_entries(payload: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield the key and value pairs of a CAF ``info`` chunk."""
    strings = payload[4:].split(b"\0")
    for key, value in zip(strings[::2], strings[1::2], strict=False):
        yield key.decode("utf-8", "replace"), value


def _walk(file: BinaryIO, *, start: int, order: str) -> Iterator[Chunk]:
    end = file.seek(0, 2)
    at, data_size = start, 0
    for _ in range(MAX_CHUNKS):
        header_at = _find_header(file, at, end=end)
        if header_at is None:
            return
        file.seek(header_at)
        header = file.read(8)
        name = header[:4].decode("ascii")
        (size,) = struct.unpack(f"{order}I", header[4:])
        payload = _payload(file, name, min(size, end - header_at - 8))
        yield Chunk(id=name, size_bytes=size, payload=payload)
        if name == "ds64" and len(payload) >= 16:
            (data_size,) = struct.unpack_from(f"{order}Q", payload, 8)
        length = data_size if size == _UNKNOWN_SIZE and data_size else size
        at = header_at + 8 + length + length % 2


def _walk_caf(file: BinaryIO) -> Iterator[Chunk]:
    end = file.seek(0, 2)
    at = 8
    for _ in range(MAX_CHUNKS):
        if at + 12 > end:
            return
        file.seek(at)
        name, size = struct.unpack(">4sq", file.read(12))
        length = end - at - 12 if size < 0 else size
        label = name.decode("latin-1")
        yield Chunk(id=label, size_bytes=length, payload=_payload(file, label, min(length, end - at - 12)))
        at += 12 + length


def _payload(file: BinaryIO, name: str, available: int) -> bytes:
    return file.read(min(available, MAX_PAYLOAD_BYTES)) if name.lower() in _KEPT and available > 0 else b""


def _find_header(file: BinaryIO, at: int, *, end: int) -> int | None:
    """Return where the next chunk begins: at `at`, or a byte off when a writer forgot or doubled the padding."""
    if at >= end:
        return None
    file.seek(at - 1)
    window = file.read(1 + 8 + 1)
    offset = _resynchronise(window, 1)
    return at - 1 + offset if offset >= 0 and len(window) >= offset + 8 else None


def _resynchronise(data: bytes, at: int) -> int:
    return next((near for near in (at, at - 1, at + 1) if _is_name(data[near : near + 4])), -1)


def _is_name(name: bytes) -> bool:
    return len(name) == 4 and all(0x20 <= byte < 0x7F for byte in name) and name[:1] != b" "
