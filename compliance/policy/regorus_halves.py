"""A large project judged by two processes at once, each with the packs of one half of the report.

A report that is the sorted union of two sets (`compliance.policy.linked.Linked.halves`) is known when both sets are,
whoever evaluates them: a process is asked for each, and the answers, which come sorted, are merged here in the order
in which the engine sorts. Each process has the whole document, the whole bundle, and the limits on time and memory
that one alone would have; the libraries that both halves ask are evaluated in both.
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from typing import Any, cast

import msgspec

from compliance.errors import PolicyError
from compliance.policy.linked import Linked
from compliance.policy.regorus_process import Worker

# Components from which on the second process is worth its start.
LARGE = 500
# null, booleans, numbers, texts, lists and objects sort in this order.
_RANKS: dict[type, int] = {type(None): 0, bool: 1, int: 2, float: 2, str: 3, list: 4, dict: 5}


def evaluate_halves(workers: Sequence[Worker], linked: Linked, document: bytes) -> dict[str, Any]:
    """Return the report of `document`, one half from each of two workers.

    Raises
    ------
    PolicyTimeout : a half ran past the time limit; both workers have ended
    PolicyError : a half failed, or is undefined; both workers have ended
    """
    with ThreadPoolExecutor(max_workers=len(workers)) as threads:
        halves = [
            threads.submit(_half, worker, linked, rule, document)
            for worker, rule in zip(workers, linked.halves, strict=True)
        ]
        try:
            for done in as_completed(halves):
                done.result()
        except BaseException:
            # Without this half the other one is no answer: nobody has to wait for it.
            for worker in workers:
                worker.end()
            raise
        one, other = (half.result() for half in halves)
    return {"findings": merged(one, other)}


def _half(worker: Worker, linked: Linked, rule: str, document: bytes) -> list[Any]:
    worker.load(linked)
    worker.take(document)
    answer = worker.query(rule)
    if not answer:
        raise PolicyError("half of the report is undefined", place=rule)
    return msgspec.json.decode(answer, type=list[Any])


def merged(one: Sequence[Any], other: Sequence[Any]) -> list[Any]:
    """Return the union of two sets of JSON values; all three are lists in the engine's order."""
    union: list[Any] = []
    i = j = 0
    while i < len(one) and j < len(other):
        sign = order(one[i], other[j])
        union.append(one[i] if sign <= 0 else other[j])
        i += sign <= 0
        j += sign >= 0
    return [*union, *one[i:], *other[j:]]


def order(one: Any, other: Any) -> int:
    """Compare as the engine sorts: below 0, 0, or above 0.

    Lists are compared entry by entry, objects key and value by key and value, in the order of the keys, in which the
    engine writes them; a text by its code points.
    """
    if (rank := _RANKS[type(one)]) != (other_rank := _RANKS[type(other)]):
        return rank - other_rank
    if isinstance(one, dict):
        return _order_of_entries(cast("dict[str, Any]", one), cast("dict[str, Any]", other))
    if isinstance(one, list):
        entries, others = cast("list[Any]", one), cast("list[Any]", other)
        return next(
            (sign for a, b in zip(entries, others, strict=False) if (sign := order(a, b))), len(entries) - len(others)
        )
    return 0 if one == other else -1 if one < other else 1


def _order_of_entries(one: dict[str, Any], other: dict[str, Any]) -> int:
    for (key, value), (other_key, other_value) in zip(one.items(), other.items(), strict=False):
        if key != other_key:
            return -1 if key < other_key else 1
        if sign := order(value, other_value):
            return sign
    return len(one) - len(other)
