"""The rules there are, by territory and topic, and those that are due."""

from __future__ import annotations

from command import one_error_line, rightslint


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
