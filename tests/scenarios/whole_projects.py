"""Whole projects: a user's own rights.yaml, the files beside it, what listening heard, and what must come of it.

Everything but the listening is the real thing: the folder is walked and probed, ``rights.yaml`` is read, claims are
held against matches, the facts are built and the shipped policies judge them. A file is silence of the stated length,
so what is heard in it has to be given.

    python tests/scenarios/whole_projects.py FOLDER    # every scenario's facts document as FOLDER/NAME.json
"""

from __future__ import annotations

import hashlib
import json
import struct
import sys
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
from ruamel.yaml import YAML

from compliance import judging, pipeline
from compliance.facts import build_facts, to_document
from compliance.manifest import check_documents
from compliance.model.findings import Judgement
from compliance.model.matching import Analysis, Identification, Match, Reference, Stem
from compliance.progress import Silent
from compliance.reconcile import check_ends, reconcile

PROJECTS = Path(__file__).parent / "projects"
AS_OF = date(2026, 11, 21)
"""The day the scenarios are judged as of, unless they name another."""
RATE_HZ = 4000
NAMES = tuple(sorted(folder.name for folder in PROJECTS.iterdir() if folder.is_dir()))


class Heard(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename={"start": "from", "end": "to"}
):
    """One match, as a listener would note it down. start, end, at : positions such as ``0:41``."""

    file: str
    recording: str
    start: str
    end: str
    at: str = "0:10"
    stem: Stem = "mix"
    confidence: float = 0.999


class Expected(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What lies in the project, what was heard, and the whole answer.

    why : the law the answer rests on, and why nothing else speaks
    files : audio with its length; a paper has none
    library : recordings listening knew, by a name of their own
    unheard : files that were not listened to, with the reason
    findings : ``severity kind rule scope subject``, every one of them
    verdicts : rows of the matrix; one word stands for all columns, ``*`` for all rows
    """

    why: str
    files: dict[str, str | None]
    findings: tuple[str, ...]
    verdicts: dict[str, str | dict[str, str]]
    library: dict[str, dict[str, Any]] = {}
    heard: tuple[Heard, ...] = ()
    unheard: dict[str, str] = {}
    on: date = AS_OF


def expected(name: str) -> Expected:
    """Read what a scenario says must come of it."""
    written = YAML(typ="safe").load((PROJECTS / name / "expected.yaml").read_text(encoding="utf-8"))
    return msgspec.convert(written, Expected)


def document(name: str, root: Path) -> dict[str, Any]:
    """Lay a scenario out in an empty folder and establish its facts."""
    case = expected(name)
    _lay_out(case, PROJECTS / name / "rights.yaml", root)
    manifest = pipeline.read_manifest(root)
    _, examined = pipeline.examine_project(root, Silent())
    check_ends(manifest, examined.assets)
    heard = _identification(case, tuple(asset.id for asset in examined.assets), examined.rows)
    facts = build_facts(
        manifest=manifest,
        assets=examined.assets,
        identification=heard,
        reconciled=reconcile(manifest, examined.assets, heard, _references(case)),
        documents=check_documents(manifest, root),
        evaluated_on=case.on,
        versions={"rightslint": "0"},
        packs=judging.catalogue().packs,
        pack_territories=judging.catalogue().territories,
    )
    return to_document(facts)


def spoken(judgement: Judgement, made: dict[str, Any]) -> list[str]:
    """Return every finding as a line: ``severity kind rule scope subject``, and whether it is waived."""
    names = {found["id"]: found["reference"]["title"] for found in made["detections"]}
    return sorted(_line(finding, names) for finding in judgement.findings)


def matrix(judgement: Judgement) -> dict[str, dict[str, str]]:
    """Return the verdicts as rows of columns."""
    rows: dict[str, dict[str, str]] = {}
    for cell in judgement.verdicts:
        rows.setdefault(cell.territory, {})[cell.platform] = cell.verdict
    return rows


def wanted(case: Expected, rows: dict[str, dict[str, str]]) -> dict[str, dict[str, str]]:
    """Spell a scenario's verdicts out for every cell there is, and for those it names that are missing."""
    said = {row: answer for row, answer in case.verdicts.items() if row != "*"}
    for row in rows:
        if "*" in case.verdicts:
            said.setdefault(row, case.verdicts["*"])
    return {
        row: answer if isinstance(answer, dict) else dict.fromkeys(rows.get(row, ("any",)), answer)
        for row, answer in said.items()
    }


def _line(finding: Any, names: dict[str, str]) -> str:
    ((kind, place),) = finding.scope.items()
    scope = place if kind in ("territory", "project") else f"{kind}:{place}"
    what, _, name = finding.subject.partition(":")
    subject = f"detection:{names[name]}" if what == "detection" else finding.subject
    waived = " waived" if finding.status == "waived" else ""
    return f"{finding.severity} {finding.kind} {finding.rule} {scope} {subject}{waived}"


def _lay_out(case: Expected, rights: Path, root: Path) -> None:
    (root / "rights.yaml").write_bytes(rights.read_bytes())
    for name, length in case.files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if length is None:
            path.write_text(f"The paper {name}.\n", encoding="utf-8")
        else:
            _silence(path, seconds(length))


def _silence(path: Path, length_s: float) -> None:
    """Write silence as 8-bit PCM, told apart from other files by its first samples."""
    size = round(length_s * RATE_HZ)
    form = struct.pack("<HHIIHH", 1, 1, RATE_HZ, RATE_HZ, 1, 8)
    head = b"WAVEfmt " + struct.pack("<I", len(form)) + form + b"data" + struct.pack("<I", size)
    print_ = hashlib.sha256(path.name.encode()).digest()
    body = print_ + bytes([128]) * (size - len(print_) + size % 2)
    path.write_bytes(b"RIFF" + struct.pack("<I", len(head) + len(body)) + head + body)


def _identification(case: Expected, assets: tuple[str, ...], rows: tuple[Analysis, ...]) -> Identification:
    return Identification(coverage=(*_listened(case, assets), *rows), matches=tuple(_matches(case)))


def _listened(case: Expected, assets: tuple[str, ...]) -> Iterator[Analysis]:
    for asset in assets:
        reason = case.unheard.get(asset)
        status = "done" if reason is None else "not_run"
        yield Analysis(asset=asset, analysis="fingerprint", status=status, reason=reason)


def _matches(case: Expected) -> Iterator[Match]:
    known = {reference.path: reference for reference in _references(case)}
    for heard in case.heard:
        start, end, at = (seconds(text) for text in (heard.start, heard.end, heard.at))
        yield Match(
            asset=heard.file,
            stem=heard.stem,
            start_s=start,
            end_s=end,
            reference=known[heard.recording],
            ref_start_s=at,
            ref_end_s=at + end - start,
            pitch_semitones=0.0,
            tempo_ratio=1.0,
            reversed=False,
            confidence=heard.confidence,
            score=100.0,
            detector="given",
        )


def _references(case: Expected) -> tuple[Reference, ...]:
    return tuple(
        msgspec.convert({"id": hashlib.sha256(name.encode()).hexdigest()[:16], "path": name, **said}, Reference)
        for name, said in case.library.items()
    )


def seconds(text: str) -> float:
    """Read ``1:02:03`` or ``0:41.5``."""
    total = 0.0
    for part in text.split(":"):
        total = total * 60 + float(part)
    return total


def write_documents(folder: Path) -> None:
    """Write every scenario's facts document as JSON, for another engine to judge."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in NAMES:
        with tempfile.TemporaryDirectory() as root:
            made = document(name, Path(root))
        (folder / f"{name}.json").write_text(json.dumps(made, indent=1, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    write_documents(Path(sys.argv[1]))
