"""``rightslint facts``: the document the policies see."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from compliance.cli.options import (
    PATH,
    effort_option,
    jobs_option,
    judged_for_options,
    library_option,
    online_options,
    scan_options,
    usage_option,
    write_text,
)

if TYPE_CHECKING:
    from compliance.model.matching import Effort


@click.command("facts", epilog="\b\nExample:\n  rightslint facts my-single --output facts.json")
@click.argument("path", type=PATH, default=Path())
@click.option("--output", type=PATH, help="File to write instead of standard output.")
@judged_for_options
@library_option
@online_options
@effort_option
@usage_option
@jobs_option
def command(
    path: Path,
    output: Path | None,
    jurisdictions: tuple[str, ...],
    platforms: tuple[str, ...],
    evaluated_on: datetime | None,
    library: Path | None,
    online: bool,
    effort: Effort,
    usage: bool,
    jobs: int | None,
) -> None:
    """Print the facts document of the project PATH (schema rightslint.facts/1)."""
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
        effort=effort,
        usage=usage,
    )
    with shown() as progress:
        document = pipeline.gather(options, progress=progress).document
    write_text(json.dumps(document, indent=2, ensure_ascii=False, sort_keys=True) + "\n", output)
