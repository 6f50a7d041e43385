"""Whether a manifest agrees with itself and with the files of its project."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from pathlib import Path
from unicodedata import normalize

from compliance.errors import ManifestError
from compliance.manifest.manifest import Manifest, ManifestErrors
from compliance.manifest.reading import Step
from compliance.manifest.scalars import nearest, shown

MAX_NEIGHBOURS = 5000


def check(manifest: Manifest) -> list[ManifestError]:
    """Return everything in a manifest that is repeated, refers to nothing or contradicts itself."""
    checks: tuple[Callable[[Manifest], Iterator[ManifestError]], ...] = (
        _repeated,
        _dangling,
        _circular,
        _dates,
        _ranges,
        _shares,
        _files,
        _settings,
    )
    return sorted((problem for one in checks for problem in one(manifest)), key=line)


def check_waivers(manifest: Manifest, rules: Collection[str]) -> None:
    """Hold the waivers against the rules there are.

    Raises
    ------
    ManifestErrors : a waiver names no rule, so it would silently waive nothing
    """
    problems = [
        _unknown(manifest, ("waivers", index, "rule"), f"rule {shown(waiver.rule)} does not exist", waiver.rule, rules)
        for index, waiver in enumerate(manifest.waivers)
        if waiver.rule not in rules
    ]
    if problems:
        raise ManifestErrors.of(problems)


def _repeated(manifest: Manifest) -> Iterator[ManifestError]:
    named: tuple[tuple[str, str, list[str]], ...] = (
        ("uses", "id", [use.id for use in manifest.uses]),
        ("licences", "id", [licence.id for licence in manifest.licences]),
        ("claims", "id", [claim.id for claim in manifest.claims]),
        ("tracks", "file", [track.file for track in manifest.tracks]),
        ("reviews", "detection", [review.detection for review in manifest.reviews]),
        ("files", "file", [file.file for file in manifest.files]),
    )
    for section, key, ids in named:
        for index, one in enumerate(ids):
            first = ids.index(one)
            if first < index:
                problem = (
                    f"{key} {shown(one)} is used twice under {section}, first at {manifest.place(section, first, key)}"
                )
                yield _problem(manifest, (section, index, key), problem, "give each its own")


def _dangling(manifest: Manifest) -> Iterator[ManifestError]:
    uses = [use.id for use in manifest.uses]
    licences = [licence.id for licence in manifest.licences]
    for index, use in enumerate(manifest.uses):
        for position, licence in enumerate(use.licences):
            if licence not in licences:
                text = f"licence {shown(licence)} is not defined under licences"
                yield _unknown(manifest, ("uses", index, "licences", position), text, licence, licences)
        inputs = use.generation.inputs or () if use.generation else ()
        named: list[tuple[tuple[Step, ...], str | None]] = [(("parent",), use.parent)]
        named += [(("generation", "inputs", at, "component"), one.component) for at, one in enumerate(inputs)]
        for steps, other in named:
            if other is not None and other not in uses:
                text = f"{shown(other)} is not defined under uses"
                yield _unknown(manifest, ("uses", index, *steps), text, other, uses)
        if use.track is not None and use.track not in (tracks := [track.file for track in manifest.tracks]):
            text = f"{shown(use.track)} is not a file under tracks"
            yield _unknown(manifest, ("uses", index, "track"), text, use.track, tracks)
    for index, claim in enumerate(manifest.claims):
        if claim.component is not None and claim.component not in uses:
            text = f"{shown(claim.component)} is not defined under uses"
            yield _unknown(manifest, ("claims", index, "component"), text, claim.component, uses)


def _circular(manifest: Manifest) -> Iterator[ManifestError]:
    parents = {use.id: use.parent for use in manifest.uses}
    reported: set[str] = set()
    for use in manifest.uses:
        chain = [use.id]
        while (above := parents.get(chain[-1])) is not None and above not in chain:
            chain.append(above)
        if above == use.id and use.id not in reported:
            reported.update(chain)
            loop = " -> ".join(shown(one) for one in [*chain, use.id])
            yield _problem(
                manifest, ("uses", use.id, "parent"), f"a use cannot be made from itself: {loop}", "break the circle"
            )


def _dates(manifest: Manifest) -> Iterator[ManifestError]:
    for index, licence in enumerate(manifest.licences):
        if licence.starts and licence.ends and licence.ends < licence.starts.isoformat():
            text = f"licence {shown(licence.id)} ends {licence.ends}, before it starts on {licence.starts}"
            yield _problem(manifest, ("licences", index, "ends"), text, "correct one of the dates")
    for index, use in enumerate(manifest.uses):
        consent = use.voice.consent if use.voice else None
        if consent and consent.starts and consent.ends and consent.ends < consent.starts.isoformat():
            text = f"the consent for {shown(use.id)} ends {consent.ends}, before it starts on {consent.starts}"
            yield _problem(manifest, ("uses", index, "voice", "consent", "ends"), text, "correct one of the dates")
    for index, claim in enumerate(manifest.claims):
        if claim.received and claim.deadline and claim.deadline < claim.received:
            text = f"claim {shown(claim.id)} was due {claim.deadline}, before it was received on {claim.received}"
            yield _problem(manifest, ("claims", index, "deadline"), text, "correct one of the dates")


def _ranges(manifest: Manifest) -> Iterator[ManifestError]:
    ranges = [
        (("uses", index, "where", at), place.start, place.end)
        for index, use in enumerate(manifest.uses)
        for at, place in enumerate(use.where)
    ]
    ranges += [
        (("tracks", index, "tracklist", at), entry.start, entry.end)
        for index, track in enumerate(manifest.tracks)
        for at, entry in enumerate(track.tracklist or ())
    ]
    for steps, start, end in ranges:
        if end is not None and end <= (start or 0):
            yield _problem(manifest, (*steps, "to"), "the range ends before it begins", "correct 'from' or 'to'")


def _shares(manifest: Manifest) -> Iterator[ManifestError]:
    for index, track in enumerate(manifest.tracks):
        total = sum(writer.share or 0 for writer in track.writers or ())
        if total > 100.01:  # three writers at 33.34
            text = f"the writers' shares of {shown(track.file)} add up to {total:g} per cent"
            yield _problem(manifest, ("tracks", index, "writers"), text, "let them add up to 100")


def _settings(manifest: Manifest) -> Iterator[ManifestError]:
    least, block = manifest.settings.match_min, manifest.settings.match_block
    if least > block:
        problem = f"match_min {least:g} is above match_block {block:g}, so no detection could ever only warn"
        yield _problem(manifest, ("settings", "match_min"), problem, "lower match_min or raise match_block")


def _files(manifest: Manifest) -> Iterator[ManifestError]:
    named: list[tuple[tuple[Step, ...], str]] = [
        (("tracks", index, "file"), track.file) for index, track in enumerate(manifest.tracks)
    ]
    named += [
        (("uses", index, "where", at, "file"), place.file)
        for index, use in enumerate(manifest.uses)
        for at, place in enumerate(use.where)
    ]
    named += [(("files", index, "file"), file.file) for index, file in enumerate(manifest.files)]
    for steps, path in named:
        problem = _file_problem(manifest.root, path)
        if problem:
            yield _problem(manifest, steps, *problem)


def _file_problem(root: Path, path: str) -> tuple[str, str] | None:
    """Say what is wrong with a file of the project, if anything: absent, or a link that leads out."""
    found = find_file(root, path)
    if found is None:
        near = difflib.get_close_matches(path, _neighbours(root, path), n=1, cutoff=0.6)
        remedy = f"did you mean {shown(near[0])}?" if near else "correct the path or add the file"
        return f"{shown(path)} is not in the project", remedy
    if not found.resolve().is_relative_to(root.resolve()):
        return f"{shown(path)} is a link that leads out of the project", "copy the file into the project"
    return None


def find_file(root: Path, path: str) -> Path | None:
    """Return the file a manifest means, whichever way its accents are encoded (macOS decomposes them)."""
    try:
        for form in (path, normalize("NFC", path), normalize("NFD", path)):
            if (root / form).is_file():
                return root / form
    except OSError:  # a name longer than the file system allows
        return None
    return None


def _neighbours(root: Path, path: str) -> list[str]:
    folder = (root / path).parent
    try:
        near: Iterable[Path] = (*folder.iterdir(), *root.iterdir()) if folder.is_dir() else root.iterdir()
        names = [other.relative_to(root).as_posix() for other in near if other.is_file()]
    except OSError:
        return []
    return names[:MAX_NEIGHBOURS]


def _unknown(manifest: Manifest, steps: Sequence[Step], text: str, name: str, known: Collection[str]) -> ManifestError:
    near = nearest(name, known)
    return _problem(
        manifest, steps, text, f"did you mean {shown(near)}?" if near else "define it, or delete the reference"
    )


def _problem(manifest: Manifest, steps: Sequence[Step], text: str, remedy: str) -> ManifestError:
    return ManifestError(text, place=manifest.place(*steps), remedy=remedy)


def line(problem: ManifestError) -> tuple[int, int]:
    """Return line and column of a problem, to sort by."""
    _, _, line_column = problem.place.partition(":")
    above, _, left = line_column.partition(":")
    return int(above or 0), int(left or 0)
