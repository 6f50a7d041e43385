"""The whole way from a folder to a verdict, on real audio."""

from __future__ import annotations

from datetime import date

import jsonschema
import pytest
from command import AS_OF, BURIED_AT_S, HOOK_S, rightslint

from compliance.schemas import SCHEMAS


@pytest.fixture(scope="module")
def scanned(finished_project, library):
    return rightslint("scan", finished_project, "--library", library, *AS_OF, "--format", "json")


def test_a_buried_recording_blocks_the_release(scanned):
    assert scanned.code == 1, scanned.err
    rules = {finding["rule"] for finding in scanned.json["findings"]}
    assert {"any/detection-unexplained", "us/sampling-recording", "uk/sampling-recording"} <= rules
    assert {cell["verdict"] for cell in scanned.json["verdicts"]} == {"blocked"}


def test_it_says_where(scanned):
    (match,) = [m for m in scanned.json["matches"] if m["detector"] != "chromaprint"]
    assert match["reference"]["path"].endswith("song-1.wav")
    assert match["start_s"] == pytest.approx(BURIED_AT_S, abs=0.7)
    assert match["ref_start_s"] == pytest.approx(HOOK_S[0], abs=0.7)
    assert match["end_s"] == pytest.approx(BURIED_AT_S + HOOK_S[1] - HOOK_S[0], abs=0.7)


def test_nothing_but_the_clock_differs_between_two_scans(scanned, finished_project, library):
    again = rightslint("scan", finished_project, "--library", library, *AS_OF, "--format", "json")
    assert again.out == scanned.out


def test_the_number_of_processes_changes_nothing(scanned, finished_project, library):
    again = rightslint("scan", finished_project, "--library", library, *AS_OF, "--format", "json", "--jobs", "2")
    assert again.json["matches"] == scanned.json["matches"]
    assert again.json["coverage"] == scanned.json["coverage"]


def test_a_declared_and_licensed_use_is_explained(project, library):
    manifest = project / "rights.yaml"
    manifest.write_text(
        manifest.read_text()
        + """\
uses:
  - id: hook
    what: {title: song-1, owner: Quiet Harbour}
    kind: sample
    origin: sample
    composition: {present: true}
    source: {item: song-1.wav, acquisition: purchase_download, lawful: true}
    where: [{file: masters/master.wav, from: "0:05", to: "0:15"}]
    licences: [harbour]
licences:
  - id: harbour
    rights: [master, composition]
    licensor: Quiet Harbour
    status: granted
    territories: [WW]
    platforms: [all]
    media: [stream, download]
    commercial: true
    uses: {distribution: true, derivative: true, monetise: true}
    starts: 2026-01-01
    ends: perpetual
"""
    )
    facts = rightslint("facts", project, "--library", library, "--evaluated-on", "2026-11-21")
    assert [found["explained_by"] for found in facts.json["detections"]] == ["hook"]
    document = project / "facts.json"
    document.write_text(facts.out)
    judged = rightslint("judge", document, "--format", "json").json
    errors = [f["rule"] for f in judged["findings"] if f["severity"] == "error"]
    assert errors == []


def test_without_a_manifest_everything_found_is_undeclared(project, library):
    (project / "rights.yaml").unlink()
    result = rightslint("scan", project, "--library", library, *AS_OF, "--jurisdiction", "US", "--format", "json")
    assert result.code == 1
    assert "any/detection-unexplained" in {f["rule"] for f in result.json["findings"]}
    assert {cell["territory"] for cell in result.json["verdicts"]} == {"US"}


def test_options_override_the_manifest(project, library):
    arguments = ("--jurisdiction", "EU", "--platform", "bandcamp", "--evaluated-on", "2027-02-01")
    facts = rightslint("facts", project, "--library", library, *arguments).json
    assert facts["release"]["platforms"] == ["bandcamp"]
    assert "DE" in facts["release"]["territories"]
    assert "US" not in facts["release"]["territories"]
    assert facts["evaluated_on"] == "2027-02-01"


def test_without_a_library_the_evidence_is_incomplete(project):
    result = rightslint("scan", project, "--format", "json")
    assert result.code == 3, result.err
    assert {cell["verdict"] for cell in result.json["verdicts"]} == {"incomplete"}
    (row,) = [row for row in result.json["coverage"]["analyses"] if row["analysis"] == "fingerprint"]
    assert row["status"] == "not_run"
    assert row["reason"] == "no reference library"


@pytest.mark.parametrize(("threshold", "code"), [("error", 1), ("warning", 1), ("never", 0)])
def test_fail_on(project, library, threshold, code):
    assert rightslint("scan", project, "--library", library, *AS_OF, "--fail-on", threshold).code == code


def test_html_goes_to_a_file_and_the_summary_to_the_terminal(project, library):
    result = rightslint("scan", project, "--library", library, *AS_OF, "--format", "html")
    page = (project / "rights-report.html").read_text()
    assert page.startswith("<!DOCTYPE html>")
    assert "song-1" in page
    assert "rights-report.html" in result.out
    assert result.err == ""


def test_a_report_of_an_earlier_scan_is_not_an_asset(project, library):
    rightslint("scan", project, "--library", library, *AS_OF, "--format", "html")
    facts = rightslint("facts", project, "--library", library).json
    assert [asset["path"] for asset in facts["assets"]] == ["masters/master.wav"]


def test_identify_prints_the_published_shape(finished_project, library):
    master = finished_project / "masters" / "master.wav"
    result = rightslint("identify", master, "--library", library, "--format", "json")
    assert result.code == 0, result.err
    jsonschema.Draft202012Validator(SCHEMAS["identify"]()).validate(result.json)
    (match,) = result.json["matches"]
    assert set(match) >= {
        "asset", "stem", "start_s", "end_s", "reference", "ref_start_s", "ref_end_s", "pitch_semitones", "tempo_ratio",
        "reversed", "confidence", "score", "detector",
    }  # fmt: skip
    assert set(match["reference"]) >= {"id", "path", "title", "artist", "isrc", "owner"}


def test_facts_and_judge_are_the_two_halves_of_scan(project, library, tmp_path, scanned):
    document = tmp_path / "facts.json"
    assert rightslint("facts", project, "--library", library, *AS_OF, "--output", document).code == 0
    result = rightslint("judge", document, "--format", "json")
    assert result.code == 1
    jsonschema.Draft202012Validator(SCHEMAS["judge"]()).validate(result.json)
    assert set(result.json) >= {"schema", "findings", "verdicts"}
    whole = {(f["rule"], f["subject"]) for f in scanned.json["findings"]}
    assert {(f["rule"], f["subject"]) for f in result.json["findings"]} == whole


def test_todays_date_is_the_default(project, library):
    assert rightslint("facts", project, "--library", library).json["evaluated_on"] == date.today().isoformat()
