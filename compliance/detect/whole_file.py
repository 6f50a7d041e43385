"""Whole-file identity: whether a file is, from beginning to end, one of the recordings of the library.

Chromaprint answers that for the same master in another codec or level; it was not made to find an excerpt, a shifted
pitch or a layer of a mix, and a miss of it says nothing about those. The print of a library recording is kept beside
the library, one small file each, and made where a Chromaprint backend is installed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

import msgspec

from compliance.detect import chromaprint
from compliance.detect.chromaprint import Print
from compliance.detect.ingest import Hearing
from compliance.detect.opening import Opening
from compliance.detect.storage import PRINTS, make_folder, summed, unsummed, write_atomically
from compliance.errors import AudioError
from compliance.model.matching import Analysis, Match, Reference

SAME_RECORDING = 0.5
"""Least similarity of two files that are one recording; see `compliance.detect.chromaprint.compare`."""
MOST_DURATION_DIFFERENCE = 0.1
"""Files whose durations differ by more than this share are not compared."""


def keep_print(library_dir: Path, reference: Reference, path: Path) -> bool:
    """Make and store the print of a library recording; ``False`` where none can be made."""
    return _keep(library_dir, reference.id, _made(lambda: chromaprint.fingerprint(path)))


def keeping_prints(library_dir: Path) -> Hearing:
    """For `Library.add`: make the prints of recordings of the sound that is decoded for their fingerprints."""
    return Hearing(make=print_of_opening, keep=partial(_keep, library_dir))


def print_of_opening(opening: Opening) -> Print | None:
    """The print of a recording that is being added; ``None`` where none can be made."""
    return _made(lambda: chromaprint.fingerprint_of(opening.samples, duration_s=opening.duration_s, place=opening.id))


def _made(make: Callable[[], Print]) -> Print | None:
    if chromaprint.backend() is None:
        return None
    try:
        return make()
    except AudioError:
        return None


def _keep(library_dir: Path, id_: str, made: Print | None) -> bool:
    if made is None:
        return False
    folder = library_dir / PRINTS
    make_folder(folder)
    write_atomically(folder / f"{id_}.json", [summed(msgspec.json.encode(made))])
    return True


def drop_prints(library_dir: Path, ids: Iterable[str]) -> None:
    """Forget the prints of removed recordings."""
    for name in ids:
        (library_dir / PRINTS / f"{name}.json").unlink(missing_ok=True)


def print_of(opening: Opening | AudioError, asset_id: str) -> tuple[Print | None, Analysis]:
    """Return the print of an asset, or why there is none: it may be that the asset cannot be read."""
    if chromaprint.backend() is None:
        reason = f"{chromaprint.unavailable_reason()}; {chromaprint.REMEDY}"
        return None, Analysis(asset=asset_id, analysis="chromaprint", status="not_run", reason=reason)
    try:
        if isinstance(opening, AudioError):
            raise opening
        made = chromaprint.fingerprint_of(opening.samples, duration_s=opening.duration_s, place=opening.id)
        return made, Analysis(asset=asset_id, analysis="chromaprint", status="done")
    except AudioError as error:
        return None, Analysis(asset=asset_id, analysis="chromaprint", status="not_run", reason=error.problem)


def same_recordings(
    made: Print, asset_id: str, *, library_dir: Path, references: Iterable[Reference]
) -> tuple[tuple[Match, ...], Analysis]:
    """Find the library recordings that an asset is as a whole, in order of similarity.

    The coverage is ``inconclusive`` where some recording of about that length has no print to compare with.
    """
    matches: list[Match] = []
    without = 0
    for reference in references:
        if reference.duration_s is not None and not _alike(made.duration_s, reference.duration_s):
            continue
        kept = kept_print(library_dir, reference)
        if kept is None:
            without += 1
        elif (similarity := chromaprint.compare(made, kept)) >= SAME_RECORDING:
            matches.append(_match(asset_id, reference, made, kept, similarity))
    reason = f"no Chromaprint print to compare with is kept for {without} of the library" if without else None
    status = "inconclusive" if without else "done"
    coverage = Analysis(asset=asset_id, analysis="chromaprint", status=status, reason=reason)
    return tuple(sorted(matches, key=lambda m: (-m.score, m.reference.id))), coverage


def kept_print(library_dir: Path, reference: Reference) -> Print | None:
    """The print of a library recording, if an intact one is kept."""
    try:
        content = unsummed((library_dir / PRINTS / f"{reference.id}.json").read_bytes())
        return None if content is None else msgspec.json.decode(content, type=Print)
    except (OSError, msgspec.DecodeError):
        return None


def _alike(a_s: float, b_s: float) -> bool:
    return abs(a_s - b_s) <= MOST_DURATION_DIFFERENCE * max(a_s, b_s)


def _match(asset_id: str, reference: Reference, made: Print, kept: Print, similarity: float) -> Match:
    return Match(
        asset=asset_id,
        stem="mix",
        start_s=0.0,
        end_s=round(made.duration_s, 3),
        reference=reference,
        ref_start_s=0.0,
        ref_end_s=round(kept.duration_s, 3),
        pitch_semitones=0.0,
        tempo_ratio=1.0,
        reversed=False,
        confidence=round(similarity, 3),
        score=round(100 * similarity, 1),
        detector="chromaprint",
    )
