"""Audio files put together byte by byte, so that every test knows exactly what they hold."""

from __future__ import annotations

import struct
from typing import Literal

FORMAT = struct.pack("<HHIIHH", 1, 1, 8000, 16000, 2, 16)
SOUND = b"\x01\x00" * 400


def chunk(name: bytes, payload: bytes, *, order: str = "<", size: int | None = None, pad: bool = True) -> bytes:
    """Return a RIFF or AIFF chunk; `size` lies about its length, without `pad` an odd one is not padded."""
    padding = b"\0" if pad and len(payload) % 2 else b""
    return name + struct.pack(f"{order}I", len(payload) if size is None else size) + payload + padding


def wave(*chunks: bytes, container: bytes = b"RIFF", order: str = "<", sound: bytes = SOUND) -> bytes:
    fmt = FORMAT if order == "<" else struct.pack(">HHIIHH", 1, 1, 8000, 16000, 2, 16)
    body = b"WAVE" + chunk(b"fmt ", fmt, order=order) + chunk(b"data", sound, order=order) + b"".join(chunks)
    return container + struct.pack(f"{order}I", len(body)) + body


def rf64(*chunks: bytes) -> bytes:
    sizes = struct.pack("<QQQI", 0, len(SOUND), 400, 0)
    body = b"WAVE" + chunk(b"ds64", sizes) + chunk(b"fmt ", FORMAT) + chunk(b"data", SOUND, size=0xFFFFFFFF)
    return b"RF64" + struct.pack("<I", 0xFFFFFFFF) + body + b"".join(chunks)


def info(entries: dict[str, bytes], *, name: bytes = b"LIST", order: str = "<", pad: bool = True) -> bytes:
    parts = (chunk(key.encode(), value, order=order, pad=pad) for key, value in entries.items())
    return chunk(name, b"INFO" + b"".join(parts), order=order)


def aiff(*chunks: bytes, kind: Literal[b"AIFF", b"AIFC"] = b"AIFF") -> bytes:
    rate = b"\x40\x0b\xfa\x00\x00\x00\x00\x00\x00\x00"  # 8000 as an 80-bit extended float
    common = struct.pack(">hIh", 1, 400, 16) + rate + (b"NONE\x00\x00" if kind == b"AIFC" else b"")
    sound = chunk(b"SSND", b"\0" * 8 + SOUND, order=">")
    body = kind + chunk(b"COMM", common, order=">") + b"".join(chunks) + sound
    return b"FORM" + struct.pack(">I", len(body)) + body


def caf(info_strings: bytes) -> bytes:
    description = struct.pack(">d4sIIIII", 8000.0, b"lpcm", 0, 2, 1, 1, 16)
    chunks = [(b"desc", description), (b"info", info_strings), (b"data", b"\0" * 4 + SOUND)]
    return b"caff\0\x01\0\0" + b"".join(name + struct.pack(">q", len(body)) + body for name, body in chunks)


def id3(*frames: bytes, version: int = 4, flags: int = 0) -> bytes:
    body = b"".join(frames)
    return b"ID3" + bytes([version, 0, flags]) + synchsafe(len(body)) + body


def id3_frame(name: bytes, payload: bytes, *, flags: int = 0) -> bytes:
    return name + synchsafe(len(payload)) + struct.pack(">H", flags) + payload


def id3_text(name: bytes, text: str) -> bytes:
    return id3_frame(name, b"\x03" + text.encode())


def id3_comment(text: str) -> bytes:
    return id3_frame(b"COMM", b"\x03eng\0" + text.encode())


def synchsafe(size: int) -> bytes:
    return bytes((size >> shift) & 0x7F for shift in (21, 14, 7, 0))


def mpeg() -> bytes:
    """Return half a second of MPEG 1 layer III frames (128 kbit/s, 44.1 kHz) that decode to silence."""
    return (b"\xff\xfb\x90\x00" + b"\0" * 413) * 20


def box(name: bytes, payload: bytes) -> bytes:
    return struct.pack(">I", len(payload) + 8) + name + payload
