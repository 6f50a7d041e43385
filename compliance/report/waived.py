"""Findings that a named person decided to live with: who, until when and why."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from compliance.model.findings import Finding

_NOTE = re.compile(r"waived by (?P<by>.+?) until (?P<until>\d{4}-\d\d-\d\d): (?P<reason>.*)", re.DOTALL)
"""How the judge notes on a finding that a waiver silences it."""


@dataclass(frozen=True)
class Waiver:
    """A decision to live with a finding. until : ISO date of its last day."""

    by: str
    until: str
    reason: str

    @property
    def words(self) -> str:
        """Say who decided, until when and why, e.g. ``by R. Imai until 2027-01-31: stays anonymous``."""
        return f"by {self.by} until {self.until}: {self.reason}"


def waivers_of(findings: Iterable[Finding]) -> tuple[Waiver, ...]:
    """Return the waivers that silence these findings, each once."""
    notes = [note for finding in findings if finding.status == "waived" for note in finding.notes]
    read = [_NOTE.fullmatch(note) for note in notes]
    return tuple(dict.fromkeys(Waiver(one["by"], one["until"], one["reason"]) for one in read if one))


def other_notes(finding: Finding) -> tuple[str, ...]:
    """Return the notes of a finding that are not about a waiver that silences it."""
    return tuple(note for note in finding.notes if finding.status != "waived" or not _NOTE.fullmatch(note))


def waived_words(findings: Iterable[Finding], *, count: int) -> str:
    """Count waived findings and say until when, e.g. ``1 waived until 2027-01-31``; nothing if there are none."""
    ends = sorted({waiver.until for waiver in waivers_of(findings)})
    if not count:
        return ""
    if not ends:
        return f"{count} waived"
    return f"{count} waived, the first until {ends[0]}" if len(ends) > 1 else f"{count} waived until {ends[0]}"
