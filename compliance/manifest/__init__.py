"""``rights.yaml``: what a project declares, read into typed claims that know their line and column."""

from __future__ import annotations

from compliance.manifest.documents import DocumentState, check_documents
from compliance.manifest.loading import load_manifest
from compliance.manifest.manifest import FILE_NAME, Manifest, ManifestErrors, empty_manifest
from compliance.manifest.published import json_schema
from compliance.manifest.references import check_waivers
from compliance.manifest.shape import LicenceSaid, Place, Review, TrackSaid, Use

__all__ = [
    "FILE_NAME",
    "DocumentState",
    "LicenceSaid",
    "Manifest",
    "ManifestErrors",
    "Place",
    "Review",
    "TrackSaid",
    "Use",
    "check_documents",
    "check_waivers",
    "empty_manifest",
    "json_schema",
    "load_manifest",
]
