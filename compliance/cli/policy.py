"""``rightslint policy``: the rules there are, and which of them are due to be read again."""

from __future__ import annotations

import json
import shutil
import sys
from datetime import date, datetime
from typing import TYPE_CHECKING, Literal

import click

from compliance.cli.policy_doc import doc
from compliance.cli.policy_test import test
from compliance.safe_text import printable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from compliance.model.findings import RuleCard
    from compliance.policy.catalogue import Catalogue

EPILOG = """\b
Examples:
  rightslint policy list --territory DE
  rightslint policy list --topic sampling --format json
  rightslint policy status
  rightslint policy test my-policies
  rightslint policy doc --check
"""
_SOON_DAYS = 60


@click.group("policy", epilog=EPILOG)
def command() -> None:
    """List the rules, test them, describe them."""


command.add_command(doc)
command.add_command(test)


@command.command("list")
@click.option("--territory", metavar="CODE", help="Only rules that bind in this territory: US, GB, DE, EU ...")
@click.option("--topic", metavar="WORD", help="Only rules whose topic holds this word.")
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", show_default=True)
def list_(territory: str | None, topic: str | None, format_: Literal["text", "json"]) -> None:
    """List the rules; json prints whole cards."""
    catalogue = _catalogue()
    _check_topic(topic, catalogue)
    cards = [
        card
        for card in catalogue.cards.values()
        if (territory is None or _binds(card, territory, catalogue))
        and (topic is None or topic.casefold() in card.topic.casefold())
    ]
    _print(cards, format_)
    if not cards:
        click.echo(f"no rule speaks for {territory} on that topic", err=True)


@command.command("status")
@click.option("--evaluated-on", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="As of this day, not today.")
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", show_default=True)
def status(evaluated_on: datetime | None, format_: Literal["text", "json"]) -> None:
    """List the rules that are past their review date, or will be within 60 days.

    A rule past that day cannot block: it warns and says why.
    """
    today = evaluated_on.date() if evaluated_on else date.today()
    cards = _catalogue().cards.values()
    due = sorted((card for card in cards if _days_left(card, today) <= _SOON_DAYS), key=lambda card: card.review_by)
    if format_ == "json":
        _print(due, "json")
        return
    for card in due:
        left = _days_left(card, today)
        when = f"overdue since {card.review_by}: cannot block" if left < 0 else f"due {card.review_by}, in {left} days"
        click.echo(printable(f"{card.id}: {when}"))
    click.echo(f"{len(due)} of {len(cards)} rules are due within {_SOON_DAYS} days of {today}.")


def _catalogue() -> Catalogue:
    from compliance.policy.catalogue import load
    from compliance.resources import policies_dir

    return load(policies_dir())


def _binds(card: RuleCard, territory: str, catalogue: Catalogue) -> bool:
    """Tell whether a rule speaks for a territory: its own law, the Union's for a member, or what holds everywhere.

    Raises
    ------
    UsageError : the territory does not exist
    """
    from compliance.errors import UsageError
    from compliance.territories import known, remedy

    if not known(territory):
        raise UsageError(f"'{printable(territory)}' is no territory", place="--territory", remedy=remedy(territory))
    prefix = card.id.partition("/")[0].partition("-")[0]
    home = {"uk": "GB", "any": territory}.get(prefix, prefix.upper())
    return home == territory or (home == "EU" and territory in catalogue.eea)


def _check_topic(topic: str | None, catalogue: Catalogue) -> None:
    """Refuse a word that is in no topic.

    Raises
    ------
    UsageError : with the nearest topics
    """
    topics = sorted({card.topic for card in catalogue.cards.values()})
    if topic is None or any(topic.casefold() in known.casefold() for known in topics):
        return
    from difflib import get_close_matches

    from compliance.errors import UsageError

    words = {word.casefold() for known in topics for word in known.replace("/", " ").replace("-", " ").split()}
    near = get_close_matches(topic.casefold(), sorted(words), n=3, cutoff=0.6)
    remedy = f"did you mean {' or '.join(near)}?" if near else f"there are {', '.join(topics[:8])} ..."
    raise UsageError(f"no topic holds '{printable(topic)}'", place="--topic", remedy=remedy)


def _days_left(card: RuleCard, today: date) -> int:
    return (date.fromisoformat(card.review_by) - today).days


def _print(cards: Iterable[RuleCard], format_: str) -> None:
    if format_ == "json":
        import msgspec

        click.echo(json.dumps(msgspec.to_builtins(list(cards)), indent=2, ensure_ascii=False))
        return
    columns = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
    for card in cards:
        line = printable(f"{card.severity:<8} {card.id:<34} {card.title}")
        click.echo(line if columns is None or len(line) <= columns else f"{line[: columns - 1]}…")
