"""``rightslint usage``: where the project's own material sounds in its masters."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from compliance.cli.options import PATH, check_writable, effort_option, jobs_option, library_option, write_text

if TYPE_CHECKING:
    from compliance.model.matching import Effort

EPILOG = """\b
Examples:
  rightslint usage my-single
  rightslint usage my-single --format csv --output cues.csv
"""


@click.command("usage", epilog=EPILOG)
@click.argument("path", type=PATH, default=Path())
@library_option
@click.option("--format", "format_", type=click.Choice(["text", "json", "csv"]), default="text", show_default=True)
@click.option("--output", type=PATH, help="File to write instead of standard output.")
@effort_option
@jobs_option
def command(
    path: Path,
    library: Path | None,
    format_: Literal["text", "json", "csv"],
    output: Path | None,
    effort: Effort,
    jobs: int | None,
) -> int:
    """Map the samples, stems and library items of the project PATH (default: here) to its masters.

    The csv is a cue sheet. Recordings that lie in the project twice are told, too. Exits with 3 when something could
    not be looked for.
    """
    from compliance import usage
    from compliance.cli.outcome import INCOMPLETE, PASS
    from compliance.cli.progress import shown
    from compliance.report.usage import render_cue_sheet, render_usage, render_usage_json

    if output is not None:
        check_writable(output)
    with shown() as progress:
        found = usage.usage(path, library=library, jobs=jobs, progress=progress, effort=effort)
    render = {"text": render_usage, "json": render_usage_json, "csv": render_cue_sheet}[format_]
    write_text(render(found), output)
    return INCOMPLETE if usage.incomplete(found) else PASS
