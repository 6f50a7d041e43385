"""What a terminal can show, and rich set up to show exactly that: no markup, no guessing, nothing steering."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from rich.console import RenderableType

PIPE_WIDTH = 80
_NARROWEST, _WIDEST = 40, 112


@dataclass(frozen=True, kw_only=True)
class Display:
    """How to render. width : columns; colour : escape codes may be used; unicode : block characters may be used."""

    width: int = PIPE_WIDTH
    colour: bool = False
    unicode: bool = True


def display_of(stream: TextIO, environ: Mapping[str, str]) -> Display:
    """Return what `stream` can show.

    ``NO_COLOR`` (not empty) wins over ``FORCE_COLOR`` (not empty), which wins over what the stream is. A pipe is 80
    columns wide and gets no colour.
    """
    terminal = stream.isatty()
    colour = terminal and environ.get("TERM") != "dumb"
    colour = not environ.get("NO_COLOR") and (colour or bool(environ.get("FORCE_COLOR")))
    width = _columns(stream, environ) if terminal else PIPE_WIDTH
    return Display(width=min(max(width, _NARROWEST), _WIDEST), colour=colour, unicode=_takes_blocks(stream))


def _columns(stream: TextIO, environ: Mapping[str, str]) -> int:
    if environ.get("COLUMNS", "").isdecimal():
        return int(environ["COLUMNS"])
    try:
        return os.get_terminal_size(stream.fileno()).columns or PIPE_WIDTH
    except (OSError, ValueError):
        return PIPE_WIDTH


def _takes_blocks(stream: TextIO) -> bool:
    try:
        "▁█✕“×".encode(stream.encoding or "ascii")
    except (LookupError, UnicodeEncodeError):
        return False
    return True


def rendered(parts: Iterable[RenderableType], display: Display) -> str:
    """Render to text, without blanks at line ends."""
    from io import StringIO

    from rich.console import Console
    from rich.text import Text

    buffer = StringIO()
    console = Console(
        file=buffer,
        width=display.width,
        force_terminal=display.colour,
        color_system="standard" if display.colour else None,
        no_color=not display.colour,
        legacy_windows=False,
        markup=False,
        emoji=False,
        highlight=False,
        _environ={},
    )
    for part in parts:
        console.print(part, soft_wrap=isinstance(part, Text) and bool(part.no_wrap))
    return "".join(f"{line.rstrip()}\n" for line in buffer.getvalue().splitlines())


def show(text: str, stream: TextIO) -> None:
    """Write to a stream, whatever its encoding; characters it does not have are escaped."""
    encoding = stream.encoding or "ascii"
    stream.write(text.encode(encoding, "backslashreplace").decode(encoding))
    stream.flush()
