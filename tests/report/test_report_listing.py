"""Single rules, matches and judgements as text."""

from __future__ import annotations

import re

import pytest
import report_scans as scans
from msgspec.structs import replace
from rich.cells import cell_len

from compliance.model.findings import Judgement, RuleCard, Source
from compliance.model.matching import Identification
from compliance.report.card import render_card
from compliance.report.listing import render_identification, render_judgement
from compliance.report.terminal import Display

STEERING = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
CARD = RuleCard(
    id="us/sampling-recording",
    title="Sampling somebody else's recording in the United States",
    description="Taking actual sounds from a protected recording needs the recording owner's consent.",
    topic="sampling",
    severity="error",
    certainty="settled",
    verified=True,
    basis="17 USC 114(b)",
    sources=(
        Source(url="https://www.law.cornell.edu/uscode/text/17/114", shows="17 USC 114 current", read=False),
        Source(url="https://example.org/opinion"),
    ),
    review_by="2027-06-30",
    effective_on="2026-01-01",
    verification_note="Read in a copy.",
    last_change_known="2016-06-02",
    escalation=(scans.E24,),
    remediation=(scans.LICENSE_MASTER, scans.REPLACE),
    location="policies/rights/jurisdictions/us/us.rego:11",
)


def test_a_card_prints_everything_a_rule_rests_on() -> None:
    text = " ".join(render_card(CARD, display=Display()).split())
    for part in (
        CARD.id,
        CARD.title,
        CARD.description,
        "error: can block a release",
        "settled law; checked against its source",
        "Basis 17 USC 114(b)",
        "In force from 2026-01-01",
        "Last change 2016-06-02",
        "Review due 2027-06-30",
        "Note Read in a copy.",
        "(R-LIC-MASTER)",
        "E24 Clearing a sample for a commercial release.",
        scans.E24.question,
        "https://www.law.cornell.edu/uscode/text/17/114",
        "17 USC 114 current; not read, named as the place to check",
        "us.rego:11",
    ):
        assert part in text, part


def test_a_card_leaves_out_what_it_does_not_know() -> None:
    import msgspec

    bare = msgspec.structs.replace(CARD, effective_on=None, verification_note=None, escalation=(), evidence="B")
    text = render_card(bare, display=Display())
    assert "In force" not in text
    assert "Note" not in text
    assert "When to ask a lawyer" not in text
    assert "the terms say so" in text
    assert "B: reported by somebody who had seen the terms" in text


def test_matches_are_one_paragraph_each_with_what_was_not_examined() -> None:
    text = " ".join(render_identification(scans.single().identification, display=Display()).split())
    assert text.startswith(
        "master.wav 0:41.2–0:57.3 “Night Drive” (Ada Nova, 2011) from 1:02.0–1:19.1, +3 semitones, 1.06 × speed; "
        "99.8 % sure"
    )
    assert "1 match in 9 files." in text
    assert "Online identification (AcoustID) was not done for every file: offline" in text
    assert "Separation into layers gave no answer for stems/vocal_stem.wav: too quiet to separate" in text
    none = render_identification(Identification(coverage=(), matches=()), display=Display())
    assert none == "0 matches in 0 files.\n"


@pytest.mark.parametrize(
    ("labels", "said"),
    [
        ({"layer_only": True}, "; only one layer of it, or what other music leaves"),
        ({"layer_only": True, "recurring": True}, "; it comes again and again: perhaps a loop or a drum kit"),
        ({"brief": True}, "; it is brief, a bar at most: perhaps a loop or a drum kit that both were made with"),
        ({"brief": True, "layer_only": True}, "; it is brief, a bar at most: perhaps a loop or a drum kit"),
        ({"brief": True, "recurring": True}, "; it comes again and again: perhaps a loop or a drum kit"),
        ({"recurring": True, "shared_with": True}, "; the same sound is in “Night Drive” (Ada Nova, 2011): perhaps"),
    ],
)
def test_a_match_that_may_be_a_shared_sound_says_so(labels: dict[str, bool], said: str) -> None:
    found = scans.single().identification
    (match,) = found.matches
    others = (match.reference,) if labels.get("shared_with") else ()
    match = replace(match, **(labels | {"shared_with": others}))
    text = " ".join(render_identification(replace(found, matches=(match,)), display=Display()).split())
    assert said in text
    assert text.count("perhaps") <= 1


def test_a_judgement_prints_findings_verdicts_and_counts() -> None:
    text = render_judgement(scans.single().judgement, display=Display(width=100))
    assert text.index("us/sampling-recording") < text.index("E01 Commercial") < text.index("any/document-expired")
    assert text.count("us/sampling-recording") == 1
    assert re.search(r"United Kingdom +✕ blocked +✕ blocked +✕ blocked", text)
    assert text.endswith("3 errors, 1 for a lawyer, 1 warning, 1 question, 2 notes, 1 waived\n")


def test_an_incomplete_judgement_says_why() -> None:
    judgement = Judgement(findings=(), verdicts=(), reasons_incomplete=("release.territories: no rule pack for JP",))
    text = render_judgement(judgement, display=Display())
    assert text == "Incomplete: release.territories: no rule pack for JP\nno findings\n"


@pytest.mark.parametrize("width", [40, 80])
def test_hostile_text_stays_text(width: int) -> None:
    hostile = scans.hostile()
    for text in (
        render_identification(hostile.identification, display=Display(width=width)),
        render_judgement(hostile.judgement, display=Display(width=width)),
    ):
        assert not STEERING.search(text)
        assert max(cell_len(line) for line in text.splitlines()) <= width


def test_text_that_may_go_to_a_file_has_no_colour(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert "\x1b" not in render_judgement(scans.single().judgement)
    assert "\x1b" not in render_identification(scans.single().identification)
    assert "\x1b[1m" in render_card(CARD)
