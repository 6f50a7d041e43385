"""The JSON answer is stable and safe."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import jsonschema
import msgspec
import pytest
import report_scans as scans

from compliance.model.scan import Scan
from compliance.report.json import ScanDocument, facts_digest, render_json

ALL = [scans.single(), scans.clean(), scans.empty(), scans.hostile()]


@pytest.mark.parametrize("scan", ALL)
def test_follows_its_schema(scan: Scan) -> None:
    document = json.loads(render_json(scan))
    jsonschema.validate(document, msgspec.json.schema(ScanDocument))
    assert document["schema"] == "rightslint.scan/1"


@pytest.mark.parametrize("scan", ALL)
def test_is_sorted_ends_in_a_newline_and_is_utf8(scan: Scan) -> None:
    text = render_json(scan)
    assert text.endswith("}\n")
    text.encode()
    assert text == render_json(scan)
    again = json.dumps(json.loads(text), indent=2, sort_keys=True, ensure_ascii=False)
    assert json.loads(again) == json.loads(text)
    keys = list(json.loads(text))
    assert keys == sorted(keys)


def test_two_runs_over_the_same_files_agree() -> None:
    assert render_json(scans.single(elapsed_s=1.0)) == render_json(scans.single(elapsed_s=99.0))


def test_nothing_in_it_steers_a_terminal() -> None:
    text = render_json(scans.hostile())
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)
    assert "\x1b" in json.loads(text)["project"], "the text itself is kept for whoever parses it"


def test_the_digest_is_of_what_was_judged() -> None:
    scan = scans.single()
    other = replace(scan, facts=scan.facts | {"evaluated_on": "2026-11-22"})
    assert json.loads(render_json(scan))["facts"]["sha256"] == facts_digest(scan.facts) != facts_digest(other.facts)
    assert facts_digest({"a": 1, "b": 2}) == facts_digest({"b": 2, "a": 1})
