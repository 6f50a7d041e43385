"""Writing files so that a reader, a crash or a full disk never sees half of one."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
from collections.abc import Generator, Iterable
from pathlib import Path

from compliance.errors import LibraryError
from compliance.safe_text import printable

PART_SUFFIX = ".part"
_FULL = {errno.ENOSPC, errno.EFBIG, errno.EDQUOT}
_BUSY = {errno.EAGAIN, errno.EACCES, errno.EDEADLK}


def write_atomically(path: Path, pieces: Iterable[bytes]) -> None:
    """Write a file under another name, force it to the disk, then give it its name in one step.

    Raises
    ------
    LibraryError : it cannot be written; whatever had the name before still has it
    """
    part = path.with_name(path.name + PART_SUFFIX)
    try:
        with part.open("wb") as file:
            for piece in pieces:
                file.write(piece)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
        _sync_folder(path.parent)
    except OSError as error:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
        raise storage_error(error, path.parent) from error


def _sync_folder(folder: Path) -> None:
    """Make a rename survive a power cut, where folders can be synchronised at all."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def storage_error(error: OSError, folder: Path) -> LibraryError:
    """What a failed operation on the library folder means for the user."""
    place = printable(os.fspath(folder))
    if error.errno in _FULL:
        remedy = "free some space and run the command again; the library is as it was"
        return LibraryError("no room left to write to the library", place=place, remedy=remedy)
    reason = (error.strerror or type(error).__name__).lower()
    return LibraryError(
        f"the library cannot be used ({reason})", place=place, remedy="check the folder and its permissions"
    )


@contextlib.contextmanager
def exclusive(path: Path) -> Generator[None]:
    """Hold the writer's lock, a file that the system unlocks by itself when the process ends.

    Raises
    ------
    LibraryError : another process holds it, or it cannot be made
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
    except OSError as error:
        raise storage_error(error, path.parent) from error
    try:
        _lock(descriptor, path.parent)
        yield
    finally:
        os.close(descriptor)


def _lock(descriptor: int, folder: Path) -> None:
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno not in _BUSY:
            raise storage_error(error, folder) from error
        raise LibraryError(
            "another rightslint is changing this library",
            place=printable(os.fspath(folder)),
            remedy="wait until it has finished and run the command again",
        ) from error
