"""``rightslint judge``: the policies alone, on a facts document."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any, Literal

import click

from compliance.cli.options import PATH, write_text
from compliance.cli.outcome import FAIL_ON, exit_code
from compliance.errors import FactsError

_LARGEST_BYTES = 512 * 1024 * 1024


def read_document(path: Path) -> Any:
    """Read a facts document from a file, or from standard input for ``-``.

    Raises
    ------
    FactsError : the file cannot be read, is too large or is not JSON
    """
    place = "standard input" if str(path) == "-" else str(path)
    try:
        raw = sys.stdin.buffer.read(_LARGEST_BYTES + 1) if str(path) == "-" else path.read_bytes()
    except OSError as error:
        raise FactsError(
            f"cannot be read: {error.strerror}", place=place, remedy="name a document made by rightslint facts"
        ) from error
    try:
        return json.loads(raw)
    except (ValueError, RecursionError) as error:
        raise FactsError(f"not JSON: {error}", place=place, remedy="make one with rightslint facts PATH") from error


@click.command("judge", epilog="\b\nExample:\n  rightslint facts my-single | rightslint judge - --format json")
@click.argument("document", type=PATH, metavar="FACTS.json")
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--output", type=PATH, help="File to write instead of standard output.")
@click.option("--fail-on", type=click.Choice(FAIL_ON), default="error", show_default=True)
def command(document: Path, format_: Literal["text", "json"], output: Path | None, fail_on: str) -> int:
    """Evaluate the policies on FACTS.json (``-`` for standard input)."""
    from compliance.pipeline import judge_document

    judgement = judge_document(read_document(document))
    if format_ == "json":
        import msgspec

        text = msgspec.json.format(msgspec.json.encode(judgement), indent=2).decode() + "\n"
    else:
        from compliance.report.listing import render_judgement

        text = render_judgement(judgement)
    write_text(text, output)
    return exit_code(judgement, fail_on)
