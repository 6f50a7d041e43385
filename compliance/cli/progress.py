"""A progress bar on standard error: only for a person at a terminal, never in pipes, hooks or CI."""

from __future__ import annotations

import os
import sys
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, TextIO

from compliance.progress import Progress, Silent

if TYPE_CHECKING:
    from rich.progress import Progress as Bars
    from rich.progress import TaskID


def wanted(stream: TextIO, environment: Mapping[str, str]) -> bool:
    """Whether somebody is watching; pre-commit hands a terminal to hooks, so its variable counts too."""
    watched = stream.isatty() and environment.get("TERM") != "dumb"
    return watched and not any(environment.get(name) for name in ("PRE_COMMIT", "CI"))


class Bar:
    """One bar, whose text and length follow the stage."""

    def __init__(self, bars: Bars) -> None:
        self._bars = bars
        self._task: TaskID | None = None

    def stage(self, title: str, total: int | None = None) -> None:
        """Begin a stage: the bar starts anew."""
        if self._task is not None:
            self._bars.remove_task(self._task)
        self._task = self._bars.add_task(title, total=total, note="")

    def step(self, note: str = "") -> None:
        """Move one step on."""
        from compliance.safe_text import printable

        if self._task is not None:
            self._bars.update(self._task, advance=1, note=printable(note)[-40:])


@contextmanager
def shown() -> Generator[Progress]:
    """Yield what the pipeline reports to: a bar if somebody watches, else silence."""
    if not wanted(sys.stderr, os.environ):
        yield Silent()
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(bar_width=20),
        TimeElapsedColumn(),
        TextColumn("{task.fields[note]}", markup=False, style="dim"),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bars:
        yield Bar(bars)
