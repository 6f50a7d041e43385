"""Which names of a project are none of rightslint's business."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from compliance.errors import UsageError
from compliance.safe_text import printable

if TYPE_CHECKING:
    from pathlib import Path

    from pathspec import GitIgnoreSpec

IGNORE_FILE: Final = ".rightslintignore"
_FOLDERS = frozenset({"node_modules", "__pycache__", "__MACOSX"})
_OWN_FILES = re.compile(r"rights\.ya?ml|rights-report\..+", re.IGNORECASE)


def is_never_examined(name: str, *, is_folder: bool) -> bool:
    """Tell whether a name is hidden, a tool's or one of rightslint's own files."""
    if name.startswith("."):
        return True
    return name in _FOLDERS if is_folder else _OWN_FILES.fullmatch(name) is not None


def read_patterns(root: Path) -> GitIgnoreSpec | None:
    """Return the patterns of the project's ``.rightslintignore``; ``None`` when it has none.

    Raises
    ------
    UsageError : the file cannot be read, or a line is not a gitignore pattern
    """
    file = root / IGNORE_FILE
    try:
        lines = file.read_bytes().decode("utf-8", "surrogateescape").splitlines()
    except FileNotFoundError:
        return None
    except OSError as error:
        reason = (error.strerror or type(error).__name__).lower()
        place = printable(str(file))
        raise UsageError(f"cannot be read ({reason})", place=place, remedy="make it readable") from error
    from pathspec import GitIgnoreSpec

    for number, line in enumerate(lines, start=1):
        try:
            GitIgnoreSpec.from_lines([line])
        except ValueError as error:
            raise UsageError(
                f"'{printable(line)}' is not a pattern",
                place=f"{IGNORE_FILE}:{number}",
                remedy="write patterns as in .gitignore",
            ) from error
    return GitIgnoreSpec.from_lines(lines)
