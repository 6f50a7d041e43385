"""What a name on the command line stands for: a use, a recording that nobody declared, or a licence."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from compliance.errors import UsageError
from compliance.safe_text import printable

Entry = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class Material:
    """Exactly one of the three. detections : of one recording, in order of time."""

    component: Entry | None = None
    licence: Entry | None = None
    detections: tuple[Entry, ...] = ()


def find(document: dict[str, Any], name: str, *, option: str) -> Material:
    """Look a name up: the id of a use, of a licence, of a detection or of a recording, or a recording's title.

    Raises
    ------
    UsageError : nothing is called so, with the nearest name
    """
    components = {str(one["id"]): one for one in document.get("components", [])}
    licences = {str(one["id"]): one for one in document.get("licences", [])}
    undeclared = [one for one in document.get("detections", []) if one.get("explained_by") is None]
    if name in components:
        return Material(component=components[name])
    if name in licences:
        return Material(licence=licences[name])
    heard = [one for one in undeclared if name in _names(one)]
    if heard:
        first = heard[0]["reference"]
        same = (one for one in undeclared if one["reference"].get("id", one["id"]) == first.get("id", heard[0]["id"]))
        return Material(detections=tuple(same))
    known = [*components, *licences, *(title for one in undeclared if (title := one["reference"].get("title")))]
    raise _unknown(name, known, option)


def _names(detection: Entry) -> set[str]:
    reference = detection["reference"]
    return {detection["id"], *(str(reference[key]) for key in ("id", "title") if reference.get(key))}


def _unknown(name: str, known: list[str], option: str) -> UsageError:
    near = get_close_matches(name, known, n=1, cutoff=0.5)
    listed = ", ".join(dict.fromkeys(map(printable, known)))
    remedy = f"did you mean '{printable(near[0])}'?" if near else f"there is {listed or 'no use of anything'}"
    return UsageError(
        f"no use, licence or undeclared recording is called '{printable(name)}'", place=option, remedy=remedy
    )


def label(detection: Entry) -> str:
    """Name the recording that was heard."""
    reference = detection["reference"]
    return printable(str(reference.get("title") or reference.get("id") or detection["id"]))
