"""What was not examined, in plain words: it is as much part of the answer as what was found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from compliance.report.names import folded_territories, platform_name, territory_name
from compliance.report.wording import analysis_brief, analysis_words, listing, plural

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compliance.model.files import Problem
    from compliance.model.matching import Analysis

_MOST_FILES_NAMED = 12
_DECISIVE = frozenset({"decode", "fingerprint"})
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
    return (*_unread(problems), *unfinished(analyses, asset_count), *_without_pack(facts))


def _unread(problems: Sequence[Problem]) -> list[Gap]:
    grouped: dict[tuple[str, str], list[str]] = {}
    for problem in problems:
        grouped.setdefault((problem.problem, problem.remedy), []).append(problem.path)
    return [
        _gap(what=f"{_files(paths)} not read", brief=_files(paths), why=why, remedy=remedy, files=paths)
        for (why, remedy), paths in grouped.items()
    ]


def unfinished(analyses: Sequence[Analysis], asset_count: int) -> list[Gap]:
    """Return the examinations that did not finish, those with the same reason as one."""
    grouped: dict[tuple[str, str, str], list[str]] = {}
    for analysis in analyses:
        if analysis.status != "done" and not (analysis.reason or "").startswith(_NOT_NEEDED):
            key = (analysis.analysis, analysis.status, analysis.reason or "no reason was recorded")
            grouped.setdefault(key, []).append(analysis.asset)
    gaps: list[Gap] = []
    for (analysis, status, reason), assets in sorted(grouped.items()):
        name = analysis_words(analysis)
        extent = "for every file" if len(set(assets)) >= asset_count else f"for {_files(assets)}"
        outcome = "gave no answer" if status == "inconclusive" else "was not done"
        gaps.append(
            _gap(
                what=f"{name} {outcome} {extent}",
                brief=analysis_brief(analysis),
                why=reason,
                files=[] if "every" in extent else assets,
                decisive=analysis in _DECISIVE,
            )
        )
    return gaps


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
