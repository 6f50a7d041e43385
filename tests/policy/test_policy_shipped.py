"""The bundle that ships: it loads whole, its cards are complete, and it judges."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
import pytest
from policy_samples import facts, sample

from compliance.policy import catalogue
from compliance.policy.judge import STALE_TRIGGER, judge
from compliance.policy.regorus_engine import RegorusEngine
from compliance.resources import policies_dir


@pytest.fixture(scope="module")
def shipped() -> catalogue.Catalogue:
    return catalogue.load(policies_dir())


@pytest.fixture(scope="module")
def engine() -> Iterator[RegorusEngine]:
    with RegorusEngine(policies_dir()) as engine:
        yield engine


def test_the_packs_of_this_version_are_there(shipped: catalogue.Catalogue) -> None:
    assert {"US", "EU", "GB"} <= set(shipped.jurisdictions)
    assert {"spotify", "youtube", "soundcloud", "bandcamp"} <= set(shipped.packs)
    assert {"US", "GB", "DE", "NO"} <= set(shipped.territories)
    assert len(shipped.eea) == 30


def test_what_the_judge_relies_on_is_there(shipped: catalogue.Catalogue) -> None:
    assert STALE_TRIGGER in shipped.triggers
    assert {"E01", "E02", "E03", "E04", "E05"} <= set(shipped.triggers)
    assert len(shipped.cards) >= 30


def test_a_project_of_ones_own_has_no_error(shipped: catalogue.Catalogue, engine: RegorusEngine) -> None:
    own = {**sample("voice", "own_recording"), "kind": "vocal"}
    judgement = judge(facts(components=[own]), engine=engine, catalogue=shipped)
    assert [finding.rule for finding in judgement.findings if finding.severity == "error"] == []


def test_an_unlicensed_sample_is_blocked_in_the_same_bytes(shipped: catalogue.Catalogue, engine: RegorusEngine) -> None:
    recording = {"title": "Night Drive", "artist": "Ada Nova", "owner": "Quiet Harbour", "first_published_year": 2011}
    document = facts(components=[{**sample(), "recording": recording, "assets": ["master.wav"]}])
    document["release"] |= {"state": "unreleased", "commercial": True, "release_on": "2026-12-18"}
    first = judge(document, engine=engine, catalogue=shipped)
    assert ("us/sampling-recording", "error") in {(finding.rule, finding.severity) for finding in first.findings}
    assert [verdict.verdict for verdict in first.verdicts] == ["blocked"]
    again = judge(document, engine=engine, catalogue=shipped)
    assert msgspec.json.encode(first) == msgspec.json.encode(again)


def test_a_rule_past_its_review_date_blocks_nothing(shipped: catalogue.Catalogue, engine: RegorusEngine) -> None:
    """The same document years later: every error has become a warning that says why and asks what the law is now."""
    recording = {"title": "Night Drive", "artist": "Ada Nova", "owner": "Quiet Harbour", "first_published_year": 2011}
    document = facts(components=[{**sample(), "recording": recording, "assets": ["master.wav"]}])
    document["release"] |= {"state": "unreleased", "commercial": True, "release_on": "2026-12-18"}
    today = judge(document, engine=engine, catalogue=shipped)
    later = judge(document | {"evaluated_on": "2035-01-01"}, engine=engine, catalogue=shipped)
    errors = {finding.rule for finding in today.findings if finding.severity == "error"}
    assert "us/sampling-recording" in errors
    stale = {finding.rule: finding for finding in later.findings}
    assert [one.rule for one in later.findings if one.severity == "error"] == []
    assert later.worst == "review"
    for rule in errors:
        assert any("cannot block until the sources are read again" in note for note in stale[rule].notes), rule
        assert STALE_TRIGGER in {trigger.id for trigger in stale[rule].escalation}, rule
