"""The facts that a verb judges: of a project, listened to now, or of a document that was kept."""

from __future__ import annotations

import json
import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from compliance.cli.options import scan_options
from compliance.errors import FactsError, UsageError
from compliance.safe_text import printable

if TYPE_CHECKING:
    from compliance.manifest import Manifest

_LARGEST_BYTES = 512 * 1024 * 1024


def facts_of(
    path: Path,
    *,
    library: Path | None,
    evaluated_on: datetime | None,
    online: bool,
    jobs: int | None,
    jurisdictions: tuple[str, ...] = (),
    platforms: tuple[str, ...] = (),
) -> tuple[dict[str, Any], Manifest | None]:
    """Return the facts of a project folder with its manifest, or a facts document (``-`` for standard input).

    Raises
    ------
    FactsError : the document cannot be read, is not JSON or does not follow the schema
    UsageError : it is to be judged for other places
    RightslintError : whatever keeps a project from being examined
    """
    if str(path) == "-" or path.is_file():
        if jurisdictions or platforms or online:
            raise UsageError(
                "the facts are settled: no territory, platform or look-up can be added to them",
                place=printable(str(path)),
                remedy="name the project, or ask rightslint whatif FACTS.json --territory CODE --platform ID",
            )
        return _kept(path, evaluated_on), None
    from compliance import pipeline
    from compliance.cli.progress import shown

    options = scan_options(
        path,
        library=library,
        jurisdictions=jurisdictions,
        platforms=platforms,
        evaluated_on=evaluated_on,
        online=online,
        jobs=jobs,
    )
    with shown() as progress:
        evidence = pipeline.gather(options, progress=progress)
    return evidence.document, evidence.manifest


def _kept(path: Path, evaluated_on: datetime | None) -> dict[str, Any]:
    from compliance.facts import from_document

    document = read_document(path)
    from_document(document)
    return document if evaluated_on is None else {**document, "evaluated_on": evaluated_on.date().isoformat()}


def read_document(path: Path) -> Any:
    """Read a facts document from a file, or from standard input for ``-``.

    Raises
    ------
    FactsError : the file cannot be read, is too large or is not JSON
    """
    place = "standard input" if str(path) == "-" else str(path)
    try:
        raw = sys.stdin.buffer.read(_LARGEST_BYTES + 1) if str(path) == "-" else path.read_bytes()
    except OSError as error:
        raise FactsError(
            f"cannot be read: {error.strerror}", place=place, remedy="name a document made by rightslint facts"
        ) from error
    try:
        return json.loads(raw)
    except (ValueError, RecursionError) as error:
        raise FactsError(f"not JSON: {error}", place=place, remedy="make one with rightslint facts PATH") from error
