"""Hold the output that README.md shows against a real run: every line of it must be printed, in this order.

.venv/bin/python .ci/readme.py
"""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# The day the shown run took place: rules past their review date speak differently.
EVALUATED_ON = "2026-11-21"
LEFT_OUT = "[...]"
# Clock readings, levels and the tool's own speed may differ by a rounding from one processor to the next.
MEASURED = re.compile(r"\d+(\.\d+)?|[▁▂▃▄▅▆▇█░]+")


def shown() -> tuple[list[str], list[str]]:
    """Return the command that README.md shows with `$`, and the lines it prints under it."""
    lines = (ROOT / "README.md").read_text(encoding="utf-8").splitlines()
    start = next(number for number, line in enumerate(lines) if line.startswith("    $ rightslint scan"))
    block = [line[4:] for line in lines[start + 1 : lines.index("<!-- end of output -->")]]
    return shlex.split(lines[start].removeprefix("    $ ")), [line for line in block if line.strip()]


def printed(command: list[str]) -> list[str]:
    program = str(Path(sys.executable).parent / command[0])
    done = subprocess.run(
        [program, *command[1:], "--evaluated-on", EVALUATED_ON], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if done.returncode != 1:
        sys.exit(f"{shlex.join(command)} ended with {done.returncode}, not 1: {done.stderr}")
    return done.stdout.splitlines()


def comparable(line: str) -> str:
    return MEASURED.sub("#", line.rstrip())


def main() -> None:
    command, expected = shown()
    real = iter(map(comparable, printed(command)))
    for line in expected:
        if line != LEFT_OUT and comparable(line) not in real:
            sys.exit(f"README.md shows a line that is not printed there: {line!r}; paste the output anew")
    print(f"README.md shows what is printed ({len(expected)} lines).")


if __name__ == "__main__":
    main()
