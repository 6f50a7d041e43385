"""Which recordings of a reference library sound in an asset, where, and how sure that is.

    blocks -> peaks -> windows -> search -> reports -> merged over windows -> matches
                                    |  stretches that stay doubtful
                                    +-> a denser search -> a search of separated layers

The whole asset is read, in overlapping windows, so memory does not grow with its length.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from compliance import audio
from compliance.detect.calibration import confidence
from compliance.detect.chain import Report, overlap, reports
from compliance.detect.index import Index
from compliance.detect.layers import Stretch, heard_in_layers, stretches_around
from compliance.detect.library import Library
from compliance.detect.limits import Limits
from compliance.detect.match import LEAST_PEAKS, search_window
from compliance.detect.merge import Found, found_in, merged, without_copies
from compliance.detect.packing import ANALYSIS_VERSION
from compliance.detect.peaks import BINS_PER_OCTAVE, FRAMES_PER_S, RATE_HZ, WINDOW, Peaks, peak_chunks
from compliance.detect.recordings import Recordings
from compliance.detect.separate import Separator
from compliance.detect.votes import DENSE, FAST
from compliance.detect.windows import windows
from compliance.errors import AudioError
from compliance.model.matching import Analysis, Match, Status

__all__ = ["DETECTOR", "AssetMatches", "Limits", "identify_asset"]

DETECTOR = f"rightslint quads {ANALYSIS_VERSION}"
LEAST_DURATION_S = 1.5


class AssetMatches(msgspec.Struct, frozen=True, kw_only=True):
    """The matches of one asset, and what was examined."""

    matches: tuple[Match, ...]
    coverage: tuple[Analysis, ...]


class Heard(msgspec.Struct, frozen=True, kw_only=True):
    """What the search of the mix gave.

    certain : matches, in order of score
    doubtful : stretches that resemble a reference, but not enough, in order of time
    peaks : number of peaks in the whole asset
    """

    certain: list[Found]
    doubtful: list[Stretch]
    peaks: int


def identify_asset(
    path: Path,
    asset_id: str,
    *,
    library_dir: Path | None,
    separator: Separator | None = None,
    limits: Limits | None = None,
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

    Returns
    -------
    Matches in order of time, and a row of coverage for each of the analyses ``fingerprint`` and ``separation``

    Raises
    ------
    LibraryError : the library is damaged, of another version or cannot be read
    """
    if library_dir is None:
        return _not_examined(asset_id, "no reference library")
    references, index = searchable(library_dir)
    if not references:
        return _not_examined(asset_id, "the reference library is empty")
    try:
        info = audio.describe(path)
        if info.duration_s < LEAST_DURATION_S:
            return _not_examined(asset_id, f"too short ({info.duration_s:.2f} s; {LEAST_DURATION_S} s is the least)")
        found = _examined(path, asset_id, info, references, index, separator, limits or Limits())
    except AudioError as error:
        return _not_examined(asset_id, error.problem)
    if vouched(library_dir):
        return found
    return identify_asset(path, asset_id, library_dir=library_dir, separator=separator, limits=limits)


def searchable(library_dir: Path) -> tuple[Recordings, Index]:
    """The references by id and the index of a library; kept open as long as the library is unchanged.

    Raises
    ------
    LibraryError : the library is damaged, of another version or cannot be read
    """
    digest = Library.open(library_dir).digest
    held = _searchable(library_dir)
    if held.library.digest != digest:
        _searchable.cache_clear()
        held = _searchable(library_dir)
    return held.references, held.index


def vouched(library_dir: Path) -> bool:
    """Wait until every byte that was searched has been compared with its sum.

    Returns
    -------
    ``False`` if a writer has replaced shards before that: then search again

    Raises
    ------
    LibraryDamagedError : a shard has changed since it was written; whatever was found, more may have been missed
    """
    if _searchable(library_dir).library.vouched():
        return True
    _searchable.cache_clear()
    return False


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
        Analysis(asset=asset_id, analysis="separation", status="not_run", reason="no fingerprint to go by"),
    )
    return AssetMatches(matches=(), coverage=rows)


def _examined(
    path: Path,
    asset_id: str,
    info: audio.AudioInfo,
    references: Recordings,
    index: Index,
    separator: Separator | None,
    limits: Limits,
) -> AssetMatches:
    heard = hear_mix(peak_chunks(audio.blocks(path, rate_hz=RATE_HZ, mono=True)), index, limits)
    if heard.peaks < LEAST_PEAKS:
        return _not_examined(asset_id, "silent, or nothing in it that could be recognised")
    in_layers, separation = _hear_layers(path, asset_id, info.duration_s, heard.doubtful, index, separator, limits)
    query_hours = max(limits.query_hours, info.duration_s / 3600)
    found = without_copies(merged([*heard.certain, *in_layers]), index)
    matches = [_match(asset_id, one, references, index, query_hours=query_hours) for one in found]
    matches.sort(key=lambda match: (match.start_s, match.end_s, match.reference.id, match.ref_start_s))
    status: Status = "inconclusive" if info.problem else "done"
    fingerprint = Analysis(asset=asset_id, analysis="fingerprint", status=status, reason=info.problem)
    return AssetMatches(matches=tuple(matches), coverage=(fingerprint, separation))


def hear_mix(chunks: Iterable[Peaks], index: Index, limits: Limits) -> Heard:
    """Search a whole recording, given as a stream of peaks; windows that leave doubt are searched more densely."""
    least = limits.match_score(index.hours)
    certain: list[Found] = []
    doubtful: list[Stretch] = []
    total = 0
    for start, peaks, found in searched(chunks, index, limits):
        total += peaks
        for report in found:
            if report.score >= least:
                certain += found_in(report, start)
        doubtful += [
            ((start + report.best.first) / FRAMES_PER_S, (start + report.best.last) / FRAMES_PER_S)
            for report in _doubts(found, least, limits)
        ]
    return Heard(certain=merged(certain), doubtful=doubtful, peaks=total)


def searched(chunks: Iterable[Peaks], index: Index, limits: Limits) -> Iterator[tuple[int, int, list[Report]]]:
    """First frame, number of peaks and all reports of every window, however weak: the calibration counts them all."""
    least = limits.match_score(index.hours)
    for start, peaks, frames in windows(chunks):
        found = reports(search_window(peaks, frames, index, FAST))
        if _doubts(found, least, limits):
            found = reports([*search_window(peaks, frames, index, FAST), *search_window(peaks, frames, index, DENSE)])
        yield start, len(peaks.frame), found


def _doubts(found: Sequence[Report], least: float, limits: Limits) -> list[Report]:
    """Reports that are too weak to count and too strong to ignore, where nothing stronger explains the stretch."""
    certain = [report for report in found if report.score >= least]
    return [
        report
        for report in found
        if limits.doubtful_score <= report.score < least
        and not any(overlap(report.best, other.best) > 0 for other in certain)
    ]


def _hear_layers(
    path: Path,
    asset_id: str,
    duration_s: float,
    doubtful: Sequence[Stretch],
    index: Index,
    separator: Separator | None,
    limits: Limits,
) -> tuple[list[Found], Analysis]:
    """Matches in the layers of the doubtful stretches, and how far that went."""

    def row(status: Status, reason: str | None) -> Analysis:
        return Analysis(asset=asset_id, analysis="separation", status=status, reason=reason)

    if not doubtful:
        return [], row("not_run", "not needed: the mix left no doubt")
    if separator is None:
        return [], row("not_run", "no separator")
    least = limits.match_score(index.hours)
    found: list[Found] = []
    left_s = limits.separated_s
    for stretch in stretches_around(doubtful, duration_s=duration_s):
        left_s -= stretch[1] - stretch[0]
        if left_s < 0:
            return found, row(
                "inconclusive", f"more than {limits.separated_s:g} s in doubt; the rest was not separated"
            )
        heard = heard_in_layers(path, stretch, index=index, separator=separator, least_run_s=limits.layer_run_s)
        lowered = [msgspec.structs.replace(one, score=one.score - limits.layer_nats) for one in heard]
        found += [one for one in lowered if one.score >= least]
    return found, row("done", None)


def _match(asset_id: str, found: Found, references: Recordings, index: Index, *, query_hours: float) -> Match:
    segment = found.segment
    ends = sorted((segment.reference_first, segment.reference_last))
    sure = confidence(found.score, query_hours=query_hours, library_hours=index.hours)
    return Match(
        asset=asset_id,
        stem=found.stem,
        start_s=_seconds(segment.first),
        end_s=_seconds(segment.last),
        reference=references.named(index.members[segment.member].id),
        ref_start_s=_seconds(ends[0]),
        ref_end_s=_seconds(ends[1]),
        pitch_semitones=round(segment.shift * 12 / BINS_PER_OCTAVE, 3) + 0.0,
        tempo_ratio=round(segment.tempo, 5),
        reversed=segment.is_reversed,
        confidence=round(sure, 6),
        score=round(found.score, 2),
        detector=DETECTOR,
        layer_only=found.layer_only,
        alternatives=tuple(references.named(index.members[member].id) for member in found.alternatives),
    )


def _seconds(frame: float) -> float:
    """Time of the middle of a frame, from the start of the file."""
    return round(max(0.0, frame / FRAMES_PER_S + WINDOW / 2 / RATE_HZ), 3)
