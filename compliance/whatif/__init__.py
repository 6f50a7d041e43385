"""The same facts under other assumptions: other territories, platforms, purposes, licences or material."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from compliance.whatif.changes import Change, apply

if TYPE_CHECKING:
    from compliance.manifest import Manifest
    from compliance.model.findings import Judgement
    from compliance.model.whatif import Trials, WhatIf

__all__ = ["Change", "try_changes", "what_if"]


def what_if(document: Mapping[str, Any], change: Change, manifest: Manifest | None) -> tuple[WhatIf, Judgement]:
    """Judge the facts as they are and as changed; return the difference and the changed judgement.

    Parameters
    ----------
    manifest : of the project the facts are of, to give findings their line of ``rights.yaml``

    Raises
    ------
    UsageError : the change names what is not there, or leaves nothing to judge
    FactsError : a field that is set does not exist or does not take the value
    """
    from compliance import judging
    from compliance.whatif.comparing import compare

    for names, option in (
        (change.platforms, "--platform"),
        (change.add_platforms, "--add-platform"),
    ):
        judging.check_platforms(names, place=option)
    changed = apply(document, change, known_territories=judging.catalogue().territories)
    before, after = (_judged(one, manifest) for one in (document, changed.document))
    return compare(before, after, document, changed), after


def try_changes(document: Mapping[str, Any], manifest: Manifest | None) -> tuple[Trials, Judgement]:
    """Judge the facts as they are, then try the single changes that might lighten the verdicts."""
    from compliance import judging
    from compliance.whatif.trials import try_each

    judgement = _judged(document, manifest)
    change = partial(apply, document, known_territories=judging.catalogue().territories)
    return try_each(dict(document), judgement, change=change, judge=judging.judge_document), judgement


def _judged(document: Mapping[str, Any], manifest: Manifest | None) -> Judgement:
    from compliance import judging

    judgement = judging.judge_document(document)
    return judgement if manifest is None else judging.placed(judgement, manifest)
