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
from typing import Any

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
    # The kernel keeps one account for all children: OPA comes when the workers' time and memory have been read.
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
    start_s, start_cpu_s, _, _ = _run({}, 0, linked=linked)
    _, cpu_s, warm_s, report = _run(made, rounds, linked=linked)
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    cpu = f"{(cpu_s - start_cpu_s) / rounds:.2f}"
    return ROW.format(name, size, f"{start_s:.2f}", f"{warm_s:.2f}", cpu, len(report["findings"]), most)


def _run(made: dict[str, Any], rounds: int, *, linked: bool) -> tuple[float, float, float, dict[str, Any]]:
    """Seconds to start, CPU seconds of the whole process, seconds of the best round, and the report."""
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
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent_s = (after.ru_utime - before.ru_utime) + (after.ru_stime - before.ru_stime)
    return start_s, spent_s, min(warm_s), report


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
