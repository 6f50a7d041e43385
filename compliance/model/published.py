"""JSON Schemas from msgspec types, with the meaning of each field taken from the docstrings."""

from __future__ import annotations

import inspect
import re
from typing import Any

import msgspec

# Where a docstring begins to speak of one field or several: ``start, end : range in seconds``.
_FIELDS = re.compile(r"(?:^|\n|(?<=[.;]) )((?:[a-z_0-9]+, )*[a-z_0-9]+) : ")


def published(kind: type, *, identity: str, title: str) -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of a struct.

    Parameters
    ----------
    kind : a msgspec struct; ``name : meaning`` in its docstring, and in those of the structs it holds, tells of a field
    identity : the ``$id``, a URI
    title : one line
    """
    (reference,), components = msgspec.json.schema_components([kind], ref_template="#/$defs/{name}")
    for component in components.values():
        _describe(component)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": identity,
        "title": title,
        **reference,
        "$defs": components,
    }


def _describe(component: dict[str, Any]) -> None:
    """Move what a struct's description says of its fields to the fields, where editors show it."""
    summary, *meanings = _FIELDS.split(inspect.cleandoc(component.get("description", "")))
    properties: dict[str, dict[str, Any]] = component.get("properties", {})
    for names, meaning in zip(meanings[::2], meanings[1::2], strict=True):
        text = " ".join(meaning.split()).rstrip(".;")
        for name in names.split(", "):
            if name in properties:
                properties[name] = {**properties[name], "description": f"{text[:1].upper()}{text[1:]}."}
    component["description"] = " ".join(summary.split())
