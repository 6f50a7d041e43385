"""Search all queries, beds and negatives with rightslint and write what it finds.

    python benchmarks/detection/run.py CORPUS QUERIES RESULT.json [--least-score 25]

With a lower --least-score, the result can be evaluated at any threshold from there, as the curve of alarms needs.
"""

from __future__ import annotations

import argparse
import json
import platform
import resource
import tempfile
import time
from pathlib import Path

import msgspec
import soundfile

from compliance import __version__
from compliance.detect.identify import DETECTOR, Limits, identify_asset
from compliance.detect.library import Library
from compliance.detect.warm import warm_up
from compliance.progress import Silent


def hits(path: Path, library: Path, limits: Limits) -> list[dict]:
    """The matches of one file, best first."""
    found = identify_asset(path, path.stem, library_dir=library, limits=limits)
    return [
        {
            "reference": Path(match.reference.path).stem,
            **{
                name: value
                for name, value in msgspec.to_builtins(match).items()
                if name not in {"reference", "alternatives", "asset", "stem", "detector"}
            },
            "alternatives": [Path(other.path).stem for other in match.alternatives],
        }
        for match in sorted(found.matches, key=lambda match: -match.score)
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("queries", type=Path)
    parser.add_argument("result", type=Path)
    parser.add_argument("--least-score", type=float)
    parser.add_argument("--negatives-only", action="store_true")
    arguments = parser.parse_args()
    limits = Limits()
    if arguments.least_score is not None:
        limits = Limits(least_score=arguments.least_score, alarms_per_hour=1e9)
    warm_up(Silent())
    references = sorted((arguments.corpus / "references").glob("*.wav"))
    queries = [] if arguments.negatives_only else sorted(arguments.queries.glob("*.wav"))
    negatives = [path for role in ("beds", "negatives") for path in sorted((arguments.corpus / role).glob("*.wav"))]
    with tempfile.TemporaryDirectory() as folder:
        library = Library.create_or_open(Path(folder) / "library")
        began = time.process_time()
        report = library.add(references)
        ingest_s = time.process_time() - began
        began = time.process_time()
        found = {path.name: hits(path, library.folder, limits) for path in queries}
        alarms = {path.stem: hits(path, library.folder, limits) for path in negatives}
        query_s = time.process_time() - began
    heard_s = sum(soundfile.info(path).duration for path in (*queries, *negatives))
    statistics = {
        "library_hours": library.hours,
        "negative_hours": sum(soundfile.info(path).duration for path in negatives) / 3600,
        "library_mb_per_hour": report.library_bytes / 1e6 / library.hours,
        "ingest_x_real_time_cpu": library.hours * 3600 / ingest_s,
        "query_x_real_time_cpu": heard_s / query_s,
        "peak_memory_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "machine": f"{platform.machine()}, {platform.python_implementation()} {platform.python_version()}",
    }
    result = {
        "system": f"rightslint {__version__} ({DETECTOR})",
        "statistics": statistics,
        "found": found,
        "alarms": alarms,
    }
    arguments.result.write_text(json.dumps(result))
    print(json.dumps(statistics, indent=1))


if __name__ == "__main__":
    main()
