"""Each check passes on evidence, fails on a finding and is unknown otherwise; and it never contradicts a finding."""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import Any

import pytest

from compliance.checklist import checklist
from compliance.checklist.checks import CHECKS
from compliance.judging import catalogue
from compliance.model.checklist import CheckResult

PAPER = {"path": "papers/licence.pdf", "present": True, "changed": False}
LICENCE: dict[str, Any] = {
    "id": "deal",
    "rights": ["master", "composition"],
    "status": "granted",
    "territories": ["WW"],
    "platforms": ["all"],
    "commercial": True,
    "uses": {"distribution": True, "monetise": True, "derivative": True, "stems": True},
    "ends": "perpetual",
    "integrity": "consented",
    "document": PAPER,
}
RECORD = {"title": "Night Drive", "artist": "Ada Nova", "owner": "Quiet Harbour", "first_published_year": 2011}
STEM: dict[str, Any] = {
    "id": "vocal",
    "kind": "stem",
    "origin": "stem_separation",
    "assets": ["master.wav"],
    "recording": RECORD,
    "source": {"acquisition": "purchase_download", "lawful": True, "receipt": "papers/receipt.pdf"},
    "separation": {"tool": "demucs", "where": "local", "terms_snapshot": "papers/demucs.html"},
    "licences": ["deal"],
}
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
        "training_provenance": "licensed",
        "prompt_names_artist": False,
        "similarity": {"stored": True, "score_millis": 100},
        "human_contribution": ["arrangement"],
        "export_receipt": "papers/export.pdf",
    },
    "licences": [],
}
PLAYED = {
    "id": "solo",
    "kind": "performance",
    "origin": "interpolation",
    "assets": ["master.wav"],
    "licences": ["deal"],
}
PACK = {
    "id": "keys",
    "kind": "loop",
    "origin": "licensed_library",
    "assets": ["master.wav"],
    "recording": RECORD,
    "source": {"acquisition": "purchase_download", "lawful": True, "receipt": "papers/receipt.pdf"},
    "licences": ["deal"],
}
OFFICIAL = {**PACK, "id": "stems", "origin": "official_stems"}
HIRED = {
    "id": "strings",
    "kind": "performance",
    "origin": "commissioned",
    "assets": ["master.wav"],
    "licences": ["deal"],
}
HUMMED = {**PAD, "generation": {**PAD["generation"], "mode": "hum", "inputs": [{"kind": "hum", "owner": "own"}]}}
EXPORTED = {**PAD, "kind": "stem", "parent": "song"}


def project(*components: dict[str, Any], release: dict[str, Any] | None = None, **fields: Any) -> dict[str, Any]:
    """A single that is listened to whole, declared whole and headed for one territory and platform."""
    document: dict[str, Any] = {
        "schema": "rightslint.facts/1",
        "evaluated_on": "2026-11-21",
        "release": {
            "kind": "single",
            "state": "unreleased",
            "commercial": True,
            "monetised": False,
            "release_on": "2026-12-18",
            "territories": ["US"],
            "platforms": ["spotify"],
            "owners": ["R. Imai"],
            "warranties": {"ownership": False, "exclusive": False},
            **(release or {}),
        },
        "tracks": [{"asset": "master.wav", "title": "Ferry", "form": "original"}],
        "assets": [
            {
                "id": "master.wav",
                "path": "master.wav",
                "role": "master",
                "declared": True,
                "in_deliverable": True,
                "format": {"codec": "pcm_24", "rate_hz": 48000, "bits": 24, "channels": 2},
            }
        ],
        "components": list(components),
        "licences": [LICENCE],
        "coverage": {
            "analyses": [{"asset": "master.wav", "analysis": "fingerprint", "status": "done"}],
            "territories": ["US"],
            "packs": ["spotify", "suno", "youtube"],
        },
        **fields,
    }
    return document


def without(component: dict[str, Any], *path: str) -> dict[str, Any]:
    """The component with one fact absent."""
    head, *rest = path
    if not rest:
        return {key: value for key, value in component.items() if key != head}
    return {**component, head: without(component[head], *rest)}


def having(component: dict[str, Any], **fields: Any) -> dict[str, Any]:
    """The component with fields changed, those of its generation one level down."""
    made = {key: value for key, value in fields.items() if key in PAD["generation"] or key in ("inputs",)}
    rest = {key: value for key, value in fields.items() if key not in made}
    return {**component, **rest, **({"generation": {**component["generation"], **made}} if made else {})}


def result(check: str, document: dict[str, Any]) -> CheckResult:
    found, _ = checklist(document, None)
    return next(one for one in found.checks if one.id == check)


NOBODYS = {
    "id": "d1",
    "asset": "master.wav",
    "kind": "recording",
    "stem": "mix",
    "start_ms": 1000,
    "end_ms": 9000,
    "reference": {"id": "r1", "title": "Tin Orchard"},
    "confidence_millis": 990,
    "disposition": "open",
}
UNHEARD = {
    "analyses": [{"asset": "master.wav", "analysis": "fingerprint", "status": "not_run", "reason": "no library"}]
}

CASES: list[tuple[str, str, dict[str, Any]]] = [
    ("C1", "pass", project(STEM)),
    ("C1", "fail", project(having(STEM, licences=[]))),
    ("C1", "unknown", project({"id": "x", "kind": "sample", "origin": "unknown"})),
    ("C2", "pass", project(STEM)),
    ("C2", "unknown", project(without(STEM, "separation", "terms_snapshot"))),
    ("C3", "pass", project(STEM)),
    ("C3", "fail", project(having(STEM, source={"acquisition": "stream_rip", "service": "spotify"}))),
    ("C3", "unknown", project(without(STEM, "source"))),
    ("C4", "pass", project()),
    ("C4", "unknown", without(project(), "release", "commercial")),
    ("C5", "pass", project(STEM)),
    ("C5", "fail", project(having(STEM, licences=[]))),
    ("C6", "pass", project(STEM)),
    ("C6", "unknown", project(without(having(STEM, licences=[]), "source", "receipt"))),
    ("C7", "pass", project()),
    ("C7", "fail", project(detections=[NOBODYS])),
    ("C7", "unknown", project(coverage=UNHEARD)),
    ("C8", "pass", project()),
    ("C8", "fail", project(having(STEM, source={"acquisition": "stream_rip", "service": "spotify"}))),
    ("C8", "unknown", project(release={"platforms": ["spotify", "napster"]})),
    ("C8", "unknown", project(release={"platforms": []})),
    ("A5", "pass", project(STEM)),
    ("A5", "fail", project(having(STEM, licences=[]))),
    ("A6", "pass", project(PLAYED)),
    ("A6", "fail", project(having(PLAYED, licences=[], recording=RECORD, composition={"present": True}))),
    ("A1", "pass", project(OFFICIAL)),
    ("A1", "fail", project(without(having(OFFICIAL, licences=[]), "source", "receipt"))),
    ("A2", "pass", project(PACK)),
    ("A2", "fail", project(PACK, licences=[{**LICENCE, "ends": "2026-03-01"}])),
    ("A2", "unknown", project(without(having(PACK, licences=[]), "recording"), licences=[])),
    ("A3", "pass", project(HIRED, contributors=[{"name": "Bo", "agreement": "signed", "transfer": True}])),
    ("A3", "fail", project(having(HIRED, licences=[]), contributors=[{"name": "Bo", "agreement": "missing"}])),
    ("A3", "unknown", project(HIRED, contributors=[{"name": "Bo"}])),
    ("A4", "pass", project(STEM)),
    ("A4", "fail", project(STEM, licences=[{**LICENCE, "status": "pending"}])),
    ("A4", "unknown", project(STEM, licences=[{**LICENCE, "status": "unknown"}])),
    ("D1", "pass", project(PAD)),
    ("D1", "unknown", project(without(PAD, "generation", "terms_snapshot"))),
    ("D2", "pass", project(PAD)),
    ("D2", "fail", project(having(PAD, training_provenance="known_infringing"))),
    ("D2", "unknown", project(without(PAD, "generation", "training_provenance"))),
    ("D3", "pass", project(PAD)),
    ("D3", "fail", project(having(PAD, plan="free"))),
    ("D3", "unknown", project(without(PAD, "generation", "plan"))),
    ("D4", "pass", project(PAD)),
    ("D4", "fail", project(having(PAD, similarity={"stored": True, "score_millis": 950, "reference": "Night Drive"}))),
    ("D4", "unknown", project(without(PAD, "generation", "similarity"))),
    ("D5", "pass", project(PAD)),
    ("D5", "fail", project(having(PAD, prompt_names_artist=True))),
    ("D5", "unknown", project(without(PAD, "generation", "prompt_names_artist"))),
    ("D6", "pass", project(EXPORTED)),
    ("D6", "unknown", project(without(without(EXPORTED, "parent"), "generation", "export_receipt"))),
    ("D7", "pass", project(PAD)),
    (
        "D7",
        "fail",
        project(having(PAD, mode="reference", inputs=[{"kind": "reference_track", "owner": "third_party"}])),
    ),
    ("D7", "unknown", project(having(PAD, mode="reference"))),
    ("D8", "pass", project(HUMMED)),
    ("D8", "unknown", project(having(HUMMED, inputs=[{"kind": "hum"}]))),
    (
        "D9",
        "pass",
        project(
            having(PAD, mode="runtime"),
            release={"ai_system": {"runtime_licence": True, "guardrails_described": True}},
        ),
    ),
    ("D9", "fail", project(release={"kind": "tool_or_service", "features": ["music_generation"]})),
    ("D9", "unknown", project(having(PAD, mode="runtime"))),
    ("D10", "pass", project()),
    ("D10", "unknown", project(assets=[{"id": "master.wav", "path": "m", "role": "master", "declared": True}])),
]


@pytest.mark.parametrize(
    ("check", "status", "document"), CASES, ids=[f"{c}-{s}-{n}" for n, (c, s, _) in enumerate(CASES)]
)
def test_a_check_is(check: str, status: str, document: dict[str, Any]):
    found = result(check, document)
    assert found.status == status, found
    assert found.decided_by or found.missing, "nobody is told why"
    if status == "unknown":
        assert found.missing or found.decided_by
    if status == "fail":
        assert found.rules
        assert found.remedies


def test_every_check_has_a_document_on_which_it_passes_and_one_on_which_it_does_not():
    told = {check: {status for name, status, _ in CASES if name == check} for check, _, _ in CASES}
    assert set(told) == {check.id for check in CHECKS}
    assert all("pass" in statuses and len(statuses) > 1 for statuses in told.values())


@pytest.mark.parametrize("document", [document for _, _, document in CASES[::4]])
def test_checks_and_findings_never_contradict_each_other(document: dict[str, Any]):
    """What an error of a check's rules says, the check says; and what fails or waits names findings of the scan."""
    found, judgement = checklist(document, None)
    by_fingerprint = {one.fingerprint: one for one in judgement.findings}
    for check, answer in zip(CHECKS, found.checks, strict=True):
        named = [by_fingerprint[one] for one in answer.findings]
        if answer.status == "pass":
            assert named == []
        if answer.status == "fail":
            assert all(one.kind == "violation" for one in named)
        ours = [one for one in judgement.findings if any(fnmatchcase(one.rule, rule) for rule in check.rules)]
        if not check.of and any(one.severity == "error" for one in ours):
            assert answer.status == "fail"
        if not check.of and any(one.kind == "needs_fact" for one in ours):
            assert answer.status != "pass"


def test_nothing_said_is_nothing_passed():
    """Of a project without rights.yaml only what the files themselves tell can pass."""
    bare = project(
        release={"state": None, "commercial": None, "territories": [], "platforms": [], "warranties": None},
        tracks=[],
        licences=[],
        assets=[
            {"id": "master.wav", "path": "master.wav", "role": "master", "declared": False},
            {"id": "vocal_stem.wav", "path": "vocal_stem.wav", "role": "stem", "declared": False},
        ],
        coverage=UNHEARD,
    )
    found, _ = checklist(bare, None)
    assert [one.id for one in found.checks if one.status == "pass"] == []
    stems = next(one for one in found.checks if one.id == "C1")
    assert [one.field for one in stems.missing] == ["tracks", "uses"]


def test_a_waived_finding_still_fails_its_check_and_says_so():
    waiver = {"rule": "any/licence-pending", "approver": "J. Doe", "expires": "2027-01-01", "reason": "signed tomorrow"}
    found = result("A4", project(STEM, licences=[{**LICENCE, "status": "pending"}], waivers=[waiver]))
    assert (found.status, found.waived) == ("fail", True)


def test_every_check_rests_on_rules_there_are():
    for check in CHECKS:
        known = [rule for rule in catalogue().cards if any(fnmatchcase(rule, pattern) for pattern in check.rules)]
        assert known or check.platform_terms or check.id in ("D6", "D8", "D10"), check.id


def test_official_packs_are_what_a_stem_nobody_licensed_is_pointed_to():
    found = result("C5", project(having(STEM, licences=[])))
    assert found.remedies[0].id == "R-OFFICIAL-STEMS"
