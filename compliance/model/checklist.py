"""The checks that every project with separated stems or machine-made music is held against."""

from __future__ import annotations

from typing import Literal

import msgspec

from compliance.model.findings import Remedy

CHECKLIST_SCHEMA = "rightslint.checklist/1"

Status = Literal["pass", "fail", "unknown"]
Group = Literal["stems", "alternatives", "soundtrack"]


class MissingFact(msgspec.Struct, frozen=True, kw_only=True):
    """A fact that would decide a check. field : of rights.yaml; place : its line there, where known."""

    field: str
    place: str | None = None


class CheckResult(msgspec.Struct, frozen=True, kw_only=True):
    """One check and what decides it.

    status : ``fail`` rests on a finding, ``pass`` on evidence; everything else is ``unknown``
    applies : whether the project holds anything the check is about
    decided_by : one sentence or more, for a reader
    rules, findings : what it fails on or waits for; fingerprints as the judgement has them
    waived : every finding it fails on is waived by somebody named
    missing : what to add
    remedies : what cures it, of a check that fails
    """

    id: str
    group: Group
    title: str
    status: Status
    applies: bool
    decided_by: tuple[str, ...]
    rules: tuple[str, ...] = ()
    findings: tuple[str, ...] = ()
    waived: bool = False
    missing: tuple[MissingFact, ...] = ()
    remedies: tuple[Remedy, ...] = ()


class Checklist(msgspec.Struct, frozen=True, kw_only=True):
    """The public answer of ``rightslint checklist``. counts : checks by status."""

    schema: Literal["rightslint.checklist/1"] = CHECKLIST_SCHEMA
    title: str
    evaluated_on: str
    checks: tuple[CheckResult, ...]
    counts: dict[Status, int]
