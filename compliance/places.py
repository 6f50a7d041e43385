"""Where things are: the project folder a command was given, and the library it compares with."""

from __future__ import annotations

from pathlib import Path

from compliance.errors import LibraryError, UsageError
from compliance.safe_text import printable

MANIFEST = "rights.yaml"


def project_folder(path: Path) -> Path:
    """Return the folder of a project.

    Raises
    ------
    UsageError : it is not there, or not a folder
    """
    place = printable(str(path))
    if not path.exists():
        raise UsageError("there is no such folder", place=place, remedy="name the folder of an audio project")
    if not path.is_dir():
        raise UsageError("is a file, not a project folder", place=place, remedy="use rightslint identify for files")
    return path


def user_library() -> Path:
    """Return the folder of the user's own library; it need not exist."""
    from platformdirs import user_data_path

    return user_data_path("rightslint") / "library"


def library_to_read(named: Path | None, *, in_project: Path | None = None) -> Path | None:
    """Return the library to compare with: the one named, else the project's, else the user's own if there is one.

    Raises
    ------
    LibraryError : one was named and is not there
    """
    wanted = named or in_project
    if wanted is None:
        own = user_library()
        return own if own.exists() else None
    if not wanted.exists():
        raise LibraryError(
            "there is no library here",
            place=printable(str(wanted)),
            remedy=f"make one: rightslint library add PATH --library {printable(str(wanted))}",
        )
    return wanted
