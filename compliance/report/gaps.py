"""What was not examined, in plain words: it is as much part of the answer as what was found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from compliance.report.names import folded_territories, platform_name, territory_name
from compliance.report.wording import analysis_brief, analysis_words, listing, plural

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from compliance.model.files import Problem
    from compliance.model.matching import Analysis

_MOST_FILES_NAMED = 12
_DECISIVE = frozenset({"decode", "fingerprint"})
_FOLLOWING = frozenset({"dense_search", "separation"})
"""Examinations that go on where the comparison with the library has begun."""
_NO_REASON = "no reason was recorded"
_NOT_NEEDED = "not needed"
"""How the reason of an examination begins that could have added nothing: leaving it out left no gap."""


@dataclass(frozen=True, kw_only=True)
class Gap:
    """Something that was not examined.

    what : names it; brief : the same for one line of a terminal; why : the reason; remedy : what would close the gap
    files : names of the files concerned, none if it is no matter of files
    decisive : no verdict can be better than incomplete while it stays open
    """

    what: str
    brief: str
    why: str
    remedy: str = ""
    files: tuple[str, ...] = ()
    more_files: int = 0
    decisive: bool = False


def find_gaps(
    analyses: Sequence[Analysis], problems: Sequence[Problem], facts: dict[str, Any], *, asset_count: int
) -> tuple[Gap, ...]:
    """Return the gaps: files that could not be read, examinations that did not finish, rules that do not exist."""
    told = {problem.path for problem in problems}
    undecoded = {one.asset: one for one in analyses if one.analysis == "decode" and one.status != "done"}
    left = [one for one in analyses if not (one.analysis == "decode" and one.asset in told)]
    return (*_unread(problems, undecoded), *unfinished(left, asset_count, undecoded), *_without_pack(facts))


def _unread(problems: Sequence[Problem], undecoded: Mapping[str, Analysis]) -> list[Gap]:
    grouped: dict[tuple[str, str, bool, bool], list[str]] = {}
    for problem in problems:
        lost = undecoded.get(problem.path)
        in_part = lost is not None and lost.status == "inconclusive"
        key = (problem.problem, problem.remedy, in_part, lost is not None)
        grouped.setdefault(key, []).append(problem.path)
    return [
        _gap(
            what=f"{_files(paths)} {'read only in part' if in_part else 'not read'}",
            brief=_files(paths),
            why=why,
            remedy=remedy,
            files=paths,
            decisive=decisive,
        )
        for (why, remedy, in_part, decisive), paths in grouped.items()
    ]


def unfinished(
    analyses: Sequence[Analysis], asset_count: int, undecoded: Mapping[str, Analysis] | None = None
) -> list[Gap]:
    """Return the examinations that did not finish, those with the same reason and outcome as one.

    What follows from another failure is left out: of `undecoded` files nothing more can be said, and a file is only
    searched again, or separated, where there is a fingerprint to go by.
    """
    by_file: dict[tuple[str, str], list[Analysis]] = {}
    unlistened = {one.asset for one in analyses if one.analysis == "fingerprint" and one.status != "done"}
    for one in analyses:
        needed = one.status != "done" and not (one.reason or "").startswith(_NOT_NEEDED)
        follows = one.analysis in _FOLLOWING and one.asset in unlistened
        if needed and not follows and not _told_by(one, (undecoded or {}).get(one.asset)):
            by_file.setdefault((one.status, one.reason or _NO_REASON), []).append(one)
    return [gap for rows in by_file.values() for gap in _of_one_reason(rows, asset_count)]


def _told_by(analysis: Analysis, decoding: Analysis | None) -> bool:
    """Whether an examination failed because the file does not decode, which is told with the file."""
    if decoding is None or analysis.analysis == "decode":
        return False
    return decoding.status == "not_run" or analysis.reason == decoding.reason


def _of_one_reason(rows: Sequence[Analysis], asset_count: int) -> list[Gap]:
    """Tell examinations that failed alike; those that failed for the same files as one."""
    assets: dict[str, dict[str, None]] = {}
    for row in rows:
        assets.setdefault(row.analysis, {})[row.asset] = None
    together: dict[tuple[str, ...], list[str]] = {}
    for analysis in sorted(assets):
        together.setdefault(tuple(assets[analysis]), []).append(analysis)
    return [_not_done(names, files, rows[0], asset_count) for files, names in together.items()]


def _not_done(analyses: Sequence[str], files: Sequence[str], row: Analysis, asset_count: int) -> Gap:
    everywhere = len(files) >= asset_count
    names = listing([analysis_words(one) for one in analyses])
    briefs = listing([analysis_brief(one) for one in analyses])
    several = len(analyses) > 1
    outcome = "gave no answer" if row.status == "inconclusive" else "were not done" if several else "was not done"
    return _gap(
        what=f"{names} {outcome} for {'every file' if everywhere else _files(files)}",
        brief=briefs if everywhere else f"{briefs} for {_files(files)}",
        why=row.reason or _NO_REASON,
        files=[] if everywhere else files,
        decisive=not _DECISIVE.isdisjoint(analyses),
    )


def _without_pack(facts: dict[str, Any]) -> list[Gap]:
    release: dict[str, Any] = facts.get("release") or {}
    coverage: dict[str, Any] = facts.get("coverage") or {}
    served: list[str] = release.get("territories") or []
    territories = folded_territories([code for code in served if code not in (coverage.get("territories") or ())])
    platforms = [name for name in release.get("platforms") or () if name not in (coverage.get("packs") or ())]
    gaps: list[Gap] = []
    if territories:
        gaps.append(_no_rules("law", listing([territory_name(code) for code in territories])))
    if platforms:
        gaps.append(_no_rules("terms", listing([platform_name(platform) for platform in platforms])))
    if not served:
        what = "The law of any territory"
        remedy = "name the territories under release in rights.yaml"
        gaps.append(Gap(what=what, brief="the law", why="no territory is named", remedy=remedy, decisive=True))
    return gaps


def _no_rules(kind: str, names: str) -> Gap:
    why = f"rightslint has no rules for {'it' if kind == 'law' else 'them'} yet"
    remedy = "have it checked by hand, or leave it out" if kind == "law" else "read them yourself, or leave it out"
    return Gap(what=f"The {kind} of {names}", brief=f"{kind} of {names}", why=why, remedy=remedy, decisive=True)


def _gap(*, what: str, brief: str, why: str, remedy: str = "", files: Sequence[str], decisive: bool = False) -> Gap:
    named = tuple(dict.fromkeys(files))
    return Gap(
        what=what,
        brief=brief,
        why=why,
        remedy=remedy,
        files=named[:_MOST_FILES_NAMED],
        more_files=max(0, len(named) - _MOST_FILES_NAMED),
        decisive=decisive,
    )


def _files(paths: Sequence[str]) -> str:
    names = tuple(dict.fromkeys(paths))
    return names[0] if len(names) == 1 else plural(len(names), "file")
