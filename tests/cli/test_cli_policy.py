"""The rules there are, by territory and topic, and those that are due."""

from __future__ import annotations

import re
from pathlib import Path

from command import one_error_line, rightslint

from compliance.report.rule_pages import slug


def ids(*arguments: str) -> set[str]:
    cards = rightslint("policy", "list", *arguments, "--format", "json").json
    assert all({"id", "title", "basis", "sources", "review_by"} <= set(card) for card in cards)
    return {card["id"] for card in cards}


def test_a_member_of_the_union_is_bound_by_its_own_law_and_the_unions():
    german = ids("--territory", "DE")
    assert {"de/sampling-recording", "eu/sampling-recording", "any/two-layers"} <= german
    assert not {one for one in german if one.startswith(("us/", "fr/"))}


def test_states_belong_to_their_country_and_uk_is_gb():
    assert "us-tn/voice-elvis-act" in ids("--territory", "US")
    assert "uk/sampling-recording" in ids("--territory", "GB")
    assert "write GB" in one_error_line(rightslint("policy", "list", "--territory", "UK"))


def test_by_topic():
    assert "us/sampling-recording" in ids("--topic", "Sampling")
    assert "us/circumvention" not in ids("--topic", "sampling")


def test_a_line_for_each_rule():
    lines = rightslint("policy", "list").out.splitlines()
    assert len(lines) == len(ids())
    assert any(line.split()[:2] == ["error", "us/sampling-recording"] for line in lines)


def test_what_is_due():
    due = rightslint("policy", "status", "--evaluated-on", "2099-01-01")
    assert "us/sampling-recording: overdue since 2027-06-30: cannot block" in due.out
    assert rightslint("policy", "status", "--evaluated-on", "2026-01-01").out.startswith("0 of ")


def test_a_topic_nobody_has_names_the_nearest():
    assert "did you mean sampling" in one_error_line(rightslint("policy", "list", "--topic", "samplin g"))
    assert rightslint("policy", "list", "--territory", "JP", "--topic", "takedown", "--format", "json").code == 0


def test_a_page_per_rule_that_is_never_stale_unnoticed(tmp_path: Path):
    folder = tmp_path / "rules"
    made = rightslint("policy", "doc", "--output", folder)
    assert made.code == 0
    pages = {path.relative_to(folder).as_posix() for path in folder.rglob("*.md")}
    assert {f"{rule}.md" for rule in ids()} <= pages
    assert {"README.md", "topics.md", "triggers.md", "remedies.md", "us/README.md"} <= pages
    before = {page: (folder / page).read_bytes() for page in pages}
    assert rightslint("policy", "doc", "--output", folder, "--check").code == 0
    (folder / "us" / "remedies.md").write_text("mine")
    (folder / "triggers.md").unlink()
    (folder / "us" / "gone.md").write_text((folder / "README.md").read_text())
    (folder / "notes.md").write_text("# Notes of ours\n")
    stale = rightslint("policy", "doc", "--output", folder, "--check")
    assert stale.code == 1
    assert "triggers.md: missing or stale" in stale.err
    assert "us/gone.md: left over" in stale.err
    assert "notes.md" not in stale.err
    assert "2 written, 1 removed" in rightslint("policy", "doc", "--output", folder).out
    assert {page: (folder / page).read_bytes() for page in pages} == before
    assert (folder / "notes.md").exists()


def test_every_link_between_pages_leads_somewhere(tmp_path: Path):
    rightslint("policy", "doc", "--output", tmp_path)
    anchors: dict[Path, set[str]] = {}
    for page in tmp_path.rglob("*.md"):
        headings = re.findall(r"^## (.+)$", page.read_text(), re.MULTILINE)
        anchors[page.resolve()] = {slug(heading) for heading in headings}
    for page in anchors:
        for target in re.findall(r"\]\(([^)]+)\)", page.read_text()):
            path, _, anchor = target.partition("#")
            wanted = (page.parent / path).resolve() if path else page
            assert wanted in anchors, f"{page.name}: {target}"
            assert not anchor or anchor in anchors[wanted], f"{page.name}: {target}"


def test_the_page_of_a_rule_says_what_its_card_says(tmp_path: Path):
    rightslint("policy", "doc", "--output", tmp_path)
    page = (tmp_path / "us" / "stem-separation-copy.md").read_text()
    (card,) = (c for c in rightslint("policy", "list", "--format", "json").json if c["id"] == "us/stem-separation-copy")
    assert card["basis"] in page
    assert all(source["url"] in page for source in card["sources"])
    cures = [page.index(remedy["text"]) for remedy in card["remediation"]]
    assert cures == sorted(cures)
    assert "(../triggers.md#e01)" in page
    assert "(../eu/stem-separation-copy.md)" in page


def test_the_shipped_tests_run_from_the_command_line():
    done = rightslint("policy", "test", "--filter", "data.rights.lib.tri_test.*")
    assert done.code == 0
    assert re.search(r"^\d+ tests: \d+ passed, in ", done.out)
    asked = rightslint("policy", "test", "--filter", "data.rights.lib.tri_test.*", "--format", "json").json
    assert all(result["passed"] for result in asked["results"])
    assert "no test matches 'nothing'" in one_error_line(rightslint("policy", "test", "--filter", "nothing"))


def test_a_test_that_does_not_hold_exits_with_1(tmp_path: Path):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "mine_test.rego").write_text("package mine_test\n\ntest_sum if {\n\tx := 1\n\tx + 1 == 3\n}\n")
    done = rightslint("policy", "test", tmp_path)
    assert done.code == 1
    assert "mine_test.rego:5: does not hold: x + 1 == 3" in done.out
    assert "x + 1 is 2" in done.out
    assert done.out.splitlines()[-1].startswith("1 test: 0 passed, 1 failed")
    assert "there are no tests here" in one_error_line(rightslint("policy", "test", bundle_without_tests(tmp_path)))


def bundle_without_tests(folder: Path) -> Path:
    bare = folder / "bare"
    bare.mkdir()
    (bare / "bare.rego").write_text("package bare\n\nx := 1\n")
    return bare


def test_what_is_due_is_what_can_no_longer_block():
    """The list of overdue rules and the judge's guard agree on the day."""
    on_the_day = rightslint("policy", "status", "--evaluated-on", "2027-06-30").out
    assert "us/sampling-recording: due 2027-06-30, in 0 days" in on_the_day
    due = rightslint("policy", "status", "--evaluated-on", "2027-07-01", "--format", "json").json
    assert [card["review_by"] for card in due] == sorted(card["review_by"] for card in due)
    overdue = {card["id"] for card in due if card["review_by"] < "2027-07-01"}
    assert "us/sampling-recording" in overdue
