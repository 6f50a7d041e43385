"""A takedown that runs is told with the days left, whatever the report is written as."""

from __future__ import annotations

from pathlib import Path

from command import AS_OF, rightslint

CLAIM = """\
claims:
  - {id: notice-1, kind: dmca, platform: spotify, claimant: Northlight, received: 2026-11-17, deadline: 2026-12-01}
"""


def test_the_days_left_are_in_text_html_and_json(project: Path):
    manifest = project / "rights.yaml"
    manifest.write_text(manifest.read_text() + CLAIM)
    text = rightslint("scan", project, *AS_OF)
    assert text.code == 1
    assert "2026-12-01 (in 10 days)" in " ".join(text.out.split())
    found = rightslint("scan", project, *AS_OF, "--format", "json").json["findings"]
    claims = {one["rule"]: one for one in found if one["subject"] == "claim:notice-1"}
    assert {(one["deadline"], one["days_left"]) for one in claims.values()} == {("2026-12-01", 10)}
    assert set(claims) == {"any/claim-open", "us/takedown-512"}
    assert claims["us/takedown-512"]["escalation"][0]["attach"]
    rightslint("scan", project, *AS_OF, "--format", "html", "--output", project / "report.html")
    page = (project / "report.html").read_text()
    assert "(in 10 days)" in page
    assert "Attach: the claim or takedown as it was received" in page


def test_past_the_deadline_it_says_so(project: Path):
    manifest = project / "rights.yaml"
    manifest.write_text(manifest.read_text() + CLAIM)
    late = rightslint("scan", project, "--evaluated-on", "2026-12-03")
    assert "2026-12-01 (2 days ago)" in " ".join(late.out.split())
