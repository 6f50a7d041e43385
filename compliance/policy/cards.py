"""From an annotation to a complete rule card, or an error that says what the annotation lacks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Annotated, Any, Literal, TypeVar, cast

import msgspec
from msgspec import Meta

from compliance.errors import PolicyError
from compliance.model.findings import Certainty, Condition, Remedy, RuleCard, Severity, Source, Trigger
from compliance.policy.annotations import Annotation
from compliance.policy.bundle import Bundle

Row = TypeVar("Row", Trigger, Remedy)
Text = Annotated[str, Meta(min_length=1)]
_PLACE = re.compile(r" - at `\$\.?(?P<path>[^`]*)`$")
_TABLES = {"escalation": ("trigger", "triggers"), "remediation": ("remedy", "remedies")}
# Rules of good practice rest on no law of a territory and no terms of a platform; every other rule cites its source.
_OWN_PRACTICE = "any/"
# The order in which they are tried: what keeps the idea comes before what gives it up.
_TRIED = (
    "R-OFFICIAL-STEMS",
    "R-RF-STEMS",
    "R-COMMISSION",
    "R-RIGHTSHOLDER",
    "R-REPLAY",
    "R-REPLACE",
    "R-GEO",
    "R-PRIVATE",
)
_RULE_FIELDS = frozenset({"topic", "severity", "certainty", "review_by"})


class _Resource(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    ref: Text
    description: str = ""


class _Custom(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    id: Annotated[str, Meta(pattern="^[a-z0-9][a-z0-9-]*/[a-z0-9][a-z0-9-]*$")]
    topic: Text
    severity: Severity
    certainty: Certainty
    verified: bool
    basis: Text
    review_by: date
    effective_on: date | None = None
    evidence: Literal["A", "B", "C", "U"] | None = None
    verification_note: str | None = None
    last_change_known: str | None = None
    escalation: tuple[str, ...] = ()
    escalation_if: Condition | dict[str, Condition] | None = None
    remediation: tuple[str, ...] = ()
    remedy_text: Text | None = None
    sources_read: tuple[bool, ...] | None = None


class _Metadata(msgspec.Struct, frozen=True, kw_only=True):
    title: Text
    description: Text
    related_resources: tuple[_Resource, ...] = ()
    custom: _Custom


def is_rule(annotation: Annotation) -> bool:
    """Tell whether an annotation describes a rule of law or terms, and not just a package or function."""
    custom = _custom(annotation)
    return "id" in custom or not _RULE_FIELDS.isdisjoint(custom)


def _custom(annotation: Annotation) -> dict[str, Any]:
    custom = annotation.content.get("custom")
    return cast("dict[str, Any]", custom) if isinstance(custom, dict) else {}


def rule_card(
    annotation: Annotation, bundle: Bundle, *, triggers: Mapping[str, Trigger], remedies: Mapping[str, Remedy]
) -> RuleCard:
    """Read a rule's card.

    Raises
    ------
    PolicyError : a field is missing, unknown or wrong, a trigger or remedy isn't known, or a source isn't https
    """
    metadata = _convert(annotation, bundle)
    custom = metadata.custom
    return RuleCard(
        id=custom.id,
        title=metadata.title.strip(),
        description=metadata.description.strip(),
        topic=custom.topic,
        severity=custom.severity,
        certainty=custom.certainty,
        verified=custom.verified,
        basis=custom.basis.strip(),
        sources=_sources(metadata, annotation, bundle),
        review_by=custom.review_by.isoformat(),
        effective_on=custom.effective_on and custom.effective_on.isoformat(),
        evidence=custom.evidence,
        verification_note=custom.verification_note,
        last_change_known=custom.last_change_known,
        escalation=_rows("escalation", custom.escalation, triggers, annotation, bundle),
        escalation_if=_conditions(custom, annotation, bundle),
        remediation=(
            *_own_remedy(custom),
            *_in_order_of_trial(_rows("remediation", custom.remediation, remedies, annotation, bundle)),
        ),
        location=f"{annotation.path}:{annotation.line}",
    )


def _convert(annotation: Annotation, bundle: Bundle) -> _Metadata:
    try:
        return msgspec.convert(_dates_as_text(annotation.content), _Metadata)
    except msgspec.ValidationError as error:
        message = str(error)
        found = _PLACE.search(message)
        path = found["path"] if found else ""
        problem = message[: found.start()] if found else message
        unknown = re.search(r"unknown field `(\w+)`", problem)
        key = unknown[1] if unknown else path.split(".")[-1].split("[")[0]
        where = f" in {path}" if path else ""
        raise _wrong(
            annotation, bundle, key, f"{problem[:1].lower()}{problem[1:]}{where}", "complete the METADATA"
        ) from None


def _dates_as_text(value: Any) -> Any:
    """YAML reads an unquoted 2027-06-30 as a date; a card means the same either way."""
    if isinstance(value, dict):
        return {key: _dates_as_text(item) for key, item in cast("dict[str, Any]", value).items()}
    if isinstance(value, list):
        return [_dates_as_text(item) for item in cast("list[Any]", value)]
    return value.isoformat() if isinstance(value, date) else value


def _sources(metadata: _Metadata, annotation: Annotation, bundle: Bundle) -> tuple[Source, ...]:
    resources, read = metadata.related_resources, metadata.custom.sources_read
    if not resources and not metadata.custom.id.startswith(_OWN_PRACTICE):
        raise _wrong(annotation, bundle, "", "related_resources names no source", "cite the law or the terms")
    if read is not None and len(read) != len(resources):
        problem = f"sources_read has {len(read)} entries for {len(resources)} related_resources"
        raise _wrong(annotation, bundle, "sources_read", problem, "give one per source")
    for resource in resources:
        if not resource.ref.startswith("https://"):
            problem = f"source '{resource.ref}' is not an https address"
            raise _wrong(annotation, bundle, "related_resources", problem, "cite an https address")
    return tuple(
        Source(url=resource.ref, shows=resource.description, read=read[index] if read is not None else None)
        for index, resource in enumerate(resources)
    )


def _rows(
    field: str, ids: Iterable[str], table: Mapping[str, Row], annotation: Annotation, bundle: Bundle
) -> tuple[Row, ...]:
    """Look up what a card refers to by id."""
    kind, name = _TABLES[field]
    for id_ in ids:
        if id_ not in table:
            remedy = f"define it in rights_data/{name}/data.json, or correct the id"
            raise _wrong(annotation, bundle, field, f"unknown {kind} '{id_}'", remedy)
    return tuple(table[id_] for id_ in ids)


def _conditions(custom: _Custom, annotation: Annotation, bundle: Bundle) -> dict[str, Condition]:
    """Read when each trigger calls a lawyer: one word stands for all of the rule's triggers."""
    said = custom.escalation_if
    if isinstance(said, str):
        return dict.fromkeys(custom.escalation, said)
    for id_ in said or ():
        if id_ not in custom.escalation:
            problem = f"escalation_if speaks of {id_}, which is not among its triggers"
            raise _wrong(annotation, bundle, "escalation_if", problem, "name one of escalation, or correct the id")
    return dict(said or {})


def _own_remedy(custom: _Custom) -> tuple[Remedy, ...]:
    """What cures this rule alone goes by the rule's id, before the cures it shares with others."""
    return (Remedy(id=custom.id, text=custom.remedy_text.strip()),) if custom.remedy_text else ()


def _in_order_of_trial(remedies: tuple[Remedy, ...]) -> tuple[Remedy, ...]:
    """Put those that are tried one after the other into that order, in the places they hold; others stay."""
    tried = iter(sorted((one for one in remedies if one.id in _TRIED), key=lambda one: _TRIED.index(one.id)))
    return tuple(next(tried) if one.id in _TRIED else one for one in remedies)


def _wrong(annotation: Annotation, bundle: Bundle, key: str, problem: str, remedy: str) -> PolicyError:
    rule = _custom(annotation).get("id")
    named = f"rule {rule}: " if rule else ""
    place = bundle.place(annotation.path, annotation.line_of(key) if key else annotation.line)
    return PolicyError(f"{named}{problem}", place=place, remedy=remedy)
