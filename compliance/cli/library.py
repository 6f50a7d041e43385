"""``rightslint library``: the reference recordings that projects are compared with."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from compliance.cli.options import PATH, jobs_option, library_option
from compliance.safe_text import printable

if TYPE_CHECKING:
    from compliance.model.files import Problem
    from compliance.model.matching import Reference

EPILOG = """\b
Examples:
  rightslint library add ~/Samples/Pack --licence splice-2026 --owner Splice
  rightslint library add ~/Records --jobs 4
  rightslint library list --format json
  rightslint library verify
  rightslint library export studio.tar
  rightslint library import studio.tar --library ~/refs
"""


@click.group("library", epilog=EPILOG)
def command() -> None:
    """Add, list, remove, verify, move and rebuild reference recordings."""


@command.command(
    "add", epilog="\b\nExample:\n  rightslint library add ~/Samples/Pack --licence splice-2026 --owner Splice --jobs 4"
)
@click.argument("paths", type=PATH, nargs=-1, required=True)
@library_option
@click.option("--licence", metavar="ID", help="Licence in rights.yaml that covers these recordings.")
@click.option("--owner", metavar="NAME", help="Who owns these recordings.")
@jobs_option
def add(paths: tuple[Path, ...], library: Path | None, licence: str | None, owner: str | None, jobs: int | None) -> int:
    """Fingerprint the audio in PATHS (files or folders) and add it; what is there already is kept.

    Exits with 3 when some file could not be used, or not to its end.
    """
    from compliance import curate
    from compliance.cli.outcome import INCOMPLETE, PASS
    from compliance.cli.progress import shown

    with shown() as progress:
        report = curate.add(paths, library=library, licence=licence, owner=owner, progress=progress, jobs=jobs)
    _tell(report.problems)
    click.echo(report.summary)
    return INCOMPLETE if report.problems else PASS


@command.command("list")
@library_option
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", show_default=True)
def list_(library: Path | None, format_: Literal["text", "json"]) -> None:
    """List the recordings."""
    from compliance import curate

    recordings = curate.opened(library).recordings
    if format_ == "json":
        _list_as_json(recordings.values())
        return
    for r in recordings.values():
        names = " - ".join(part for part in (r.artist, r.title) if part) or r.path
        held = ", ".join(part for part in (r.owner, r.licence and f"licence {r.licence}") if part)
        click.echo(printable(f"{r.id}  {names}" + (f"  ({held})" if held else "")))


def _list_as_json(references: Iterable[Reference]) -> None:
    """One array, written recording by recording: a library may hold very many."""
    import msgspec

    before = "["
    for reference in references:
        text = json.dumps(msgspec.to_builtins(reference), indent=2, ensure_ascii=False)
        click.echo(before + "\n" + textwrap.indent(text, "  "), nl=False)
        before = ","
    click.echo("[]" if before == "[" else "\n]")


@command.command("remove")
@click.argument("ids", nargs=-1, required=True)
@library_option
def remove(ids: tuple[str, ...], library: Path | None) -> None:
    """Remove the recordings with these IDS (see ``library list``)."""
    from compliance import curate

    removed = curate.remove(ids, library=library)
    click.echo(f"Removed {removed} recording{'s' if removed != 1 else ''}.")


@command.command("verify")
@library_option
def verify(library: Path | None) -> int:
    """Check every checksum; exits with 2 when something is damaged."""
    from compliance import curate

    problems = curate.opened(library).verify()
    _tell(problems)
    if problems:
        return 2
    click.echo("The library is intact.")
    return 0


@command.command("compact")
@library_option
def compact(library: Path | None) -> None:
    """Merge what was added little by little, so that the library opens faster."""
    from compliance import curate

    before, after = curate.opened(library).compact()
    click.echo(f"{_shards(before)} merged into {after}." if after < before else f"{_shards(before)}, as few as can be.")


@command.command("export")
@click.argument("file", type=PATH)
@library_option
def export(file: Path, library: Path | None) -> None:
    """Write the library to one archive, FILE (a tar), with the SHA-256 of everything in it.

    It holds fingerprints, names and the paths the recordings had; no audio.
    """
    from compliance import curate

    count = curate.export_to(file, library=library)
    click.echo(printable(f"Wrote {count:,} recording{'s' if count != 1 else ''} to {file}."))


@command.command("import")
@click.argument("file", type=PATH)
@library_option
def import_(file: Path, library: Path | None) -> None:
    """Add the recordings of the archive FILE; those that are there already stay as they are."""
    from compliance import curate
    from compliance.cli.progress import shown

    with shown() as progress:
        report = curate.import_from(file, library=library, progress=progress)
    click.echo(report.summary)


@command.command("rebuild")
@library_option
@click.option("--drop-missing", is_flag=True, help="Leave out recordings whose files are gone or have changed.")
@jobs_option
def rebuild(library: Path | None, drop_missing: bool, jobs: int | None) -> int:
    """Fingerprint all recordings again, for instance after a new version of the analysis.

    Reads the files where they were when they were added. Exits with 3 and keeps the library as it is when one of them
    is gone or has changed, unless told to drop it.
    """
    from compliance import curate
    from compliance.cli.outcome import INCOMPLETE, PASS
    from compliance.cli.progress import shown

    with shown() as progress:
        report = curate.rebuild(library=library, drop_missing=drop_missing, progress=progress, jobs=jobs)
    _tell(report.missing)
    if not report.rebuilt:
        remedy = (
            "nothing is left to rebuild" if drop_missing else "put the files back, or leave them out: --drop-missing"
        )
        click.echo(f"The library is as it was: {remedy}.", err=True)
        return INCOMPLETE
    dropped = f", {len(report.dropped)} left out" if report.dropped else ""
    click.echo(f"Rebuilt {report.rebuilt:,} recording{'s' if report.rebuilt != 1 else ''}{dropped}.")
    return PASS


def _tell(problems: Iterable[Problem]) -> None:
    for problem in problems:
        remedy = f"; {problem.remedy}" if problem.remedy else ""
        click.echo(printable(f"{problem.path}: {problem.problem}{remedy}"), err=True)


def _shards(count: int) -> str:
    return f"{count} shard{'s' if count != 1 else ''}"
