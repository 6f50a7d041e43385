"""A finding is recognised from one run to the next, and told from its neighbours."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compliance.model.facts import DetectedReference, Detection
from compliance.policy.fingerprint import fingerprints
from compliance.policy.raw import RawFinding


def raw(**changes: Any) -> RawFinding:
    values: dict[str, Any] = {
        "rule": "us/sampling",
        "kind": "violation",
        "severity": "error",
        "scope": {"territory": "US"},
        "subject": "component:hook",
        "message": "0:41-0:57 in master.wav",
        "evidence": {"asset": "master.wav", "reference": "abc", "start_ms": 41000},
        **changes,
    }
    return RawFinding(**values)


def heard(id_: str, *, asset: str = "master.wav", reference: str = "abc", start_ms: int = 0) -> Detection:
    return Detection(
        id=id_,
        asset=asset,
        start_ms=start_ms,
        end_ms=start_ms + 5000,
        reference=DetectedReference(id=reference),
        confidence_millis=900,
    )


def one(finding: RawFinding, *detections: Detection) -> str:
    (fingerprint,) = fingerprints([finding], detections)
    return fingerprint


def test_a_fingerprint_is_sixteen_hex_digits() -> None:
    assert len(one(raw())) == 16
    int(one(raw()), 16)


@given(
    start=st.integers(0, 10**8),
    confidence=st.integers(0, 1000),
    message=st.text(min_size=1),
    severity=st.sampled_from(["error", "warning", "info"]),
    members=st.lists(st.sampled_from(["DE", "FR", "NO"]), unique=True),
)
def test_where_how_surely_and_in_what_words_does_not_matter(
    start: int, confidence: int, message: str, severity: str, members: list[str]
) -> None:
    evidence = {
        "asset": "master.wav",
        "reference": "abc",
        "start_ms": start,
        "end_ms": start + 1,
        "confidence_millis": confidence,
        "score": confidence,
        "territories": members,
    }
    assert one(raw(evidence=evidence, message=message, severity=severity)) == one(raw())


@pytest.mark.parametrize(
    "changes",
    [
        {"rule": "us/other"},
        {"kind": "needs_fact"},
        {"scope": {"territory": "GB"}},
        {"scope": {"platform": "US"}},
        {"subject": "component:pad"},
        {"subject": "release"},
        {"evidence": {"asset": "stem.wav", "reference": "abc"}},
        {"evidence": {"asset": "master.wav", "reference": "def"}},
        {"evidence": {"asset": "master.wav", "reference": "abc", "licence": "splice"}},
    ],
)
def test_what_is_at_stake_matters(changes: dict[str, Any]) -> None:
    assert one(raw(**changes)) != one(raw())


def test_a_detection_is_what_was_heard_and_not_its_number() -> None:
    first = one(raw(subject="detection:d1", evidence={}), heard("d1"))
    assert one(raw(subject="detection:d7", evidence={}), heard("d7", start_ms=9000)) == first
    assert one(raw(subject="detection:d1", evidence={}), heard("d1", reference="def")) != first
    assert one(raw(subject="detection:d1", evidence={}), heard("d1", asset="stem.wav")) != first


def test_the_order_of_ids_in_evidence_does_not_matter() -> None:
    assert one(raw(evidence={"licences": ["a", "b"]})) == one(raw(evidence={"licences": ["b", "a"]}))
    assert one(raw(evidence={"reference": {"id": "abc", "title": "x"}})) == one(raw(evidence={"reference": "abc"}))


def test_the_same_recording_heard_twice_is_two_findings_that_survive_a_shift() -> None:
    detections = [heard("d1", start_ms=1000), heard("d2", start_ms=60000)]
    findings = [raw(subject=f"detection:{d.id}", evidence={"start_ms": d.start_ms}) for d in detections]
    early, late = fingerprints(findings, detections)
    assert early != late
    assert fingerprints(findings[::-1], detections) == [late, early]
    renamed = [heard("d8", start_ms=61000), heard("d9", start_ms=2000)]
    shifted = [raw(subject=f"detection:{d.id}", evidence={"start_ms": d.start_ms}) for d in renamed]
    assert fingerprints(shifted, renamed) == [late, early]


@given(st.lists(st.tuples(st.sampled_from("ab"), st.integers(0, 3)), max_size=12))
def test_fingerprints_are_unique(entries: list[tuple[str, int]]) -> None:
    findings = [raw(subject=f"component:{name}", evidence={"start_ms": start}) for name, start in entries]
    assert len(set(fingerprints(findings, []))) == len(findings)
