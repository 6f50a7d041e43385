"""Uses as facts: what a project says of each piece of material, joined with where it was heard."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

import msgspec

from compliance.manifest import DocumentState, Manifest, Use
from compliance.manifest.shape import TransformSaid
from compliance.model.claims import Component, ComponentDetails, Transform
from compliance.model.files import Asset
from compliance.model.vocabulary import Origin
from compliance.reconcile import Reconciled
from compliance.reconcile.tracks import asset_of, track_of


def components(
    manifest: Manifest, assets: Sequence[Asset], reconciled: Reconciled, documents: Iterable[DocumentState]
) -> tuple[Component, ...]:
    """Return the declared components, then those implied by the library."""
    absent = {state.path for state in documents if state.licence is None and not state.present}
    declared = (_component(use, manifest, assets, reconciled, absent) for use in manifest.uses)
    return (*declared, *reconciled.implied)


def _component(
    use: Use, manifest: Manifest, assets: Sequence[Asset], reconciled: Reconciled, absent: Collection[str]
) -> Component:
    details = {name: getattr(use, name) for name in ComponentDetails.__struct_fields__}
    files = [place.file for place in use.where]
    heard_in = [one.asset for one in reconciled.detections if one.explained_by == use.id]
    named = [asset.id if (asset := asset_of(file, assets)) else file for file in files]
    component = Component(
        **details,
        origin=use.origin or _likely_origin(use),
        track=track_of([use.track] if use.track else files or heard_in, manifest, assets),
        assets=tuple(dict.fromkeys((*named, *heard_in))),
        recording=use.what,
        transform=_transform(use.transform) if use.transform else None,
        heard=reconciled.heard.get(use.id),
    )
    return _without_absent_papers(component, absent)


def _likely_origin(use: Use) -> Origin:
    """Return what the rest of the entry makes plain; nothing is guessed beyond it."""
    if use.separation is not None:
        return "stem_separation"
    if use.generation is not None or use.kind == "generated":
        return "ai_generated"
    if use.source is not None and use.source.library is not None:
        return "licensed_library"
    return "sample" if use.kind == "sample" and use.what is not None else "unknown"


def _transform(said: TransformSaid) -> Transform:
    return Transform(
        pitch_semitones=None if said.pitch_semitones is None else round(said.pitch_semitones * 100),
        tempo_ratio=None if said.tempo_ratio is None else round(said.tempo_ratio * 1000),
        chopped=said.chopped,
        modified=said.modified,
        materially_transformed=said.materially_transformed,
        unrecognisable=said.unrecognisable,
        listener_evidence=said.listener_evidence,
        standalone=said.standalone,
    )


def _without_absent_papers(component: Component, absent: Collection[str]) -> Component:
    """Drop the receipts, terms and consents that are not there: a paper nobody can read proves nothing."""
    source, separation, generation, voice = (
        component.source,
        component.separation,
        component.generation,
        component.voice,
    )
    replace = msgspec.structs.replace
    if source and source.receipt in absent:
        source = replace(source, receipt=None)
    if separation and separation.terms_snapshot in absent:
        separation = replace(separation, terms_snapshot=None)
    if generation and generation.terms_snapshot in absent:
        generation = replace(generation, terms_snapshot=None)
    if generation and generation.export_receipt in absent:
        generation = replace(generation, export_receipt=None)
    if voice and voice.consent and voice.consent.document in absent:
        voice = replace(voice, consent=replace(voice.consent, document=None))
    return replace(component, source=source, separation=separation, generation=generation, voice=voice)
