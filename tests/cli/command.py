"""Run the real command line in this process and see what a user would see."""

from __future__ import annotations

import contextlib
import io
import json
import sys
from pathlib import Path
from typing import Any, NamedTuple
from unittest.mock import patch

from compliance.cli.main import main

AS_OF = ("--evaluated-on", "2026-11-21")
"""The day tests judge as of: rules past their review date speak differently."""
HOOK_S = (8.0, 16.0)
"""Where in the reference the hook comes from."""
BURIED_AT_S = 6.0
"""Where in the master it is buried."""


class Result(NamedTuple):
    """Exit code and what went to either stream."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


def rightslint(*arguments: str | Path) -> Result:
    """Call ``rightslint`` with `arguments`; the streams are pipes, not terminals."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True) for _ in range(2))
    argv = ["rightslint", *map(str, arguments)]
    code: int | str | None = 0
    with patch.object(sys, "argv", argv), contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            main()
        except SystemExit as ended:
            code = ended.code
    shown = [stream.buffer.getvalue().decode() for stream in (out, err)]
    assert isinstance(code, int | None), code
    return Result(code or 0, *shown)


def one_error_line(result: Result) -> str:
    """Return the single line of an error: exit code 2, nothing on standard output, no traceback."""
    assert result.code == 2, result
    assert result.out == ""
    lines = result.err.splitlines()
    assert len(lines) == 1, result.err
    assert lines[0].startswith("error: ")
    assert "Traceback" not in result.err
    return lines[0]
