"""The catalogue of a reference library: which recordings it holds, and in which shards they are.

One file, ``library.json``: a line of JSON and a line with its SHA-256. Replacing it is the one step that changes a
library: everything it names is on the disk before, and what it no longer names is deleted after. It is small (about
400 bytes per recording).
"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from urllib.parse import quote, unquote_to_bytes

import msgspec

from compliance.detect.packing import ANALYSIS_VERSION, PARAMETERS
from compliance.detect.shard import REMEDY_VERSION, damaged
from compliance.detect.storage import storage_error, write_atomically
from compliance.errors import LibraryError, LibraryVersionError
from compliance.model.matching import Reference
from compliance.safe_text import printable

CATALOGUE = "library.json"
FORMAT = "rightslint.library/1"


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
    try:
        stated = msgspec.json.decode(text, type=_Stated)
        if stated.format == FORMAT and stated.parameters == PARAMETERS:
            return msgspec.json.decode(text, type=Catalogue), digest
    except msgspec.MsgspecError as error:
        raise damaged(path, "is not the catalogue of a library") from error
    raise LibraryVersionError(
        f"made by analysis {stated.parameters.get('analysis', 0):g} ({printable(stated.format)}), "
        f"this version needs {ANALYSIS_VERSION} ({FORMAT})",
        place=printable(os.fspath(folder)),
        remedy=REMEDY_VERSION,
    )


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
