"""A recording goes by the SHA-256 of the very bytes that were decoded, and these are summed once."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest
from music import piece, write_wav

from compliance import curate
from compliance.detect.content import content_of, still
from compliance.detect.library import Library
from compliance.detect.rebuild import rebuild
from compliance.errors import AudioError
from compliance.model.files import Tags
from compliance.progress import Silent

MB = 1_000_000
NO_SOUND_MB = 8


@pytest.fixture
def song(tmp_path: Path) -> Path:
    """A recording in a folder of its own, with 8 MB after the sound that decoders pass over."""
    (tmp_path / "music").mkdir()
    path = write_wav(tmp_path / "music" / "song.wav", piece(1, 6.0))
    with path.open("ab") as file:
        file.write(b"junk" + (NO_SOUND_MB * MB).to_bytes(4, "little") + bytes(NO_SOUND_MB * MB))
    return path


def read_mb() -> float:
    """What this process has read so far, wherever it came from."""
    name, count = Path("/proc/self/io").read_text().splitlines()[0].split()
    assert name == "rchar:"
    return int(count) / MB


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def longer(path: Path) -> None:
    with path.open("ab") as file:
        file.write(b"more")


def test_adding_a_folder_and_rebuilding_sum_every_file_once(song, tmp_path):
    folder = tmp_path / "library"
    Library.create_or_open(folder).add([write_wav(tmp_path / "other.wav", piece(2, 6.0))])  # loads what adding needs
    before = read_mb()
    report = curate.add([song.parent], library=folder, licence=None, owner=None, progress=Silent())
    assert NO_SOUND_MB <= read_mb() - before < 1.5 * NO_SOUND_MB
    assert [reference.id for reference in report.added] == [sha256(song)[:16]]
    before = read_mb()
    assert rebuild(folder).rebuilt == 2
    assert NO_SOUND_MB <= read_mb() - before < 1.5 * NO_SOUND_MB
    assert Library.open(folder).references()[1] == report.added[0]


def test_a_file_is_read_again_only_where_something_about_it_changed(song):
    content = content_of(song)
    assert content.sha256 == sha256(song)
    before = read_mb()
    assert still(song, content) == content
    assert read_mb() - before < 1
    os.utime(song)
    touched = still(song, content)
    assert touched.sha256 == content.sha256
    assert touched.identity != content.identity
    assert still(song, touched) == touched


@pytest.mark.parametrize("harm", [longer, Path.unlink, lambda path: write_wav(path, piece(3, 6.0))])
def test_a_file_that_holds_something_else_now_is_an_error(song, harm):
    content = content_of(song)
    harm(song)
    with pytest.raises(AudioError, match=r"changed while it was being read|no such file") as caught:
        still(song, content)
    assert caught.value.place == str(song)


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_file_that_is_written_to_while_it_is_added_is_reported_and_left_out(song, tmp_path, jobs):
    library = Library.create_or_open(tmp_path / "library")
    other = write_wav(tmp_path / "other.wav", piece(2, 6.0))
    report = library.add([song, other], tags_of=writes_to_the_song, jobs=jobs)
    assert [Path(reference.path).name for reference in report.added] == ["other.wav"]
    (problem,) = report.problems
    assert (problem.path, problem.problem) == (str(song), "was changed while it was being read")
    assert problem.remedy == "run it again when no other program writes to the file"
    assert [Path(reference.path).name for reference in library.add([song]).added] == ["song.wav"]


def test_a_file_that_gets_other_rights_while_it_is_added_is_the_same(song, tmp_path):
    def changes_rights(path: Path) -> Tags:
        path.chmod(0o600)
        return Tags()

    song.chmod(0o644)
    report = Library.create_or_open(tmp_path / "library").add([song], tags_of=changes_rights)
    assert [reference.id for reference in report.added] == [sha256(song)[:16]]
    assert report.problems == ()


@pytest.mark.parametrize("drop_missing", [False, True])
def test_a_file_that_changes_while_a_library_is_rebuilt_counts_as_missing(song, tmp_path, drop_missing):
    class Meddling(Silent):
        def stage(self, title: str, total: int | None = None) -> None:
            if title == "Fingerprinting":
                write_wav(song, piece(3, 6.0))

    library = Library.create_or_open(tmp_path / "library")
    added = library.add([song, write_wav(tmp_path / "other.wav", piece(2, 6.0))]).added
    report = rebuild(library.folder, drop_missing=drop_missing, progress=Meddling())
    assert [(problem.path, problem.problem) for problem in report.missing] == [
        (str(song), "was changed while it was being read")
    ]
    again = Library.open(library.folder)
    assert again.references() == (added[1:] if drop_missing else added)
    assert again.verify() == []


def writes_to_the_song(path: Path) -> Tags:
    if path.name == "song.wav":
        longer(path)
    return Tags()
