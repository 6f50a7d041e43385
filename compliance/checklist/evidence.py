"""What the facts say for a check, three-valued. Only a finding fails a check; this decides the rest."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from compliance.model.claims import Component, Generation
from compliance.model.facts import AssetFacts, Facts
from compliance.model.licences import Licence
from compliance.model.vocabulary import Right

SEPARATED = frozenset({"stem_separation"})
GENERATED = frozenset({"ai_generated", "ai_assisted"})
PACKS = frozenset({"licensed_library", "non_exclusive_loop"})
OTHERS = frozenset({"sample", "official_stems", "public_domain", "cc", *PACKS, *SEPARATED})
"""Origins of material that somebody else recorded."""
_OPEN_TRAINING = frozenset({"licensed", "own", "public_domain", "open"})


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """What is known.

    applies : the project holds something the check is about
    shown : what speaks for it, in words
    missing : fields of rights.yaml that would decide; unsure : what no field decides, in words
    """

    applies: bool
    shown: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    unsure: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Case:
    """A project as it is checked. gaps : what was not listened to; packs : platforms, tools and sources with rules."""

    facts: Facts
    gaps: tuple[str, ...]
    packs: frozenset[str]

    def of(self, origins: frozenset[str]) -> list[Component]:
        """Return the uses of these origins; a separation or a generation that is described counts, whatever it says."""
        return [one for one in self.facts.components if _origin(one) in origins]

    def behind(self, subject: str) -> frozenset[str] | None:
        """Return the ids of the uses that a finding is about; ``None`` where it is about no use in particular."""
        kind, _, name = subject.partition(":")
        if kind == "component":
            return frozenset({name})
        if kind == "licence":
            return frozenset(one.id for one in self.facts.components if name in one.licences)
        if kind == "detection":
            explained = (one.explained_by for one in self.facts.detections if one.id == name)
            return frozenset(id_ for id_ in explained if id_ is not None)
        return None

    def granted(self, component: Component) -> list[Licence]:
        """Return the licences that a use relies on and that were granted."""
        known = {licence.id: licence for licence in self.facts.licences}
        named = (known[id_] for id_ in component.licences if id_ in known)
        return [licence for licence in named if licence.status in ("granted", "assigned_to_producer")]

    def holds(self, component: Component, right: Right) -> bool:
        """Tell whether a right is shown to be held: own, licensed or out of term on paper. How far is for the rules."""
        owners = {owner.casefold() for owner in self.facts.release.owners or ()}
        owner = component.recording.owner if component.recording else None
        own = component.origin in ("own_recording", "field_recording") or (owner or "").casefold() in owners
        claim = component.pd_claim
        free = claim is not None and claim.evidence is not None
        free = free and bool(claim and (claim.recording if right == "master" else claim.composition))
        return (own and right == "master") or free or any(right in one.rights for one in self.granted(component))


def _origin(component: Component) -> str:
    if component.separation is not None:
        return "stem_separation"
    if component.generation is not None and component.origin not in GENERATED:
        return "ai_generated"
    return component.origin


Answer = tuple[bool | None, str, str]
"""Whether it is so, in words where it is, and the field that would tell where it is not known."""


def about(origins: frozenset[str], *asked: Callable[[Case, Component], Answer]) -> Callable[[Case], Evidence]:
    """Return the evidence for a check that asks the same of every use of some origins."""

    def evidence(case: Case) -> Evidence:
        return gathered(case, case.of(origins), asked)

    return evidence


def gathered(case: Case, things: Iterable[Component], asked: Iterable[Callable[[Case, Component], Answer]]) -> Evidence:
    """Ask of each thing; where there is none, that must itself be known."""
    things = list(things)
    if not things:
        return Evidence(applies=False, missing=undeclared(case))
    answers = [(one, question(case, one)) for one in things for question in list(asked)]
    return Evidence(
        applies=True,
        shown=tuple(dict.fromkeys(f"{one.id}: {said}" for one, (held, said, _) in answers if held)),
        missing=tuple(dict.fromkeys(field for _, (held, _, field) in answers if not held)),
    )


def undeclared(case: Case) -> tuple[str, ...]:
    """Return what keeps it unknown what a project holds: uses without an origin, and music that no entry names."""
    fields = [f"uses[{one.id}].origin" for one in case.facts.components if one.origin == "unknown"]
    tracks = {track.asset for track in case.facts.tracks}
    silent = [asset for asset in case.facts.assets if not asset.declared]
    if any(asset.id in tracks or asset.role == "master" for asset in silent):
        fields.append("tracks")
    if any(_may_be_others(asset) for asset in silent):
        fields.append("uses")
    return tuple(fields)


def _may_be_others(asset: AssetFacts) -> bool:
    return asset.role in ("stem", "sample", "loop", "oneshot", "vocal") and asset.in_deliverable is not False


def right_held(right: Right) -> Callable[[Case, Component], Answer]:
    """Ask whether a right is held; what stays private needs none."""

    def question(case: Case, one: Component) -> Answer:
        if case.facts.release.state == "private":
            return True, "kept private", ""
        return case.holds(one, right), f"{right} licensed, own or free", f"uses[{one.id}].licences"

    return question


def terms_kept(case: Case, one: Component) -> Answer:
    """Ask for the terms of the separation tool."""
    del case
    kept = one.separation.terms_snapshot if one.separation else None
    return kept is not None, f"terms kept in {kept}", f"uses[{one.id}].separation.terms_snapshot"


def lawful_source(case: Case, one: Component) -> Answer:
    """Ask how the recording was obtained. A stream is only left to pass where a rule has let it pass."""
    del case
    how = one.source.acquisition if one.source else None
    known = how is not None and how != "unknown"
    return known, f"{(how or '').replace('_', ' ')}", f"uses[{one.id}].source.acquisition"


def on_paper(case: Case, one: Component) -> Answer:
    """Ask for the paper of the licence, or the receipt."""
    receipt = one.source.receipt if one.source else None
    papers = [one.document.path for one in case.granted(one) if one.document and one.document.present is not False]
    if receipt is not None:
        papers.append(receipt)
    field = f"licences[{one.licences[0]}].document" if one.licences else f"uses[{one.id}].source.receipt"
    return bool(papers), f"on paper: {', '.join(papers)}", field


def ownership_known(case: Case, one: Component) -> Answer:
    """Ask for the provider's terms of the day of generation."""
    del case
    made = one.generation or Generation()
    return made.terms_snapshot is not None, "terms of the day kept", f"uses[{one.id}].generation.terms_snapshot"


def plan_known(case: Case, one: Component) -> Answer:
    """Ask for plan and day; a release that is known not to be commercial needs neither."""
    if case.facts.release.commercial is False:
        return True, "not commercial", ""
    made = one.generation or Generation()
    field = "plan" if made.plan is None else "generated_on"
    known = made.plan is not None and made.generated_on is not None
    return known, f"plan {made.plan}, {made.generated_on}", f"uses[{one.id}].generation.{field}"


def trained_on(case: Case, one: Component) -> Answer:
    """Ask what the generator was trained on; undisclosed is not an answer."""
    del case
    what = one.generation.training_provenance if one.generation else None
    return what in _OPEN_TRAINING, f"trained on {what} material", f"uses[{one.id}].generation.training_provenance"


def compared(case: Case, one: Component) -> Answer:
    """Ask whether a comparison with known works is on file."""
    del case
    similarity = one.generation.similarity if one.generation else None
    stored = similarity.stored is True if similarity else False
    return stored, "comparison on file", f"uses[{one.id}].generation.similarity.stored"


def names_nobody(case: Case, one: Component) -> Answer:
    """Ask whether a prompt named an artist."""
    del case
    said = one.generation.prompt_names_artist if one.generation else None
    return said is False, "the prompt names no artist", f"uses[{one.id}].generation.prompt_names_artist"


def inputs_known(case: Case, one: Component) -> Answer:
    """Ask whose audio was fed in; text takes none."""
    del case
    made = one.generation or Generation()
    if made.mode == "text" and not made.inputs:
        return True, "made from text", ""
    known = bool(made.inputs) and all(given.owner in ("own", "licensed") for given in made.inputs or ())
    return known, "its inputs are own or licensed", f"uses[{one.id}].generation.inputs"


def parent_known(case: Case, one: Component) -> Answer:
    """Ask of an exported stem which generation it is a part of."""
    del case
    made = one.generation or Generation()
    known = one.parent is not None or made.export_receipt is not None
    return known, f"exported from {one.parent or 'a generation with a receipt'}", f"uses[{one.id}].parent"
