"""Small projects a producer could have, judged from rights.yaml to verdict: every finding, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from whole_projects import NAMES, document, expected, matrix, spoken, wanted

from compliance.judging import catalogue, judge_document

ENOUGH_EVERYDAY = 8


@pytest.mark.parametrize("name", NAMES)
def test_says_this_and_nothing_else(name: str, tmp_path: Path) -> None:
    case = expected(name)
    made = document(name, tmp_path)
    judgement = judge_document(made)
    rows = matrix(judgement)

    assert spoken(judgement, made) == sorted(case.findings)
    assert rows == wanted(case, rows)


def test_lawful_everyday_projects_are_clear_in_every_territory(tmp_path: Path) -> None:
    """Enough of the scenarios go everywhere a law was read, and have nothing to answer for anywhere."""
    everywhere = set(catalogue().territories) - {"EU"}
    clear = [name for name in NAMES if not expected(name).findings and expected(name).verdicts == {"*": "clear"}]
    served: dict[str, set[str]] = {}
    for name in clear:
        (tmp_path / name).mkdir()
        served[name] = set(document(name, tmp_path / name)["release"]["territories"])

    assert sum(everywhere <= territories for territories in served.values()) >= ENOUGH_EVERYDAY
