"""Fingerprinting files for the library, one after the other, with memory bounded by one shard."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

import msgspec
import numpy as np

from compliance import audio
from compliance.audio.decoders import open_decoder
from compliance.audio.source import open_source
from compliance.detect.catalogue import ShardEntry, Track, encoded_path, storable
from compliance.detect.packing import Print, print_of
from compliance.detect.peaks import FRAMES_PER_S, RATE_HZ, Floats
from compliance.errors import AudioError, RightslintError
from compliance.model.files import Problem, Tags
from compliance.progress import Progress
from compliance.safe_text import printable

LEAST_DURATION_S = 1.5
OPENING_S = 120.0
"""What Chromaprint and AcoustID hear of a file."""
LEAST_PEAKS = 12
ID_DIGITS = 16


class Opening(NamedTuple):
    """The beginning of a recording.

    duration_s : of the whole recording
    samples : its first `OPENING_S` seconds, mono, at 11 025 Hz
    """

    id: str
    duration_s: float
    samples: Floats


@dataclass
class Ingested:
    """What became of the files. shards : written already; pending : recordings that are in none of them yet."""

    added: list[Track] = field(default_factory=list[Track])
    already: list[Track] = field(default_factory=list[Track])
    updated: list[Track] = field(default_factory=list[Track])
    problems: list[Problem] = field(default_factory=list[Problem])
    shards: list[ShardEntry] = field(default_factory=list[ShardEntry])
    pending: list[Print] = field(default_factory=list[Print])


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
    hear: Callable[[Opening], object] | None = None,
) -> Ingested:
    """Fingerprint `files`; see `Library.add`.

    Parameters
    ----------
    known : recordings of the library by id
    flush : writes a shard; called whenever `flush_hours` of recordings wait
    hear : gets the opening of every new recording: whole-file prints needn't decode a file again
    """
    work = Ingested()
    seen = dict(known)
    progress.stage("Fingerprinting", len(files))
    for path in files:
        try:
            sha256 = file_sha256(path)
            here = seen.get(sha256[:ID_DIGITS])
            if here is not None:
                _known(here, work, seen, licence=licence, owner=owner)
            else:
                track, print_ = _new(path, sha256, work.problems, hear)
                track = _labelled(track, _tags(path, tags_of), licence=licence, owner=owner)
                seen[track.id] = track
                work.added.append(track)
                work.pending.append(print_)
        except AudioError as error:
            work.problems.append(Problem(path=_shown(path), problem=error.problem, remedy=error.remedy))
        progress.step(_shown(path))
        if sum(print_.frames for print_ in work.pending) / FRAMES_PER_S / 3600 >= flush_hours:
            work.shards.append(flush(work.pending))
            work.pending = []
    return work


def file_sha256(path: Path) -> str:
    """SHA-256 of a file's content, hexadecimal.

    Raises
    ------
    AudioError : it cannot be read, or is not audio
    """
    open_decoder(path).close()  # refuses what is no audio before all of it is read
    try:
        with open_source(path) as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise AudioError(
            f"cannot be read ({(error.strerror or 'input/output error').lower()})", place=_shown(path)
        ) from error


def _known(here: Track, work: Ingested, seen: dict[str, Track], *, licence: str | None, owner: str | None) -> None:
    changed = msgspec.structs.replace(here, licence=licence or here.licence, owner=owner or here.owner)
    if changed == here:
        work.already.append(here)
        return
    seen[here.id] = changed
    work.updated.append(changed)


def _new(
    path: Path, sha256: str, problems: list[Problem], hear: Callable[[Opening], object] | None
) -> tuple[Track, Print]:
    """Fingerprint a file, decoding it once.

    Raises
    ------
    AudioError : there is nothing in it to recognise it by
    """
    id_ = sha256[:ID_DIGITS]
    opening: list[Floats] = []

    def fingerprinted(blocks: Iterator[Floats]) -> Print:
        opening.clear()
        return print_of(id_, blocks if hear is None else _keeping(blocks, opening, round(OPENING_S * RATE_HZ)))

    print_, info = audio.read_through(path, fingerprinted, rate_hz=RATE_HZ)
    if info.duration_s < LEAST_DURATION_S:
        raise AudioError(f"too short to be recognised ({info.duration_s:.2f} s; {LEAST_DURATION_S} s is the least)")
    if len(print_.peaks) < LEAST_PEAKS:
        raise AudioError("silent, or nothing in it that could be recognised")
    if info.problem:
        problems.append(Problem(path=_shown(path), problem=f"added as far as it can be decoded: {info.problem}"))
    duration_s = round(info.duration_s, 3)
    if hear is not None:
        hear(Opening(id_, duration_s, np.concatenate(opening)))
    return Track(id=id_, sha256=sha256, file=encoded_path(path), duration_s=duration_s), print_


def _keeping(blocks: Iterable[Floats], opening: list[Floats], most: int) -> Iterator[Floats]:
    """The same blocks; the first `most` samples are put into `opening` as well."""
    for block in blocks:
        if most > 0:
            opening.append(block[:most])
            most -= len(block)
        yield block


def _tags(path: Path, tags_of: Callable[[Path], Tags]) -> Tags:
    try:
        return tags_of(path)
    except RightslintError:
        return Tags()  # a recording without names can still be found


def _labelled(track: Track, tags: Tags, *, licence: str | None, owner: str | None) -> Track:
    """A track with what its tags say; one without a title is called by its file's name, as loops and one-shots are."""
    return msgspec.structs.replace(
        track,
        title=storable(tags.title or track.path.stem),
        artist=storable(tags.artist),
        isrc=storable(tags.isrc),
        owner=owner,
        licence=licence,
        first_published_year=tags.year,
    )


def _shown(path: Path) -> str:
    return printable(os.fspath(path))
