"""A scan as one stable JSON document: the same scan gives the same bytes."""

from __future__ import annotations

import json
import re
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Literal

import msgspec

from compliance.model.files import Mark
from compliance.model.findings import Finding, TerritoryVerdict, Verdict, VerdictWord
from compliance.model.matching import Match

if TYPE_CHECKING:
    from compliance.model.files import Asset
    from compliance.model.scan import Scan

SCAN_SCHEMA = "rightslint.scan/1"

# What would steer a terminal or reorder a line is written as an escape; undecodable bytes as U+FFFD.
_STEERING = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]")
_SURROGATE = re.compile("[\ud800-\udfff]")


class ScannedAsset(msgspec.Struct, frozen=True, kw_only=True):
    """An audio file of the project."""

    id: str
    role: str
    sha256: str
    duration_s: float
    marks: tuple[Mark, ...]


class Unread(msgspec.Struct, frozen=True, kw_only=True):
    """Something that could not be read at all."""

    path: str
    problem: str
    remedy: str


class FactsDigest(msgspec.Struct, frozen=True, kw_only=True):
    """Which facts were judged. sha256 : of the facts document as canonical JSON (sorted keys, no blanks, UTF-8)."""

    schema: str
    sha256: str


class ScanDocument(msgspec.Struct, frozen=True, kw_only=True):
    """The public answer of ``rightslint scan --format json``.

    matches : as ``rightslint identify`` prints them
    findings, verdicts, worst, territories : as ``rightslint judge`` does
    coverage : what was examined, as the policies saw it
    """

    schema: Literal["rightslint.scan/1"] = SCAN_SCHEMA
    project: str
    scanned_on: str
    assets: tuple[ScannedAsset, ...]
    problems: tuple[Unread, ...]
    facts: FactsDigest
    coverage: dict[str, Any]
    matches: tuple[Match, ...]
    findings: tuple[Finding, ...]
    verdicts: tuple[Verdict, ...]
    worst: VerdictWord | None
    territories: tuple[TerritoryVerdict, ...]
    reasons_incomplete: tuple[str, ...]
    appendix: dict[str, str]


def render_json(scan: Scan) -> str:
    """Return the scan as indented JSON with sorted keys, ending in a newline.

    How long the scan took is left out: it is the one thing that differs between two runs over the same files.
    """
    text = json.dumps(msgspec.to_builtins(scan_document(scan)), indent=2, sort_keys=True, ensure_ascii=False)
    return _SURROGATE.sub("\ufffd", _STEERING.sub(_escaped, text)) + "\n"


def scan_document(scan: Scan) -> ScanDocument:
    """Return what ``--format json`` prints."""
    return ScanDocument(
        project=scan.project,
        scanned_on=scan.started_on.isoformat(),
        assets=tuple(_asset(asset) for asset in scan.assets),
        problems=tuple(Unread(path=p.path, problem=p.problem, remedy=p.remedy) for p in scan.problems),
        facts=FactsDigest(schema=str(scan.facts.get("schema", "")), sha256=facts_digest(scan.facts)),
        coverage=scan.facts.get("coverage") or {},
        matches=scan.identification.matches,
        findings=scan.judgement.findings,
        verdicts=scan.judgement.verdicts,
        worst=scan.judgement.worst,
        territories=scan.judgement.territories,
        reasons_incomplete=scan.judgement.reasons_incomplete,
        appendix=dict(scan.appendix),
    )


def facts_digest(document: dict[str, Any]) -> str:
    """Return the SHA-256 of a facts document as canonical JSON."""
    canonical = json.dumps(document, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return sha256(canonical.encode(errors="surrogatepass")).hexdigest()


def _asset(asset: Asset) -> ScannedAsset:
    return ScannedAsset(
        id=asset.id,
        role=asset.file.role,
        sha256=asset.file.sha256,
        duration_s=asset.duration_s,
        marks=asset.tags.marks,
    )


def _escaped(found: re.Match[str]) -> str:
    return f"\\u{ord(found.group()):04x}"
