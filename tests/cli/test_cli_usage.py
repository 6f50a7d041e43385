"""``rightslint usage``: where a project's own material sounds in its masters."""

from __future__ import annotations

import csv
import io
import shutil
from pathlib import Path

import msgspec
import pytest
from command import AS_OF, BURIED_AT_S, HOOK_S, Result, one_error_line, rightslint
from music import RATE_HZ, piece, write_wav

from compliance.model.usage import UsageMap

USES = """\
uses:
  - {id: hook, kind: sample, origin: licensed_library, licences: [pack-1], where: [{file: samples/hook.wav}]}
licences:
  - {id: pack-1}
"""


@pytest.fixture(scope="module")
def mapped(finished_project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project with the file its hook was taken from, twice as a WAV and once as another recording of it."""
    root = Path(shutil.copytree(finished_project, tmp_path_factory.mktemp("mapped") / "small-hours"))
    (root / "samples").mkdir()
    hook = piece(1)[int((HOOK_S[0] - 2) * RATE_HZ) : int((HOOK_S[1] + 2) * RATE_HZ)]
    write_wav(root / "samples" / "hook.wav", hook)
    shutil.copy(root / "samples" / "hook.wav", root / "samples" / "same file.wav")
    write_wav(root / "samples" / "quieter.wav", hook * 0.5)
    write_wav(root / "samples" / "unused.wav", piece(7, 8.0))
    with (root / "rights.yaml").open("a") as manifest:
        manifest.write(USES)
    return root


@pytest.fixture(scope="module")
def answer(mapped: Path, library: Path) -> Result:
    return rightslint("usage", mapped, "--library", library, "--format", "json")


@pytest.fixture(scope="module")
def found(answer: Result) -> UsageMap:
    return msgspec.convert(answer.json, UsageMap, strict=True)


def test_files_and_library_items_are_found_where_they_sound(found, answer):
    assert answer.code == 0, answer
    assert found.masters == ("masters/master.wav",)
    assert [row.kind for row in found.rows] == ["library_item", "project_file"] or [row.kind for row in found.rows] == [
        "project_file",
        "library_item",
    ]
    for row in found.rows:
        assert row.start_s == pytest.approx(BURIED_AT_S, abs=0.5)
        assert row.end_s == pytest.approx(BURIED_AT_S + HOOK_S[1] - HOOK_S[0], abs=0.5)
        assert (row.pitch_semitones, row.tempo_ratio) == pytest.approx((0, 1), abs=0.05)
        begins_s = 2.0 if row.kind == "project_file" else HOOK_S[0]
        assert row.source_start_s == pytest.approx(begins_s, abs=0.5)


def test_the_licence_of_a_file_is_that_of_the_use_that_names_it(found):
    row = next(row for row in found.rows if row.kind == "project_file")
    assert {row.source, *row.alternatives} >= {"samples/hook.wav", "samples/quieter.wav"}
    assert (row.uses, row.licences) == (("hook",), ("pack-1",)), "also where another copy of it is named first"


def test_recordings_that_lie_there_twice_are_told(found):
    exact, alike = found.duplicates
    assert (exact.files, exact.identical) == (("samples/hook.wav", "samples/same file.wav"), True)
    assert (alike.files, alike.identical) == (("samples/hook.wav", "samples/quieter.wav"), False)


def test_the_cue_sheet_has_a_line_per_use(mapped, library, tmp_path, found):
    cues = tmp_path / "cues.csv"
    result = rightslint("usage", mapped, "--library", library, "--format", "csv", "--output", cues)
    assert (result.code, result.out) == (0, "")
    rows = list(csv.DictReader(io.StringIO(cues.read_bytes().decode())))
    assert list(rows[0]) == ["start", "end", "source", "artist", "isrc", "licence", "master"]
    assert len(rows) == len(found.rows)
    assert rows[0]["start"].startswith("00:00:0")
    assert {row["master"] for row in rows} == {"masters/master.wav"}


def test_a_file_that_is_a_library_item_is_told_once_with_the_item_s_licence(finished_project, tmp_path):
    root = Path(shutil.copytree(finished_project, tmp_path / "project"))
    (root / "samples").mkdir()
    sample = write_wav(root / "samples" / "song.wav", piece(1))
    shelf = tmp_path / "shelf"
    rightslint("library", "add", sample, "--library", shelf, "--licence", "pack-2")
    result = rightslint("usage", root, "--library", shelf, "--format", "json")
    (row,) = result.json["rows"]
    assert (row["source"], row["kind"], row["licences"]) == ("samples/song.wav", "project_file", ["pack-2"])


def test_what_cannot_be_looked_for_is_told(finished_project, library, tmp_path):
    root = Path(shutil.copytree(finished_project, tmp_path / "project"))
    write_wav(root / "masters" / ".." / "kick.wav", piece(1, 0.5))
    result = rightslint("usage", root, "--library", library)
    assert result.code == 3
    assert "kick.wav: not looked for: too short to be recognised" in result.out
    assert "of the library item" in result.out


def test_a_project_without_a_master_is_refused(tmp_path):
    (tmp_path / "samples").mkdir()
    write_wav(tmp_path / "samples" / "a.wav", piece(1, 2.0))
    assert "there is no master here" in one_error_line(rightslint("usage", tmp_path))


def test_the_schema_is_published():
    assert rightslint("schema", "usage").json["$id"] == "urn:rightslint:schema:usage:1"


def test_the_map_enters_the_facts_when_it_is_asked_for(mapped, library, found):
    document = rightslint("facts", mapped, "--library", library, "--usage", *AS_OF).json
    told = [
        (row["source"], row["start_ms"], row["source_end_ms"], row["licences"], row["kind"])
        for row in document["usage"]
    ]
    assert told == [
        (row.source, round(row.start_s * 1000), round(row.source_end_s * 1000), list(row.licences), row.kind)
        for row in found.rows
    ]
    assert document["duplicates"] == [
        {"files": ["samples/hook.wav", "samples/same file.wav"], "identical": True},
        {"files": ["samples/hook.wav", "samples/quieter.wav"], "identical": False},
    ]


def test_unasked_nobody_looks_and_equal_files_are_told_all_the_same(mapped, library):
    document = rightslint("facts", mapped, "--library", library, *AS_OF).json
    assert "usage" not in document, "absent is unknown, not nothing"
    assert document["duplicates"] == [{"files": ["samples/hook.wav", "samples/same file.wav"], "identical": True}]


def test_a_project_without_a_master_has_an_empty_map(library, tmp_path):
    (tmp_path / "samples").mkdir()
    write_wav(tmp_path / "samples" / "a.wav", piece(1, 4.0))
    document = rightslint("facts", tmp_path, "--library", library, "--usage", *AS_OF).json
    assert document["usage"] == []
