"""What a change to a release would make of its judgement: the public answer of ``rightslint whatif``."""

from __future__ import annotations

from typing import Literal

import msgspec

from compliance.model.findings import Finding, TerritoryVerdict, VerdictWord

WHATIF_SCHEMA = "rightslint.whatif/1"
TRIALS_SCHEMA = "rightslint.trials/1"


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """How a release stands. errors, warnings, questions : open findings; a question is a fact that is missing."""

    worst: VerdictWord | None
    territories: tuple[TerritoryVerdict, ...]
    errors: int
    warnings: int
    questions: int


class ChangedFinding(msgspec.Struct, frozen=True, kw_only=True):
    """A finding that stays and weighs, asks or counts differently."""

    before: Finding
    after: Finding


class ChangedCell(msgspec.Struct, frozen=True, kw_only=True):
    """A verdict that changes; ``None`` where the release is not headed, before or after."""

    territory: str
    platform: str
    before: VerdictWord | None
    after: VerdictWord | None


class WhatIf(msgspec.Struct, frozen=True, kw_only=True):
    """The difference between two judgements of the same facts.

    assumed : what was changed, in words
    notes : what the change leaves as it is, against what one might expect
    gone, new, changed : findings; kept : how many stay as they are
    cells : the verdicts that change
    """

    schema: Literal["rightslint.whatif/1"] = WHATIF_SCHEMA
    assumed: tuple[str, ...]
    notes: tuple[str, ...]
    before: Standing
    after: Standing
    gone: tuple[Finding, ...]
    new: tuple[Finding, ...]
    changed: tuple[ChangedFinding, ...]
    kept: int
    cells: tuple[ChangedCell, ...]


class Trial(msgspec.Struct, frozen=True, kw_only=True):
    """One change tried alone. options : what to type after ``rightslint whatif PATH``; assumed : in words."""

    options: str
    assumed: str
    errors: int
    blocked: int
    worst: VerdictWord | None


class Trials(msgspec.Struct, frozen=True, kw_only=True):
    """What single changes would do: the answer where none is asked for.

    cells : how many verdicts there are now; blocked : how many of them block
    left_out : changes that were not tried, because there are too many
    """

    schema: Literal["rightslint.trials/1"] = TRIALS_SCHEMA
    standing: Standing
    cells: int
    blocked: int
    trials: tuple[Trial, ...]
    left_out: int = 0
