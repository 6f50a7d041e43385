"""What would change the answer: single changes, each tried on the same facts."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from compliance import territories
from compliance.model.findings import Finding, Judgement
from compliance.model.whatif import Trial, Trials
from compliance.whatif.changes import Change, Changed, Document
from compliance.whatif.comparing import standing

MOST = 24
"""Changes that are tried; each is one more judgement."""


def try_each(
    document: Document,
    judgement: Judgement,
    *,
    change: Callable[[Change], Changed],
    judge: Callable[[Mapping[str, Any]], Judgement],
) -> Trials:
    """Try every single change that might lighten the verdicts, and all that cures at once.

    Parameters
    ----------
    change : applies a change to `document`
    judge : judges a document
    """
    found = list(_candidates(document, judgement))
    return Trials(
        standing=standing(judgement),
        cells=len(judgement.verdicts),
        blocked=_blocked(judgement),
        trials=tuple(_trial(options, change(wanted), judge) for options, wanted in found[:MOST]),
        left_out=max(0, len(found) - MOST),
    )


def _trial(options: str, changed: Changed, judge: Callable[[Mapping[str, Any]], Judgement]) -> Trial:
    judgement = judge(changed.document)
    return Trial(
        options=options,
        assumed="; ".join(changed.assumed),
        errors=standing(judgement).errors,
        blocked=_blocked(judgement),
        worst=judgement.worst,
    )


def _blocked(judgement: Judgement) -> int:
    return sum(cell.verdict == "blocked" for cell in judgement.verdicts)


def _candidates(document: Document, judgement: Judgement) -> Iterable[tuple[str, Change]]:
    if not _blocked(judgement):
        return
    errors = [one for one in judgement.findings if one.status == "open" and one.severity == "error"]
    things = tuple(dict.fromkeys(name for finding in errors for name in _things(finding, document)))
    lapsed = _lapsed(document, things)
    for name in things:
        yield f"--without {shlex.quote(name)}", Change(without=(name,))
    if len(things) > 1:
        yield " ".join(f"--without {shlex.quote(name)}" for name in things), Change(without=things)
    granted = (*(name for name in things if name not in lapsed), *dict.fromkeys(lapsed.values()))
    for name in granted:
        yield f"--with-licence {shlex.quote(name)}", Change(with_licence=(name,))
    if len(granted) > 1:
        yield " ".join(f"--with-licence {shlex.quote(name)}" for name in granted), Change(with_licence=granted)
    yield from _elsewhere(document, judgement)
    yield "--private", Change(private=True)


def _elsewhere(document: Document, judgement: Judgement) -> Iterable[tuple[str, Change]]:
    release = document["release"]
    rows = [row.territory for row in judgement.territories if row.verdict == "blocked"]
    droppable = [code for code in rows if set(territories.expand([code])) & set(release["territories"])]
    if "EU" in droppable:
        members = territories.expand(["EEA"])
        droppable = [code for code in droppable if code not in members]
    for code in droppable if len(judgement.territories) > 1 else ():
        yield f"--drop-territory {code}", Change(drop_territories=(code,))
    platforms: Sequence[str] = release["platforms"]
    for name in platforms if len(platforms) > 1 else ():
        yield f"--drop-platform {name}", Change(drop_platforms=(name,))
    if release.get("commercial") is not False:
        yield "--non-commercial", Change(commercial=False)


def _things(finding: Finding, document: Document) -> Iterable[str]:
    """Name what a finding is about as ``--without`` takes it."""
    kind, _, id_ = finding.subject.partition(":")
    if kind == "component":
        yield id_
    if kind == "licence":
        yield from (one["id"] for one in document.get("components", []) if id_ in one.get("licences", []))
    if kind == "detection":
        for one in document.get("detections", []):
            if one["id"] == id_:
                yield str(one.get("explained_by") or one["reference"].get("title") or id_)


def _lapsed(document: Document, things: Sequence[str]) -> dict[str, str]:
    """Return the licence of rights.yaml that a blocked use relies on, where it has one: that is what to renew."""
    wanted = {one["id"]: one for one in document.get("components", []) if one["id"] in things}
    return {id_: one["licences"][0] for id_, one in wanted.items() if one.get("licences")}
