"""How long ``rightslint --version`` and ``--help`` take, beside a Python that does nothing.

    python benchmarks/startup/measure.py [--runs 15] [--check]

Prints the median and the fastest of several runs. The fastest says what the program costs, the median also how busy the
machine was. A budget is met when the fastest run meets it; ``--check`` exits with 1 when one is not.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import time
from pathlib import Path

COMMAND = [str(Path(sys.executable).parent / "rightslint")]
CASES: list[tuple[str, list[str], float | None]] = [
    ("python -c pass", [sys.executable, "-c", "pass"], None),
    ("rightslint --version", [*COMMAND, "--version"], 150.0),
    ("rightslint --help", [*COMMAND, "--help"], 250.0),
    ("rightslint scan --help", [*COMMAND, "scan", "--help"], 250.0),
]


def durations_ms(command: list[str], runs: int) -> list[float]:
    """Return the wall-clock times of `runs` runs, after one that only warms the disk cache."""
    times: list[float] = []
    for _ in range(runs + 1):
        began = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        times.append(1000 * (time.perf_counter() - began))
    return times[1:]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    print(f"{'':24}{'median':>9}{'fastest':>9}{'x python':>10}{'budget':>9}")
    missed, bare = 0, 0.0
    for name, command, budget in CASES:
        times = durations_ms(command, options.runs)
        fastest = min(times)
        bare = bare or fastest
        allowed = f"{budget:.0f} ms" if budget else ""
        print(f"{name:24}{statistics.median(times):6.0f} ms{fastest:6.0f} ms{fastest / bare:10.1f}{allowed:>9}")
        missed += budget is not None and fastest > budget
    return 1 if missed and options.check else 0


if __name__ == "__main__":
    sys.exit(main())
