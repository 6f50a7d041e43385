"""A rule card as plain text: what ``rightslint explain`` prints."""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Iterator
from typing import TYPE_CHECKING

from compliance.safe_text import printable

if TYPE_CHECKING:
    from compliance.model.findings import RuleCard

CERTAINTY = {
    "settled": "settled: statute or consistent rulings, or terms that were read",
    "split": "split: courts disagree",
    "unsettled": "unsettled: open on the facts or the law",
    "untested": "untested: no ruling on this technique was found",
    "unknown": "unknown: the state after the last report read is not known",
}
EVIDENCE = {
    "A": "A: the page of the platform, vendor or licensor was seen in a copy",
    "B": "B: trade press or a third party's explanation was seen",
    "C": "C: weak, partial, undated or conflicting material only",
    "U": "U: nothing was seen; general knowledge",
}


def render_card(card: RuleCard, *, width: int | None = None) -> str:
    """Return everything the rule rests on, wrapped to `width` columns (default: the terminal, at most 100)."""
    columns = min(100, width or shutil.get_terminal_size((80, 24)).columns)
    lines = [card.id, "=" * len(card.id), "", *textwrap.wrap(card.title, columns), ""]
    lines += [*textwrap.wrap(card.description, columns), ""]
    for label, text in _facts(card):
        lines += _entry(label, text, columns)
    lines += _list("Sources", [f"{s.url}{_shows(s.shows, s.read)}" for s in card.sources], columns)
    lines += _list("What to do", [f"{r.id}  {r.text}" for r in card.remediation], columns)
    lines += _list(
        "Ask a lawyer", [f"{t.id}  {t.trigger}. {t.why}. Ask: {t.question}" for t in card.escalation], columns
    )
    lines += ["", "This is not legal advice."]
    return "\n".join(printable(line) for line in lines) + "\n"


def _facts(card: RuleCard) -> Iterator[tuple[str, str]]:
    yield "Severity", card.severity
    yield "Certainty", CERTAINTY[card.certainty]
    if card.evidence:
        yield "Evidence", EVIDENCE.get(card.evidence, card.evidence)
    yield "Verified", "yes" if card.verified else "no: written from general knowledge; check the source first"
    yield "Basis", card.basis
    if card.verification_note:
        yield "Note", card.verification_note
    yield "Topic", card.topic
    if card.effective_on:
        yield "In force", f"from {card.effective_on}"
    if card.last_change_known:
        yield "Last change", card.last_change_known
    yield "Review by", f"{card.review_by}; after that day the rule cannot block"
    yield "Written in", card.location


def _shows(shows: str, read: bool | None) -> str:
    said = f" - {shows}" if shows else ""
    return f"{said} (not read)" if read is False else said


def _entry(label: str, text: str, columns: int) -> list[str]:
    return textwrap.wrap(text, columns, initial_indent=f"{label:<12} ", subsequent_indent=" " * 13)


def _list(heading: str, items: list[str], columns: int) -> list[str]:
    if not items:
        return []
    lines = ["", heading]
    for item in items:
        lines += textwrap.wrap(
            item,
            columns,
            initial_indent="  - ",
            subsequent_indent="    ",
            break_long_words=False,
            break_on_hyphens=False,
        )
    return lines
