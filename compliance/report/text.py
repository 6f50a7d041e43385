"""The report for a terminal."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from compliance.report.terminal import Display, display_of, rendered, show
from compliance.report.view import View, make_view
from compliance.report.wording import elapsed_words
from compliance.safe_text import printable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

    from compliance.model.scan import Scan


def print_scan(scan: Scan, *, verbose: bool = False, report: str = "") -> None:
    """Print the summary of a scan to standard output, in colour if that is a terminal.

    Parameters
    ----------
    verbose : print every note and every remedy instead of a count
    report : path of the report that was written, to be named in the last line
    """
    text = render_scan(scan, verbose=verbose, report=report, display=display_of(sys.stdout, os.environ))
    show(text, sys.stdout)


def render_scan(scan: Scan, *, verbose: bool = False, report: str = "", display: Display | None = None) -> str:
    """Return the summary as text; without a `display` it is plain and 80 columns wide."""
    return render_view(make_view(scan), verbose=verbose, report=report, display=display)


def render_view(view: View, *, verbose: bool = False, report: str = "", display: Display | None = None) -> str:
    """Return a view as text: the release, what was heard, the findings, the verdicts, what was not looked at."""
    display = display or Display()
    return rendered(_parts(view, display, verbose=verbose, report=report), display)


def _parts(view: View, display: Display, *, verbose: bool, report: str) -> Iterator[RenderableType]:
    from rich.text import Text

    from compliance.report.text_findings import finding_blocks
    from compliance.report.text_verdicts import gap_lines, verdict_blocks
    from compliance.report.text_waveform import waveform_lines

    yield Text("")
    yield Text(" · ").join([Text(view.project, "bold"), *map(Text, view.header)])
    yield Text("")
    if view.assets:
        yield from waveform_lines(view, display)
    if view.reviews:
        yield Text(view.reviews)
        yield Text("")
    yield from finding_blocks(view.groups, display, steps=view.answer.steps, verbose=verbose)
    yield from verdict_blocks(view, display)
    yield from gap_lines(view)
    yield Text(" · ".join(part for part in (view.counts, elapsed_words(view.elapsed_s)) if part))
    if report:
        # A path broken over two lines can be neither clicked nor copied.
        yield Text(f"report: {printable(report)}", no_wrap=True, overflow="ignore")
