"""What a scan comes to: the answer, the cards, the gaps."""

from __future__ import annotations

from typing import Any

import pytest
import report_scans as scans

from compliance.model.files import Problem
from compliance.model.findings import Finding, Judgement, Verdict
from compliance.model.matching import Analysis, Identification
from compliance.report.text import render_scan
from compliance.report.view import View, make_view


def view_of(*findings: Finding, verdicts: dict[str, str] | None = None, **changes: Any) -> View:
    words = verdicts or {"US": "review", "EU": "review", "GB": "review"}
    judgement = Judgement(findings=findings, verdicts=scans.verdicts(words, list(findings)))
    return make_view(scans.single(judgement=judgement, problems=(), **changes))


def test_the_single_is_two_things_to_cure() -> None:
    answer = make_view(scans.single()).answer
    assert answer.headline == "Do not release yet: 2 things block it everywhere"
    hook, pad, lawyer, warnings, needs = answer.steps
    assert hook.about == "“Night Drive” (Ada Nova, 2011), used as ‘hook’"
    assert set(hook.actions) == {scans.LICENSE_MASTER.text, scans.LICENSE_COMPOSITION.text}
    assert hook.instead == (scans.REPLACE.text,)
    assert pad.actions == (scans.REGENERATE.text,)
    assert lawyer.actions == (scans.E01.question,)
    assert warnings.about == "Warnings"
    assert needs.actions == ("Answer 1 question in rights.yaml.",)


@pytest.mark.parametrize(
    ("words", "headline", "lead"),
    [
        (("blocked", "clear", "clear"), "Do not release yet: 2 things block it in United States", "Clear in European"),
        (
            ("incomplete", "clear", "clear"),
            "No answer yet: not everything could be examined",
            "Clear in European Union",
        ),
        (("review", "review", "review"), "Not yet: put 1 question to a lawyer and decide on 4 warnings first", ""),
        (("needs_facts", "clear", "clear"), "Not yet: answer 1 question first", "Clear in European Union and United"),
        (
            ("clear", "clear", "clear"),
            "Nothing that was found stands in the way",
            "1 finding is waived. That is no clearance",
        ),
    ],
)
def test_the_headline_follows_the_heaviest_verdict(words: tuple[str, ...], headline: str, lead: str) -> None:
    found = [*scans.sampled_findings(), *scans.other_findings()]
    view = view_of(*found, verdicts=dict(zip(("US", "EU", "GB"), words, strict=True)))
    assert view.answer.headline == headline
    assert view.answer.lead.startswith(lead)


def test_what_is_already_out_is_not_told_to_wait() -> None:
    document = scans.facts()
    document["release"]["state"] = "released"
    assert make_view(scans.single(facts=document)).answer.headline.startswith("This should not be out: 2 things")


def test_a_platform_that_is_blocked_everywhere_is_named() -> None:
    found = scans.sampled_findings()
    verdicts = tuple(
        Verdict(territory=territory, platform=platform, verdict="blocked" if platform == "spotify" else "clear")
        for territory in ("US", "GB")
        for platform in ("spotify", "youtube")
    )
    view = make_view(scans.single(judgement=Judgement(findings=tuple(found), verdicts=verdicts)))
    assert view.answer.headline == "Do not release yet: 1 thing blocks it on Spotify"
    assert view.answer.lead == "Clear on YouTube."


def test_scattered_verdicts_are_counted() -> None:
    words = {("US", "spotify"): "blocked", ("GB", "youtube"): "blocked"}
    verdicts = tuple(
        Verdict(territory=territory, platform=platform, verdict=words.get((territory, platform), "clear"))
        for territory in ("US", "GB")
        for platform in ("spotify", "youtube")
    )
    view = make_view(scans.single(judgement=Judgement(findings=tuple(scans.sampled_findings()), verdicts=verdicts)))
    assert "in 2 of 4 combinations of territory and platform" in view.answer.headline


def test_one_proposition_in_three_territories_is_one_card() -> None:
    view = view_of(*scans.sampled_findings(), verdicts={"US": "blocked"})
    recording, composition = view.groups["error"]
    assert recording.rules == ("us/sampling-recording", "eu/sampling-recording", "uk/sampling-recording")
    assert recording.scopes == ("United States", "European Union", "United Kingdom")
    assert "Not licensed for the United States, the European Union and the United Kingdom:" in recording.message
    assert [law.says for law in recording.laws] == ["", "", ""]
    assert (recording.number, composition.number) == (1, 2)
    assert {law.basis for law in recording.laws} == set(scans.BASES.values())


def test_cards_about_one_thing_stay_together_and_scopes_follow_the_release() -> None:
    places = {"eu": {"territory": "EU"}, "uk": {"territory": "GB"}, "us": {"territory": "US"}}
    found = [
        *(scans.finding(f"{pack}/a", scope, "A.", subject="component:pad") for pack, scope in places.items()),
        *(scans.finding(f"{pack}/a", scope, "A.", subject="component:hook") for pack, scope in places.items()),
        scans.finding("us/b", {"territory": "US"}, "B.", subject="component:pad"),
        scans.finding("us/c", {"territory": "US"}, "C.", subject="component:hook"),
        scans.finding("us/d", {"territory": "US"}, "D.", subject="detection:d9"),
    ]
    document = scans.facts()
    document["detections"].append(scans.detection("d9", 0, 9000))
    verdicts = {"US": "blocked", "EU": "blocked", "GB": "blocked"}
    undeclared, *declared = view_of(*found, verdicts=verdicts, facts=document).cards
    assert undeclared.rules == ("us/d",)
    view = view_of(*found[:-1], verdicts=verdicts)
    assert [card.rules for card in declared] == [card.rules for card in view.cards]
    assert [card.rules[0] for card in view.cards] == ["us/a", "us/c", "us/a", "us/b"]
    assert [card.thing for card in view.cards] == ["component:hook"] * 2 + ["component:pad"] * 2
    assert view.cards[0].scopes == ("United States", "European Union", "United Kingdom")


@pytest.mark.parametrize("title", ["Sampling in the United States", "Sampling (United States)", "Sampling"])
def test_a_title_does_not_name_one_of_several_places(title: str) -> None:
    us = scans.finding("us/a", {"territory": "US"}, "A.", title=title)
    gb = scans.finding("uk/a", {"territory": "GB"}, "A.", title="Sampling in the United Kingdom")
    view = view_of(us, gb)
    assert [card.title for card in view.cards] == ["Sampling"]
    assert [law.title for law in view.laws] == ["Sampling"]


def test_messages_that_differ_are_all_kept() -> None:
    us = scans.finding("us/a-rule", {"territory": "US"}, "The licence ended.")
    gb = scans.finding("uk/a-rule", {"territory": "GB"}, "There is no licence.")
    (card,) = view_of(us, gb).cards
    assert card.message == "The licence ended."
    assert [law.says for law in card.laws] == ["The licence ended.", "There is no licence."]


def test_what_differs_in_more_than_scope_stays_apart() -> None:
    us = scans.finding("us/a-rule", {"territory": "US"}, "One.")
    other_subject = scans.finding("uk/a-rule", {"territory": "GB"}, "One.", subject="component:pad")
    other_weight = scans.finding("eu/a-rule", {"territory": "EU"}, "One.", severity="warning")
    waived = scans.finding("jp/a-rule", {"territory": "JP"}, "One.", status="waived")
    again = scans.finding("us/a-rule", {"territory": "US"}, "Two.", fingerprint="again")
    view = view_of(us, other_subject, other_weight, waived, again)
    assert sorted(card.group for card in view.cards) == ["error", "error", "error", "waived", "warning"]
    assert [card.number for card in view.cards] == [1, 2, 3, 4, 5]


def test_a_question_is_asked_once_whichever_rules_ask_it() -> None:
    asked = {"kind": "needs_fact", "severity": "warning", "missing": ("uses[hook].what.first_published_year",)}
    us = scans.finding("us/term-recording", {"territory": "US"}, "When?", **asked)
    spotify = scans.finding("spotify/old-recording", {"platform": "spotify"}, "When?", **asked)
    (card,) = view_of(us, spotify).groups["needs"]
    assert card.rules == ("us/term-recording", "spotify/old-recording")
    assert card.scopes == ("United States", "Spotify")


def test_a_lawyers_question_outranks_a_warning_but_not_an_error() -> None:
    error = scans.finding("us/a", {"territory": "US"}, "A.", escalation=(scans.E24,))
    warning = scans.finding("us/b", {"territory": "US"}, "B.", severity="warning", escalation=(scans.E01,))
    view = view_of(error, warning)
    assert list(view.groups) == ["error", "lawyer"]
    assert [(question.trigger.id, question.cards) for question in view.questions] == [("E01", (2,)), ("E24", (1,))]


def test_a_waived_finding_asks_nobody_anything() -> None:
    waived = scans.finding("us/a", {"territory": "US"}, "A.", escalation=(scans.E24,), status="waived")
    view = view_of(waived, verdicts={"US": "clear"})
    assert view.questions == ()
    assert view.answer.steps == ()
    assert view.counts == "1 waived"


def test_an_undeclared_recording_is_one_thing_however_often_it_sounds() -> None:
    document = scans.facts()
    document["detections"] = [scans.detection("d1", 0, 9000), scans.detection("d2", 20_000, 29_000)]
    found = [
        scans.finding("us/a", {"territory": "US"}, "A.", subject=f"detection:d{n}", evidence={}, fingerprint=f"f{n}")
        for n in (1, 2)
    ]
    view = view_of(*found, verdicts={"US": "blocked"}, facts=document)
    assert len(view.groups["error"]) == 1
    assert view.answer.headline.startswith("Do not release yet: 1 thing blocks it")
    assert view.answer.steps[0].about == "“Night Drive” (Ada Nova, 2011)"


def test_passages_are_lettered_and_say_how_they_were_changed() -> None:
    master = make_view(scans.single()).assets[0]
    assert [(p.letter, p.range, p.transform) for p in master.passages] == [
        ("A", "0:41.2–0:57.3", "+3 semitones, 1.06 × speed"),
        ("B", "2:00.5–2:32.0", "same pitch and speed"),
        ("C", "2:13.0–2:21.0", "+3 semitones, 1.06 × speed, reversed"),
    ]
    assert master.in_question == {"d1", "d3"}
    assert master.passages[1].alternatives == ("“Dusty Break 94” (Pack Works)",)
    assert "same pack would look the same" in master.passages[1].caution
    assert "comes again and again" in master.passages[2].caution
    assert master.cards["d1"] == (1, 2, 6)


@pytest.mark.parametrize(
    ("labels", "words"),
    [
        ({"brief": True}, "a bar at most"),
        ({"brief": True, "layer_only": True}, "a bar at most"),
        ({"brief": True, "recurring": True}, "comes again and again"),
        ({"brief": True, "shared_with": [{"id": "1234", "title": "Dusty Break 94"}]}, "also in “Dusty Break 94”"),
        ({"brief": False}, ""),
    ],
)
def test_a_brief_passage_says_what_else_it_may_be_unless_more_is_known(labels: dict[str, Any], words: str) -> None:
    document = scans.facts()
    document["detections"] = [scans.detection("d1", 41_200, 43_600, **labels)]
    (passage,) = view_of(facts=document).assets[0].passages
    assert words in passage.caution
    assert bool(passage.caution) == bool(words)


@pytest.mark.parametrize(
    ("changes", "declared"),
    [
        ({}, "not declared in rights.yaml"),
        ({"explained_by": "hook"}, "declared as ‘hook’"),
        (
            {"range_gap": {"component": "hook", "outside_ms": 3200, "distance_ms": 0}},
            "‘hook’ names this recording, but 3.2 s lie outside",
        ),
        (
            {"disposition": "own_work", "disposition_by": "R. Imai", "disposition_on": "2026-11-20"},
            "your own recording (R. Imai, 2026-11-20)",
        ),
    ],
)
def test_a_passage_says_what_rights_yaml_makes_of_it(changes: dict[str, Any], declared: str) -> None:
    document = scans.facts() | {"detections": [scans.detection("d1", 0, 9000, **changes)]}
    (passage,) = make_view(scans.single(facts=document)).assets[0].passages
    assert passage.declared.startswith(declared)
    assert passage.dismissed == ("disposition" in changes)


def test_evidence_of_any_shape_is_written_in_words() -> None:
    evidence = {
        "asset": "pad.wav",
        "start_ms": 1000,
        "end_ms": 4500,
        "length_ms": 3500,
        "similarity_millis": 912,
        "opted_in": False,
        "ends": None,
        "plans": ["free", {"name": "pro", "valid_from": "2026-01-01"}],
        "territories": ["DE", "FR"],
    }
    (card,) = view_of(scans.finding("suno/a", {"tool": "suno"}, "A.", subject="component:pad", evidence=evidence)).cards
    assert card.evidence == (
        ("Heard", "0:01.0–0:04.5 in pad.wav"),
        ("Length", "3.5 s"),
        ("Similarity", "0.912"),
        ("Opted in", "no"),
        ("Plans", "free, name pro, valid from 2026-01-01"),
        ("Territories", "Germany and France"),
    )


def test_what_was_not_examined_is_grouped_by_reason() -> None:
    assets = tuple(scans.audio_asset(f"{n}.wav", "sample", 1.0) for n in range(3))
    coverage = (
        *(Analysis(asset=a.id, analysis="acoustid", status="not_run", reason="offline") for a in assets),
        Analysis(asset="0.wav", analysis="fingerprint", status="inconclusive", reason="too short"),
        *(Analysis(asset=f"{n}.wav", analysis="separation", status="not_run", reason="no need") for n in (1, 2)),
        *(Analysis(asset=f"{n}.wav", analysis="dense_search", status="not_run", reason="fast: once") for n in (0, 1)),
        Analysis(asset="1.wav", analysis="fingerprint", status="done"),
        Analysis(asset="2.wav", analysis="chromaprint", status="not_run", reason="not needed: the mix left no doubt"),
    )
    problems = tuple(Problem(path=f"{n}.aup", problem="not read") for n in range(20))
    document = scans.facts()
    document["coverage"] = {"territories": ["US"], "packs": ["spotify", "youtube"]}
    view = make_view(
        scans.single(
            assets=assets,
            problems=problems,
            facts=document,
            identification=Identification(coverage=coverage, matches=()),
        )
    )
    files, acoustid, fingerprint, separation, dense, law, terms = view.gaps
    assert (files.what, len(files.files), files.more_files) == ("20 files not read", 12, 8)
    assert acoustid.what == "Online identification (AcoustID) was not done for every file"
    assert fingerprint.what == "Comparison with the reference library gave no answer for 0.wav"
    assert separation.what == "Separation into layers was not done for 2 files"
    assert dense.what == "A second, denser search was not done for 1.wav"
    assert law.what == "The law of European Union and United Kingdom"
    assert terms.what == "The terms of SoundCloud"
    assert [gap.decisive for gap in view.gaps] == [False, False, True, False, False, True, True]


def test_a_rule_past_its_review_date_says_so() -> None:
    old = scans.finding("us/a", {"territory": "US"}, "A.", severity="warning", review_by="2026-11-20")
    new = scans.finding("us/b", {"territory": "US"}, "B.", severity="warning", review_by="2026-11-21", title="B")
    entries = {entry.rule: entry for law in view_of(old, new).laws for entry in law.rules}
    assert entries["us/a"].overdue
    assert not entries["us/b"].overdue


@pytest.mark.parametrize(
    ("certainty", "scope", "words"),
    [
        ("untested", {"territory": "US"}, "no court has ruled on this"),
        ("split", {"project": "release"}, "courts are split"),
        ("unsettled", {"platform": "spotify"}, "the terms leave it open"),
    ],
)
def test_certainty_is_printed_in_words(certainty: str, scope: dict[str, str], words: str) -> None:
    (card,) = view_of(scans.finding("us/a", scope, "A.", certainty=certainty)).cards
    assert card.laws[0].certainty == words


def test_the_fewest_remedies_are_named_and_giving_up_comes_last() -> None:
    us, gb = {"territory": "US"}, {"territory": "GB"}
    own = scans.Remedy(id="own", text="Clear or remove.")
    found = [
        scans.finding("any/a", {"project": "release"}, "A.", remediation=(own, scans.REPLACE, scans.LICENSE_MASTER)),
        scans.finding("us/b", us, "B.", remediation=(scans.LICENSE_MASTER, scans.REPLACE)),
        scans.finding("uk/c", gb, "C.", remediation=(scans.REPLACE, scans.LICENSE_COMPOSITION)),
    ]
    (step,) = view_of(*found, verdicts={"US": "blocked"}).answer.steps
    assert step.actions == (scans.LICENSE_MASTER.text, scans.LICENSE_COMPOSITION.text)
    assert step.instead == (scans.REPLACE.text,)
    assert step.cards == (1, 2, 3)


@pytest.mark.parametrize(("remedies", "action"), [((scans.REPLACE,), scans.REPLACE.text), ((), "A.")])
def test_a_thing_without_a_better_remedy_still_gets_a_step(remedies: tuple[Any, ...], action: str) -> None:
    found = scans.finding("us/a", {"territory": "US"}, "A.", remediation=remedies)
    (step,) = view_of(found, verdicts={"US": "blocked"}).answer.steps
    assert step.actions == (action,)
    assert step.instead == ()


def test_a_licence_is_the_one_thing_that_relies_on_it() -> None:
    document = scans.facts()
    ended = scans.finding("any/a", {"project": "release"}, "A.", subject="licence:loop-pack", evidence={})
    unheard = scans.finding("us/b", {"territory": "US"}, "B.", subject="component:loop", evidence={})
    assert len(view_of(ended, unheard, facts=document).answer.steps) == 1
    document["components"][0]["licences"] = ["loop-pack"]
    assert len(view_of(ended, unheard, facts=document).answer.steps) == 2


def test_a_file_that_does_not_decode_is_told_once() -> None:
    reasons = {"lost.wav": "not audio (a text file)", "cut.wav": "truncated: the header declares more"}
    problems = tuple(Problem(path=path, problem=reason) for path, reason in reasons.items())
    assets = tuple(scans.audio_asset(path, "sample", 1.0) for path in ("cut.wav", "whole.wav"))
    coverage = (
        Analysis(asset="lost.wav", analysis="decode", status="not_run", reason=reasons["lost.wav"]),
        Analysis(asset="lost.wav", analysis="chromaprint", status="not_run", reason="nothing to print"),
        Analysis(asset="cut.wav", analysis="decode", status="inconclusive", reason=reasons["cut.wav"]),
        Analysis(asset="cut.wav", analysis="fingerprint", status="inconclusive", reason=reasons["cut.wav"]),
        Analysis(asset="cut.wav", analysis="separation", status="not_run", reason="no fingerprint to go by"),
        *(Analysis(asset=a.id, analysis="acoustid", status="not_run", reason="offline") for a in assets),
    )
    identification = Identification(coverage=coverage, matches=())
    view = make_view(scans.single(assets=assets, problems=problems, identification=identification))
    lost, cut, acoustid = view.gaps
    assert (lost.what, lost.why, lost.decisive) == ("lost.wav not read", "not audio (a text file)", True)
    assert (cut.what, cut.decisive) == ("cut.wav read only in part", True)
    assert acoustid.what == "Online identification (AcoustID) was not done for every file"
    text = " ".join(render_scan(scans.single(assets=assets, problems=problems, identification=identification)).split())
    assert text.count("truncated: the header declares more") == 1
    assert text.count("not audio (a text file)") == 1
    assert "decoding" not in text


def test_examinations_that_failed_alike_are_one_gap() -> None:
    rows = tuple(
        Analysis(asset="a.wav", analysis=analysis, status="not_run", reason="no reference library")
        for analysis in ("fingerprint", "chromaprint")
    )
    asset = scans.audio_asset("a.wav", "master", 1.0)
    identification = Identification(coverage=rows, matches=())
    (gap,) = make_view(scans.single(assets=(asset,), problems=(), identification=identification)).gaps
    assert gap.brief == "Chromaprint and library comparison"
    assert gap.what.endswith("were not done for every file")
    assert gap.decisive
