"""A shard on disk: the peaks and the table of some references in one immutable file that is mapped into memory.

Layout, little-endian: 8 bytes magic, 32 bytes SHA-256 of the header, 4 bytes length of the header, the header (JSON),
then the sections, each at a multiple of 64. The header names every section with its type, length and CRC-32. A shard
is named after the SHA-256 of its header, which covers those sums: equal content has equal names, and a name vouches
for the content.
"""

from __future__ import annotations

import hashlib
import itertools
import mmap
import os
import tempfile
import zlib
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from compliance.detect.index import buckets_of, peak_count, sorted_parts, table_of
from compliance.detect.lookup import Table
from compliance.detect.packing import PACKED_PEAK, PARAMETERS, Print, Prints
from compliance.errors import LibraryDamagedError, LibraryVersionError
from compliance.safe_text import printable

MAGIC = b"RLSHARD1"
SHARD_SUFFIX = ".shard"
REMEDY_VERSION = "make it anew from the same files: rightslint library rebuild"
REMEDY_DAMAGED = "restore it from a copy, or add the recordings again to a new folder"
PREAMBLE = len(MAGIC) + 32 + 4
ALIGNMENT = 64
COPIED_BYTES = 1 << 24
SECTION_TYPES = {
    "peaks": PACKED_PEAK,
    "buckets": np.dtype("<u4"),
    "shape": np.dtype("<u2"),
    "where": np.dtype("<u4"),
}


class Section(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An array in a shard file: elements, offset in bytes from the end of the header, CRC-32 with its padding."""

    length: int
    offset: int
    crc32: int


class Header(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a shard file says of itself.

    ids, frames, peaks : of each reference its id, its length and the number of its peaks
    """

    parameters: dict[str, float]
    bits: int
    ids: list[str]
    frames: list[int]
    peaks: list[int]
    sections: dict[str, Section]


class Shard(msgspec.Struct, frozen=True, kw_only=True):
    """An open shard; its arrays are parts of the mapped file."""

    path: Path
    header: Header
    table: Table
    prints: Prints


class _Writer:
    """Writes a section of known length, piece by piece, and sums it up."""

    def __init__(self, file: IO[bytes], name: str, length: int, offset: int) -> None:
        self._file, self._type = file, SECTION_TYPES[name]
        self._length, self._offset = length, offset
        self._at, self._crc32 = offset, 0
        self.end = offset + padded(length * self._type.itemsize)

    def write(self, array: NDArray[Any]) -> None:
        self._put(np.ascontiguousarray(array, self._type).tobytes())

    def finish(self) -> Section:
        self._put(bytes(self.end - self._at))
        return Section(length=self._length, offset=self._offset, crc32=self._crc32)

    def _put(self, content: bytes) -> None:
        self._file.seek(self._at)
        self._file.write(content)
        self._crc32 = zlib.crc32(content, self._crc32)
        self._at += len(content)


@contextmanager
def shard_pieces(prints: Sequence[Print], folder: Path) -> Generator[tuple[str, Iterator[bytes]]]:
    """Name and content of the shard that holds `prints`, ready to be written one piece after the other.

    The name is known only when all is done, so the sections wait in a nameless file in `folder`; memory doesn't grow
    with the shard.

    Raises
    ------
    OSError : no room, or no file can be made there
    """
    with tempfile.TemporaryFile(dir=folder) as body:
        bits, sections = _write_sections(prints, body)
        header = msgspec.json.encode(
            Header(
                parameters=PARAMETERS,
                bits=bits,
                ids=[print_.id for print_ in prints],
                frames=[print_.frames for print_ in prints],
                peaks=[len(print_.peaks) for print_ in prints],
                sections=sections,
            )
        )
        header += b" " * (-(PREAMBLE + len(header)) % ALIGNMENT)
        digest = hashlib.sha256(header)
        start = MAGIC + digest.digest() + len(header).to_bytes(4, "little") + header
        body.seek(0)
        sections_again = iter(lambda: body.read(COPIED_BYTES), b"")
        yield digest.hexdigest()[:16] + SHARD_SUFFIX, itertools.chain([start], sections_again)


def shard_bytes(prints: Sequence[Print]) -> tuple[str, list[bytes]]:
    """Name and content of a small shard."""
    with shard_pieces(prints, Path(tempfile.gettempdir())) as (name, pieces):
        return name, list(pieces)


def _write_sections(prints: Sequence[Print], body: IO[bytes]) -> tuple[int, dict[str, Section]]:
    """Write all sections of a shard; log2 of the number of its buckets, and what the header says of each section."""
    buckets, bits = buckets_of(prints)
    lengths = {"peaks": peak_count(prints), "buckets": len(buckets)}
    lengths |= dict.fromkeys(("shape", "where"), int(buckets[-1]))
    writers: dict[str, _Writer] = {}
    offset = 0
    for name, length in lengths.items():
        writers[name] = _Writer(body, name, length, offset)
        offset = writers[name].end
    for print_ in prints:
        writers["peaks"].write(print_.peaks)
    writers["buckets"].write(buckets)
    for shape, where in sorted_parts(prints, buckets, bits):
        writers["shape"].write(shape)
        writers["where"].write(where)
    return bits, {name: writer.finish() for name, writer in writers.items()}


def padded(size: int) -> int:
    """The next multiple of `ALIGNMENT`."""
    return -(-size // ALIGNMENT) * ALIGNMENT


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
        size = padded(section.length * SECTION_TYPES[name].itemsize)
        if section.offset + size > len(body):
            raise damaged(path, "is cut short")
        if whole and zlib.crc32(body[section.offset : section.offset + size]) != section.crc32:
            raise damaged(path, f"has changed since it was written (section {name})")
    arrays: dict[str, NDArray[Any]] = {
        name: np.frombuffer(body, SECTION_TYPES[name], section.length, section.offset)
        for name, section in header.sections.items()
    }
    prints = Prints(header.ids, header.frames, header.peaks, arrays["peaks"])
    table = table_of(prints, arrays["buckets"], arrays["shape"], arrays["where"], bits=header.bits)
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
