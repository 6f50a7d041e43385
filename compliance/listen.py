"""Listening to the assets of a project: our fingerprint, whole-file identity and, only when asked to, AcoustID.

assets -> (fingerprint | separation | chromaprint, in worker processes) -> acoustid -> Identification
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from compliance.detect.chromaprint import Print
from compliance.errors import LibraryError, LookupFailed, RightslintError
from compliance.execute import available_cores, run_ordered
from compliance.model.matching import Analysis, Effort, Identification, Match, Reference, Status
from compliance.progress import Progress

if TYPE_CHECKING:
    from compliance.detect.acoustid import Candidate

WORTH_WORKERS_S = 180.0
"""Below this much audio, starting worker processes costs more than they save."""
COVERED_SHARE = 0.8


class AcoustId(msgspec.Struct, frozen=True, kw_only=True):
    """How to ask AcoustID. key : the user's own application key; url : another server that speaks its protocol."""

    key: str
    url: str | None = None


class Heard(msgspec.Struct, frozen=True, kw_only=True):
    """What one worker found in one asset; `made` is its Chromaprint print, for AcoustID."""

    matches: tuple[Match, ...]
    coverage: tuple[Analysis, ...]
    made: Print | None


class Task(msgspec.Struct, frozen=True, kw_only=True):
    """One asset to listen to. duration_s : its length; query_hours : length of all assets of this run."""

    path: Path
    asset: str
    duration_s: float
    library: Path | None
    query_hours: float
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
) -> Identification:
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
            query_hours=total_s / 3600,
            effort=effort,
            evidence=evidence,
        )
        for asset, path, duration_s in files
    ]
    progress.stage("Listening", len(tasks))
    jobs = jobs or (available_cores() if total_s > WORTH_WORKERS_S else 1)
    outcomes = run_ordered(hear, tasks, jobs=jobs, on_done=lambda task: progress.step(task.asset))
    heard = [_heard(task, outcome) for task, outcome in zip(tasks, outcomes, strict=True)]
    if acoustid:
        progress.stage("Asking AcoustID", len(tasks))
    asked = [_acoustid(task, h, acoustid, progress) for task, h in zip(tasks, heard, strict=True)]
    return Identification(
        matches=tuple(m for h, (found, _) in zip(heard, asked, strict=True) for m in (*h.matches, *found)),
        coverage=tuple(row for h, (_, row) in zip(heard, asked, strict=True) for row in (*h.coverage, row)),
    )


def hear(task: Task) -> Heard:
    """Listen to one asset; runs in a worker process."""
    from compliance.detect.identify import identify_asset
    from compliance.detect.limits import limits_of
    from compliance.detect.separate import BuiltinSeparator
    from compliance.detect.whole_file import MOST_DURATION_DIFFERENCE, print_of, same_recordings

    found = identify_asset(
        task.path,
        task.asset,
        library_dir=task.library,
        separator=BuiltinSeparator(),
        limits=limits_of(task.effort, query_hours=task.query_hours),
        evidence=task.evidence,
    )
    made, row = print_of(task.path, task.asset)
    whole: tuple[Match, ...] = ()
    if made is not None and task.library is None:
        row = Analysis(asset=task.asset, analysis="chromaprint", status="not_run", reason="no reference library")
    elif made is not None and task.library is not None:
        from compliance.detect.identify import searchable

        references, _ = searchable(task.library)
        alike = references.lasting(made.duration_s, within=MOST_DURATION_DIFFERENCE)
        whole, row = same_recordings(made, task.asset, library_dir=task.library, references=alike)
        whole = tuple(m for m in whole if not _already(m, found.matches))
    return Heard(matches=(*found.matches, *whole), coverage=(*found.coverage, row), made=made)


def _already(whole: Match, found: Sequence[Match]) -> bool:
    """Whether the fingerprint has found the same recording over nearly all of the asset."""
    least_s = COVERED_SHARE * (whole.end_s - whole.start_s)
    return any(m.reference.id == whole.reference.id and m.end_s - m.start_s >= least_s for m in found)


def _heard(task: Task, outcome: Heard | RightslintError) -> Heard:
    if isinstance(outcome, LibraryError):
        raise outcome
    if isinstance(outcome, RightslintError):
        row = Analysis(asset=task.asset, analysis="fingerprint", status="not_run", reason=outcome.problem)
        return Heard(matches=(), coverage=(row,), made=None)
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
    return _named(task, result.candidates), _asked(task, "done", None)


def _asked(task: Task, status: Status, reason: str | None) -> Analysis:
    return Analysis(asset=task.asset, analysis="acoustid", status=status, reason=reason)


def _named(task: Task, candidates: Sequence[Candidate]) -> tuple[Match, ...]:
    """One match for the whole file: the best candidate, the others as alternatives."""
    if not candidates:
        return ()
    best, *others = candidates
    return (
        Match(
            asset=task.asset,
            stem="mix",
            start_s=0.0,
            end_s=round(task.duration_s, 3),
            reference=_reference(best),
            ref_start_s=0.0,
            ref_end_s=round(task.duration_s, 3),
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
