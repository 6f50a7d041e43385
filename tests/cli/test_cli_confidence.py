"""What a detection is worth decides what comes of it, from rights.yaml to the verdict."""

from __future__ import annotations

import copy
import json

import pytest
from command import AS_OF, rightslint

UNEXPLAINED = "any/detection-unexplained"
SETTINGS = "settings: {match_min: 0.6, match_block: 0.8}\n"


@pytest.fixture(scope="module")
def document(finished_project, library, tmp_path_factory):
    """The facts of a project whose master holds one undeclared recording, with thresholds of its own."""
    root = tmp_path_factory.mktemp("projects") / "own-thresholds"
    (root / "masters").mkdir(parents=True)
    (root / "masters" / "master.wav").write_bytes((finished_project / "masters" / "master.wav").read_bytes())
    (root / "rights.yaml").write_text((finished_project / "rights.yaml").read_text() + SETTINGS)
    result = rightslint("facts", root, "--library", library, *AS_OF)
    assert result.code == 0, result.err
    return result.json


@pytest.fixture
def judged(document, tmp_path):
    """Judge the facts with the confidence of every detection set to so many thousandths."""

    def judge(confidence_millis=None, change=lambda facts: facts):
        facts = copy.deepcopy(document)
        for detection in facts["detections"]:
            if confidence_millis is not None:
                detection["confidence_millis"] = confidence_millis
        path = tmp_path / "facts.json"
        path.write_text(json.dumps(change(facts)))
        return rightslint("judge", path, "--format", "json")

    return judge


def severities(result) -> set[str]:
    return {finding["severity"] for finding in result.json["findings"] if finding["rule"] == UNEXPLAINED}


def test_the_thresholds_of_rights_yaml_are_those_the_policies_see(document):
    assert document["settings"]["match_min_millis"] == 600
    assert document["settings"]["match_block_millis"] == 800


def test_what_was_heard_enters_the_facts_as_integers(document):
    (detection,) = document["detections"]
    numbers = {key: value for key, value in detection.items() if isinstance(value, float)}
    assert numbers == {}
    assert detection["log10_expected_alarms_hundredths"] < -200
    assert 0 < detection["pitch_error_hundredths"] <= 5
    assert 0 < detection["tempo_error_millis"] <= 5
    assert 500 < detection["coverage_millis"] <= 1000


@pytest.mark.parametrize(
    ("confidence_millis", "said"),
    [(0, set()), (599, set()), (600, {"warning"}), (799, {"warning"}), (800, {"error"}), (1000, {"error"})],
)
def test_an_unexplained_detection_is_an_error_from_match_block_and_a_warning_from_match_min(
    judged, confidence_millis, said
):
    result = judged(confidence_millis)
    assert severities(result) == said
    blocked = {cell["verdict"] for cell in result.json["verdicts"]} == {"blocked"}
    assert blocked == (said == {"error"})


def test_a_search_that_was_cut_short_is_never_clear(judged):
    def nothing_heard(facts):
        return facts | {"detections": []}

    def cut_short(facts):
        rows = [
            row | {"status": "inconclusive", "reason": "fast: stretches in doubt were not searched again"}
            if row["analysis"] == "fingerprint"
            else row
            for row in facts["coverage"]["analyses"]
        ]
        return nothing_heard(facts) | {"coverage": facts["coverage"] | {"analyses": rows}}

    whole, part = judged(change=nothing_heard), judged(change=cut_short)
    assert "incomplete" not in {cell["verdict"] for cell in whole.json["verdicts"]}
    assert {cell["verdict"] for cell in part.json["verdicts"]} == {"incomplete"}
    assert any("were not searched again" in reason for reason in part.json["reasons_incomplete"])
    assert part.code == 3


@pytest.mark.parametrize("effort", ["fast", "thorough"])
def test_the_effort_can_be_chosen_for_every_verb_that_listens(finished_project, library, effort):
    master = finished_project / "masters" / "master.wav"
    found = rightslint("identify", master, "--library", library, "--effort", effort, "--format", "json")
    assert [match["reference"]["path"].rpartition("/")[2] for match in found.json["matches"]] == ["song-1.wav"]
    scanned = rightslint("scan", finished_project, "--library", library, *AS_OF, "--effort", effort, "--format", "json")
    assert scanned.code == 1, scanned.err
    assert f"--effort {effort}" in scanned.json["appendix"]["command"]


def test_evidence_is_printed_when_asked_for(finished_project, library):
    master = finished_project / "masters" / "master.wav"
    asked = rightslint("identify", master, "--library", library, "--format", "json", "--evidence")
    plain = rightslint("identify", master, "--library", library, "--format", "json")
    (match,), (other,) = asked.json["matches"], plain.json["matches"]
    assert match["evidence"]["states"].count("p") > 30
    assert other["evidence"] is None
    assert {**match, "evidence": None} == other


def test_the_terminal_says_what_a_match_is_worth(finished_project, library):
    said = rightslint("identify", finished_project / "masters" / "master.wav", "--library", library).out
    assert "sure (under 1 false alarm this strong in 1,000 such scans)" in " ".join(said.split())
