"""What listening found: references, matches and what was examined. Seconds are floats here, integers in the facts."""

from __future__ import annotations

from typing import Literal

import msgspec

IDENTIFY_SCHEMA = "rightslint.identify/1"

Effort = Literal["fast", "normal", "thorough"]
"""How much work a search may do: one pass; also a denser one and separated layers where doubt is left; both far and
wide."""
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


class Evidence(msgspec.Struct, frozen=True, kw_only=True):
    """The peaks of a reference that its excerpt should show in the asset, and what became of each.

    The first four are of equal length, at most 300, in order of time.

    start_s, end_s : the part of the match that was drawn; all of it up to 30 s
    time_s : where each peak sounds in the asset, or would sound
    frequency_hz : its frequency there
    reference_time_s : when it sounds in the reference
    states : a letter per peak: p present, m masked (something at least as loud sounds there), x missing
    peaks : how many there were, of which these are an even choice
    """

    start_s: float
    end_s: float
    time_s: tuple[float, ...]
    frequency_hz: tuple[float, ...]
    reference_time_s: tuple[float, ...]
    states: str
    peaks: int


class Match(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of an asset that is a (transformed) stretch of a reference.

    asset : id of the asset
    stem : the layer it was heard in; ``mix`` is the file as it is
    start_s, end_s, ref_start_s, ref_end_s : ranges in seconds, 0 at the start of either file
    pitch_semitones : how much higher the asset sounds than the reference
    tempo_ratio : asset speed over reference speed, > 1 is faster
    pitch_error, tempo_error : standard errors of the two, in their units; absent if they were not measured
    confidence : 0..1, 1 / (1 + E) with E the false matches this strong to be expected in the whole search
    log10_expected_alarms : log10 of that E; absent for detectors whose false matches were not counted
    score : log-likelihood evidence in nats
    coverage : share 0..1 of the reference's strong peaks that are present or masked; absent if it was not measured
    layer_only : only one layer of the reference is present (a shared loop or patch, or an acapella)
    recurring : what is heard comes again and again, in the reference or in the asset, as a bar of a groove does
    brief : no stretch of this use is longer than 2.5 s, as a bar of a loop; there are two at most, or they are faint
    alternatives : references that explain the same stretch about as well
    shared_with : further references that the same sound is heard in, if less of it: perhaps a shared loop or patch
    evidence : what can be drawn; only where it was asked for
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
    pitch_error: float | None = None
    tempo_error: float | None = None
    confidence: float
    log10_expected_alarms: float | None = None
    score: float
    coverage: float | None = None
    detector: str
    layer_only: bool = False
    recurring: bool = False
    brief: bool = False
    alternatives: tuple[Reference, ...] = ()
    shared_with: tuple[Reference, ...] = ()
    evidence: Evidence | None = None


class Analysis(msgspec.Struct, frozen=True, kw_only=True):
    """One examination of one asset and how far it got. `reason` is required unless the status is ``done``.

    analysis : ``fingerprint``, ``dense_search`` and ``separation`` (our detector), ``chromaprint``, ``acoustid``,
        ``tags``, ``decode``
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
