"""Which detection is explained by which claim, what is claimed and was not heard, and what nobody declared.

A use explains a detection when it names the recording (the same ISRC, the same title and artist, the reference itself
under ``source.item``, or a file that is the reference byte for byte) and, where it declares ranges of that file, when
the ranges mean the same passage. Whether the use is allowed is not asked here.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterable, Sequence

import msgspec

from compliance.manifest import Manifest, Use
from compliance.model.claims import Component, Recording, Source
from compliance.model.facts import DetectedReference, Detection, RangeGap
from compliance.model.files import Asset
from compliance.model.matching import Identification, Match, Reference
from compliance.reconcile.ranges import Range, outside, overlap_ms, same_passage
from compliance.reconcile.recordings import NamedFiles, folded, named_files, names_reference
from compliance.reconcile.tracks import same_file, track_ids, track_of

# Shorter library items are loops and one-shots rather than records; in seconds.
LOOP_UP_TO_S = 30.0


class Reconciled(msgspec.Struct, frozen=True, kw_only=True):
    """Claims held against what was heard.

    detections : every match, with the use that explains it
    heard : by id of a use, true or false; a use that is absent here cannot be told
    implied : components nobody declared, whose licence the library item carries
    stale_reviews : ids under ``reviews`` that no detection of this run has
    """

    detections: tuple[Detection, ...]
    heard: dict[str, bool]
    implied: tuple[Component, ...]
    stale_reviews: tuple[str, ...] = ()


def reconcile(
    manifest: Manifest, assets: Sequence[Asset], identification: Identification, references: Iterable[Reference] = ()
) -> Reconciled:
    """Hold the claims of a manifest against the matches.

    Parameters
    ----------
    references : recordings of the library, to tell a claim that was not heard from one that could not be
    """
    detections: list[Detection] = []
    implied: dict[str, Component] = {}
    files = named_files(manifest, assets)
    for match in distinct(identification.matches):
        detection = _explain(detection_of(match), match, manifest, files)
        if detection.explained_by is None and (component := _implied(match, detection, manifest, assets, files)):
            earlier = implied.get(component.id, component)
            assets_heard = tuple(dict.fromkeys((*earlier.assets, match.asset)))
            implied[component.id] = msgspec.structs.replace(earlier, assets=assets_heard)
            detection = msgspec.structs.replace(detection, explained_by=component.id)
        detections.append(_decided(_unique(detection, detections), manifest))
    known = {detection.id for detection in detections}
    return Reconciled(
        detections=tuple(detections),
        heard=_heard(manifest, assets, identification, detections, tuple(references)),
        implied=tuple(implied.values()),
        stale_reviews=tuple(review.detection for review in manifest.reviews if review.detection not in known),
    )


def distinct(matches: Iterable[Match]) -> tuple[Match, ...]:
    """Drop what is the same passage heard again: in another layer of the same file, with the same transformation."""
    kept: list[Match] = []
    for match in sorted(matches, key=_strength):
        if not any(_heard_again(match, stronger) for stronger in kept):
            kept.append(match)
    return tuple(sorted(kept, key=lambda match: (match.asset, match.start_s, match.reference.id, match.stem)))


def _strength(match: Match) -> tuple[object, ...]:
    """Sort key, strongest first; the file as it is before its layers, and then an order that never depends on input."""
    return (
        match.stem != "mix",
        -match.confidence,
        -match.score,
        match.asset,
        match.start_s,
        match.reference.id,
        match.stem,
        match.end_s,
        match.ref_start_s,
    )


def _heard_again(match: Match, other: Match) -> bool:
    return (
        match.asset == other.asset
        and match.reference.id == other.reference.id
        and match.reversed == other.reversed
        and abs(match.pitch_semitones - other.pitch_semitones) < 0.5
        and abs(match.tempo_ratio - other.tempo_ratio) < 0.02 * other.tempo_ratio
        and same_passage((match.start_s, match.end_s), (other.start_s, other.end_s))
        and same_passage((match.ref_start_s, match.ref_end_s), (other.ref_start_s, other.ref_end_s))
    )


def detection_of(match: Match) -> Detection:
    """Turn a match into a detection: seconds become milliseconds, and it gets an id that survives another run."""
    return Detection(
        id=_detection_id(match),
        asset=match.asset,
        stem=match.stem,
        start_ms=_millis(match.start_s),
        end_ms=_millis(match.end_s),
        reference=_reference(match.reference),
        ref_start_ms=_millis(match.ref_start_s),
        ref_end_ms=_millis(match.ref_end_s),
        pitch_semitones_hundredths=round(match.pitch_semitones * 100),
        pitch_error_hundredths=_at_least(match.pitch_error, 100),
        tempo_ratio_millis=round(match.tempo_ratio * 1000),
        tempo_error_millis=_at_least(match.tempo_error, 1000),
        reversed=match.reversed,
        layer_only=match.layer_only,
        recurring=match.recurring,
        brief=match.brief,
        confidence_millis=min(1000, max(0, round(match.confidence * 1000))),
        log10_expected_alarms_hundredths=_parts(match.log10_expected_alarms, 100),
        score=round(match.score),
        coverage_millis=_parts(match.coverage, 1000),
        detector=match.detector,
        alternatives=tuple(_reference(reference) for reference in match.alternatives),
        shared_with=tuple(_reference(reference) for reference in match.shared_with),
    )


def _detection_id(match: Match) -> str:
    """Return ``d`` and ten hex digits, from whole seconds: a new detector keeps the id of what it finds again."""
    times = (f"{seconds:.0f}" for seconds in (match.start_s, match.end_s, match.ref_start_s))
    parts = (match.asset, match.reference.id, match.stem, *times)
    return "d" + hashlib.sha256("\0".join(parts).encode("utf-8", "surrogateescape")).hexdigest()[:10]


def _unique(detection: Detection, earlier: Sequence[Detection]) -> Detection:
    """Tell apart two readings of one passage that share their whole seconds."""
    again = sum(one.id.partition("-")[0] == detection.id for one in earlier)
    return msgspec.structs.replace(detection, id=f"{detection.id}-{again + 1}") if again else detection


def _reference(reference: Reference) -> DetectedReference:
    return DetectedReference(
        id=reference.id,
        title=reference.title,
        artist=reference.artist,
        isrc=reference.isrc,
        owner=reference.owner,
        library=reference.licence,
        first_published_year=reference.first_published_year,
    )


def _parts(value: float | None, per_unit: int) -> int | None:
    return None if value is None else round(value * per_unit)


def _at_least(error: float | None, per_unit: int) -> int | None:
    """An error in whole parts, never smaller than it is."""
    return None if error is None else math.ceil(error * per_unit)


def _millis(seconds: float) -> int:
    return max(0, round(seconds * 1000))


def _explain(detection: Detection, match: Match, manifest: Manifest, files: NamedFiles) -> Detection:
    """Find the use that names the recording; one that only names an equally good alternative comes second."""
    found: Range = (detection.start_ms, detection.end_ms)
    best: tuple[tuple[int, int], str] | None = None
    gap: RangeGap | None = None
    for use in manifest.uses:
        rank = _naming(use, match, files)
        if rank is None:
            continue
        declared = _declared_ranges(use, detection.asset)
        if declared and not any(same_passage(found, one) for one in declared):
            gap = gap or _gap(use, found, declared)
            continue
        order = (rank, -overlap_ms(found, declared) if declared else 0)
        if best is None or order < best[0]:
            best = (order, use.id)
            gap = _gap(use, found, declared) if declared else None
    return msgspec.structs.replace(detection, explained_by=best[1] if best else None, range_gap=gap)


def _naming(use: Use, match: Match, files: NamedFiles) -> int | None:
    if names_reference(use, match.reference, files):
        return 0
    return 1 if any(names_reference(use, other, files) for other in match.alternatives) else None


def _declared_ranges(use: Use, asset: str) -> tuple[Range, ...]:
    """Ranges a use declares for one file; none when it names the file as a whole, or not at all."""
    places = [place for place in use.where if same_file(place.file, asset)]
    if any(place.start is None and place.end is None for place in places):
        return ()
    return tuple((place.start or 0, place.end if place.end is not None else 2**53) for place in places)


def _gap(use: Use, found: Range, declared: Sequence[Range]) -> RangeGap | None:
    outside_ms, distance_ms = outside(found, declared)
    return RangeGap(component=use.id, outside_ms=outside_ms, distance_ms=distance_ms) if outside_ms else None


def _implied(
    match: Match, detection: Detection, manifest: Manifest, assets: Sequence[Asset], files: NamedFiles
) -> Component | None:
    """Return the component that the licence of a library item stands for, unless a use already speaks of the item."""
    reference = match.reference
    spoken_of = any(names_reference(use, reference, files) for use in manifest.uses)
    licences = {licence.id for licence in manifest.licences}
    if spoken_of or detection.range_gap or reference.licence is None or reference.licence not in licences:
        return None
    track = track_of((match.asset,), manifest, assets)
    digest = hashlib.sha256(f"{reference.id}\0{track or ''}".encode("utf-8", "surrogateescape")).hexdigest()
    short = reference.duration_s is not None and reference.duration_s <= LOOP_UP_TO_S
    return Component(
        id=f"implied-{digest[:8]}",
        kind="loop" if short or "loop" in reference.path.casefold() else "sample",
        origin="licensed_library",
        track=track,
        recording=Recording(
            title=reference.title,
            artist=reference.artist,
            isrc=reference.isrc,
            owner=reference.owner,
            first_published_year=reference.first_published_year,
        ),
        source=Source(item=reference.id),
        licences=(reference.licence,),
        heard=True,
        implied=True,
    )


def _decided(detection: Detection, manifest: Manifest) -> Detection:
    """Apply what a person decided, or recognise a hit on one's own release."""
    for review in manifest.reviews:
        if review.detection == detection.id:
            return msgspec.structs.replace(
                detection,
                disposition=review.disposition,
                recognisable=review.recognisable,
                disposition_by=review.approver,
                disposition_on=review.on,
            )
    owners = {folded(owner) for owner in manifest.release.owners or ()}
    own = detection.reference.owner is not None and folded(detection.reference.owner) in owners
    return msgspec.structs.replace(detection, disposition="own_work") if own else detection


def _heard(
    manifest: Manifest,
    assets: Sequence[Asset],
    identification: Identification,
    detections: Sequence[Detection],
    references: Sequence[Reference],
) -> dict[str, bool]:
    enough = round(manifest.settings.match_min * 1000)
    explained = {one.explained_by for one in detections if one.confidence_millis >= enough}
    doubtful = {one.explained_by for one in detections}
    doubtful |= {one.range_gap.component for one in detections if one.range_gap}
    heard: dict[str, bool] = {}
    files = named_files(manifest, assets)
    for use in manifest.uses:
        if use.id in explained:
            heard[use.id] = True
        elif use.id not in doubtful and any(names_reference(use, reference, files) for reference in references):
            named = [place.file for place in use.where] or track_ids(manifest, assets)
            searched = [one.id for one in assets if any(same_file(file, one.id) for file in named)]
            if searched and all(_listened_to(asset, identification) for asset in searched):
                heard[use.id] = False
    return heard


def _listened_to(asset: str, identification: Identification) -> bool:
    statuses = {entry.analysis: entry.status for entry in identification.coverage if entry.asset == asset}
    return statuses.get("fingerprint") == "done" and statuses.get("decode", "done") == "done"
