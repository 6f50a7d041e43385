"""What a single value of ``rights.yaml`` may be, and what to tell somebody who wrote something else.

Every reader takes the text as it stands in the file, so that a leading zero, ``NO`` or ``1:02`` means what it looks
like. A `Refused` holds the problem and the remedy; the caller knows the field and the place.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from compliance import territories
from compliance.manifest.tree import Node
from compliance.safe_text import printable

_INTEGER = re.compile(r"[-+]?[0-9]{1,15}")
_NUMBER = re.compile(r"[-+]?(\.[0-9]{1,15}|[0-9]{1,15}(\.[0-9]{0,15})?)([eE][-+]?[0-9]{1,2})?")
_LOOKS_LIKE_NUMBER = re.compile(
    r"[-+]?(0x[0-9a-fA-F]+|0o[0-7]+|\.inf|\.nan|[0-9][0-9_]*(\.[0-9]*)?([eE][-+]?[0-9]+)?)", re.I
)
_CLOCK = re.compile(r"(?:(?P<h>[0-9]{1,3}):(?P<m>[0-5][0-9])|(?P<m0>[0-9]{1,4})):(?P<s>[0-5][0-9](?:\.[0-9]{1,6})?)")
_SECONDS = re.compile(r"[0-9]{1,7}(\.[0-9]{1,6})?")


class Refused(Exception):
    """A value that cannot stand. problem : one clause; remedy : what to write instead, may be empty."""

    def __init__(self, problem: str, remedy: str = "") -> None:
        super().__init__(problem, remedy)
        self.problem = problem
        self.remedy = remedy


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that `word` was probably meant to be."""
    by_folded = {candidate.casefold(): candidate for candidate in known}
    near = difflib.get_close_matches(word.casefold(), by_folded, n=1, cutoff=0.6)
    return by_folded[near[0]] if near else None


def shown(text: str) -> str:
    """Quote what somebody wrote, short and safe to print."""
    text = printable(text)
    return f"'{text if len(text) <= 60 else text[:57] + '...'}'"


def text(node: Node) -> str:
    """Read text; what YAML would take for a number, a truth value or null must be in quotes."""
    looks_other = _LOOKS_LIKE_NUMBER.fullmatch(node.text) or node.text.lower() in {"true", "false"}
    if not node.quoted and looks_other:
        raise Refused(f"must be text, and {node.text} without quotes is not", f'write "{node.text}"')
    if "\x00" in node.text:
        raise Refused("holds a null character")
    return node.text


def truth(node: Node) -> bool:
    """Read true or false."""
    word = node.text.lower()
    if word in {"true", "false"} and not node.quoted:
        return word == "true"
    meant = {"yes": "true", "y": "true", "on": "true", "1": "true", "true": "true"}
    meant |= {"no": "false", "n": "false", "off": "false", "0": "false", "false": "false"}
    remedy = f"write {meant[word]}" if word in meant else "leave it out when it is not known"
    raise Refused(f"must be true or false, not {shown(node.text)}", remedy)


def integer(node: Node) -> int:
    """Read a whole number."""
    if node.quoted or not _INTEGER.fullmatch(node.text):
        raise Refused(f"must be a whole number, not {_written(node)}")
    return int(node.text)


def number(node: Node) -> float:
    """Read a number."""
    if node.quoted or not _NUMBER.fullmatch(node.text):
        raise Refused(f"must be a number, not {_written(node)}")
    return float(node.text)


def day(node: Node) -> date:
    """Read a calendar date."""
    try:
        if len(node.text) == len("2026-12-18"):
            return date.fromisoformat(node.text)
    except ValueError:
        pass
    raise Refused(f"must be a date, not {shown(node.text)}", "write it like 2026-12-18")


def day_or_perpetual(node: Node) -> str:
    """Read a calendar date or the word perpetual."""
    return node.text if node.text == "perpetual" else day(node).isoformat()


def position_ms(node: Node) -> int:
    """Read a position in a file as milliseconds: ``0:41``, ``1:02:03.5`` or seconds."""
    if clock := _CLOCK.fullmatch(node.text):
        minutes = int(clock["h"] or 0) * 60 + int(clock["m"] or clock["m0"])
        return int((minutes * 60 + Decimal(clock["s"])) * 1000)
    if _SECONDS.fullmatch(node.text):
        return int(Decimal(node.text) * 1000)
    raise Refused(f"must be a position, not {shown(node.text)}", 'write it like "0:41", "1:02:03.5" or 41.5 (seconds)')


def word(node: Node, allowed: Iterable[str]) -> str:
    """Read one of a fixed set of words."""
    allowed = tuple(allowed)
    if node.text in allowed:
        return node.text
    near = nearest(node.text.replace(" ", "_").replace("-", "_"), allowed)
    remedy = f"did you mean '{near}'?" if near else f"choose one of {', '.join(allowed)}"
    raise Refused(f"cannot be {shown(node.text)}", remedy)


def territory(node: Node, *, group: bool) -> str:
    """Read a territory code. group : whether EU and EEA may stand here."""
    if not territories.known(node.text):
        raise Refused(f"{shown(node.text)} is not a territory", territories.remedy(node.text))
    if not group and len(territories.expand((node.text,))) > 1:
        raise Refused(f"{shown(node.text)} is a group of territories", "name one of its members")
    return node.text


def path(node: Node) -> str:
    """Read the path of a project file: relative, below the project folder, ``/`` between the parts."""
    written = text(node)
    parts = written.split("/")
    if "\\" in written:
        raise Refused(f"{shown(written)} has a backslash", "write / between folders")
    if written.startswith(("/", "~")) or re.match(r"[A-Za-z]:", written):
        raise Refused(
            f"{shown(written)} is not inside the project", "write a path relative to the folder of rights.yaml"
        )
    if ".." in parts:
        raise Refused(f"{shown(written)} leaves the project", "copy the file into the project and name it there")
    inner = [part for part in parts if part not in {"", "."}]
    if not inner:
        raise Refused("must name a file")
    return "/".join(inner)


def _written(node: Node) -> str:
    return f'"{printable(node.text)}" in quotes' if node.quoted else shown(node.text)
