"""Rule cards are whole or the bundle does not load; packs cover what has rules."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from policy_samples import Write, bundle_files, metadata, pack

from compliance.errors import PolicyError, UsageError
from compliance.model.findings import Source
from compliance.policy import catalogue
from compliance.resources import policies_dir

US = "rights/jurisdictions/us/us.rego"


def load_with(write: Write, find: str, replacement: str, file: str = US) -> catalogue.Catalogue:
    files = bundle_files(escalation="E01")
    assert find in files[file]
    return catalogue.load(write({**files, file: files[file].replace(find, replacement)}))


def test_a_card_says_what_its_annotation_says(write: Write) -> None:
    card = catalogue.load(write(bundle_files(escalation="E01", effective_on="2026-08-02"))).cards["us/sampling"]
    assert (card.title, card.severity, card.certainty, card.verified) == ("A rule", "error", "settled", True)
    assert card.sources == (Source(url="https://law.example/us/sampling", shows="the text", read=True),)
    assert (card.effective_on, card.review_by) == ("2026-08-02", "2027-06-30")
    assert [trigger.question for trigger in card.escalation] == ["May we?"]
    assert [remedy.text for remedy in card.remediation] == ["Replace the part."]
    assert card.location == f"{US}:5"


def test_cards_come_in_the_order_of_their_ids(small_bundle: Path) -> None:
    assert list(catalogue.load(small_bundle).cards) == ["eu/sampling", "spotify/samples", "uk/sampling", "us/sampling"]


def test_packs_and_territories_are_those_with_rules(write: Write) -> None:
    files = bundle_files()
    files["rights/platforms/empty/empty.rego"] = "package rights.platforms.empty\n\nfindings := set()\n"
    files["rights/jurisdictions/any/any.rego"] = pack(
        "any/sampling", kind="jurisdictions", folder="any", scope={"project": "release"}
    )
    loaded = catalogue.load(write(files))
    assert loaded.packs == ("spotify",)
    assert loaded.jurisdictions == ("EU", "GB", "US")
    assert loaded.territories == ("DE", "FR", "GB", "NO", "US")


def test_india_has_a_folder_that_is_no_word_of_rego(write: Write) -> None:
    files = bundle_files()
    files["rights/jurisdictions/india/india.rego"] = pack(
        "in/sampling", kind="jurisdictions", folder="india", scope={"territory": "IN"}
    )
    assert "IN" in catalogue.load(write(files)).territories


def test_the_digest_is_that_of_the_bundle(write: Write) -> None:
    before = catalogue.load(write(bundle_files())).digest
    assert len(before) == 64
    assert catalogue.load(write(bundle_files(title="Another title"))).digest != before


def test_annotations_of_packages_and_functions_are_no_rules(write: Write) -> None:
    files = bundle_files()
    files["rights/lib/x/x.rego"] = (
        "# METADATA\n# title: a library\npackage rights.lib.x\n\n# METADATA\n# description: f\nf(x) := x\n"
    )
    assert set(catalogue.load(write(files)).cards) == {"eu/sampling", "spotify/samples", "uk/sampling", "us/sampling"}


def test_a_condition_of_escalation_is_one_the_judge_knows(write: Write) -> None:
    loaded = load_with(write, "#   escalation: [E01]", "#   escalation: [E01]\n#   escalation_if: commercial")
    assert loaded.cards["us/sampling"].escalation_if == {"E01": "commercial"}
    one = load_with(write, "#   escalation: [E01]", "#   escalation: [E01, E20]\n#   escalation_if: {E20: claim_open}")
    assert one.cards["us/sampling"].escalation_if == {"E20": "claim_open"}
    with pytest.raises(PolicyError, match="speaks of E20, which is not among its triggers"):
        load_with(write, "#   escalation: [E01]", "#   escalation: [E01]\n#   escalation_if: {E20: claim_open}")
    with pytest.raises(PolicyError, match="escalation_if"):
        load_with(write, "#   escalation: [E01]", "#   escalation: [E01]\n#   escalation_if: it feels risky")


def test_a_remedy_of_the_rule_itself_comes_first(write: Write) -> None:
    own = "#   remedy_text: Ask the label."
    loaded = load_with(write, "#   remediation: [R-REPLACE]", f"#   remediation: [R-REPLACE]\n{own}")
    remedies = [(remedy.id, remedy.text) for remedy in loaded.cards["us/sampling"].remediation]
    assert remedies == [("us/sampling", "Ask the label."), ("R-REPLACE", "Replace the part.")]


def test_a_rule_of_good_practice_may_rest_on_no_law(write: Write) -> None:
    module = pack("any/paper", kind="jurisdictions", folder="any", scope={"project": "release"})
    head, tail = module.split("# related_resources:")[0], module[module.index("# custom:") :].replace("[true]", "[]")
    loaded = catalogue.load(write({**bundle_files(), "rights/jurisdictions/any/any.rego": head + tail}))
    assert loaded.cards["any/paper"].sources == ()


@pytest.mark.parametrize(
    ("find", "replacement", "line", "problem"),
    [
        ("#   severity: error\n", "", "# custom:", "missing required field `severity`"),
        ("#   review_by: 2027-06-30\n", "", "# custom:", "missing required field `review_by`"),
        ("#   basis: Statute 1\n", "", "# custom:", "missing required field `basis`"),
        ("# title: A rule\n", "", "# METADATA", "missing required field `title`"),
        ("#   id: us/sampling\n", "", "# custom:", "missing required field `id`"),
        ("severity: error", "severity: fatal", "#   severity:", "invalid enum value 'fatal' in custom.severity"),
        ("certainty: settled", "certainty: sure", "#   certainty:", "invalid enum value 'sure' in custom.certainty"),
        ("2027-06-30", "next year", "#   review_by:", "invalid .*date in custom.review_by"),
        ("2027-06-30", "'2027-02-30'", "#   review_by:", "invalid .*date in custom.review_by"),
        ("verified: true", "verified: maybe", "#   verified:", "expected `bool`"),
        ("topic: sampling", "topik: sampling", "#   topik:", "rule us/sampling: .*unknown field `topik`"),
        ("id: us/sampling", "id: sampling", "#   id:", r"custom\.id"),
        ("[E01]", "[E77]", "#   escalation:", "unknown trigger 'E77'"),
        ("[R-REPLACE]", "[R-NONE]", "#   remediation:", "unknown remedy 'R-NONE'"),
        ("https://law.example", "http://law.example", "# related_resources:", "is not an https address"),
        (
            "# related_resources:\n# - ref: https://law.example/us/sampling\n#   description: the text\n",
            "",
            "# METADATA",
            "names no source",
        ),
        ("[true]", "[true, false]", "#   sources_read:", "2 entries for 1 related_resources"),
    ],
)
def test_an_incomplete_card_is_named(write: Write, find: str, replacement: str, line: str, problem: str) -> None:
    with pytest.raises(PolicyError, match=problem) as caught:
        load_with(write, find, replacement)
    place, _, number = caught.value.place.rpartition(":")
    text = bundle_files(escalation="E01")[US].replace(find, replacement)
    assert place == f"policies/{US}"
    assert text.splitlines()[int(number) - 1].startswith(line)
    assert caught.value.remedy


def test_an_id_stands_for_one_rule(write: Write) -> None:
    files = bundle_files()
    files["rights/jurisdictions/us/more.rego"] = f"package rights.jurisdictions.us\n\n{metadata('eu/sampling')}r := 1\n"
    with pytest.raises(
        PolicyError, match=r"'eu/sampling' is already taken by rights/jurisdictions/eu/eu\.rego:5"
    ) as caught:
        catalogue.load(write(files))
    assert caught.value.place == "policies/rights/jurisdictions/us/more.rego:3"


@pytest.mark.parametrize(
    ("table", "text"),
    [
        ("triggers", '{"E01": {"trigger": "t", "why": "w"}}'),
        ("triggers", '["E01"]'),
        ("remedies", '{"R-REPLACE": 3}'),
        ("territories", '{"groups": {"EEA": "DE"}}'),
    ],
)
def test_a_malformed_table_is_named(write: Write, table: str, text: str) -> None:
    name = f"rights_data/{table}/data.json"
    with pytest.raises(PolicyError, match="malformed") as caught:
        catalogue.load(write({**bundle_files(), name: text}))
    assert caught.value.place == f"policies/{name}"


def test_an_unknown_rule_suggests_the_nearest(small_bundle: Path) -> None:
    loaded = catalogue.load(small_bundle)
    assert loaded.card("us/sampling").id == "us/sampling"
    with pytest.raises(
        UsageError, match=r"no rule, trigger or remedy is called 'us/samplng'; did you mean us/sampling\b"
    ):
        loaded.card("us/samplng")
    with pytest.raises(UsageError, match=r"there are 4 rules, e\.g\. eu/sampling"):
        loaded.card("zzzz")


def test_an_empty_catalogue_has_no_rule(small_bundle: Path) -> None:
    with pytest.raises(UsageError, match="no rule, trigger or remedy is called"):
        dataclasses.replace(catalogue.load(small_bundle), cards={}).card("us/sampling")


def test_remedies_stand_in_the_order_in_which_they_are_tried() -> None:
    tried = ["OFFICIAL-STEMS", "RF-STEMS", "COMMISSION", "RIGHTSHOLDER", "REPLAY", "REPLACE", "GEO", "PRIVATE"]
    order = [f"R-{name}" for name in tried]
    shipped = catalogue.load(policies_dir())
    for card in shipped.cards.values():
        named = [remedy.id for remedy in card.remediation if remedy.id in order]
        assert named == sorted(named, key=order.index), card.id
    assert [id_ for id_ in shipped.remedies if id_ in order] == order
