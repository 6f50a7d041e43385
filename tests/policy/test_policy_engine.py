"""The embedded engine: its answers, and everything that can go wrong inside it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from policy_samples import Write, facts, sample

from compliance.errors import PolicyError, PolicyTimeout
from compliance.policy import regorus_worker
from compliance.policy.engine import whole_report
from compliance.policy.regorus_engine import RegorusEngine

HEAD = "package rights\n\n"
ENDLESS = (
    HEAD
    + """\
report := {"findings": [x |
	some i in numbers.range(1, 9000)
	some j in numbers.range(1, 9000)
	x := i * j
	x < 0
]}
"""
)


@pytest.fixture
def engine(small_bundle: Path) -> Iterator[RegorusEngine]:
    with RegorusEngine(small_bundle) as engine:
        yield engine


def evaluate(write: Write, report: str, *, limit_s: float = 10.0, **document: object) -> dict[str, object]:
    with RegorusEngine(write({"rights/report.rego": HEAD + report}), limit_s) as engine:
        return engine.evaluate(document)


def test_the_report_is_that_of_the_document(engine: RegorusEngine) -> None:
    assert engine.evaluate(facts()) == {"findings": []}
    report = engine.evaluate(facts(components=[sample()]))
    assert {finding["rule"] for finding in report["findings"]} == {
        "eu/sampling",
        "spotify/samples",
        "uk/sampling",
        "us/sampling",
    }


def test_the_same_document_gives_the_same_report(engine: RegorusEngine) -> None:
    document = facts(components=[sample(f"c{n}") for n in range(20)])
    assert engine.evaluate(document) == engine.evaluate(document)


def test_the_worker_is_kept_for_the_next_document(engine: RegorusEngine) -> None:
    engine.evaluate(facts())
    first = engine._worker
    engine.evaluate(facts())
    assert engine._worker is first


def test_threads_may_share_an_engine(engine: RegorusEngine) -> None:
    documents = [facts(components=[sample(f"c{n}")]) for n in range(12)]
    with ThreadPoolExecutor(4) as pool:
        reports = list(pool.map(engine.evaluate, documents))
    subjects = [report["findings"][0]["subject"] for report in reports]
    assert subjects == [f"component:c{n}" for n in range(12)]


def test_name_and_version_say_what_evaluated(engine: RegorusEngine) -> None:
    assert engine.name == "regorus"
    assert engine.version[0].isdigit()


def test_data_tables_are_seen_by_policies(write: Write) -> None:
    root = write(
        {
            "rights/report.rego": HEAD + 'report := {"findings": [data.rights_data.terms.US]}\n',
            "rights_data/terms/data.json": '{"US": 95}',
        }
    )
    with RegorusEngine(root) as engine:
        assert engine.evaluate({}) == {"findings": [95]}


@pytest.mark.parametrize(
    ("report", "place", "problem"),
    [
        ('report := {"findings" []}\n', "policies/rights/report.rego:3:23", "invalid whitespace"),
        ('report := {"findings": [x | y == 1]}\n', "policies/rights/report.rego:3:29", "`y` is unsafe"),
        ('report := {"findings": [a]}\n\na := b\n\nb := a\n', "policies/rights/report.rego:5:1", "recursion"),
        ('report := {"findings": [count(1)]}\n', "policies/rights/report.rego:3:31", "`count` requires"),
        ('report := {"findings": [1 / input.zero]}\n', "policies/rights/report.rego:3:27", "divide by zero"),
        (
            'report := {"findings": []} if true\n\nreport := {"findings": [1]} if true\n',
            "policies/rights/report.rego:5:1",
            "rule conflicts",
        ),
    ],
)
def test_a_wrong_policy_is_named_with_file_and_line(write: Write, report: str, place: str, problem: str) -> None:
    with pytest.raises(PolicyError, match=problem) as caught:
        evaluate(write, report, zero=0)
    assert caught.value.place == place
    assert caught.value.remedy
    assert "backtrace" not in str(caught.value).lower()
    assert "\n" not in str(caught.value)


def test_the_line_of_source_is_shown(write: Write) -> None:
    with pytest.raises(PolicyError, match=r'in `report := \{"findings": \[count\(1\)\]\}`'):
        evaluate(write, 'report := {"findings": [count(1)]}\n')


@pytest.mark.parametrize(
    ("report", "problem"),
    [
        ('report := {"findings": []} if input.x == 1\n', "undefined"),
        ("report := null\n", "undefined"),
        ("report := [1]\n", "a list, not an object"),
        ("report := {}\n", "partial"),
        ('report := {"findings": {"a": 1}}\n', "an object, not a list"),
        ('report := {"findings": "none"}\n', "a string, not a list"),
        ("other := 1\n", r"defines no data\.rights\.report"),
    ],
)
def test_less_than_a_whole_report_fails(write: Write, report: str, problem: str) -> None:
    with pytest.raises(PolicyError, match=problem):
        evaluate(write, report, x=2)


def test_a_whole_report_passes_through() -> None:
    assert whole_report({"findings": [1]}) == {"findings": [1]}


def test_a_runaway_policy_is_stopped_and_the_engine_lives_on(write: Write) -> None:
    root = write({"rights/report.rego": ENDLESS.replace("numbers.range(1, 9000)", "numbers.range(1, input.n)")})
    with RegorusEngine(root, time_limit_s=0.4) as engine:
        began = time.monotonic()
        with pytest.raises(PolicyTimeout, match=r"stopped after 0\.4 s"):
            engine.evaluate({"n": 9000})
        assert time.monotonic() - began < 3.0
        assert engine.evaluate({"n": 2}) == {"findings": []}


def test_a_worker_that_dies_is_an_error_and_is_replaced(write: Write) -> None:
    root = write({"rights/report.rego": ENDLESS.replace("numbers.range(1, 9000)", "numbers.range(1, input.n)")})
    with RegorusEngine(root) as engine:
        engine.evaluate({"n": 1})
        assert engine._worker is not None
        killer = threading.Timer(0.3, os.kill, (engine._worker._process.pid, signal.SIGKILL))
        killer.start()
        with pytest.raises(PolicyError, match="ended by SIGKILL"):
            engine.evaluate({"n": 9000})
        killer.join()
        assert engine.evaluate({"n": 2}) == {"findings": []}


def test_a_worker_that_died_between_documents_is_replaced(engine: RegorusEngine) -> None:
    engine.evaluate(facts())
    assert engine._worker is not None
    engine._worker._process.kill()
    engine._worker._process.wait()
    assert engine.evaluate(facts()) == {"findings": []}


def test_closing_ends_the_worker_and_evaluating_starts_another(engine: RegorusEngine) -> None:
    engine.evaluate(facts())
    assert engine._worker is not None
    process = engine._worker._process
    engine.close()
    assert process.poll() is not None
    assert engine.evaluate(facts()) == {"findings": []}


def test_a_panic_of_the_engine_is_an_answer(write: Write) -> None:
    """Touched from another thread, regorus panics with an exception outside the `Exception` tree."""
    state = {
        "limit_s": 0.0,
        "engine": regorus_worker.load({"modules": [["r.rego", HEAD + "report := 1\n"]], "data": {}}),
    }
    with ThreadPoolExecutor(1) as pool:
        kind, message = pool.submit(regorus_worker.answer, state, b"E", b"{}").result()
    assert kind == b"P"
    assert b"another thread" in message


def test_a_fork_gets_a_worker_of_its_own(engine: RegorusEngine) -> None:
    engine.evaluate(facts())
    child = os.fork()
    if child == 0:
        try:
            os._exit(0 if engine.evaluate(facts()) == {"findings": []} else 1)
        finally:
            os._exit(2)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert engine.evaluate(facts()) == {"findings": []}


def test_what_policies_print_disturbs_nothing(write: Write, capfd: pytest.CaptureFixture[str]) -> None:
    assert evaluate(write, 'report := {"findings": [1 | print("hello")]}\n') == {"findings": [1]}
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("document", [{"x": object()}, {"x": "\ud800"}])
def test_facts_that_are_not_json_are_refused(engine: RegorusEngine, document: dict[str, object]) -> None:
    with pytest.raises(PolicyError, match="cannot be written as JSON"):
        engine.evaluate(document)


def test_facts_nested_too_deep_are_refused(engine: RegorusEngine) -> None:
    deep: list[object] = []
    for _ in range(200):
        deep = [deep]
    with pytest.raises(PolicyError, match="recursion limit") as caught:
        engine.evaluate({"x": deep})
    assert "128 levels" in caught.value.remedy


def test_a_worker_left_alone_ends_by_itself(write: Write) -> None:
    """Killed in the middle of an evaluation, the program must not leave a process that runs for hours."""
    root = write({"rights/report.rego": ENDLESS})
    program = (
        "import os, sys, threading\nfrom pathlib import Path\n"
        "from compliance.policy.regorus_engine import RegorusEngine\n"
        f"engine = RegorusEngine(Path({str(root)!r}), 0.5)\n"
        "print(engine._worker._process.pid, flush=True)\n"
        "threading.Timer(0.2, os._exit, (0,)).start()\n"
        "engine.evaluate({})\n"
    )
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=20)
    worker = int(ended.stdout)
    deadline = time.monotonic() + 5.0
    while runs(worker) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not runs(worker)


def runs(pid: int) -> bool:
    """Whether a process is there and not only waiting to be buried."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    status = Path(f"/proc/{pid}/stat")
    return not status.exists() or status.read_text().rpartition(")")[2].split()[0] != "Z"


HELPER = """\
package rights.lib.pairs

crossed := {x | some a in numbers.range(1, input.n); some b in numbers.range(1, input.n); x := a * b; x < 0}

within(limit) if count(crossed) < limit
"""
LEANING = """\
package rights

import data.rights.lib.pairs

report := {"findings": [x | some x in quick; pairs.within(x)]}

quick := [1, 2]
"""


def test_a_runaway_is_named_with_file_line_and_limit_through_the_function_that_asks_it(write: Write) -> None:
    root = write({"rights/report.rego": LEANING, "rights/lib/pairs/pairs.rego": HELPER})
    with RegorusEngine(root, time_limit_s=1.0) as engine:
        with pytest.raises(PolicyTimeout, match="stopped after 1 s") as caught:
            engine.evaluate({"n": 60_000})
        assert caught.value.place == "policies/rights/lib/pairs/pairs.rego:3"
        assert engine.evaluate({"n": 2}) == {"findings": [1, 2]}


BOMB = """\
package rights

report := {"findings": [count(burst)]}

filler := concat("", ["0123456789abcdef" | some _ in numbers.range(1, input.n)])

burst := concat("", [filler | some _ in numbers.range(1, input.n)])
"""


def test_a_memory_bomb_is_named_and_the_engine_lives_on(write: Write) -> None:
    root = write({"rights/report.rego": BOMB})
    with RegorusEngine(root, memory_limit_bytes=1 << 29) as engine:
        with pytest.raises(PolicyError, match="the policy engine ended") as caught:
            engine.evaluate({"n": 20_000})
        assert caught.value.place == "policies/rights/report.rego:7"
        assert engine.evaluate({"n": 2}) == {"findings": [64]}
