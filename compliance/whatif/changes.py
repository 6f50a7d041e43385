"""A change of a release, applied to its facts document. Nothing is heard anew and nothing on disk is touched."""

from __future__ import annotations

import copy
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from typing import Any, NoReturn, cast

from compliance import territories
from compliance.errors import UsageError
from compliance.facts import from_document, to_document
from compliance.safe_text import printable
from compliance.whatif.fields import set_field
from compliance.whatif.licences import grant
from compliance.whatif.removal import remove

Document = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class Change:
    """What to assume; everything left empty stays as the facts say.

    territories, platforms : instead of those the release names
    private : nothing leaves the personal circle: no sale and no platform
    without : uses, or recordings nobody declared, taken out
    with_licence : ``ID`` or ``ID:RIGHT,RIGHT``: a use, a recording or a licence that is taken to be licensed
    fields : ``PATH=VALUE`` as findings name what is missing
    """

    territories: tuple[str, ...] = ()
    add_territories: tuple[str, ...] = ()
    drop_territories: tuple[str, ...] = ()
    platforms: tuple[str, ...] = ()
    add_platforms: tuple[str, ...] = ()
    drop_platforms: tuple[str, ...] = ()
    private: bool = False
    commercial: bool | None = None
    release_kind: str | None = None
    purpose: str | None = None
    release_on: date | None = None
    without: tuple[str, ...] = ()
    with_licence: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Changed:
    """The facts after a change. assumed, notes : see `compliance.model.whatif.WhatIf`."""

    document: Document
    assumed: tuple[str, ...]
    notes: tuple[str, ...]


def apply(document: Mapping[str, Any], change: Change, *, known_territories: Collection[str]) -> Changed:
    """Apply a change to a valid facts document.

    Parameters
    ----------
    known_territories : those whose law the policies hold, so that what is added counts as covered or not

    Raises
    ------
    UsageError : the change names what is not there, or leaves nothing to judge
    FactsError : a field that is set does not exist or does not take the value
    """
    changed: Document = copy.deepcopy(to_document(from_document(document)) | {"coverage": _coverage(document)})
    before = _served(changed)
    assumed = [
        *_material(changed, change),
        *_territories(changed, change),
        *_platforms(changed, change),
        *_purpose(changed, change),
        *(set_field(changed, one) for one in change.fields),
    ]
    _cover(changed, before, known_territories)
    checked = to_document(from_document(changed)) | {"coverage": changed["coverage"]}
    return Changed(document=checked, assumed=tuple(assumed), notes=tuple(_notes(changed, change)))


def _coverage(document: Mapping[str, Any]) -> Document:
    """Coverage as it was stated: a list that is absent says something else than one that is empty."""
    stated = document.get("coverage")
    return dict(cast("Mapping[str, Any]", stated)) if isinstance(stated, Mapping) else {}


def _served(document: Document) -> list[str]:
    release = document["release"]
    home = [release["home_territory"]] if release.get("home_territory") else []
    return [*release["territories"], *home]


def _material(document: Document, change: Change) -> Iterable[str]:
    yield from (grant(document, one) for one in change.with_licence)
    yield from (remove(document, one) for one in change.without)


def _territories(document: Document, change: Change) -> Iterable[str]:
    release = document["release"]
    for given, option in (
        (change.territories, "--territory"),
        (change.add_territories, "--add-territory"),
        (change.drop_territories, "--drop-territory"),
    ):
        _check_territories(given, option)
    if change.territories:
        release["territories"] = list(territories.expand(change.territories))
        if release.get("home_territory") not in release["territories"]:
            release.pop("home_territory", None)
        yield f"served in {_names(change.territories)} only"
    if change.add_territories:
        added = territories.expand(change.add_territories)
        release["territories"] = list(dict.fromkeys((*release["territories"], *added)))
        yield f"also served in {_names(change.add_territories)}"
    for code in change.drop_territories:
        release["territories"] = _without_territory(release["territories"], code)
    if change.drop_territories:
        yield f"not served in {_names(change.drop_territories)}"


def _check_territories(codes: Iterable[str], option: str) -> None:
    for code in codes:
        if not territories.known(code):
            remedy = territories.remedy(code)
            raise UsageError(f"'{printable(code)}' is no territory", place=option, remedy=remedy)


def _without_territory(served: list[str], code: str) -> list[str]:
    gone = set(territories.expand([code]))
    left = [one for one in served if one not in gone]
    place = f"--drop-territory {code}"
    if len(left) == len(served):
        if territories.WORLD in served:
            remedy = "name those it is served in instead: --territory GB --territory EU ..."
            raise UsageError("the release is served in the whole world", place=place, remedy=remedy)
        raise UsageError(f"the release is not served in {territories.name(code)}", place=place, remedy=_listed(served))
    if not left:
        remedy = "add another with --add-territory"
        raise UsageError("no territory would be left to judge", place=place, remedy=remedy)
    return left


def _platforms(document: Document, change: Change) -> Iterable[str]:
    release = document["release"]
    if change.platforms:
        release["platforms"] = list(dict.fromkeys(change.platforms))
        yield f"on {_said(change.platforms)} only"
    if change.add_platforms:
        release["platforms"] = list(dict.fromkeys((*release["platforms"], *change.add_platforms)))
        yield f"also on {_said(change.add_platforms)}"
    for name in change.drop_platforms:
        if name not in release["platforms"]:
            problem = f"the release is not headed for '{printable(name)}'"
            _unknown(name, release["platforms"], problem, place="--drop-platform")
        release["platforms"].remove(name)
    if change.drop_platforms:
        yield f"not on {_said(change.drop_platforms)}"


def _purpose(document: Document, change: Change) -> Iterable[str]:
    release = document["release"]
    if change.private:
        release.update(state="private", platforms=[])
        yield "kept private: on no platform, nothing sold"
    if change.private or change.commercial is False:
        release.update(commercial=False, monetised=False, brand_or_ad=False)
    if change.commercial is False and not change.private:
        yield "not commercial: no sale, no monetisation, no client"
    if change.commercial:
        release["commercial"] = True
        yield "commercial"
    if change.release_kind:
        release["kind"] = change.release_kind
        yield f"a release of the kind {change.release_kind.replace('_', ' ')}"
    if change.purpose:
        release["purpose"] = change.purpose
        yield f"for the purpose of {change.purpose.replace('_', ' ')}"
    if change.release_on:
        release["release_on"] = change.release_on.isoformat()
        yield f"released on {change.release_on}"


def _cover(document: Document, before: Collection[str], known: Collection[str]) -> None:
    """What is served now and was not before is covered if the policies know its law; the rest stays as stated."""
    coverage = document["coverage"]
    if "territories" not in coverage:
        return
    added = set(_served(document)) - set(before)
    coverage["territories"] = sorted({*coverage["territories"], *(added & set(known))})
    if territories.WORLD in added:
        coverage["territories"] = sorted({*coverage["territories"], *known})


def _notes(document: Document, change: Change) -> Iterable[str]:
    home = document["release"].get("home_territory")
    if home in territories.expand(change.drop_territories):
        yield f"{territories.name(home)} stays: home_territory says that the copies are made there"
    if change.with_licence:
        yield "a licence that is assumed has no limits; a real one may leave more open"


def _names(codes: Iterable[str]) -> str:
    return ", ".join(territories.name(code) for code in codes)


def _said(names: Iterable[str]) -> str:
    return ", ".join(printable(name) for name in names)


def _listed(codes: Iterable[str]) -> str:
    said = list(codes)
    shown = ", ".join(said[:12]) + (" ..." if len(said) > 12 else "")
    return f"it is served in {shown}" if said else "it names no territory"


def _unknown(name: str, known: Collection[str], problem: str, *, place: str) -> NoReturn:
    near = get_close_matches(name, known, n=1, cutoff=0.5)
    listed = ", ".join(sorted(map(printable, known))) or "nothing"
    raise UsageError(problem, place=place, remedy=f"did you mean '{near[0]}'?" if near else f"there is {listed}")
