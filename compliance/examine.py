"""From files to assets: what each header and its tags say, and a row of coverage for whatever could not be opened."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from compliance.errors import AudioError
from compliance.model.files import Asset, FoundFile, Problem
from compliance.model.matching import Analysis, Status
from compliance.progress import Progress
from compliance.safe_text import printable

if TYPE_CHECKING:
    from compliance.discover import Discovery

NOT_AUDIO = ("session", "document")


class Examined(msgspec.Struct, frozen=True, kw_only=True):
    """The assets of a project.

    assets : files that decode, in path order
    problems : files that do not, or not to their end
    rows : one per asset and examination of its header
    """

    assets: tuple[Asset, ...]
    problems: tuple[Problem, ...]
    rows: tuple[Analysis, ...]


def examine(root: Path, files: Sequence[FoundFile], *, progress: Progress) -> Examined:
    """Read the header and tags of every audio file."""
    from compliance import audio
    from compliance.probe.tags import examine_tags

    candidates = [file for file in files if file.role not in NOT_AUDIO]
    progress.stage("Reading tags", len(candidates))
    assets: list[Asset] = []
    problems: list[Problem] = []
    rows: list[Analysis] = []
    for file in candidates:
        path = root / file.path
        try:
            info = audio.describe(path, thorough=True)
        except AudioError as error:
            problems.append(Problem(path=file.display, problem=error.problem, remedy=error.remedy))
            rows.append(_decode(file.display, "not_run", error.problem))
            continue
        finally:
            progress.step(file.display)
        reading = examine_tags(path)
        assets.append(
            Asset(id=file.display, file=file, duration_s=info.duration_s, format=info.format, tags=reading.tags)
        )
        if reading.problem:
            rows.append(Analysis(asset=file.display, analysis="tags", status="not_run", reason=reading.problem))
        if info.problem:
            problems.append(Problem(path=file.display, problem=info.problem, remedy="export it again"))
            rows.append(_decode(file.display, "inconclusive", info.problem))
        else:
            rows.append(_decode(file.display, "done", None))
    return Examined(assets=tuple(assets), problems=tuple(problems), rows=tuple(rows))


def unread(found: Discovery, examined: Examined) -> tuple[Analysis, ...]:
    """Return the coverage of headers and tags, and of what was not opened: unreadable, a session, or excluded."""
    opened = {row.asset for row in examined.rows}
    lost = (_decode(p.path, "not_run", p.problem) for p in found.problems if p.path not in opened)
    sessions = (
        Analysis(asset=file.display, analysis="session", status="not_run", reason="DAW sessions are not read yet")
        for file in found.files
        if file.role == "session"
    )
    ignored = (
        Analysis(asset=path, analysis="ignored", status="not_run", reason=".rightslintignore excludes it")
        for path in found.ignored
    )
    return (*examined.rows, *lost, *sessions, *ignored)


def durations(files: Iterable[Path]) -> tuple[list[tuple[str, Path, float]], tuple[Analysis, ...]]:
    """Return id, path and seconds of the files that decode, and a row for each that does not, or not fully."""
    from compliance import audio

    readable: list[tuple[str, Path, float]] = []
    rows: list[Analysis] = []
    for path in files:
        name = printable(str(path))
        try:
            info = audio.describe(path, thorough=True)
        except AudioError as error:
            rows.append(_decode(name, "not_run", error.problem))
            continue
        readable.append((name, path, info.duration_s))
        if info.problem:
            rows.append(_decode(name, "inconclusive", info.problem))
    return readable, tuple(rows)


def _decode(asset: str, status: Status, reason: str | None) -> Analysis:
    return Analysis(asset=asset, analysis="decode", status=status, reason=reason)


def envelopes(root: Path, assets: Sequence[Asset], *, progress: Progress) -> dict[str, tuple[float, ...]]:
    """Return the picture of each asset by id; one that breaks half-way has none."""
    from compliance.audio import envelope

    progress.stage("Drawing", len(assets))
    drawn: dict[str, tuple[float, ...]] = {}
    for asset in assets:
        try:
            drawn[asset.id] = envelope(root / asset.file.path)
        except AudioError:
            continue
        finally:
            progress.step(asset.id)
    return drawn
