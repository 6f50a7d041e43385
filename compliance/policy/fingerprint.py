"""Recognise a finding from one run to the next.

A fingerprint rests on what is at stake (the rule, its scope, whose recording in which file) and not on what a better
detector or a longer mix changes: positions, scores, counters in ids, the wording of the message.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, cast

from compliance.model.facts import Detection
from compliance.policy.raw import RawFinding, canonical, start_ms

# Evidence that says which thing is meant. Everything else may change while the finding stays the same.
_IDENTITY = (
    "asset",
    "assets",
    "claim",
    "component",
    "layer",
    "licence",
    "licences",
    "parent",
    "plan",
    "platform",
    "reference",
    "references",
    "right",
    "source",
    "tool",
    "track",
)
_DIGITS = 16


def fingerprints(findings: Sequence[RawFinding], detections: Iterable[Detection]) -> list[str]:
    """Return one fingerprint per finding, 16 hex digits, unique among them.

    Findings that are alike in all that identifies (one recording heard twice in one file) are told apart by which
    comes first in the audio.
    """
    heard = {detection.id: detection for detection in detections}
    seen: Counter[bytes] = Counter()
    result = [""] * len(findings)
    for index in sorted(range(len(findings)), key=lambda index: (start_ms(findings[index]), index)):
        identity = canonical(_identity(findings[index], heard))
        counted = identity + (f"#{seen[identity]}".encode() if seen[identity] else b"")
        seen[identity] += 1
        result[index] = hashlib.sha256(counted).hexdigest()[:_DIGITS]
    return result


def _identity(finding: RawFinding, heard: Mapping[str, Detection]) -> dict[str, Any]:
    evidence = {key: _as_id(finding.evidence[key]) for key in _IDENTITY if key in finding.evidence}
    kind, _, id_ = finding.subject.partition(":")
    if kind == "detection" and id_ in heard:
        found = heard[id_]
        evidence = {"asset": found.asset, "reference": found.reference.id or found.reference.title, **evidence}
        subject = f"detection of {found.kind}"
    else:
        subject = finding.subject
    return {
        "rule": finding.rule,
        "kind": finding.kind,
        "scope": finding.scope,
        "subject": subject,
        "evidence": evidence,
    }


def _as_id(value: object) -> object:
    """An object stands for its id, and the order of a list carries no meaning."""
    if isinstance(value, dict):
        item = cast("dict[str, object]", value)
        return item.get("id", item)
    if isinstance(value, list):
        return sorted((_as_id(item) for item in cast("list[object]", value)), key=canonical)
    return value
