"""``rightslint identify``: the matches alone."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from compliance.cli.options import (
    PATH,
    acoustid,
    effort_option,
    jobs_option,
    library_option,
    online_options,
    write_text,
)

if TYPE_CHECKING:
    from compliance.model.matching import Effort


@click.command("identify", epilog="\b\nExample:\n  rightslint identify bounce.wav --library ~/refs --format json")
@click.argument("files", type=PATH, nargs=-1, required=True)
@library_option
@online_options
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--output", type=PATH, help="File to write instead of standard output.")
@click.option("--evidence", is_flag=True, help="Also give the peaks that the strongest matches rest on (json).")
@effort_option
@jobs_option
def command(
    files: tuple[Path, ...],
    library: Path | None,
    online: bool,
    format_: Literal["text", "json"],
    output: Path | None,
    evidence: bool,
    effort: Effort,
    jobs: int | None,
) -> int:
    """Print every stretch of FILES that is a (transformed) stretch of a library recording.

    Exits with 3 when some file could not be examined.
    """
    from compliance import pipeline
    from compliance.cli.outcome import INCOMPLETE, PASS
    from compliance.cli.progress import shown

    with shown() as progress:
        found = pipeline.identify(
            files,
            library=library,
            acoustid=acoustid(online),
            jobs=jobs,
            progress=progress,
            effort=effort,
            evidence=evidence and format_ == "json",
        )
    if format_ == "json":
        import msgspec

        text = msgspec.json.format(msgspec.json.encode(found), indent=2).decode() + "\n"
    else:
        from compliance.report.listing import render_identification

        text = render_identification(found)
    write_text(text, output)
    return INCOMPLETE if pipeline.unexamined(found.coverage) else PASS
