"""The folder of a library: what may lie in it, and writing so that nobody ever sees half of a file.

A reader, a crash or a full disk meets the old file or the new one. Whatever is not finished has a name that ends in
`PART_SUFFIX`; whoever holds the lock may sweep it away.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import shutil
import sys
from collections.abc import Callable, Collection, Generator, Iterable
from pathlib import Path

from compliance.detect.shard import SHARD_SUFFIX
from compliance.errors import LibraryError
from compliance.safe_text import printable

CATALOGUE = "library.sqlite"
LOCK = "lock"
PRINTS = "chromaprint"
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


def sweep(folder: Path, shards: Collection[str]) -> None:
    """Delete all shards but these, and what was never finished; only for whoever holds the lock."""
    for file in folder.iterdir():
        if file.suffix == PART_SUFFIX and file.is_dir() and not file.is_symlink():
            shutil.rmtree(file, ignore_errors=True)
        elif file.suffix == PART_SUFFIX or (file.suffix == SHARD_SUFFIX and file.name not in shards):
            with contextlib.suppress(OSError):
                file.unlink()


def bring_prints(stage: Path, folder: Path, ids: Iterable[str]) -> None:
    """Copy the Chromaprint prints of these recordings, where `stage` has them.

    Raises
    ------
    LibraryError : they cannot be written
    """
    for id_ in ids:
        kept = stage / PRINTS / f"{id_}.json"
        if kept.is_file():
            make_folder(folder / PRINTS)
            write_atomically(folder / PRINTS / kept.name, [kept.read_bytes()])


def summed(content: bytes) -> bytes:
    """A line of content and a line with its SHA-256."""
    return content + b"\n" + hashlib.sha256(content).hexdigest().encode() + b"\n"


def unsummed(file: bytes) -> bytes | None:
    """The inverse of `summed`; ``None`` if one bit has changed."""
    content = file[: -(64 + 2)]
    return content if summed(content) == file else None


def changed_prints(folder: Path) -> list[Path]:
    """The Chromaprint prints of a library that have changed since they were written, or cannot be read."""
    changed: list[Path] = []
    for path in sorted((folder / PRINTS).glob("*.json")):
        try:
            if unsummed(path.read_bytes()) is None:
                changed.append(path)
        except OSError:
            changed.append(path)
    return changed


def sweep_prints(folder: Path, ids: Callable[[], Collection[str]]) -> None:
    """Delete the prints of all recordings but these; only for whoever holds the lock."""
    prints = list((folder / PRINTS).glob("*.json"))
    kept = ids() if prints else ()
    for path in prints:
        if path.stem not in kept:
            with contextlib.suppress(OSError):
                path.unlink()


def make_folder(folder: Path) -> None:
    """Make a folder, if it is not there.

    Raises
    ------
    LibraryError : it cannot be made
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise storage_error(error, folder.parent) from error


def refuse_other_files(folder: Path) -> None:
    """Keep libraries out of folders that hold anything else.

    Raises
    ------
    LibraryError : there is another file in `folder`, or it cannot be read
    """
    try:
        names = [file.name for file in folder.iterdir()] if folder.exists() else []
    except OSError as error:
        raise storage_error(error, folder) from error
    if any(name not in {LOCK, CATALOGUE} and not name.endswith((SHARD_SUFFIX, PART_SUFFIX)) for name in names):
        remedy = "name a new or empty folder with --library"
        raise LibraryError(
            "holds other files and no reference library", place=printable(os.fspath(folder)), remedy=remedy
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
        if not _is_open_as(descriptor, path):
            raise _busy(path.parent)
        yield
    finally:
        os.close(descriptor)


def _is_open_as(descriptor: int, path: Path) -> bool:
    """Whether `path` still names the file that was locked: who made a folder in vain takes it away again."""
    with contextlib.suppress(OSError):
        return os.path.samestat(os.fstat(descriptor), path.stat())
    return False


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
        raise _busy(folder) from error


def _busy(folder: Path) -> LibraryError:
    return LibraryError(
        "another rightslint is changing this library",
        place=printable(os.fspath(folder)),
        remedy="wait until it has finished and run the command again",
    )
