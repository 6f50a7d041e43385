"""Listening to the assets of a project: our fingerprint, whole-file identity and, only when asked to, AcoustID.

assets -> (fingerprint | separation | chromaprint, in worker processes) -> rated -> acoustid -> Identification

The search, the print of the whole file and what is wrong with it come of one reading of each asset. How long all of
them are, which says how sure a match is, is known when all were read: only then are matches rated.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from compliance.detect.chromaprint import Print
from compliance.errors import AudioError, LibraryError, LookupFailed, RightslintError
from compliance.execute import available_cores, run_ordered
from compliance.model.matching import Analysis, Effort, Identification, Match, Reference, Status
from compliance.progress import Progress

if TYPE_CHECKING:
    from compliance.detect.acoustid import Candidate
    from compliance.detect.identify import AssetMatches

WORTH_WORKERS_S = 180.0
"""Below this much audio, starting worker processes costs more than they save."""
COVERED_SHARE = 0.8


class AcoustId(msgspec.Struct, frozen=True, kw_only=True):
    """How to ask AcoustID. key : the user's own application key; url : another server that speaks its protocol."""

    key: str
    url: str | None = None


class Heard(msgspec.Struct, frozen=True, kw_only=True):
    """What one worker found in one asset.

    whole : which recordings it is as a whole, where `found` doesn't say so already
    made : its Chromaprint print, for AcoustID
    duration_s : seconds that could be decoded; None if it cannot be read
    problem : what was wrong with it on the way, one clause
    """

    found: AssetMatches
    whole: tuple[Match, ...] = ()
    rows: tuple[Analysis, ...] = ()
    made: Print | None = None
    duration_s: float | None = None
    problem: str | None = None


class Listened(NamedTuple):
    """What was heard in all files, and for each, in their order, what the reading found wrong with it."""

    identification: Identification
    problems: tuple[str | None, ...]


class Task(msgspec.Struct, frozen=True, kw_only=True):
    """One asset to listen to. duration_s : its length, as its header says it or better."""

    path: Path
    asset: str
    duration_s: float
    library: Path | None
    effort: Effort
    evidence: bool


def listen(
    files: Sequence[tuple[str, Path, float]],
    *,
    library: Path | None,
    acoustid: AcoustId | None,
    jobs: int | None,
    progress: Progress,
    effort: Effort = "normal",
    evidence: bool = False,
) -> Listened:
    """Find the library's recordings in `files`, each given as asset id, path and duration in seconds.

    Parameters
    ----------
    effort : how much work the search may do
    evidence : also give what the strongest matches of each file can be drawn from

    Raises
    ------
    LibraryError : the library is damaged, of another version or cannot be read
    """
    if library is not None and files:
        from compliance.detect.library import Library
        from compliance.detect.warm import SEARCHING, warm_up

        if Library.open(library).recordings:
            warm_up(progress, SEARCHING)
    total_s = sum(duration_s for _, _, duration_s in files)
    tasks = [
        Task(
            path=path,
            asset=asset,
            duration_s=duration_s,
            library=library,
            effort=effort,
            evidence=evidence,
        )
        for asset, path, duration_s in files
    ]
    progress.stage("Listening", len(tasks))
    jobs = jobs or (available_cores() if total_s > WORTH_WORKERS_S else 1)
    outcomes = run_ordered(hear, tasks, jobs=jobs, on_done=lambda task: progress.step(task.asset))
    heard = _rated(tasks, [_heard(task, outcome) for task, outcome in zip(tasks, outcomes, strict=True)])
    if acoustid:
        progress.stage("Asking AcoustID", len(tasks))
    asked = [_acoustid(task, h, acoustid, progress) for task, h in zip(tasks, heard, strict=True)]
    found = Identification(
        matches=tuple(
            m for h, (online, _) in zip(heard, asked, strict=True) for m in (*h.found.matches, *h.whole, *online)
        ),
        coverage=tuple(
            row for h, (_, last) in zip(heard, asked, strict=True) for row in (*h.found.coverage, *h.rows, last)
        ),
    )
    return Listened(found, tuple(h.problem for h in heard))


def _rated(tasks: Sequence[Task], heard: Sequence[Heard]) -> list[Heard]:
    """The same, with matches as sure as they are among all that was searched."""
    lengths_s = (
        task.duration_s if h.duration_s is None else h.duration_s for task, h in zip(tasks, heard, strict=True)
    )
    hours = sum(lengths_s) / 3600
    return [msgspec.structs.replace(h, found=h.found.among(max(hours, h.found.query_hours))) for h in heard]


def hear(task: Task) -> Heard:
    """Listen to one asset; runs in a worker process."""
    from compliance.detect.identify import hear_asset
    from compliance.detect.limits import limits_of
    from compliance.detect.separate import BuiltinSeparator
    from compliance.detect.whole_file import MOST_DURATION_DIFFERENCE, print_of, same_recordings

    found, reading = hear_asset(
        task.path,
        task.asset,
        library_dir=task.library,
        separator=BuiltinSeparator(),
        limits=limits_of(task.effort),
        evidence=task.evidence,
    )
    made, row = print_of(reading if isinstance(reading, AudioError) else reading.opening, task.asset)
    whole: tuple[Match, ...] = ()
    if made is not None and task.library is None:
        row = Analysis(asset=task.asset, analysis="chromaprint", status="not_run", reason="no reference library")
    elif made is not None and task.library is not None:
        from compliance.detect.identify import searchable

        references, _ = searchable(task.library)
        alike = references.lasting(made.duration_s, within=MOST_DURATION_DIFFERENCE)
        whole, row = same_recordings(made, task.asset, library_dir=task.library, references=alike)
        whole = tuple(m for m in whole if not _already(m, found.matches))
    heard = Heard(found=found, whole=whole, rows=(row,), made=made)
    if isinstance(reading, AudioError):
        return heard
    return msgspec.structs.replace(heard, duration_s=reading.duration_s, problem=reading.problem)


def _already(whole: Match, found: Sequence[Match]) -> bool:
    """Whether the fingerprint has found the same recording over nearly all of the asset."""
    least_s = COVERED_SHARE * (whole.end_s - whole.start_s)
    return any(m.reference.id == whole.reference.id and m.end_s - m.start_s >= least_s for m in found)


def _heard(task: Task, outcome: Heard | RightslintError) -> Heard:
    if isinstance(outcome, LibraryError):
        raise outcome
    if isinstance(outcome, RightslintError):
        from compliance.detect.identify import AssetMatches

        row = Analysis(asset=task.asset, analysis="fingerprint", status="not_run", reason=outcome.problem)
        return Heard(found=AssetMatches(matches=(), coverage=(row,)))
    return outcome


def _acoustid(task: Task, heard: Heard, ask: AcoustId | None, progress: Progress) -> tuple[tuple[Match, ...], Analysis]:
    """Ask AcoustID about one asset; every way of not getting an answer is told apart in the coverage."""
    if ask is None:
        return (), _asked(task, "not_run", "offline; --online sends fingerprints of your audio out")
    if heard.made is None:
        return (), _asked(task, "not_run", "no Chromaprint fingerprint to ask with")
    from compliance.detect import acoustid

    try:
        result = acoustid.lookup(heard.made, key=ask.key, base_url=ask.url or acoustid.BASE_URL)
    except LookupFailed as error:
        return (), _asked(task, "not_run", f"{error.problem}; {error.remedy}" if error.remedy else error.problem)
    finally:
        progress.step(task.asset)
    if result.status == "low_score":
        return (), _asked(task, "inconclusive", "only answers of low score")
    return _named(task, heard.duration_s or task.duration_s, result.candidates), _asked(task, "done", None)


def _asked(task: Task, status: Status, reason: str | None) -> Analysis:
    return Analysis(asset=task.asset, analysis="acoustid", status=status, reason=reason)


def _named(task: Task, duration_s: float, candidates: Sequence[Candidate]) -> tuple[Match, ...]:
    """One match for the whole file: the best candidate, the others as alternatives."""
    if not candidates:
        return ()
    best, *others = candidates
    return (
        Match(
            asset=task.asset,
            stem="mix",
            start_s=0.0,
            end_s=round(duration_s, 3),
            reference=_reference(best),
            ref_start_s=0.0,
            ref_end_s=round(duration_s, 3),
            pitch_semitones=0.0,
            tempo_ratio=1.0,
            reversed=False,
            confidence=round(best.score, 3),
            score=round(100 * best.score, 1),
            detector="acoustid",
            alternatives=tuple(_reference(other) for other in others),
        ),
    )


def _reference(candidate: Candidate) -> Reference:
    return Reference(
        id=f"acoustid:{candidate.acoustid}",
        path=f"https://acoustid.org/track/{candidate.acoustid}",
        title=candidate.title,
        artist=candidate.artist,
    )
