"""The facts document: made from what was found and declared, written, read and described."""

from __future__ import annotations

from compliance.facts.building import build_facts
from compliance.facts.document import from_document, json_schema, to_document

__all__ = ["build_facts", "from_document", "json_schema", "to_document"]
