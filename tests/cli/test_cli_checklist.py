"""The checklist as a producer calls it: of a project, of kept facts, and of nothing."""

from __future__ import annotations

from pathlib import Path

import jsonschema
from command import AS_OF, one_error_line, rightslint

STEM = """\
uses:
  - id: vocal
    what: {title: Glass Harbour, artist: Mira Sol, owner: Northlight, first_published_year: 2018}
    kind: stem
    origin: stem_separation
    where: [{file: masters/master.wav}]
    source: {acquisition: purchase_download}
    separation: {tool: demucs, where: local}
"""


def test_a_project_is_held_against_every_check(project: Path, library: Path):
    manifest = project / "rights.yaml"
    manifest.write_text(manifest.read_text() + STEM)
    found = rightslint("checklist", project, "--library", library, *AS_OF, "--format", "json")
    assert found.code == 1
    jsonschema.validate(found.json, rightslint("schema", "checklist").json)
    checks = {check["id"]: check for check in found.json["checks"]}
    assert {name: checks[name]["status"] for name in ("C1", "C2", "C3", "C4", "C7")} == {
        "C1": "fail",
        "C2": "unknown",
        "C3": "pass",
        "C4": "pass",
        "C7": "fail",
    }
    (terms,) = checks["C2"]["missing"]
    assert terms["field"] == "uses[vocal].separation.terms_snapshot"
    line = manifest.read_text().splitlines()[int(terms["place"].split(":")[1]) - 1]
    assert "separation: {tool: demucs" in line


def test_kept_facts_give_the_same_answer_at_80_columns(finished_project: Path, library: Path, tmp_path: Path):
    facts = tmp_path / "facts.json"
    rightslint("facts", finished_project, "--library", library, *AS_OF, "--output", facts)
    kept = rightslint("checklist", facts)
    assert kept.code == 1
    assert max(map(len, kept.out.splitlines())) <= 80
    assert "\x1b" not in kept.out
    assert "fail     C7   Was it listened to as others will" in kept.out
    direct = rightslint("checklist", finished_project, "--library", library, *AS_OF, "--format", "json").json
    again = rightslint("checklist", facts, "--format", "json").json
    assert [check["status"] for check in direct["checks"]] == [check["status"] for check in again["checks"]]
    scanned = rightslint("judge", facts, "--format", "json").json
    told = {finding["fingerprint"] for finding in scanned["findings"]}
    assert {one for check in again["checks"] for one in check["findings"]} <= told


def test_unknown_is_never_zero(finished_project: Path, tmp_path: Path):
    """Without a library nothing is heard, so nothing fails, and nothing passes for having been heard."""
    (tmp_path / "rights.yaml").write_text((finished_project / "rights.yaml").read_text())
    (tmp_path / "masters").mkdir()
    (tmp_path / "masters" / "master.wav").write_bytes((finished_project / "masters" / "master.wav").read_bytes())
    found = rightslint("checklist", tmp_path, *AS_OF)
    assert found.code == 3
    assert "unknown  C7" in found.out
    assert rightslint("checklist", tmp_path, *AS_OF, "--fail-on", "never").code == 0


def test_mistakes_are_one_line(tmp_path: Path):
    assert "there is no such folder" in one_error_line(rightslint("checklist", tmp_path / "gone"))
    assert "there is no audio here" in one_error_line(rightslint("checklist", tmp_path))
    assert "write GB" in one_error_line(rightslint("checklist", tmp_path, "--jurisdiction", "UK"))
    (tmp_path / "facts.json").write_text("[]")
    settled = one_error_line(rightslint("checklist", tmp_path / "facts.json", "--platform", "spotify"))
    assert "rightslint whatif FACTS.json" in settled
    assert "rightslint schema facts" in one_error_line(rightslint("checklist", tmp_path / "facts.json"))
