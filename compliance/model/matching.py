"""What listening found: references, matches and what was examined. Seconds are floats here, integers in the facts."""

from __future__ import annotations

from typing import Literal

import msgspec

IDENTIFY_SCHEMA = "rightslint.identify/1"

Stem = Literal["mix", "vocals", "drums", "bass", "other", "harmonic", "percussive", "centre", "sides"]
Status = Literal["done", "inconclusive", "not_run"]


class Reference(msgspec.Struct, frozen=True, kw_only=True):
    """A recording of the reference library.

    id : first 16 hex digits of the file's SHA-256; stable between machines
    licence : licence id given at ``library add --licence``, to be found under ``licences`` in rights.yaml
    """

    id: str
    path: str
    title: str | None = None
    artist: str | None = None
    isrc: str | None = None
    owner: str | None = None
    licence: str | None = None
    first_published_year: int | None = None
    duration_s: float | None = None


class Match(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of an asset that is a (transformed) stretch of a reference.

    asset : id of the asset
    stem : the layer it was heard in; ``mix`` is the file as it is
    start_s, end_s, ref_start_s, ref_end_s : ranges in seconds, 0 at the start of either file
    pitch_semitones : how much higher the asset sounds than the reference
    tempo_ratio : asset speed over reference speed, > 1 is faster
    confidence : 0..1, 1 / (1 + E) with E the false matches this strong to be expected in the whole search
    score : log-likelihood evidence in nats
    layer_only : only one layer of the reference is present (a shared loop or patch, or an acapella)
    alternatives : references that explain the same stretch about as well
    """

    asset: str
    stem: Stem
    start_s: float
    end_s: float
    reference: Reference
    ref_start_s: float
    ref_end_s: float
    pitch_semitones: float
    tempo_ratio: float
    reversed: bool
    confidence: float
    score: float
    detector: str
    layer_only: bool = False
    alternatives: tuple[Reference, ...] = ()


class Analysis(msgspec.Struct, frozen=True, kw_only=True):
    """One examination of one asset and how far it got. `reason` is required unless the status is ``done``.

    analysis : ``fingerprint`` (our detector), ``separation``, ``chromaprint``, ``acoustid``, ``tags``, ``decode``
    """

    asset: str
    analysis: str
    status: Status
    reason: str | None = None


class Identification(msgspec.Struct, frozen=True, kw_only=True):
    """The public answer of ``rightslint identify``."""

    schema: Literal["rightslint.identify/1"] = IDENTIFY_SCHEMA
    coverage: tuple[Analysis, ...]
    matches: tuple[Match, ...]
