"""Policies and templates are found in a checkout and in an installed copy, and a broken installation says so."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from compliance import resources

CHECKOUT = Path(__file__).resolve().parent.parent


def test_a_checkout_uses_its_own_folders() -> None:
    assert resources.policies_dir() == CHECKOUT / "policies"
    assert resources.templates_dir() == CHECKOUT / "templates"


def _install(target: Path) -> Path:
    package = target / "compliance"
    package.mkdir(parents=True)
    for name in ("__init__.py", "errors.py", "resources.py"):
        shutil.copy(CHECKOUT / "compliance" / name, package / name)
    return package


def _ask(target: Path) -> subprocess.CompletedProcess[str]:
    code = "from compliance import resources; print(resources.policies_dir()); print(resources.templates_dir())"
    return subprocess.run(
        [sys.executable, "-SP", "-c", code],
        env={"PYTHONPATH": str(target)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_shipped_copy_wins_over_a_neighbouring_folder(tmp_path: Path) -> None:
    package = _install(tmp_path)
    for name in ("policies", "templates"):
        (package / "_shipped" / name).mkdir(parents=True)
        (tmp_path / name).mkdir()
    answer = _ask(tmp_path)
    assert answer.stdout.split() == [str(package / "_shipped" / name) for name in ("policies", "templates")]


def test_an_incomplete_installation_names_the_missing_folder_and_the_cure(tmp_path: Path) -> None:
    package = _install(tmp_path)
    answer = _ask(tmp_path)
    assert answer.returncode == 1
    assert f"{package}/_shipped/policies: this installation of rightslint is incomplete; reinstall it" in answer.stderr
