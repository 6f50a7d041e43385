"""What the policies return for one finding, checked before it is believed."""

from __future__ import annotations

import re
from typing import Annotated, Any, cast

import msgspec
from msgspec import Meta

from compliance.errors import PolicyError
from compliance.model.findings import Kind, Severity
from compliance.policy.catalogue import Catalogue
from compliance.policy.engine import ENTRY_POINT

SCOPES = ("territory", "platform", "tool", "source", "project")
SEVERITY_ORDER: dict[str, int] = {"error": 0, "warning": 1, "info": 2}

Text = Annotated[str, Meta(min_length=1)]
Subject = Annotated[str, Meta(pattern="^(release|(component|detection|asset|licence|claim|track):.+)$")]
_PLACE = re.compile(r" - at `\$(?P<path>[^`]*)`$")


class RawFinding(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One entry of ``data.rights.report.findings``. scope : exactly one of `SCOPES`, to what it is scoped."""

    rule: Text
    kind: Kind
    severity: Severity
    scope: Annotated[dict[str, Text], Meta(min_length=1, max_length=1)]
    subject: Subject
    message: Text
    evidence: dict[str, Any] = {}
    missing: tuple[str, ...] = ()


def raw_findings(report: dict[str, Any], catalogue: Catalogue) -> list[RawFinding]:
    """Return the findings of a report, each once, in an order that depends on what they say alone.

    Raises
    ------
    PolicyError : a finding is malformed, or its rule has no card
    """
    unique: dict[bytes, RawFinding] = {}
    for index, item in enumerate(cast("list[object]", report["findings"])):
        finding = _convert(item, index)
        _check(finding, index, catalogue)
        unique[canonical(finding)] = finding
    return [unique[key] for key in sorted(unique, key=lambda key: (_order(unique[key]), key))]


def start_ms(finding: RawFinding) -> int:
    """Where in the audio a finding points, 0 when it points nowhere."""
    start = finding.evidence.get("start_ms")
    return start if isinstance(start, int) else 0


def canonical(value: object) -> bytes:
    """JSON in which equal values are equal bytes."""
    return msgspec.json.encode(value, order="sorted")


def _convert(item: object, index: int) -> RawFinding:
    try:
        return msgspec.convert(item, RawFinding)
    except msgspec.ValidationError as error:
        message = str(error)
        found = _PLACE.search(message)
        path, problem = (found["path"], message[: found.start()]) if found else ("", message)
        rule = cast("dict[str, Any]", item).get("rule") if isinstance(item, dict) else None
        named = f"rule {rule}: " if isinstance(rule, str) else ""
        raise PolicyError(
            f"{named}{problem[:1].lower()}{problem[1:]}",
            place=f"{_place(index)}{path}",
            remedy="a finding has rule, kind, severity, scope, subject, message, evidence and missing",
        ) from None


def _check(finding: RawFinding, index: int, catalogue: Catalogue) -> None:
    (scope,) = finding.scope
    if scope not in SCOPES:
        raise PolicyError(
            f"rule {finding.rule}: '{scope}' is not a scope",
            place=f"{_place(index)}.scope",
            remedy=f"use one of {', '.join(SCOPES)}",
        )
    if finding.rule not in catalogue.cards:
        raise PolicyError(
            f"rule '{finding.rule}' has no card",
            place=f"{_place(index)}.rule",
            remedy="describe it in a METADATA block with custom.id, or correct the id",
        )


def _place(index: int) -> str:
    return f"{ENTRY_POINT}.findings[{index}]"


def _order(finding: RawFinding) -> tuple[object, ...]:
    return finding.rule, tuple(finding.scope.items()), finding.subject, start_ms(finding)
