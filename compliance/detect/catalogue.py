"""The catalogue of a reference library: which recordings it holds, and in which shards they are.

One file, ``library.json``: a line of JSON and a line with its SHA-256. Replacing it is the one step that changes a
library: everything it names is on the disk before, and what it no longer names is deleted after. It is small (about
400 bytes per recording).
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from pathlib import Path
from typing import TypeVar
from urllib.parse import quote, unquote_to_bytes

import msgspec

from compliance.detect.packing import ANALYSIS_VERSION, PARAMETERS
from compliance.detect.shard import REMEDY_VERSION, SHARD_SUFFIX, damaged
from compliance.detect.storage import PART_SUFFIX, storage_error, write_atomically
from compliance.errors import LibraryError, LibraryVersionError
from compliance.model.matching import Reference
from compliance.safe_text import printable

CATALOGUE = "library.json"
LOCK = "lock"
FORMAT = "rightslint.library/1"
_Kind = TypeVar("_Kind")


class Track(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A recording of the library; see `Reference` for the fields. file : the path as bytes, percent-encoded."""

    id: str
    sha256: str
    file: str
    duration_s: float
    title: str | None = None
    artist: str | None = None
    isrc: str | None = None
    owner: str | None = None
    licence: str | None = None
    first_published_year: int | None = None

    @property
    def path(self) -> Path:
        """Where the file was when it was added."""
        return Path(os.fsdecode(unquote_to_bytes(self.file)))

    def reference(self) -> Reference:
        """The recording as matches name it; its path is safe to print."""
        return Reference(
            id=self.id,
            path=printable(os.fspath(self.path)),
            title=self.title,
            artist=self.artist,
            isrc=self.isrc,
            owner=self.owner,
            licence=self.licence,
            first_published_year=self.first_published_year,
            duration_s=self.duration_s,
        )


def encoded_path(path: Path) -> str:
    """A path as text that keeps every byte of it."""
    return quote(os.fsencode(path), safe="/")


class ShardEntry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A shard of the library. name : its file; size_bytes : the file's size; hours : of music in it."""

    name: str
    size_bytes: int
    hours: float


class Catalogue(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The state of a library."""

    format: str = FORMAT
    parameters: dict[str, float] = msgspec.field(default_factory=lambda: dict(PARAMETERS))
    shards: tuple[ShardEntry, ...] = ()
    tracks: tuple[Track, ...] = ()


class _Stated(msgspec.Struct, frozen=True):
    """The part of a catalogue that every version has had."""

    format: str = ""
    parameters: dict[str, float] = msgspec.field(default_factory=dict[str, float])


def read_catalogue(folder: Path) -> tuple[Catalogue, str]:
    """The state of the library in `folder`, and its SHA-256.

    Raises
    ------
    LibraryError : there is no library
    LibraryVersionError : it was made by another version
    LibraryDamagedError : it has changed since it was written
    """
    text, digest, stated = _read(folder)
    if stated.format == FORMAT and stated.parameters == PARAMETERS:
        return _decoded(text, folder, Catalogue), digest
    raise LibraryVersionError(
        f"made by analysis {stated.parameters.get('analysis', 0):g} ({printable(stated.format)}), "
        f"this version needs {ANALYSIS_VERSION} ({FORMAT})",
        place=printable(os.fspath(folder)),
        remedy=REMEDY_VERSION,
    )


def read_tracks(folder: Path) -> tuple[Track, ...]:
    """The recordings of the library in `folder`, whichever analysis made it.

    Raises
    ------
    LibraryError : there is no library, or one whose catalogue this version does not know
    LibraryDamagedError : its catalogue has changed since it was written
    """
    text, _, stated = _read(folder)
    if stated.format != FORMAT:
        raise LibraryVersionError(
            f"its catalogue is of another kind ({printable(stated.format)})",
            place=printable(os.fspath(folder)),
            remedy="add the recordings again to a new folder: rightslint library add --library NEW_FOLDER PATH...",
        )
    return _decoded(text, folder, Catalogue).tracks


def _read(folder: Path) -> tuple[bytes, str, _Stated]:
    """The text of the catalogue, its SHA-256, and what it says of its version."""
    path = folder / CATALOGUE
    try:
        text, _, rest = path.read_bytes().partition(b"\n")
    except (FileNotFoundError, NotADirectoryError) as error:
        remedy = "add recordings with: rightslint library add PATH..."
        raise LibraryError(
            "there is no reference library here", place=printable(os.fspath(folder)), remedy=remedy
        ) from error
    except OSError as error:
        raise storage_error(error, folder) from error
    digest = hashlib.sha256(text).hexdigest()
    if rest != digest.encode() + b"\n":
        raise damaged(path, "has changed since it was written")
    return text, digest, _decoded(text, folder, _Stated)


def _decoded(text: bytes, folder: Path, kind: type[_Kind]) -> _Kind:
    try:
        return msgspec.json.decode(text, type=kind)
    except msgspec.MsgspecError as error:
        raise damaged(folder / CATALOGUE, "is not the catalogue of a library") from error


def sweep(folder: Path, catalogue: Catalogue) -> None:
    """Delete the shards that the catalogue does not name, and parts of files; only for whoever holds the lock."""
    named = {shard.name for shard in catalogue.shards}
    for file in folder.iterdir():
        if file.suffix == PART_SUFFIX or (file.suffix == SHARD_SUFFIX and file.name not in named):
            with contextlib.suppress(OSError):
                file.unlink()


def write_catalogue(folder: Path, catalogue: Catalogue) -> str:
    """Replace the state of the library in one step; return its SHA-256.

    Raises
    ------
    LibraryError : it cannot be written; the library is as it was
    """
    text = msgspec.json.encode(catalogue)
    digest = hashlib.sha256(text).hexdigest()
    write_atomically(folder / CATALOGUE, [text, b"\n", digest.encode(), b"\n"])
    return digest


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
