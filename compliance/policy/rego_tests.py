"""Run the tests of a bundle, rules ``test_*`` in modules ``*_test.rego``, in the embedded engine."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from functools import partial
from pathlib import Path
from typing import Any

from compliance.errors import PolicyError
from compliance.model.policy_tests import FileCoverage, TestResult, TestRun
from compliance.policy.bundle import TEST_PACKAGE, TEST_SUFFIX, Bundle, PolicyFile, read_bundle
from compliance.policy.references import check_references
from compliance.policy.rego_failures import diagnosed
from compliance.policy.regorus_engine import TIME_LIMIT_S, engine_version
from compliance.policy.regorus_process import Worker

_TEST = re.compile(r"^(test_\w+)(?=[ \t]|$)", re.MULTILINE)
_PACKAGE = re.compile(r"^package[ \t]+(\S+)", re.MULTILINE)
_MOST_WORKERS = 8


@dataclass(frozen=True, kw_only=True)
class TestCase:
    """One test. rule : its full path in ``data``."""

    __test__ = False

    module: PolicyFile
    name: str
    line: int

    @property
    def rule(self) -> str:
        """The full path in ``data``."""
        found = _PACKAGE.search(self.module.text)
        return f"data.{found[1] if found else ''}.{self.name}"


def bundle_to_test(folder: Path, shipped: Path) -> Bundle:
    """Read a bundle with its tests. A folder without the roots of the shipped one is tested on top of it.

    Raises
    ------
    PolicyError : a file cannot be read, a table is malformed, or a policy relies on what is not there
    """
    bundle = read_bundle(folder, with_tests=True)
    if folder.resolve() != shipped.resolve() and not (folder / "rights").is_dir():
        base = read_bundle(shipped)
        tables = base.data | {key: value for key, value in bundle.data.items() if key not in base.data}
        bundle = replace(bundle, modules=(*base.modules, *bundle.modules), data=tables)
    check_references(bundle)
    return bundle


def cases_of(bundle: Bundle, pattern: str = "*") -> list[TestCase]:
    """Return the tests whose name or full path matches, in the order of the files."""
    cases = [
        TestCase(module=module, name=found[1], line=module.text.count("\n", 0, found.start()) + 1)
        for module in bundle.modules
        if module.path.endswith(TEST_SUFFIX)
        for found in _TEST.finditer(module.text)
    ]
    return [case for case in cases if fnmatchcase(case.name, pattern) or fnmatchcase(case.rule, pattern)]


def run_tests(
    bundle: Bundle, cases: Sequence[TestCase], *, jobs: int, coverage: bool = False, time_limit_s: float = TIME_LIMIT_S
) -> TestRun:
    """Run tests, in several engines at once; each test on its own has `time_limit_s` seconds.

    Raises
    ------
    PolicyError : the bundle cannot be loaded
    """
    lots = [lot for lot in (cases[start::jobs] for start in range(min(jobs, _MOST_WORKERS))) if lot]
    run = partial(_run_lot, bundle, coverage=coverage, time_limit_s=time_limit_s)
    with ThreadPoolExecutor(max(1, len(lots))) as pool:
        done = list(pool.map(run, lots))
    found = {case.rule: result for results, _ in done for case, result in results}
    reports = [report for _, report in done if report is not None]
    return TestRun(
        engine=f"regorus {engine_version()}",
        results=tuple(found[case.rule] for case in cases),
        coverage=_merged(reports) if coverage else None,
    )


def _run_lot(
    bundle: Bundle, cases: Iterable[TestCase], *, coverage: bool, time_limit_s: float
) -> tuple[list[tuple[TestCase, TestResult]], dict[str, Any] | None]:
    worker = Worker(bundle, time_limit_s, coverage=coverage)
    results: list[tuple[TestCase, TestResult]] = []
    try:
        worker.load()
        for case in cases:
            results.append((case, _run(case, worker, bundle)))
            if results[-1][1].problem:
                worker.end()
                worker = Worker(bundle, time_limit_s, coverage=coverage)
        report = json.loads(worker.covered()) if coverage else None
    finally:
        worker.end()
    return results, report


def _run(case: TestCase, worker: Worker, bundle: Bundle) -> TestResult:
    place = bundle.place(case.module.path, case.line)
    try:
        value = worker.query(case.rule)
    except PolicyError as error:
        return TestResult(name=case.rule, place=place, passed=False, problem=str(error))
    if value and json.loads(value) is True:
        return TestResult(name=case.rule, place=place, passed=True)
    failure = diagnosed(bundle, case.module, case.name)
    problem = "" if failure else f"its value is {value.decode() or 'undefined'}, not true"
    return TestResult(name=case.rule, place=place, passed=False, problem=problem, failure=failure)


def _merged(reports: Iterable[dict[str, Any]]) -> tuple[FileCoverage, ...]:
    """Bring together what each engine reached; tests and their fixtures are not what is covered."""
    covered: dict[str, set[int]] = {}
    missed: dict[str, set[int]] = {}
    for report in reports:
        for file in report["files"]:
            covered.setdefault(file["path"], set()).update(file["covered"])
            missed.setdefault(file["path"], set()).update(file["not_covered"])
    return tuple(
        FileCoverage(path=path, covered=len(covered[path]), missed=tuple(sorted(missed[path] - covered[path])))
        for path in sorted(covered)
        if not path.endswith(TEST_SUFFIX) and TEST_PACKAGE not in path.split("/")
    )
