"""Text that came from a file, made safe to show: nothing it holds may steer a terminal or reorder a line."""

from __future__ import annotations

import re

# C0 and C1 controls, DEL, line separators, and the bidirectional overrides that reorder what a reader sees.
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]")


def printable(text: str) -> str:
    r"""Escape control characters, bidirectional overrides and undecodable bytes.

    >>> printable("kick\n.wav")
    'kick\\n.wav'
    """
    text = _UNSAFE.sub(_escape, text)
    return "".join(_surrogate(c) if "\ud800" <= c <= "\udfff" else c for c in text)


def _escape(found: re.Match[str]) -> str:
    return found.group().encode("unicode_escape").decode("ascii")


def _surrogate(char: str) -> str:
    r"""A byte that was not UTF-8 (kept by surrogateescape) as ``\xNN``; any other lone surrogate as ``\uNNNN``."""
    code = ord(char)
    return f"\\x{code - 0xDC00:02x}" if 0xDC80 <= code <= 0xDCFF else f"\\u{code:04x}"
