"""Run one function over many items: in this process or in several, results always in the order of the items.

Tasks are picklable callables, arguments and results picklable values. Workers are spawned, never forked (a fork
copies locks held by the threads of numerical libraries). An item that fails, kills its worker or takes too long yields
its error in place of its result; the others are unaffected. Workers don't hear Ctrl-C, which is for this process to
answer, and end with it, also when it is killed.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Collection, Generator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures import TimeoutError as WaitTimeout
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing
from multiprocessing.process import BaseProcess
from typing import Any, TypeAlias, TypeVar

from compliance.errors import RightslintError, WorkerLost

Item = TypeVar("Item")
Result = TypeVar("Result")
_Items: TypeAlias = "deque[tuple[Item, Future[Any] | None]]"
"""Items, with the result where it is known although it was not yet its turn."""


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
    jobs, timeout_s : as in `each_ordered`
    on_done : called with each item as its result becomes known, in the order of the items

    Returns
    -------
    One entry per item, in order: its result, or the error that stands for it.
    """
    outcomes: list[Result | RightslintError] = []
    with closing(each_ordered(task, items, jobs=jobs, timeout_s=timeout_s)) as known:
        for item, outcome in zip(items, known, strict=True):
            outcomes.append(outcome)
            on_done(item)
    return outcomes


def each_ordered(
    task: Callable[[Item], Result],
    items: Sequence[Item],
    *,
    jobs: int,
    ahead: int | None = None,
    timeout_s: float | None = None,
) -> Generator[Result | RightslintError]:
    """Apply `task` to every item, and give the results one by one; close it to end the workers early.

    Parameters
    ----------
    task : is sent to each worker once, so it may carry much that all items need
    jobs : processes to use; 1 runs inline, each item when its result is asked for, where neither a time limit nor a
        dying worker can be handled
    ahead : items per process that may be begun, or done and waiting, before the result of the first of them is taken;
        no limit if not given
    timeout_s : the longest one item may take once its turn has come

    Yields
    ------
    One entry per item, in order: its result, or the error that stands for it.
    """
    jobs = min(jobs, len(items))
    if jobs <= 1:
        yield from (_inline(task, item) for item in items)
        return
    left: _Items[Item] = deque((item, None) for item in items)
    most = len(items) if ahead is None else jobs * ahead
    while lost := (yield from _in_pool(task, left, jobs, most, timeout_s)):
        # A worker that dies takes its pool with it, and nobody knows with which item: one of the first not done.
        suspects: _Items[Item] = deque([pair for pair in lost if pair[1] is None][: 2 * jobs + 1])
        with closing(_one_by_one(task, suspects, timeout_s)) as tried:
            while lost and (lost[0][1] is not None or suspects):
                _, done = lost.popleft()
                yield next(tried) if done is None else _known(done)
        left.extendleft(reversed(lost))


def _inline(task: Callable[[Item], Result], item: Item) -> Result | RightslintError:
    try:
        return task(item)
    except RightslintError as error:
        return error


def _in_pool(
    task: Callable[[Item], Result], left: _Items[Item], jobs: int, most: int, timeout_s: float | None
) -> Generator[Result | RightslintError, None, _Items[Item]]:
    """Results in order, of items that are taken from `left`; returns what is left of those when the pool is lost."""
    begun: deque[tuple[Item, Future[Result]]] = deque()
    with _workers(task, jobs) as pool:
        while left or begun:
            while left and len(begun) < most:
                item, done = left.popleft()
                begun.append((item, done or _submitted(pool, item)))
            outcome = _outcome(begun[0][1], timeout_s)
            if outcome is None:
                break
            begun.popleft()
            yield outcome
    return deque((item, future if _is_done(future) else None) for item, future in begun)


def _one_by_one(
    task: Callable[[Item], Result], left: _Items[Item], timeout_s: float | None
) -> Generator[Result | RightslintError]:
    """Results in order, with a single worker that has a single item: if it dies, that one is to blame."""
    while (yield from _in_pool(task, left, 1, 1, timeout_s)):
        limit = f" or ran longer than {timeout_s:g} s" if timeout_s else ""
        yield WorkerLost(f"the worker process died{limit}", remedy="run again with --jobs 1 to see where")


@contextlib.contextmanager
def _workers(task: Callable[[Item], Result], jobs: int) -> Generator[ProcessPoolExecutor]:
    """Processes that have the task; none is left behind, also when one is stuck."""
    before = set(multiprocessing.active_children())
    spawning = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(max_workers=jobs, mp_context=spawning, initializer=_prepare, initargs=(task,))
    try:
        yield pool
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
        _end(set(multiprocessing.active_children()) - before)


def _submitted(pool: ProcessPoolExecutor, item: object) -> Future[Any]:
    """The result to come; of a pool that is broken already, its failure."""
    try:
        with _uninterrupted():  # starts a worker where one is missing, which is deaf to Ctrl-C from its first moment
            return pool.submit(_apply, item)
    except BrokenProcessPool as error:
        failed: Future[Any] = Future()
        failed.set_exception(error)
        return failed


def _outcome(future: Future[Result], timeout_s: float | None) -> Result | RightslintError | None:
    try:
        return future.result(timeout=timeout_s)
    except RightslintError as error:
        return error
    except WaitTimeout:
        if future.done():  # that is what the task has raised
            raise
        return None
    except BrokenProcessPool:
        return None


def _known(done: Future[Result]) -> Result | RightslintError:
    try:
        return done.result()
    except RightslintError as error:
        return error


def _is_done(future: Future[Any]) -> bool:
    return future.done() and not future.cancelled() and not isinstance(future.exception(), BrokenProcessPool)


@contextlib.contextmanager
def _uninterrupted() -> Generator[None]:
    """Hold Ctrl-C back for a moment; what is started meanwhile inherits that for good."""
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _end(workers: Collection[BaseProcess]) -> None:
    """End workers at once: they are idle, or what they do is no longer wanted, and none of them writes anything."""
    for worker in workers:
        worker.kill()
    for worker in workers:
        worker.join()


# In a worker

_given: list[Callable[[Any], Any]] = []
"""The task of this worker."""


def _prepare(task: Callable[[Any], Any]) -> None:
    _given.append(task)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _apply(item: object) -> object:
    return _given[-1](item)


def _end_with_parent() -> None:
    """A killed process can't end its workers, and they would wait for items for ever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os.kill(os.getpid(), signal.SIGTERM)
