"""Where a project's own material sounds in its masters: the public answer of ``rightslint usage``."""

from __future__ import annotations

from typing import Literal

import msgspec

from compliance.model.files import Problem
from compliance.model.matching import Analysis, Stem

USAGE_SCHEMA = "rightslint.usage/1"

SourceKind = Literal["project_file", "library_item"]


class UsageRow(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of a master and where it comes from.

    master : asset id of the master
    start_s, end_s, source_start_s, source_end_s : ranges in seconds, 0 at the start of either file
    source : the path of a project file, or the path that a library item had when it was added
    licences : ids under ``licences`` in rights.yaml: of the uses that name the source, and of the library item
    uses : ids of those uses
    pitch_semitones : how much higher the master sounds than the source
    tempo_ratio : speed of the master over that of the source, > 1 is faster
    stem : the layer of the master it was heard in; ``mix`` is the file as it is
    layer_only : only one layer of the source is present
    alternatives : other sources that explain the same stretch about as well
    """

    master: str
    start_s: float
    end_s: float
    source: str
    kind: SourceKind
    title: str | None = None
    artist: str | None = None
    isrc: str | None = None
    licences: tuple[str, ...] = ()
    uses: tuple[str, ...] = ()
    source_start_s: float
    source_end_s: float
    pitch_semitones: float
    tempo_ratio: float
    reversed: bool
    stem: Stem
    layer_only: bool
    confidence: float
    alternatives: tuple[str, ...] = ()


class Duplicate(msgspec.Struct, frozen=True, kw_only=True):
    """One recording that lies in a project several times. identical : byte for byte; otherwise it sounds the same."""

    files: tuple[str, ...]
    identical: bool


class UsageMap(msgspec.Struct, frozen=True, kw_only=True):
    """The public answer of ``rightslint usage``.

    masters : asset ids, in path order
    rows : in order of master and time
    problems : files that could not be looked for, and why
    coverage : how far the search of each master got
    """

    schema: Literal["rightslint.usage/1"] = USAGE_SCHEMA
    masters: tuple[str, ...]
    rows: tuple[UsageRow, ...]
    duplicates: tuple[Duplicate, ...]
    problems: tuple[Problem, ...]
    coverage: tuple[Analysis, ...]
