"""Every rule of a bundle as a card: what findings are joined with and what ``rightslint explain`` prints."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Any, TypeVar, cast

import msgspec
from msgspec import Meta

from compliance.errors import PolicyError, UsageError
from compliance.model.findings import Remedy, RuleCard, Trigger
from compliance.policy.annotations import read_annotations
from compliance.policy.bundle import Bundle, read_bundle
from compliance.policy.cards import is_rule, rule_card
from compliance.safe_text import printable

Table = TypeVar("Table")

EUROPEAN_UNION = "EU"
# Folders that are not named for the territory's code: `in` is a word of Rego.
_FOLDER_TERRITORY = {"uk": "GB", "eu": EUROPEAN_UNION, "india": "IN"}
_PACK = re.compile(r"^rights/(jurisdictions|platforms|tools|sources)/([^/]+)/")


@dataclass(frozen=True, kw_only=True)
class Catalogue:
    """The rule cards of a bundle and what its packs cover.

    cards : by rule id, in the order of the ids
    triggers, remedies : by id
    packs : ids of platforms, tools and sources with at least one rule
    territories : ISO codes whose law has at least one rule; an EU pack stands for every member of the EEA
    jurisdictions : the packs of law by the territory they are named for: US, GB, EU
    eea, union : members of the European Economic Area and of the European Union
    digest : SHA-256 over the bundle's files
    """

    cards: Mapping[str, RuleCard]
    triggers: Mapping[str, Trigger]
    remedies: Mapping[str, Remedy]
    packs: tuple[str, ...]
    territories: tuple[str, ...]
    jurisdictions: tuple[str, ...]
    eea: frozenset[str]
    union: frozenset[str]
    digest: str

    def card(self, rule: str) -> RuleCard:
        """Return the card of a rule.

        Raises
        ------
        UsageError : there is no such rule; the nearest ids are suggested, those of triggers and remedies among them
        """
        if rule in self.cards:
            return self.cards[rule]
        close = self._nearest(rule)
        remedy = (
            f"did you mean {' or '.join(close)}?"
            if close
            else f"there are {len(self.cards)} rules, e.g. {next(iter(self.cards), '')}; see rightslint policy list"
        )
        raise UsageError(f"no rule, trigger or remedy is called '{printable(rule)}'", remedy=remedy)

    def _nearest(self, name: str) -> list[str]:
        """Return up to three ids: the rules of that name in any pack, a slip of the pen, or what is spelt alike."""
        known = {id_.casefold(): id_ for id_ in (*self.cards, *self.triggers, *self.remedies)}
        wanted = name.strip().casefold()
        same = [id_ for id_ in self.cards if id_.partition("/")[2] == wanted]
        slips = get_close_matches(wanted, known, n=1, cutoff=0.9)
        return same[:3] or [known[one] for one in slips or get_close_matches(wanted, known, n=3, cutoff=0.6)]


def load(policies_dir: Path) -> Catalogue:
    """Read the catalogue of a bundle.

    Raises
    ------
    PolicyError : a card is incomplete, an id stands twice, or a table is malformed
    """
    bundle = read_bundle(policies_dir)
    triggers = _triggers(bundle)
    remedies = _remedies(bundle)
    cards: dict[str, RuleCard] = {}
    for module in bundle.modules:
        for annotation in read_annotations(module, bundle):
            if is_rule(annotation):
                card = rule_card(annotation, bundle, triggers=triggers, remedies=remedies)
                _check_new(card, cards, bundle)
                cards[card.id] = card
    eea = _group(bundle, "EEA")
    jurisdictions = _packs(cards, "jurisdictions")
    return Catalogue(
        cards=dict(sorted(cards.items())),
        triggers=triggers,
        remedies=remedies,
        packs=tuple(sorted({pack for kind in ("platforms", "tools", "sources") for pack in _packs(cards, kind)})),
        territories=_territories(jurisdictions, eea),
        jurisdictions=jurisdictions,
        eea=eea,
        union=_group(bundle, "EU"),
        digest=bundle.digest,
    )


def _check_new(card: RuleCard, cards: Mapping[str, RuleCard], bundle: Bundle) -> None:
    if (other := cards.get(card.id)) is not None:
        raise PolicyError(
            f"rule id '{card.id}' is already taken by {other.location}",
            place=f"{bundle.name}/{card.location}",
            remedy="one id is one proposition; rename one of the two",
        )


def _packs(cards: Mapping[str, RuleCard], kind: str) -> tuple[str, ...]:
    """Packs of one kind that hold a rule. Law that isn't a territory's (``any``) has none of its own."""
    found: set[str] = set()
    for card in cards.values():
        match = _PACK.match(card.location)
        if match is None or match[1] != kind:
            continue
        if kind != "jurisdictions":
            found.add(match[2])
        elif len(match[2]) == 2 or match[2] in _FOLDER_TERRITORY:
            found.add(_FOLDER_TERRITORY.get(match[2], match[2].upper()))
    return tuple(sorted(found))


def _territories(jurisdictions: tuple[str, ...], eea: frozenset[str]) -> tuple[str, ...]:
    members = eea if EUROPEAN_UNION in jurisdictions else frozenset[str]()
    return tuple(sorted({*jurisdictions, *members} - {EUROPEAN_UNION}))


class _TriggerRow(msgspec.Struct, frozen=True, kw_only=True):
    trigger: Annotated[str, Meta(min_length=1)]
    why: Annotated[str, Meta(min_length=1)]
    question: Annotated[str, Meta(min_length=1)]
    attach: tuple[Annotated[str, Meta(min_length=1)], ...] = ()
    deadline: Annotated[str, Meta(min_length=1)] | None = None


class _RemedyRow(msgspec.Struct, frozen=True, kw_only=True):
    text: Annotated[str, Meta(min_length=1)]


class _TerritoryTable(msgspec.Struct, frozen=True, kw_only=True):
    groups: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict[str, tuple[str, ...]])


def _triggers(bundle: Bundle) -> dict[str, Trigger]:
    rows = _table(bundle, "triggers", dict[str, _TriggerRow])
    return {id_: Trigger(id=id_, **msgspec.structs.asdict(row)) for id_, row in rows.items()}


def _remedies(bundle: Bundle) -> dict[str, Remedy]:
    rows = _table(bundle, "remedies", dict[str, _RemedyRow | str])
    return {id_: Remedy(id=id_, text=row if isinstance(row, str) else row.text) for id_, row in rows.items()}


def _group(bundle: Bundle, name: str) -> frozenset[str]:
    return frozenset(_table(bundle, "territories", _TerritoryTable).groups.get(name, ()))


def _table(bundle: Bundle, name: str, kind: type[Table]) -> Table:
    """Read a data table; one that isn't there is empty, and what refers to it says so."""
    tables = cast("dict[str, Any]", bundle.data.get("rights_data", {}))
    try:
        return msgspec.convert(tables.get(name, {}), kind)
    except msgspec.ValidationError as error:
        place = bundle.place(f"rights_data/{name}/data.json")
        raise PolicyError(f"malformed: {error}", place=place, remedy="correct the table") from None
