"""Fixtures of the policy tests."""

from __future__ import annotations

from pathlib import Path

import pytest
from policy_samples import Write, bundle_files


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write files into a fresh folder ``policies`` and return it."""

    def write_files(files: dict[str, str]) -> Path:
        root = tmp_path / "policies"
        for name, text in files.items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return root

    return write_files


@pytest.fixture
def small_bundle(write: Write) -> Path:
    """The whole small bundle on disk."""
    return write(bundle_files())
