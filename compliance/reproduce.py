"""What it takes to run a scan again: versions, digests and settings, by the names the report prints them under."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from compliance import __version__

if TYPE_CHECKING:
    from compliance.model.files import Asset
    from compliance.model.findings import Judgement


def tool_versions(policy_digest: str, library_digest: str) -> dict[str, str]:
    """Return ``tool.versions`` of the facts; a scan without a library has none of that."""
    versions = {"rightslint": __version__, "policies": policy_digest}
    return {**versions, "library": library_digest} if library_digest else versions


def appendix(
    *,
    command: str,
    judgement: Judgement,
    assets: Sequence[Asset],
    document: Mapping[str, Any],
    manifest_sha256: str | None,
    library_digest: str,
) -> dict[str, str]:
    """Return the appendix of a report, in the order it is printed."""
    from compliance.report.json import facts_digest

    said: dict[str, str] = {
        "command": command,
        "rightslint": __version__,
        "engine": judgement.engine,
        "policies (SHA-256)": judgement.policy_digest,
        "library (SHA-256)": library_digest or "none",
        "rights.yaml (SHA-256)": manifest_sha256 or "none",
        "facts (SHA-256)": facts_digest(dict(document)),
    }
    said |= {f"audio {asset.id} (SHA-256)": asset.file.sha256 for asset in assets}
    said |= {f"setting {key}": str(value) for key, value in sorted(document["settings"].items())}
    return {key: value for key, value in said.items() if value}
