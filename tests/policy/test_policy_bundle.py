"""Reading a bundle: exactly what is evaluated is loaded and hashed, and every mistake is named."""

from __future__ import annotations

from pathlib import Path

import pytest
from policy_samples import Write, bundle_files

from compliance.errors import PolicyError
from compliance.policy.bundle import read_bundle

MODULE = "package rights\n\nreport := {}\n"


def test_tables_stand_where_their_folders_are(write: Write) -> None:
    bundle = read_bundle(
        write({"rights/r.rego": MODULE, "rights_data/a/data.json": '{"x": 1}', "rights_data/b/data.json": "[2]"})
    )
    assert bundle.data == {"rights_data": {"a": {"x": 1}, "b": [2]}}


def test_modules_come_in_the_order_of_their_paths(small_bundle: Path) -> None:
    paths = [module.path for module in read_bundle(small_bundle).modules]
    assert paths == sorted(paths)
    assert "rights/report.rego" in paths


@pytest.mark.parametrize(
    "name",
    ["rights/report_test.rego", "rights/testing/fixtures.rego", "rights_data/a/notes.json", ".git/x.rego", "README.md"],
)
def test_tests_fixtures_and_other_files_are_left_out(write: Write, name: str) -> None:
    before = read_bundle(write({"rights/r.rego": MODULE}))
    after = read_bundle(write({name: "package nonsense {"}))
    assert after == before


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("rights/r.rego", MODULE + "\n"),
        ("rights/more.rego", MODULE),
        ("rights_data/a/data.json", '{"x": 2}'),
    ],
)
def test_every_loaded_file_counts_in_the_digest(write: Write, name: str, text: str) -> None:
    before = read_bundle(write({"rights/r.rego": MODULE, "rights_data/a/data.json": '{"x": 1}'})).digest
    assert read_bundle(write({name: text})).digest != before


def test_a_moved_file_changes_the_digest(write: Write) -> None:
    root = write({"rights/r.rego": MODULE, "rights/a.rego": MODULE})
    before = read_bundle(root).digest
    (root / "rights/a.rego").rename(root / "rights/b.rego")
    assert read_bundle(root).digest != before


def test_the_digest_is_that_of_the_content_not_of_the_place(tmp_path: Path, write: Write) -> None:
    root = write(bundle_files())
    before = read_bundle(root).digest
    moved = root.rename(tmp_path / "elsewhere")
    assert read_bundle(moved).digest == before


@pytest.mark.parametrize(
    ("name", "text", "place", "problem"),
    [
        ("rights_data/a/data.json", '{\n  "x": 1,\n}', "policies/rights_data/a/data.json:3:1", "not valid JSON"),
        ("rights_data/a/data.json", '{"x": 1, "x": 2}', "policies/rights_data/a/data.json", "'x' stands twice"),
        ("data.json", "{}", "policies/data.json", "data at the root"),
        ("rights_data/data.json", '{"a": 1}', "policies/rights_data/data.json", "claim the same place"),
    ],
)
def test_a_wrong_table_is_named(write: Write, name: str, text: str, place: str, problem: str) -> None:
    files = {"rights/r.rego": MODULE, "rights_data/b/data.json": "{}", name: text}
    with pytest.raises(PolicyError, match=problem) as caught:
        read_bundle(write(files))
    assert caught.value.place == place
    assert caught.value.remedy


def test_bytes_that_are_not_utf8_are_named_with_their_line(write: Write) -> None:
    root = write({"rights/r.rego": MODULE})
    (root / "rights/bad.rego").write_bytes(b"package rights\n# \xff\n")
    with pytest.raises(PolicyError, match="UTF-8") as caught:
        read_bundle(root)
    assert caught.value.place == "policies/rights/bad.rego:2"


def test_a_folder_without_policies_is_no_bundle(tmp_path: Path) -> None:
    with pytest.raises(PolicyError, match="not a folder"):
        read_bundle(tmp_path / "nowhere")
    with pytest.raises(PolicyError, match="no policies"):
        read_bundle(tmp_path)
