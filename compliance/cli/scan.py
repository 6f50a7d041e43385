"""``rightslint scan``: the whole way from a folder to a verdict."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from compliance.cli.options import (
    PATH,
    check_writable,
    effort_option,
    jobs_option,
    judged_for_options,
    library_option,
    online_options,
    scan_options,
    usage_option,
    write_text,
)
from compliance.cli.outcome import FAIL_ON, exit_code

if TYPE_CHECKING:
    from compliance.model.matching import Effort
    from compliance.model.scan import Scan

EPILOG = """\b
Examples:
  rightslint scan
  rightslint scan my-single --jurisdiction US --platform spotify
  rightslint scan my-single --format html --output report.html
  rightslint scan my-single --format json | jq '.findings[].rule'
"""


@click.command("scan", epilog=EPILOG)
@click.argument("path", type=PATH, default=Path())
@click.option("--format", "format_", type=click.Choice(["text", "json", "html"]), default="text", show_default=True)
@click.option(
    "--output", type=PATH, help="File to write; html goes to rights-report.html in PATH unless told otherwise."
)
@judged_for_options
@library_option
@online_options
@click.option(
    "--fail-on", type=click.Choice(FAIL_ON), default="error", show_default=True, help="Least severity to exit 1."
)
@click.option("--verbose", "-v", is_flag=True, help="Show every notice and the whole coverage.")
@effort_option
@usage_option
@jobs_option
def command(
    path: Path,
    format_: Literal["text", "json", "html"],
    output: Path | None,
    jurisdictions: tuple[str, ...],
    platforms: tuple[str, ...],
    evaluated_on: datetime | None,
    library: Path | None,
    online: bool,
    fail_on: str,
    verbose: bool,
    effort: Effort,
    usage: bool,
    jobs: int | None,
) -> int:
    """Find third-party material in the project PATH (default: here) and judge it.

    Reads rights.yaml if there is one; without it everything found is reported as undeclared.
    """
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
    report = output if output or format_ != "html" else path / "rights-report.html"
    if report is not None:
        check_writable(report)
    with shown() as progress:
        scan = pipeline.scan(options, progress=progress)
    _deliver(scan, format_, report, verbose=verbose)
    return exit_code(scan.judgement, fail_on)


def _deliver(scan: Scan, format_: str, output: Path | None, *, verbose: bool) -> None:
    """Write the report; where it goes to a file, the terminal still gets the summary."""
    from compliance.report.text import print_scan

    if format_ == "text":
        if output is None or str(output) == "-":
            print_scan(scan, verbose=verbose)
            return
        from compliance.report.text import render_scan

        write_text(render_scan(scan, verbose=verbose), output)
    else:
        write_text(_rendered(scan, format_), output)
    if output is not None and str(output) != "-":
        print_scan(scan, verbose=verbose, report=str(output))


def _rendered(scan: Scan, format_: str) -> str:
    if format_ == "json":
        from compliance.report.json import render_json

        return render_json(scan)
    from compliance.report.html import render_html

    return render_html(scan)
