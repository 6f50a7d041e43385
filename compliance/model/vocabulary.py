"""The words and units that the facts document and ``rights.yaml`` share: enumerations, identifiers, integer units."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta

Ms = Annotated[int, Meta(ge=0, description="Milliseconds.")]
Millis = Annotated[int, Meta(ge=0, le=1000, description="Thousandths.")]
Count = Annotated[int, Meta(ge=0)]
Year = Annotated[int, Meta(ge=1000, le=9999)]
Identifier = Annotated[str, Meta(min_length=1, max_length=200)]
Territory = Annotated[
    str,
    Meta(pattern="^[A-Z]{2}$", description="ISO 3166-1 alpha-2 (GB, never UK), or WW.", extra={"reads": "territory"}),
]
ProjectPath = Annotated[
    str, Meta(min_length=1, description="A file of the project, relative to its folder.", extra={"reads": "path"})
]
Sha256 = Annotated[str, Meta(pattern="^[0-9a-f]{64}$", description="SHA-256, 64 hex digits.")]
PackId = Annotated[str, Meta(pattern="^[a-z0-9][a-z0-9_-]*$", description="A platform, distributor, tool or source.")]
DateOrPerpetual = Annotated[
    str, Meta(pattern=r"^(\d{4}-\d{2}-\d{2}|perpetual)$", description="An ISO 8601 date, or perpetual.")
]

LicenceVersion = Annotated[str, Meta(pattern=r"^\d\.\d$")]

ComponentKind = Literal[
    "sample",
    "loop",
    "oneshot",
    "beat",
    "stem",
    "sfx",
    "soundbed",
    "vocal",
    "recording",
    "composition",
    "generated",
    "performance",
    "third_party_show",
]
Origin = Literal[
    "own_recording",
    "commissioned",
    "licensed_library",
    "non_exclusive_loop",
    "official_stems",
    "sample",
    "stem_separation",
    "interpolation",
    "cover",
    "ai_generated",
    "ai_assisted",
    "public_domain",
    "cc",
    "field_recording",
    "unknown",
]
Acquisition = Literal[
    "purchase_download",
    "cd",
    "vinyl",
    "official_download",
    "promo",
    "stream_rip",
    "stream_capture",
    "dj_software_capture",
    "broadcast_capture",
    "p2p",
    "own",
    "unknown",
]
ExceptionName = Literal[
    "fair_use",
    "de_minimis",
    "unrecognisable",
    "quotation",
    "pastiche",
    "parody",
    "caricature",
    "satire",
    "criticism",
    "incidental",
    "private_copy",
    "ca_ugc",
    "jp_30_4",
    "tdm",
]
Medium = Literal[
    "stream",
    "download",
    "physical",
    "web_video",
    "film",
    "tv",
    "radio",
    "online_ad",
    "offline_ad",
    "game",
    "app",
    "live",
    "podcast",
]
Right = Literal["master", "composition", "mechanical", "sync", "performance", "performer", "voice", "moral_integrity"]
LicenceStatus = Literal[
    "none", "pending", "granted", "expired", "refused", "not_required", "assigned_to_producer", "unknown"
]
HumanContribution = Literal[
    "none", "prompt_only", "selection", "lyrics", "melody", "arrangement", "performance", "substantial_edit"
]
ClaimKind = Literal["dmca", "content_id", "copyright_claim", "cease_and_desist", "counter_notice", "court", "strike"]

ReleaseKind = Literal[
    "single",
    "ep",
    "album",
    "remix",
    "mashup",
    "edit",
    "dj_mix",
    "cover",
    "podcast_episode",
    "podcast_video",
    "video",
    "livestream",
    "livestream_dj",
    "karaoke",
    "game",
    "ad",
    "film",
    "sample_pack",
    "tool_or_service",
    "dataset",
    "private",
]
Purpose = Literal[
    "entertainment",
    "practice",
    "study",
    "private_set",
    "criticism",
    "review",
    "news",
    "teaching",
    "analysis",
    "training",
    "advertising",
]
Feature = Literal[
    "stem_separation",
    "music_generation",
    "voice_clone",
    "model_training",
    "dataset_release",
    "conversational_voice",
    "runtime_generation",
]
TrackForm = Literal[
    "original",
    "remix",
    "mashup",
    "edit",
    "dj_mix",
    "cover",
    "sped_up",
    "slowed",
    "nightcore",
    "bootleg",
    "remaster",
    "re_record",
    "live",
    "soundalike",
    "karaoke",
    "tribute",
    "functional_audio",
    "sound_effects",
    "spoken_word",
    "podcast_episode",
    "album_file",
]
AiShare = Literal["none", "processed", "partial", "full"]
Disposition = Literal["open", "cleared", "own_work", "false_positive_reviewed", "removed"]
Agreement = Literal["signed", "missing", "not_needed"]
