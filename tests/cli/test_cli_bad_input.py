"""Whatever is wrong: one clear line that names file, place and remedy, the documented exit code, and nothing lost."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import soundfile
from command import AS_OF, one_error_line, rightslint
from music import piece, write_wav

LIMITED = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), int(sys.argv[1])))
sys.argv = ["rightslint", *sys.argv[2:]]
from compliance.cli.main import main
main()
"""


def with_file_size_limit(limit_bytes: int, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run the command where no file may grow beyond `limit_bytes`: what a full disk looks like to a program."""
    command = [sys.executable, "-c", LIMITED, str(limit_bytes), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)


def test_no_such_folder(tmp_path):
    line = one_error_line(rightslint("scan", tmp_path / "nowhere"))
    assert line == f"error: {tmp_path}/nowhere: there is no such folder; name the folder of an audio project"


def test_an_empty_folder(tmp_path):
    assert "there is no audio here" in one_error_line(rightslint("scan", tmp_path))


def test_a_folder_without_audio(tmp_path):
    (tmp_path / "notes.txt").write_text("remember the milk")
    assert "there is no audio here" in one_error_line(rightslint("scan", tmp_path))


def test_a_file_instead_of_a_folder(finished_project):
    line = one_error_line(rightslint("scan", finished_project / "masters" / "master.wav"))
    assert "is a file, not a project folder; use rightslint identify" in line


def test_a_library_that_is_not_there(project, tmp_path):
    line = one_error_line(rightslint("scan", project, "--library", tmp_path / "none"))
    assert "there is no library here; make one: rightslint library add" in line


def test_files_that_do_not_decode_make_the_evidence_incomplete(project, library):
    masters = project / "masters"
    whole = (masters / "master.wav").read_bytes()
    (masters / "zero.wav").write_bytes(b"")
    (masters / "text.wav").write_text("this is not sound, whatever its name says")
    (masters / "cut.wav").write_bytes(whole[: len(whole) // 3])
    (masters / "master.wav").unlink()
    (project / "rights.yaml").unlink()
    result = rightslint("scan", project, "--library", library, *AS_OF, "--format", "json", "--jurisdiction", "US")
    problems = {p["path"]: p["problem"] for p in result.json["problems"]}
    assert set(problems) == {"masters/zero.wav", "masters/text.wav", "masters/cut.wav"}
    assert "not audio" in problems["masters/text.wav"]
    assert result.json["reasons_incomplete"]
    assert result.code in (1, 3)


def test_a_mislabelled_file_is_heard_all_the_same(project, library):
    path = project / "masters" / "master.wav"
    samples, rate = soundfile.read(path)
    path.unlink()
    soundfile.write(project / "masters" / "x.flac", samples, rate)
    (project / "masters" / "x.flac").rename(path)
    found = rightslint("scan", project, "--library", library, *AS_OF, "--format", "json").json
    assert found["problems"] == []
    assert found["matches"]


@pytest.mark.parametrize(
    "name", [b"two  words.wav", b"line\nbreak.wav", b"caf\xe9.wav", b"\x1b[31mred.wav", b"--jobs.wav"]
)
def test_odd_names_are_heard_and_shown_safely(project, library, name):
    (project / "masters" / "master.wav").rename(project / "masters" / os.fsdecode(name))
    (project / "rights.yaml").unlink()
    result = rightslint("scan", project, "--library", library, *AS_OF, "--jurisdiction", "US")
    assert result.code == 1, result.err
    assert "\x1b" not in result.out
    assert "song-1" in result.out


def test_a_link_to_its_own_parent_ends(project, library):
    (project / "masters" / "again").symlink_to(project)
    result = rightslint("scan", project, "--library", library, *AS_OF, "--format", "json")
    assert [asset["id"] for asset in result.json["assets"]] == ["masters/master.wav"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("release: [", "rights.yaml:1:"),
        ("relase: {title: x}", "did you mean 'release'?"),
        ("release: {title: x, territories: [UK]}", "write GB"),
        ("\x00\x01", "rights.yaml"),
        ("release: &a [*a]", "rights.yaml:1:"),
    ],
)
def test_a_malformed_manifest(project, library, text, said):
    (project / "rights.yaml").write_text(text)
    result = rightslint("scan", project, "--library", library, *AS_OF)
    assert result.code == 2
    assert said in result.err
    assert "Traceback" not in result.err


def test_a_dangling_reference_names_both_ends(project, library):
    with (project / "rights.yaml").open("a") as manifest:
        manifest.write(
            "uses:\n  - {id: a, kind: sample, origin: sample, licences: [harbour]}\nlicences:\n  - {id: harbor}\n"
        )
    line = one_error_line(rightslint("scan", project, "--library", library, *AS_OF))
    assert "licence 'harbour' is not defined under licences; did you mean 'harbor'?" in line
    assert "rights.yaml:13:" in line


def test_a_flipped_byte_in_the_library(project, library, tmp_path):
    damaged = Path(shutil.copytree(library, tmp_path / "damaged"))
    shard = max(damaged.glob("**/*.shard"), key=lambda path: path.stat().st_size)
    data = bytearray(shard.read_bytes())
    data[len(data) // 2] ^= 1
    shard.write_bytes(bytes(data))
    assert shard.name in one_error_line(rightslint("scan", project, "--library", damaged))
    verified = rightslint("library", "verify", "--library", damaged)
    assert verified.code == 2
    assert shard.name in verified.err
    assert rightslint("library", "verify", "--library", library).code == 0


def test_a_full_disk_while_writing_the_library(library, tmp_path):
    copy = Path(shutil.copytree(library, tmp_path / "library"))
    write_wav(tmp_path / "new.wav", piece(9))
    failed = with_file_size_limit(2000, "library", "add", tmp_path / "new.wav", "--library", copy)
    assert failed.returncode == 2, failed.stderr
    assert "no room" in failed.stderr
    assert "Traceback" not in failed.stderr
    assert (
        rightslint("library", "list", "--library", copy).out == rightslint("library", "list", "--library", library).out
    )
    assert rightslint("library", "verify", "--library", copy).code == 0


def test_a_full_disk_while_writing_the_report(project, library):
    report = project / "report.html"
    report.write_text("the report of yesterday")
    failed = with_file_size_limit(2000, "scan", project, "--library", library, "--format", "html", "--output", report)
    assert failed.returncode == 2, failed.stderr
    assert "report.html" in failed.stderr
    assert "Traceback" not in failed.stderr
    assert report.read_text() == "the report of yesterday"
    assert sorted(path.name for path in project.iterdir()) == ["masters", "report.html", "rights.yaml"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "not JSON"),
        ("[]", "facts"),
        ('{"schema": "rightslint.facts/1"}', "evaluated_on"),
        ('{"schema": "rightslint.facts/9"}', "schema"),
    ],
)
def test_facts_that_are_none(tmp_path, text, said):
    document = tmp_path / "facts.json"
    document.write_text(text)
    assert said in one_error_line(rightslint("judge", document))


def test_unknown_words_name_the_nearest(project):
    assert "did you mean 'scan'?" in rightslint("scn").err
    assert "us/sampling-recording" in one_error_line(rightslint("explain", "us/sampling-recordin"))
    assert "write GB" in one_error_line(rightslint("scan", project, "--jurisdiction", "UK"))
    assert "choose one of" in one_error_line(rightslint("schema", "identity"))


def test_online_needs_a_key(project, library):
    assert "RIGHTSLINT_ACOUSTID_KEY" in one_error_line(
        rightslint("scan", project, "--library", library, *AS_OF, "--online")
    )


def test_init_never_touches_an_existing_manifest(project):
    before = (project / "rights.yaml").read_text()
    assert "exists already and is left as it is" in one_error_line(rightslint("init", project))
    assert (project / "rights.yaml").read_text() == before


def test_init_needs_no_library(project, tmp_path):
    (project / "rights.yaml").unlink()
    result = rightslint("init", project, "--library", tmp_path / "none")
    assert result.code == 0, result.err
    assert result.out.startswith("Wrote rights.yaml: 1 master. ")


def test_nearly_a_platform_is_no_platform(project):
    assert "did you mean 'spotify'?" in one_error_line(rightslint("scan", project, "--platform", "sporify"))
    manifest = project / "rights.yaml"
    manifest.write_text(manifest.read_text().replace("[spotify]", "[spotifi]"))
    line = one_error_line(rightslint("scan", project))
    assert line.startswith("error: rights.yaml:8:")
    assert "did you mean 'spotify'?" in line


def test_a_report_that_could_not_be_written_is_refused_before_listening(project):
    line = one_error_line(rightslint("scan", project, "--format", "html", "--output", project / "no" / "report.html"))
    assert "its folder does not exist; name another --output" in line


def test_a_damaged_library_does_not_grow(library, tmp_path):
    damaged = Path(shutil.copytree(library, tmp_path / "damaged"))
    shard = max(damaged.glob("**/*.shard"), key=lambda path: path.stat().st_size)
    data = bytearray(shard.read_bytes())
    data[len(data) // 2] ^= 1
    shard.write_bytes(bytes(data))
    write_wav(tmp_path / "new.wav", piece(9))
    assert shard.name in one_error_line(rightslint("library", "add", tmp_path / "new.wav", "--library", damaged))


def test_links_in_a_folder_of_samples_are_followed_and_skipped_files_are_told(tmp_path):
    write_wav(tmp_path / "elsewhere.wav", piece(9))
    (tmp_path / "pack").mkdir()
    (tmp_path / "pack" / "linked.wav").symlink_to(tmp_path / "elsewhere.wav")
    (tmp_path / "pack" / "text.wav").write_text("no sound")
    result = rightslint("library", "add", tmp_path / "pack", "--library", tmp_path / "library")
    assert result.code == 3
    assert result.out.startswith("Added 1 recording ")
    assert "text.wav: not audio" in result.err


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_output_to_a_full_disk_is_an_error(tmp_path, unbuffered):
    """A file that may not grow stands for the full disk: standard output goes there."""
    command = [sys.executable, "-c", LIMITED, "2000", "schema", "facts"]
    environment = {**os.environ, "PYTHONUNBUFFERED": unbuffered}
    with (tmp_path / "schema.json").open("wb") as out:
        ended = subprocess.run(command, stdout=out, stderr=subprocess.PIPE, text=True, env=environment, check=False)
    assert ended.returncode == 2
    assert "no room left" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_an_empty_paper_is_no_paper(project, library):
    (project / "papers").mkdir()
    (project / "papers" / "empty.pdf").touch()
    with (project / "rights.yaml").open("a") as manifest:
        manifest.write("licences:\n  - {id: harbour, rights: [master], document: {path: papers/empty.pdf}}\n")
    result = rightslint("scan", project, "--library", library, *AS_OF, "--format", "json")
    (problem,) = result.json["problems"]
    assert problem["path"] == "papers/empty.pdf"
    assert problem["problem"].startswith("is empty, named at rights.yaml:13:")


def test_thresholds_that_contradict_each_other(project):
    with (project / "rights.yaml").open("a") as manifest:
        manifest.write("settings: {match_min: 1.0, match_block: 0.5}\n")
    assert "rights.yaml:12:" in one_error_line(rightslint("scan", project))
