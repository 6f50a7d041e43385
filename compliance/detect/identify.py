"""Which recordings of a reference library sound in an asset, where, and how sure that is.

    blocks -> peaks -> windows -> search -> reports -> merged over windows -> matches
                                    |  stretches that stay doubtful
                                    +-> a denser search -> a search of separated layers

The whole asset is read, in overlapping windows, so memory does not grow with its length.
"""

from __future__ import annotations

import functools
import math
from dataclasses import dataclass
from pathlib import Path

import msgspec

from compliance import audio
from compliance.detect.calibration import expected_alarms
from compliance.detect.evidence import Trace, seconds_at, traced
from compliance.detect.hearing import Heard, hear_mix, searched, second_search
from compliance.detect.index import Index
from compliance.detect.layers import heard_in_layers, stretches_around
from compliance.detect.library import Library
from compliance.detect.limits import Limits
from compliance.detect.match import LEAST_PEAKS
from compliance.detect.merge import Found
from compliance.detect.naming import named
from compliance.detect.packing import ANALYSIS_VERSION
from compliance.detect.peaks import BINS_PER_OCTAVE, RATE_HZ, peak_chunks
from compliance.detect.recordings import Recordings
from compliance.detect.separate import Separator
from compliance.errors import AudioError
from compliance.model.matching import Analysis, Match, Status

__all__ = ["DETECTOR", "AssetMatches", "Limits", "identify_asset", "searched"]

DETECTOR = f"rightslint quads {ANALYSIS_VERSION}"
SEMITONES = 12 / BINS_PER_OCTAVE
LEAST_DURATION_S = 1.5
MOST_DRAWN_MATCHES = 12
"""Matches of one asset, strongest first, that carry their evidence: enough to look at, and a report stays small."""


class AssetMatches(msgspec.Struct, frozen=True, kw_only=True):
    """The matches of one asset, and what was examined."""

    matches: tuple[Match, ...]
    coverage: tuple[Analysis, ...]


def identify_asset(
    path: Path,
    asset_id: str,
    *,
    library_dir: Path | None,
    separator: Separator | None = None,
    limits: Limits | None = None,
    evidence: bool = False,
) -> AssetMatches:
    """Find every stretch of an asset that comes from a recording of the library.

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
    ``separation``

    Raises
    ------
    LibraryError : the library is damaged, of another version or cannot be read
    """
    if library_dir is None:
        return _not_examined(asset_id, "no reference library")
    shelf = searchable(library_dir)
    if not shelf[0]:
        return _not_examined(asset_id, "the reference library is empty")
    try:
        info = audio.describe(path)
        if info.duration_s < LEAST_DURATION_S:
            return _not_examined(asset_id, f"too short ({info.duration_s:.2f} s; {LEAST_DURATION_S} s is the least)")
        found = _examined(path, asset_id, info, shelf, separator, limits or Limits(), evidence=evidence)
    except AudioError as error:
        return _not_examined(asset_id, error.problem)
    if _searchable(library_dir).library.vouched():
        return found
    return identify_asset(
        path, asset_id, library_dir=library_dir, separator=separator, limits=limits, evidence=evidence
    )


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


def _not_examined(asset_id: str, reason: str) -> AssetMatches:
    rows = (
        Analysis(asset=asset_id, analysis="fingerprint", status="not_run", reason=reason),
        *(
            Analysis(asset=asset_id, analysis=analysis, status="not_run", reason="no fingerprint to go by")
            for analysis in ("dense_search", "separation")
        ),
    )
    return AssetMatches(matches=(), coverage=rows)


def _examined(
    path: Path,
    asset_id: str,
    info: audio.AudioInfo,
    shelf: tuple[Recordings, Index],
    separator: Separator | None,
    limits: Limits,
    *,
    evidence: bool,
) -> AssetMatches:
    references, index = shelf
    heard = hear_mix(peak_chunks(audio.blocks(path, rate_hz=RATE_HZ, mono=True)), index, limits)
    if heard.peaks < LEAST_PEAKS:
        return _not_examined(asset_id, "silent, or nothing in it that could be recognised")
    in_layers, separation = _hear_layers(path, asset_id, info.duration_s, heard, index, separator, limits)
    query_hours = max(limits.query_hours, info.duration_s / 3600)
    found = named([*heard.certain, *in_layers], heard.weak, index, alone_from=limits.alone_score(index.hours))
    matches = [
        _match(
            asset_id,
            one,
            references,
            index,
            query_hours=query_hours,
            trace=traced(one.segment, one.stem, heard.kept, index),
            drawn=evidence and rank < MOST_DRAWN_MATCHES,
        )
        for rank, one in enumerate(found)
    ]
    matches.sort(key=lambda match: (match.start_s, match.end_s, match.reference.id, match.ref_start_s))
    fingerprint = Analysis(asset=asset_id, analysis="fingerprint", status="done")
    reason = "; ".join(part for part in (info.problem, _skipped_words(heard, limits)) if part)
    if reason:
        fingerprint = msgspec.structs.replace(fingerprint, status="inconclusive", reason=reason)
    return AssetMatches(
        matches=tuple(matches), coverage=(fingerprint, _dense_search(asset_id, heard, index.hours, limits), separation)
    )


def _dense_search(asset_id: str, heard: Heard, library_hours: float, limits: Limits) -> Analysis:
    """How far the second, denser search went, which finds much of what lies deep under other music."""

    def row(status: Status, reason: str | None) -> Analysis:
        return Analysis(asset=asset_id, analysis="dense_search", status=status, reason=reason)

    if not heard.once:
        if not heard.again:
            return row("not_run", "not needed: nothing was left unexplained")
        search = second_search(limits)
        tempi = search.tempi_in(library_hours)
        what, most_hours = "pairs of peaks are compared", search.sweep_hours
        if len(tempi) == len(search.tempi):
            what, most_hours = f"{what} by parts of a window", search.part_hours
        elif tempi:
            what, most_hours = f"{what} at other speeds", search.sweep_hours / len(search.tempi)
        if library_hours <= most_hours:
            return row("done", None)
        return row("inconclusive", f"{limits.effort}: {what} in up to {most_hours:g} h of library")
    reason = f"{limits.effort}: what nothing explains was searched only once"
    if not heard.again:
        return row("not_run", reason)
    return row("inconclusive", f"{reason} in {heard.once} of {heard.windows} windows")


def _skipped_words(heard: Heard, limits: Limits) -> str:
    """What the effort left undone where there was doubt: the asset is not searched to its end then."""
    if not heard.skipped:
        return ""
    return (
        f"{limits.effort}: stretches in doubt were not searched again "
        f"({heard.skipped} of {heard.windows} {'window' if heard.windows == 1 else 'windows'})"
    )


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


def _match(
    asset_id: str,
    found: Found,
    references: Recordings,
    index: Index,
    *,
    query_hours: float,
    trace: Trace | None,
    drawn: bool,
) -> Match:
    segment = found.segment
    ends = sorted((segment.reference_first, segment.reference_last))
    kind = "shared" if found.may_be_shared else "own"
    alarms = expected_alarms(found.score, kind, query_hours=query_hours, library_hours=index.hours)
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
        confidence=round(1 / (1 + alarms), 6),
        log10_expected_alarms=round(math.log10(alarms), 2) + 0.0,
        score=round(found.score, 2),
        coverage=round(segment.coverage, 3) if segment.coverage > 0 else None,
        detector=DETECTOR,
        layer_only=found.layer_only,
        recurring=found.recurring,
        alternatives=tuple(references.named(index.members[member].id) for member in found.alternatives),
        shared_with=tuple(references.named(index.members[member].id) for member in found.shared_with),
        evidence=trace.evidence if trace and drawn else None,
    )
