"""``rightslint library``: keeping, carrying and rebuilding the references."""

from __future__ import annotations

import json
import shutil

import pytest
from command import one_error_line, rightslint


@pytest.fixture
def shelf(library, tmp_path):
    """A copy of the library that a test may change."""
    return shutil.copytree(library, tmp_path / "shelf")


def test_a_library_is_carried_in_one_file(library, tmp_path):
    wrote = rightslint("library", "export", tmp_path / "refs.tar", "--library", library)
    assert (wrote.code, wrote.out) == (0, f"Wrote 2 recordings to {tmp_path}/refs.tar.\n")
    read = rightslint("library", "import", tmp_path / "refs.tar", "--library", tmp_path / "new")
    assert read.code == 0
    assert read.out.startswith("Added 2 recordings")
    lists = [rightslint("library", "list", "--library", folder).out for folder in (library, tmp_path / "new")]
    assert lists[0] == lists[1] != ""


def test_a_file_that_is_no_archive_is_refused(tmp_path):
    (tmp_path / "notes.tar").write_text("not an archive")
    error = one_error_line(rightslint("library", "import", tmp_path / "notes.tar", "--library", tmp_path / "new"))
    assert "is not the archive of a library" in error
    missing = one_error_line(rightslint("library", "import", tmp_path / "none.tar", "--library", tmp_path / "new"))
    assert "there is no such file" in missing
    assert not (tmp_path / "new").exists()


def test_the_list_is_one_json_array_however_long(shelf):
    listed = rightslint("library", "list", "--library", shelf, "--format", "json")
    assert listed.out == json.dumps(listed.json, indent=2, ensure_ascii=False) + "\n"
    assert [row["owner"] for row in listed.json] == ["Quiet Harbour"] * 2
    rightslint("library", "remove", *(row["id"] for row in listed.json), "--library", shelf)
    assert rightslint("library", "list", "--library", shelf, "--format", "json").out == "[]\n"
    assert rightslint("library", "list", "--library", shelf).out == ""


def test_names_cannot_steer_the_terminal_from_the_list(shelf, tmp_path):
    hostile = tmp_path / "evil\x1b[2J\u202e\nname.wav"
    shutil.copy(rightslint("library", "list", "--library", shelf, "--format", "json").json[0]["path"], hostile)
    with hostile.open("ab") as file:
        file.write(b"LIST\x04\0\0\0INFO")
    added = rightslint("library", "add", hostile, "--library", shelf, "--owner", "A\x1b]0;da\x07")
    listed = rightslint("library", "list", "--library", shelf)
    assert "evil\\x1b[2J\\u202e\\nname" in listed.out
    assert "A\\x1b]0;da\\x07" in listed.out
    assert not set("\x1b\u202e\x07").intersection(added.out + added.err + listed.out)
    assert len(listed.out.splitlines()) == 3


def test_a_damaged_catalogue_is_one_line_and_exit_code_2(shelf):
    file = shelf / "library.sqlite"
    content = file.read_bytes()
    file.write_bytes(content.replace(b"Quiet Harbour", b"Quiet Harbor ", 1))
    verified = rightslint("library", "verify", "--library", shelf)
    assert verified.code == 2
    assert verified.err.count("\n") == 1
    assert "library.sqlite: " in verified.err
    file.write_bytes(content[:5000])
    assert "library.sqlite: has 5000 bytes" in one_error_line(rightslint("library", "list", "--library", shelf))


def test_compacting_tells_what_it_did(shelf):
    done = rightslint("library", "compact", "--library", shelf)
    assert (done.code, done.out) == (0, "1 shard, as few as can be.\n")


def test_rebuilding_names_what_is_missing_and_drops_it_only_on_demand(shelf, tmp_path):
    added = rightslint("library", "list", "--library", shelf, "--format", "json").json
    kept = next(path for path in map(dict, added) if path["title"] == "song-3")
    copy = shutil.copy(kept["path"], tmp_path / "song-3.wav")
    rightslint("library", "remove", kept["id"], "--library", shelf)
    rightslint("library", "add", copy, "--library", shelf)
    (tmp_path / "song-3.wav").unlink()
    before = rightslint("library", "list", "--library", shelf).out
    refused = rightslint("library", "rebuild", "--library", shelf)
    assert refused.code == 3
    assert f"{tmp_path}/song-3.wav: " in refused.err
    assert "--drop-missing" in refused.err
    assert rightslint("library", "list", "--library", shelf).out == before
    done = rightslint("library", "rebuild", "--library", shelf, "--drop-missing")
    assert (done.code, done.out) == (0, "Rebuilt 1 recording, 1 left out.\n")
    assert "song-3" not in rightslint("library", "list", "--library", shelf).out


def test_a_library_added_by_several_processes_is_the_same(library, tmp_path):
    files = [row["path"] for row in rightslint("library", "list", "--library", library, "--format", "json").json]
    shelf = tmp_path / "by two"
    added = rightslint("library", "add", *files, "--library", shelf, "--owner", "Quiet Harbour", "--jobs", "2")
    assert (added.code, added.err) == (0, "")
    assert added.out.startswith("Added 2 recordings")
    assert _content(shelf) == _content(library)
    assert rightslint("library", "rebuild", "--library", shelf, "--jobs", "2").out == "Rebuilt 2 recordings.\n"
    assert _content(shelf) == _content(library)


def _content(folder):
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("verb", ["add", "rebuild"])
def test_help_tells_of_processes(verb):
    assert "--jobs INTEGER RANGE" in rightslint("library", verb, "--help").out
    refused = rightslint("library", verb, *(["."] if verb == "add" else []), "--jobs", "0")
    assert refused.code == 2
    assert "0 is not in the range" in refused.err
