"""``rightslint schema``: the published shapes of what rightslint reads and writes."""

from __future__ import annotations

import json
from pathlib import Path

import click

from compliance.cli.options import PATH, write_text
from compliance.errors import UsageError


@click.command(
    "schema",
    epilog="\b\nExamples:\n  rightslint schema identify\n  rightslint schema manifest --output rights.schema.json",
)
@click.argument("name", required=False)
@click.option("--output", type=PATH, help="File to write instead of standard output.")
def command(name: str | None, output: Path | None) -> None:
    """Print the JSON Schema NAME; without one, list the names."""
    from compliance.schemas import SCHEMAS

    if name is None:
        click.echo("\n".join(SCHEMAS))
        return
    if name not in SCHEMAS:
        raise UsageError(f"there is no schema '{name}'", remedy=f"choose one of {', '.join(SCHEMAS)}")
    write_text(json.dumps(SCHEMAS[name](), indent=2, ensure_ascii=False) + "\n", output)
