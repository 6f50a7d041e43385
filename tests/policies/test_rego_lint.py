"""What no policy may do, and what every rule must say: held here because Rego's own silence hides both."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from datetime import date
from pathlib import Path

import pytest
from rego_bundle import ROOT, RULE_MODULES, TEST_HEAD, TEST_MODULES, package_of, tables
from ruamel.yaml import YAML

# Packs whose folder is not called as their ids begin: `in` is a word of Rego.
FOLDERS = {"in": "india"}
SEVERITIES = {"error": 0, "warning": 1, "info": 2}
CERTAINTIES = {"settled", "split", "unsettled", "untested", "unknown"}
PACK_KINDS = ("jurisdictions", "platforms", "tools", "sources")
# `not` may ask a function, a membership or a rule that is always defined; never a field, which may be absent.
ABSENT_COUNTS_AS_FALSE = re.compile(r"\bnot\s+(?:input|\w+)\.(?!\w+\()\S*")
# Rows are ours, ids are asked for by the schema, and these rules have a value in every document.
ALWAYS_THERE = re.compile(r"row\.|\w+\.id$|data\.rights\.lib\.release\.|terms\(")
ABSENT_BY_INDEX = re.compile(r"\bnot\s+\w+\[")
ABSENT_LIST = re.compile(r"\bnot\b.*\bin\s+(?!data\.|tri\.)\w+[.\[]")
NEGATED_COMPARISON_OF_FIELD = re.compile(r"\bnot\s+(?:input|[a-z_]+)[.\[]\S*\s*(?:==|<|>)")
FORBIDDEN = {
    # What is compared with nothing is a set, a list or an object that the rules have made: it is there.
    "!=": r"!=(?! (?:set\(\)|\[\]|\{\}))",
    "the network": r"\bhttp\.send\b|\bnet\.",
    "the clock": r"\btime\.now_ns\b",
    "chance": r"\brand\.|\buuid\.",
    "annotations": r"\brego\.metadata\b",
    "the machine": r"\bopa\.runtime\b",
    "floats": r"(?<![\w.\"])\d+\.\d+",
    "printing": r"\bprint\(",
}
STRING = re.compile(r'"(?:[^"\\]|\\.)*"')
RULE_ID = re.compile(r'"rule": "([^"]+)"')
ALIAS_IMPORT = re.compile(r"^import (data\.rights\.\S+?)(?: as (\w+))?$", re.MULTILINE)


def code(path: Path) -> str:
    """Return a module without comments."""
    return "\n".join(line for line in path.read_text().splitlines() if not line.lstrip().startswith("#"))


def prose_free(text: str) -> str:
    """Return code with the content of its strings blanked, so that a message may say anything."""
    return STRING.sub('""', text)


def annotations() -> list[tuple[Path, dict]]:
    """Return every METADATA block that carries a rule id."""
    found: list[tuple[Path, dict]] = []
    for path in RULE_MODULES:
        for block in re.findall(r"^# METADATA\n((?:#.*\n)+)", path.read_text(), re.MULTILINE):
            content = YAML(typ="safe").load("\n".join(line[2:] for line in block.splitlines()))
            if "custom" in content:
                found.append((path, content))
    return found


ANNOTATIONS = annotations()
CARDS = {content["custom"]["id"]: content for _, content in ANNOTATIONS}
ROWS = {id_: path for path in RULE_MODULES for id_ in RULE_ID.findall(path.read_text())}
relative = [path.relative_to(ROOT).as_posix() for path in RULE_MODULES]


@pytest.mark.parametrize("path", RULE_MODULES, ids=relative)
def test_uses_nothing_forbidden(path: Path) -> None:
    text = prose_free(code(path))
    for what, pattern in FORBIDDEN.items():
        assert not re.search(pattern, text), f"{what} in {path.name}"


@pytest.mark.parametrize("path", RULE_MODULES, ids=relative)
def test_formats_only_what_every_engine_prints_alike(path: Path) -> None:
    for text in STRING.findall(code(path)):
        assert not re.search(r"%[^sdv%]", text), text


@pytest.mark.parametrize("path", RULE_MODULES, ids=relative)
def test_absence_never_counts_as_false(path: Path) -> None:
    for line in prose_free(code(path)).splitlines():
        asked = ABSENT_COUNTS_AS_FALSE.search(line)
        allowed = asked is None or ALWAYS_THERE.match(asked[0].split()[1])
        assert allowed, f"{path.name}: {line.strip()}"
        for pattern in (NEGATED_COMPARISON_OF_FIELD, ABSENT_BY_INDEX, ABSENT_LIST):
            assert not pattern.search(line), f"{path.name}: {line.strip()}"


@pytest.mark.parametrize("path", [*RULE_MODULES, *TEST_MODULES], ids=lambda path: path.relative_to(ROOT).as_posix())
def test_rules_of_other_packages_are_named_in_full(path: Path) -> None:
    """regorus loses an imported rule inside a function once the caller has used one; imported functions are safe."""
    body = re.sub(r"^import .*$", "", prose_free(code(path)), flags=re.MULTILINE)
    for module, alias in ALIAS_IMPORT.findall(path.read_text()):
        name = alias or module.rpartition(".")[2]
        rules = re.findall(rf"(?<![\w.]){name}\.\w+\b(?!\()", body)
        assert not rules, f"{path.name}: {rules}"


@pytest.mark.parametrize("path", [*RULE_MODULES, *TEST_MODULES], ids=lambda path: path.relative_to(ROOT).as_posix())
def test_directory_is_package(path: Path) -> None:
    expected = ".".join(path.parent.relative_to(ROOT).parts)
    suffix = "_test" if path in TEST_MODULES else ""
    assert package_of(path) == expected + suffix


@pytest.mark.parametrize("path", RULE_MODULES, ids=relative)
def test_tables_of_other_packages_are_not_looked_up_through_data(path: Path) -> None:
    """regorus goes through every module on each `data.rights.lib.x.table[key]`: the package that owns it answers."""
    for line in prose_free(code(path)).splitlines():
        assert not re.search(r"\bdata\.[\w.]+\[(?!\"|_\])", line), f"{path.name}: {line.strip()}"


def test_a_pack_is_one_module() -> None:
    """Of a package spread over several modules regorus may answer from one only."""
    by_package: dict[str, list[str]] = defaultdict(list)
    for path in RULE_MODULES:
        by_package[package_of(path)].append(path.name)
    assert {package: names for package, names in by_package.items() if len(names) > 1} == {}


def test_report_asks_every_pack() -> None:
    named = set(re.findall(r"data\.rights\.(\w+\.\w+)\.findings", (ROOT / "rights/report.rego").read_text()))
    there = {
        f"{kind}.{folder.name}"
        for kind in PACK_KINDS
        for folder in sorted((ROOT / "rights" / kind).glob("*"))
        if folder.is_dir()
    }
    assert named == there


def test_no_id_stands_twice() -> None:
    assert len(CARDS) == len(ANNOTATIONS)


def test_rows_and_cards_name_the_same_rules() -> None:
    assert set(ROWS) == set(CARDS)


def test_rows_weigh_what_their_cards_say() -> None:
    for path in RULE_MODULES:
        for id_, severity in re.findall(r'"rule": "([^"]+)",\s*"severity": "(\w+)"', path.read_text()):
            assert severity == CARDS[id_]["custom"]["severity"], id_


@pytest.mark.parametrize("id_", sorted(CARDS))
def test_card_is_complete(id_: str) -> None:
    card = CARDS[id_]
    custom = card["custom"]
    assert card["title"].strip()
    assert card["description"].strip()
    assert custom["severity"] in SEVERITIES
    assert custom["certainty"] in CERTAINTIES
    assert custom["evidence"] in {"A", "B", "C", "U", None}
    assert isinstance(custom["verified"], bool)
    assert custom["basis"].strip()
    assert custom["topic"].strip()
    date.fromisoformat(custom["review_by"])
    if custom["effective_on"] is not None:
        date.fromisoformat(custom["effective_on"])
    assert {"verification_note", "last_change_known", "escalation", "remediation", "sources_read"} <= set(custom)


@pytest.mark.parametrize("id_", sorted(CARDS))
def test_card_refers_to_what_exists(id_: str) -> None:
    custom = CARDS[id_]["custom"]
    known = tables()
    assert set(custom["escalation"]) <= set(known["triggers"])
    assert custom["remediation"]
    assert set(custom["remediation"]) <= set(known["remedies"])
    resources = CARDS[id_].get("related_resources", [])
    assert all(resource["ref"].startswith("https://") for resource in resources)
    assert custom["sources_read"] is None or len(custom["sources_read"]) == len(resources)


def test_no_error_rests_on_weak_evidence() -> None:
    weak = [id_ for id_, card in CARDS.items() if card["custom"]["evidence"] in {"C", "U"}]
    assert [id_ for id_ in weak if CARDS[id_]["custom"]["severity"] == "error"] == []


@pytest.mark.parametrize("id_", sorted(CARDS))
def test_rule_has_a_document_that_fires_it_and_a_near_miss(id_: str) -> None:
    pack, name = id_.split("/")
    heads = {
        head
        for path in TEST_MODULES
        if re.search(rf"\.{FOLDERS.get(pack, pack.replace('-', '_'))}(?:\.\w+)?_test$", package_of(path))
        for head in TEST_HEAD.findall(path.read_text())
    }
    stem = f"test_{name.replace('-', '_')}"
    assert {f"{stem}_fires", f"{stem}_near_miss"} <= heads


def test_the_founding_triggers_are_asked() -> None:
    asked = {trigger for card in CARDS.values() for trigger in card["custom"]["escalation"]}
    assert {"E01", "E02", "E03", "E04", "E05"} <= asked


def test_triggers_are_all_there_with_a_question() -> None:
    triggers = tables()["triggers"]
    assert sorted(triggers) == [f"E{number:02}" for number in range(1, 26)]
    for row in triggers.values():
        assert set(row) - {"deadline"} == {"trigger", "why", "question", "attach"}
        assert row["attach"]
        assert "?" in row["question"]


def test_manifest_names_the_roots() -> None:
    manifest = json.loads((ROOT / ".manifest").read_text())
    assert manifest == {"roots": ["rights", "rights_data"], "rego_version": 1}
