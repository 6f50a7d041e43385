"""The published JSON Schemas (draft 2020-12) of everything rightslint writes and reads, by the name of its verb."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec

from compliance.model.checklist import CHECKLIST_SCHEMA, Checklist
from compliance.model.findings import JUDGEMENT_SCHEMA, Judgement
from compliance.model.matching import IDENTIFY_SCHEMA, Identification
from compliance.model.policy_tests import POLICY_TESTS_SCHEMA, TestRun
from compliance.model.usage import USAGE_SCHEMA, UsageMap
from compliance.model.whatif import TRIALS_SCHEMA, WHATIF_SCHEMA, Trials, WhatIf


def identify_schema() -> dict[str, Any]:
    """Schema of what ``rightslint identify --format json`` prints."""
    return _published(Identification, "identify:1", f"{IDENTIFY_SCHEMA}: third-party recordings heard in audio files")


def facts_schema() -> dict[str, Any]:
    """Schema of what ``rightslint facts`` prints and ``rightslint judge`` reads."""
    from compliance.facts import json_schema

    return json_schema()


def judge_schema() -> dict[str, Any]:
    """Schema of what ``rightslint judge --format json`` prints."""
    return _published(Judgement, "judgement:1", f"{JUDGEMENT_SCHEMA}: findings and verdicts on a facts document")


def manifest_schema() -> dict[str, Any]:
    """Schema of ``rights.yaml``, for completion in editors."""
    from compliance.manifest import json_schema

    return json_schema()


def scan_schema() -> dict[str, Any]:
    """Schema of what ``rightslint scan --format json`` prints."""
    from compliance.report.json import SCAN_SCHEMA, ScanDocument

    return _published(ScanDocument, "scan:1", f"{SCAN_SCHEMA}: one finished scan")


def usage_schema() -> dict[str, Any]:
    """Schema of what ``rightslint usage --format json`` prints."""
    return _published(UsageMap, "usage:1", f"{USAGE_SCHEMA}: where a project's own material sounds in its masters")


def checklist_schema() -> dict[str, Any]:
    """Schema of what ``rightslint checklist --format json`` prints."""
    return _published(Checklist, "checklist:1", f"{CHECKLIST_SCHEMA}: checks with what decides each")


def whatif_schema() -> dict[str, Any]:
    """Schema of what ``rightslint whatif --format json`` prints when a change is named."""
    return _published(WhatIf, "whatif:1", f"{WHATIF_SCHEMA}: what a change makes of findings and verdicts")


def trials_schema() -> dict[str, Any]:
    """Schema of what ``rightslint whatif --format json`` prints when none is."""
    return _published(Trials, "trials:1", f"{TRIALS_SCHEMA}: what single changes would do")


def policy_test_schema() -> dict[str, Any]:
    """Schema of what ``rightslint policy test --format json`` prints."""
    return _published(TestRun, "policy-tests:1", f"{POLICY_TESTS_SCHEMA}: the tests of a policy bundle")


SCHEMAS: dict[str, Callable[[], dict[str, Any]]] = {
    "identify": identify_schema,
    "facts": facts_schema,
    "judge": judge_schema,
    "manifest": manifest_schema,
    "scan": scan_schema,
    "usage": usage_schema,
    "checklist": checklist_schema,
    "whatif": whatif_schema,
    "trials": trials_schema,
    "policy-test": policy_test_schema,
}


def _published(kind: type[msgspec.Struct], name: str, title: str) -> dict[str, Any]:
    (reference,), components = msgspec.json.schema_components([kind], ref_template="#/$defs/{name}")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:rightslint:schema:{name}",
        "title": title,
        **reference,
        "$defs": components,
    }
