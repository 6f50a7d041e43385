"""``rightslint whatif``: the same facts, judged under other assumptions."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, get_args

import click

from compliance.cli.documents import facts_of
from compliance.cli.options import PATH, check_writable, jobs_option, library_option, online_options, write_text
from compliance.cli.outcome import FAIL_ON, exit_code
from compliance.model.vocabulary import Purpose, ReleaseKind

if TYPE_CHECKING:
    from compliance.whatif import Change

EPILOG = """\b
Examples:
  rightslint whatif my-single
  rightslint whatif my-single --drop-territory US
  rightslint whatif my-single --platform bandcamp --non-commercial
  rightslint whatif my-single --without hook
  rightslint whatif my-single --with-licence hook:master
  rightslint whatif my-single --set 'uses[pad].generation.plan=pro'
  rightslint facts my-single --output facts.json
  rightslint whatif facts.json --private --format json
"""


@click.command("whatif", epilog=EPILOG)
@click.argument("path", type=PATH, default=Path())
@click.option(
    "--territory",
    "--jurisdiction",
    "territories",
    multiple=True,
    metavar="CODE",
    help="Served here instead; repeat for more.",
)
@click.option("--add-territory", "add_territories", multiple=True, metavar="CODE", help="Served here too.")
@click.option("--drop-territory", "drop_territories", multiple=True, metavar="CODE", help="Not served here.")
@click.option("--platform", "platforms", multiple=True, metavar="ID", help="On this platform instead.")
@click.option("--add-platform", "add_platforms", multiple=True, metavar="ID", help="On this platform too.")
@click.option("--drop-platform", "drop_platforms", multiple=True, metavar="ID", help="Not on this platform.")
@click.option("--private", is_flag=True, help="Kept private: on no platform, nothing sold.")
@click.option("--commercial/--non-commercial", default=None, help="With or without sale, ads, monetisation, clients.")
@click.option(
    "--release-kind", metavar="KIND", help="Another kind of release: remix, dj_mix, cover, podcast_episode ..."
)
@click.option("--purpose", metavar="PURPOSE", help="Another purpose: practice, criticism, teaching, advertising ...")
@click.option("--release-on", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="Released on another day.")
@click.option(
    "--without",
    "--without-component",
    "without",
    multiple=True,
    metavar="ID",
    help="Without this use, or this recording that nobody declared (id or title).",
)
@click.option(
    "--with-licence",
    multiple=True,
    metavar="ID[:RIGHTS]",
    help="Licensed: a use or recording without limits (rights: master,composition,sync ...), or a licence of "
    "rights.yaml granted and in force.",
)
@click.option(
    "--set", "fields", multiple=True, metavar="FIELD=VALUE", help="Any field, as findings name what is missing."
)
@click.option("--evaluated-on", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="Judge both as of this day.")
@library_option
@online_options
@jobs_option
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--output", type=PATH, help="File to write instead of standard output.")
@click.option(
    "--fail-on", type=click.Choice(FAIL_ON), default="error", show_default=True, help="Least severity to exit 1."
)
def command(
    path: Path,
    library: Path | None,
    evaluated_on: datetime | None,
    online: bool,
    jobs: int | None,
    format_: Literal["text", "json"],
    output: Path | None,
    fail_on: str,
    **wanted: Any,
) -> int:
    """Judge the facts of PATH again under other assumptions, and print what changes.

    PATH is a project (default: here) or a document made by rightslint facts (- for standard input). Without any
    assumption, the single changes that might help are tried and listed. Nothing is written, and nothing is listened to
    twice. The exit code is that of the changed release.
    """
    change = _change(**wanted)
    if output is not None:
        check_writable(output)
    document, manifest = facts_of(path, library=library, evaluated_on=evaluated_on, online=online, jobs=jobs)
    from compliance.report.whatif import render_trials, render_whatif, render_whatif_json
    from compliance.whatif import Change, try_changes, what_if

    if change == Change():
        found, judgement = try_changes(document, manifest)
        text = render_whatif_json(found) if format_ == "json" else render_trials(found, document)
    else:
        difference, judgement = what_if(document, change, manifest)
        text = render_whatif_json(difference) if format_ == "json" else render_whatif(difference, document)
    write_text(text, output)
    return exit_code(judgement, fail_on)


def _change(*, release_on: datetime | None, release_kind: str | None, purpose: str | None, **given: Any) -> Change:
    from compliance.whatif import Change

    return Change(
        release_on=release_on.date() if release_on else None,
        release_kind=_chosen(release_kind, get_args(ReleaseKind), "--release-kind"),
        purpose=_chosen(purpose, get_args(Purpose), "--purpose"),
        **given,
    )


def _chosen(word: str | None, words: tuple[str, ...], option: str) -> str | None:
    """Return one of `words`, hyphens or underscores alike.

    Raises
    ------
    UsageError : it is none of them
    """
    if word is None or (said := word.replace("-", "_")) in words:
        return word and word.replace("-", "_")
    from difflib import get_close_matches

    from compliance.errors import UsageError
    from compliance.safe_text import printable

    near = get_close_matches(said, words, n=1)
    remedy = f"did you mean '{near[0]}'?" if near else f"write one of {', '.join(words)}"
    raise UsageError(f"'{printable(word)}' is not known", place=option, remedy=remedy)
