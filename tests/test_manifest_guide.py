"""What the guide shows can be written."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from rights_samples import project

from compliance.manifest import json_schema, load_manifest
from compliance.manifest.shape import Declared, LicenceSaid, ReleaseSaid, TrackSaid, Use

GUIDE = (Path(__file__).parent.parent / "docs" / "rights-yaml.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```yaml\n(.*?)```", GUIDE, re.DOTALL)


@pytest.mark.parametrize("example", EXAMPLES)
def test_its_examples_load(tmp_path: Path, example: str) -> None:
    assert load_manifest(project(tmp_path, example, "master.wav", "old-mix.wav", "papers/night-drive.pdf")).written


@pytest.mark.parametrize("kind", [Declared, ReleaseSaid, TrackSaid, Use, LicenceSaid])
def test_it_names_every_field(kind: type) -> None:
    names = json_schema()["$defs"][kind.__name__]["properties"]

    assert [
        name for name in names if f"`{name}`" not in GUIDE and f"\n{name}:" not in GUIDE and f"## {name}" not in GUIDE
    ] == []
