"""A project folder is walked once, in order, without opening what must not be opened and without losing anything."""

from __future__ import annotations

import hashlib
import os
import socket
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from compliance.discover import Discovery, discover, recordings_in
from compliance.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

WAV = (
    b"RIFF\x24\x00\x00\x00WAVEfmt \x10\x00\x00\x00\x01\x00\x01\x00\x44\xac\x00\x00\x88\x58\x01\x00\x02\x00\x10\x00"
    b"data\0\0\0\0"
)
ENDINGS = ["wav", "aiff", "aif", "flac", "mp3", "m4a", "ogg", "opus", "wma", "caf", "aac", "mp4", "alac", "w64", "rf64"]
NOBODY = 65534


def put(root: Path, *names: str, content: bytes = WAV) -> None:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def roles_of(found: Discovery) -> dict[str, tuple[str, str | None]]:
    return {file.path: (file.role, file.stem_role) for file in found.files}


def test_an_empty_folder_has_no_files_and_no_problems(tmp_path: Path) -> None:
    assert discover(tmp_path) == Discovery(files=(), problems=())


@pytest.mark.parametrize("name", ["missing", "a-file.wav"])
def test_only_a_folder_can_be_walked(tmp_path: Path, name: str) -> None:
    put(tmp_path, "a-file.wav")
    with pytest.raises(UsageError, match="name the folder of an audio project"):
        discover(tmp_path / name)


def test_files_are_described_with_size_and_hash(tmp_path: Path) -> None:
    content = WAV + os.urandom(3 << 20)
    put(tmp_path, "masters/take.wav", content=content)
    (file,) = discover(tmp_path).files
    assert (file.path, file.display) == ("masters/take.wav", "masters/take.wav")
    assert file.size_bytes == len(content)
    assert file.sha256 == hashlib.sha256(content).hexdigest()


@pytest.mark.parametrize(
    ("path", "role", "stem_role"),
    [
        ("masters/ferry.wav", "master", None),
        ("Final Mixes/../Mixdown/ferry.flac", "master", None),
        ("stems/lead_vox.wav", "stem", "vocals"),
        ("stems/vocals/take 3.wav", "stem", "vocals"),
        ("samples/vocals/shout.wav", "sample", "vocals"),
        ("samples/master of puppets.wav", "sample", "mix"),
        ("Samples/Loops/x.aif", "loop", None),
        ("samples/one-shots/KickDrum 1.wav", "oneshot", "drums"),
        ("vocals/take.mp3", "vocal", "vocals"),
        ("audio/Ferry (Final Mix).wav", "master", None),
        ("audio/DrumLoop_120bpm.wav", "loop", "drums"),
        ("audio/one shot bell.wav", "oneshot", None),
        ("audio/lead_vocal_stem.wav", "stem", "vocals"),
        ("audio/sub bass.wav", "other", "bass"),
        ("audio/Bass Drum.wav", "other", "drums"),
        ("audio/interview.wav", "other", "speech"),
        ("audio/remix.wav", "other", None),
        ("audio/finally.opus", "other", None),
        ("set.als", "session", None),
        ("Ferry.logicx/Alternatives/000/ProjectData", "session", None),
        ("papers/licence.pdf", "document", None),
    ],
)
def test_roles_are_told_from_folders_first_and_names_second(
    tmp_path: Path, path: str, role: str, stem_role: str | None
) -> None:
    path = os.path.normpath(path)
    put(tmp_path, path)
    assert roles_of(discover(tmp_path)) == {path: (role, stem_role)}


def test_the_single_open_audio_file_is_the_master_of_a_project_without_one(tmp_path: Path) -> None:
    put(tmp_path, "ferry.wav", "samples/kick.wav")
    assert roles_of(discover(tmp_path))["ferry.wav"] == ("master", None)
    put(tmp_path, "other.wav")
    assert roles_of(discover(tmp_path))["ferry.wav"] == ("other", None)
    (tmp_path / "other.wav").unlink()
    put(tmp_path, "masters/ferry.wav")
    assert roles_of(discover(tmp_path))["ferry.wav"] == ("other", None)


@pytest.mark.parametrize("ending", [*ENDINGS, "WAV", "Mp3"])
def test_every_audio_extension_is_listed(tmp_path: Path, ending: str) -> None:
    put(tmp_path, f"audio/a.{ending}", "audio/b.xyz.py", content=b"anything")
    assert [file.path for file in discover(tmp_path).files] == [f"audio/a.{ending}"]


def test_audio_under_a_foreign_name_is_known_by_its_first_bytes(tmp_path: Path) -> None:
    put(tmp_path, "audio/bounce", "audio/bounce.bak", content=WAV)
    put(tmp_path, "audio/notes.json", content=b"{}")
    put(tmp_path, "audio/tune.dat", content=b"\0\0\0\x20ftypM4A ")
    assert [file.path for file in discover(tmp_path).files] == ["audio/bounce", "audio/bounce.bak", "audio/tune.dat"]


def test_tools_hidden_files_and_our_own_files_are_left_out(tmp_path: Path) -> None:
    ignored = [".git/a.wav", ".hidden.wav", "node_modules/a.wav", "env/lib/a.wav", "rights.yaml", "rights-report.html"]
    put(tmp_path, *ignored, "env/pyvenv.cfg", "venv tour/a.wav")
    assert discover(tmp_path) == Discovery(files=discover(tmp_path).files, problems=())
    assert [file.path for file in discover(tmp_path).files] == ["venv tour/a.wav"]


def test_the_ignore_file_speaks_gitignore_and_what_it_hides_is_told(tmp_path: Path) -> None:
    put(tmp_path, "a.wav", "ref/x.wav", "ref/deep/y.wav", "takes/1.wav", "takes/2.wav", "takes/notes.txt")
    (tmp_path / ".rightslintignore").write_text("# references\nref/\ntakes/*.wav\n!takes/2.wav\n")
    found = discover(tmp_path)
    assert [file.path for file in found.files] == ["a.wav", "takes/2.wav", "takes/notes.txt"]
    assert found.ignored == ("ref/", "takes/1.wav")
    assert found.problems == ()


def test_a_bad_pattern_names_its_line(tmp_path: Path) -> None:
    (tmp_path / ".rightslintignore").write_text("fine\n!\n")
    with pytest.raises(
        UsageError, match=r"^\.rightslintignore:2: '!' is not a pattern; write patterns as in \.gitignore$"
    ):
        discover(tmp_path)


def test_links_inside_the_project_are_files_under_their_own_name(tmp_path: Path) -> None:
    put(tmp_path, "bounces/v7.wav", "shared/kick.wav")
    (tmp_path / "masters").mkdir()
    (tmp_path / "masters/ferry.wav").symlink_to("../bounces/v7.wav")
    (tmp_path / "a-link").symlink_to("shared")
    found = discover(tmp_path)
    assert found.problems == ()
    assert [file.path for file in found.files] == ["bounces/v7.wav", "masters/ferry.wav", "shared/kick.wav"]


def test_a_linked_folder_that_the_walk_would_not_enter_is_followed(tmp_path: Path) -> None:
    put(tmp_path, ".cache/pack/loop.wav")
    (tmp_path / "loops").symlink_to(".cache/pack")
    assert roles_of(discover(tmp_path)) == {"loops/loop.wav": ("loop", None)}


def test_loops_escapes_and_dead_links_are_reported_once_each(tmp_path: Path) -> None:
    project = tmp_path / "project"
    put(project, "deep/a.wav")
    put(tmp_path, "outside/secret.wav")
    (project / "deep/up").symlink_to("..")
    (project / "self.wav").symlink_to("self.wav")
    (project / "escape").symlink_to(tmp_path / "outside")
    (project / "escape.wav").symlink_to("../outside/secret.wav")
    (project / "gone.wav").symlink_to("nowhere.wav")
    (project / "linked").symlink_to("deep")
    found = discover(project)
    assert [file.path for file in found.files] == ["deep/a.wav"]
    assert [(problem.path, problem.problem) for problem in found.problems] == [
        ("deep/up", "a symbolic link back to a folder it lies in"),
        ("escape", "a symbolic link out of the project"),
        ("escape.wav", "a symbolic link out of the project"),
        ("gone.wav", "a symbolic link to nothing"),
        ("self.wav", "a symbolic link that leads back to itself"),
    ]
    assert all(problem.remedy for problem in found.problems)


def test_a_folder_of_samples_gives_the_same_audio_and_what_its_links_lead_to(tmp_path: Path) -> None:
    folder = tmp_path / "pack"
    put(folder, "b.wav", "sub/a.flac", "drums.als", "notes.txt", "node_modules/x.wav")
    put(folder, "no-ending", content=WAV)
    put(folder, "empty.wav", content=b"")
    put(tmp_path, "outside/secret.wav")
    assert recordings_in(folder) == (
        tuple(file.path for file in discover(folder).files if file.role not in ("session", "document")),
        discover(folder).problems,
    )
    (folder / "link.wav").symlink_to(tmp_path / "outside/secret.wav")
    (folder / "linked").symlink_to(tmp_path / "outside")
    (folder / "gone.wav").symlink_to("nowhere.wav")
    found, problems = recordings_in(folder)
    assert found == ("b.wav", "link.wav", "linked/secret.wav", "no-ending", "sub/a.flac")
    assert [problem.path for problem in problems] == ["empty.wav", "gone.wav"]
    with pytest.raises(UsageError, match="there is no such folder"):
        recordings_in(tmp_path / "missing")


def test_an_unfetched_lfs_pointer_says_how_to_fetch_it(tmp_path: Path) -> None:
    pointer = b"version https://git-lfs.github.com/spec/v1\noid sha256:0e17\nsize 1269780\n"
    put(tmp_path, "samples/big kick.wav", content=pointer)
    (problem,) = discover(tmp_path).problems
    assert problem.problem == "not audio (an unfetched Git LFS pointer)"
    assert problem.remedy == "run: git lfs pull --include 'samples/big kick.wav'"
    assert discover(tmp_path).files == ()


def test_empty_audio_is_a_problem_and_an_empty_document_is_not(tmp_path: Path) -> None:
    put(tmp_path, "a.wav", "set.als", "notes.txt", content=b"")
    found = discover(tmp_path)
    assert [(p.path, p.problem) for p in found.problems] == [
        ("a.wav", "the file is empty (0 bytes)"),
        ("set.als", "the file is empty (0 bytes)"),
    ]
    assert [file.path for file in found.files] == ["notes.txt"]


def test_pipes_and_sockets_are_named_but_never_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.wav")
    os.mkfifo(tmp_path / "pipe")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(tmp_path / "s.wav"))
        found = discover(tmp_path)  # opening a pipe nobody writes to would never return
    assert [(p.path, p.problem.partition(";")[0]) for p in found.problems] == [
        ("pipe.wav", "not a file but a named pipe"),
        ("s.wav", "not a file but a socket"),
    ]


@contextmanager
def as_ordinary_user() -> Iterator[Path]:
    """Give up root for a while (permissions do not bind it) in a folder that an ordinary user owns."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if os.geteuid() != 0:
            yield folder
            return
        os.chown(folder, NOBODY, NOBODY)
        os.seteuid(NOBODY)
        try:
            yield folder
        finally:
            os.seteuid(0)


def test_what_may_not_be_read_is_a_problem_with_a_remedy() -> None:
    with as_ordinary_user() as folder:
        put(folder, "locked.wav", "closed/a.wav", "blind/a.wav", "open.wav")
        (folder / "locked.wav").chmod(0)
        (folder / "closed").chmod(0)
        (folder / "blind").chmod(0o400)
        found = discover(folder)
        for name in ("closed", "blind"):
            (folder / name).chmod(0o700)
    assert [file.path for file in found.files] == ["open.wav"]
    assert [(p.path, p.problem, p.remedy) for p in found.problems] == [
        ("blind/a.wav", "cannot be read (permission denied)", "run: chmod u+rX blind/a.wav"),
        ("closed", "cannot be read (permission denied)", "run: chmod u+rX closed"),
        ("locked.wav", "cannot be read (permission denied)", "run: chmod u+rX locked.wav"),
    ]


def test_a_locked_project_is_an_error_of_the_call() -> None:
    with as_ordinary_user() as folder:
        (folder / "locked").mkdir(mode=0)
        with pytest.raises(UsageError, match=r"cannot be read \(permission denied\); make it readable"):
            discover(folder / "locked")


def test_odd_names_are_kept_as_they_are_and_shown_safely(tmp_path: Path) -> None:
    names = [
        b"two  words.wav",
        b"line\nbreak.wav",
        b"latin-\xe9.wav",
        "right\u202eleft.wav".encode(),
        b"\x1b[31mred.wav",
    ]
    (tmp_path / "odd").mkdir()
    for name in names:
        Path(os.fsdecode(os.fsencode(tmp_path / "odd") + b"/" + name)).write_bytes(WAV)
    found = discover(tmp_path)
    assert found.problems == ()
    assert sorted(os.fsencode(file.path) for file in found.files) == sorted(b"odd/" + name for name in names)
    shown = {file.display for file in found.files}
    assert shown == {
        "odd/two  words.wav",
        "odd/line\\nbreak.wav",
        "odd/latin-\\xe9.wav",
        "odd/right\\u202eleft.wav",
        "odd/\\x1b[31mred.wav",
    }


def test_two_paths_that_look_the_same_get_different_ids(tmp_path: Path) -> None:
    put(tmp_path, "a/x\n.wav", "a/x\\n.wav")
    assert [file.display for file in discover(tmp_path).files] == ["a/x\\n.wav", "a/x\\n.wav (2)"]


def test_the_order_is_that_of_the_paths_whatever_the_disk_says(tmp_path: Path) -> None:
    names = [f"{folder}/{letter}.wav" for folder in ("b", "a", "é", "a b") for letter in "zay"]
    put(tmp_path, *names)
    paths = [file.path for file in discover(tmp_path).files]
    assert paths == sorted(names, key=os.fsencode)
    assert discover(tmp_path) == discover(tmp_path)
