"""The papers a manifest names: whether they are there and still the ones that were declared."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import msgspec

from compliance.manifest.manifest import Manifest
from compliance.manifest.reading import Step
from compliance.manifest.references import find_file
from compliance.manifest.scalars import shown
from compliance.model.files import Problem
from compliance.safe_text import printable

NOTHING = hashlib.sha256(b"").hexdigest()
"""What an empty file hashes to: it is no paper."""


class DocumentState(msgspec.Struct, frozen=True, kw_only=True):
    """A paper as it was found.

    licence : id of the licence it stands behind; ``None`` for receipts, consents and other evidence
    path : as declared; place : where in ``rights.yaml``
    present : it is a file of the project, and holds something
    changed : its SHA-256 is not the declared one; ``None`` when none was declared or it could not be read
    sha256 : what was found
    problem : what to tell the user, naming both the manifest's line and the file
    """

    licence: str | None
    path: str
    place: str
    present: bool
    changed: bool | None = None
    sha256: str | None = None
    problem: Problem | None = None


def check_documents(manifest: Manifest, root: Path) -> tuple[DocumentState, ...]:
    """Look at every paper the manifest names. Nothing here stops a scan: a paper that is not there proves nothing."""
    states = [
        _state(
            manifest,
            root,
            licence.id,
            licence.document.path,
            ("licences", index, "document", "path"),
            licence.document.sha256,
        )
        for index, licence in enumerate(manifest.licences)
        if licence.document is not None
    ]
    states += [_state(manifest, root, None, path, steps, None) for steps, path in _evidence(manifest)]
    return tuple(states)


def _evidence(manifest: Manifest) -> Iterator[tuple[tuple[Step, ...], str]]:
    """Yield every other path a manifest offers as proof."""
    for index, use in enumerate(manifest.uses):
        consent = use.voice.consent if use.voice else None
        named = (
            (("source", "receipt"), use.source and use.source.receipt),
            (("separation", "terms_snapshot"), use.separation and use.separation.terms_snapshot),
            (("generation", "terms_snapshot"), use.generation and use.generation.terms_snapshot),
            (("generation", "export_receipt"), use.generation and use.generation.export_receipt),
            (("voice", "consent", "document"), consent and consent.document),
        )
        for steps, path in named:
            if path:
                yield ("uses", index, *steps), path
    evidence = manifest.release.evidence
    if evidence and evidence.youtube_checks:
        yield ("release", "evidence", "youtube_checks"), evidence.youtube_checks


def _state(
    manifest: Manifest, root: Path, licence: str | None, path: str, steps: tuple[Step, ...], declared: str | None
) -> DocumentState:
    place = manifest.place(*steps)
    whose = f", named at {place}" + (f" for licence {shown(licence)}" if licence else "")
    file = find_file(root, path)
    if file is None or not file.resolve().is_relative_to(root.resolve()):
        what = "is not in the project" if file is None else "is a link that leads out of the project"
        problem = Problem(path=printable(path), problem=f"{what}{whose}", remedy="add the document or correct its path")
        return DocumentState(licence=licence, path=path, place=place, present=False, problem=problem)
    try:
        with file.open("rb") as stream:
            found = hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as error:
        reason = (error.strerror or "unknown error").lower()
        problem = Problem(path=printable(path), problem=f"cannot be read ({reason}){whose}", remedy="make it readable")
        return DocumentState(licence=licence, path=path, place=place, present=True, problem=problem)
    if found == NOTHING:
        problem = Problem(path=printable(path), problem=f"is empty{whose}", remedy="put the document itself there")
        return DocumentState(licence=licence, path=path, place=place, present=False, problem=problem)
    changed = None if declared is None else found != declared
    return DocumentState(
        licence=licence,
        path=path,
        place=place,
        present=True,
        changed=changed,
        sha256=found,
        problem=_changed(path, declared, found, whose) if changed else None,
    )


def _changed(path: str, declared: str | None, found: str, whose: str) -> Problem:
    return Problem(
        path=printable(path),
        problem=f"has changed since it was declared{whose}: SHA-256 is {found[:12]}..., not {(declared or '')[:12]}...",
        remedy=f'read it again, then write sha256: "{found}"',
    )
