"""Many passages, and passages people decided about: one block each, every id in reach, nothing said twice."""

from __future__ import annotations

import re
from typing import Any

import pytest
import report_scans as scans
import report_scans_many as many

from compliance.report.html import render_html
from compliance.report.listing import render_judgement
from compliance.report.terminal import Display
from compliance.report.text import render_scan
from compliance.report.text_passages import MOST_PASSAGES
from compliance.report.view import make_view


def words(text: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", text).split())


def unexplained(count: int = 1) -> dict[str, Any]:
    document = scans.facts()
    document["components"] = []
    document["detections"] = [
        scans.detection(f"d7b18d25aa{n}", 41_000 + 30_000 * n, 57_000 + 30_000 * n) for n in range(count)
    ]
    found = [
        scans.finding("us/a", {"territory": "US"}, "A.", subject=f"detection:{one['id']}", fingerprint=one["id"])
        for one in document["detections"]
    ]
    verdicts = scans.verdicts({"US": "blocked"}, found)
    return {"facts": document, "judgement": scans.Judgement(findings=tuple(found), verdicts=verdicts)}


@pytest.mark.parametrize("recordings", [1, 3, 60, 300])
def test_three_hundred_passages_fit_two_screens(recordings: int) -> None:
    text = render_scan(many.crowded(recordings=recordings))
    assert text.count("\n") < 120
    assert words(text).count("detection d") == 2 * MOST_PASSAGES
    assert "and 252 more in the report" in words(text)


def test_passages_of_the_same_rule_are_one_block_that_counts_them() -> None:
    view = make_view(many.crowded())
    recording, *_ = view.groups["error"]
    assert recording.message.startswith(
        "257 passages of 3 recordings. The first: 0:37 in mix.wav is 16 s of “Record 1”"
    )
    assert recording.message.endswith("reaches the United States, the European Union and the United Kingdom.")
    assert [law.rule for law in recording.laws] == [
        "us/sampling-recording",
        "eu/sampling-recording",
        "uk/sampling-recording",
    ]
    assert [len(cards) for cards in view.groups.values()] == [3, 1, 2, 1]
    assert view.answer.headline == "Do not release yet: 3 things block it everywhere"
    assert view.answer.steps[0].about == "3 undeclared recordings"
    (question,) = view.groups["needs"]
    assert question.message.startswith("300 passages of 3 recordings. The first: Does 0:01")
    assert question.missing == ("uses",)


def test_no_also_line_is_repeated() -> None:
    lines = [line for line in render_scan(many.crowded(), display=Display(width=112)).splitlines() if "also" in line]
    assert len(lines) == len(set(lines)) == 2


def test_more_things_than_a_reader_takes_in_are_counted() -> None:
    found = [
        scans.finding("us/a", {"territory": "US"}, f"Message {n}.", subject=f"component:use-{n:02d}") for n in range(40)
    ]
    scan = scans.single(judgement=scans.Judgement(findings=tuple(found), verdicts=()))
    short = render_scan(scan)
    assert short.count("Fix: ") == 6
    assert "34 errors more: us/a (--verbose shows them)" in words(short)
    assert render_scan(scan, verbose=True).count("error  ") == 40


def test_different_passages_of_what_a_use_leaves_out_stay_apart() -> None:
    values = unexplained(2)
    values["facts"]["detections"][1]["range_gap"] = {"component": "hook", "outside_ms": 3200, "distance_ms": 0}
    view = make_view(scans.single(**values))
    assert len(view.groups["error"]) == 2
    assert "‘hook’ names this recording, but 3.2 s lie outside" in words(
        render_scan(scans.single(**values), verbose=True)
    )


def test_the_id_for_a_review_is_printed_everywhere() -> None:
    scan = scans.single(**unexplained())
    text = words(render_scan(scan))
    assert "Not that recording? Record it under reviews: detection d7b18d25aa0" in text
    html = words(render_html(scan))
    finding = html[html.index("What blocks the release") :]
    assert "(detection d7b18d25aa0 )" in finding
    assert "Record what you hear under reviews in rights.yaml" in finding
    table = html[html.index("Letter") if "Letter" in html else html.index("Recognised in master.wav") :]
    assert "0:41.0–0:57.0 detection d7b18d25aa0" in table


def test_several_ids_are_listed_with_their_places() -> None:
    text = words(render_scan(scans.single(**unexplained(3))))
    assert "3 passages of “Night Drive” (Ada Nova, 2011). The first: A." in text
    for part in ("0:41–0:57 in master.wav: detection d7b18d25aa0", "1:41–1:57 in master.wav: detection d7b18d25aa2"):
        assert part in text
    assert "Not that recording? Record what you hear under reviews." in text


def test_what_is_declared_needs_no_review() -> None:
    assert "reviews" not in render_scan(scans.single())


def test_a_long_table_is_folded_and_loses_nothing() -> None:
    html = render_html(many.crowded())
    shown, folded = html[: html.index("<details>")], html[html.index("<details>") : html.index("</details>")]
    assert "<summary>288 more passages in <bdi>mix.wav</bdi></summary>" in folded
    assert shown.count('detection <span class="mono">') == 12
    assert folded.count('detection <span class="mono">') == 288
    assert "and 252 more passages, under what was heard" in words(html)
    assert len(html) < 700_000
    assert "<details>" not in render_html(scans.single())


def test_a_judgement_without_facts_groups_passages_too() -> None:
    text = words(render_judgement(many.crowded().judgement, display=Display(width=60)))
    assert "257 passages of 3 recordings. The first: 0:37 in mix.wav" in text
    assert text.count("us/sampling-recording") == 2
    assert text.count("detection d") == 300


@pytest.mark.parametrize(
    ("dispositions", "said"),
    [
        (["open", "cleared"], "2 passages of somebody else's recording"),
        (["own_work"], "1 passage of your own recording"),
        (["false_positive_reviewed"], "1 passage that a listener found to be no match"),
        (["removed", "open", "own_work"], "3 passages: 1 somebody else's, 1 your own and 1 removed"),
        ([], "nothing recognised"),
    ],
)
def test_terminal_and_page_say_the_same_about_what_was_heard(dispositions: list[str], said: str) -> None:
    document = scans.facts() | {"components": []}
    document["detections"] = [
        scans.detection(f"d{n}", 10_000 * n, 10_000 * n + 8000, disposition=disposition)
        for n, disposition in enumerate(dispositions)
    ]
    scan = scans.single(facts=document, judgement=scans.Judgement(findings=(), verdicts=()))
    assert said in words(render_scan(scan))
    assert said in words(render_html(scan)).replace("&#39;", "'").replace("Nothing r", "nothing r")


def test_a_waived_cell_says_until_when() -> None:
    wide, narrow = (render_scan(many.decided(), display=Display(width=width)) for width in (80, 60))
    assert re.search(r"United States +✓ clear, 1 waived +✓ clear, 1 waived .*\n +until 2027-01-01 +until", wide)
    assert "✓ clear, 1 waived until 2027-01-01, on Spotify, YouTube and SoundCloud" in words(narrow)
    assert words(render_html(many.decided())).count("✓ clear, 1 waived until 2027-01-01") == 9


def test_a_waiver_counts_only_where_it_reaches_and_changes_something() -> None:
    found = [
        scans.finding("us/a", {"territory": "US"}, "A.", status="waived", notes=(many.WAIVED,)),
        scans.finding(
            "spotify/b", {"platform": "spotify"}, "B.", status="waived", notes=(many.WAIVED.replace("2027", "2028"),)
        ),
    ]
    verdicts = scans.verdicts({"US": "clear", "EU": "blocked", "GB": "review"}, [])
    matrix = make_view(scans.single(judgement=scans.Judgement(findings=tuple(found), verdicts=verdicts))).matrix
    assert [[cell.waived for cell in row.cells] for row in matrix.rows] == [
        ["2 waived, the first until 2027-01-01", "1 waived until 2027-01-01", "1 waived until 2027-01-01"],
        ["", "", ""],
        ["1 waived until 2028-01-01", "", ""],
    ]


def test_a_waived_finding_names_who_waived_it() -> None:
    said = "by C. Lee (counsel) until 2027-01-01: the label carries the risk"
    assert f"waived {said}" in words(render_scan(many.decided()))
    assert f"Waived {said}" in words(render_scan(many.decided(), verbose=True))
    assert words(render_html(many.decided())).count(f"Waived {said}") == 1


def test_the_judge_notes_a_waiver_in_the_words_that_reports_read() -> None:
    from datetime import date

    from compliance.model.licences import Waiver
    from compliance.policy.catalogue import load
    from compliance.policy.raw import RawFinding
    from compliance.policy.waivers import decide
    from compliance.report.waived import waivers_of
    from compliance.resources import policies_dir

    raw = RawFinding(
        rule="us/a",
        kind="violation",
        severity="error",
        scope={"tool": "x"},
        subject="release",
        message="A.",
        evidence={},
    )
    until = date(2027, 1, 1)
    waiver = Waiver(
        rule="us/a", approver="C. Lee", role="counsel", expires=until, reason="we pay until 2028-01-01: yes"
    )
    rules = load(policies_dir())
    notes = decide(raw, [waiver], served=frozenset({"US"}), today=date(2026, 11, 21), catalogue=rules).notes
    (read,) = waivers_of([scans.finding("us/a", {"tool": "x"}, "A.", status="waived", notes=notes)])
    assert (read.by, read.until, read.reason) == ("C. Lee (counsel)", "2027-01-01", "we pay until 2028-01-01: yes")


def test_reviews_say_who_and_when() -> None:
    text, html = words(render_scan(many.decided())), words(render_html(many.decided()))
    assert "2 passages reviewed: 1 no match (R. Imai, 2026-11-20), 1 cleared (R. Imai, 2026-11-20)" in text
    assert "a person listened and found no match (R. Imai, 2026-11-20)" in html
    assert "a person recorded it as cleared (R. Imai, 2026-11-20)" in html
    assert "reviewed" not in render_scan(scans.single())
