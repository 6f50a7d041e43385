"""A small real project and a small real library, made once."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from command import BURIED_AT_S, HOOK_S, rightslint
from music import RATE_HZ, buried, piece, write_wav

RIGHTS = """\
release:
  title: Small Hours
  kind: single
  state: unreleased
  release_on: 2026-12-18
  commercial: true
  territories: [US, GB]
  platforms: [spotify]
  owners: [R. Imai]
tracks:
  - {file: masters/master.wav, title: Small Hours}
"""


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two recordings: the one that is buried in the project's master, and another."""
    folder = tmp_path_factory.mktemp("refs")
    for seed in (1, 3):
        write_wav(folder / f"song-{seed}.wav", piece(seed))
    shelf = tmp_path_factory.mktemp("shelf") / "library"
    result = rightslint("library", "add", folder, "--library", shelf, "--owner", "Quiet Harbour")
    assert result.code == 0, result
    return shelf


@pytest.fixture(scope="session")
def finished_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project whose master holds eight seconds of the first recording."""
    root = tmp_path_factory.mktemp("projects") / "small-hours"
    (root / "masters").mkdir(parents=True)
    hook = piece(1)[int(HOOK_S[0] * RATE_HZ) : int(HOOK_S[1] * RATE_HZ)]
    write_wav(root / "masters" / "master.wav", buried(hook, piece(2, 24.0), at_s=BURIED_AT_S, level_db=3))
    (root / "rights.yaml").write_text(RIGHTS)
    return root


@pytest.fixture
def project(finished_project: Path, tmp_path: Path) -> Path:
    """A copy of the project that a test may change."""
    return Path(shutil.copytree(finished_project, tmp_path / "small-hours"))


@pytest.fixture(autouse=True)
def no_library_of_the_users_own(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Tests neither see nor touch the library of whoever runs them."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path_factory.mktemp("data")))
    for name in ("RIGHTSLINT_LIBRARY", "RIGHTSLINT_ACOUSTID_KEY", "RIGHTSLINT_ACOUSTID_URL", "RIGHTSLINT_DEBUG"):
        monkeypatch.delenv(name, raising=False)
