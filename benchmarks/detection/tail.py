"""The tail of false matches: how often each score was reached, and what the confidence expects."""

from __future__ import annotations

import json
import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from compliance.detect.calibration import Kind, expected_alarms
from compliance.detect.limits import Limits

SHOWN = (8, 10, 12, 14, 16, 18, 20, 22, 25, 28, 30, 35, 40, 50)
HELD = (15, 20, 25, 30)
RECORDED = "recorded"


class Named(NamedTuple):
    """A false match. labelled : it says that it may be a shared sound only"""

    query: str
    member: str
    labelled: bool


class Counted(NamedTuple):
    """False matches of a search.

    hours : query hours times library hours of every class of pairs
    alarms : class to threshold to what was named there
    """

    query_hours: float
    library_hours: float
    hours: dict[str, float]
    alarms: dict[str, dict[int, list[Named]]]
    top: list[dict]


def pair_class(query: str, member: str) -> str:
    """What a query and a library recording have in common by the way they were made."""
    (kind, group), (other, other_group) = (title.split("~")[:2] for title in (query, member))
    if RECORDED in (kind, other):
        return "recorded x recorded" if kind == other else "recorded x rendered"
    if group != other_group:
        return "rendered, other sound set"
    return f"{kind}, same sound set" if kind == other else "rendered, same sound set"


def counted(paths: Sequence[Path], known: set[tuple[str, str]]) -> Counted:
    """Put the parts of a search together; pairs known to share sound are left out."""
    library: list[tuple[str, float]] = []
    queries: list[tuple[str, float]] = []
    alarms: dict[str, dict[int, list[Named]]] = defaultdict(lambda: defaultdict(list))
    top: list[dict] = []
    for path in paths:
        lines = [json.loads(line) for line in path.read_text().splitlines()]
        library = [(title, hours) for title, hours in lines[0]["library"]]
        for line in lines[1:]:
            queries.append((line["query"], line["hours"]))
            top += [{"query": line["query"], **row} for row in line["top"]]
            for least, members in line["at"].items():
                for member, labelled in members:
                    pair = (line["query"], library[member][0])
                    if pair not in known:
                        alarms[pair_class(*pair)][int(least)].append(Named(*pair, labelled=bool(labelled)))
    hours: Counter[str] = Counter()
    made = _by_make(library)
    for make, query_hours in _by_make(queries).items():
        for other, library_hours in made.items():
            hours[pair_class(make, other)] += query_hours * library_hours
    return Counted(sum(h for _, h in queries), sum(h for _, h in library), dict(hours), alarms, top)


def _by_make(recordings: list[tuple[str, float]]) -> dict[str, float]:
    """Hours per kind and group."""
    hours: Counter[str] = Counter()
    for title, length in recordings:
        hours["~".join(title.split("~")[:2])] += length
    return dict(hours)


def known_pairs(path: Path | None) -> set[tuple[str, str]]:
    """Query and library recording of every line of a table of reuse."""
    lines = path.read_text().splitlines() if path else []
    return {(line.split("\t")[0], line.split("\t")[1]) for line in lines if line and not line.startswith("#")}


def summary(tail: Counted) -> dict:
    """What the goals are held against."""
    threshold = math.ceil(Limits().match_score(tail.library_hours))
    return {
        "query_hours": tail.query_hours,
        "library_hours": tail.library_hours,
        "observed": {score: _observed(score, tail) for score in HELD},
        "expected": {score: _expected(score, tail) for score in HELD},
        "threshold": threshold,
        "alarms_per_query_hour": len(_unlabelled(_all_at(threshold, tail))) / tail.query_hours,
        "with_labelled_per_query_hour": _observed(threshold, tail) / tail.query_hours,
    }


def print_tail(tail: Counted, pairs: set[tuple[str, str]], *, fit_from: float, top: int) -> None:
    """The tables."""
    classes = sorted(tail.hours)
    print(f"{tail.query_hours:.1f} h of query against {tail.library_hours:.1f} h of library\n")
    print("Recordings wrongly named at a threshold (of them labelled as a shared sound), and per hour of both;")
    print(f"what stands alone is named from {Limits().alone_nats:g} nats below the threshold, but not below", end=" ")
    print(f"{Limits().doubtful_score:g}\n")
    last = "all | expected | ratio | not labelled | expected |"
    print("| score |", *(f"{name} ({tail.hours[name]:.0f} h²) |" for name in classes), last)
    print("|---|" + "---|" * (len(classes) + 5))
    for score in SHOWN:
        found = [tail.alarms[name][score] for name in classes]
        cells = (_cell(named, tail.hours[name]) for named, name in zip(found, classes, strict=True))
        expected, observed = _expected(score, tail), _observed(score, tail)
        own = f"{len(_unlabelled(_all_at(score, tail)))} | {_expected_own(score, tail):.2g} |"
        print(f"| {score} |", *cells, f"{observed} | {expected:.3g} | {observed / expected:.2g} |", own)
    print("\nFit from the distribution of scores: rate = 10^(a - b (score - from)) per query hour and library hour\n")
    print("| class | from | n | a | b | b ± |\n|---|---|---|---|---|---|")
    for name in [*classes, "all"]:
        for first in (fit_from, 15, 20):
            _print_fit(name, tail, first)
    counts = summary(tail)
    for score in HELD:
        print(f"\nat {score}: {counts['observed'][score]} observed, {counts['expected'][score]:.3g} expected", end="")
    print(
        f"\nat {counts['threshold']}, the threshold here: {counts['alarms_per_query_hour']:.3g} per query hour", end=""
    )
    print(f" not labelled, {counts['with_labelled_per_query_hour']:.3g} with those that are")
    print("\nStrongest, to be looked at\n")
    for row in sorted(tail.top, key=lambda row: -row["score"])[:top]:
        mark = "known" if (row["query"], row["member"]) in pairs else ""
        print(mark, json.dumps(row))


def _cell(named: list[Named], hours: float) -> str:
    pairs = _pairs(named)
    return f"{len(pairs)} ({len(pairs - _unlabelled(named))}) {len(pairs) / hours:.2g} |" if named else "0 |"


def _expected(score: float, tail: Counted) -> float:
    """Of both kinds: from this score, and from less where nothing suggests a shared sound."""
    return _at_least(score, tail, "any") - _at_least(score, tail, "own") + _expected_own(score, tail)


def _expected_own(score: float, tail: Counted) -> float:
    limits = Limits()
    return _at_least(max(score - limits.alone_nats, min(score, limits.doubtful_score)), tail, "own")


def _at_least(score: float, tail: Counted, kind: Kind) -> float:
    return expected_alarms(score, kind, query_hours=tail.query_hours, library_hours=tail.library_hours)


def _observed(score: int, tail: Counted) -> int:
    """Recordings wrongly named: each once in every query, however many stretches of it are."""
    return len(_pairs(_all_at(score, tail)))


def _all_at(score: int, tail: Counted) -> list[Named]:
    return [named for at in tail.alarms.values() for named in at[score]]


def _unlabelled(named: list[Named]) -> set[tuple[str, str]]:
    """Those of which at least one stretch is named as if it could be nothing else."""
    return _pairs([one for one in named if not one.labelled])


def _pairs(named: list[Named]) -> set[tuple[str, str]]:
    return {(one.query, one.member) for one in named}


def _print_fit(name: str, tail: Counted, first: float) -> None:
    """Maximum likelihood of an exponential tail from its counts at whole scores."""
    kinds = list(tail.hours) if name == "all" else [name]
    hours = sum(tail.hours[kind] for kind in kinds)
    at = {score: sum(len(_pairs(tail.alarms[kind][score])) for kind in kinds) for score in range(int(first), 61)}
    count = at[int(first)]
    beyond = sum(at.values()) - count  # whole scores passed above the first, summed over matches
    if count < 3 or not beyond:
        return
    decades = math.log10(1 + count / beyond)  # geometric distribution
    values = (f"{math.log10(count / hours):.2f}", f"{decades:.3f}", f"{decades / count**0.5:.3f}")
    print(f"| {name} | {first:g} | {count} |", *(f"{value} |" for value in values))
