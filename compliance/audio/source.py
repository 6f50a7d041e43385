"""Opening an untrusted file: what can be said about it before any decoder has seen a byte.

Every check here reads a few hundred bytes at most. A file is opened by us and handed to the decoders as an open file, so that
names with newlines, leading dashes or bytes that are not UTF-8 never reach a library that would mangle them.
"""

from __future__ import annotations

import os
import shlex
import stat
from pathlib import Path
from typing import BinaryIO

from compliance.errors import AudioError

LFS_HEADER = b"version https://git-lfs.github.com/spec/"
_HEAD_BYTES = 512
_OGG_TAIL_BYTES = 65_536 + 27
_STREAMED = {0, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF}
"""Sizes written by programs that could not seek back to fill them in: no declaration at all. Programs also leave
values just below the 32-bit limit, see `_declared_riff_bytes`."""


def display(path: Path) -> str:
    """The path as it may be printed: control characters and bytes that are not UTF-8 are escaped."""
    text = os.fsencode(path).decode("utf-8", "backslashreplace")
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in text)


def open_source(path: Path) -> BinaryIO:
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
    file = os.fdopen(descriptor, "rb")
    try:
        _check(file, path, place)
    except BaseException:
        file.close()
        raise
    return file


def _check(file: BinaryIO, path: Path, place: str) -> None:
    status = os.fstat(file.fileno())
    if not stat.S_ISREG(status.st_mode):
        raise AudioError("not a regular file", place=place)
    if status.st_size == 0:
        raise AudioError("not audio (0 bytes)", place=place, remedy="export or copy the file again")
    if head_of(file).startswith(LFS_HEADER):
        remedy = f"run: git lfs pull --include {shlex.quote(os.fspath(path)) if place == str(path) else place}"
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
    declared = _declared_bytes(head)
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
