"""Time the policies on large documents: ``python benchmarks/policy/measure.py [--opa PATH] [--sizes 100 1000]``.

Prints one row per engine and size: seconds to start and load the rules, seconds of the best warm evaluation (wall
clock) and CPU seconds of the mean one for the embedded engine, findings, and the most memory its process ever held.
Every document goes to the whole world and four platforms; see ``documents.py`` for what is in it. ``written`` is the
embedded engine with the modules as they are written instead of linked; in ``own papers`` every licensed component has
a licence of its own, where otherwise ten share one.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any, NamedTuple

from documents import document

from compliance.facts import from_document, to_document
from compliance.policy.regorus_engine import RegorusEngine
from compliance.resources import policies_dir

LIMIT_S = 900.0
ROW = "{:20} {:>10} {:>9} {:>10} {:>9} {:>9} {:>9}"


def main() -> None:
    """Measure and print."""
    options = _options()
    python = f"{platform.python_implementation()} {platform.python_version()}"
    print(f"{python}, {os.cpu_count()} CPUs, load {os.getloadavg()[0]:.1f}")
    print(ROW.format("engine", "components", "start s", "warm s", "CPU s", "findings", "MiB"))
    made = {size: to_document(from_document(document(size))) for size in sorted(options.sizes)}
    for size, facts in made.items():
        print(_embedded("regorus", facts, size, options.rounds), flush=True)
    middle = sorted(options.sizes)[len(options.sizes) // 2]
    print(_embedded("regorus, written", made[middle], middle, options.rounds, linked=False), flush=True)
    papers = to_document(from_document(document(middle, sharing=1)))
    print(_embedded("regorus, own papers", papers, middle, options.rounds), flush=True)
    if options.opa is not None:
        for size, facts in made.items():
            print(_opa(facts, size, options.opa), flush=True)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 1000, 10_000])
    parser.add_argument("--rounds", type=int, default=3, help="warm evaluations; the best counts")
    parser.add_argument("--opa", default=shutil.which("opa"), help="the opa command; left out where there is none")
    return parser.parse_args()


def _embedded(name: str, made: dict[str, Any], size: int, rounds: int, *, linked: bool = True) -> str:
    """Evaluate once to load, then `rounds` times; what only loading costs is measured first, and left out."""
    start = _run({}, 0, linked=linked)
    run = _run(made, rounds, linked=linked)
    cpu_s = (run.cpu_s - start.cpu_s) / rounds
    return ROW.format(name, size, f"{start.start_s:.2f}", f"{run.warm_s:.2f}", f"{cpu_s:.2f}", run.findings, run.mib)


class _Run(NamedTuple):
    """start_s : to start and load; cpu_s : of the whole process; warm_s : of the best round; mib : its most memory."""

    start_s: float
    cpu_s: float
    warm_s: float
    findings: int
    mib: str


def _run(made: dict[str, Any], rounds: int, *, linked: bool) -> _Run:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    started = time.perf_counter()
    warm_s = [0.0] if rounds == 0 else []
    report: dict[str, Any] = {}
    with RegorusEngine(policies_dir(), time_limit_s=LIMIT_S, linked=linked) as engine:
        engine.evaluate(to_document(from_document(document(1))))
        start_s = time.perf_counter() - started
        for _ in range(rounds):
            began = time.perf_counter()
            report = engine.evaluate(made)
            warm_s.append(time.perf_counter() - began)
        mib = _most_mib()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent_s = (after.ru_utime - before.ru_utime) + (after.ru_stime - before.ru_stime)
    return _Run(start_s, spent_s, min(warm_s), len(report.get("findings", [])), mib)


def _most_mib() -> str:
    """Read the most memory the evaluating process, our only child, held so far; Linux keeps it."""
    children = Path(f"/proc/self/task/{os.getpid()}/children")
    if not children.is_file():
        return ""
    status = Path(f"/proc/{children.read_text().split()[0]}/status").read_text()
    (line,) = (line for line in status.splitlines() if line.startswith("VmHWM"))
    return str(int(line.split()[1]) // 1024)


def _opa(made: dict[str, Any], size: int, command: str) -> str:
    """One evaluation in a process of its own; OPA says itself how long compiling and evaluating took."""
    with tempfile.TemporaryDirectory() as folder:
        facts = Path(folder, "facts.json")
        facts.write_text(json.dumps(made), encoding="utf-8")
        call = [
            command,
            "eval",
            "-b",
            str(policies_dir()),
            "-i",
            str(facts),
            "--metrics",
            "count(data.rights.report.findings)",
        ]
        done = subprocess.run(call, check=True, capture_output=True, text=True)
    answer = json.loads(done.stdout)
    spent = {name: value / 1e9 for name, value in answer["metrics"].items() if name.endswith("_ns")}
    evaluation_s = spent["timer_rego_query_eval_ns"]
    findings = answer["result"][0]["expressions"][0]["value"]
    start_s = sum(spent.values()) - evaluation_s
    return ROW.format("opa", size, f"{start_s:.2f}", f"{evaluation_s:.2f}", "", findings, "")


if __name__ == "__main__":
    sys.exit(main())
