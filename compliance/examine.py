"""From files to assets: what each header and its tags say, and a row of coverage for whatever could not be opened."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
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


def lengths(files: Iterable[Path]) -> list[tuple[str, Path, float] | Analysis]:
    """Return id, path and seconds of each file as its header and its end tell them, or a row why it cannot be read."""
    from compliance import audio

    opened: list[tuple[str, Path, float] | Analysis] = []
    for path in files:
        name = printable(str(path))
        try:
            opened.append((name, path, audio.describe(path).duration_s))
        except AudioError as error:
            opened.append(_decode(name, "not_run", error.problem))
    return opened


def decoding(
    opened: Iterable[tuple[str, Path, float] | Analysis], problems: Iterable[str | None]
) -> Iterator[Analysis]:
    """Yield a row for each file that does not decode, or not fully.

    Parameters
    ----------
    opened : as `lengths` gives them
    problems : what was wrong with each of those that could be opened, in their order
    """
    met = iter(problems)
    for one in opened:
        if isinstance(one, Analysis):
            yield one
        elif problem := next(met):
            yield _decode(one[0], "inconclusive", problem)


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
