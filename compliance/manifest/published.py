"""The JSON Schema of ``rights.yaml``, for editors that complete and check while one types."""

from __future__ import annotations

from typing import Any, cast

from compliance.manifest.shape import POSITION, Declared
from compliance.model.published import published

SCHEMA_ID = "urn:rightslint:schema:manifest:1"


def json_schema() -> dict[str, Any]:
    """Return the schema (draft 2020-12) that ``rightslint schema manifest`` prints."""
    schema = published(Declared, identity=SCHEMA_ID, title="rights.yaml: what an audio project may use, and why")
    _for_people(schema)
    return schema


def _for_people(part: Any) -> None:
    """Allow what only the manifest holds: groups of territories, which the reader expands, and positions (0:41)."""
    if isinstance(part, dict):
        table = cast("dict[str, Any]", part)
        if table.get("pattern") == "^[A-Z]{2}$":
            table |= {"pattern": "^([A-Z]{2}|EEA)$", "description": "ISO 3166-1 code, or EU, EEA, WW in a list."}
        if table.get("description") == POSITION:
            table["type"] = ["string", "number"]
        for inner in table.values():
            _for_people(inner)
    elif isinstance(part, list):
        for inner in cast("list[Any]", part):
            _for_people(inner)
