"""Judge the same documents in the embedded engine and in OPA, and fail on the first finding that differs.

``python .ci/engines.py OPA [COUNT]``: random documents that follow the schema, and the catalogues of the benchmark.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "tests" / "policies"), str(ROOT / "benchmarks" / "policy")]

from documents import document as catalogue  # noqa: E402 - found through the path above
from random_facts import document as random_document  # noqa: E402
from random_facts import mutated  # noqa: E402

from compliance.policy.regorus_engine import RegorusEngine  # noqa: E402
from compliance.resources import policies_dir  # noqa: E402

QUERY = "[report | some document in input; report := data.rights.report with input as document]"
SERVED = (("WW",), ("US",), ("DE", "FR"), ("EU",), ("JP", "IN", "ZA"))


def main() -> int:
    """Compare; 1 where anything differs."""
    opa, count = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 150
    named = documents(count)
    with RegorusEngine(policies_dir(), time_limit_s=120) as engine:
        ours = [engine.evaluate(made) for _, made in named]
    theirs = in_opa(opa, [made for _, made in named])
    different = [
        name for (name, _), one, other in zip(named, ours, theirs, strict=True) if written(one) != written(other)
    ]
    for name in different[:5]:
        print(f"the engines differ on {name}", file=sys.stderr)
    findings = sum(len(report["findings"]) for report in ours)
    print(f"{len(named)} documents, {findings} findings, {len(different)} documents judged differently")
    return 1 if different else 0


def documents(count: int) -> list[tuple[str, dict[str, Any]]]:
    """Return documents by name: made at random, catalogues for several places, and those with a field taken out."""
    drawn = [(f"random document {seed}", random_document(seed)) for seed in range(count)]
    sold = [(f"catalogue for {' '.join(served)}", catalogue(25, territories=served)) for served in SERVED]
    changed = [(f"{name}, mutation {seed}", mutated(made, seed)) for seed, (name, made) in enumerate(sold * 6)]
    return drawn + sold + changed


def in_opa(opa: str, made: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return OPA's reports. A builtin that fails is an error, and a report that is missing is noticed by the count."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "documents.json")
        path.write_text(json.dumps(made), encoding="utf-8")
        call = [
            opa,
            "eval",
            "-b",
            str(policies_dir()),
            "-i",
            str(path),
            "--strict-builtin-errors",
            "--format",
            "raw",
            QUERY,
        ]
        done = subprocess.run(call, check=False, capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"opa failed: {done.stderr or done.stdout}")
    return json.loads(done.stdout)


def written(report: dict[str, Any]) -> str:
    """The report in bytes that depend on nothing but what it says."""
    return json.dumps(report, sort_keys=True, ensure_ascii=False)


if __name__ == "__main__":
    sys.exit(main())
