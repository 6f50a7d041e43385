"""What the catalogue of a library holds: recordings, shards and totals, each with its sum."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta

from compliance.model.matching import Reference
from compliance.safe_text import printable

FORMAT = "rightslint.library/2"
LONGEST_TEXT = 10_000
"""Characters of a title, a name or an id that are kept."""

_Sha256 = Annotated[str, Meta(pattern=r"^[0-9a-f]{64}\Z")]
_Text = Annotated[str, Meta(max_length=LONGEST_TEXT)]


class Track(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A recording of the library, as its file says; see `Reference` for the fields. file : the path as bytes."""

    id: Annotated[str, Meta(pattern=r"^[0-9a-f]{16}\Z")]
    sha256: _Sha256
    file: Annotated[bytes, Meta(max_length=1 << 16)]
    duration_s: Annotated[float, Meta(ge=0, le=1e9)]
    title: _Text | None = None
    artist: _Text | None = None
    isrc: _Text | None = None
    owner: _Text | None = None
    licence: _Text | None = None
    first_published_year: Annotated[int, Meta(ge=-(1 << 62), le=1 << 62)] | None = None

    @property
    def path(self) -> Path:
        """Where the file was when it was added."""
        return Path(os.fsdecode(self.file))

    def reference(self) -> Reference:
        """The recording as matches name it; all of it is safe to print."""
        return Reference(
            id=self.id,
            path=printable(os.fsdecode(self.file)),
            title=_shown(self.title),
            artist=_shown(self.artist),
            isrc=_shown(self.isrc),
            owner=_shown(self.owner),
            licence=_shown(self.licence),
            first_published_year=self.first_published_year,
            duration_s=self.duration_s,
        )


def row_sha256(track: Track, home: str) -> bytes:
    """The sum of a recording and of the name of the shard that holds it."""
    return hashlib.sha256(msgspec.json.encode((home, track))).digest()


def _shown(text: str | None) -> str | None:
    return None if text is None else printable(text)


def encoded_path(path: Path) -> bytes:
    """A path with every byte it has."""
    return os.fsencode(path)


def storable(text: str | None) -> str | None:
    """Text as the catalogue keeps it: as it is, but for what is no character, and up to `LONGEST_TEXT`."""
    return text.encode("utf-8", "backslashreplace").decode()[:LONGEST_TEXT] if text else None


class ShardEntry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A shard of the library. name : its file; size_bytes : the file's size; hours : of music in it."""

    name: Annotated[str, Meta(pattern=r"^[0-9a-f]{16}\.shard\Z")]
    size_bytes: Annotated[int, Meta(ge=1, le=1 << 48)]
    hours: Annotated[float, Meta(ge=0, le=1e9)]


class Totals(msgspec.Struct, frozen=True, kw_only=True):
    """What a catalogue states of the library as a whole. recordings : how many; tracks_sha256 : of their rows' sums."""

    parameters: dict[str, float] = {}
    shards: tuple[ShardEntry, ...] = ()
    recordings: Annotated[int, Meta(ge=0)] = 0
    tracks_sha256: _Sha256 = hashlib.sha256().hexdigest()

    def digest(self) -> str:
        """SHA-256 that stands for all the library holds, hexadecimal."""
        return hashlib.sha256(msgspec.json.encode((FORMAT, self), order="sorted")).hexdigest()
