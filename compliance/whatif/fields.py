"""One field set to another value: ``release.commercial=false``, ``uses[pad].generation.plan=pro``."""

from __future__ import annotations

import json
import re
from difflib import get_close_matches
from typing import Any, cast

from compliance.errors import UsageError
from compliance.safe_text import printable

# Where entries of the facts document are that rights.yaml calls otherwise, and what an entry is called by.
_LISTS = {
    "uses": ("components", "id"),
    "components": ("components", "id"),
    "licences": ("licences", "id"),
    "claims": ("claims", "id"),
    "tracks": ("tracks", "asset"),
    "contributors": ("contributors", "name"),
    "accounts": ("accounts", "platform"),
}
_OBJECTS = ("release", "business", "settings")
_STEP = re.compile(r"\.?([A-Za-z_][\w-]*)|\[([^\]]+)\]")
# rights.yaml speaks of these in other units than the facts do.
_OTHER_UNITS = frozenset({"transform", "share", "where", "from", "to", "settings"})


def set_field(document: dict[str, Any], assignment: str) -> str:
    """Set one field in place and return what was assumed, in words. The value is JSON, or else a text.

    Raises
    ------
    UsageError : the assignment cannot be read, or names an entry that is not there
    """
    path, equals, value = assignment.partition("=")
    steps = _steps(path.strip())
    if not equals or len(steps) < 2:
        raise UsageError(
            f"'{printable(assignment)}' is no assignment",
            place="--set",
            remedy="write FIELD=VALUE, for example release.commercial=false or uses[pad].generation.plan=pro",
        )
    if _OTHER_UNITS.intersection(steps):
        raise UsageError(
            f"'{printable(path)}' is not set this way", place="--set", remedy="change it in rights.yaml and scan again"
        )
    where, rest = _entry(document, steps)
    for step in rest[:-1]:
        below = where.setdefault("recording" if step == "what" else step, {})
        if not isinstance(below, dict):
            raise UsageError(f"nothing lies below '{printable(step)}'", place=f"--set {printable(path)}")
        where = cast("dict[str, Any]", below)
    where[rest[-1]] = _value(value.strip())
    return f"{printable(path.strip())} is {printable(value.strip())}"


def _steps(path: str) -> list[str]:
    """Split a path; an empty list if it is none."""
    found: list[str] = []
    position = 0
    for match in _STEP.finditer(path):
        if match.start() != position:
            return []
        found.append(match[1] or match[2])
        position = match.end()
    return found if position == len(path) else []


def _entry(document: dict[str, Any], steps: list[str]) -> tuple[dict[str, Any], list[str]]:
    """Return the object that the first steps name, and the steps below it."""
    root = steps[0]
    if root in _OBJECTS:
        return document.setdefault(root, {}), steps[1:]
    if root not in _LISTS:
        near = get_close_matches(root, (*_OBJECTS, *_LISTS), n=1, cutoff=0.6)
        remedy = f"did you mean '{near[0]}'?" if near else f"begin with one of {', '.join((*_OBJECTS[:2], *_LISTS))}"
        raise UsageError(f"there is no '{printable(root)}'", place="--set", remedy=remedy)
    name, key = _LISTS[root]
    entries = {str(entry[key]): entry for entry in document.get(name, [])}
    if steps[1] not in entries or len(steps) < 3:
        near = get_close_matches(steps[1], entries, n=1, cutoff=0.5)
        known = ", ".join(map(printable, entries)) or "none"
        remedy = f"did you mean '{printable(near[0])}'?" if near else f"there are: {known}"
        problem = f"{root} has no entry '{printable(steps[1])}'"
        if steps[1] in entries:
            problem, remedy = "no field is named", f"write {root}[{printable(steps[1])}].FIELD=VALUE"
        raise UsageError(problem, place="--set", remedy=remedy)
    return entries[steps[1]], steps[2:]


def _value(text: str) -> Any:
    """Read JSON, as ``true`` or ``["US"]``; anything else is the text itself."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return text
