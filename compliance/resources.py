"""Where the policies and report templates lie: inside the installed package, or beside it in a checkout."""

from __future__ import annotations

from pathlib import Path

from compliance.errors import RightslintError


def policies_dir() -> Path:
    """Return the folder of the rule packs (Rego and data).

    Raises
    ------
    RightslintError : the installation is incomplete
    """
    return _resource("policies")


def templates_dir() -> Path:
    """Return the folder of the report templates.

    Raises
    ------
    RightslintError : the installation is incomplete
    """
    return _resource("templates")


def _resource(name: str) -> Path:
    from importlib.resources import files

    package = Path(str(files("compliance")))
    for candidate in (package / "_shipped" / name, package.parent / name):
        if candidate.is_dir():
            return candidate
    raise RightslintError(
        "this installation of rightslint is incomplete",
        place=str(package / "_shipped" / name),
        remedy="reinstall it with: pip install --force-reinstall rightslint",
    )
