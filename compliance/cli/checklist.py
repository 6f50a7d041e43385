"""``rightslint checklist``: the checks for separated stems and AI soundtracks, each with what decides it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from compliance.cli.documents import facts_of
from compliance.cli.options import (
    PATH,
    check_writable,
    jobs_option,
    judged_for_options,
    library_option,
    online_options,
    write_text,
)
from compliance.cli.outcome import FAIL_ON, FINDINGS, INCOMPLETE, PASS

if TYPE_CHECKING:
    from compliance.model.checklist import Checklist
    from compliance.model.findings import Judgement

EPILOG = """\b
Examples:
  rightslint checklist my-single
  rightslint checklist my-single --jurisdiction US --format json
  rightslint facts my-single | rightslint checklist -

\b
Exit codes: 0 every check passes; 1 a check fails on a finding at or above
--fail-on; 2 usage or configuration error; 3 a check is unknown.
"""


@click.command("checklist", epilog=EPILOG)
@click.argument("path", type=PATH, default=Path())
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--output", type=PATH, help="File to write instead of standard output.")
@judged_for_options
@library_option
@online_options
@click.option(
    "--fail-on", type=click.Choice(FAIL_ON), default="warning", show_default=True, help="Least severity to exit 1."
)
@jobs_option
def command(
    path: Path,
    format_: Literal["text", "json"],
    output: Path | None,
    jurisdictions: tuple[str, ...],
    platforms: tuple[str, ...],
    evaluated_on: datetime | None,
    library: Path | None,
    online: bool,
    fail_on: str,
    jobs: int | None,
) -> int:
    """Hold PATH against the checklist for separated stems and AI soundtracks.

    PATH is a project (default: here) or a document made by rightslint facts (- for standard input). Each check is
    pass, fail or unknown, with what decides it and where to put a missing fact. A check fails on a finding that
    scan tells, too; it passes on evidence only.
    """
    if output is not None:
        check_writable(output)
    document, manifest = facts_of(
        path,
        library=library,
        jurisdictions=jurisdictions,
        platforms=platforms,
        evaluated_on=evaluated_on,
        online=online,
        jobs=jobs,
    )
    from compliance.checklist import checklist

    found, judgement = checklist(document, manifest)
    _deliver(found, format_, output)
    return _exit_code(found, judgement, fail_on)


def _deliver(found: Checklist, format_: str, output: Path | None) -> None:
    from compliance.report.checklist import render_checklist, render_checklist_json, render_checklist_plain

    if format_ == "json":
        write_text(render_checklist_json(found), output)
    elif output is None or str(output) == "-":
        write_text(render_checklist(found), None)
    else:
        write_text(render_checklist_plain(found), output)


def _exit_code(found: Checklist, judgement: Judgement, fail_on: str) -> int:
    """1 for a check that fails on something heavy enough and open, else 3 for one that is unknown."""
    if fail_on == "never":
        return PASS
    counted = {"error"} if fail_on == "error" else {"error", "warning"}
    heavy = {one.fingerprint for one in judgement.findings if one.status == "open" and one.severity in counted}
    if any(check.status == "fail" and heavy.intersection(check.findings) for check in found.checks):
        return FINDINGS
    return INCOMPLETE if any(check.status == "unknown" for check in found.checks) else PASS
