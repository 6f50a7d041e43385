"""Opening an untrusted file: what can be said about it before any decoder has seen a byte.

A file is opened by us and handed to the decoders as an open file, so that names with newlines, leading dashes or bytes
that are not UTF-8 never reach a library that would mangle them. No check reads more than a few pages of the file.
"""

from __future__ import annotations

import io
import os
import shlex
import stat
from pathlib import Path
from typing import BinaryIO

from compliance.errors import AudioError
from compliance.safe_text import printable

LFS_HEADER = b"version https://git-lfs.github.com/spec/"
_HEAD_BYTES = 512
READ_FRAMES = 32_768
"""Frames handed on at once: what follows costs more per piece than per frame."""
_OGG_TAIL_BYTES = 65_536 + 27
_MOST_CHUNKS = 1000
_MPEG_LENGTH_MARKS = (b"Xing", b"Info", b"VBRI")
_STREAMED = {0, 0x7FFFFFFF, 0x80000000}
"""Sizes written by programs that could not seek back to fill them in: no declaration at all. Others leave values just
below the 32-bit limit."""


class SourceFile(io.BufferedReader):
    """An open file for the decoders. Both print what a file raises to the terminal, so this one returns its errors."""

    def seek(self, offset: int, whence: int = 0, /) -> int:
        """Go to a place in the file; -1 if there is none such, as damaged files ask for."""
        try:
            return super().seek(offset, whence)
        except (OSError, ValueError, OverflowError):
            return -1


def display(path: Path) -> str:
    """The path as it may be printed."""
    return printable(str(path))


def open_source(path: Path) -> SourceFile:
    """Open a regular, non-empty file that is not an unfetched Git LFS pointer.

    Raises
    ------
    AudioError : it cannot be opened, is not a regular file, is empty or is a Git LFS pointer
    """
    place = display(path)
    try:
        # O_NONBLOCK: opening a named pipe must not wait for somebody to write to it.
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except ValueError as error:  # an embedded null byte
        raise AudioError("not a possible file name", place=place) from error
    except FileNotFoundError as error:
        raise AudioError("no such file", place=place) from error
    except PermissionError as error:
        raise AudioError("permission denied", place=place, remedy="make the file readable") from error
    except OSError as error:
        raise AudioError(f"cannot be opened ({error.strerror})", place=place) from error
    status = os.fstat(descriptor)
    if not stat.S_ISREG(status.st_mode):
        os.close(descriptor)
        raise AudioError("not a regular file", place=place)
    file = SourceFile(io.FileIO(descriptor))
    try:
        _check_contents(file, place, size_bytes=status.st_size)
    except BaseException:
        file.close()
        raise
    return file


def _check_contents(file: BinaryIO, place: str, *, size_bytes: int) -> None:
    if size_bytes == 0:
        raise AudioError("not audio (0 bytes)", place=place, remedy="export or copy the file again")
    if head_of(file).startswith(LFS_HEADER):
        remedy = f"run: git lfs pull --include {shlex.quote(place)}"
        raise AudioError("not audio (an unfetched Git LFS pointer)", place=place, remedy=remedy)


def head_of(file: BinaryIO) -> bytes:
    """The first bytes of an open file; its position is back at the start afterwards."""
    file.seek(0)
    head = file.read(_HEAD_BYTES)
    file.seek(0)
    return head


def looks_like_text(head: bytes) -> bool:
    """Whether these first bytes are printable text, as a saved web page or an error message would be."""
    text = head.decode("utf-8", "replace")[:-1]
    return bool(text) and all(c.isprintable() or c in "\r\n\t\ufeff" for c in text) and "\ufffd" not in text


def missing_bytes(file: BinaryIO) -> str | None:
    """What the container's own header says is missing at the end of the file, or None.

    Decoders clamp lengths to the bytes that are there, so a download that stopped half way looks complete to them.
    """
    head = head_of(file)
    size = os.fstat(file.fileno()).st_size
    if head[:4] == b"OggS":
        return None if _ogg_ends(file, size) else "the Ogg stream has no end mark: it may be truncated"
    declared = _caf_bytes(file, size) if head[:4] == b"caff" else _declared_bytes(head)
    if declared is None or declared <= size:
        return None
    return f"truncated: the header declares {declared} bytes, the file has {size}"


def _declared_bytes(head: bytes) -> int | None:
    """Total file size declared by a RIFF, RF64 or FORM header."""
    match head[:4]:
        case b"RIFF":
            declared = int.from_bytes(head[4:8], "little")
        case b"RIFX" | b"FORM":
            declared = int.from_bytes(head[4:8], "big")
        case b"RF64" | b"BW64" if head[12:16] == b"ds64":
            return int.from_bytes(head[20:28], "little") + 8
        case _:
            return None
    return None if declared in _STREAMED or declared > 0xFFFF0000 else declared + 8


def _ogg_ends(file: BinaryIO, size: int) -> bool:
    file.seek(max(0, size - _OGG_TAIL_BYTES))
    tail = file.read(_OGG_TAIL_BYTES)
    file.seek(0)
    page = tail.rfind(b"OggS")
    return page >= 0 and len(tail) > page + 5 and bool(tail[page + 5] & 4)


def _caf_bytes(file: BinaryIO, size: int) -> int | None:
    """Where the sound of a Core Audio file should end; None if it runs to the end of the file."""
    at, chunk, kind = 8, 0, b""
    for _ in range(_MOST_CHUNKS):
        file.seek(at)
        header = file.read(12)
        kind, chunk = header[:4], int.from_bytes(header[4:], "big", signed=True)
        at += 12 + chunk
        if kind == b"data" or len(header) < 12 or chunk < 0 or at >= size:
            break
    file.seek(0)
    return at if kind == b"data" and chunk >= 0 else None


def mpeg_length_is_declared(file: BinaryIO) -> bool:
    """Whether an MPEG audio file has the information frame that says how long it is."""
    head = head_of(file)
    if head[:3] == b"ID3":
        tag_bytes = sum((byte & 0x7F) << shift for byte, shift in zip(head[6:10], (21, 14, 7, 0), strict=True))
        file.seek(10 + tag_bytes)
        head = file.read(_HEAD_BYTES)
        file.seek(0)
    return any(mark in head for mark in _MPEG_LENGTH_MARKS)


def reason(error: Exception | None) -> str:
    """The library's reason without its repetition of the (untrusted) file name."""
    told = getattr(error, "strerror", None) or getattr(error, "error_string", None) or type(error).__name__
    return str(told).strip().rstrip(".").lower()
