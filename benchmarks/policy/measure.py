"""Time the policies on large documents: ``python benchmarks/policy/measure.py [--opa PATH] [--sizes 100 1000]``.

Prints one row per engine and size: seconds to start and load the rules, seconds of the best warm evaluation (wall
clock), for the embedded engine CPU seconds of the mean one and the most memory ever held, each per process that
evaluates, and findings. Every document goes to the whole world and four platforms; see ``documents.py`` for what is in
it. Large documents are shared by two processes; ``one process`` is the same without. ``written`` is one process with
the modules as they are written instead of linked; in ``own papers`` every licensed component has a licence of its own,
where otherwise ten share one. With ``--policies`` other policies are judged by.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
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
NEVER = 1 << 30
ROW = "{:20} {:>10} {:>8} {:>8} {:>11} {:>9} {:>9}"


def main() -> None:
    """Measure and print."""
    options = _options()
    python = f"{platform.python_implementation()} {platform.python_version()}"
    print(f"{python}, {os.cpu_count()} CPUs, load {os.getloadavg()[0]:.1f}")
    print(ROW.format("engine", "components", "start s", "warm s", "CPU s", "findings", "MiB"))
    made = {size: to_document(from_document(document(size))) for size in sorted(options.sizes)}
    middle = sorted(options.sizes)[len(options.sizes) // 2]
    papers = to_document(from_document(document(middle, sharing=1)))
    for name, facts, size, how in [
        *(("regorus", facts, size, {}) for size, facts in made.items()),
        *(("regorus, one process", facts, size, {"halved_from": NEVER}) for size, facts in made.items()),
        ("regorus, written", made[middle], middle, {"linked": False}),
        ("regorus, own papers", papers, middle, {}),
    ]:
        with RegorusEngine(options.policies, time_limit_s=LIMIT_S, **how) as engine:
            print(_embedded(engine, name, facts, size, options.rounds), flush=True)
    if options.opa is not None:
        for size, facts in made.items():
            print(_opa(facts, size, options.opa, options.policies), flush=True)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 1000, 10_000])
    parser.add_argument("--rounds", type=int, default=3, help="warm evaluations; the best counts")
    parser.add_argument("--opa", default=shutil.which("opa"), help="the opa command; left out where there is none")
    parser.add_argument("--policies", type=Path, default=policies_dir(), help="root of the bundle")
    return parser.parse_args()


def _embedded(engine: RegorusEngine, name: str, made: dict[str, Any], size: int, rounds: int) -> str:
    """Evaluate once to load, once to warm up, then `rounds` times."""
    started = time.perf_counter()
    engine.evaluate(to_document(from_document(document(1))))
    start_s = time.perf_counter() - started
    engine.evaluate(made)
    before = [_cpu_s(process) for process in _evaluating()]
    report, warm_s = {}, []
    for _ in range(rounds):
        began = time.perf_counter()
        report = engine.evaluate(made)
        warm_s.append(time.perf_counter() - began)
    cpu = (
        f"{(_cpu_s(process) - earlier) / rounds:.2f}" for process, earlier in zip(_evaluating(), before, strict=True)
    )
    mib = (_most_mib(process) for process in _evaluating())
    return ROW.format(
        name, size, f"{start_s:.2f}", f"{min(warm_s):.2f}", "+".join(cpu), len(report["findings"]), "+".join(mib)
    )


def _evaluating() -> list[Path]:
    """The processes that evaluate, our only children; none where the system does not list them."""
    children = Path(f"/proc/self/task/{os.getpid()}/children")
    return [Path("/proc", child) for child in children.read_text().split()] if children.is_file() else []


def _cpu_s(process: Path) -> float:
    return int((process / "schedstat").read_text().split()[0]) / 1e9


def _most_mib(process: Path) -> str:
    """Read the most memory a process held so far; Linux keeps it."""
    (line,) = (line for line in (process / "status").read_text().splitlines() if line.startswith("VmHWM"))
    return str(int(line.split()[1]) // 1024)


def _opa(made: dict[str, Any], size: int, command: str, policies: Path) -> str:
    """One evaluation in a process of its own; OPA says itself how long compiling and evaluating took."""
    with tempfile.TemporaryDirectory() as folder:
        facts = Path(folder, "facts.json")
        facts.write_text(json.dumps(made), encoding="utf-8")
        call = [
            command,
            "eval",
            "-b",
            str(policies),
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
