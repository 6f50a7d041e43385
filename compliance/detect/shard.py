"""A shard on disk: the peaks and the table of some references in one immutable file that is mapped into memory.

Layout, little-endian: 8 bytes magic, 32 bytes SHA-256 of the header, 4 bytes length of the header, the header (JSON),
then the sections, each at a multiple of 64. The header names every section with its type, length and CRC-32. A shard
is named after the SHA-256 of its header, which covers those sums: equal content has equal names, and a name vouches
for the content.
"""

from __future__ import annotations

import hashlib
import mmap
import os
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from compliance.detect.index import build_table
from compliance.detect.packing import PACKED_PEAK, PARAMETERS, Print
from compliance.detect.votes import Table
from compliance.errors import LibraryDamagedError, LibraryVersionError
from compliance.safe_text import printable

MAGIC = b"RLSHARD1"
SHARD_SUFFIX = ".shard"
REMEDY_VERSION = "make it anew from the same files: rightslint library rebuild"
REMEDY_DAMAGED = "restore it from a copy, or add the recordings again to a new folder"
PREAMBLE = len(MAGIC) + 32 + 4
ALIGNMENT = 64
SECTION_TYPES = {"peaks": PACKED_PEAK, "starts": np.dtype("<u4"), "tag": np.dtype("u1")} | dict.fromkeys(
    ("frame", "shape"), np.dtype("<u4")
)


class StoredMember(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A reference in a shard: its id, its length in frames and the number of its peaks."""

    id: str
    frames: int
    peaks: int


class Section(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An array in a shard file: elements, offset in bytes from the end of the header, CRC-32 with its padding."""

    length: int
    offset: int
    crc32: int


class Header(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a shard file says of itself."""

    parameters: dict[str, float]
    bits: int
    members: tuple[StoredMember, ...]
    sections: dict[str, Section]


class Shard(msgspec.Struct, frozen=True, kw_only=True):
    """An open shard; its arrays are parts of the mapped file."""

    path: Path
    header: Header
    table: Table
    prints: tuple[Print, ...]


def shard_bytes(prints: Sequence[Print]) -> tuple[str, list[bytes]]:
    """Name and content of the shard that holds `prints`, ready to be written one piece after the other."""
    table = build_table(prints)
    arrays = {
        "peaks": np.concatenate([print_.peaks for print_ in prints]),
        "starts": table.starts,
        "tag": table.tag,
        "frame": table.frame,
        "shape": table.shape,
    }
    sections: dict[str, Section] = {}
    pieces: list[bytes] = []
    offset = 0
    for name, array in arrays.items():
        content = np.ascontiguousarray(array, SECTION_TYPES[name]).tobytes()
        content += bytes(-len(content) % ALIGNMENT)
        sections[name] = Section(length=len(array), offset=offset, crc32=zlib.crc32(content))
        pieces.append(content)
        offset += len(pieces[-1])
    members = tuple(StoredMember(id=p.id, frames=p.frames, peaks=len(p.peaks)) for p in prints)
    header = msgspec.json.encode(Header(parameters=PARAMETERS, bits=table.bits, members=members, sections=sections))
    header += b" " * (-(PREAMBLE + len(header)) % ALIGNMENT)
    digest = hashlib.sha256(header)
    start = MAGIC + digest.digest() + len(header).to_bytes(4, "little") + header
    return digest.hexdigest()[:16] + SHARD_SUFFIX, [start, *pieces]


def open_shard(path: Path, *, whole: bool) -> Shard:
    """Map a shard into memory.

    Parameters
    ----------
    whole : check every byte; else only the header and the length

    Raises
    ------
    LibraryVersionError : it was made by another analysis version
    LibraryDamagedError : it is missing, cut short or changed
    """
    try:
        with path.open("rb") as file:
            content = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
    except (OSError, ValueError) as error:
        raise damaged(path, "cannot be read") from error
    header, body = _header(path, content)
    for name, section in header.sections.items():
        size = -(-section.length * SECTION_TYPES[name].itemsize // ALIGNMENT) * ALIGNMENT
        if section.offset + size > len(body):
            raise damaged(path, "is cut short")
        if whole and zlib.crc32(body[section.offset : section.offset + size]) != section.crc32:
            raise damaged(path, f"has changed since it was written (section {name})")
    arrays: dict[str, NDArray[Any]] = {
        name: np.frombuffer(body, SECTION_TYPES[name], section.length, section.offset)
        for name, section in header.sections.items()
    }
    table = Table(arrays["starts"], arrays["tag"], arrays["frame"], arrays["shape"], header.bits, 0)
    ends = np.cumsum([member.peaks for member in header.members])
    prints = tuple(
        Print(member.id, member.frames, arrays["peaks"][end - member.peaks : end])
        for member, end in zip(header.members, ends, strict=True)
    )
    return Shard(path=path, header=header, table=table, prints=prints)


def _header(path: Path, content: memoryview) -> tuple[Header, memoryview]:
    if bytes(content[: len(MAGIC)]) != MAGIC:
        raise damaged(path, "is not a shard of a reference library")
    digest = bytes(content[len(MAGIC) : len(MAGIC) + 32])
    end = PREAMBLE + int.from_bytes(content[PREAMBLE - 4 : PREAMBLE], "little")
    encoded = content[PREAMBLE:end]
    if hashlib.sha256(encoded).digest() != digest or not path.name.startswith(digest.hex()[:16]):
        raise damaged(path, "has a changed header")
    try:
        header = msgspec.json.decode(encoded, type=Header)
    except msgspec.DecodeError as error:
        raise LibraryVersionError(
            "was written by another version", place=printable(str(path)), remedy=REMEDY_VERSION
        ) from error
    if header.parameters != PARAMETERS or set(header.sections) != set(SECTION_TYPES):
        raise LibraryVersionError(
            f"made by analysis {header.parameters.get('analysis', 0):g}, this version needs {PARAMETERS['analysis']:g}",
            place=printable(str(path)),
            remedy=REMEDY_VERSION,
        )
    return header, content[end:]


def damaged(path: Path, problem: str) -> LibraryDamagedError:
    """The error for a file of the library that does not hold what was written."""
    return LibraryDamagedError(problem, place=printable(os.fspath(path)), remedy=REMEDY_DAMAGED)
