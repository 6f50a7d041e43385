"""Sets of passages in words: how many of whose recordings, and what a person decided about them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from compliance.report.wording import listing, plural

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compliance.report.passages import Passage

NOTHING = "nothing recognised"
_OTHERS = "somebody else's"
_ALL_OF = {
    _OTHERS: "of somebody else's recording",
    "own_work": "of your own recording",
    "false_positive_reviewed": "that a listener found to be no match",
    "removed": "recorded as removed",
}
_SOME_OF = {
    _OTHERS: "somebody else's",
    "own_work": "your own",
    "false_positive_reviewed": "no match",
    "removed": "removed",
}
_DECISIONS = {
    "cleared": "cleared",
    "own_work": "your own recording",
    "false_positive_reviewed": "no match",
    "removed": "removed",
}


def heard_words(passages: Sequence[Passage]) -> str:
    """Say whose recordings an asset holds, e.g. ``2 passages of somebody else's recording``."""
    counts = Counter(passage.disposition if passage.dismissed else _OTHERS for passage in passages)
    if not counts:
        return NOTHING
    total = plural(len(passages), "passage")
    if len(counts) == 1:
        return f"{total} {_ALL_OF[next(iter(counts))]}"
    return f"{total}: {listing([f'{counts[key]} {words}' for key, words in _SOME_OF.items() if counts[key]])}"


def passages_words(passages: Sequence[Passage]) -> str:
    """Count passages and the recordings they are of, e.g. ``222 passages of 3 recordings``."""
    recordings = {passage.reference: passage.recording for passage in passages}
    of = next(iter(recordings.values())) if len(recordings) == 1 else plural(len(recordings), "recording")
    return f"{plural(len(passages), 'passage')} of {of}"


def review_words(passages: Sequence[Passage]) -> str:
    """Say what people decided about passages, by whom and when; an empty text if nobody did."""
    counts: dict[tuple[str, str], int] = {}
    for passage in passages:
        if passage.decided:
            key = (_DECISIONS[passage.disposition], passage.decided)
            counts[key] = counts.get(key, 0) + 1
    parts = [f"{count} {decision} ({decided})" for (decision, decided), count in counts.items()]
    return f"{plural(sum(counts.values()), 'passage')} reviewed: {', '.join(parts)}" if parts else ""
