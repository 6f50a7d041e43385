"""The examples in the docstrings hold."""

from __future__ import annotations

import doctest
from types import ModuleType

import pytest

from compliance.report import cards, html, names, passages, wording


@pytest.mark.parametrize("module", [cards, html, names, passages, wording])
def test_examples_hold(module: ModuleType) -> None:
    results = doctest.testmod(module)
    assert results.attempted > 0
    assert results.failed == 0
