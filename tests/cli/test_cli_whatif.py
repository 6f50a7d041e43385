"""Asking what a change would do, as a producer types it: of a project and of kept facts."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from command import AS_OF, one_error_line, rightslint


@pytest.fixture(scope="module")
def kept(finished_project: Path, library: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The facts of the project: one passage of a recording that nobody declared, for the US and GB."""
    path = tmp_path_factory.mktemp("facts") / "facts.json"
    assert rightslint("facts", finished_project, "--library", library, *AS_OF, "--output", path).code == 0
    return path


def test_a_project_and_its_kept_facts_answer_alike(finished_project: Path, library: Path, kept: Path):
    asked = ("--drop-territory", "US", "--format", "json")
    of_facts = rightslint("whatif", kept, *asked)
    of_project = rightslint("whatif", finished_project, "--library", library, *AS_OF, *asked)
    assert of_facts.code == of_project.code == 1
    assert [one["rule"] for one in of_facts.json["gone"]] == [one["rule"] for one in of_project.json["gone"]]
    assert of_project.json["gone"][0]["place"].startswith("rights.yaml:")
    assert {one["scope"].get("territory") for one in of_facts.json["gone"]} == {"US"}


def test_the_difference_for_a_reader(kept: Path):
    found = rightslint("whatif", kept, "--drop-territory", "US")
    lines = found.out.splitlines()
    assert lines[0] == "What if: not served in United States."
    assert max(map(len, lines)) <= 80
    assert any(line.startswith("gone    error") for line in lines)
    assert "United States   blocked on Spotify → not served" in lines
    assert "United Kingdom  blocked, as before" in lines
    assert "United Kingdom on Spotify: blocked until" in lines


def test_the_exit_code_is_that_of_the_changed_release(kept: Path):
    assert rightslint("whatif", kept, "--drop-territory", "US").code == 1
    assert rightslint("whatif", kept, "--drop-territory", "US", "--fail-on", "never").code == 0
    assert rightslint("whatif", kept, "--private").code == 0


def test_without_a_change_those_that_help_are_listed(kept: Path):
    found = rightslint("whatif", kept)
    assert found.code == 1
    assert found.out.startswith("As it is: ")
    assert max(map(len, found.out.splitlines())) <= 80
    trials = rightslint("whatif", kept, "--format", "json").json["trials"]
    (without,) = (one for one in trials if one["options"].startswith("--without"))
    assert without["blocked"] == 0
    tried = rightslint("whatif", kept, *without["options"].split(), "--format", "json")
    assert tried.json["after"]["errors"] == without["errors"]


def test_both_answers_follow_their_schemas(kept: Path):
    for name, arguments in (("whatif", ["--private"]), ("trials", [])):
        schema = rightslint("schema", name).json
        jsonschema.validate(rightslint("whatif", kept, *arguments, "--format", "json").json, schema)


def test_facts_come_by_pipe_and_the_answer_goes_to_a_file(kept: Path, tmp_path: Path):
    answer = tmp_path / "answer.json"
    assert rightslint("whatif", kept, "--private", "--format", "json", "--output", answer).code == 0
    assert json.loads(answer.read_text())["schema"] == "rightslint.whatif/1"


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--drop-territory", "UK"], "--drop-territory: 'UK' is no territory; write GB"),
        (["--platform", "spotfy"], "did you mean 'spotify'?"),
        (["--release-kind", "djmix"], "did you mean 'dj_mix'?"),
        (["--purpose", "fun"], "--purpose: 'fun' is not known; write one of entertainment"),
        (["--without", "hook"], "no use, licence or undeclared recording is called 'hook'"),
        (["--set", "release.commercial=perhaps"], "release.commercial: expected `bool | null`, got `str`"),
        (["--output", "/nowhere/x.txt", "--private"], "its folder does not exist"),
    ],
)
def test_a_change_that_cannot_be_is_one_line(kept: Path, arguments: list[str], says: str):
    assert says in one_error_line(rightslint("whatif", kept, *arguments))


def test_no_facts_no_project(tmp_path: Path):
    assert "there is no such folder" in one_error_line(rightslint("whatif", tmp_path / "gone", "--private"))
    (tmp_path / "facts.json").write_text('{"schema": "rightslint.facts/9"}')
    assert "rightslint schema facts" in one_error_line(rightslint("whatif", tmp_path / "facts.json", "--private"))
    (tmp_path / "not.json").write_text("{")
    assert "not JSON" in one_error_line(rightslint("whatif", tmp_path / "not.json", "--private"))


def test_the_judgement_says_what_each_territory_comes_to(kept: Path):
    judged = rightslint("judge", kept, "--format", "json").json
    assert judged["worst"] == "blocked"
    rows = {row["territory"]: row for row in judged["territories"]}
    assert {code: row["verdict"] for code, row in rows.items()} == {"US": "blocked", "GB": "blocked"}
    (cure,) = rows["US"]["clears_when"]
    assert cure["about"].startswith("reference:")
    assert {"any/detection-unexplained", "us/sampling-recording"} <= set(cure["rules"])
    assert cure["actions"]
    assert "blocked until" in rightslint("judge", kept).out
