"""Turn what regorus says into an error that names the file, the line and the remedy."""

from __future__ import annotations

import re

from compliance.errors import PolicyError
from compliance.policy.bundle import Bundle

_SPOT = re.compile(
    r"--> (?P<path>[^\n]+?):(?P<line>\d+):(?P<column>\d+)\n\s*\|\n\s*\d+ \| (?P<source>[^\n]*)\n[^\n]*\nerror: "
)
_CHAIN = re.compile(r"--> ([^\n]+?):(\d+):\d+")
_REMEDIES = (
    ("recursion detected", "break the cycle; a rule may not depend on itself"),
    ("could not find function", "correct its name, import its package, or define it"),
    ("unsafe", "bind it first: some x in ..., or x := ..., outside any negation"),
    ("mismatch in number of arguments", "pass as many arguments as the function takes"),
    ("rule conflicts", "give both rules the same value or exclude one where the other holds"),
    ("recursion limit exceeded", "flatten the document; it is nested deeper than 128 levels"),
    ("maximum column", "break the line"),
    ("expecting", "correct the syntax at or just before this place"),
    ("invalid whitespace", "correct the syntax at or just before this place"),
    ("requires", "check the type before the call; facts may be absent"),
)
_SOURCE_LENGTH = 100


def engine_error(message: str, bundle: Bundle) -> PolicyError:
    """Read a message of regorus: where it points at, the line of source it shows, and what is wrong."""
    text = message.split("Stack backtrace:")[0].strip()
    spot = _SPOT.search(text)
    if spot is None:
        problem = _one_line(text) or "the policy engine failed without a word"
        if "not a valid rule path" in text:
            return _no_report(bundle)
        return PolicyError(problem, place=bundle.name, remedy=_remedy(problem))
    problem = _one_line(text[spot.end() :].split("depends on:")[0].split("\n-->")[0]).rstrip(":")
    if "recursion detected" in problem:
        problem = f"{problem}: {_cycle(text)}"
    source = _one_line(spot["source"])
    place = bundle.place(spot["path"], int(spot["line"]), int(spot["column"]))
    return PolicyError(f"{problem}, in `{source}`" if source else problem, place=place, remedy=_remedy(problem))


def _no_report(bundle: Bundle) -> PolicyError:
    return PolicyError(
        "the bundle defines no data.rights.report",
        place=bundle.name,
        remedy='add package rights with report := {"findings": [...]}',
    )


def _cycle(text: str) -> str:
    seen = dict.fromkeys(f"{path}:{line}" for path, line in _CHAIN.findall(text))
    return " -> ".join(seen)


def _remedy(problem: str) -> str:
    return next((remedy for sign, remedy in _REMEDIES if sign in problem), "correct the policy")


def _one_line(text: str) -> str:
    """Printable, on one line and not endless: policies and the strings in them are not ours."""
    line = "".join(character if character.isprintable() else " " for character in " ".join(text.split()))
    return line if len(line) <= _SOURCE_LENGTH else f"{line[: _SOURCE_LENGTH - 1]}…"
