"""Asking the shipped policies: the rule cards, the engine, and what may be asked of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from functools import cache
from typing import TYPE_CHECKING, Any

import msgspec

from compliance.errors import UsageError
from compliance.safe_text import printable

if TYPE_CHECKING:
    from compliance.manifest import Manifest
    from compliance.model.findings import Finding, Judgement
    from compliance.policy.catalogue import Catalogue
    from compliance.policy.engine import Engine


@cache
def catalogue() -> Catalogue:
    """Return the rule cards of the shipped bundle."""
    from compliance.policy.catalogue import load
    from compliance.resources import policies_dir

    return load(policies_dir())


@cache
def _engine() -> Engine:
    from compliance.policy.regorus_engine import RegorusEngine
    from compliance.resources import policies_dir

    return RegorusEngine(policies_dir())


def check_territories(codes: Sequence[str]) -> None:
    """Refuse what is no territory: no rule would be asked for it."""
    from compliance.territories import known, remedy

    for code in codes:
        if not known(code):
            raise UsageError(f"'{printable(code)}' is no territory", place="--jurisdiction", remedy=remedy(code))


def check_platforms(names: Sequence[str], *, place: str) -> None:
    """Refuse what is nearly a platform's name: it would be judged by nothing. One nobody knows is reported as such."""
    packs = catalogue().packs
    for name in names:
        near = get_close_matches(name, packs, n=1, cutoff=0.8)
        if name not in packs and near:
            raise UsageError(f"'{printable(name)}' is no platform", place=place, remedy=f"did you mean '{near[0]}'?")


def judge_document(document: Mapping[str, Any]) -> Judgement:
    """Evaluate the shipped policies on a facts document."""
    from compliance.policy.judge import judge

    return judge(document, engine=_engine(), catalogue=catalogue())


def placed(judgement: Judgement, manifest: Manifest) -> Judgement:
    """Give every finding the line of rights.yaml it is about: what is missing, or else its subject."""
    if not manifest.written:
        return judgement
    placed = tuple(
        msgspec.structs.replace(finding, place=manifest.place(*_steps(finding))) for finding in judgement.findings
    )
    return msgspec.structs.replace(judgement, findings=placed)


def _steps(finding: Finding) -> tuple[str, ...]:
    """Return where in rights.yaml a finding belongs, as `Manifest.place` takes it."""
    if finding.missing:
        return (finding.missing[0],)
    kind, _, name = finding.subject.partition(":")
    lists = {"component": "uses", "licence": "licences", "claim": "claims", "track": "tracks"}
    return (lists[kind], name) if kind in lists else ("release",)
