"""The policy bundle as its own tests see it: every module, fixtures included, in the embedded engine."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

import regorus

from compliance.resources import policies_dir

ROOT = policies_dir()
MODULES = tuple(sorted(ROOT.rglob("*.rego")))
TEST_MODULES = tuple(path for path in MODULES if path.name.endswith("_test.rego"))
RULE_MODULES = tuple(path for path in MODULES if path not in TEST_MODULES and "testing" not in path.parts)
TEST_HEAD = re.compile(r"^(test_\w+) if\b", re.MULTILINE)
PACKAGE = re.compile(r"^package (\S+)$", re.MULTILINE)


def package_of(path: Path) -> str:
    """Return the package a module declares."""
    found = PACKAGE.search(path.read_text())
    assert found, f"{path} names no package"
    return found[1]


def tables() -> dict[str, object]:
    """Return the reference tables, by name."""
    return {
        path.parent.name: json.loads(path.read_text()) for path in sorted((ROOT / "rights_data").rglob("data.json"))
    }


@cache
def engine() -> regorus.Engine:
    """Return an engine that holds the whole bundle, to be cloned."""
    loaded = regorus.Engine()
    for path in MODULES:
        loaded.add_policy(path.relative_to(ROOT).as_posix(), path.read_text())
    loaded.add_data_json(json.dumps({"rights_data": tables()}))
    return loaded


def evaluate(rule: str, document: object | None = None) -> object:
    """Evaluate one rule, `data` included in its name; undefined is None."""
    running = engine().clone()
    running.set_input_json(json.dumps(document))
    answer = json.loads(running.eval_rule_as_json(rule))
    return None if answer == "<undefined>" else answer
