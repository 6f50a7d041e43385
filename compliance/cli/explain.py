"""``rightslint explain``: everything a rule, a lawyer's question or a remedy rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import click

if TYPE_CHECKING:
    from compliance.model.findings import Remedy, RuleCard, Trigger

EPILOG = """\b
Examples:
  rightslint explain us/sampling-recording
  rightslint explain E01
  rightslint explain R-REPLAY
"""


@click.command("explain", epilog=EPILOG)
@click.argument("name", metavar="ID")
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", show_default=True)
def command(name: str, format_: Literal["text", "json"]) -> None:
    """Print what ID stands for: a rule, a question for a lawyer (E01) or a remedy (R-REPLAY).

    For a rule that is its proposition, basis, sources, certainty, dates and remedies; for the others the rules that
    name them.
    """
    from compliance.policy import catalogue
    from compliance.resources import policies_dir

    known = catalogue.load(policies_dir())
    identifier = name.upper()
    if identifier in known.triggers:
        trigger = known.triggers[identifier]
        _show(trigger, [card for card in known.cards.values() if trigger in card.escalation], format_)
    elif identifier in known.remedies:
        remedy = known.remedies[identifier]
        _show(remedy, [card for card in known.cards.values() if remedy in card.remediation], format_)
    else:
        _show(known.card(name), [], format_)


def _show(found: RuleCard | Trigger | Remedy, rules: list[RuleCard], format_: Literal["text", "json"]) -> None:
    """Print what was found; `rules` are those that name it."""
    from compliance.model.findings import RuleCard

    if format_ == "json":
        import msgspec

        said = found if isinstance(found, RuleCard) else {**msgspec.to_builtins(found), "rules": [r.id for r in rules]}
        click.echo(msgspec.json.format(msgspec.json.encode(said), indent=2))
    else:
        click.echo(_rendered(found, rules), nl=False)


def _rendered(found: RuleCard | Trigger | Remedy, rules: list[RuleCard]) -> str:
    from compliance.model.findings import RuleCard, Trigger
    from compliance.report.card import render_card, render_remedy, render_trigger

    if isinstance(found, RuleCard):
        return render_card(found)
    return render_trigger(found, rules) if isinstance(found, Trigger) else render_remedy(found, rules)
