"""What came of the tests of a policy bundle, as text and JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from compliance.report.wording import plural, shortened

if TYPE_CHECKING:
    from compliance.model.policy_tests import Failure, FileCoverage, Operand, TestRun

_LONGEST_VALUE = 160
_MOST_LINES = 12


def render_tests(run: TestRun, *, verbose: bool, elapsed_s: float) -> str:
    """Return the failures with their places and values, then the counts; with `verbose` every test by name."""
    return "".join(f"{line}\n" for line in _lines(run, verbose=verbose, elapsed_s=elapsed_s))


def render_tests_json(run: TestRun) -> str:
    """Return the run as indented JSON, ending in a newline."""
    return msgspec.json.format(msgspec.json.encode(run), indent=2).decode() + "\n"


def _lines(run: TestRun, *, verbose: bool, elapsed_s: float) -> Iterator[str]:
    for result in run.results:
        if result.passed:
            if verbose:
                yield f"pass  {result.name}"
            continue
        yield f"FAIL  {result.name}"
        yield f"      {result.place}"
        if result.problem:
            yield f"      {result.problem}"
        if result.failure is not None:
            yield from _failure(result.failure, indent=6)
    failed = sum(not result.passed for result in run.results)
    if run.coverage is not None:
        yield from _coverage(run.coverage)
    counts = f"{len(run.results) - failed} passed" + (f", {failed} failed" if failed else "")
    yield f"{plural(len(run.results), 'test')}: {counts}, in {elapsed_s:.1f} s ({run.engine})."


def _failure(failure: Failure, *, indent: int) -> Iterator[str]:
    space = " " * indent
    yield f"{space}{failure.place}: does not hold: {shortened(failure.expression, _LONGEST_VALUE)}"
    yield from (f"{space}  {shortened(operand.text, 60)} is {_value(operand)}" for operand in failure.operands)
    for inner in failure.within:
        yield from _failure(inner, indent=indent + 2)


def _value(operand: Operand) -> str:
    written = [json.dumps(value, ensure_ascii=False) for value in operand.values]
    return shortened(" or ".join(written), _LONGEST_VALUE) if written else "undefined"


def _coverage(files: tuple[FileCoverage, ...]) -> Iterator[str]:
    reached = sum(file.covered for file in files)
    lines = reached + sum(len(file.missed) for file in files)
    for file in files:
        if file.missed:
            shown = ", ".join(map(str, file.missed[:_MOST_LINES]))
            more = f" and {len(file.missed) - _MOST_LINES} more" if len(file.missed) > _MOST_LINES else ""
            yield f"{file.path}: no test reaches line {shown}{more}"
    share = 100 * reached / lines if lines else 100.0
    yield f"Coverage: {share:.1f} % of {lines} lines."
