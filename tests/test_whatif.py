"""What another release of the same facts would come to: held against the judgement of the changed facts."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compliance.errors import FactsError, UsageError
from compliance.facts import from_document, to_document
from compliance.judging import catalogue, judge_document
from compliance.whatif import Change, try_changes, what_if
from compliance.whatif.changes import apply

EVERY_RIGHT = {"rights": ["master", "composition"], "status": "granted", "territories": ["WW"], "platforms": ["all"]}


def release(**fields: Any) -> dict[str, Any]:
    return {
        "kind": "single",
        "state": "unreleased",
        "commercial": True,
        "monetised": False,
        "release_on": "2026-12-18",
        "territories": ["US", "DE", "GB"],
        "platforms": ["spotify", "bandcamp"],
        "owners": ["R. Imai"],
        **fields,
    }


def document(**fields: Any) -> dict[str, Any]:
    """A single that holds one sample without a licence and one recording that nobody declared."""
    return {
        "schema": "rightslint.facts/1",
        "evaluated_on": "2026-11-21",
        "release": release(),
        "tracks": [{"asset": "master.wav", "title": "Ferry"}],
        "assets": [
            {"id": "master.wav", "path": "master.wav", "role": "master", "in_deliverable": True},
            {"id": "hook.wav", "path": "hook.wav", "role": "sample"},
        ],
        "components": [
            {
                "id": "hook",
                "kind": "sample",
                "origin": "sample",
                "assets": ["hook.wav", "master.wav"],
                "recording": {"title": "Night Drive", "artist": "Ada Nova", "first_published_year": 2011},
                "composition": {"present": True},
                "licences": [],
            }
        ],
        "detections": [
            heard("d1", "Night Drive", "ref-1", explained_by="hook"),
            heard("d2", "Tin Orchard", "ref-2"),
            heard("d3", "Tin Orchard", "ref-2", start_ms=90_000),
        ],
        "coverage": {
            "analyses": [
                {"asset": "master.wav", "analysis": "fingerprint", "status": "done"},
                {"asset": "hook.wav", "analysis": "fingerprint", "status": "not_run", "reason": "too short"},
            ],
            "territories": ["DE", "GB", "US"],
            "packs": ["bandcamp", "spotify", "youtube"],
        },
        **fields,
    }


def heard(id_: str, title: str, reference: str, *, start_ms: int = 40_000, **fields: Any) -> dict[str, Any]:
    return {
        "id": id_,
        "asset": "master.wav",
        "stem": "mix",
        "kind": "recording",
        "start_ms": start_ms,
        "end_ms": start_ms + 8000,
        "reference": {"id": reference, "title": title, "artist": "Ada Nova", "first_published_year": 2011},
        "pitch_semitones_hundredths": 0,
        "tempo_ratio_millis": 1000,
        "confidence_millis": 990,
        "disposition": "open",
        **fields,
    }


def changed(change: Change, facts: dict[str, Any] | None = None) -> dict[str, Any]:
    return apply(facts or document(), change, known_territories=catalogue().territories).document


def rules(findings: Any) -> set[str]:
    return {finding.rule for finding in findings}


def test_a_territory_dropped_takes_its_own_law_along_and_nothing_else():
    found, after = what_if(document(), Change(drop_territories=("US",)), None)
    assert found.assumed == ("not served in United States",)
    assert rules(found.gone) >= {"us/sampling-recording"}
    assert all(finding.scope.get("territory") == "US" for finding in found.gone)
    assert found.new == ()
    assert not any(finding.rule.startswith("us/") for finding in after.findings)
    gone = {(cell.territory, cell.before, cell.after) for cell in found.cells}
    assert gone == {("US", "blocked", None)}


def test_a_territory_added_is_covered_where_there_is_law_for_it():
    found, after = what_if(document(), Change(add_territories=("JP",)), None)
    assert "jp/sampling-recording" in rules(found.new)
    assert {(cell.territory, cell.before, cell.after) for cell in found.cells} == {("JP", None, "blocked")}
    assert not any("JP" in reason for reason in after.reasons_incomplete)
    _, unknown = what_if(document(), Change(add_territories=("ZA",)), None)
    assert "release.territories: no rule pack for ZA" in unknown.reasons_incomplete


def test_what_was_not_covered_when_the_facts_were_made_stays_so():
    facts = document()
    facts["coverage"]["territories"] = ["GB", "US"]
    after = changed(Change(add_territories=("JP",)), facts)
    assert after["coverage"]["territories"] == ["GB", "JP", "US"]


def test_a_member_of_the_union_is_compared_with_the_row_it_is_judged_by():
    found, _ = what_if(document(), Change(private=True), None)
    cells = {(cell.territory, cell.platform): (cell.before, cell.after) for cell in found.cells}
    assert cells["DE", "spotify"] == ("blocked", None)
    assert cells["DE", "any"][1] is not None


def test_private_means_that_nothing_leaves_the_room():
    after = changed(Change(private=True))["release"]
    assert (after["state"], after["commercial"], after["platforms"]) == ("private", False, [])
    found, judgement = what_if(document(), Change(private=True), None)
    assert found.before.errors > 0
    assert found.after.errors == 0
    assert judgement.worst != "blocked"


def test_without_a_use_its_files_and_what_was_heard_of_it_are_gone():
    after = changed(Change(without=("hook",)))
    assert after["components"] == []
    assert [one["id"] for one in after["detections"]] == ["d2", "d3"]
    assert [asset["id"] for asset in after["assets"]] == ["master.wav"]
    assert [row["asset"] for row in after["coverage"]["analyses"]] == ["master.wav"]


@pytest.mark.parametrize("name", ["Tin Orchard", "ref-2", "d3"])
def test_an_undeclared_recording_is_taken_out_whole_by_any_of_its_names(name: str):
    assert [one["id"] for one in changed(Change(without=(name,)))["detections"]] == ["d1"]


def test_without_everything_foreign_nothing_is_in_the_way():
    found, _ = what_if(document(), Change(without=("hook", "Tin Orchard")), None)
    assert found.after.errors == 0
    assert found.after.worst != "blocked"


def test_a_licence_for_one_layer_leaves_the_other_open():
    whole, _ = what_if(document(), Change(with_licence=("hook",)), None)
    half, judgement = what_if(document(), Change(with_licence=("hook:master",)), None)
    assert "us/sampling-recording" in rules(whole.gone)
    assert "us/sampling-recording" in rules(half.gone)
    about_hook = [one for one in judgement.findings if one.subject in ("component:hook", "detection:d1")]
    assert any("composition" in one.rule or one.rule == "any/two-layers" for one in about_hook)
    assert half.notes == ("a licence that is assumed has no limits; a real one may leave more open",)


def test_a_licence_for_what_nobody_declared_declares_it():
    after = changed(Change(with_licence=("Tin Orchard",)))
    assert {one["explained_by"] for one in after["detections"] if one["reference"]["id"] == "ref-2"} == {
        "assumed-ref-2"
    }
    found, _ = what_if(document(), Change(with_licence=("Tin Orchard",)), None)
    assert "any/detection-unexplained" in rules(found.gone)


def test_a_licence_of_the_project_counts_as_granted_with_its_own_limits():
    pending = {"id": "deal", **EVERY_RIGHT, "status": "pending", "territories": ["US"], "ends": "2020-01-01"}
    facts = document(licences=[pending])
    facts["components"][0]["licences"] = ["deal"]
    (licence,) = changed(Change(with_licence=("deal",)), facts)["licences"]
    assert (licence["status"], licence["ends"], licence["territories"]) == ("granted", "perpetual", ["US"])


def test_a_question_answered_is_a_change_not_a_new_finding():
    facts = document()
    del facts["release"]["commercial"]
    found, _ = what_if(facts, Change(fields=("release.commercial=false",)), None)
    assert found.assumed == ("release.commercial is false",)
    assert "any/use-undeclared" in rules(found.gone)


@pytest.mark.parametrize(
    ("field", "where", "value"),
    [
        ("uses[hook].what.owner=Quiet Harbour", ("components", 0, "recording", "owner"), "Quiet Harbour"),
        ("uses[hook].composition.present=false", ("components", 0, "composition", "present"), False),
        ("tracks[master.wav].ai.vocals=none", ("tracks", 0, "ai", "vocals"), "none"),
        ('release.territories=["JP"]', ("release", "territories"), ["JP"]),
        ("release.labels.human=true", ("release", "labels", "human"), True),
    ],
)
def test_fields_are_named_as_findings_name_what_is_missing(field: str, where: tuple[Any, ...], value: object):
    found: Any = changed(Change(fields=(field,)))
    for step in where:
        found = found[step]
    assert found == value


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (Change(drop_territories=("JP",)), "not served in Japan; it is served in US, DE, GB"),
        (Change(drop_territories=("UK",)), "write GB"),
        (Change(drop_territories=("US", "DE", "GB")), "no territory would be left"),
        (Change(drop_platforms=("spotfy",)), "did you mean 'spotify'?"),
        (Change(without=("hok",)), "did you mean 'hook'?"),
        (Change(without=("zzz",)), "there is hook, Tin Orchard"),
        (Change(with_licence=("hook:masters",)), "'masters' is no right"),
        (Change(fields=("release",)), "is no assignment"),
        (Change(fields=("release..kind=x",)), "is no assignment"),
        (Change(fields=("relase.kind=ep",)), "did you mean 'release'?"),
        (Change(fields=("uses[hok].kind=loop",)), "did you mean 'hook'?"),
        (Change(fields=("uses[hook]=loop",)), "write uses[hook].FIELD=VALUE"),
        (Change(fields=("uses[hook].transform.pitch_semitones=3",)), "change it in rights.yaml"),
        (Change(fields=("release.kind.x=3",)), "nothing lies below"),
    ],
)
def test_a_change_that_cannot_be_says_what_can(change: Change, says: str):
    with pytest.raises(UsageError) as problem:
        changed(change)
    assert says in str(problem.value)


def test_the_world_cannot_be_left_by_one_territory():
    facts = document(release=release(territories=["WW"]))
    with pytest.raises(UsageError, match="--territory GB"):
        changed(Change(drop_territories=("US",)), facts)


def test_a_value_the_schema_refuses_names_the_field():
    with pytest.raises(FactsError, match=r"release\.commercial"):
        changed(Change(fields=("release.commercial=perhaps",)))


def test_where_the_copies_are_made_stays():
    facts = document(release=release(home_territory="US"))
    found, _ = what_if(facts, Change(drop_territories=("US",)), None)
    assert found.notes == ("United States stays: home_territory says that the copies are made there",)
    assert any(row.territory == "US" for row in found.after.territories)


def test_each_trial_is_what_the_change_itself_comes_to():
    trials, judgement = try_changes(document(), None)
    assert trials.blocked == sum(cell.verdict == "blocked" for cell in judgement.verdicts) > 0
    by_options = {trial.options: trial for trial in trials.trials}
    (both,) = (trial for name, trial in by_options.items() if name.count("--without") == 2)
    assert both.blocked == 0
    alone, _ = what_if(document(), Change(without=("hook",)), None)
    assert by_options["--without hook"].errors == alone.after.errors
    assert {"--drop-territory US", "--drop-platform spotify", "--non-commercial", "--private"} <= set(by_options)


def test_nothing_is_tried_where_nothing_blocks():
    facts = document(components=[], detections=[])
    assert try_changes(facts, None)[0].trials == ()


TERRITORIES = st.sampled_from(["US", "GB", "DE", "FR", "JP", "CA"])


@settings(max_examples=12, deadline=None)
@given(served=st.sets(TERRITORIES, min_size=2, max_size=4), dropped=TERRITORIES)
def test_dropping_is_the_same_as_never_having_served(served: set[str], dropped: str):
    """The difference adds up: what was there, less what is gone, plus what is new, is what the changed facts say."""
    facts = document(release=release(territories=sorted(served)))
    facts["coverage"]["territories"] = sorted(served)
    kept = copy.deepcopy(facts)
    if dropped not in served:
        with pytest.raises(UsageError):
            changed(Change(drop_territories=(dropped,)), facts)
        return
    found, after = what_if(facts, Change(drop_territories=(dropped,)), None)
    assert facts == kept, "the facts themselves are not touched"
    direct = judge_document(
        to_document(from_document({**facts, "release": release(territories=sorted(served - {dropped}))}))
        | {"coverage": facts["coverage"]}
    )
    assert [one.fingerprint for one in after.findings] == [one.fingerprint for one in direct.findings]
    before = {one.fingerprint for one in judge_document(facts).findings}
    gone = {one.fingerprint for one in found.gone}
    new = {one.fingerprint for one in found.new}
    moved = {one.before.fingerprint for one in found.changed}, {one.after.fingerprint for one in found.changed}
    assert (before - gone - moved[0]) | new | moved[1] >= {one.fingerprint for one in direct.findings} - moved[1]
    assert found.kept + len(found.changed) + len(found.new) == len(direct.findings)
