"""``rightslint init``: a first rights.yaml."""

from __future__ import annotations

from pathlib import Path

import click

from compliance.cli.options import PATH, jobs_option, library_option


@click.command("init", epilog="\b\nExample:\n  rightslint init my-single")
@click.argument("path", type=PATH, default=Path())
@library_option
@jobs_option
def command(path: Path, library: Path | None, jobs: int | None) -> None:
    """Write PATH/rights.yaml from the masters, samples, tags and matches found there.

    An existing rights.yaml is never touched.
    """
    from compliance import begin
    from compliance.cli.progress import shown

    with shown() as progress:
        summary = begin.init(path, library=library, jobs=jobs, progress=progress)
    click.echo(summary)
