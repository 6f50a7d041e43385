"""Files and tracks as facts: what sounds, how it is stored, and whether it is delivered."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

import msgspec

from compliance.manifest import Manifest, TrackSaid
from compliance.manifest.shape import CreditSaid, FileSaid
from compliance.model.facts import AssetFacts, AssetFormat, AssetMark, DuplicateFiles, SourceUsed
from compliance.model.files import Asset, Tags
from compliance.model.release import Credit, Credits, Track, TrackDetails, TracklistEntry
from compliance.model.usage import Duplicate, UsageMap
from compliance.reconcile.tracks import asset_of, same_file, track_ids


def tracks_of(manifest: Manifest, assets: Sequence[Asset]) -> tuple[Track, ...]:
    """Return the tracks: as declared, or every master where none is."""
    if manifest.tracks:
        return tuple(_track(said, asset_of(said.file, assets), manifest) for said in manifest.tracks)
    masters = set(track_ids(manifest, assets))
    return tuple(
        Track(
            asset=asset.id,
            title=asset.tags.title or _name_of(asset.id),
            isrc=asset.tags.isrc,
            duration_ms=round(asset.duration_s * 1000),
        )
        for asset in assets
        if asset.id in masters
    )


def _track(said: TrackSaid, asset: Asset | None, manifest: Manifest) -> Track:
    details = {name: getattr(said, name) for name in TrackDetails.__struct_fields__}
    details["title"] = said.title or (asset.tags.title if asset else None) or _name_of(said.file)
    listed = said.tracklist or ()
    return Track(
        **details,
        asset=asset.id if asset else said.file,
        credits=_credits(said),
        tracklist=tuple(
            TracklistEntry(
                start_ms=entry.start,
                end_ms=entry.end,
                artist=entry.artist,
                title=entry.title,
                album=entry.album,
                isrc=entry.isrc,
            )
            for entry in listed
        )
        or None,
        metadata_sha256=_digest(said, manifest),
        duration_ms=round(asset.duration_s * 1000) if asset else None,
    )


def _credits(said: TrackSaid) -> Credits | None:
    made = Credits(
        writers=_people(said.writers),
        producers=_people(said.producers),
        performers=_people(said.performers),
        ai_roles=said.ai_credits,
    )
    return made if made != Credits() else None


def _people(said: Iterable[CreditSaid] | None) -> tuple[Credit, ...] | None:
    if said is None:
        return None
    return tuple(
        Credit(
            name=one.name,
            role=one.role,
            share=None if one.share is None else round(one.share * 10),
            ipi=one.ipi,
            agreement=one.agreement,
        )
        for one in said
    )


def _digest(said: TrackSaid, manifest: Manifest) -> str:
    """Digest what a store would be told of the track, to notice a re-release under other metadata."""
    artists = [artist.name for artist in manifest.release.artists]
    told = (artists, said.title, said.isrc, said.iswc, said.form, said.writers, said.producers, said.performers)
    return hashlib.sha256(msgspec.json.encode(told)).hexdigest()


def _name_of(path: str) -> str:
    name = path.rpartition("/")[2]
    return name.rpartition(".")[0] or name


def assets_of(manifest: Manifest, assets: Sequence[Asset]) -> tuple[AssetFacts, ...]:
    """Return every audio file with what its header, its tags and the manifest say of it."""
    tracks = set(track_ids(manifest, assets))
    named = [track.file for track in manifest.tracks] + [file.file for file in manifest.files]
    named += [place.file for use in manifest.uses for place in use.where]
    return tuple(_asset(asset, _said_of(asset, manifest), asset.id in tracks, named) for asset in assets)


def usage_facts(found: UsageMap) -> tuple[SourceUsed, ...]:
    """Return the rows of a usage map, times in milliseconds."""
    return tuple(
        SourceUsed(
            master=row.master,
            start_ms=round(row.start_s * 1000),
            end_ms=round(row.end_s * 1000),
            source=row.source,
            kind=row.kind,
            source_start_ms=round(row.source_start_s * 1000),
            source_end_ms=round(row.source_end_s * 1000),
            confidence_millis=min(1000, max(0, round(row.confidence * 1000))),
            layer_only=row.layer_only,
            licences=row.licences,
            uses=row.uses,
        )
        for row in found.rows
    )


def duplicate_facts(found: Iterable[Duplicate]) -> tuple[DuplicateFiles, ...]:
    """Return files that are one recording."""
    return tuple(DuplicateFiles(files=twins.files, identical=twins.identical) for twins in found)


def _said_of(asset: Asset, manifest: Manifest) -> FileSaid | None:
    return next((said for said in manifest.files if same_file(said.file, asset.id)), None)


def _asset(asset: Asset, said: FileSaid | None, is_track: bool, named: Iterable[str]) -> AssetFacts:
    delivered = said.in_deliverable if said is not None else None
    return AssetFacts(
        id=asset.id,
        path=asset.file.display,
        sha256=asset.file.sha256,
        role=(said.role if said else None) or asset.file.role,
        stem_role=(said.stem_role if said else None) or asset.file.stem_role,
        duration_ms=round(asset.duration_s * 1000),
        format=AssetFormat(
            codec=asset.format.codec,
            rate_hz=asset.format.rate_hz,
            bits=asset.format.bits,
            channels=asset.format.channels,
            lossy_source=asset.format.lossy_source,
        ),
        tags=_tags(asset.tags),
        marks=_marks(asset, said),
        declared=any(same_file(path, asset.id) for path in named),
        in_deliverable=True if delivered is None and is_track else delivered,
    )


def _tags(tags: Tags) -> dict[str, str | int | list[str]] | None:
    found: dict[str, str | int | list[str]] = {}
    for name in ("title", "artist", "album", "isrc", "copyright", "publisher", "year"):
        if (value := getattr(tags, name)) is not None:
            found[name] = value
    if tags.comments:
        found["comments"] = list(tags.comments)
    return found or None


def _marks(asset: Asset, said: FileSaid | None) -> tuple[AssetMark, ...] | None:
    """Return the marks found, and those the manifest says were taken out; no mark proves nothing."""
    marks = [AssetMark(kind=mark.kind, detail=mark.detail) for mark in asset.tags.marks]
    if said is not None and said.marks_removed is not None:
        removed = AssetMark(
            kind="stripped_credits",
            detail="declared in rights.yaml",
            removed=said.marks_removed,
            removed_knowingly=said.marks_removed_knowingly,
        )
        marks.append(removed)
    return tuple(marks) or None
