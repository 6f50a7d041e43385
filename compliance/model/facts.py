"""The facts document, the contract between listening and law: schema ``rightslint.facts/1``.

What was found and what was declared, and nothing of what it means. An optional field is three-valued: true, false or
absent, and absent is unknown; unknown never clears anything and never blocks. Every number is an integer: milliseconds,
thousandths, hundredths of a semitone.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec

from compliance.model.claims import Component
from compliance.model.files import Role, StemRole
from compliance.model.licences import Claim, Contributor, Licence, Waiver
from compliance.model.matching import Status, Stem
from compliance.model.release import Account, Business, Release, Track
from compliance.model.vocabulary import Count, Disposition, Identifier, Millis, Ms, Sha256, Year

FACTS_SCHEMA = "rightslint.facts/1"


class Settings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Thresholds the policies use.

    match_min_millis : a detection counts from here, as a warning; match_block_millis : from here as an error
    similarity_warn_millis : likeness of melody, lyrics or output that warns
    deminimis_ms : below it the split between US courts is shown too; never a permission
    ai_weekly_cap : generated releases a week before the spam warning
    near_duplicate_millis : share of near duplicates that warns
    """

    match_min_millis: Millis = 500
    match_block_millis: Millis = 900
    similarity_warn_millis: Millis = 700
    deminimis_ms: Ms = 3000
    ai_weekly_cap: Count = 7
    near_duplicate_millis: Millis = 500


class Tool(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What produced the document: versions and digests by name."""

    versions: dict[str, str] = msgspec.field(default_factory=dict[str, str])


class AssetFormat(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How a file is stored. lossy_source : it was a lossy file once."""

    codec: str | None = None
    rate_hz: Count | None = None
    bits: Count | None = None
    channels: Count | None = None
    lossy_source: bool | None = None


class AssetMark(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A provenance mark in a file. removed_knowingly is only ever declared."""

    kind: Literal["c2pa", "generator", "watermark", "purchase", "stripped_credits"]
    detail: str = ""
    removed: bool | None = None
    removed_knowingly: bool | None = None
    falsified: bool | None = None


class AssetFacts(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An audio file of the project.

    declared : rights.yaml names it
    in_deliverable : it sounds in what is delivered; false when it only lies in the session; absent when unknown
    """

    id: Identifier
    path: str
    sha256: Sha256 | None = None
    role: Role = "other"
    stem_role: StemRole | None = None
    duration_ms: Ms | None = None
    format: AssetFormat | None = None
    tags: dict[str, str | int | list[str]] | None = None
    chunks: tuple[str, ...] | None = None
    marks: tuple[AssetMark, ...] | None = None
    declared: bool | None = None
    in_deliverable: bool | None = None


class DetectedReference(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The recording that was recognised. library : the licence id it was added to the library under."""

    id: str | None = None
    title: str | None = None
    artist: str | None = None
    isrc: str | None = None
    owner: str | None = None
    library: str | None = None
    first_published_year: Year | None = None


class RangeGap(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A component that names this recording, but not all of this range.

    outside_ms : how much of the detection lies outside the ranges declared for the file
    distance_ms : silence between it and the nearest of them, 0 when they touch
    """

    component: str
    outside_ms: Ms
    distance_ms: Ms


class Detection(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A stretch of an asset that is a stretch of a known recording.

    stem : the layer it was heard in, ``mix`` is the file as it is
    pitch_semitones_hundredths : how much higher the asset sounds; tempo_ratio_millis : above 1000 the asset is faster
    pitch_error_hundredths, tempo_error_millis : standard errors of the two, rounded up
    layer_only : only one layer of the recording is present; recurring : the passage comes again and again
    brief : no stretch of the use is longer than 2.5 s, and there are two at most, or they are faint
    alternatives : recordings that explain the passage as well; shared_with : those that hold some of the same sound
    log10_expected_alarms_hundredths : hundredths of log10 of the false detections this strong to expect in the scan
    coverage_millis : share of the recording's strong peaks that are present or masked
    explained_by : id of the component that declares it; range_gap : what its declaration leaves out
    recognisable : a listener's answer, never the engine's
    disposition : what a person decided, by whom (disposition_by) and when (disposition_on)
    """

    id: Identifier
    asset: str
    stem: Stem = "mix"
    kind: Literal["recording", "composition", "lyrics", "voice", "model_output"] = "recording"
    start_ms: Ms
    end_ms: Ms
    reference: DetectedReference
    ref_start_ms: Ms | None = None
    ref_end_ms: Ms | None = None
    pitch_semitones_hundredths: int | None = None
    pitch_error_hundredths: Count | None = None
    tempo_ratio_millis: Count | None = None
    tempo_error_millis: Count | None = None
    reversed: bool | None = None
    layer_only: bool | None = None
    recurring: bool | None = None
    brief: bool | None = None
    confidence_millis: Millis
    log10_expected_alarms_hundredths: int | None = None
    score: int | None = None
    coverage_millis: Millis | None = None
    detector: str | None = None
    alternatives: tuple[DetectedReference, ...] = ()
    shared_with: tuple[DetectedReference, ...] = ()
    explained_by: str | None = None
    range_gap: RangeGap | None = None
    recognisable: bool | None = None
    disposition: Disposition = "open"
    disposition_by: str | None = None
    disposition_on: date | None = None


class SourceUsed(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A stretch of a master and the file of the project, or item of the library, that sounds there.

    licences, uses : ids in rights.yaml that speak of the source
    layer_only : only one layer of the source is present
    """

    master: str
    start_ms: Ms
    end_ms: Ms
    source: str
    kind: Literal["project_file", "library_item"]
    source_start_ms: Ms
    source_end_ms: Ms
    confidence_millis: Millis
    layer_only: bool | None = None
    licences: tuple[str, ...] = ()
    uses: tuple[str, ...] = ()


class DuplicateFiles(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Files of the project that are one recording. identical : byte for byte; otherwise they sound the same."""

    files: tuple[str, ...]
    identical: bool


class Signal(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What an AI detector says: advisory, never a ground of its own."""

    kind: Literal["ai_music", "ai_voice"]
    asset: str
    label: str = ""
    score_millis: Millis


class ExaminedAsset(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One examination of one asset and how far it got. reason : why it is not ``done``."""

    asset: str
    analysis: str
    status: Status
    reason: str | None = None


class Coverage(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What was examined, and what the rule packs know.

    territories : served territories that have a rule pack; packs : platforms, tools and sources that have one
    """

    analyses: tuple[ExaminedAsset, ...] = ()
    territories: tuple[str, ...] = ()
    packs: tuple[str, ...] = ()


class Facts(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Everything the policies may know.

    evaluated_on : the only clock they read
    usage : where the project's own files sound in its masters; absent if nobody looked
    duplicates : files with equal content, and where somebody looked those that sound the same
    """

    schema: Literal["rightslint.facts/1"]
    evaluated_on: date
    release: Release
    settings: Settings = Settings()
    tool: Tool = Tool()
    business: Business | None = None
    accounts: tuple[Account, ...] = ()
    tracks: tuple[Track, ...] = ()
    assets: tuple[AssetFacts, ...] = ()
    components: tuple[Component, ...] = ()
    licences: tuple[Licence, ...] = ()
    detections: tuple[Detection, ...] = ()
    signals: tuple[Signal, ...] = ()
    usage: tuple[SourceUsed, ...] | None = None
    duplicates: tuple[DuplicateFiles, ...] = ()
    coverage: Coverage = Coverage()
    claims: tuple[Claim, ...] = ()
    contributors: tuple[Contributor, ...] = ()
    waivers: tuple[Waiver, ...] = ()
