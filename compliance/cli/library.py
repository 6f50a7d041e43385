"""``rightslint library``: the reference recordings that projects are compared with."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Literal

import click

from compliance.cli.options import PATH, library_option
from compliance.safe_text import printable

EPILOG = """\b
Examples:
  rightslint library add ~/Samples/Pack --licence splice-2026 --owner Splice
  rightslint library list --format json
  rightslint library verify
"""


@click.group("library", epilog=EPILOG)
def command() -> None:
    """Add, list, remove and verify reference recordings."""


@command.command("add")
@click.argument("paths", type=PATH, nargs=-1, required=True)
@library_option
@click.option("--licence", metavar="ID", help="Licence in rights.yaml that covers these recordings.")
@click.option("--owner", metavar="NAME", help="Who owns these recordings.")
def add(paths: tuple[Path, ...], library: Path | None, licence: str | None, owner: str | None) -> int:
    """Fingerprint the audio in PATHS (files or folders) and add it; what is there already is kept.

    Exits with 3 when some file could not be used, or not to its end.
    """
    from compliance import curate
    from compliance.cli.outcome import INCOMPLETE, PASS
    from compliance.cli.progress import shown

    with shown() as progress:
        report = curate.add(paths, library=library, licence=licence, owner=owner, progress=progress)
    for problem in report.problems:
        remedy = f"; {problem.remedy}" if problem.remedy else ""
        click.echo(printable(f"{problem.path}: {problem.problem}{remedy}"), err=True)
    click.echo(report.summary)
    return INCOMPLETE if report.problems else PASS


@command.command("list")
@library_option
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", show_default=True)
def list_(library: Path | None, format_: Literal["text", "json"]) -> None:
    """List the recordings."""
    from compliance import curate

    references = curate.opened(library).references()
    if format_ == "json":
        import msgspec

        click.echo(json.dumps(msgspec.to_builtins(references), indent=2, ensure_ascii=False))
        return
    for r in references:
        names = " - ".join(part for part in (r.artist, r.title) if part) or r.path
        held = ", ".join(part for part in (r.owner, r.licence and f"licence {r.licence}") if part)
        click.echo(printable(f"{r.id}  {names}" + (f"  ({held})" if held else "")))


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
    for problem in problems:
        click.echo(printable(f"{problem.path}: {problem.problem}; {problem.remedy}"), err=True)
    if problems:
        return 2
    click.echo("The library is intact.")
    return 0
