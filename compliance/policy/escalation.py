"""When a finding calls a lawyer: the conditions of its card, held against the facts.

True, false or unknown, as everything else. Whether a release is commercial counts as if it were while that is unknown;
for every other condition the finding says what its answer would change.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from compliance.model.claims import Component
from compliance.model.facts import Facts
from compliance.model.findings import CONDITION_WORDS, Condition, RuleCard, Trigger
from compliance.policy.catalogue import Catalogue
from compliance.policy.raw import RawFinding

Said = bool | None

EXCEPTION_TRIGGER = "E04"
UNLICENSED_TRIGGERS = frozenset({"E01", "E24"})
"""Triggers of the rules that find a use of somebody else's work without a licence."""
_NOT_THE_RECORDING = frozenset({"composition", "lyrics", "voice", "model_output"})
_FIELDS: dict[Condition, str] = {
    "commercial": "release.commercial",
    "licence_pending": "licences[].status",
    "similarity_hit": "uses[].generation.similarity",
    "claim_open": "claims",
    "high_exposure": "release.exposure",
    "ownership_warranted": "release.warranties",
    "removed_knowingly": "files[].marks_removed_knowingly",
    "realistic_or_deployer": "release.synthetic.realistic",
}


def called_for(raw: RawFinding, card: RuleCard, facts: Facts) -> tuple[tuple[Trigger, ...], list[str]]:
    """Return the triggers that call a lawyer for a finding, and notes on those that hang on an absent fact.

    A question to the user is not yet one for counsel, unless what makes it one is known.
    """
    called: list[Trigger] = []
    notes: list[str] = []
    for trigger in card.escalation:
        condition = card.escalation_if.get(trigger.id)
        said = True if condition is None else _CONDITIONS[condition](raw, facts)
        if raw.kind == "needs_fact":
            if condition not in (None, "commercial") and said is True:
                called.append(trigger)
        elif said is True or (said is None and condition == "commercial"):
            called.append(trigger)
        elif said is None and condition is not None:
            words, field = CONDITION_WORDS[condition], _FIELDS[condition]
            notes.append(f"a question for a lawyer ({trigger.id}) if {words}: say so under {field}")
    return tuple(called), notes


def leans_on_exception(raw: RawFinding, card: RuleCard, facts: Facts) -> bool:
    """Tell whether an unlicensed use is found that leans on an exception: whether it holds is for counsel to say.

    It holds in no territory until somebody says so, also where no rule of that territory knows the exception.
    """
    unlicensed = raw.kind == "violation" and any(trigger.id in UNLICENSED_TRIGGERS for trigger in card.escalation)
    return unlicensed and any(one.exception and one.exception.claimed for one in _uses(raw, facts))


def with_trigger(id_: str, escalation: tuple[Trigger, ...], catalogue: Catalogue) -> tuple[Trigger, ...]:
    """Return the triggers with one more, unless it is there already or the bundle has none of that id."""
    trigger = catalogue.triggers.get(id_)
    return escalation if trigger is None or trigger in escalation else (*escalation, trigger)


def _any(said: Iterable[Said]) -> Said:
    """True if one is known true, false if all are known false."""
    values = list(said)
    return True if True in values else None if None in values else False


def _commercial(raw: RawFinding, facts: Facts) -> Said:
    del raw
    release = facts.release
    if release.monetised or release.brand_or_ad:
        return True
    return release.commercial


def _licence_pending(raw: RawFinding, facts: Facts) -> Said:
    uses = _uses(raw, facts)
    named = {id_ for one in uses for id_ in one.licences}
    licences = [licence for licence in facts.licences if licence.id in named]
    answers: dict[str, Said] = {"pending": True, "unknown": None}
    return _any(answers.get(licence.status, False) for licence in licences)


def _similarity_hit(raw: RawFinding, facts: Facts) -> Said:
    uses = _uses(raw, facts)
    ids = {one.id for one in uses}
    least = facts.settings.match_min_millis
    heard = (found for found in facts.detections if found.explained_by in ids and found.kind in _NOT_THE_RECORDING)
    if any(found.confidence_millis >= least for found in heard):
        return True
    return _any(_close(one, facts.settings.similarity_warn_millis) for one in uses)


def _close(component: Component, least: int) -> Said:
    similarity = component.generation.similarity if component.generation else None
    score = similarity.score_millis if similarity else None
    return None if score is None else score >= least


def _claim_open(raw: RawFinding, facts: Facts) -> Said:
    ids = {one.id for one in _uses(raw, facts)}
    return any(one.status == "open" and (one.component is None or one.component in ids) for one in facts.claims)


def _high_exposure(raw: RawFinding, facts: Facts) -> Said:
    del raw
    release = facts.release
    if release.major_label:
        return True
    return None if release.exposure is None else release.exposure == "high"


def _ownership_warranted(raw: RawFinding, facts: Facts) -> Said:
    del raw
    promised = facts.release.warranties
    return None if promised is None else _any((promised.ownership, promised.exclusive))


def _removed_knowingly(raw: RawFinding, facts: Facts) -> Said:
    kind, _, name = raw.subject.partition(":")
    files = {name} if kind == "asset" else {file for one in _uses(raw, facts) for file in one.assets}
    marks = [mark for asset in facts.assets if asset.id in files for mark in asset.marks or ()]
    return _any(mark.removed_knowingly for mark in marks if mark.removed is not False and mark.removed is not None)


def _realistic_or_deployer(raw: RawFinding, facts: Facts) -> Said:
    del raw
    release = facts.release
    realistic = release.synthetic.realistic if release.synthetic else None
    deployer = None if release.ai_roles is None else "deployer" in release.ai_roles
    return _any((realistic, deployer))


def _uses(raw: RawFinding, facts: Facts) -> list[Component]:
    """Return the uses a finding is about: of the whole release all of them."""
    kind, _, name = raw.subject.partition(":")
    if kind == "component":
        return [one for one in facts.components if one.id == name]
    if kind == "licence":
        return [one for one in facts.components if name in one.licences]
    if kind == "detection":
        explained = {found.explained_by for found in facts.detections if found.id == name}
        return [one for one in facts.components if one.id in explained]
    return list(facts.components) if kind == "release" else []


_CONDITIONS: Mapping[Condition, Callable[[RawFinding, Facts], Said]] = {
    "commercial": _commercial,
    "licence_pending": _licence_pending,
    "similarity_hit": _similarity_hit,
    "claim_open": _claim_open,
    "high_exposure": _high_exposure,
    "ownership_warranted": _ownership_warranted,
    "removed_knowingly": _removed_knowingly,
    "realistic_or_deployer": _realistic_or_deployer,
}
