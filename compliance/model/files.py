"""What lies in a project folder: files, their roles, tags and marks."""

from __future__ import annotations

from typing import Literal

import msgspec

Role = Literal["master", "stem", "sample", "loop", "oneshot", "vocal", "session", "document", "other"]
StemRole = Literal["vocals", "drums", "bass", "other", "mix", "speech"]


class Mark(msgspec.Struct, frozen=True, kw_only=True):
    """A provenance mark found in a file: advisory, and its absence proves nothing.

    kind : ``c2pa``, ``generator``, ``watermark``, ``purchase`` or ``stripped_credits``
    detail : what it says, e.g. ``Suno (comment: made with suno)``; buyers' names are redacted
    """

    kind: Literal["c2pa", "generator", "watermark", "purchase", "stripped_credits"]
    detail: str


class Tags(msgspec.Struct, frozen=True, kw_only=True):
    """Identity and ownership statements read from a file's tags. Everything here is hostile text."""

    title: str | None = None
    artist: str | None = None
    album: str | None = None
    isrc: str | None = None
    copyright: str | None = None
    publisher: str | None = None
    year: int | None = None
    comments: tuple[str, ...] = ()
    marks: tuple[Mark, ...] = ()


class AudioFormat(msgspec.Struct, frozen=True, kw_only=True):
    """How a file is stored."""

    codec: str
    rate_hz: int
    channels: int
    bits: int | None = None
    lossy_source: bool | None = None


class FoundFile(msgspec.Struct, frozen=True, kw_only=True):
    """A file of the project as `discover` saw it.

    path : relative to the project root, ``/`` separators; bytes that are not UTF-8 are kept as surrogate escapes
    display : the same path, safe to print (no control characters, no surrogates)
    """

    path: str
    display: str
    size_bytes: int
    sha256: str
    role: Role
    stem_role: StemRole | None = None


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """Something that could not be examined: it makes the evidence incomplete and is always reported."""

    path: str
    problem: str
    remedy: str = ""


class Asset(msgspec.Struct, frozen=True, kw_only=True):
    """An audio file with what its header and tags say. ``id`` is the display path, unique in a project."""

    id: str
    file: FoundFile
    duration_s: float
    format: AudioFormat
    tags: Tags
