"""The wheel carries the policies and templates, and an installed copy finds its own."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=CHECKOUT, check=True, capture_output=True)
    (built,) = folder.glob("*.whl")
    return built


def shipped(folder: str) -> set[str]:
    return {path.relative_to(CHECKOUT).as_posix() for path in (CHECKOUT / folder).rglob("*") if path.is_file()}


def test_every_policy_and_template_is_in_the_wheel(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    expected = {f"compliance/_shipped/{name}" for folder in ("policies", "templates") for name in shipped(folder)}
    assert len(expected) > 20
    assert expected <= names
    assert "compliance/py.typed" in names
    assert any(name.endswith("licenses/LICENSE") for name in names)


def test_the_wheel_holds_nothing_else(wheel: Path) -> None:
    tops = {name.split("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    version = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    assert tops == {"compliance", f"rightslint-{version}.dist-info"}


def test_an_installed_copy_uses_what_it_brought(wheel: Path, tmp_path: Path) -> None:
    zipfile.ZipFile(wheel).extractall(tmp_path)
    code = "from compliance import resources; print(resources.policies_dir()); print(resources.templates_dir())"
    environment = {**os.environ, "PYTHONPATH": str(tmp_path)}
    answer = subprocess.run(
        [sys.executable, "-P", "-c", code], env=environment, cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert answer.stdout.split() == [str(tmp_path / "compliance/_shipped" / name) for name in ("policies", "templates")]


def test_an_installed_copy_explains_a_rule(wheel: Path, tmp_path: Path) -> None:
    zipfile.ZipFile(wheel).extractall(tmp_path)
    answer = subprocess.run(
        [sys.executable, "-P", "-m", "compliance.cli.main", "explain", "us/sampling-recording"],
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert "114(b)" in answer.stdout


def test_one_version_everywhere(wheel: Path) -> None:
    from compliance import __version__

    assert wheel.name.startswith(f"rightslint-{__version__}-")
    changelog = (CHECKOUT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"## [{__version__}]" in changelog or "## [Unreleased]" in changelog


def test_every_dependency_is_bounded_and_locked() -> None:
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = [need for needs in project["optional-dependencies"].values() for need in needs]
    locked = {line.split("==")[0] for line in (CHECKOUT / "constraints.txt").read_text(encoding="utf-8").splitlines()}
    for need in [*project["dependencies"], *extras]:
        name = need.split(">=")[0].split("[")[0]
        assert re.search(r">=[\d.]+,<[\d.]+(; .+)?$", need), f"{need} is not bounded on both sides"
        assert name.replace(".", "-") in locked, f"{name} is not in constraints.txt"
