"""The policy bundle as it lies on disk: Rego modules, data tables and a digest over exactly what is loaded.

The layout is OPA's: a directory is a package, and ``rights_data/terms/data.json`` becomes ``data.rights_data.terms``.
Tests (``*_test.rego``) and the ``testing`` package with their fixtures are left out.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from compliance.errors import PolicyError

TEST_SUFFIX = "_test.rego"
TEST_PACKAGE = "testing"


@dataclass(frozen=True, kw_only=True)
class PolicyFile:
    """One Rego module. path : relative to the bundle root, with ``/``."""

    path: str
    text: str


@dataclass(frozen=True, kw_only=True)
class Bundle:
    """What an engine loads.

    name : how error messages call the bundle root, e.g. ``policies``
    modules : in the order of their paths
    data : the tables, nested as their directories are
    digest : SHA-256 in hex over the paths and bytes of all files loaded
    """

    name: str
    modules: tuple[PolicyFile, ...]
    data: dict[str, Any]
    digest: str

    def place(self, path: str, line: int | None = None, column: int | None = None) -> str:
        """``policies/rights/report.rego:3:7``, as error messages point at a spot in the bundle."""
        position = "".join(f":{number}" for number in (line, column) if number is not None)
        return f"{self.name}/{path}{position}"


def read_bundle(policies_dir: Path, *, with_tests: bool = False) -> Bundle:
    """Read the bundle under `policies_dir`, its tests and their fixtures only if asked for.

    Raises
    ------
    PolicyError : there is no bundle, a file cannot be read, or a data table is not valid JSON
    """
    files = _bundle_files(policies_dir, with_tests=with_tests)
    name = policies_dir.name or "policies"
    digest = hashlib.sha256()
    modules: list[PolicyFile] = []
    data: dict[str, Any] = {}
    for path in files:
        relative = path.relative_to(policies_dir).as_posix()
        text, content = _read(path, place=f"{name}/{relative}")
        digest.update(f"{relative}\0{len(content)}\0".encode() + content)
        if path.suffix == ".rego":
            modules.append(PolicyFile(path=relative, text=text))
        else:
            _graft(
                data,
                relative.split("/")[:-1],
                _parse_table(text, place=f"{name}/{relative}"),
                place=f"{name}/{relative}",
            )
    if not modules:
        raise PolicyError(
            "no policies (*.rego) here", place=str(policies_dir), remedy="name the folder that holds rights/"
        )
    return Bundle(name=name, modules=tuple(modules), data=data, digest=digest.hexdigest())


def _bundle_files(policies_dir: Path, *, with_tests: bool) -> list[Path]:
    if not policies_dir.is_dir():
        raise PolicyError(
            "not a folder", place=str(policies_dir), remedy="name the folder that holds rights/ and rights_data/"
        )
    found = [
        path
        for path in policies_dir.rglob("*")
        if _is_loaded(path.relative_to(policies_dir), with_tests=with_tests) and path.is_file()
    ]
    return sorted(found, key=lambda path: path.relative_to(policies_dir).as_posix())


def _is_loaded(relative: Path, *, with_tests: bool) -> bool:
    if any(part.startswith(".") or (part == TEST_PACKAGE and not with_tests) for part in relative.parts):
        return False
    if relative.suffix == ".rego":
        return with_tests or not relative.name.endswith(TEST_SUFFIX)
    return relative.name == "data.json"


def _read(path: Path, *, place: str) -> tuple[str, bytes]:
    try:
        content = path.read_bytes()
        return content.decode("utf-8"), content
    except OSError as error:
        raise PolicyError(f"cannot be read ({error.strerror})", place=place, remedy="check its permissions") from error
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise PolicyError("is not UTF-8", place=f"{place}:{line}", remedy="save it as UTF-8") from error


def _parse_table(text: str, *, place: str) -> object:
    def unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        table = dict(pairs)
        if len(table) < len(pairs):
            keys = [key for key, _ in pairs]
            twice = next(key for key in keys if keys.count(key) > 1)
            raise PolicyError(f"the key '{twice}' stands twice in one object", place=place, remedy="keep one of them")
        return table

    try:
        return json.loads(text, object_pairs_hook=unique)
    except json.JSONDecodeError as error:
        position = f"{place}:{error.lineno}:{error.colno}"
        raise PolicyError(f"not valid JSON: {error.msg}", place=position, remedy="correct the JSON") from error


def _graft(data: dict[str, Any], path: list[str], value: object, *, place: str) -> None:
    """Put `value` where its directory says; two files may not claim one spot."""
    if not path:
        raise PolicyError(
            "data at the root of the bundle", place=place, remedy="move it to rights_data/<table>/data.json"
        )
    node = data
    for part in path[:-1]:
        below = node.setdefault(part, {})
        if not isinstance(below, dict):
            raise _overlap(place)
        node = cast("dict[str, Any]", below)
    if path[-1] in node:
        raise _overlap(place)
    node[path[-1]] = value


def _overlap(place: str) -> PolicyError:
    return PolicyError("two data files claim the same place in data", place=place, remedy="merge or move one of them")
