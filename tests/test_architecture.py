"""The rooms of the package know only what lies below them, and starting up loads nothing heavy."""

from __future__ import annotations

import ast
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "compliance"

# From the ground up: a room may import rooms of lower floors only.
FLOORS = [
    {"errors"},
    {"safe_text", "resources", "progress", "execute"},
    {"territories"},
    {"model"},
    {"audio", "roles", "ignore", "places", "manifest"},
    {"discover", "probe"},
    {"examine", "detect", "starter"},
    {"listen", "curate", "reconcile"},
    {"facts", "usage"},
    {"policy"},
    {"report"},
    {"reproduce", "judging"},
    {"pipeline", "schemas"},
    {"begin", "checklist", "whatif"},
    {"cli"},
]
# What the floors alone would allow, and must never be: who judges does not listen, and who listens knows no claims.
NEVER = [
    *(("detect", room) for room in ("manifest", "policy", "facts")),
    *(("policy", room) for room in ("audio", "detect", "probe", "discover", "manifest", "listen")),
    *(("report", room) for room in ("policy", "audio", "detect", "probe", "manifest", "pipeline")),
    ("probe", "detect"),
    ("probe", "audio"),
    ("discover", "audio"),
    ("facts", "audio"),
    ("facts", "detect"),
]
HEAVY = [
    "numpy",
    "numba",
    "scipy",
    "librosa",
    "av",
    "soundfile",
    "soxr",
    "miniaudio",
    "mutagen",
    "regorus",
    "jinja2",
    "rich",
    "ruamel",
]


def room_of(module: str) -> str:
    return module.split(".")[1]


def modules() -> list[Path]:
    return [path for path in sorted(PACKAGE.rglob("*.py")) if path != PACKAGE / "__init__.py"]


def imports_of(path: Path) -> set[str]:
    """Return the rooms that a module imports anywhere in it, functions and type checking included."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module == "compliance":
            found.update(f"compliance.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    rooms = {room_of(name) for name in found if name.startswith("compliance.")}
    return rooms - {"__version__", room_of(dotted(path))}


def dotted(path: Path) -> str:
    return ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts)


FLOOR_OF = {room: number for number, floor in enumerate(FLOORS) for room in floor}
# A finished scan holds a value of every room, so its type names them; nothing of them runs there.
NAMES_TYPES_ONLY = PACKAGE / "model" / "scan.py"


def test_every_room_has_its_floor() -> None:
    rooms = {room_of(dotted(path)) for path in modules()}
    assert rooms == set(FLOOR_OF), "a new room needs a place in FLOORS; one that is gone leaves it"


@pytest.mark.parametrize("path", [path for path in modules() if path != NAMES_TYPES_ONLY], ids=dotted)
def test_a_module_imports_only_from_below(path: Path) -> None:
    own = FLOOR_OF[room_of(dotted(path))]
    above = {room for room in imports_of(path) if FLOOR_OF[room] >= own}
    assert not above, f"{dotted(path)} reaches up to {sorted(above)}"


@pytest.mark.parametrize(("room", "other"), NEVER)
def test_listening_and_judging_stay_apart(room: str, other: str) -> None:
    guilty = [dotted(path) for path in modules() if room_of(dotted(path)) == room and other in imports_of(path)]
    assert guilty == []


def test_the_type_of_a_scan_runs_nothing() -> None:
    code = (
        "import sys; import compliance.model.scan; print(sorted(m for m in sys.modules if m.startswith('compliance')))"
    )
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "['compliance', 'compliance.model', 'compliance.model.scan']"


@pytest.mark.parametrize("arguments", [["--version"], ["--help"], ["scan", "--help"], ["library", "add", "--help"]])
def test_starting_up_loads_nothing_heavy(arguments: list[str]) -> None:
    code = (
        "import sys; from compliance.cli.main import cli\n"
        f"try: cli.main({arguments!r}, standalone_mode=True)\n"
        "except SystemExit: pass\n"
        "print('loaded', *sorted({name.partition('.')[0] for name in sys.modules}), file=sys.stderr)"
    )
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(answer.stderr.rpartition("loaded")[2].split())
    assert "click" in loaded
    assert loaded.isdisjoint(HEAVY), f"loaded at start: {sorted(loaded.intersection(HEAVY))}"


def test_no_module_grows_into_a_warehouse() -> None:
    lengths = {dotted(path): len(path.read_text(encoding="utf-8").splitlines()) for path in modules()}
    assert {name: length for name, length in lengths.items() if length > 400} == {}


def test_the_floors_are_disjoint() -> None:
    assert all(lower.isdisjoint(upper) for lower, upper in pairwise(FLOORS))
    assert sum(map(len, FLOORS)) == len(FLOOR_OF)
