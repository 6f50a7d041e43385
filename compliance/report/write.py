"""Write a file whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
from typing import TYPE_CHECKING

from compliance.errors import ReportError
from compliance.safe_text import printable

if TYPE_CHECKING:
    from pathlib import Path

_NEW_FILE_MODE = 0o666
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


def write_atomically(path: Path, content: bytes) -> None:
    """Write `content` to `path`: afterwards the file is the old one or the new one, never a part of either.

    The bytes go to a new file in the same folder, are flushed to the disk and renamed into place. A link keeps
    pointing at its target, which is what is replaced; the permissions of a file that is replaced are kept, and a new
    file gets those of the user's umask. A device or a pipe is written to as it is.

    Raises
    ------
    ReportError : the folder is missing, not writable or full; nothing is left behind
    """
    try:
        target = path.resolve()
        if target.exists() and not target.is_file() and not target.is_dir():
            target.write_bytes(content)
        else:
            _replace(target, content)
    except (OSError, RuntimeError) as error:
        problem = getattr(error, "strerror", None) or str(error)
        raise ReportError(
            f"the report cannot be written: {problem}", place=printable(str(path)), remedy=_remedy(error)
        ) from error


def _replace(target: Path, content: bytes) -> None:
    temporary = target.with_name(f".{target.name[:60]}.{os.getpid()}.part")
    try:
        _write_new(temporary, content, mode=_mode_of(target))
        temporary.replace(target)
    except OSError:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise
    _flush_folder(target.parent)


def _mode_of(path: Path) -> int:
    try:
        return path.stat().st_mode & 0o777
    except OSError:
        return 0


def _write_new(path: Path, content: bytes, *, mode: int) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), _NEW_FILE_MODE)
    with open(descriptor, "wb") as file:  # noqa: PTH123
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    if mode:
        path.chmod(mode)


def _flush_folder(folder: Path) -> None:
    """Make the rename itself survive a power cut; not every file system can."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _remedy(error: Exception) -> str:
    if isinstance(error, FileNotFoundError):
        return "create the folder first, or name another file with --output"
    if isinstance(error, (IsADirectoryError, NotADirectoryError)):
        return "name a file, not a folder, with --output"
    if isinstance(error, PermissionError):
        return "make the folder writable, or name another file with --output"
    if getattr(error, "errno", None) in _FULL:
        return "free some space, or name another file with --output"
    return "name another file with --output"
