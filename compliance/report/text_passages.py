"""The passages nobody declared, one line each, with the id that rights.yaml calls them by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.report.wording import time_range

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.text import Text

    from compliance.report.passages import Passage

MOST_PASSAGES = 5


def undeclared_lines(passages: Sequence[Passage], *, most: int | None = MOST_PASSAGES) -> Iterator[Text]:
    """Yield where each passage sounds and how to record that it is a mistake; beyond `most` they are counted."""
    from rich.text import Text

    if len(passages) == 1:
        yield Text.assemble(
            (f"{_gap(passages[0])}Not that recording? Record it under reviews: ", "dim"), _id(passages[0])
        )
        return
    recordings = {passage.reference for passage in passages}
    for passage in passages[:most]:
        of = f", {passage.recording}" if len(recordings) > 1 else ""
        place = f"{time_range(passage.start_ms, passage.end_ms)} in {passage.asset}"
        yield Text.assemble(f"{place}{of}{'; ' + _gap(passage) if _gap(passage) else ': '}", _id(passage))
    left_out = len(passages) - len(passages[:most])
    if left_out:
        yield Text(f"and {left_out:,} more in the report", "dim")
    if passages:
        which = "that recording" if len(recordings) == 1 else "those recordings"
        yield Text(f"Not {which}? Record what you hear under reviews.", "dim")


def _gap(passage: Passage) -> str:
    return f"{passage.declared}. " if passage.declared.startswith("‘") else ""


def _id(passage: Passage) -> Text:
    from rich.text import Text

    return Text(f"detection {passage.id}", "dim")
