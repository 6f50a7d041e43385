"""Every test written in Rego, run by the embedded engine; `opa test policies` runs the same ones."""

from __future__ import annotations

import pytest
from rego_bundle import TEST_HEAD, TEST_MODULES, evaluate, package_of

CASES = [f"{package_of(path)}.{name}" for path in TEST_MODULES for name in TEST_HEAD.findall(path.read_text())]


def test_there_are_tests_and_none_hides_another() -> None:
    assert len(CASES) > 150
    assert len(CASES) == len(set(CASES))


@pytest.mark.parametrize("case", CASES)
def test_rego(case: str) -> None:
    assert evaluate(f"data.{case}") is True
