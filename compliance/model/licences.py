"""What is allowed and who says so: licences with their papers, claims raised by others, contributors and waivers."""

from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec

from compliance.model.vocabulary import (
    Agreement,
    ClaimKind,
    Count,
    DateOrPerpetual,
    Identifier,
    LicenceStatus,
    LicenceVersion,
    Millis,
    Right,
    Territory,
)


class CreativeCommons(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A Creative Commons licence taken apart. version : such as 4.0; absent where the id names none."""

    by: bool
    nc: bool
    nd: bool
    sa: bool
    zero: bool
    version: LicenceVersion | None = None


class LicenceAttribution(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The credit a licence demands."""

    required: bool | None = None
    text: str | None = None


class LicenceDocument(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The paper behind a licence. changed : its SHA-256 is not the one declared; absent when none was declared."""

    path: str
    sha256: str | None = None
    present: bool | None = None
    changed: bool | None = None


class LicensedUses(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What may be done under a licence: true is granted, false refused, absent unknown."""

    distribution: bool | None = None
    download: bool | None = None
    sync: bool | None = None
    monetise: bool | None = None
    ads: bool | None = None
    games: bool | None = None
    broadcast: bool | None = None
    podcast: bool | None = None
    twitch: bool | None = None
    soundcloud: bool | None = None
    sublicense: bool | None = None
    fingerprint: bool | None = None
    derivative: bool | None = None
    standalone: bool | None = None
    stems: bool | None = None
    ai_use: bool | None = None
    exclusive_resale: bool | None = None


class LicenceDetails(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a licence grants. An absent list is unknown, not everywhere.

    kind : an SPDX-like id such as CC-BY-4.0
    class : lease, exclusive, subscription, open, custom, or a library's own class
    platforms : platform ids, or all
    integrity : what the author said of changes to the work (moral rights)
    """

    id: Identifier
    rights: tuple[Right, ...] = ()
    kind: str | None = None
    class_: str | None = msgspec.field(default=None, name="class")
    activation: Literal["none", "purchased", "registered", "active", "expired"] | None = None
    licensor: str | None = None
    territories: tuple[Territory, ...] | None = None
    platforms: tuple[str, ...] | None = None
    media: tuple[str, ...] | None = None
    uses: LicensedUses | None = None
    commercial: bool | None = None
    exclusive: bool | None = None
    starts: date | None = None
    ends: DateOrPerpetual | None = None
    patch_out_plan: bool | None = None
    stream_cap: Count | None = None
    sync_on_request: bool | None = None
    attribution: LicenceAttribution | None = None
    integrity: Literal["consented", "waived", "refused", "unknown"] | None = None
    content_id_barred: bool | None = None


class Licence(LicenceDetails, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A licence the project holds or seeks. cc : its kind taken apart, when it is a Creative Commons licence."""

    status: LicenceStatus = "unknown"
    cc: CreativeCommons | None = None
    document: LicenceDocument | None = None


class Claim(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A claim or notice somebody raised against the release."""

    id: Identifier
    kind: ClaimKind
    platform: str | None = None
    claimant: str | None = None
    component: str | None = None
    received: date | None = None
    deadline: date | None = None
    status: Literal["open", "answered", "closed"] = "open"


class Contributor(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Somebody who made a part of the release. transfer : the rights were transferred in writing."""

    name: str
    role: str = ""
    share_millis: Millis | None = None
    agreement: Agreement | None = None
    transfer: bool | None = None


class Waiver(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A recorded decision to live with a finding, by a named person and for a limited time."""

    rule: Identifier
    approver: Identifier
    expires: date
    reason: Identifier
    role: Literal["counsel", "owner", "producer"] | None = None
    territories: tuple[Territory, ...] | None = None
