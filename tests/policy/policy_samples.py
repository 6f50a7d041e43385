"""A small real bundle to evaluate, and the facts documents it is evaluated on."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

METADATA = """\
# METADATA
# title: {title}
# description: What the rule says.
# related_resources:
# - ref: https://law.example/{id}
#   description: the text
# custom:
#   id: {id}
#   topic: sampling
#   severity: {severity}
#   certainty: settled
#   verified: true
#   basis: Statute 1
#   effective_on: {effective_on}
#   review_by: {review_by}
#   escalation: [{escalation}]
#   remediation: [R-REPLACE]
#   sources_read: [true]
"""

REPORT = """\
package rights

report := {"findings": [finding | some pack in packs; some finding in pack.findings]}

packs contains pack if some pack in data.rights.jurisdictions

packs contains pack if some pack in data.rights.platforms
"""

LIB = """\
package rights.lib.finding

new(row, component, kind, severity) := {
	"rule": row.rule,
	"kind": kind,
	"severity": severity,
	"scope": row.scope,
	"subject": sprintf("component:%s", [component.id]),
	"message": sprintf("'%s' has no licence.", [component.id]),
	"evidence": object.union({"component": component.id}, object.get(row, "evidence", {})),
	"missing": [path | kind == "needs_fact"; path := sprintf("uses[%s].licences", [component.id])],
}
"""

PACK = """\
package rights.{kind}.{folder}

import data.rights.lib.finding

{metadata}findings contains found if {{
	some component in input.components
	component.origin == "sample"
	count(component.licences) == 0
	found := finding.new({{"rule": "{id}", "scope": {scope}}}, component, "violation", "{raw_severity}")
}}

findings contains found if {{
	some component in input.components
	component.origin == "unknown"
	found := finding.new({{"rule": "{id}", "scope": {scope}}}, component, "needs_fact", "warning")
}}
"""

TRIGGERS = {
    "E01": {"trigger": "A sample in a release", "why": "It costs.", "question": "May we?"},
    "E20": {"trigger": "A rule past its review date", "why": "The law may have moved.", "question": "Is it still so?"},
}
REMEDIES = {"R-REPLACE": "Replace the part."}
TERRITORIES = {"groups": {"EEA": ["DE", "FR", "NO"], "EU": ["DE", "FR"]}}


def metadata(id_: str, **fields: str) -> str:
    """A complete METADATA block; fields replace the defaults."""
    values = {
        "title": "A rule",
        "severity": "error",
        "review_by": "2027-06-30",
        "effective_on": "null",
        "escalation": "",
        **fields,
    }
    return METADATA.format(id=id_, **values)


def pack(id_: str, *, kind: str, folder: str, scope: dict[str, str], raw_severity: str = "error", **fields: str) -> str:
    """The module of a pack with one rule: a sample without licence violates, an unknown origin needs a fact."""
    return PACK.format(
        id=id_,
        kind=kind,
        folder=folder,
        scope=json.dumps(scope),
        raw_severity=raw_severity,
        metadata=metadata(id_, **fields),
    )


def bundle_files(**fields: str) -> dict[str, str]:
    """The files of a whole bundle: law of the US, EU and UK, terms of Spotify. `fields` go to the US rule's card."""
    return {
        "rights/report.rego": REPORT,
        "rights/lib/finding/finding.rego": LIB,
        "rights/jurisdictions/us/us.rego": pack(
            "us/sampling", kind="jurisdictions", folder="us", scope={"territory": "US"}, **fields
        ),
        "rights/jurisdictions/eu/eu.rego": pack(
            "eu/sampling", kind="jurisdictions", folder="eu", scope={"territory": "EU"}
        ),
        "rights/jurisdictions/uk/uk.rego": pack(
            "uk/sampling", kind="jurisdictions", folder="uk", scope={"territory": "GB"}, severity="warning"
        ),
        "rights/platforms/spotify/spotify.rego": pack(
            "spotify/samples", kind="platforms", folder="spotify", scope={"platform": "spotify"}, severity="warning"
        ),
        "rights_data/triggers/data.json": json.dumps(TRIGGERS),
        "rights_data/remedies/data.json": json.dumps(REMEDIES),
        "rights_data/territories/data.json": json.dumps(TERRITORIES),
    }


Write = Callable[[dict[str, str]], Path]


def facts(**changes: Any) -> dict[str, Any]:
    """A facts document: a fully examined single for the US on Spotify, without material of others."""
    document: dict[str, Any] = {
        "schema": "rightslint.facts/1",
        "evaluated_on": "2026-11-21",
        "release": {"kind": "single", "territories": ["US"], "platforms": ["spotify"]},
        "assets": [{"id": "master.wav", "path": "master.wav", "role": "master"}],
        "coverage": {
            "analyses": [{"asset": "master.wav", "analysis": "fingerprint", "status": "done"}],
            "territories": ["US", "DE", "FR", "NO", "GB"],
            "packs": ["spotify"],
        },
        **changes,
    }
    return document


def sample(id_: str = "hook", origin: str = "sample") -> dict[str, Any]:
    """A component that the bundle's rules are about."""
    return {"id": id_, "kind": "sample", "origin": origin, "licences": []}
