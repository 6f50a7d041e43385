"""Papers that are missing or changed are told with both ends, and never stop a scan."""

from __future__ import annotations

import hashlib
from pathlib import Path

from rights_samples import ferry, project

from compliance.manifest import DocumentState, check_documents, load_manifest

PAPER = b"This licence grants the master."
DIGEST = hashlib.sha256(PAPER).hexdigest()


def state(tmp_path: Path, declared: str, content: bytes | None = PAPER) -> DocumentState:
    manifest = project(tmp_path, f"licences: [{{id: l, document: {{path: papers/l.pdf{declared}}}}}]")
    if content is not None:
        (tmp_path / "papers").mkdir()
        (tmp_path / "papers" / "l.pdf").write_bytes(content)
    (only,) = check_documents(load_manifest(manifest), tmp_path)
    return only


def test_a_paper_that_is_there(tmp_path: Path) -> None:
    found = state(tmp_path, "")

    assert (found.licence, found.present, found.changed, found.sha256) == ("l", True, None, DIGEST)
    assert found.problem is None


def test_a_paper_that_is_the_one_declared(tmp_path: Path) -> None:
    found = state(tmp_path, f", sha256: {DIGEST}")

    assert (found.changed, found.problem) == (False, None)


def test_a_changed_paper_names_both_ends(tmp_path: Path) -> None:
    found = state(tmp_path, f", sha256: '{'0' * 64}'")

    assert found.changed is True
    assert found.problem is not None
    assert found.problem.path == "papers/l.pdf"
    assert found.problem.problem.startswith(
        "has changed since it was declared, named at rights.yaml:1:37 for licence 'l'"
    )
    assert found.problem.remedy.endswith(f'sha256: "{DIGEST}"')


def test_a_missing_paper_names_both_ends(tmp_path: Path) -> None:
    found = state(tmp_path, "", content=None)

    assert (found.present, found.changed) == (False, None)
    assert found.problem is not None
    assert found.problem.path == "papers/l.pdf"
    assert found.problem.problem == "is not in the project, named at rights.yaml:1:37 for licence 'l'"


def test_a_paper_behind_a_link_out_of_the_project_is_not_there(tmp_path: Path) -> None:
    (tmp_path / "l.pdf").write_bytes(PAPER)
    root = tmp_path / "project"
    manifest = project(root, "licences: [{id: l, document: {path: l.pdf}}]")
    (root / "l.pdf").symlink_to(tmp_path / "l.pdf")

    (found,) = check_documents(load_manifest(manifest), root)
    assert not found.present
    assert found.problem is not None
    assert "leads out of the project" in found.problem.problem


def test_receipts_terms_and_consents_are_looked_for(tmp_path: Path) -> None:
    manifest = project(
        tmp_path,
        "release: {evidence: {youtube_checks: a.png}}\n"
        "uses:\n"
        "  - id: a\n"
        "    kind: vocal\n"
        "    source: {receipt: b.pdf}\n"
        "    separation: {terms_snapshot: c.html}\n"
        "    generation: {terms_snapshot: d.html, export_receipt: e.pdf}\n"
        "    voice: {consent: {document: f.pdf}}\n",
        "b.pdf",
    )

    states = check_documents(load_manifest(manifest), tmp_path)
    assert {one.path: one.present for one in states} == {
        "b.pdf": True,
        "c.html": False,
        "d.html": False,
        "e.pdf": False,
        "f.pdf": False,
        "a.png": False,
    }
    assert all(one.licence is None for one in states)


def test_the_example_has_its_paper(tmp_path: Path) -> None:
    manifest = load_manifest(ferry(tmp_path))

    assert [one.present for one in check_documents(manifest, manifest.root)] == [True]
