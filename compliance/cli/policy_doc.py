"""``rightslint policy doc``: a page per rule, made from the annotations."""

from __future__ import annotations

from pathlib import Path

import click

from compliance.cli.options import PATH
from compliance.safe_text import printable

_SHOWN = 10


@click.command(
    "doc", epilog="\b\nExamples:\n  rightslint policy doc\n  rightslint policy doc --output site/rules --check"
)
@click.option("--output", type=PATH, default=Path("docs/rules"), show_default=True, help="Folder of the pages.")
@click.option("--check", is_flag=True, help="Write nothing; exit with 1 when a page is missing, stale or left over.")
def doc(output: Path, check: bool) -> int:
    """Write a Markdown page per rule, with indexes by pack and topic.

    The pages say what the annotations say. What was generated before and no longer belongs is removed; files of yours
    are left alone.
    """
    made = _pages()
    stale = [path for path, text in made.items() if _read(output / path) != text]
    left_over = [path for path in _generated(output) if path not in made]
    if check:
        return _told(output, stale, left_over)
    from compliance.report.write import write_atomically

    for path in stale:
        (output / path).parent.mkdir(parents=True, exist_ok=True)
        write_atomically(output / path, made[path].encode())
    for path in left_over:
        (output / path).unlink()
    where = printable(str(output))
    click.echo(f"{where}: {len(made)} pages, {len(stale)} written, {len(left_over)} removed.")
    return 0


def _pages() -> dict[str, str]:
    from compliance.policy.catalogue import load
    from compliance.report.rule_pages import Handbook, pages
    from compliance.resources import policies_dir

    known = load(policies_dir())
    return pages(Handbook(cards=known.cards, triggers=known.triggers, remedies=known.remedies))


def _read(path: Path) -> str | None:
    try:
        return path.read_bytes().decode(errors="replace")
    except OSError:
        return None


def _generated(folder: Path) -> list[str]:
    """Return the pages that were generated into a folder, by their path in it."""
    from compliance.report.rule_pages import MARK

    found = (path for path in sorted(folder.rglob("*.md")) if (_read(path) or "").startswith(MARK))
    return [path.relative_to(folder).as_posix() for path in found]


def _told(output: Path, stale: list[str], left_over: list[str]) -> int:
    """Name what is not as the annotations say; 1 if there is any."""
    wrong = [f"{path}: missing or stale" for path in stale] + [f"{path}: left over" for path in left_over]
    for line in wrong[:_SHOWN]:
        click.echo(printable(f"{output}/{line}"), err=True)
    if len(wrong) > _SHOWN:
        click.echo(f"and {len(wrong) - _SHOWN} more", err=True)
    if wrong:
        click.echo(f"{len(wrong)} pages differ from the annotations; run: rightslint policy doc", err=True)
    return 1 if wrong else 0
