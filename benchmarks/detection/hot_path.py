"""Where a search and the adding of recordings spend their time, function by function, sampled by py-spy.

    python benchmarks/detection/hot_path.py CORPUS QUERIES [--every 5] [--native]

Records `rightslint identify` over every fifth query with `--effort fast` and `normal`, and `rightslint library add` of
the whole corpus, one process each, which py-spy starts; kernels are compiled before. Whatever runs counts, with the
GIL or without, since kernels release it; waiting doesn't, nor starting (imports, loading kernels).

numba gives its machine code no names, so nobody sees into a kernel. But py-spy sees which line of Python runs: a sample
on a line that calls a kernel is the kernel's. FFmpeg, without Python frames, is part of what calls it. `--native`
names neither and halts the program ten times as long for a sample, so it takes 20 a second in place of 200; it tells
kernels, machine code without names, from numba's unpacking of their arguments.
"""

from __future__ import annotations

import argparse
import ast
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import compliance
from compliance.detect.library import Library
from compliance.detect.warm import warm_up
from compliance.progress import Silent

FRAME = re.compile(r"([^;]+) \(([^();]*\.py):(\d+)\)(?=;|$)")
STARTING = re.compile(r"<frozen importlib|\((numba(?!/core/runtime)|llvmlite)/|compliance/detect/warm\.py")
PLUMBING = ("compliance/cli/", "compliance/execute.py", "compliance/pipeline.py", "compliance/progress.py")
"""Their functions only call the others."""
COUNT_FOR_CALLER = {"numpy", *sys.stdlib_module_names}
"""What these do is part of the function that calls them; other packages have a row each."""
OWN, WITH_CALLEES, ONE_CALLEE = 1.0, 5.0, 0.95
"""Shown are rows with that many per cent, but for functions that nearly always only wait for one other."""


def kernels_by_line() -> dict[tuple[str, str], str]:
    """The kernel that is called on a line, by file and number of the line."""
    modules = sorted((Path(compliance.__file__).parent / "detect").glob("*.py"))
    nodes = [(path, node) for path in modules for node in ast.walk(ast.parse(path.read_bytes()))]
    kernels = {
        node.name: f"`detect.{path.stem}.{node.name}`, kernel"
        for path, node in nodes
        if isinstance(node, ast.FunctionDef) and any(ast.unparse(mark) == "kernel" for mark in node.decorator_list)
    }
    return {
        (f"compliance/detect/{path.name}", str(node.lineno)): kernels[node.func.id]
        for path, node in nodes
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in kernels
    }


class Profile:
    """Samples by row: `own`, with callees (`inclusive`), and by row and next row (`steps`); `starting` are in none."""

    def __init__(self, recorded: str) -> None:
        """Fold py-spy's raw format: per line a stack, frames from the outermost separated by `;`, and a number."""
        self.own, self.inclusive, self.steps = Counter[str](), Counter[str](), Counter[tuple[str, str]]()
        self.starting = 0
        kernels = kernels_by_line()
        for line in recorded.splitlines():
            stack, _, number = line.rpartition(" ")
            rows = rows_of(stack, kernels)
            self.starting += 0 if rows else int(number)
            self.own.update(dict.fromkeys(rows[-1:], int(number)))
            self.inclusive.update(dict.fromkeys(rows, int(number)))
            self.steps.update(dict.fromkeys(pairwise(rows), int(number)))

    def share(self, samples: int) -> float:
        """Per cent of all samples."""
        return 100 * samples / self.own.total()

    def shows(self, row: str) -> bool:
        """Whether a row is large enough and says more than the row of its callee does."""
        waiting = max((number for (caller, _), number in self.steps.items() if caller == row), default=0)
        passes_on = waiting > ONE_CALLEE * self.inclusive[row]
        return self.share(self.own[row]) >= OWN or (self.share(self.inclusive[row]) >= WITH_CALLEES and not passes_on)


def rows_of(stack: str, kernels: dict[tuple[str, str], str]) -> list[str]:
    """The rows that a sample belongs to, outermost first; none while the program starts."""
    rows, last = list[str](), list[str]()
    for function, file, line in FRAME.findall("" if STARTING.search(stack) else stack):
        package = file.partition("/")[0].removesuffix(".py")
        if package == "compliance" and not file.startswith(PLUMBING) and not function.endswith(">"):
            module = file.removeprefix("compliance/").removesuffix(".py").removesuffix("/__init__").replace("/", ".")
            rows.append(f"`{module}.{function.replace('.<locals>', '')}`")
            last = [kernels[file, line]] if (file, line) in kernels else []
        elif package != "compliance":
            last = [] if package in COUNT_FOR_CALLER or package.startswith("<") else [f"{package}, library"]
    native = stack.rpartition(".py:")[2].partition(";")[2]
    if last and last[0].endswith("kernel") and native and ("(?)" not in native or "NRT_" in native):
        last = ["numba, arguments of kernels"]
    return [*rows, *last] if rows else []


def profile_of(arguments: Sequence[str | Path], *, native: bool) -> Profile:
    """Run a command of rightslint under py-spy."""
    spy = shutil.which("py-spy", path=str(Path(sys.executable).parent)) or "py-spy"
    with tempfile.TemporaryDirectory() as folder:
        samples = Path(folder) / "samples"
        how = [*(["--rate", "20", "--native"] if native else ["--rate", "200"]), "--format", "raw", "--output", samples]
        command = [sys.executable, "-m", "compliance.cli.main", *arguments, "--jobs", "1"]
        subprocess.run([spy, "record", *how, "--", *command], stdout=subprocess.DEVNULL, check=True)
        return Profile(samples.read_text())


def table(profiles: dict[str, Profile]) -> None:
    """Print the rows that any profile shows, by what they take with callees in the last."""
    rows = sorted({row for made in profiles.values() for row in made.inclusive if made.shows(row)})
    rows.sort(key=lambda row: [-made.inclusive[row] for made in profiles.values()][::-1])
    print("\n| function |", *(f"{name}: own % | with callees % |" for name in profiles))
    print("|---|" + "---|" * 2 * len(profiles))
    for row in rows:
        shares = ((made.share(made.own[row]), made.share(made.inclusive[row])) for made in profiles.values())
        print(f"| {row} |", *(f"{own:.1f} | {inclusive:.1f} |" for own, inclusive in shares))
    rest = [100 - made.share(sum(made.own[row] for row in rows)) for made in profiles.values()]
    print("| all others |", *(f"{own:.1f} | |" for own in rest))
    for name, made in profiles.items():
        kernels = made.share(sum(number for row, number in made.own.items() if row.endswith(", kernel")))
        print(f"\n{name}: {made.own.total()} samples ({kernels:.1f} % kernels), {made.starting} more while starting")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("queries", type=Path)
    parser.add_argument("--every", type=int, default=5)
    parser.add_argument("--native", action="store_true")
    given = parser.parse_args()
    warm_up(Silent())
    queries = sorted(given.queries.glob("*.flac"))[:: given.every]
    with tempfile.TemporaryDirectory() as folder:
        library = Path(folder) / "library"
        Library.create_or_open(library).add(sorted((given.corpus / "references").glob("*.flac")))
        asked = ["identify", *queries, "--library", library, "--effort"]
        table({effort: profile_of([*asked, effort], native=given.native) for effort in ("fast", "normal")})
        add = ["library", "add", given.corpus, "--library", library.with_name("added")]
        table({"library add": profile_of(add, native=given.native)})


if __name__ == "__main__":
    main()
