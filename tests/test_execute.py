"""Items in, results out in the same order, whatever happens to a worker."""

import os
import signal
import time

import pytest

from compliance.errors import AudioError, RightslintError, WorkerLost
from compliance.execute import available_cores, run_ordered


def square(n: int) -> int:
    return n * n


def fail_on_two(n: int) -> int:
    if n == 2:
        raise AudioError("not audio", place="two.wav", remedy="export it again")
    return n


def die_on_two(n: int) -> int:
    if n == 2:
        os.kill(os.getpid(), signal.SIGKILL)
    return n


def sleep_on_two(n: int) -> int:
    if n == 2:
        time.sleep(60)
    return n


@pytest.mark.parametrize("jobs", [1, 2])
def test_results_come_in_the_order_of_the_items(jobs):
    seen = []
    assert run_ordered(square, [3, 1, 2], jobs=jobs, on_done=seen.append) == [9, 1, 4]
    assert seen == [3, 1, 2]


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_error_stands_for_its_item_only(jobs):
    first, second, third = run_ordered(fail_on_two, [1, 2, 3], jobs=jobs)
    assert (first, third) == (1, 3)
    assert isinstance(second, AudioError)
    assert str(second) == "two.wav: not audio; export it again"


def test_a_killed_worker_loses_its_item_only():
    first, second, third = run_ordered(die_on_two, [1, 2, 3], jobs=2)
    assert (first, third) == (1, 3)
    assert isinstance(second, WorkerLost)


def test_a_stuck_worker_is_ended():
    began = time.monotonic()
    first, second, third = run_ordered(sleep_on_two, [1, 2, 3], jobs=2, timeout_s=3)
    assert (first, third) == (1, 3)
    assert isinstance(second, WorkerLost)
    assert time.monotonic() - began < 40


def test_no_items_need_no_workers():
    assert run_ordered(square, [], jobs=4) == []
    assert available_cores() >= 1


def test_errors_keep_their_parts_across_processes():
    error = run_ordered(fail_on_two, [2, 2], jobs=2)[0]
    assert isinstance(error, RightslintError)
    assert (error.place, error.problem, error.remedy) == ("two.wav", "not audio", "export it again")
