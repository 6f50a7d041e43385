"""What the policies said: rule cards, findings and verdicts."""

from __future__ import annotations

from typing import Any, Literal

import msgspec

JUDGEMENT_SCHEMA = "rightslint.judgement/1"

Severity = Literal["error", "warning", "info"]
Certainty = Literal["settled", "split", "unsettled", "untested", "unknown"]
Kind = Literal["violation", "needs_fact", "notice"]
Condition = Literal[
    "commercial",
    "licence_pending",
    "similarity_hit",
    "claim_open",
    "high_exposure",
    "ownership_warranted",
    "removed_knowingly",
    "realistic_or_deployer",
]
"""When a rule calls a lawyer only sometimes: evaluated on the facts, three-valued."""
CONDITION_WORDS: dict[Condition, str] = {
    "commercial": "the release is commercial",
    "licence_pending": "a licence for it is being negotiated",
    "similarity_hit": "it came close to a known work",
    "claim_open": "a claim about it is open",
    "high_exposure": "the release is widely exposed",
    "ownership_warranted": "ownership or exclusivity is promised",
    "removed_knowingly": "the mark was removed knowingly",
    "realistic_or_deployer": "it looks real, or you deploy an AI system",
}
"""Each condition in words, as in: only if the release is commercial."""
VerdictWord = Literal["clear", "needs_facts", "review", "blocked", "incomplete"]


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """A source of a rule. read : whether the text was read when the rule was written."""

    url: str
    shows: str = ""
    read: bool | None = None


class Trigger(msgspec.Struct, frozen=True, kw_only=True):
    """A reason to call a lawyer.

    question : what to ask, ready to send
    attach : the evidence to send along
    deadline : what runs, and where its day is recorded; ``None`` where nothing runs
    """

    id: str
    trigger: str
    why: str
    question: str
    attach: tuple[str, ...] = ()
    deadline: str | None = None


class Remedy(msgspec.Struct, frozen=True, kw_only=True):
    """Something that cures a finding."""

    id: str
    text: str


class RuleCard(msgspec.Struct, frozen=True, kw_only=True):
    """One rule as its METADATA annotation states it: one proposition of law or terms for one scope.

    severity : the most a finding of this rule can weigh
    evidence : for platform rules A, B, C or U, how well the terms were seen; else the certainty
    escalation_if : by trigger, the condition under which it calls a lawyer; one that is not there always does
    effective_on, review_by : ISO dates; before the one a rule warns only, after the other it cannot block
    location : ``file:line`` of the annotation inside the bundle
    """

    id: str
    title: str
    description: str
    topic: str
    severity: Severity
    certainty: Certainty
    verified: bool
    basis: str
    sources: tuple[Source, ...]
    review_by: str
    effective_on: str | None = None
    evidence: str | None = None
    verification_note: str | None = None
    last_change_known: str | None = None
    escalation: tuple[Trigger, ...] = ()
    escalation_if: dict[str, Condition] = {}
    remediation: tuple[Remedy, ...] = ()
    location: str = ""


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """A rule's answer for one subject in one scope, joined with the rule's card.

    scope : one key of territory, platform, tool, source or project
    subject : ``release``, or ``component``, ``detection``, ``asset``, ``licence``, ``claim`` or ``track`` with ``:ID``
    missing : for ``needs_fact``, the fields of rights.yaml that would answer it
    place : ``rights.yaml:line:column`` where known
    deadline, days_left : of a claim that runs: ISO date, and days from the day of judgement, negative once it is past
    fingerprint : identifies the finding between runs; survives re-ordering and re-timing
    """

    rule: str
    kind: Kind
    severity: Severity
    certainty: Certainty
    scope: dict[str, str]
    subject: str
    title: str
    message: str
    evidence: dict[str, Any]
    basis: str
    sources: tuple[Source, ...]
    remediation: tuple[Remedy, ...]
    escalation: tuple[Trigger, ...]
    status: Literal["open", "waived"]
    fingerprint: str
    missing: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    verified: bool = True
    review_by: str | None = None
    place: str | None = None
    deadline: str | None = None
    days_left: int | None = None


class Verdict(msgspec.Struct, frozen=True, kw_only=True):
    """The answer for one territory and platform, with the fingerprints of the findings it rests on."""

    territory: str
    platform: str
    verdict: VerdictWord
    because: tuple[str, ...] = ()


class Cure(msgspec.Struct, frozen=True, kw_only=True):
    """What would take one thing out of a verdict's way.

    about : subject of the findings, or the id of the recording that nobody declared
    rules : what these findings apply
    actions : the fewest remedies that together answer all of them, or what somebody has to decide
    instead : what gives something up and cures all of them at once
    missing : fields of rights.yaml to fill in
    """

    about: str
    rules: tuple[str, ...]
    actions: tuple[str, ...] = ()
    instead: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


class TerritoryVerdict(msgspec.Struct, frozen=True, kw_only=True):
    """The answer for one territory: the heaviest of its platforms, and what would change it.

    platforms : those it holds on
    clears_when : what this verdict rests on; a lighter one may stand behind it
    """

    territory: str
    verdict: VerdictWord
    platforms: tuple[str, ...]
    clears_when: tuple[Cure, ...] = ()


class Judgement(msgspec.Struct, frozen=True, kw_only=True):
    """The public answer of ``rightslint judge``.

    worst : the heaviest verdict of all
    territories : the heaviest verdict of each territory
    """

    schema: Literal["rightslint.judgement/1"] = JUDGEMENT_SCHEMA
    findings: tuple[Finding, ...]
    verdicts: tuple[Verdict, ...]
    worst: VerdictWord | None = None
    territories: tuple[TerritoryVerdict, ...] = ()
    reasons_incomplete: tuple[str, ...] = ()
    engine: str = ""
    policy_digest: str = ""
