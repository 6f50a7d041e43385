"""The first step of a user: a ``rights.yaml`` from what a project holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from compliance.errors import UsageError
from compliance.model.files import Role
from compliance.pipeline import ScanOptions, examine_project, listen_to
from compliance.places import MANIFEST, library_to_read, project_folder
from compliance.safe_text import printable

if TYPE_CHECKING:
    from compliance.model.files import Asset
    from compliance.progress import Progress


def init(path: Path, *, library: Path | None, jobs: int | None, progress: Progress) -> str:
    """Write a first ``rights.yaml``; returns one line that says what it holds."""
    from compliance.report.write import write_atomically
    from compliance.starter import open_questions, starter

    root = project_folder(path)
    target = root / MANIFEST
    if target.exists():
        raise UsageError(
            "exists already and is left as it is", place=printable(str(target)), remedy="edit it, or move it away"
        )
    found, examined = examine_project(root, progress)
    options = ScanOptions(root=root, library=library, jobs=jobs)
    shelf = library if library is None or library.exists() else None
    heard = listen_to(root, found, examined, library_to_read(shelf), options, progress)
    text = starter(examined.assets, heard, title=printable(root.resolve().name))
    write_atomically(target, text.encode())
    return _what_was_found(examined.assets, open_questions(text))


def _what_was_found(assets: Sequence[Asset], questions: int) -> str:
    counts = Counter(asset.file.role for asset in assets)
    words = {"other": "other file"}
    found = (
        f"{count} {words.get(role, role)}{'s' * (count != 1)}" for role in get_args(Role) if (count := counts[role])
    )
    return f"Wrote {MANIFEST}: {', '.join(found)}. {questions} entries need something only you know (marked ?)."
