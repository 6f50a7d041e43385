"""The comments above a rule are YAML: read whole, with the place of every mistake."""

from __future__ import annotations

import datetime

import pytest

from compliance.errors import PolicyError
from compliance.policy.annotations import Annotation, read_annotations
from compliance.policy.bundle import Bundle, PolicyFile

BUNDLE = Bundle(name="policies", modules=(), data={}, digest="")


def read(text: str) -> tuple[Annotation, ...]:
    return read_annotations(PolicyFile(path="rights/us.rego", text=text), BUNDLE)


def test_a_block_is_read_with_its_place() -> None:
    (annotation,) = read("package rights.us\n\n# METADATA\n# title: Sampling\n# custom:\n#   id: us/sampling\nr := 1\n")
    assert annotation.content == {"title": "Sampling", "custom": {"id": "us/sampling"}}
    assert (annotation.path, annotation.line) == ("rights/us.rego", 3)
    assert annotation.line_of("id") == 6
    assert annotation.line_of("review_by") == 3


def test_every_block_is_read_in_order_and_other_comments_are_not() -> None:
    text = (
        "# METADATA\n# title: package\npackage rights.us\n\n# about the next rule\n\n"
        "# METADATA\n# title: first\nr := 1\n\n# METADATA\n# title: second\n# scope: document\ns := 1\n"
    )
    assert [annotation.content["title"] for annotation in read(text)] == ["package", "first", "second"]
    assert read("package rights.us\n\n# title: no annotation\nr := 1\n") == ()


def test_folded_text_colons_and_norway_survive() -> None:
    text = (
        "# METADATA\n# title: 'Pelham: a sample'\n# description: >-\n#   one\n#   two\n"
        "# custom:\n#   members: [NO, SE]\n#   review_by: 2027-06-30\nr := 1\n"
    )
    (annotation,) = read(text)
    assert annotation.content["title"] == "Pelham: a sample"
    assert annotation.content["description"] == "one two"
    assert annotation.content["custom"]["members"] == ["NO", "SE"]
    assert annotation.content["custom"]["review_by"] == datetime.date(2027, 6, 30)


@pytest.mark.parametrize(
    ("block", "place", "problem"),
    [
        ("# title: [open\n", "policies/rights/us.rego:4:15", "not valid YAML"),
        ("# title: a\n# title: b\n", "policies/rights/us.rego:5:3", "not valid YAML: found duplicate key"),
        ("# title: a: b\n", "policies/rights/us.rego:4:11", "not valid YAML: mapping values"),
        ("# just words\n", "policies/rights/us.rego:3", "not a mapping"),
        ("# !!python/object:os.system {}\n", "policies/rights/us.rego:4:3", "not valid YAML"),
    ],
)
def test_malformed_yaml_is_named_with_its_line(block: str, place: str, problem: str) -> None:
    with pytest.raises(PolicyError, match=problem) as caught:
        read(f"package rights.us\n\n# METADATA\n{block}r := 1\n")
    assert caught.value.place.startswith(place)


@pytest.mark.parametrize("rest", ["", "\n", "\nr := 1\n"])
def test_a_block_above_nothing_is_an_error(rest: str) -> None:
    with pytest.raises(PolicyError, match="annotates nothing") as caught:
        read(f"package rights.us\n\n# METADATA\n# title: a\n{rest}")
    assert caught.value.place == "policies/rights/us.rego:3"
