"""When a lawyer is called: the shipped rules on documents that differ in one fact."""

from __future__ import annotations

from typing import Any, get_args

import pytest

from compliance.judging import catalogue, judge_document
from compliance.model.findings import CONDITION_WORDS, Condition, Finding

PAD: dict[str, Any] = {
    "id": "pad",
    "kind": "generated",
    "origin": "ai_generated",
    "assets": ["master.wav"],
    "generation": {
        "tool": "suno",
        "mode": "text",
        "plan": "pro",
        "generated_on": "2026-02-03",
        "terms_snapshot": "papers/suno.html",
        "prompt_names_artist": True,
        "training_provenance": "licensed",
    },
    "licences": [],
}
REPLAY: dict[str, Any] = {
    "id": "riff",
    "kind": "performance",
    "origin": "interpolation",
    "assets": ["master.wav"],
    "recording": {"title": "Night Drive", "artist": "Ada Nova", "first_published_year": 2011},
    "composition": {"title": "Night Drive", "writers": ["Ada Nova"], "present": True},
    "licences": ["deal"],
}
FED = {**PAD, "generation": {**PAD["generation"], "inputs": [{"kind": "reference_track", "owner": "third_party"}]}}


def document(*components: dict[str, Any], release: dict[str, Any] | None = None, **fields: Any) -> dict[str, Any]:
    return {
        "schema": "rightslint.facts/1",
        "evaluated_on": "2026-11-21",
        "release": {
            "kind": "single",
            "state": "unreleased",
            "commercial": True,
            "territories": ["US", "DE"],
            "platforms": ["spotify", "youtube"],
            "owners": ["R. Imai"],
            **(release or {}),
        },
        "tracks": [{"asset": "master.wav", "title": "Ferry"}],
        "assets": [{"id": "master.wav", "path": "master.wav", "role": "master", "in_deliverable": True}],
        "components": list(components),
        **fields,
    }


def similar(component: dict[str, Any], score: int) -> dict[str, Any]:
    return {**component, "generation": {**component["generation"], "similarity": {"score_millis": score}}}


def licence(status: str) -> list[dict[str, Any]]:
    return [{"id": "deal", "rights": ["composition"], "status": status}]


def mark(**fields: Any) -> list[dict[str, Any]]:
    return [
        {
            "id": "master.wav",
            "path": "master.wav",
            "role": "master",
            "in_deliverable": True,
            "marks": [{"kind": "generator", "detail": "Suno", **fields}],
        }
    ]


def claim(**fields: Any) -> dict[str, Any]:
    return {"id": "c1", "kind": "dmca", "claimant": "Northlight", **fields}


HEARD: dict[str, Any] = {
    "id": "d1",
    "asset": "master.wav",
    "kind": "recording",
    "stem": "mix",
    "start_ms": 1000,
    "end_ms": 9000,
    "reference": {"id": "r1", "title": "Night Drive", "first_published_year": 2011},
    "confidence_millis": 990,
    "disposition": "open",
    "explained_by": "hook",
}
OWNED = {**REPLAY, "recording": {**REPLAY["recording"], "owner": "Northlight"}}
CONTENT_ID = {"monetisation": ["content_id"], "fingerprint_optin": ["youtube_cid"]}
UNREAD = {**PAD, "generation": {key: v for key, v in PAD["generation"].items() if key != "terms_snapshot"}}
PICTURE = {"picture": True, "picture_ai": "full"}

CASES: list[tuple[str, str, bool | None, dict[str, Any]]] = [
    ("us/style-imitation", "E10", True, document(similar(PAD, 900))),
    ("us/style-imitation", "E10", False, document(similar(PAD, 100))),
    ("us/style-imitation", "E10", None, document(PAD)),
    ("eu/style-imitation", "E10", True, document(similar(PAD, 900))),
    ("eu/style-imitation", "E10", None, document(PAD)),
    ("any/generator-input", "E10", True, document(similar(FED, 900))),
    ("any/generator-input", "E10", False, document(similar(FED, 100))),
    ("us/interpolation", "E05", True, document(REPLAY, licences=licence("pending"))),
    ("us/interpolation", "E05", False, document(REPLAY, licences=licence("refused"))),
    ("any/watermark-undeclared", "E08", True, document(assets=mark(removed=True, removed_knowingly=True))),
    ("any/watermark-undeclared", "E08", None, document(assets=mark(removed=True))),
    ("any/watermark-undeclared", "E08", False, document(assets=mark())),
    ("any/picture-ai-marks", "E18", True, document(release={**PICTURE, "synthetic": {"realistic": True}})),
    ("any/picture-ai-marks", "E18", True, document(release={**PICTURE, "ai_roles": ["deployer"]})),
    (
        "any/picture-ai-marks",
        "E18",
        False,
        document(release={**PICTURE, "ai_roles": [], "synthetic": {"realistic": False}}),
    ),
    ("any/owner-has-claimed", "E21", True, document(OWNED, release={"exposure": "high"}, claims=[claim()])),
    ("any/owner-has-claimed", "E21", False, document(OWNED, release={"exposure": "low"}, claims=[claim()])),
    ("any/owner-has-claimed", "E21", None, document(OWNED, claims=[claim()])),
    ("any/ai-output-not-unique", "E02", True, document(PAD, release=CONTENT_ID, claims=[claim(component="pad")])),
    ("any/ai-output-not-unique", "E02", False, document(PAD, release=CONTENT_ID, claims=[claim(component="x")])),
    ("any/ai-ownership-unknown", "E12", True, document(UNREAD, release={"warranties": {"ownership": True}})),
    ("any/ai-ownership-unknown", "E12", False, document(UNREAD)),
]


def findings(rule: str, facts: dict[str, Any]) -> list[Finding]:
    found = [finding for finding in judge_document(facts).findings if finding.rule == rule]
    assert found, f"{rule} says nothing of this document"
    return found


@pytest.mark.parametrize(("rule", "trigger", "called", "facts"), CASES, ids=[f"{c[0]}-{c[2]}" for c in CASES])
def test_a_lawyer_is_called_when_the_condition_is_known_to_hold(
    rule: str, trigger: str, called: bool | None, facts: dict[str, Any]
):
    """Unknown calls nobody and is not passed over in silence: the finding says what would make it a question."""
    for finding in findings(rule, facts):
        assert (trigger in {one.id for one in finding.escalation}) is (called is True)
        notes = [note for note in finding.notes if f"({trigger})" in note]
        assert bool(notes) is (called is None), finding.notes


def test_what_merges_several_triggers_tells_them_apart():
    (finding,) = findings("any/ai-output-not-unique", document(PAD, release=CONTENT_ID))
    assert [one.id for one in finding.escalation] == ["E16"]


def test_a_claimed_exception_never_silences_and_always_calls_a_lawyer():
    sample: dict[str, Any] = {**REPLAY, "id": "hook", "kind": "sample", "origin": "sample", "licences": []}
    plain = judge_document(document(sample, detections=[HEARD]))
    for name in ("fair_use", "pastiche", "quotation", "de_minimis", "parody"):
        claimed = judge_document(document({**sample, "exception": {"claimed": name}}, detections=[HEARD]))
        before = {one.fingerprint for one in plain.findings if one.severity == "error"}
        after = {one.fingerprint for one in claimed.findings if one.severity == "error"}
        assert before <= after, name
        taken = [one for one in claimed.findings if one.rule.endswith("/sampling-recording")]
        assert taken
        assert all("E04" in {trigger.id for trigger in one.escalation} for one in taken), name


@pytest.mark.parametrize(
    ("deadline", "left", "words"),
    [("2026-12-01", 10, "in 10 days"), ("2026-11-21", 0, "today"), ("2026-11-19", -2, "2 days ago")],
)
def test_a_takedown_says_how_many_days_are_left(deadline: str, left: int, words: str):
    facts = document(REPLAY, claims=[claim(kind="counter_notice", deadline=deadline)])
    for rule in ("us/takedown-512", "any/claim-open"):
        (finding,) = findings(rule, facts)
        assert (finding.deadline, finding.days_left) == (deadline, left)
        assert words in finding.message
        assert {"E02", "E22"} <= {one.id for one in finding.escalation}


def test_a_claim_without_a_deadline_has_none():
    (finding,) = findings("any/claim-open", document(REPLAY, claims=[claim()]))
    assert (finding.deadline, finding.days_left) == (None, None)


def test_every_condition_has_words_and_every_conditional_trigger_is_one_of_its_rule():
    assert set(CONDITION_WORDS) == set(get_args(Condition))
    for card in catalogue().cards.values():
        assert set(card.escalation_if) <= {trigger.id for trigger in card.escalation}


def test_every_trigger_is_raised_by_some_rule():
    raised = {trigger.id for card in catalogue().cards.values() for trigger in card.escalation}
    assert raised == set(catalogue().triggers)


PRESSED_1950: dict[str, Any] = {
    **REPLAY,
    "id": "shellac",
    "kind": "sample",
    "origin": "public_domain",
    "recording": {"title": "Old Song", "first_published_year": 1950, "first_fixed_year": 1950},
    "composition": {"present": False},
    "pd_claim": {"recording": True, "evidence": "papers/discography.pdf"},
    "licences": [],
}


def test_one_thing_that_only_some_territories_block_asks_for_a_plan():
    """Released in 1950, the recording is out of term in Germany and not in the United States."""
    coverage = {
        "analyses": [{"asset": "master.wav", "analysis": "fingerprint", "status": "done"}],
        "territories": ["DE", "US"],
        "packs": ["spotify", "youtube"],
    }
    both = judge_document(document(PRESSED_1950, coverage=coverage))
    asked = {one.rule for one in both.findings if "E17" in {trigger.id for trigger in one.escalation}}
    assert "us/term-recordings" in asked
    assert {row.territory: row.verdict for row in both.territories}["US"] == "blocked"
    alone = judge_document(document(PRESSED_1950, release={"territories": ["US"]}, coverage=coverage))
    assert not any("E17" in {trigger.id for trigger in one.escalation} for one in alone.findings)


def test_high_exposure_asks_what_must_be_closed_first():
    exposed = judge_document(document(REPLAY, release={"exposure": "high", "territories": ["DE"]}))
    ordinary = judge_document(document(REPLAY, release={"exposure": "low", "territories": ["DE"]}))
    asked = [one for one in exposed.findings if "E21" in {trigger.id for trigger in one.escalation}]
    assert asked
    assert {one.severity for one in asked} == {"error"}
    assert not any("E21" in {trigger.id for trigger in one.escalation} for one in ordinary.findings)
    assert [cell.verdict for cell in exposed.verdicts] == [cell.verdict for cell in ordinary.verdicts]
