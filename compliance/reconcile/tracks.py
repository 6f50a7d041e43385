"""Which asset is a track of the release, and which track a piece of material belongs to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from unicodedata import normalize

from compliance.manifest import Manifest
from compliance.model.files import Asset


def same_file(declared: str, asset: str) -> bool:
    """Tell whether a declared path is an asset, whichever way accents are encoded."""
    return normalize("NFC", declared) == normalize("NFC", asset)


def asset_of(declared: str, assets: Iterable[Asset]) -> Asset | None:
    """Return the asset a path in the manifest means; ``None`` where it is no audio that could be read."""
    return next(
        (asset for asset in assets if same_file(declared, asset.id) or same_file(declared, asset.file.path)), None
    )


def track_ids(manifest: Manifest, assets: Sequence[Asset]) -> tuple[str, ...]:
    """Return the asset ids of the tracks: as declared, or every master where none is."""
    if not manifest.tracks:
        return tuple(asset.id for asset in assets if asset.file.role == "master")
    found = ((track.file, asset_of(track.file, assets)) for track in manifest.tracks)
    return tuple(asset.id if asset else file for file, asset in found)


def track_of(files: Iterable[str], manifest: Manifest, assets: Sequence[Asset]) -> str | None:
    """Return the track that material in these files belongs to; the only one there is, or ``None`` for several."""
    tracks = track_ids(manifest, assets)
    named = [track for track in tracks if any(same_file(track, file) for file in files)]
    if named:
        return named[0]
    return tracks[0] if len(tracks) == 1 else None
