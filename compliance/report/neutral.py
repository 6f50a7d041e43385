"""The one gate for text: whatever a file, a tag or a rights.yaml says is made safe to show before a view is built."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar, cast

import msgspec

from compliance.safe_text import printable

if TYPE_CHECKING:
    from collections.abc import Sequence

LONGEST_TEXT = 4000
"""Characters of one text that a report prints; the facts document keeps all of them."""

S = TypeVar("S", bound=msgspec.Struct)


def neutral(text: str) -> str:
    """Return `text` on one line, without anything that steers a terminal or reorders what a reader sees."""
    line = " ".join(text.split())
    left_out = len(line) - LONGEST_TEXT
    if left_out > 0:
        line = f"{line[:LONGEST_TEXT]}… ({left_out} characters left out)"
    return printable(line)


def neutral_tree(value: Any) -> Any:
    """Return a copy of a JSON-like tree with every text, keys included, passed through `neutral`."""
    if isinstance(value, str):
        return neutral(value)
    if isinstance(value, dict):
        return {neutral(key): neutral_tree(item) for key, item in cast("dict[str, Any]", value).items()}
    if isinstance(value, (list, tuple)):
        return [neutral_tree(entry) for entry in cast("Sequence[Any]", value)]
    return value


def neutral_struct(struct: S) -> S:
    """Return a copy of a msgspec struct with every text passed through `neutral`."""
    return msgspec.convert(neutral_tree(msgspec.to_builtins(struct)), type(struct))
