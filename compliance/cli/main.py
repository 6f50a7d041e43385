"""The command ``rightslint``: verbs are loaded when they are called, so that ``--help`` stays instant."""

from __future__ import annotations

import errno
import importlib
import io
import os
import sys

import click

from compliance import __version__
from compliance.errors import RightslintError

VERBS = {
    "scan": "Find third-party material in a project and say what it means.",
    "init": "Write a commented rights.yaml from what a project holds.",
    "identify": "Print the matches of audio files against the library.",
    "checklist": "Hold a project against the checklist: pass, fail, unknown.",
    "whatif": "Judge the same facts under other assumptions.",
    "usage": "Map the project's own material to its masters.",
    "library": "Keep the reference recordings: add, list, verify, move.",
    "facts": "Print the facts document of a project.",
    "judge": "Evaluate the policies on a facts document.",
    "explain": "Print a rule: proposition, basis, sources, remedies.",
    "policy": "List the rules, and those due to be read again.",
    "schema": "Print a published JSON Schema.",
    "completion": "Print the shell completion script.",
}

_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}

EPILOG = """\b
Examples:
  rightslint init my-single
  rightslint library add ~/Samples/Pack --licence splice-2026
  rightslint scan my-single --format html --output report.html

Exit codes: 0 pass, 1 findings at or above --fail-on, 2 usage or
configuration error, 3 evidence incomplete.
"""


class LazyGroup(click.Group):
    """A group whose commands live in ``compliance.cli.<name>`` and are imported on use."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the verbs in the order of a first session."""
        del ctx
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the module of a verb; ``None`` for an unknown one."""
        del ctx
        if cmd_name not in VERBS:
            return None
        module = importlib.import_module(f"compliance.cli.{cmd_name}")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the verbs without importing them."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl(list(VERBS.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Name the nearest verb when there is no such one."""
        if args and args[0] not in VERBS and not args[0].startswith("-"):
            from difflib import get_close_matches

            near = get_close_matches(args[0], VERBS, n=1)
            hint = f"; did you mean '{near[0]}'?" if near else "; see rightslint --help"
            ctx.fail(f"there is no command '{args[0]}'{hint}")
        return super().resolve_command(ctx, args)


@click.group(cls=LazyGroup, epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, "-V", "--version", prog_name="rightslint")
def cli() -> None:
    """Rights-compliance linter for audio projects.

    Listens for other people's recordings in a project, holds them against rights.yaml, and judges the
    result under the law of each territory and the terms of each platform. Works offline. Not legal advice.
    """


def main() -> None:
    """Run the command line; a user's mistake prints one clear line and exits with 2."""
    _buffer_output()
    try:
        code = cli.main(standalone_mode=False, prog_name="rightslint")
        sys.stdout.flush()
        sys.exit(code)
    except click.exceptions.Abort:
        click.echo("stopped", err=True)
        sys.exit(130)
    except click.ClickException as problem:
        problem.show()
        sys.exit(2)
    except RightslintError as problem:
        sys.exit(_report(str(problem)))
    except BrokenPipeError:
        # The reader of our output went away (`| head`): not an error of ours, but nothing more can be said.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(141)
    except Exception as problem:
        if os.environ.get("RIGHTSLINT_DEBUG"):
            raise
        sys.exit(_report(_unforeseen(problem)))


def _buffer_output() -> None:
    """Put a buffer before an unbuffered standard output (``PYTHONUNBUFFERED``): alone it drops what a disk refuses."""
    raw = getattr(sys.stdout, "buffer", None)
    if isinstance(raw, io.RawIOBase):
        encoding, errors = sys.stdout.encoding, sys.stdout.errors
        sys.stdout = io.TextIOWrapper(io.BufferedWriter(raw), encoding=encoding, errors=errors, line_buffering=True)


def _unforeseen(problem: Exception) -> str:
    """What to say of an error that no room expected; a full disk can strike anywhere, the rest is ours to mend."""
    if isinstance(problem, OSError) and problem.errno in _NO_ROOM:
        return f"{problem.filename or 'the disk'}: no room left to write; free some space and run again"
    where = f"{type(problem).__name__}: {problem}".splitlines()[0]
    return f"internal error: {where}; run again with RIGHTSLINT_DEBUG=1 and report what it prints"


def _report(message: str) -> int:
    from compliance.safe_text import printable

    for line in message.splitlines():
        click.echo(f"error: {printable(line)}", err=True)
    return 2


if __name__ == "__main__":
    main()
