"""Options and small services that several verbs share."""

from __future__ import annotations

import os
import shlex
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from compliance.errors import UsageError
from compliance.safe_text import printable

if TYPE_CHECKING:
    from datetime import datetime

    from compliance.listen import AcoustId
    from compliance.model.matching import Effort
    from compliance.pipeline import ScanOptions

Verb = TypeVar("Verb", bound=Callable[..., Any])

PATH = click.Path(path_type=Path)
EFFORTS: tuple[Effort, ...] = ("fast", "normal", "thorough")


def library_option(verb: Verb) -> Verb:
    """``--library DIR``, else the environment, else the manifest's setting, else the user's own."""
    return click.option(
        "--library",
        type=PATH,
        envvar="RIGHTSLINT_LIBRARY",
        show_envvar=True,
        help="Directory of the reference library.  [default: your user data directory]",
    )(verb)


def jobs_option(verb: Verb) -> Verb:
    """``--jobs N``: processes that listen at the same time."""
    return click.option(
        "--jobs", type=click.IntRange(1, 256), help="Processes that listen at once.  [default: one per core]"
    )(verb)


def effort_option(verb: Verb) -> Verb:
    """``--effort``: how much work the search may do."""
    return click.option(
        "--effort",
        type=click.Choice(EFFORTS),
        default="normal",
        show_default=True,
        help="fast: one pass. normal: a second pass and separated layers where doubt is left. thorough: a second pass "
        "everywhere, more layers. What was skipped although there was doubt is told.",
    )(verb)


def usage_option(verb: Verb) -> Verb:
    """``--usage``: also map the project's own files."""
    return click.option(
        "--usage",
        is_flag=True,
        help="Also find where the project's own files sound in its masters and in each other, for the facts.",
    )(verb)


def judged_for_options(verb: Verb) -> Verb:
    """``--jurisdiction``, ``--platform`` and ``--evaluated-on``, which override the manifest."""
    for option in (
        click.option(
            "--evaluated-on",
            type=click.DateTime(["%Y-%m-%d"]),
            metavar="DATE",
            help="Judge as of this day instead of today.",
        ),
        click.option(
            "--platform",
            "platforms",
            multiple=True,
            metavar="ID",
            help="Platform to judge for, e.g. spotify; repeat for more. Overrides the manifest.",
        ),
        click.option(
            "--jurisdiction",
            "jurisdictions",
            multiple=True,
            metavar="CODE",
            help="Territory to judge for: ISO code, EU or WW; repeat for more. Overrides the manifest.",
        ),
    ):
        verb = option(verb)
    return verb


def online_options(verb: Verb) -> Verb:
    """``--offline`` (the default) and ``--online``."""
    return click.option(
        "--online/--offline",
        default=False,
        help="Also ask AcoustID, with your key in RIGHTSLINT_ACOUSTID_KEY. Sends fingerprints of your audio out; "
        "unreleased music is confidential.  [default: offline]",
    )(verb)


def acoustid(online: bool) -> AcoustId | None:
    """Return how to ask AcoustID when online, or say where to get a key.

    Raises
    ------
    UsageError : online without a key
    """
    if not online:
        return None
    from compliance.listen import AcoustId

    key = os.environ.get("RIGHTSLINT_ACOUSTID_KEY", "").strip()
    if not key:
        raise UsageError(
            "--online needs your own AcoustID key",
            remedy="register an application at https://acoustid.org/new-application and set RIGHTSLINT_ACOUSTID_KEY",
        )
    return AcoustId(key=key, url=os.environ.get("RIGHTSLINT_ACOUSTID_URL") or None)


def scan_options(
    path: Path,
    *,
    library: Path | None,
    jurisdictions: tuple[str, ...],
    platforms: tuple[str, ...],
    evaluated_on: datetime | None,
    online: bool,
    jobs: int | None,
    effort: Effort = "normal",
    usage: bool = False,
) -> ScanOptions:
    """Turn the options that `scan` and `facts` share into what the pipeline is asked.

    Raises
    ------
    UsageError : online without a key
    """
    from compliance.pipeline import ScanOptions

    return ScanOptions(
        root=path,
        library=library,
        jurisdictions=jurisdictions,
        platforms=platforms,
        evaluated_on=evaluated_on.date() if evaluated_on else None,
        acoustid=acoustid(online),
        jobs=jobs,
        effort=effort,
        usage=usage,
        command=shlex.join(["rightslint", *sys.argv[1:]]),
    )


def write_text(text: str, output: Path | None) -> None:
    """Write to `output` atomically, or to standard output when it is ``None`` or ``-``."""
    if output is None or str(output) == "-":
        sys.stdout.buffer.write(text.encode())
        sys.stdout.buffer.flush()
        return
    from compliance.report.write import write_atomically

    write_atomically(output, text.encode())


def check_writable(output: Path) -> None:
    """Refuse a report that could not be written before minutes are spent on it.

    Raises
    ------
    UsageError : its folder is missing or read-only
    """
    folder = output.parent
    if str(output) != "-" and not (folder.is_dir() and os.access(folder, os.W_OK)):
        problem = "its folder is read-only" if folder.is_dir() else "its folder does not exist"
        raise UsageError(f"cannot be written: {problem}", place=printable(str(output)), remedy="name another --output")
