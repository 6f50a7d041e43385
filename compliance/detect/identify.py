"""Which recordings of a reference library sound in an asset, where, and how sure that is.

    blocks -> peaks -> windows -> search -> reports -> merged over windows -> matches
                                    |  stretches that stay doubtful
                                    +-> a denser search -> a search of separated layers

The whole asset is read, in overlapping windows, so memory does not grow with its length.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import msgspec

from compliance import audio
from compliance.detect.coverage import dense_search, nothing_examined, skipped_words
from compliance.detect.evidence import Trace, seconds_at, traced
from compliance.detect.hearing import Heard, hear_mix, searched
from compliance.detect.index import Index
from compliance.detect.layers import heard_in_layers, stretches_around
from compliance.detect.library import Library
from compliance.detect.limits import Limits
from compliance.detect.match import LEAST_PEAKS
from compliance.detect.merge import Found
from compliance.detect.naming import named
from compliance.detect.packing import ANALYSIS_VERSION
from compliance.detect.peaks import BINS_PER_OCTAVE, peak_chunks
from compliance.detect.rating import AssetMatches, alarms_per_hour, confidence_in, decades
from compliance.detect.reading import Reading, read_asset, unheard
from compliance.detect.recordings import Recordings
from compliance.detect.separate import Separator
from compliance.errors import AudioError
from compliance.model.matching import Analysis, Match, Status

__all__ = ["DETECTOR", "AssetHeard", "AssetMatches", "Limits", "hear_asset", "identify_asset", "searched"]

DETECTOR = f"rightslint quads {ANALYSIS_VERSION}"
SEMITONES = 12 / BINS_PER_OCTAVE
LEAST_DURATION_S = 1.5
MOST_DRAWN_MATCHES = 12
"""Matches of one asset, strongest first, that carry their evidence: enough to look at, and a report stays small."""


class AssetHeard(NamedTuple):
    """What was found in an asset, and what reading it told; the error if it cannot be read."""

    found: AssetMatches
    reading: Reading | AudioError


def identify_asset(
    path: Path,
    asset_id: str,
    *,
    library_dir: Path | None,
    separator: Separator | None = None,
    limits: Limits | None = None,
    evidence: bool = False,
) -> AssetMatches:
    """Find every stretch of an asset that comes from a recording of the library; see `hear_asset`."""
    return hear_asset(
        path, asset_id, library_dir=library_dir, separator=separator, limits=limits, evidence=evidence
    ).found


def hear_asset(
    path: Path,
    asset_id: str,
    *,
    library_dir: Path | None,
    separator: Separator | None = None,
    limits: Limits | None = None,
    evidence: bool = False,
) -> AssetHeard:
    """Read an asset once, and find every stretch of it that comes from a recording of the library.

    Found at any pitch within 7 semitones, any tempo from 0.76 to 1.32, forwards or backwards, under other music. The
    same asset and library give the same answer, bit for bit.

    Parameters
    ----------
    path : the file
    asset_id : its name in the answer
    library_dir : folder of the reference library; None if there is none
    separator : takes doubtful stretches apart; None to listen to the mix alone
    evidence : also give what the strongest matches can be drawn from

    Returns
    -------
    Matches in order of time, and a row of coverage for each of the analyses ``fingerprint``, ``dense_search`` and
    ``separation``; the asset is read to its end also where there is nothing to compare it with

    Raises
    ------
    LibraryError : the library is damaged, of another version or cannot be read
    """
    limits = limits or Limits()
    if library_dir is None:
        return _unsearched(path, asset_id, "no reference library")
    references, index = searchable(library_dir)
    if not references:
        return _unsearched(path, asset_id, "the reference library is empty")
    try:
        described = audio.describe(path)
        if described.duration_s < LEAST_DURATION_S:
            reason = f"too short ({described.duration_s:.2f} s; {LEAST_DURATION_S} s is the least)"
            return _unsearched(path, asset_id, reason)
        mix, reading = read_asset(path, described, lambda blocks: hear_mix(peak_chunks(blocks), index, limits))
    except AudioError as error:
        return AssetHeard(_nothing_found(asset_id, error.problem), error)
    try:
        found = _examined(path, asset_id, described, mix, (references, index), separator, limits, evidence=evidence)
    except AudioError as error:  # it can't be read again, to be separated
        found = _nothing_found(asset_id, error.problem)
    if _searchable(library_dir).library.vouched():
        return AssetHeard(found, reading)
    return hear_asset(path, asset_id, library_dir=library_dir, separator=separator, limits=limits, evidence=evidence)


def _unsearched(path: Path, asset_id: str, reason: str) -> AssetHeard:
    """Nothing was looked for in an asset; it is read all the same."""
    found = _nothing_found(asset_id, reason)
    try:
        return AssetHeard(found, read_asset(path, audio.describe(path), unheard)[1])
    except AudioError as error:
        return AssetHeard(found, error)


def _nothing_found(asset_id: str, reason: str) -> AssetMatches:
    return AssetMatches(matches=(), coverage=nothing_examined(asset_id, reason))


def searchable(library_dir: Path) -> tuple[Recordings, Index]:
    """The references by id and the index of a library; kept open as long as the library is unchanged.

    Raises
    ------
    LibraryError : the library is damaged, of another version or cannot be read
    """
    while True:
        held = _searchable(library_dir)
        if held.library.digest == Library.open(library_dir).digest and held.library.vouched():
            return held.references, held.index
        _searchable.cache_clear()


@dataclass(frozen=True)
class _Searchable:
    library: Library
    references: Recordings
    index: Index


@functools.lru_cache(maxsize=2)
def _searchable(library_dir: Path) -> _Searchable:
    library, index = Library.open_to_search(library_dir)
    return _Searchable(library, library.recordings, index)


def _examined(
    path: Path,
    asset_id: str,
    described: audio.AudioInfo,
    heard: Heard,
    shelf: tuple[Recordings, Index],
    separator: Separator | None,
    limits: Limits,
    *,
    evidence: bool,
) -> AssetMatches:
    references, index = shelf
    if heard.peaks < LEAST_PEAKS:
        return _nothing_found(asset_id, "silent, or nothing in it that could be recognised")
    in_layers, separation = _hear_layers(path, asset_id, described.duration_s, heard, index, separator, limits)
    found = named([*heard.certain, *in_layers], heard.weak, index, alone_from=limits.alone_score(index.hours))
    alarms = [alarms_per_hour(one, library_hours=index.hours) for one in found]
    matches = [
        _match(
            asset_id,
            one,
            references,
            index,
            alarms=alarms[rank],
            trace=traced(one.segment, one.stem, heard.kept, index),
            drawn=evidence and rank < MOST_DRAWN_MATCHES,
        )
        for rank, one in enumerate(found)
    ]
    rated = sorted(zip(matches, alarms, strict=True), key=lambda pair: _place(pair[0]))
    fingerprint = Analysis(asset=asset_id, analysis="fingerprint", status="done")
    reason = "; ".join(part for part in (described.problem, skipped_words(heard, limits)) if part)
    if reason:
        fingerprint = msgspec.structs.replace(fingerprint, status="inconclusive", reason=reason)
    return AssetMatches(
        matches=tuple(match for match, _ in rated),
        coverage=(fingerprint, dense_search(asset_id, heard, index, limits), separation),
        alarms_per_hour=tuple(per_hour for _, per_hour in rated),
    ).among(described.duration_s / 3600)


def _hear_layers(
    path: Path,
    asset_id: str,
    duration_s: float,
    mix: Heard,
    index: Index,
    separator: Separator | None,
    limits: Limits,
) -> tuple[list[Found], Analysis]:
    """Matches in the layers of the doubtful stretches, and how far that went; layers with a match are kept too."""

    def row(status: Status, reason: str | None) -> Analysis:
        return Analysis(asset=asset_id, analysis="separation", status=status, reason=reason)

    if not mix.doubtful:
        return [], row("not_run", "not needed: the mix left no doubt")
    if not limits.separated_s:
        return [], row("not_run", f"{limits.effort}: no layers are searched")
    if separator is None:
        return [], row("not_run", "no separator")
    least = limits.match_score(index.hours)
    found: list[Found] = []
    left_s = limits.separated_s
    for stretch in stretches_around(mix.doubtful, duration_s=duration_s):
        left_s -= stretch[1] - stretch[0]
        if left_s < 0:
            return found, row(
                "inconclusive", f"more than {limits.separated_s:g} s in doubt; the rest was not separated"
            )
        heard = heard_in_layers(
            path, stretch, index=index, separator=separator, least_run_s=limits.layer_run_s, kept=mix.kept
        )
        lowered = [msgspec.structs.replace(one, score=one.score - limits.layer_nats) for one in heard]
        found += [one for one in lowered if one.score >= least]
    return found, row("done", None)


def _place(match: Match) -> tuple[float, float, str, float]:
    return match.start_s, match.end_s, match.reference.id, match.ref_start_s


def _match(
    asset_id: str,
    found: Found,
    references: Recordings,
    index: Index,
    *,
    alarms: float,
    trace: Trace | None,
    drawn: bool,
) -> Match:
    segment = found.segment
    ends = sorted((segment.reference_first, segment.reference_last))
    return Match(
        asset=asset_id,
        stem=found.stem,
        start_s=seconds_at(segment.first),
        end_s=seconds_at(segment.last),
        reference=references.named(index.members[segment.member].id),
        ref_start_s=seconds_at(ends[0]),
        ref_end_s=seconds_at(ends[1]),
        pitch_semitones=round((trace or segment).shift * SEMITONES, 3) + 0.0,
        tempo_ratio=round((trace or segment).tempo, 5),
        reversed=segment.is_reversed,
        pitch_error=round(trace.shift_error * SEMITONES, 4) if trace else None,
        tempo_error=round(trace.tempo_error, 5) if trace else None,
        confidence=confidence_in(alarms),
        log10_expected_alarms=decades(alarms),
        score=round(found.score, 2),
        coverage=round(segment.coverage, 3) if segment.coverage > 0 else None,
        detector=DETECTOR,
        layer_only=found.layer_only,
        recurring=found.recurring,
        brief=found.brief,
        alternatives=tuple(references.named(index.members[member].id) for member in found.alternatives),
        shared_with=tuple(references.named(index.members[member].id) for member in found.shared_with),
        evidence=trace.evidence if trace and drawn else None,
    )
