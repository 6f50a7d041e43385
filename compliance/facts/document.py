"""The facts document as JSON: writing, reading and its published schema."""

from __future__ import annotations

import re
from typing import Any, cast

import msgspec

from compliance.errors import FactsError
from compliance.facts.licence_ids import with_flags
from compliance.model.facts import FACTS_SCHEMA, Facts
from compliance.model.published import published

_PLACE = re.compile(r" - at `(?:key in )?\$?\.?(?P<path>[^`]*)`$")


def to_document(facts: Facts) -> dict[str, Any]:
    """Return the document the policies see: JSON values only, unknown fields absent, lists always present."""
    return _without_unknowns(msgspec.to_builtins(facts))


def from_document(document: object) -> Facts:
    """Check a parsed JSON document against ``rightslint.facts/1``; licence ids are taken apart where they were not yet.

    Raises
    ------
    FactsError : with the path of the field in `place`
    """
    try:
        facts = msgspec.convert(document, Facts)
    except msgspec.ValidationError as error:
        raise _located(str(error)) from None
    return msgspec.structs.replace(facts, licences=tuple(with_flags(licence) for licence in facts.licences))


def json_schema() -> dict[str, Any]:
    """Return the published JSON Schema (draft 2020-12) of the facts document."""
    return published(Facts, identity="urn:rightslint:schema:facts:1", title=f"{FACTS_SCHEMA}: what the policies see")


def _without_unknowns(value: Any) -> Any:
    if isinstance(value, dict):
        table = cast("dict[str, Any]", value)
        return {key: _without_unknowns(item) for key, item in table.items() if item is not None}
    if isinstance(value, list | tuple):
        return [_without_unknowns(item) for item in cast("list[Any]", value)]
    return value


def _located(message: str) -> FactsError:
    found = _PLACE.search(message)
    problem = message[: found.start()] if found else message
    return FactsError(
        problem[:1].lower() + problem[1:],
        place=(found["path"] if found else "") or "facts",
        remedy="see `rightslint schema facts`",
    )
