"""Small projects and values for the tests of manifest, facts and reconciliation."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import msgspec

from compliance.model.files import Asset, AudioFormat, FoundFile, Role, Tags
from compliance.model.matching import Analysis, Identification, Match, Reference

FERRY = """\
release:
  title: Midnight Ferry
  kind: single
  release_on: 2026-12-18
  commercial: true
  territories: [US, EU, GB]          # EU expands to its members; NO is Norway
  platforms: [spotify, youtube, soundcloud]
  fingerprint_optin: [youtube_cid]
tracks:
  - file: master.wav
    writers: [{name: R. Imai, share: 100}]
uses:
  - id: hook
    what: {title: Night Drive, artist: Ada Nova, isrc: "USXX11100123", first_published_year: 2011}
    kind: sample
    where: [{file: master.wav, from: "0:41", to: "0:57"}]
    licences: [night-drive-master]
licences:
  - id: night-drive-master
    rights: [master]
    licensor: Quiet Harbour Records
    territories: [WW]
    platforms: [all]
    starts: 2026-10-01
    document: {path: papers/night-drive.pdf}
"""


def project(root: Path, text: str, *files: str) -> Path:
    """Write a manifest and empty files; return the path of the manifest."""
    root.mkdir(parents=True, exist_ok=True)
    for name in files:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(name.encode())
    manifest = root / "rights.yaml"
    manifest.write_text(text, encoding="utf-8")
    return manifest


def ferry(root: Path) -> Path:
    """The project of the examples: a master, a licence paper and what it declares."""
    return project(root, FERRY, "master.wav", "papers/night-drive.pdf")


def asset(path: str, *, role: Role = "master", tags: Tags | None = None, duration_s: float = 222.0) -> Asset:
    return Asset(
        id=path,
        file=FoundFile(path=path, display=path, size_bytes=1, sha256="0" * 64, role=role),
        duration_s=duration_s,
        format=AudioFormat(codec="pcm_s16le", rate_hz=44100, channels=2, bits=16),
        tags=tags or Tags(),
    )


NIGHT_DRIVE = Reference(
    id="ab" * 8, path="library/night-drive.wav", title="Night Drive", artist="Ada Nova", isrc="USXX11100123"
)


def match(reference: Reference = NIGHT_DRIVE, **changes: object) -> Match:
    found = Match(
        asset="master.wav",
        stem="mix",
        start_s=41.2,
        end_s=57.3,
        reference=reference,
        ref_start_s=10.0,
        ref_end_s=27.0,
        pitch_semitones=3.0,
        tempo_ratio=1.06,
        reversed=False,
        confidence=0.9991,
        score=120.4,
        detector="peaks 1",
    )
    return msgspec.structs.replace(found, **changes)


def listened(matches: Iterable[Match] = (), assets: Iterable[str] = ("master.wav",)) -> Identification:
    coverage = tuple(Analysis(asset=name, analysis="fingerprint", status="done") for name in assets)
    return Identification(coverage=coverage, matches=tuple(matches))
