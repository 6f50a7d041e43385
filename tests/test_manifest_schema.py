"""The published schema completes in editors and agrees with the reader."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from rights_samples import FERRY, project

from compliance.manifest import ManifestErrors, json_schema, load_manifest

SCHEMA = json_schema()


def valid(document: Any) -> bool:
    return jsonschema.Draft202012Validator(SCHEMA).is_valid(document)


def test_it_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$id"] == "urn:rightslint:schema:manifest:1"


def test_the_example_follows_it() -> None:
    from ruamel.yaml import YAML

    plain = json.loads(json.dumps(YAML(typ="safe", pure=True).load(FERRY), default=str))
    assert valid(plain)


@pytest.mark.parametrize(
    "document",
    [
        {"release": {"title": 1999}},
        {"release": {"teritories": ["US"]}},
        {"release": {"territories": ["Germany"]}},
        {"uses": [{"id": "a"}]},
        {"uses": [{"id": "a", "kind": "smaple"}]},
        {"licences": [{"id": "l", "uses": {"remixing": True}}]},
        {"tracks": [{"file": "master.wav", "isrc": 123}]},
        {"settings": {"match_min": 2}},
    ],
)
def test_it_refuses_what_the_reader_refuses(tmp_path: Path, document: dict[str, Any]) -> None:
    assert not valid(document)
    with pytest.raises(ManifestErrors):
        load_manifest(project(tmp_path, json.dumps(document), "master.wav"))


@pytest.mark.parametrize(
    "document",
    [
        {"release": {"territories": ["EEA", "WW"], "registration": {"US": {"status": "filed"}}}},
        {"uses": [{"id": "a", "kind": "loop", "where": [{"file": "master.wav", "from": "0:01", "to": 2.5}]}]},
        {"licences": [{"id": "l", "class": "lease", "uses": {"sync": False}, "ends": "perpetual"}]},
        {"reviews": [{"detection": "d1", "approver": "A", "on": "2026-01-01", "disposition": "own_work"}]},
    ],
)
def test_it_allows_what_the_reader_allows(tmp_path: Path, document: dict[str, Any]) -> None:
    assert valid(document)
    assert load_manifest(project(tmp_path, json.dumps(document), "master.wav")).written


def test_fields_are_described_where_an_editor_shows_it() -> None:
    use = SCHEMA["$defs"]["Use"]

    assert use["description"] == "One piece of material used in the release."
    assert use["properties"]["what"]["description"] == "The recording it was taken from."
    assert "where :" not in json.dumps(SCHEMA)
