"""``rightslint judge``: the policies alone, on a facts document."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import click

from compliance.cli.documents import read_document
from compliance.cli.options import PATH, write_text
from compliance.cli.outcome import FAIL_ON, exit_code


@click.command("judge", epilog="\b\nExample:\n  rightslint facts my-single | rightslint judge - --format json")
@click.argument("document", type=PATH, metavar="FACTS.json")
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--output", type=PATH, help="File to write instead of standard output.")
@click.option("--fail-on", type=click.Choice(FAIL_ON), default="error", show_default=True)
def command(document: Path, format_: Literal["text", "json"], output: Path | None, fail_on: str) -> int:
    """Evaluate the policies on FACTS.json (``-`` for standard input)."""
    from compliance.judging import judge_document

    judgement = judge_document(read_document(document))
    if format_ == "json":
        import msgspec

        text = msgspec.json.format(msgspec.json.encode(judgement), indent=2).decode() + "\n"
    else:
        from compliance.report.listing import render_judgement

        text = render_judgement(judgement)
    write_text(text, output)
    return exit_code(judgement, fail_on)
