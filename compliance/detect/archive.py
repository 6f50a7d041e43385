"""A library in one file, to be kept or carried to another machine.

An archive is an uncompressed tar: ``manifest.json`` (format, analysis parameters, and name, size and SHA-256 of every
other file), then the catalogue as JSON, the shards and the Chromaprint prints. Equal libraries give equal bytes,
whichever version of SQLite keeps their catalogues; and no database that a stranger made is ever opened. Nothing is
taken from an archive under a name that it chose: only the names a library has are known here, and all of them are
checked against the manifest before the first recording is added.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import os
import re
import tarfile
from collections.abc import Generator, Iterable
from pathlib import Path
from typing import IO

import msgspec
import numpy as np

from compliance.detect.added import AddReport
from compliance.detect.catalogue import Catalogue, ShardEntry, Track, holds_catalogue, write_catalogue
from compliance.detect.library import LOCK, Library
from compliance.detect.packing import ANALYSIS_VERSION, PARAMETERS, TIME_STEPS, Print
from compliance.detect.storage import PART_SUFFIX, PRINTS, exclusive, make_folder, storage_error
from compliance.errors import LibraryDamagedError, LibraryError, LibraryVersionError
from compliance.safe_text import printable

MANIFEST = "manifest.json"
CATALOGUE = "catalogue.json"
FORMAT = "rightslint.library-archive/2"
MOST_MANIFEST_BYTES = 256 << 20
MOST_FRAMES = 1 << 25
_NAMES = re.compile(rf"{re.escape(CATALOGUE)}|[0-9a-f]{{16}}\.shard|{PRINTS}/[0-9a-f]{{16}}\.json")
_BLOCK_BYTES = 1 << 20
_ASK_AGAIN = "ask for the archive again, or export it again"


class Listing(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The catalogue of a library, as an archive has it. tracks : name of the shard and recording."""

    shards: tuple[ShardEntry, ...]
    tracks: tuple[tuple[str, Track], ...]


class Entry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A file of an archive. name : relative to the library's folder; sha256 : of its content, hexadecimal."""

    name: str
    size_bytes: int
    sha256: str


class Contents(msgspec.Struct, frozen=True, kw_only=True):
    """The manifest of an archive."""

    format: str = FORMAT
    parameters: dict[str, float] = msgspec.field(default_factory=lambda: dict(PARAMETERS))
    files: tuple[Entry, ...] = ()


def export_library(folder: Path, target: Path) -> int:
    """Write the library in `folder` to the archive `target`; return how many recordings it holds.

    Raises
    ------
    LibraryError : the library is damaged or being changed, or `target` cannot be written (it is as it was)
    """
    Library.open(folder)
    with _undisturbed(folder):
        library = Library.open(folder)
        for problem in library.verify():
            raise LibraryDamagedError(problem.problem, place=problem.path, remedy=problem.remedy)
        catalogue = Catalogue.open(folder)
        listing = msgspec.json.encode(Listing(shards=catalogue.shards, tracks=tuple(catalogue.held()))) + b"\n"
        names = sorted({shard.name for shard in catalogue.shards})
        prints = (f"{PRINTS}/{track.id}.json" for track in catalogue.tracks())
        names += sorted(name for name in prints if (folder / name).is_file())
        part = target.with_name(target.name + PART_SUFFIX)
        try:
            _write_archive(part, folder, listing, names)
            part.replace(target)
        except OSError as error:
            reason = (error.strerror or type(error).__name__).lower()
            remedy = "name another file, in a folder that can be written and has room"
            raise LibraryError(
                f"the archive cannot be written ({reason})", place=printable(os.fspath(target)), remedy=remedy
            ) from error
        finally:
            with contextlib.suppress(OSError):
                part.unlink(missing_ok=True)
    return catalogue.totals.recordings


@contextlib.contextmanager
def _undisturbed(folder: Path) -> Generator[None]:
    """Keep writers out; where this user cannot write, a writer elsewhere is noticed by the sums.

    Raises
    ------
    LibraryError : another process is writing
    """
    if os.access(folder, os.W_OK):
        with exclusive(folder / LOCK):
            yield
    else:
        yield


def _entry(folder: Path, name: str) -> Entry:
    with (folder / name).open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
        return Entry(name=name, size_bytes=file.tell(), sha256=digest)


def _write_archive(path: Path, folder: Path, listing: bytes, names: Iterable[str]) -> None:
    first = Entry(name=CATALOGUE, size_bytes=len(listing), sha256=hashlib.sha256(listing).hexdigest())
    contents = Contents(files=(first, *(_entry(folder, name) for name in names)))
    manifest = msgspec.json.format(msgspec.json.encode(contents), indent=2) + b"\n"
    with path.open("wb") as file, tarfile.open(fileobj=file, mode="w") as archive:
        archive.addfile(_member(MANIFEST, len(manifest)), io.BytesIO(manifest))
        archive.addfile(_member(CATALOGUE, len(listing)), io.BytesIO(listing))
        for entry in contents.files[1:]:
            with (folder / entry.name).open("rb") as content:
                archive.addfile(_member(entry.name, entry.size_bytes), content)
        archive.close()
        file.flush()
        os.fsync(file.fileno())


def _member(name: str, size_bytes: int) -> tarfile.TarInfo:
    """A regular file that belongs to nobody and has no date."""
    member = tarfile.TarInfo(name)
    member.size = size_bytes
    member.mode = 0o644
    return member


def import_library(archive: Path, folder: Path) -> AddReport:
    """Add the recordings of an archive to the library in `folder`, which is made if there is none.

    Raises
    ------
    LibraryVersionError : it was made by another version
    LibraryDamagedError : it is not an archive of a library, or not what was exported
    LibraryError : the library cannot be written; it is as it was
    """
    library = Library.create_or_open(folder)
    if not archive.is_file():
        remedy = "name a file that rightslint library export wrote"
        raise LibraryError("there is no such file", place=printable(os.fspath(archive)), remedy=remedy)
    with _left_as_it_was(folder):
        return library.adopt(lambda stage: _unpacked(archive, stage))


@contextlib.contextmanager
def _left_as_it_was(folder: Path) -> Generator[None]:
    """Leave no folder behind where there was none and no library has come into being."""
    fresh = not folder.exists()
    try:
        yield
    except BaseException:
        if fresh and not holds_catalogue(folder):
            with contextlib.suppress(OSError, LibraryError), exclusive(folder / LOCK):
                (folder / LOCK).unlink()
                folder.rmdir()
        raise


def _unpacked(archive: Path, stage: Path) -> Library:
    """The library in an archive, put into the new folder `stage`, every hash verified."""
    make_folder(stage / PRINTS)
    try:
        with archive.open("rb") as file, tarfile.open(fileobj=file, mode="r:") as tar:
            _unpack(tar, stage, archive)
    except (tarfile.TarError, EOFError, ValueError) as error:
        raise _refused(archive, "is not the archive of a library, or is cut short") from error
    except OSError as error:
        raise storage_error(error, stage.parent) from error
    return _intact(stage, archive)


def _unpack(tar: tarfile.TarFile, stage: Path, archive: Path) -> None:
    members = iter(tar)
    first = next(members, None)
    if first is None or first.name != MANIFEST or not first.isreg() or first.size > MOST_MANIFEST_BYTES:
        raise _refused(archive, "is not the archive of a library")
    expected = _expected(_content(tar, first).read(), archive)
    for member in members:
        entry = expected.pop(member.name, None)
        if entry is None or not member.isreg() or member.size != entry.size_bytes:
            raise _refused(archive, f"holds what its manifest does not name so: {printable(member.name)}")
        if _copied(_content(tar, member), stage / entry.name) != entry.sha256:
            raise _refused(archive, f"{entry.name} has changed since it was exported")
    if expected:
        raise _refused(archive, f"lacks {', '.join(sorted(expected))}")


def _content(tar: tarfile.TarFile, member: tarfile.TarInfo) -> IO[bytes]:
    content = tar.extractfile(member)
    if content is None:
        raise tarfile.ReadError("no content")
    return content


def _expected(manifest: bytes, archive: Path) -> dict[str, Entry]:
    """The entries of a manifest by name."""
    try:
        contents = msgspec.json.decode(manifest, type=Contents)
    except msgspec.MsgspecError as error:
        raise _refused(archive, "has a manifest that cannot be read") from error
    if contents.format != FORMAT or contents.parameters != PARAMETERS:
        raise LibraryVersionError(
            f"made by analysis {contents.parameters.get('analysis', 0):g} ({printable(contents.format)}), "
            f"this version needs {ANALYSIS_VERSION} ({FORMAT})",
            place=printable(os.fspath(archive)),
            remedy="where it came from, run rightslint library rebuild with this version and export it again",
        )
    for entry in contents.files:
        if not _NAMES.fullmatch(entry.name):
            raise _refused(archive, f"holds what has no place in a library: {printable(entry.name)}")
    expected = {entry.name: entry for entry in contents.files}
    if len(expected) < len(contents.files):
        raise _refused(archive, "names a file twice")
    return expected


def _copied(content: IO[bytes], path: Path) -> str:
    """Copy a file; return its SHA-256."""
    digest = hashlib.sha256()
    with path.open("xb") as file:
        while block := content.read(_BLOCK_BYTES):
            digest.update(block)
            file.write(block)
    return digest.hexdigest()


def _intact(stage: Path, archive: Path) -> Library:
    """The unpacked library, if it holds together."""
    try:
        library = _catalogued(stage, archive)
        problems = library.verify()
        index = library.index()
    except (LibraryDamagedError, LibraryVersionError, ValueError) as error:
        raise _refused(archive, f"does not hold a library ({getattr(error, 'problem', error)})") from error
    prints = [Print(member.id, member.frames, member.peaks) for member in index.members]
    named = sorted(library.recordings) == sorted(print_.id for print_ in prints)
    if problems or not named or not all(map(_is_sound, prints)):
        raise _refused(archive, "does not hold a library that is intact")
    return library


def _catalogued(stage: Path, archive: Path) -> Library:
    """The library whose catalogue an archive has as JSON."""
    try:
        listing = msgspec.json.decode((stage / CATALOGUE).read_bytes(), type=Listing)
    except (OSError, msgspec.MsgspecError, ValueError) as error:
        raise _refused(archive, "has a catalogue that cannot be read") from error
    homes = {shard.name for shard in listing.shards}
    ids = {track.id for _, track in listing.tracks}
    if len(homes) < len(listing.shards) or len(ids) < len(listing.tracks):
        raise _refused(archive, "names something twice")
    if any(home not in homes or b"\0" in track.file for home, track in listing.tracks):
        raise _refused(archive, "has a catalogue that contradicts itself")
    write_catalogue(stage, listing.shards, listing.tracks)
    return Library.open(stage)


def _is_sound(print_: Print) -> bool:
    """Whether the peaks of a recording lie within it and in order of time: the searching kernels rely on it."""
    times = print_.peaks["time"].astype(np.int64)
    ordered = len(times) > 0 and bool((np.diff(times) >= 0).all())
    return ordered and 0 < print_.frames < MOST_FRAMES and times[-1] <= (print_.frames + 1) * TIME_STEPS


def _refused(archive: Path, problem: str) -> LibraryDamagedError:
    return LibraryDamagedError(problem, place=printable(os.fspath(archive)), remedy=_ASK_AGAIN)
