"""Declared ranges held against the length of their files: a place past the end is nowhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from compliance.errors import ManifestError
from compliance.manifest import Manifest, ManifestErrors
from compliance.model.files import Asset
from compliance.reconcile.tracks import asset_of
from compliance.safe_text import printable

ROUNDING_MS = 1000
"""Positions are written in whole seconds, lengths are not."""


def check_ends(manifest: Manifest, assets: Sequence[Asset]) -> None:
    """Hold every range that is declared, of a use or in a tracklist, against the end of its file.

    Files that could not be read have no known end and are left out.

    Raises
    ------
    ManifestErrors : a range begins or ends more than a second after its file does; every one of them, with its place
    """
    ranges = sorted((at, place, said) for at, place, said in _past_the_end(manifest, assets))
    if ranges:
        raise ManifestErrors.of([ManifestError(said, place=place, remedy=_REMEDY) for _, place, said in ranges])


_REMEDY = "correct the position, or name the file it is in"


def _past_the_end(manifest: Manifest, assets: Sequence[Asset]) -> Iterator[tuple[tuple[int, ...], str, str]]:
    for steps, file, positions in _declared(manifest):
        asset = asset_of(file, assets)
        if asset is None:
            continue
        length_ms = round(asset.duration_s * 1000)
        for key, position in positions.items():
            if position is not None and position > length_ms + ROUNDING_MS:
                place = manifest.place(*steps, key)
                said = f"'{key}' is {_clock(position)}, and {printable(asset.id)} ends at {_clock(length_ms)}"
                yield _line(place), place, said


def _declared(manifest: Manifest) -> Iterator[tuple[tuple[str | int, ...], str, dict[str, int | None]]]:
    for index, use in enumerate(manifest.uses):
        for at, place in enumerate(use.where):
            yield ("uses", index, "where", at), place.file, {"from": place.start, "to": place.end}
    for index, track in enumerate(manifest.tracks):
        for at, entry in enumerate(track.tracklist or ()):
            yield ("tracks", index, "tracklist", at), track.file, {"from": entry.start, "to": entry.end}


def _line(place: str) -> tuple[int, ...]:
    return tuple(int(part) for part in place.split(":")[1:] if part.isdecimal())


def _clock(milliseconds: int) -> str:
    """Write a position as ``rights.yaml`` does: ``3:42``, ``1:02:03``."""
    minutes, seconds = divmod(milliseconds // 1000, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"
