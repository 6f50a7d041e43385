"""The usage map of a project: its own files and the items of the library, as far as they sound in its masters.

folder -> discover -> probe -> a library of its own files, for as long as this takes -> listen -> rows and duplicates
"""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from compliance.errors import UsageError
from compliance.model.usage import Duplicate, UsageMap, UsageRow
from compliance.places import MANIFEST, library_to_read, project_folder
from compliance.safe_text import printable

if TYPE_CHECKING:
    from compliance.manifest import Manifest, Use
    from compliance.model.files import Asset, Problem
    from compliance.model.matching import Analysis, Effort, Identification, Match, Reference
    from compliance.progress import Progress

REFERENCE_DIGITS = 16
SAME_LENGTH, SAME_SPEED, SAME_PITCH = 0.9, 0.01, 0.25
"""Two files are one recording if this share of each is the other, at a speed and pitch this close."""


@dataclass(frozen=True, kw_only=True)
class Sources:
    """What may sound in a master, and what is said of it. files, items : by the id they have as references."""

    manifest: Manifest
    files: Mapping[str, Asset]
    items: Mapping[str, Reference]
    twins: tuple[Duplicate, ...]

    def names_of(self, file: Asset) -> set[str]:
        """The names of a file, and of all others that are the same recording."""
        names = {file.id}
        for twins in (*self.twins, *reversed(self.twins)):
            if not names.isdisjoint(twins.files):
                names.update(twins.files)
        return names


@dataclass(frozen=True, kw_only=True)
class Asking:
    """How the listening is done."""

    root: Path
    jobs: int | None
    progress: Progress
    effort: Effort


def usage(
    root: Path, *, library: Path | None, jobs: int | None, progress: Progress, effort: Effort = "normal"
) -> UsageMap:
    """Find where the project's own files and the library's items sound in its masters.

    Raises
    ------
    UsageError : there is no project, no master in it, or nothing to look for
    LibraryError : the library cannot be read
    """
    from compliance.discover import discover
    from compliance.examine import examine
    from compliance.manifest import empty_manifest, load_manifest

    root = project_folder(root)
    path = root / MANIFEST
    manifest = load_manifest(path) if path.exists() else empty_manifest(root)
    declared = manifest.settings.library
    library = library_to_read(library, in_project=root / Path(declared).expanduser() if declared else None)
    progress.stage("Reading files")
    found = discover(root)
    examined = examine(root, found.files, progress=progress)
    ask = Asking(root=root, jobs=jobs, progress=progress, effort=effort)
    mapped = usage_of(manifest, examined.assets, library, None, ask)
    if not mapped.masters:
        remedy = "put the finished mix into a folder masters, or name it under tracks in rights.yaml"
        raise UsageError("there is no master here", place=printable(str(root)), remedy=remedy)
    return msgspec.structs.replace(mapped, problems=(*found.problems, *examined.problems, *mapped.problems))


def usage_of(
    manifest: Manifest, assets: Sequence[Asset], library: Path | None, items: Identification | None, ask: Asking
) -> UsageMap:
    """Map files that were read already; without a master the map is empty.

    Parameters
    ----------
    items : what was heard of the library in the masters, where that is known
    """
    masters, others = _divided(manifest, assets)
    if not masters:
        return UsageMap(masters=(), rows=(), duplicates=duplicates(assets), problems=(), coverage=())
    own, problems = _among_themselves(masters, others, ask)
    items = items or _listen(masters, library, ask)
    twins = duplicates(assets, others, own.matches)
    sources = Sources(manifest=manifest, files=_by_content(others), items=_references(library), twins=twins)
    return UsageMap(
        masters=tuple(asset.id for asset in masters),
        rows=_rows(masters, own, items, sources),
        duplicates=twins,
        problems=problems,
        coverage=_coverage(masters, own, items, searched=bool(others), compared=library is not None),
    )


def incomplete(found: UsageMap) -> bool:
    """Whether something could not be looked for, or some master not be searched to its end."""
    return bool(found.problems) or any(row.status != "done" for row in found.coverage)


def duplicates(
    assets: Sequence[Asset], others: Sequence[Asset] = (), matches: Sequence[Match] = ()
) -> tuple[Duplicate, ...]:
    """Return the recordings that lie in a project several times.

    Parameters
    ----------
    assets : all files, of which those with equal content are told
    others : the files that were compared by ear, too
    matches : what was heard in `others`, with the files themselves as references
    """
    by_content: dict[str, list[str]] = {}
    for asset in assets:
        by_content.setdefault(asset.file.sha256, []).append(asset.id)
    same = [Duplicate(files=tuple(files), identical=True) for files in by_content.values() if len(files) > 1]
    known = _by_content(others)
    groups = {asset.id: {asset.id} for asset in known.values()}
    compared = dict(zip(groups, known.values(), strict=True))
    for match in matches:
        asset = compared.get(match.asset)
        if asset is None or not _is_whole(match, asset):
            continue
        for reference in (match.reference, *match.alternatives):
            twin = known.get(reference.id)
            if twin and _alike(twin.duration_s, asset.duration_s):
                group = groups[asset.id] | groups[twin.id]
                groups.update(dict.fromkeys(group, group))
    alike = sorted({tuple(sorted(group)) for group in groups.values() if len(group) > 1})
    return (*same, *(Duplicate(files=files, identical=False) for files in alike))


def _by_content(assets: Sequence[Asset]) -> dict[str, Asset]:
    """The first file with each content, by the id it has as a reference."""
    return {asset.file.sha256[:REFERENCE_DIGITS]: asset for asset in reversed(assets)}


def _is_whole(match: Match, asset: Asset) -> bool:
    """Whether a match covers a file from end to end, neither pitched nor stretched."""
    plain = abs(match.tempo_ratio - 1) < SAME_SPEED and abs(match.pitch_semitones) < SAME_PITCH
    whole = match.end_s - match.start_s >= SAME_LENGTH * asset.duration_s
    return plain and whole and not match.reversed and not match.layer_only and match.stem == "mix"


def _alike(a_s: float, b_s: float) -> bool:
    return min(a_s, b_s) >= SAME_LENGTH * max(a_s, b_s)


def _divided(manifest: Manifest, assets: Sequence[Asset]) -> tuple[list[Asset], list[Asset]]:
    """The masters of the release, and the files that may sound in them."""
    from compliance.reconcile.tracks import same_file, track_ids

    def role(asset: Asset) -> str:
        said = (file.role for file in manifest.files if file.role and same_file(file.file, asset.id))
        return next(said, asset.file.role)

    tracks = set(track_ids(manifest, assets)) if manifest.tracks else {a.id for a in assets if role(a) == "master"}
    masters = [asset for asset in assets if asset.id in tracks]
    return masters, [asset for asset in assets if asset.id not in tracks and role(asset) != "master"]


def _among_themselves(
    masters: Sequence[Asset], others: Sequence[Asset], ask: Asking
) -> tuple[Identification, tuple[Problem, ...]]:
    """What is heard of the project's own files in its masters and in each other."""
    from compliance.detect.library import Library
    from compliance.detect.warm import warm_up

    if not others:
        return _listen((), None, ask), ()
    warm_up(ask.progress)
    others = list(_by_content(others).values())[::-1]
    with tempfile.TemporaryDirectory(prefix="rightslint-", ignore_cleanup_errors=True) as folder:
        shelf = Library.create_or_open(Path(folder) / "library")
        files = [ask.root / asset.file.path for asset in others]
        report = shelf.add(files, progress=ask.progress, jobs=ask.jobs)
        listed = shelf.folder if shelf.digest else None
        heard = _listen((*masters, *others) if listed else (), listed, ask)
    names = {printable(str(ask.root / asset.file.path)): asset.id for asset in others}
    problems = (msgspec.structs.replace(p, path=names.get(p.path, p.path)) for p in report.problems)
    return heard, tuple(problems)


def _listen(assets: Sequence[Asset], library: Path | None, ask: Asking) -> Identification:
    from compliance.listen import listen

    files = [(asset.id, ask.root / asset.file.path, asset.duration_s) for asset in assets if library is not None]
    heard = listen(files, library=library, acoustid=None, jobs=ask.jobs, progress=ask.progress, effort=ask.effort)
    return heard.identification


def _references(library: Path | None) -> Mapping[str, Reference]:
    if library is None:
        return {}
    from compliance.detect.library import Library

    return Library.open(library).recordings


def _coverage(
    masters: Sequence[Asset], own: Identification, items: Identification, *, searched: bool, compared: bool
) -> tuple[Analysis, ...]:
    """How far the search of the masters got; a search for nothing is not asked for."""
    ids = {asset.id for asset in masters}
    rows = (*(own.coverage if searched else ()), *(items.coverage if compared else ()))
    return tuple(dict.fromkeys(row for row in rows if row.analysis == "fingerprint" and row.asset in ids))


def _rows(
    masters: Sequence[Asset], own: Identification, items: Identification, sources: Sources
) -> tuple[UsageRow, ...]:
    """One row per passage; a library item that lies in the project as a file is that file."""
    from compliance.reconcile.explain import distinct
    from compliance.reconcile.ranges import same_passage

    ids = {asset.id for asset in masters}
    ours = distinct(match for match in own.matches if match.asset in ids)
    theirs = [
        match
        for match in distinct(match for match in items.matches if match.asset in ids)
        if not any(
            (one.asset, one.reference.id) == (match.asset, match.reference.id)
            and same_passage((one.start_s, one.end_s), (match.start_s, match.end_s))
            for one in ours
        )
    ]
    rows = [_row(match, sources) for match in (*ours, *theirs)]
    return tuple(sorted(rows, key=lambda row: (row.master, row.start_s, row.end_s, row.source, row.source_start_s)))


def _row(match: Match, sources: Sources) -> UsageRow:
    file, item = sources.files.get(match.reference.id), sources.items.get(match.reference.id)
    uses = _uses(file, item, sources)
    licences = [licence for use in uses for licence in use.licences]
    if item is not None and item.licence:
        licences.append(item.licence)
    tags = file.tags if file else None
    return UsageRow(
        master=match.asset,
        start_s=match.start_s,
        end_s=match.end_s,
        source=_source(match.reference, sources),
        kind="project_file" if file else "library_item",
        title=_text(item and item.title, tags and tags.title),
        artist=_text(item and item.artist, tags and tags.artist),
        isrc=_text(item and item.isrc, tags and tags.isrc),
        licences=tuple(dict.fromkeys(licences)),
        uses=tuple(use.id for use in uses),
        source_start_s=match.ref_start_s,
        source_end_s=match.ref_end_s,
        pitch_semitones=match.pitch_semitones,
        tempo_ratio=match.tempo_ratio,
        reversed=match.reversed,
        stem=match.stem,
        layer_only=match.layer_only,
        confidence=match.confidence,
        alternatives=tuple(_source(other, sources) for other in match.alternatives),
    )


def _uses(file: Asset | None, item: Reference | None, sources: Sources) -> list[Use]:
    """The entries of rights.yaml that speak of this file, of another copy of it, or of this library item."""
    from compliance.reconcile.recordings import names_reference
    from compliance.reconcile.tracks import same_file

    names = sources.names_of(file) if file else ()
    return [
        use
        for use in sources.manifest.uses
        if any(same_file(place.file, name) for place in use.where for name in names)
        or (item is not None and names_reference(use, item, {}))
    ]


def _text(*said: str | None) -> str | None:
    """The first text there is, hostile bytes escaped."""
    return next((printable(text) for text in said if text), None)


def _source(reference: Reference, sources: Sources) -> str:
    return sources.files[reference.id].id if reference.id in sources.files else reference.path
