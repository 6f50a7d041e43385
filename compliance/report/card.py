"""One rule, trigger or remedy, with everything about it, for ``rightslint explain``."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from compliance.model.findings import CONDITION_WORDS
from compliance.report.neutral import neutral_struct
from compliance.report.terminal import Display, display_of, rendered
from compliance.report.wording import certainty_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from rich.console import RenderableType

    from compliance.model.findings import Remedy, RuleCard, Source, Trigger

WEIGHTS = {"error": "error: can block a release", "warning": "warning: needs a decision", "info": "note"}
GRADES = {
    "A": "the terms were seen in a copy",
    "B": "reported by somebody who had seen the terms",
    "C": "reported at second hand",
    "U": "not confirmed",
}


def render_card(card: RuleCard, *, display: Display | None = None) -> str:
    """Return a rule card as text, fit for standard output unless a `display` says otherwise."""
    return rendered(_parts(neutral_struct(card)), display or display_of(sys.stdout, os.environ))


def render_trigger(trigger: Trigger, rules: Sequence[RuleCard], *, display: Display | None = None) -> str:
    """Return a reason to call a lawyer as text, with the `rules` that raise it."""
    said = neutral_struct(trigger)
    lists = [("What to ask", [said.question]), ("What to attach", list(said.attach))]
    if said.deadline:
        lists.append(("What runs", [said.deadline]))
    lists.append(("Rules that call a lawyer for it", _named(rules)))
    return rendered(_short(said.id, said.trigger, said.why, lists), display or display_of(sys.stdout, os.environ))


def render_remedy(remedy: Remedy, rules: Sequence[RuleCard], *, display: Display | None = None) -> str:
    """Return a remedy as text, with the `rules` whose findings it cures."""
    said = neutral_struct(remedy)
    lists = [("Rules that name it as a cure", _named(rules))]
    return rendered(_short(said.id, said.text, "", lists), display or display_of(sys.stdout, os.environ))


def _named(rules: Sequence[RuleCard]) -> list[str]:
    named = [f"{rule.id}: {rule.title}" for rule in map(neutral_struct, rules)]
    return named or ["no rule does"]


def _short(identifier: str, title: str, why: str, lists: Sequence[tuple[str, list[str]]]) -> Iterator[RenderableType]:
    from rich.text import Text

    yield Text(identifier, "bold")
    yield Text(title)
    if why:
        yield Text("")
        yield Text(why)
    yield from _listed(lists)


def _listed(lists: Iterable[tuple[str, list[str]]]) -> Iterator[RenderableType]:
    from rich.padding import Padding
    from rich.text import Text

    for label, lines in lists:
        yield Text("")
        yield Text(label, "bold")
        yield from (Padding(Text(line), (0, 0, 0, 2)) for line in lines)


def _parts(card: RuleCard) -> Iterator[RenderableType]:
    from rich.table import Table
    from rich.text import Text

    yield Text(card.id, "bold")
    yield Text(card.title)
    yield Text("")
    yield Text(card.description)
    yield Text("")
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(width=11)
    grid.add_column(overflow="fold")
    for label, value in _rows(card):
        if value:
            grid.add_row(Text(label, "bold"), Text(value))
    yield grid
    yield from _listed(_lists(card))


def _rows(card: RuleCard) -> Iterator[tuple[str, str]]:
    of_law = card.evidence not in GRADES
    checked = "checked against its source" if card.verified else "not yet checked against its source"
    yield "Topic", card.topic
    yield "Weight", WEIGHTS[card.severity]
    yield "Certainty", f"{certainty_words(card.certainty, of_law=of_law)}; {checked}"
    if not of_law and card.evidence:
        yield "Evidence", f"{card.evidence}: {GRADES[card.evidence]}"
    yield "Basis", card.basis
    yield "In force", f"from {card.effective_on}" if card.effective_on else ""
    yield "Last change", card.last_change_known or "not known"
    yield "Review due", f"{card.review_by}; after that it cannot block until its sources are read again"
    yield "Note", card.verification_note or ""
    yield "Written in", card.location


def _lists(card: RuleCard) -> Iterator[tuple[str, list[str]]]:
    if card.remediation:
        yield "What cures it", [f"{remedy.text} ({remedy.id})" for remedy in card.remediation]
    if card.escalation:
        yield "When to ask a lawyer", [_question(trigger, card) for trigger in card.escalation]
    if card.sources:
        yield "Sources", [_source(source) for source in card.sources]


def _question(trigger: Trigger, card: RuleCard) -> str:
    only = f" (only if {CONDITION_WORDS[card.escalation_if[trigger.id]]})" if trigger.id in card.escalation_if else ""
    return f"{trigger.id} {trigger.trigger}{only}. {trigger.why}. Ask: {trigger.question}"


def _source(source: Source) -> str:
    read = {True: "read", False: "not read, named as the place to check", None: ""}[source.read]
    details = "; ".join(part for part in (source.shows, read) if part)
    return f"{source.url}\n{details}" if details else source.url
