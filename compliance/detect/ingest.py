"""Fingerprinting files for the library, in one process or several, with memory bounded by one shard.

Whatever takes time happens where a file is decoded; what comes back of it is about 1 MB per hour of music. Only this
process writes, in the order of the files, so that the library is the same, byte for byte, for any number of processes.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from contextlib import closing
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import numpy as np

from compliance import audio
from compliance.detect.catalogue import ShardEntry, Track, encoded_path, storable
from compliance.detect.content import Content, content_of, still
from compliance.detect.opening import Opening, keeping
from compliance.detect.packing import Print, print_of
from compliance.detect.peaks import FRAMES_PER_S, RATE_HZ, Floats
from compliance.errors import AudioError, RightslintError, WorkerLost
from compliance.execute import available_cores, each_ordered
from compliance.model.files import Problem, Tags
from compliance.progress import Progress
from compliance.safe_text import printable

LEAST_DURATION_S = 1.5
LEAST_PEAKS = 12
ID_DIGITS = 16
AHEAD = 8
"""Files per process that may be read before their turn, so that no process waits for one that takes longer."""
WORTH_WORKERS_MB = 200.0
"""Below this size of all files, starting worker processes takes longer than they save: 1.3 s of processor time each."""


class Hearing(NamedTuple):
    """What else is made of every new recording: whole-file prints needn't decode a file again.

    make : of the opening of a recording; runs where the file is decoded, so it is a module-level function
    keep : gets the id and what was made; runs in this process, in the order of the files
    """

    make: Callable[[Opening], Any]
    keep: Callable[[str, Any], object]


class Recording(NamedTuple):
    """What is to be kept of a file that is not in the library.

    heard : what `Hearing.make` made of it
    problem : why it is not added whole, if it isn't
    """

    track: Track
    print_: Print
    heard: object
    problem: str | None


@dataclass
class Ingested:
    """What became of the files. shards : written already; pending : recordings that are in none of them yet."""

    added: list[Track] = field(default_factory=list[Track])
    already: list[Track] = field(default_factory=list[Track])
    updated: list[Track] = field(default_factory=list[Track])
    problems: list[Problem] = field(default_factory=list[Problem])
    shards: list[ShardEntry] = field(default_factory=list[ShardEntry])
    pending: list[Print] = field(default_factory=list[Print])
    pending_frames: int = 0


def ingest(
    files: Sequence[Path],
    *,
    known: Mapping[str, Track],
    licence: str | None,
    owner: str | None,
    tags_of: Callable[[Path], Tags],
    progress: Progress,
    flush: Callable[[Sequence[Print]], ShardEntry],
    flush_hours: float,
    hear: Hearing | None = None,
    read: Mapping[Path, Content] | None = None,
    jobs: int = 1,
) -> Ingested:
    """Fingerprint `files`; see `Library.add`.

    Parameters
    ----------
    known : recordings of the library by id
    flush : writes a shard; called whenever `flush_hours` of recordings wait
    read : see `read_recording`
    jobs : processes that fingerprint at once
    """
    intake = _Intake(known, licence=licence, owner=owner, hear=hear)
    work = intake.work
    make = None if hear is None else hear.make
    task = partial(read_recording, known=intake.ids, tags_of=tags_of, make=make, read=read)
    progress.stage("Fingerprinting", len(files))
    with closing(each_ordered(task, files, jobs=jobs, ahead=AHEAD)) as outcomes:
        for path, outcome in zip(files, outcomes, strict=True):
            intake.take(path, outcome)
            progress.step(_shown(path))
            if work.pending_frames / FRAMES_PER_S / 3600 >= flush_hours:
                work.shards.append(flush(work.pending))
                work.pending, work.pending_frames = [], 0
    return work


class _Intake:
    """Takes in what was read of each file, in the order of the files.

    ids : of the library's recordings and of what has been added. Read in this process they are up to date; workers are
        sent what is known when they begin, so of two equal files both may be decoded there, and the first one counts
    """

    def __init__(
        self, known: Mapping[str, Track], *, licence: str | None, owner: str | None, hear: Hearing | None
    ) -> None:
        self.work = Ingested()
        self.ids = set(known)
        self._tracks = dict(known)
        self._licence = licence
        self._owner = owner
        self._hear = hear

    def take(self, path: Path, outcome: Recording | str | RightslintError) -> None:
        """Add a recording, look at one that is there already, or note the problem of one that cannot be used."""
        if isinstance(outcome, AudioError | WorkerLost):
            self._note(path, outcome.problem, outcome.remedy)
        elif isinstance(outcome, RightslintError):
            raise outcome
        elif isinstance(outcome, str):
            self._meet(self._tracks[outcome])
        elif outcome.track.id in self._tracks:
            self._meet(self._tracks[outcome.track.id])
        else:
            self._add(path, outcome)

    def _meet(self, here: Track) -> None:
        track = msgspec.structs.replace(here, licence=self._licence or here.licence, owner=self._owner or here.owner)
        if track == here:
            self.work.already.append(here)
            return
        self._tracks[track.id] = track
        self.work.updated.append(track)

    def _add(self, path: Path, read: Recording) -> None:
        if read.problem:
            self._note(path, f"added as far as it can be decoded: {read.problem}")
        if self._hear is not None:
            self._hear.keep(read.track.id, read.heard)
        track = msgspec.structs.replace(read.track, licence=self._licence, owner=self._owner)
        self.ids.add(track.id)
        self._tracks[track.id] = track
        self.work.added.append(track)
        self.work.pending.append(read.print_)
        self.work.pending_frames += read.print_.frames

    def _note(self, path: Path, problem: str, remedy: str = "") -> None:
        self.work.problems.append(Problem(path=_shown(path), problem=problem, remedy=remedy))


def workers_worth(files: Iterable[Path], jobs: int | None) -> int:
    """How many processes shall read `files`: `jobs`; if nobody said, one per core where it is worth workers, else 1."""
    if jobs is not None:
        return jobs
    size_bytes = 0
    for path in files:
        with contextlib.suppress(OSError):
            size_bytes += path.stat().st_size
        if size_bytes > WORTH_WORKERS_MB * 1e6:
            return available_cores()
    return 1


def read_recording(
    path: Path,
    *,
    known: AbstractSet[str],
    tags_of: Callable[[Path], Tags],
    make: Callable[[Opening], object] | None,
    read: Mapping[Path, Content] | None = None,
) -> Recording | str:
    """Fingerprint a file, decoding it once; runs in a worker process.

    Parameters
    ----------
    known : ids of recordings that needn't be decoded
    read : what files held that have been read already; these are not read again for their sums unless they changed

    Returns
    -------
    What is to be kept of it, or its id if that is known

    Raises
    ------
    AudioError : it cannot be read, is not audio, changes meanwhile, or there is nothing in it to recognise it by
    """
    before = (read or {}).get(path)
    content = content_of(path) if before is None else still(path, before)
    id_ = content.sha256[:ID_DIGITS]
    if id_ in known:
        return id_
    opening: list[Floats] = []

    def fingerprinted(blocks: Iterator[Floats]) -> Print:
        opening.clear()
        return print_of(id_, blocks if make is None else keeping(blocks, opening))

    print_, info = audio.read_through(path, fingerprinted, rate_hz=RATE_HZ)
    if info.duration_s < LEAST_DURATION_S:
        raise AudioError(f"too short to be recognised ({info.duration_s:.2f} s; {LEAST_DURATION_S} s is the least)")
    if len(print_.peaks) < LEAST_PEAKS:
        raise AudioError("silent, or nothing in it that could be recognised")
    duration_s = round(info.duration_s, 3)
    heard = None if make is None else make(Opening(id_, duration_s, np.concatenate(opening)))
    track = Track(id=id_, sha256=content.sha256, file=encoded_path(path), duration_s=duration_s)
    track = _named(track, _tags(path, tags_of))
    still(path, content)
    return Recording(track, print_, heard, info.problem)


def _tags(path: Path, tags_of: Callable[[Path], Tags]) -> Tags:
    try:
        return tags_of(path)
    except RightslintError:
        return Tags()  # a recording without names can still be found


def no_tags(_path: Path) -> Tags:
    """For recordings without names, or that have them already."""
    return Tags()


def _named(track: Track, tags: Tags) -> Track:
    """A track with what its tags say; one without a title is called by its file's name, as loops and one-shots are."""
    return msgspec.structs.replace(
        track,
        title=storable(tags.title or track.path.stem),
        artist=storable(tags.artist),
        isrc=storable(tags.isrc),
        first_published_year=tags.year,
    )


def _shown(path: Path) -> str:
    return printable(os.fspath(path))
