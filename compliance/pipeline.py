"""The way from a folder to a verdict, one function per step; the only module that knows all the rooms.

folder -> discover -> probe -> listen -> reconcile(rights.yaml) -> facts -> judge -> Scan
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from compliance.errors import UsageError
from compliance.judging import catalogue, check_platforms, check_territories, judge_document, placed
from compliance.model.matching import Analysis, Effort, Identification
from compliance.places import MANIFEST, library_to_read, project_folder
from compliance.reproduce import appendix, tool_versions
from compliance.safe_text import printable

if TYPE_CHECKING:
    from compliance.discover import Discovery
    from compliance.examine import Examined
    from compliance.listen import AcoustId
    from compliance.manifest import Manifest
    from compliance.model.files import Asset, Problem
    from compliance.model.matching import Reference
    from compliance.model.scan import Scan
    from compliance.model.usage import Duplicate, UsageMap
    from compliance.progress import Progress


class ScanOptions(msgspec.Struct, frozen=True, kw_only=True):
    """What a scan was asked for; ``None`` and empty mean: as the manifest or the environment says."""

    root: Path
    library: Path | None = None
    jurisdictions: tuple[str, ...] = ()
    platforms: tuple[str, ...] = ()
    evaluated_on: date | None = None
    acoustid: AcoustId | None = None
    jobs: int | None = None
    effort: Effort = "normal"
    usage: bool = False
    command: str = ""


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """Everything established before the law is asked. library_digest : empty without a library."""

    manifest: Manifest
    assets: tuple[Asset, ...]
    problems: tuple[Problem, ...]
    identification: Identification
    document: dict[str, Any]
    library_digest: str


def scan(options: ScanOptions, *, progress: Progress) -> Scan:
    """Find third-party material in a project and judge it."""
    from compliance.examine import envelopes
    from compliance.model.scan import Scan

    began = time.monotonic()
    evidence = gather(options, progress=progress)
    progress.stage("Judging")
    judgement = placed(judge_document(evidence.document), evidence.manifest)
    return Scan(
        project=printable(options.root.resolve().name),
        root=options.root,
        started_on=date.fromisoformat(evidence.document["evaluated_on"]),
        manifest=evidence.manifest,
        assets=evidence.assets,
        problems=evidence.problems,
        identification=evidence.identification,
        facts=evidence.document,
        judgement=judgement,
        envelopes=envelopes(options.root, evidence.assets, progress=progress),
        appendix=appendix(
            command=options.command,
            judgement=judgement,
            assets=evidence.assets,
            document=evidence.document,
            manifest_sha256=evidence.manifest.sha256,
            library_digest=evidence.library_digest,
        ),
        elapsed_s=time.monotonic() - began,
    )


def gather(options: ScanOptions, *, progress: Progress) -> Evidence:
    """Establish the facts: what lies there, what is heard in it, what rights.yaml says of it."""
    from compliance.facts import build_facts, to_document
    from compliance.manifest import check_documents
    from compliance.reconcile import check_ends, reconcile

    root = project_folder(options.root)
    check_territories(options.jurisdictions)
    check_platforms(options.platforms, place="--platform")
    manifest = read_manifest(root)
    found, examined = examine_project(root, progress)
    check_ends(manifest, examined.assets)
    library = library_to_read(options.library, in_project=_project_library(manifest))
    identification = listen_to(root, found, examined, library, options, progress)
    used, twins = _usage(root, manifest, examined, library, identification, options, progress)
    references, digest = _shelf(library)
    documents = check_documents(manifest, root)
    facts = build_facts(
        manifest=manifest,
        assets=examined.assets,
        identification=identification,
        reconciled=reconcile(manifest, examined.assets, identification, references),
        documents=documents,
        evaluated_on=options.evaluated_on or date.today(),
        versions=tool_versions(catalogue().digest, digest),
        packs=catalogue().packs,
        pack_territories=catalogue().territories,
        jurisdictions=options.jurisdictions,
        platforms=options.platforms,
        usage=used,
        duplicates=twins,
    )
    papers = tuple(state.problem for state in documents if state.problem is not None)
    return Evidence(
        manifest=manifest,
        assets=examined.assets,
        problems=(*found.problems, *examined.problems, *papers),
        identification=identification,
        document=to_document(facts),
        library_digest=digest,
    )


def identify(
    files: Sequence[Path],
    *,
    library: Path | None,
    acoustid: AcoustId | None,
    jobs: int | None,
    progress: Progress,
    effort: Effort = "normal",
    evidence: bool = False,
) -> Identification:
    """Match audio files against the library; a file that cannot be decoded becomes a row of the coverage."""
    from compliance.examine import decoding, lengths
    from compliance.listen import listen

    for path in files:
        if not path.is_file():
            problem = "is a folder; use rightslint scan" if path.is_dir() else "there is no such file"
            raise UsageError(problem, place=printable(str(path)), remedy="name audio files")
    opened = lengths(files)
    heard = listen(
        [one for one in opened if not isinstance(one, Analysis)],
        library=library_to_read(library),
        acoustid=acoustid,
        jobs=jobs,
        progress=progress,
        effort=effort,
        evidence=evidence,
    )
    found = heard.identification
    return msgspec.structs.replace(found, coverage=(*decoding(opened, heard.problems), *found.coverage))


def read_manifest(root: Path) -> Manifest:
    """Read the project's rights.yaml, or the claims of a project that has none: all unknown."""
    from compliance.manifest import check_waivers, empty_manifest, load_manifest

    path = root / MANIFEST
    if not path.exists():
        return empty_manifest(root)
    manifest = load_manifest(path)
    check_waivers(manifest, catalogue().cards)
    check_platforms(manifest.release.platforms, place=manifest.place("release", "platforms"))
    return manifest


def unexamined(coverage: Sequence[Analysis]) -> bool:
    """Whether some asset could not be decoded or was not compared with anything."""
    return any(row.analysis in ("decode", "fingerprint") and row.status != "done" for row in coverage)


def examine_project(root: Path, progress: Progress) -> tuple[Discovery, Examined]:
    """Walk the project and read headers and tags.

    Raises
    ------
    UsageError : there is no audio at all, so nothing could be established
    """
    from compliance.discover import discover
    from compliance.examine import examine

    progress.stage("Reading files")
    found = discover(root)
    examined = examine(root, found.files, progress=progress)
    if not examined.assets and not examined.problems and not found.problems:
        raise UsageError(
            "there is no audio here", place=printable(str(root)), remedy="name the folder of an audio project"
        )
    return found, examined


def listen_to(
    root: Path, found: Discovery, examined: Examined, library: Path | None, options: ScanOptions, progress: Progress
) -> Identification:
    """Listen to every asset; what could not be opened becomes coverage too."""
    from compliance.examine import unread
    from compliance.listen import listen

    files = [(asset.id, root / asset.file.path, asset.duration_s) for asset in examined.assets]
    heard = listen(
        files,
        library=library,
        acoustid=options.acoustid,
        jobs=options.jobs,
        progress=progress,
        effort=options.effort,
        evidence=True,
    ).identification
    return msgspec.structs.replace(heard, coverage=(*heard.coverage, *unread(found, examined)))


def _shelf(library: Path | None) -> tuple[tuple[Reference, ...], str]:
    """Return what the library holds and its digest."""
    if library is None:
        return (), ""
    from compliance.detect.library import Library

    shelf = Library.open(library)
    return shelf.references(), shelf.digest


def _project_library(manifest: Manifest) -> Path | None:
    declared = manifest.settings.library
    return manifest.root / Path(declared).expanduser() if declared else None


def _usage(
    root: Path,
    manifest: Manifest,
    examined: Examined,
    library: Path | None,
    heard: Identification,
    options: ScanOptions,
    progress: Progress,
) -> tuple[UsageMap | None, tuple[Duplicate, ...]]:
    """Map the project's own files to its masters if that was asked for; equal files are told in any case."""
    from compliance.usage import Asking, duplicates, usage_of

    if not options.usage:
        return None, duplicates(examined.assets)
    ask = Asking(root=root, jobs=options.jobs, progress=progress, effort=options.effort)
    found = usage_of(manifest, examined.assets, library, heard, ask)
    return found, found.duplicates
