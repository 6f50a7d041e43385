"""From what was declared and what was found to the one document the policies see. No law here, no floats after it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from compliance import territories
from compliance.facts.components import components
from compliance.facts.licence_ids import with_flags
from compliance.facts.sounding import assets_of, duplicate_facts, tracks_of, usage_facts
from compliance.manifest import DocumentState, LicenceSaid, Manifest
from compliance.model.facts import FACTS_SCHEMA, Coverage, ExaminedAsset, Facts, Settings, Tool
from compliance.model.files import Asset
from compliance.model.licences import Contributor, Licence, LicenceDetails, LicenceDocument
from compliance.model.matching import Identification
from compliance.model.release import Business, Release, ReleaseDetails
from compliance.model.usage import Duplicate, UsageMap
from compliance.model.vocabulary import ReleaseKind
from compliance.reconcile import Reconciled
from compliance.safe_text import printable

_EP_FROM, _ALBUM_FROM = 2, 7


def build_facts(
    *,
    manifest: Manifest,
    assets: Sequence[Asset],
    identification: Identification,
    reconciled: Reconciled,
    documents: Iterable[DocumentState],
    evaluated_on: date,
    versions: Mapping[str, str],
    packs: Iterable[str] = (),
    pack_territories: Iterable[str] = (),
    jurisdictions: Sequence[str] = (),
    platforms: Sequence[str] = (),
    usage: UsageMap | None = None,
    duplicates: Sequence[Duplicate] = (),
) -> Facts:
    """Build the facts document of one scan.

    Parameters
    ----------
    versions : program and digests by name, for ``tool.versions``
    packs : platforms, tools and sources that have a rule pack
    pack_territories : territories that have one; EU stands for the whole European Economic Area
    jurisdictions, platforms : judge for these instead of what the manifest names; EU and EEA expand
    usage : where the project's own files sound in its masters, if somebody looked
    duplicates : files that are one recording
    """
    states = tuple(documents)
    release = _release(manifest, assets, jurisdictions, platforms)
    return Facts(
        schema=FACTS_SCHEMA,
        evaluated_on=evaluated_on,
        release=release,
        settings=_settings(manifest),
        tool=Tool(versions=dict(versions)),
        business=manifest.business if manifest.business != Business() else None,
        accounts=manifest.accounts,
        tracks=tracks_of(manifest, assets),
        assets=assets_of(manifest, assets),
        components=components(manifest, assets, reconciled, states),
        licences=tuple(_licence(licence, states) for licence in manifest.licences),
        detections=reconciled.detections,
        usage=usage_facts(usage) if usage else None,
        duplicates=duplicate_facts(duplicates),
        coverage=_coverage(identification, release, packs, pack_territories),
        claims=manifest.claims,
        contributors=_contributors(manifest),
        waivers=manifest.waivers,
    )


def _release(
    manifest: Manifest, assets: Sequence[Asset], jurisdictions: Sequence[str], platforms: Sequence[str]
) -> Release:
    said = manifest.release
    details = {name: getattr(said, name) for name in ReleaseDetails.__struct_fields__}
    served = territories.expand(jurisdictions) or said.territories
    if jurisdictions and said.home_territory not in served:
        details["home_territory"] = None
    return Release(
        **details,
        id=said.id,
        title=said.title or printable(manifest.root.resolve().name),
        kind=said.kind or _kind(len(tracks_of(manifest, assets))),
        territories=served,
        platforms=tuple(dict.fromkeys(platforms or said.platforms)),
    )


def _kind(tracks: int) -> ReleaseKind:
    return "album" if tracks >= _ALBUM_FROM else "ep" if tracks >= _EP_FROM else "single"


def _settings(manifest: Manifest) -> Settings:
    said = manifest.settings
    return Settings(
        match_min_millis=round(said.match_min * 1000),
        match_block_millis=round(said.match_block * 1000),
        similarity_warn_millis=round(said.similarity_warn * 1000),
        deminimis_ms=round(said.deminimis_s * 1000),
        ai_weekly_cap=said.ai_weekly_cap,
        near_duplicate_millis=round(said.near_duplicate * 1000),
    )


def _licence(said: LicenceSaid, documents: Iterable[DocumentState]) -> Licence:
    """Return a licence with the state of its paper. Naming a paper is saying that the licence was granted."""
    state = next((one for one in documents if one.licence == said.id), None)
    document = None
    if said.document is not None:
        document = LicenceDocument(
            path=said.document.path,
            sha256=said.document.sha256 or (state.sha256 if state else None),
            present=state.present if state else None,
            changed=state.changed if state else None,
        )
    details = {name: getattr(said, name) for name in LicenceDetails.__struct_fields__}
    status = said.status or ("granted" if said.document is not None else "unknown")
    return with_flags(Licence(**details, status=status, document=document))


def _contributors(manifest: Manifest) -> tuple[Contributor, ...]:
    return tuple(
        Contributor(
            name=said.name,
            role=said.role,
            share_millis=None if said.share is None else round(said.share * 10),
            agreement=said.agreement,
            transfer=said.transfer,
        )
        for said in manifest.contributors
    )


def _coverage(
    identification: Identification, release: Release, packs: Iterable[str], pack_territories: Iterable[str]
) -> Coverage:
    """State what was examined, and which territories served have a pack; a worldwide release is served in all."""
    known = territories.expand("EEA" if code == "EU" else code for code in pack_territories)
    served = {*release.territories, release.home_territory}
    return Coverage(
        analyses=tuple(
            ExaminedAsset(asset=entry.asset, analysis=entry.analysis, status=entry.status, reason=entry.reason)
            for entry in identification.coverage
        ),
        territories=tuple(code for code in sorted(known) if code in served or territories.WORLD in served),
        packs=tuple(sorted(set(packs))),
    )
