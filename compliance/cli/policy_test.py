"""``rightslint policy test``: the tests of the shipped policies, or of a folder of one's own."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import Literal

import click

from compliance.cli.options import PATH, write_text

EPILOG = """\b
Examples:
  rightslint policy test
  rightslint policy test --filter '*sampling_recording*'
  rightslint policy test my-policies --coverage

\b
A folder without rights/ of its own is tested on top of the shipped
policies, so that a rule may import data.rights.lib. Exits with 1 when a
test does not hold.
"""


@click.command("test", epilog=EPILOG)
@click.argument("path", type=PATH, required=False)
@click.option("--filter", "pattern", default="*", metavar="PATTERN", help="Only tests whose name or path matches.")
@click.option("--coverage", is_flag=True, help="Tell which lines of the policies no test reaches.")
@click.option("--jobs", type=click.IntRange(1, 64), help="Engines that run at once.  [default: one per core]")
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--verbose", "-v", is_flag=True, help="Name the tests that pass, too.")
def test(
    path: Path | None,
    pattern: str,
    coverage: bool,
    jobs: int | None,
    format_: Literal["text", "json"],
    verbose: bool,
) -> int:
    """Run the tests of the policies in PATH (default: those shipped) in the embedded engine.

    Tests are rules test_* in files *_test.rego. One that does not hold is told with the line, the expression and the
    values in it.
    """
    from compliance.errors import UsageError
    from compliance.policy.rego_tests import bundle_to_test, cases_of, run_tests
    from compliance.report.policy_tests import render_tests, render_tests_json
    from compliance.resources import policies_dir
    from compliance.safe_text import printable

    began = time.monotonic()
    folder = path or policies_dir()
    bundle = bundle_to_test(folder, policies_dir())
    cases = cases_of(bundle, pattern)
    if not cases:
        wanted = f"no test matches '{printable(pattern)}'" if pattern != "*" else "there are no tests here"
        remedy = "write rules test_... in files *_test.rego"
        raise UsageError(wanted, place=printable(str(folder)), remedy=remedy)
    run = run_tests(bundle, cases, jobs=jobs or os.cpu_count() or 1, coverage=coverage)
    elapsed_s = time.monotonic() - began
    write_text(
        render_tests_json(run) if format_ == "json" else render_tests(run, verbose=verbose, elapsed_s=elapsed_s), None
    )
    return 0 if all(result.passed for result in run.results) else 1
