"""A licence that is taken to be there: what a deal would be worth before it is made."""

from __future__ import annotations

from typing import Any, get_args

from compliance.errors import UsageError
from compliance.model.licences import LicensedUses
from compliance.model.vocabulary import Right
from compliance.safe_text import printable
from compliance.whatif.material import Entry, find, label

OPTION = "--with-licence"
_BOTH_LAYERS = ("master", "composition")


def grant(document: dict[str, Any], said: str) -> str:
    """Grant in place what ``ID`` or ``ID:RIGHT,RIGHT`` asks for; return what was assumed.

    A use, or a recording that nobody declared, gets a licence without limits; a licence of rights.yaml counts as
    granted and in force with the limits it has.

    Raises
    ------
    UsageError : there is no such thing or no such right
    """
    name, colon, rights = said.rpartition(":") if ":" in said else (said, "", "")
    chosen = _rights(rights) if colon else _BOTH_LAYERS
    found = find(document, name, option=OPTION)
    if found.licence is not None:
        found.licence.update(status="granted", ends="perpetual", **({"rights": list(chosen)} if colon else {}))
        found.licence.pop("starts", None)
        return f"the licence '{printable(name)}' granted and in force"
    component = found.component
    if component is None:
        component = _declared(document, found.detections)
    licence = _without_limits(f"assumed-{component['id']}", chosen)
    document.setdefault("licences", []).append(licence)
    component["licences"] = [*component.get("licences", []), licence["id"]]
    named = f"“{label(found.detections[0])}”" if found.detections else f"'{printable(name)}'"
    return f"{named} licensed ({' and '.join(chosen)})"


def _rights(said: str) -> tuple[str, ...]:
    chosen = tuple(right.strip() for right in said.split(","))
    for right in chosen:
        if right not in get_args(Right):
            remedy = f"write one or more of {', '.join(get_args(Right))}"
            raise UsageError(f"'{printable(right)}' is no right", place=OPTION, remedy=remedy)
    return chosen


def _without_limits(id_: str, rights: tuple[str, ...]) -> Entry:
    return {
        "id": id_,
        "rights": list(rights),
        "status": "granted",
        "territories": ["WW"],
        "platforms": ["all"],
        "commercial": True,
        "uses": dict.fromkeys(LicensedUses.__struct_fields__, True),
        "integrity": "consented",
        "ends": "perpetual",
        "document": {"path": "assumed", "present": True, "changed": False},
    }


def _declared(document: dict[str, Any], detections: tuple[Entry, ...]) -> Entry:
    """Declare a recording that was heard, so that there is something to license."""
    reference = detections[0]["reference"]
    id_ = f"assumed-{reference.get('id') or detections[0]['id']}"
    fields = ("title", "artist", "isrc", "owner", "first_published_year")
    component: Entry = {
        "id": id_,
        "kind": "sample",
        "origin": "sample",
        "assets": list(dict.fromkeys(one["asset"] for one in detections)),
        "recording": {key: reference[key] for key in fields if key in reference},
        "licences": [],
        "heard": True,
    }
    for one in detections:
        one["explained_by"] = id_
        one.pop("range_gap", None)
    document.setdefault("components", []).append(component)
    return component
