"""What came of running the tests of a policy bundle: the public answer of ``rightslint policy test``."""

from __future__ import annotations

from typing import Any, Literal

import msgspec

POLICY_TESTS_SCHEMA = "rightslint.policy-tests/1"


class Operand(msgspec.Struct, frozen=True, kw_only=True):
    """A part of an expression. values : none where it is undefined, several where variables leave a choice."""

    text: str
    values: tuple[Any, ...] = ()


class Failure(msgspec.Struct, frozen=True, kw_only=True):
    """Where a test stops holding.

    place : ``file:line`` of the first expression that does not hold
    expression : as written
    operands : its parts, evaluated
    within : the same inside the function it calls, outermost first
    """

    place: str
    expression: str
    operands: tuple[Operand, ...] = ()
    within: tuple[Failure, ...] = ()


class TestResult(msgspec.Struct, frozen=True, kw_only=True):
    """One test. problem : of a test that could not be evaluated; failure : of one that did not hold."""

    __test__ = False

    name: str
    place: str
    passed: bool
    problem: str = ""
    failure: Failure | None = None


class FileCoverage(msgspec.Struct, frozen=True, kw_only=True):
    """Lines of a module that tests reached, and those that none did."""

    path: str
    covered: int
    missed: tuple[int, ...]


class TestRun(msgspec.Struct, frozen=True, kw_only=True):
    """All tests of a bundle. coverage : per module, where asked for."""

    __test__ = False

    schema: Literal["rightslint.policy-tests/1"] = POLICY_TESTS_SCHEMA
    engine: str
    results: tuple[TestResult, ...]
    coverage: tuple[FileCoverage, ...] | None = None
