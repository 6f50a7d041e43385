"""Making a library anew from the files it was made of: after a new version of the analysis, or damage to a shard.

The new library is made in a folder beside the old one's files, its shards are then given their place, and replacing
the catalogue is the one step that changes the library, as ever: killed at any moment, it is the old or the new one.
"""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Collection, Sequence
from contextlib import closing
from pathlib import Path

import msgspec

from compliance.detect.catalogue import Catalogue, Track, write_catalogue
from compliance.detect.content import Content, content_of
from compliance.detect.ingest import AHEAD, workers_worth
from compliance.detect.library import LOCK, Library
from compliance.detect.storage import PART_SUFFIX, exclusive, storage_error, sweep
from compliance.errors import RightslintError
from compliance.execute import each_ordered
from compliance.model.files import Problem
from compliance.progress import Progress, Silent
from compliance.safe_text import printable

STAGE = "rebuild" + PART_SUFFIX


class RebuildReport(msgspec.Struct, frozen=True, kw_only=True):
    """What a rebuild did.

    rebuilt : number of recordings in the new library; 0 if the old one was kept
    dropped : ids of recordings that the new library lacks
    missing : files that are gone, changed, or can no longer be used; the old library is kept unless they may be dropped
    """

    rebuilt: int
    dropped: tuple[str, ...]
    missing: tuple[Problem, ...]


def rebuild(
    folder: Path, *, drop_missing: bool = False, progress: Progress | None = None, jobs: int | None = 1
) -> RebuildReport:
    """Fingerprint the recordings of a library again, from where they were when they were added.

    Names, owners and licences stay as they are in the library. A file counts only with the content it had.

    Parameters
    ----------
    drop_missing : leave out what is missing; otherwise the old library is kept when anything is
    jobs : processes that read and fingerprint at once, as in `Library.add`

    Raises
    ------
    LibraryError : there is none, it cannot be written, or its catalogue cannot be read; it is as it was
    """
    progress = progress or Silent()
    Catalogue.open(folder, of_any_analysis=True)
    with exclusive(folder / LOCK):
        old = Catalogue.open(folder, of_any_analysis=True)
        sweep(folder, {shard.name for shard in old.shards})
        tracks = [track for _, track in old.held()]
        jobs = workers_worth((track.path for track in tracks), jobs)
        present, read, missing = _present(tracks, progress, jobs)
        if missing and (not drop_missing or not present):
            return RebuildReport(rebuilt=0, dropped=(), missing=tuple(missing))
        stage = folder / STAGE
        try:
            shutil.rmtree(stage, ignore_errors=True)
            made = Library.create_or_open(stage)
            problems = made.add([track.path for track in present], read=read, progress=progress, jobs=jobs).problems
            lost = [problem for problem in problems if problem.path in _shown(present, without=made)]
            missing += lost
            if (lost and not drop_missing) or not made.recordings:
                return RebuildReport(rebuilt=0, dropped=(), missing=tuple(missing))
            kept = _install(stage, folder, tracks)
        finally:
            shutil.rmtree(stage, ignore_errors=True)
    dropped = tuple(track.id for track in tracks if track.id not in kept)
    return RebuildReport(rebuilt=len(kept), dropped=dropped, missing=tuple(missing))


def _present(
    tracks: Sequence[Track], progress: Progress, jobs: int
) -> tuple[list[Track], dict[Path, Content], list[Problem]]:
    """The recordings whose files are still what they were, what these hold, and the other recordings."""
    present: list[Track] = []
    read: dict[Path, Content] = {}
    missing: list[Problem] = []
    progress.stage("Looking for the recordings", len(tracks))
    with closing(each_ordered(content_of, [track.path for track in tracks], jobs=jobs, ahead=AHEAD)) as contents:
        for track, content in zip(tracks, contents, strict=True):
            name = printable(os.fspath(track.path))
            if isinstance(content, RightslintError):
                missing.append(Problem(path=name, problem=content.problem, remedy=content.remedy))
            elif content.sha256 == track.sha256:
                present.append(track)
                read[track.path] = content
            else:
                missing.append(Problem(path=name, problem="is another recording than the one that was added"))
            progress.step(name)
    return present, read, missing


def _shown(tracks: Collection[Track], *, without: Library) -> set[str]:
    """The paths of the recordings that a new library does not have."""
    held = set(without.recordings)
    return {printable(os.fspath(track.path)) for track in tracks if track.id not in held}


def _install(stage: Path, folder: Path, old: Sequence[Track]) -> set[str]:
    """Put the new shards beside the old ones, replace the catalogue, delete what it no longer names; return the ids."""
    made = Catalogue.open(stage)
    held = {track.id: (home, track.duration_s) for home, track in made.held()}
    tracks = [
        (home, msgspec.structs.replace(track, duration_s=duration_s))
        for track in old
        if track.id in held
        for home, duration_s in [held[track.id]]
    ]
    try:
        for shard in made.shards:
            (stage / shard.name).replace(folder / shard.name)
    except OSError as error:
        raise storage_error(error, folder) from error
    write_catalogue(folder, made.shards, tracks)
    with contextlib.suppress(OSError):
        sweep(folder, {shard.name for shard in made.shards})
    return set(held)
