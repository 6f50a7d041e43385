"""What is being released, by whom, where and how: the release, its tracks, the business and its platform accounts."""

from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec

from compliance.model.vocabulary import (
    Agreement,
    AiShare,
    Count,
    Feature,
    Identifier,
    Medium,
    Millis,
    Ms,
    PackId,
    ProjectPath,
    Purpose,
    ReleaseKind,
    Sha256,
    Territory,
    TrackForm,
)


class Artist(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An artist of the release. ids : the artist's id per platform; contested : somebody else claims the name."""

    name: Identifier
    ids: dict[str, str] | None = None
    contested: bool | None = None


class Synthetic(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is synthetic about the release, for altered-content and synthetic-performer duties."""

    realistic: bool | None = None
    depicts_real_person: bool | None = None
    depicts_real_event: bool | None = None
    plausible_fake_scene: bool | None = None
    synthetic_performer: bool | None = None


class Delivery(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How the release is handed over."""

    format: Literal["ddex_ern", "form", "api"] | None = None
    ern_version: str | None = None


class Warranties(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the project promises to a label, a distributor or a client."""

    ownership: bool | None = None
    exclusive: bool | None = None
    copyright_claimed: bool | None = None


class Registration(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Registration with the copyright office of one territory."""

    status: Literal["none", "intended", "filed", "registered"] | None = None
    ai_disclosed: bool | None = None


class AiSystem(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A released system that generates: tools, services and games."""

    placed_on_market_on: date | None = None
    runtime_licence: bool | None = None
    guardrails_described: bool | None = None
    streamer_mode: bool | None = None
    sublicence_to_users: bool | None = None


class PlatformFlags(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What was set at upload on one platform. ai_tags : tags sent; ai_tag_schema : their version."""

    altered_content: bool | None = None
    ai_label: bool | None = None
    ai_disclosed: bool | None = None
    guardrails_described: bool | None = None
    ad_attestation: bool | None = None
    ai_tags: tuple[str, ...] | None = None
    ai_tag_schema: str | None = None
    ai_toggle: bool | None = None


class Labels(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Transparency notices the release carries."""

    machine: bool | None = None
    human: bool | None = None
    metadata: bool | None = None


class Promotion(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How the release is promoted."""

    guaranteed_streams_service: bool | None = None


class StepEvidence(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Paths of files that prove a step was taken."""

    youtube_checks: ProjectPath | None = None


class ReleaseDetails(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What may be known of a release beyond its name and destination.

    state : ``private`` never leaves the personal circle; absent is not private
    release_on : planned or actual date
    commercial : any sale, ads, monetisation, client or brand work
    home_territory : where the copies are made
    store_delivery : stores actually ticked at the distributor
    owners : legal persons that own the masters, so that a hit on one's own master is recognised
    licence : licence under which the release itself is offered
    """

    artists: tuple[Artist, ...] = ()
    state: Literal["private", "demo", "unreleased", "released"] | None = None
    release_on: date | None = None
    purpose: Purpose | None = None
    commercial: bool | None = None
    monetised: bool | None = None
    monetisation: tuple[Literal["streaming", "content_id", "ads", "sync", "sale", "tips"], ...] | None = None
    brand_or_ad: bool | None = None
    picture: bool | None = None
    picture_ai: AiShare | None = None
    artwork_ai: AiShare | None = None
    synthetic: Synthetic | None = None
    home_territory: Territory | None = None
    store_delivery: tuple[PackId, ...] | None = None
    distributor: PackId | None = None
    distributor_plan: str | None = None
    delivery: Delivery | None = None
    delivery_modes: tuple[Literal["interactive_stream", "download", "physical", "broadcast", "live"], ...] | None = None
    media: tuple[Medium, ...] | None = None
    fingerprint_optin: tuple[Literal["youtube_cid", "meta_rm", "tiktok", "soundcloud_cid"], ...] | None = None
    owners: tuple[str, ...] | None = None
    exposure: Literal["low", "normal", "high"] | None = None
    major_label: bool | None = None
    expected_streams: Count | None = None
    cumulative_streams: Count | None = None
    exclusive_sale: bool | None = None
    warranties: Warranties | None = None
    registration: dict[Territory, Registration] | None = None
    licence: str | None = None
    features: tuple[Feature, ...] | None = None
    ai_roles: tuple[Literal["provider", "deployer"], ...] | None = None
    ai_system: AiSystem | None = None
    professional: bool | None = None
    owner_is_individual: bool | None = None
    platform_flags: dict[PackId, PlatformFlags] | None = None
    labels: Labels | None = None
    promotion: Promotion | None = None
    archive_enabled: bool | None = None
    direct_upload_by_artist: bool | None = None
    label_feeds: dict[PackId, tuple[PackId, ...]] | None = None
    evidence: StepEvidence | None = None


class Release(ReleaseDetails, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is released and where it is headed. territories : served, EU members one by one; platforms : targets."""

    id: str = "release"
    title: str = ""
    kind: ReleaseKind
    territories: tuple[Territory, ...]
    platforms: tuple[PackId, ...]


class Business(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Who releases. user_ids : the account id per tool, to tell whose generation was extended."""

    annual_revenue_usd: Count | None = None
    headcount: Count | None = None
    is_game_publisher: bool | None = None
    user_ids: dict[PackId, str] | None = None


class Account(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An account on a platform. strikes : those still active; programmes : enrolments such as ``twitch_dj``."""

    platform: PackId
    strikes: Count | None = None
    uploads_7d: Count | None = None
    ai_releases_7d: Count | None = None
    near_duplicate_millis: Millis | None = None
    programmes: tuple[str, ...] | None = None


class Credit(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A credited person. share : thousandths of the whole."""

    name: Identifier
    role: str | None = None
    share: Millis | None = None
    ipi: str | None = None
    agreement: Agreement | None = None


class AiRole(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A credit for what a machine did."""

    contributor: str | None = None
    role: str | None = None
    degree: str | None = None


class Credits(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Who wrote, produced and performed a track."""

    writers: tuple[Credit, ...] | None = None
    producers: tuple[Credit, ...] | None = None
    performers: tuple[Credit, ...] | None = None
    ai_roles: tuple[AiRole, ...] | None = None


class AiLayers(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How much of each layer a machine made. There is no overall figure, and an absent layer is unknown."""

    vocals: AiShare | None = None
    lyrics: AiShare | None = None
    composition: AiShare | None = None
    instrumentation: AiShare | None = None
    production: AiShare | None = None


class InspiredBy(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An artist named as inspiration. opted_in : the artist allows it on the platform."""

    artist: Identifier
    opted_in: bool | None = None


class TracklistEntry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One recording of a mix and the range it is heard in."""

    start_ms: Ms | None = None
    end_ms: Ms | None = None
    artist: str | None = None
    title: str | None = None
    album: str | None = None
    isrc: str | None = None


class PreviousRelease(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The earlier release of the same track."""

    metadata_sha256: Sha256 | None = None
    withdrawn: bool | None = None


class TrackDetails(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What may be known of a track beyond its file and its credits.

    owns_original : the remixed or re-recorded original is the releasing party's
    composition_altered : words, melody or structure were changed
    reference_artists : the originals a sound-alike names
    disclosed_to : platforms and distributors that were told of the AI share
    """

    title: str = ""
    form: TrackForm = "original"
    isrc: str | None = None
    iswc: str | None = None
    owns_original: bool | None = None
    composition_altered: bool | None = None
    commissioned_for: Literal["none", "game", "film", "ad"] | None = None
    reference_artists: tuple[str, ...] | None = None
    ai: AiLayers | None = None
    disclosed_to: tuple[PackId, ...] | None = None
    disclosed_in_notes: bool | None = None
    declared_as_generated: bool | None = None
    presented_as_human: bool | None = None
    inspired_by: tuple[InspiredBy, ...] | None = None
    previous_release: PreviousRelease | None = None


class Track(TrackDetails, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One track of the release. asset : id of its master file; metadata_sha256 : digest of its declared metadata."""

    asset: Identifier
    credits: Credits | None = None
    tracklist: tuple[TracklistEntry, ...] | None = None
    metadata_sha256: Sha256 | None = None
    duration_ms: Ms | None = None
