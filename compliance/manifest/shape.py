"""The shape of ``rights.yaml``: what a producer writes.

The words are those of the facts document. Only the units are a person's: times as ``0:41``, shares in per cent, pitch
in semitones, thresholds between 0 and 1, and territories that may be groups. `compliance.facts` makes them integers.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated

import msgspec
from msgspec import Meta

from compliance.model.claims import ComponentDetails, Recording
from compliance.model.files import Role, StemRole
from compliance.model.licences import Claim, LicenceDetails, Waiver
from compliance.model.release import Account, AiRole, Business, ReleaseDetails, TrackDetails
from compliance.model.vocabulary import (
    Agreement,
    Count,
    Disposition,
    Identifier,
    LicenceStatus,
    Origin,
    PackId,
    ProjectPath,
    ReleaseKind,
    Sha256,
    Territory,
)

POSITION = 'A position: "0:41", "1:02:03.5" or seconds.'
Time = Annotated[int, Meta(ge=0, description=POSITION, extra={"reads": "time"})]
Share = Annotated[float, Meta(ge=0, le=1)]
Percent = Annotated[float, Meta(ge=0, le=100, description="Per cent.")]


class SettingsSaid(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How the scan should behave.

    match_min : confidence from which a detection counts, as a warning
    match_block : confidence from which an unexplained detection is an error
    similarity_warn : likeness of melody, lyrics or output that warns
    deminimis_s : length in seconds below which the split between US courts is shown too; never a permission
    ai_weekly_cap : generated releases a week before the spam warning
    near_duplicate : share of near duplicates that warns
    library : folder of the reference library; relative to the project, absolute, or below ~
    """

    match_min: Share = 0.5
    match_block: Share = 0.9
    similarity_warn: Share = 0.7
    deminimis_s: Annotated[float, Meta(ge=0, le=600)] = 3.0
    ai_weekly_cap: Count = 7
    near_duplicate: Share = 0.5
    library: str | None = None


class ReleaseSaid(ReleaseDetails, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is released and where it is headed.

    kind : without it the number of tracks decides: single, ep or album
    territories : ISO 3166-1 codes, EU, EEA, or WW for everywhere, which is what an absent list means
    platforms : platform ids such as spotify, youtube, soundcloud
    """

    id: Identifier = "release"
    title: str = ""
    kind: ReleaseKind | None = None
    territories: tuple[Territory, ...] = ("WW",)
    platforms: tuple[PackId, ...] = ()


class CreditSaid(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A credited person. share : per cent of the whole; ipi : quoted number of the rights holder."""

    name: Identifier
    role: str | None = None
    share: Percent | None = None
    ipi: str | None = None
    agreement: Agreement | None = None


class TracklistSaid(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One recording of a mix and where it is heard."""

    start: Time | None = msgspec.field(default=None, name="from")
    end: Time | None = msgspec.field(default=None, name="to")
    artist: str | None = None
    title: str | None = None
    album: str | None = None
    isrc: str | None = None


class TrackSaid(TrackDetails, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One track of the release. file : its master, relative to the project."""

    file: ProjectPath
    writers: tuple[CreditSaid, ...] | None = None
    producers: tuple[CreditSaid, ...] | None = None
    performers: tuple[CreditSaid, ...] | None = None
    ai_credits: tuple[AiRole, ...] | None = None
    tracklist: tuple[TracklistSaid, ...] | None = None


class Place(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where something sounds. from, to : range inside the file; without them anywhere in it."""

    file: ProjectPath
    start: Time | None = msgspec.field(default=None, name="from")
    end: Time | None = msgspec.field(default=None, name="to")


class TransformSaid(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What was done to the material. pitch_semitones : upwards is positive; tempo_ratio : 1.06 is 6 per cent faster."""

    pitch_semitones: Annotated[float, Meta(ge=-96, le=96)] | None = None
    tempo_ratio: Annotated[float, Meta(gt=0, le=16)] | None = None
    chopped: bool | None = None
    modified: bool | None = None
    materially_transformed: bool | None = None
    unrecognisable: bool | None = None
    listener_evidence: str | None = None
    standalone: bool | None = None


class Use(ComponentDetails, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One piece of material used in the release.

    what : the recording it was taken from
    where : files and ranges it sounds in
    track : master file of the track it belongs to; needed only when `where` names none of the masters
    """

    what: Recording | None = None
    where: tuple[Place, ...] = ()
    track: ProjectPath | None = None
    origin: Origin | None = None
    transform: TransformSaid | None = None


class DocumentSaid(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The paper behind a licence. sha256 : makes a later change of the file an error."""

    path: ProjectPath
    sha256: Sha256 | None = None


class LicenceSaid(LicenceDetails, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A licence the project holds or seeks. status : without it, granted when a document is named, else unknown."""

    status: LicenceStatus | None = None
    document: DocumentSaid | None = None


class ContributorSaid(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Somebody who made a part of the release. transfer : the rights were transferred in writing."""

    name: Identifier
    role: str = ""
    share: Percent | None = None
    agreement: Agreement | None = None
    transfer: bool | None = None


class Review(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a person decided about one detection after listening.

    detection : its id, as reports print it
    recognisable : whether a listener recognises the source
    approver, on : who decided, and when
    """

    detection: Identifier
    disposition: Disposition = "open"
    recognisable: bool | None = None
    approver: Identifier
    on: date
    reason: str = ""


class FileSaid(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What only a person knows of a file.

    in_deliverable : it sounds in what is delivered, or (false) only lies in the session
    marks_removed : provenance marks or credits were taken out of it; marks_removed_knowingly : on purpose
    """

    file: ProjectPath
    role: Role | None = None
    stem_role: StemRole | None = None
    in_deliverable: bool | None = None
    marks_removed: bool | None = None
    marks_removed_knowingly: bool | None = None


class Declared(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a project declares about its rights.

    uses : everything in the release that somebody else may have rights in
    claims : claims and notices already received
    reviews : decisions about single detections
    files : what only a person knows of a file
    """

    release: ReleaseSaid = ReleaseSaid()
    tracks: tuple[TrackSaid, ...] = ()
    uses: tuple[Use, ...] = ()
    licences: tuple[LicenceSaid, ...] = ()
    claims: tuple[Claim, ...] = ()
    contributors: tuple[ContributorSaid, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    reviews: tuple[Review, ...] = ()
    files: tuple[FileSaid, ...] = ()
    accounts: tuple[Account, ...] = ()
    business: Business = Business()
    settings: SettingsSaid = SettingsSaid()
