"""Run one function over many items: in this process or in several, results always in the order of the items.

Tasks are module-level functions, arguments and results are picklable values. Workers are spawned, never forked (a fork
copies locks held by the threads of numerical libraries). An item that fails, kills its worker or takes too long yields
its error in place of its result; the others are unaffected.
"""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures import TimeoutError as WaitTimeout
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.process import BaseProcess
from typing import TypeVar

from compliance.errors import RightslintError, WorkerLost

Item = TypeVar("Item")
Result = TypeVar("Result")


def available_cores() -> int:
    """Cores this process may use; at least 1."""
    return max(1, len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1)


def run_ordered(
    task: Callable[[Item], Result],
    items: Sequence[Item],
    *,
    jobs: int,
    timeout_s: float | None = None,
    on_done: Callable[[Item], None] = lambda _item: None,
) -> list[Result | RightslintError]:
    """Apply `task` to every item.

    Parameters
    ----------
    jobs : processes to use; 1 runs inline, where neither a time limit nor a dying worker can be handled
    timeout_s : the longest one item may take once its turn has come
    on_done : called with each item as its result becomes known, in the order of the items

    Returns
    -------
    One entry per item, in order: its result, or the error that stands for it.
    """
    jobs = min(jobs, len(items))
    if jobs <= 1:
        return [_inline(task, item, on_done) for item in items]
    outcomes = _in_pool(task, items, jobs, timeout_s, on_done)
    # A worker that dies takes the whole pool with it: whoever was in it gets a pool of their own.
    return [
        _alone(task, items[k], timeout_s, on_done) if outcome is None else outcome for k, outcome in enumerate(outcomes)
    ]


def _inline(task: Callable[[Item], Result], item: Item, on_done: Callable[[Item], None]) -> Result | RightslintError:
    try:
        return task(item)
    except RightslintError as error:
        return error
    finally:
        on_done(item)


def _in_pool(
    task: Callable[[Item], Result],
    items: Sequence[Item],
    jobs: int,
    timeout_s: float | None,
    on_done: Callable[[Item], None],
) -> list[Result | RightslintError | None]:
    """Results in order; ``None`` where the pool broke before the item's result was known."""
    before = set(multiprocessing.active_children())
    pool = ProcessPoolExecutor(max_workers=jobs, mp_context=multiprocessing.get_context("spawn"))
    try:
        futures = [pool.submit(task, item) for item in items]
        outcomes: list[Result | RightslintError | None] = []
        for item, future in zip(items, futures, strict=True):
            outcome = _outcome(future, timeout_s)
            outcomes.append(outcome)
            if outcome is not None:
                on_done(item)
        return outcomes
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
        _end(set(multiprocessing.active_children()) - before)


def _outcome(future: Future[Result], timeout_s: float | None) -> Result | RightslintError | None:
    try:
        return future.result(timeout=timeout_s)
    except RightslintError as error:
        return error
    except (WaitTimeout, BrokenProcessPool):
        return None


def _alone(
    task: Callable[[Item], Result], item: Item, timeout_s: float | None, on_done: Callable[[Item], None]
) -> Result | RightslintError:
    outcome = _in_pool(task, [item], 1, timeout_s, on_done)[0]
    if outcome is not None:
        return outcome
    on_done(item)
    limit = f" or ran longer than {timeout_s:g} s" if timeout_s else ""
    return WorkerLost(f"the worker process died{limit}", remedy="run again with --jobs 1 to see where")


def _end(workers: Iterable[BaseProcess]) -> None:
    """Leave no worker behind, also when one is stuck."""
    for worker in workers:
        worker.join(timeout=2)
        if worker.is_alive():
            worker.kill()
            worker.join()
