"""Material taken out of a project: the use, what was heard of it, and the files that hold nothing else."""

from __future__ import annotations

from typing import Any

from compliance.errors import UsageError
from compliance.safe_text import printable
from compliance.whatif.material import Entry, find, label

OPTION = "--without"


def remove(document: dict[str, Any], name: str) -> str:
    """Take a use, or a recording that nobody declared, out in place; return what was assumed.

    Raises
    ------
    UsageError : there is no such thing, or it is a licence
    """
    found = find(document, name, option=OPTION)
    if found.licence is not None:
        problem = f"'{printable(name)}' is a licence"
        raise UsageError(problem, place=OPTION, remedy="name the use that relies on it, or scan without the licence")
    if found.component is not None:
        _remove_component(document, found.component)
        return f"without '{printable(name)}'"
    gone = {one["id"] for one in found.detections}
    document["detections"] = [one for one in document["detections"] if one["id"] not in gone]
    return f"without “{label(found.detections[0])}”"


def _remove_component(document: dict[str, Any], component: Entry) -> None:
    id_ = component["id"]
    document["components"] = [one for one in document["components"] if one["id"] != id_]
    document["detections"] = [one for one in document.get("detections", []) if one.get("explained_by") != id_]
    for other in document["components"]:
        if other.get("parent") == id_:
            del other["parent"]
    _remove_files(document, set(component.get("assets", [])))


def _remove_files(document: dict[str, Any], files: set[str]) -> None:
    """Take out the files that no other use sounds in and that are no track of the release."""
    kept = {track["asset"] for track in document.get("tracks", [])}
    kept |= {asset for one in document["components"] for asset in one.get("assets", [])}
    kept |= {asset["id"] for asset in document.get("assets", []) if asset.get("role") == "master"}
    gone = files - kept
    document["assets"] = [asset for asset in document.get("assets", []) if asset["id"] not in gone]
    document["detections"] = [one for one in document["detections"] if one["asset"] not in gone]
    analyses = document.get("coverage", {}).get("analyses")
    if analyses is not None:
        document["coverage"]["analyses"] = [row for row in analyses if row["asset"] not in gone]
