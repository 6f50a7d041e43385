"""Components: every piece of material used in a release, and all that decides whether it may be used.

These structs are one half of the facts document (see `compliance.model.facts`); field for field they are also what
``rights.yaml`` says, so both speak the same words. An optional field is three-valued: true, false or absent, and absent
is unknown. Every number is an integer; the unit is in the name or in the docstring.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec

from compliance.model.vocabulary import (
    Acquisition,
    ComponentKind,
    Count,
    DateOrPerpetual,
    ExceptionName,
    HumanContribution,
    Identifier,
    Millis,
    Origin,
    PackId,
    ProjectPath,
    Territory,
    Year,
)


class Recording(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The sound recording a component was taken from (never the composition it carries)."""

    title: str | None = None
    artist: str | None = None
    isrc: str | None = None
    owner: str | None = None
    first_published_year: Year | None = None
    first_fixed_year: Year | None = None
    producer_nationality: Territory | None = None
    unreleased: bool | None = None


class Composition(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The composition a component carries. present : false for one-shots and effects, which carry none."""

    title: str | None = None
    writers: tuple[str, ...] | None = None
    iswc: str | None = None
    last_writer_death_year: Year | None = None
    first_published_year: Year | None = None
    lyrics_included: bool | None = None
    present: bool | None = None


class PublicDomainClaim(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which layer is said to be free, and the document that shows it."""

    recording: bool | None = None
    composition: bool | None = None
    evidence: str | None = None


class Source(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where a component came from and how. receipt : path of a receipt or download record."""

    library: PackId | None = None
    url: str | None = None
    item: str | None = None
    acquisition: Acquisition | None = None
    service: PackId | None = None
    acquisition_permitted: bool | None = None
    lawful: bool | None = None
    tpm_circumvented: bool | None = None
    receipt: ProjectPath | None = None
    confidential: bool | None = None
    rights_reserved: bool | None = None


class Separation(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How a component was separated out of a mix. terms_snapshot : path of a copy of the tool's terms."""

    tool: PackId | None = None
    model: str | None = None
    version: str | None = None
    where: Literal["local", "service"] | None = None
    plan: str | None = None
    embedded_in_product: bool | None = None
    terms_snapshot: ProjectPath | None = None


class GenerationInput(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Something fed into a generator. component : id of the component it is."""

    kind: Literal["hum", "reference_track", "stem", "lyrics", "performance"] | None = None
    owner: Literal["own", "third_party", "licensed"] | None = None
    component: str | None = None


class OutputSimilarity(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How close a generated output came to a known work. stored : whether the comparison was kept on file."""

    score_millis: Millis | None = None
    reference: str | None = None
    stored: bool | None = None


class Generation(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How a component was generated. plan : that of the day of generation; export_receipt, terms_snapshot : paths."""

    tool: PackId | None = None
    model: str | None = None
    mode: Literal["text", "hum", "reference", "extend", "timbre_transfer", "runtime"] | None = None
    plan: str | None = None
    generated_on: date | None = None
    exported_on: date | None = None
    export_receipt: ProjectPath | None = None
    prompt: str | None = None
    prompt_names_artist: bool | None = None
    parent_owner: str | None = None
    training_provenance: (
        Literal["licensed", "own", "public_domain", "open", "mixed", "contested", "undisclosed", "known_infringing"]
        | None
    ) = None
    human_contribution: tuple[HumanContribution, ...] | None = None
    terms_snapshot: ProjectPath | None = None
    attribution_recorded: bool | None = None
    registered_fingerprint: bool | None = None
    inputs: tuple[GenerationInput, ...] | None = None
    similarity: OutputSimilarity | None = None


class VoiceConsent(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the person behind a voice agreed to. document : path."""

    status: Literal["none", "oral", "written_general", "written_specific"] | None = None
    ai_replication: bool | None = None
    platforms: tuple[str, ...] | None = None
    territories: tuple[Territory, ...] | None = None
    media: tuple[str, ...] | None = None
    starts: date | None = None
    ends: DateOrPerpetual | None = None
    document: ProjectPath | None = None


class Voice(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Whose voice is heard, and whether it is a machine's."""

    kind: Literal["human", "synthetic_generic", "clone", "conversion", "soundalike"] | None = None
    person: str | None = None
    is_own: bool | None = None
    identifiable: bool | None = None
    living: bool | None = None
    death_year: Year | None = None
    could_deceive: bool | None = None
    consent: VoiceConsent | None = None


class Transform(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What was done to a component. pitch_semitones : hundredths of a semitone; tempo_ratio : thousandths."""

    pitch_semitones: int | None = None
    tempo_ratio: Count | None = None
    chopped: bool | None = None
    modified: bool | None = None
    materially_transformed: bool | None = None
    unrecognisable: bool | None = None
    listener_evidence: str | None = None
    standalone: bool | None = None


class ExceptionElements(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The elements courts ask about when an exception is claimed."""

    evokes_identified_work: bool | None = None
    noticeably_different: bool | None = None
    dialogue_recognisable: bool | None = None
    concealed: bool | None = None
    source_acknowledged: bool | None = None
    market_harm: bool | None = None
    deliberate_inclusion: bool | None = None


class ExceptionClaim(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An exception the project relies on. It never silences a finding; it sends it to a lawyer."""

    claimed: ExceptionName | None = None
    elements: ExceptionElements | None = None


class Attribution(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The credit block of a component, as a licence may demand it. placed : it stands where the public sees it."""

    creator: str | None = None
    title: str | None = None
    source_url: str | None = None
    licence_uri: str | None = None
    changes: str | None = None
    placed: bool | None = None


class ComponentDetails(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What may be known of a piece of material, whoever says it.

    parent : id of the component it was made from
    exclusive : exclusive to the releasing party in the delivered territories
    licences : ids of the licences relied on
    """

    id: Identifier
    kind: ComponentKind
    composition: Composition | None = None
    pd_claim: PublicDomainClaim | None = None
    source: Source | None = None
    parent: str | None = None
    separation: Separation | None = None
    generation: Generation | None = None
    voice: Voice | None = None
    exception: ExceptionClaim | None = None
    attribution: Attribution | None = None
    used_for_training: bool | None = None
    exclusive: bool | None = None
    exclusive_from_first_sale: bool | None = None
    licences: tuple[str, ...] = ()


class Component(ComponentDetails, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One piece of material used in the release.

    track : asset id of the track it sounds in; assets : ids of the files it sounds in
    heard : true when a detection is explained by it; false when its recording is in the library and was not found;
        absent when that cannot be known
    implied : true when nobody declared it and it stands here because a library item's licence is declared
    """

    origin: Origin = "unknown"
    track: str | None = None
    assets: tuple[str, ...] = ()
    recording: Recording | None = None
    transform: Transform | None = None
    heard: bool | None = None
    implied: bool | None = None
