"""Curating the reference library: which files go in, with what the tags say of them, and what comes out again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from compliance.errors import UsageError
from compliance.model.files import Problem
from compliance.places import library_to_read, user_library
from compliance.safe_text import printable

if TYPE_CHECKING:
    from compliance.detect.library import AddReport, Library
    from compliance.detect.rebuild import RebuildReport
    from compliance.progress import Progress


def add(
    paths: Sequence[Path],
    *,
    library: Path | None,
    licence: str | None,
    owner: str | None,
    progress: Progress,
    jobs: int | None = None,
) -> AddReport:
    """Fingerprint the audio in `paths` (files and folders) and add it to the library.

    Parameters
    ----------
    jobs : processes that fingerprint at once; by default one per core where it is worth workers

    Raises
    ------
    UsageError : a path is not there, or there is no audio in any
    LibraryError : the library cannot be read or written
    """
    from compliance.detect.library import Library
    from compliance.detect.warm import BUILDING, warm_up
    from compliance.detect.whole_file import keep_print, keeping_prints, kept_print
    from compliance.probe.tags import read_tags

    files, problems = _audio_in(paths)
    shelf = Library.create_or_open(library or user_library())
    if files:
        warm_up(progress, BUILDING)
    hear = keeping_prints(shelf.folder)
    report = shelf.add(files, licence=licence, owner=owner, tags_of=read_tags, progress=progress, hear=hear, jobs=jobs)
    without = [one for one in (*report.already, *report.updated) if kept_print(shelf.folder, one) is None]
    if without:
        progress.stage("Fingerprinting whole files", len(without))
    for reference in without:
        track = shelf.catalogue.track(reference.id)
        if track is not None:
            keep_print(shelf.folder, reference, track.path)
        progress.step(reference.path)
    return msgspec.structs.replace(report, problems=(*problems, *report.problems))


def remove(ids: Sequence[str], *, library: Path | None) -> int:
    """Remove recordings by id; returns how many."""
    from compliance.detect.whole_file import drop_prints

    shelf = opened(library)
    removed = shelf.remove(ids)
    drop_prints(shelf.folder, ids)
    return removed


def export_to(file: Path, *, library: Path | None) -> int:
    """Write the library to one archive; returns how many recordings it holds."""
    from compliance.detect.archive import export_library

    return export_library(_folder(library), file)


def import_from(file: Path, *, library: Path | None, progress: Progress) -> AddReport:
    """Add the recordings of an archive to the library.

    Raises
    ------
    LibraryError : the archive or the library cannot be used; the library is as it was
    """
    from compliance.detect.archive import import_library
    from compliance.detect.warm import BUILDING, warm_up

    warm_up(progress, BUILDING)
    progress.stage("Checking the archive")
    return import_library(file, library or user_library())


def rebuild(*, library: Path | None, drop_missing: bool, progress: Progress, jobs: int | None = None) -> RebuildReport:
    """Fingerprint all recordings of the library again, from where their files were; `jobs` as in `add`."""
    from compliance.detect.rebuild import rebuild
    from compliance.detect.warm import BUILDING, warm_up
    from compliance.detect.whole_file import drop_prints

    folder = _folder(library)
    warm_up(progress, BUILDING)
    report = rebuild(folder, drop_missing=drop_missing, progress=progress, jobs=jobs)
    drop_prints(folder, report.dropped)
    return report


def opened(library: Path | None) -> Library:
    """Open the library that was named, or the user's own.

    Raises
    ------
    LibraryError : there is none, or it cannot be read
    """
    from compliance.detect.library import Library

    return Library.open(_folder(library))


def _folder(library: Path | None) -> Path:
    return library_to_read(library) or user_library()


def _audio_in(paths: Iterable[Path]) -> tuple[list[Path], list[Problem]]:
    """Return the audio files in `paths`, each once, in order, and what could not be read."""
    from compliance.discover import recordings_in

    files: dict[Path, None] = {}
    problems: list[Problem] = []
    for path in paths:
        if path.is_dir():
            inside, unread = recordings_in(path)
            problems += unread
            files.update((path / name, None) for name in inside)
        elif path.exists():
            files[path] = None
        else:
            raise UsageError("there is no such file", place=printable(str(path)), remedy="name audio files or folders")
    if not files and not problems:
        place = ", ".join(printable(str(path)) for path in paths)
        raise UsageError("there is no audio here", place=place, remedy="name audio files or folders that hold some")
    return list(files), problems
