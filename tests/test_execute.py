"""Items in, results out in the same order, whatever happens to a worker."""

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from compliance.errors import AudioError, RightslintError, WorkerLost
from compliance.execute import available_cores, each_ordered, run_ordered


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


def trace_unless_fatal(folder: Path, n: int) -> int:
    tempfile.mkstemp(prefix=f"{n}-", dir=folder)
    if n == 0:
        time.sleep(1)
    if n in {2, 30}:
        os.kill(os.getpid(), signal.SIGKILL)
    return n


def leave_a_trace(folder: Path, n: int) -> int:
    (folder / str(n)).touch()
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


def test_workers_that_die_cost_the_others_nothing(tmp_path):
    outcomes = run_ordered(partial(trace_unless_fatal, tmp_path), range(40), jobs=2)
    lost = [n for n, outcome in enumerate(outcomes) if isinstance(outcome, WorkerLost)]
    assert lost == [2, 30]
    assert [n for n in outcomes if isinstance(n, int)] == [n for n in range(40) if n not in lost]
    begun = Counter(int(path.name.split("-")[0]) for path in tmp_path.iterdir())
    again = {n for n, times in begun.items() if times > 1}
    assert again >= set(lost)
    assert len(again) <= 2 * 3, "what was under way when a worker died; all else that is done stays done"


def raise_a_timeout(n: int) -> int:
    raise TimeoutError(n)


def test_a_time_out_of_the_task_itself_is_no_dead_worker():
    with pytest.raises(TimeoutError, match="1"):
        run_ordered(raise_a_timeout, [1, 2], jobs=2, timeout_s=60)


@pytest.mark.parametrize(("jobs", "most"), [(1, 1), (2, 4)])
def test_no_more_is_begun_than_may_wait(tmp_path, jobs, most):
    with closing(each_ordered(partial(leave_a_trace, tmp_path), range(10), jobs=jobs, ahead=2)) as outcomes:
        assert next(outcomes) == 0
        time.sleep(0.5)
        assert len(list(tmp_path.iterdir())) <= most
        assert list(outcomes) == list(range(1, 10))
    assert len(list(tmp_path.iterdir())) == 10


WAITING = """
import os
import signal
import time
from compliance.execute import run_ordered

def wait(seconds):
    os.write(1, b"begun\\n")
    time.sleep(seconds)

if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.default_int_handler)  # tests in the background are started deaf to it
    run_ordered(wait, [60, 60, 60], jobs=2)
"""


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT])
def test_workers_end_with_their_parent_and_say_nothing(tmp_path, how):
    script = tmp_path / "waiting.py"
    script.write_text(WAITING)
    pipe = subprocess.PIPE
    with subprocess.Popen([sys.executable, script], stdout=pipe, stderr=pipe, start_new_session=True) as parent:
        assert parent.stdout
        assert [parent.stdout.readline() for _ in range(2)] == [b"begun\n"] * 2
        if how == signal.SIGINT:
            os.killpg(parent.pid, how)  # as the terminal does it, workers and all
        else:
            parent.kill()
        out, err = parent.communicate(timeout=30)  # until nobody is left who could write
    assert out == b""
    assert err.count(b"Traceback") == (how == signal.SIGINT), "of the parent, none of its workers"
