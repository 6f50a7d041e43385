"""Search all queries, beds and negatives with rightslint and write what it finds.

    python benchmarks/detection/run.py CORPUS QUERIES RESULT.json [--effort fast] [--least-score 25] [--chromaprint]

With a lower --least-score, the result can be evaluated at any threshold from there, as the curve of alarms needs.
Unless --queries-only is given, some queries are also searched by the command `rightslint identify` with one and two
jobs and once more, and its answers are compared byte by byte. --chromaprint lets Chromaprint search the same files
(`beside.py`) and writes RESULT-chromaprint.json.
"""

from __future__ import annotations

import argparse
import json
import platform
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import repeat
from pathlib import Path

import msgspec
import soundfile

from compliance import __version__
from compliance.detect.identify import DETECTOR, Limits, identify_asset
from compliance.detect.library import Library
from compliance.detect.limits import limits_of
from compliance.detect.warm import warm_up
from compliance.progress import Silent

COMPARED = 24


def hits(path: Path, library: Path, limits: Limits) -> tuple[list[dict], float]:
    """The matches of one file, best first, and the seconds of processor time that they took."""
    began = time.process_time()
    found = identify_asset(path, path.stem, library_dir=library, limits=limits)
    seconds = time.process_time() - began
    return [
        {
            "reference": Path(match.reference.path).stem,
            **{
                name: value
                for name, value in msgspec.to_builtins(match).items()
                if name not in {"reference", "alternatives", "shared_with", "asset", "stem", "detector"}
            },
            "alternatives": [Path(other.path).stem for other in match.alternatives],
            "shared_with": [Path(other.path).stem for other in match.shared_with],
        }
        for match in sorted(found.matches, key=lambda match: -match.score)
    ], seconds


def all_hits(paths: Sequence[Path], library: Path, limits: Limits, jobs: int) -> tuple[list[list[dict]], float]:
    """`hits` of many files, and the seconds of processor time of all."""
    with ProcessPoolExecutor(jobs) as pool:
        results = list(pool.map(hits, paths, repeat(library), repeat(limits), chunksize=4))
    return [found for found, _ in results], sum(seconds for _, seconds in results)


def same_answers(files: Sequence[Path], library: Path) -> bool:
    """Whether `rightslint identify` answers with the same bytes for one job, two jobs and once more."""
    program = Path(sys.executable).with_name("rightslint")
    command = [program, "identify", *files, "--library", library, "--format", "json"]
    answers = set()
    for jobs in ("1", "2", "1"):
        done = subprocess.run([*command, "--jobs", jobs], capture_output=True, check=False)
        if done.returncode:
            sys.exit(f"rightslint identify --jobs {jobs} ended with {done.returncode}: {done.stderr.decode()}")
        answers.add(done.stdout)
    return len(answers) == 1


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("queries", type=Path)
    parser.add_argument("result", type=Path)
    parser.add_argument("--effort", choices=("fast", "normal", "thorough"), default="normal")
    parser.add_argument("--least-score", type=float)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--chromaprint", action="store_true")
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--negatives-only", action="store_true")
    which.add_argument("--queries-only", action="store_true")
    given = parser.parse_args()
    limits = limits_of(given.effort)
    if given.least_score is not None:
        limits = msgspec.structs.replace(limits, least_score=given.least_score, alarms_per_hour=1e9)
    warm_up(Silent())
    references = sorted((given.corpus / "references").glob("*.flac"))
    queries = [] if given.negatives_only else sorted(given.queries.glob("*.flac"))
    roles = () if given.queries_only else ("beds", "negatives")
    negatives = [path for role in roles for path in sorted((given.corpus / role).glob("*.flac"))]
    with tempfile.TemporaryDirectory() as folder:
        library = Library.create_or_open(Path(folder) / "library")
        began = time.process_time()
        report = library.add(references)
        ingest_s = time.process_time() - began
        answers, query_s = all_hits([*queries, *negatives], library.folder, limits, given.jobs)
        found = dict(zip((path.name for path in queries), answers, strict=False))
        alarms = dict(zip((path.stem for path in negatives), answers[len(queries) :], strict=True))
        compared = queries[:: max(1, len(queries) // COMPARED)]
        same = same_answers(compared, library.folder) if compared and not given.queries_only else None
    heard_s = sum(soundfile.info(path).duration for path in (*queries, *negatives))
    statistics = {
        "library_hours": library.hours,
        "query_hours": heard_s / 3600,
        "negative_hours": sum(soundfile.info(path).duration for path in negatives) / 3600,
        "library_mb_per_hour": report.library_bytes / 1e6 / library.hours,
        "ingest_x_real_time_cpu": library.hours * 3600 / ingest_s,
        "query_x_real_time_cpu": heard_s / query_s,
        "peak_memory_mb": max(
            resource.getrusage(of).ru_maxrss / 1024 for of in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
        ),
        "files_compared": len(compared),
        "same_bytes": same,
        "machine": f"{platform.machine()}, {platform.python_implementation()} {platform.python_version()}",
    }
    system = f"rightslint {__version__} ({DETECTOR})"
    result = {"system": system, "threshold": None, "statistics": statistics, "found": found, "alarms": alarms}
    given.result.write_text(json.dumps(result))
    print(json.dumps(statistics, indent=1))
    if given.chromaprint:
        from beside import chromaprint_result

        beside = chromaprint_result(references, queries, negatives)
        given.result.with_name(f"{given.result.stem}-chromaprint.json").write_text(json.dumps(beside))


if __name__ == "__main__":
    main()
