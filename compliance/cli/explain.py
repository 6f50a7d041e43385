"""``rightslint explain``: everything a rule rests on."""

from __future__ import annotations

from typing import Literal

import click


@click.command("explain", epilog="\b\nExample:\n  rightslint explain us/sampling-recording")
@click.argument("rule")
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", show_default=True)
def command(rule: str, format_: Literal["text", "json"]) -> None:
    """Print RULE: its proposition, basis, sources, certainty, dates and remedies."""
    from compliance.policy import catalogue
    from compliance.resources import policies_dir

    card = catalogue.load(policies_dir()).card(rule)
    if format_ == "json":
        import msgspec

        click.echo(msgspec.json.format(msgspec.json.encode(card), indent=2))
        return
    from compliance.report.card import render_card

    click.echo(render_card(card), nl=False)
