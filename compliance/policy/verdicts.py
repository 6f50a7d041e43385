"""The answer per territory and platform.

The worst of what is open decides: an error that may block, then evidence that is incomplete, then what a person or a
lawyer has to look at, then what only the user can answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, cast

from compliance.model.facts import ExaminedAsset, Facts
from compliance.model.findings import Finding, Verdict, VerdictWord
from compliance.policy.catalogue import EUROPEAN_UNION, Catalogue
from compliance.territories import WORLD

ANYWHERE = "any"
_DECISIVE = "fingerprint"
_LISTENED = ("decode", _DECISIVE)
_SILENT_ROLES = ("session", "document")


def served_territories(facts: Facts) -> tuple[str, ...]:
    """Territories the release is headed for, and the one where its copies are made."""
    home = (facts.release.home_territory,) if facts.release.home_territory else ()
    return tuple(dict.fromkeys((*facts.release.territories, *home)))


def verdicts(
    facts: Facts, findings: Sequence[Finding], catalogue: Catalogue, *, stated: Mapping[str, Any]
) -> tuple[tuple[Verdict, ...], tuple[str, ...]]:
    """Return the verdict of every cell and the reasons why any evidence is incomplete.

    Parameters
    ----------
    facts, findings : what was judged and what came of it
    stated : the document's ``coverage`` as it was given. Packs and territories it lists bound what is known; where it
        lists none, the catalogue alone does.
    """
    gaps = coverage_gaps(facts)
    open_findings = [finding for finding in findings if finding.status == "open"]
    apart = _apart(facts, open_findings, catalogue)
    unknown_rows = _unknown_rows(facts, catalogue, stated, apart)
    unknown_columns = _unknown_columns(facts, catalogue, stated)
    rows = _rows(facts, open_findings, catalogue, apart)
    columns = _columns(facts, open_findings)
    cells = tuple(
        _cell(
            row,
            column,
            [finding for finding in open_findings if _reaches(finding, row, column, apart)],
            incomplete=bool(gaps) or row in unknown_rows or column in unknown_columns,
        )
        for row in rows
        for column in columns
    )
    return cells, (*unknown_rows.values(), *unknown_columns.values(), *gaps)


def _cell(row: str, column: str, findings: Sequence[Finding], *, incomplete: bool) -> Verdict:
    weighed = [(finding, _weight(finding)) for finding in findings]
    present = {weight for _, weight in weighed}
    verdict: VerdictWord = "clear"
    if "blocked" in present:
        verdict = "blocked"
    elif incomplete:
        verdict = "incomplete"
    elif "review" in present:
        verdict = "review"
    elif "needs_facts" in present:
        verdict = "needs_facts"
    because = tuple(finding.fingerprint for finding, weight in weighed if weight == verdict)
    return Verdict(territory=row, platform=column, verdict=verdict, because=because)


def _weight(finding: Finding) -> VerdictWord:
    """What an open finding makes of its cells. An absent fact is a question to the user, whatever the card says."""
    if finding.kind == "needs_fact":
        return "needs_facts"
    if finding.severity == "error":
        return "blocked"
    if finding.severity == "warning" or finding.escalation:
        return "review"
    return "clear"


def _apart(facts: Facts, findings: Iterable[Finding], catalogue: Catalogue) -> frozenset[str]:
    """Members of the EEA with a row of their own: a pack of their own says something, or the release names them.

    A release to the whole Union names no member; one that has nothing of its own to say is then folded into its row.
    """
    packed = catalogue.eea & set(catalogue.jurisdictions)
    found = {finding.scope["territory"] for finding in findings if "territory" in finding.scope}
    served = set(served_territories(facts))
    whole = WORLD in served or (catalogue.union and catalogue.union <= served)
    return frozenset(packed & (found if whole else found | served))


def _row(code: str, catalogue: Catalogue, apart: frozenset[str]) -> str:
    return EUROPEAN_UNION if code in catalogue.eea and code not in apart else code


def _reaches(finding: Finding, row: str, column: str, apart: frozenset[str]) -> bool:
    ((scope, value),) = finding.scope.items()
    if scope == "territory":
        return value == row or (value == EUROPEAN_UNION and row in apart and _binds(finding, row))
    return scope != "platform" or value == column


def _binds(finding: Finding, member: str) -> bool:
    """Tell whether law of the Union holds for a member: for each, unless the finding lists those it holds for."""
    listed = finding.evidence.get("territories")
    return not isinstance(listed, list) or member in listed


def _rows(facts: Facts, findings: Iterable[Finding], catalogue: Catalogue, apart: frozenset[str]) -> tuple[str, ...]:
    """Rows in the order the release names them. A finding outside them gets its row: none is ever dropped."""
    served = served_territories(facts)
    packed = catalogue.jurisdictions if WORLD in served else ()
    named = [*(code for code in served if code != WORLD), *packed, *(code for code in served if code == WORLD)]
    rows = dict.fromkeys(_row(code, catalogue, apart) for code in named)
    for finding in findings:
        code = finding.scope.get("territory")
        shown = code == EUROPEAN_UNION and any(_reaches(finding, row, "", apart) for row in rows)
        if code is not None and not shown:
            rows[_row(code, catalogue, apart)] = None
    return tuple(rows) or (ANYWHERE,)


def _columns(facts: Facts, findings: Iterable[Finding]) -> tuple[str, ...]:
    found = [finding.scope["platform"] for finding in findings if "platform" in finding.scope]
    return tuple(dict.fromkeys((*facts.release.platforms, *found))) or (ANYWHERE,)


def _unknown_rows(
    facts: Facts, catalogue: Catalogue, stated: Mapping[str, Any], apart: frozenset[str]
) -> dict[str, str]:
    """Served rows whose law is not in the bundle, or was not when the facts were made."""
    served = served_territories(facts)
    if not served:
        return {ANYWHERE: "release.territories: no territory is named, so no territory's law was applied"}
    known = set(catalogue.territories)
    if EUROPEAN_UNION in catalogue.jurisdictions:
        known.add(EUROPEAN_UNION)
    if "territories" in stated:
        listed = {_law_of(code, catalogue) for code in cast("Iterable[str]", stated["territories"])}
        known = {code for code in known if _law_of(code, catalogue) in listed}
    rows = {_row(code, catalogue, apart) for code in served if code not in known}
    return {row: _no_law(row) for row in sorted(rows)}


def _law_of(code: str, catalogue: Catalogue) -> str:
    """Return what every member has in common with the others: the pack of the Union, where there is one."""
    return EUROPEAN_UNION if code in catalogue.eea and EUROPEAN_UNION in catalogue.jurisdictions else code


def _no_law(row: str) -> str:
    place = "the rest of the world" if row == WORLD else row
    return f"release.territories: no rule pack for {place}"


def _unknown_columns(facts: Facts, catalogue: Catalogue, stated: Mapping[str, Any]) -> dict[str, str]:
    known = set(catalogue.packs)
    if "packs" in stated:
        known &= set(cast("Iterable[str]", stated["packs"]))
    return {
        platform: f"release.platforms: no rule pack for {platform}"
        for platform in sorted(facts.release.platforms)
        if platform not in known
    }


def coverage_gaps(facts: Facts) -> tuple[str, ...]:
    """Why anything that is released was not listened to. An examination that isn't recorded was not done.

    A drum hit too short to compare leaves no gap while the master it sounds in was heard; a file that cannot be read
    always does.
    """
    deciding = _deciding(facts)
    known = {asset.id for asset in facts.assets}
    examined = [entry for entry in facts.coverage.analyses if entry.analysis in _LISTENED]
    examined = [entry for entry in examined if entry.asset in deciding or entry.asset not in known]
    unfinished = [entry for entry in examined if entry.status != "done"]
    accounted = {entry.asset for entry in unfinished}
    accounted |= {entry.asset for entry in examined if entry.analysis == _DECISIVE}
    gaps = {_gap(entry) for entry in unfinished}
    gaps |= {f"{asset}: no {_DECISIVE} analysis is recorded" for asset in deciding - accounted}
    return tuple(sorted(gaps))


def _deciding(facts: Facts) -> set[str]:
    """Return the assets whose examination decides: tracks and masters, or all that sounds where there is neither."""
    sounding = [asset for asset in facts.assets if asset.role not in _SILENT_ROLES]
    tracks = {track.asset for track in facts.tracks}
    released = {asset.id for asset in sounding if asset.role == "master" or asset.id in tracks}
    return released or {asset.id for asset in sounding}


def _gap(entry: ExaminedAsset) -> str:
    why = f" ({entry.reason})" if entry.reason else ""
    return f"{entry.asset}: {entry.analysis} {entry.status.replace('_', ' ')}{why}"
