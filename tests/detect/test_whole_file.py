"""Whole-file identity: the same master in another coding, and nothing about excerpts."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import soundfile
from music import RATE_HZ, piece, write_wav

from compliance import audio
from compliance.detect import chromaprint
from compliance.detect.library import Library
from compliance.detect.opening import Opening
from compliance.detect.reading import read_asset, unheard
from compliance.detect.whole_file import (
    drop_prints,
    keep_print,
    keeping_prints,
    kept_print,
    print_of,
    same_recordings,
)
from compliance.errors import AudioError
from compliance.model.matching import Reference

SECONDS = 30.0


def reference(name: str, duration_s: float = SECONDS) -> Reference:
    return Reference(id=name, path=f"{name}.wav", title=name, duration_s=duration_s)


@pytest.fixture
def library(tmp_path: Path) -> Path:
    folder = tmp_path / "library"
    folder.mkdir()
    for seed in (1, 3):
        assert keep_print(folder, reference(f"song-{seed}"), write_wav(tmp_path / f"{seed}.wav", piece(seed, SECONDS)))
    return folder


def opening_of(path: Path) -> Opening:
    return read_asset(path, audio.describe(path), unheard)[1].opening


def found(library: Path, path: Path, *references: Reference):
    made, row = print_of(opening_of(path), "asset")
    assert row.status == "done"
    assert made is not None
    return same_recordings(made, "asset", library_dir=library, references=references)


def test_the_same_master_as_an_mp3_is_the_same_recording(library: Path, tmp_path: Path) -> None:
    soundfile.write(tmp_path / "copy.mp3", piece(1, SECONDS), RATE_HZ)
    matches, row = found(library, tmp_path / "copy.mp3", reference("song-1"), reference("song-3"))
    assert [match.reference.id for match in matches] == ["song-1"]
    assert matches[0].detector == "chromaprint"
    assert matches[0].confidence > 0.8
    assert row.status == "done"


def test_the_print_made_while_a_recording_is_added_is_that_of_its_file(tmp_path: Path) -> None:
    minutes = write_wav(tmp_path / "long.wav", np.tile(piece(1, SECONDS), 5)[: 125 * RATE_HZ])
    short = write_wav(tmp_path / "short.wav", piece(3, SECONDS))
    shelf = Library.create_or_open(tmp_path / "shelf")
    report = shelf.add([minutes, short], hear=keeping_prints(shelf.folder))
    kept = {Path(one.path).name: kept_print(shelf.folder, one) for one in report.added}
    assert kept == {path.name: chromaprint.fingerprint(path) for path in (minutes, short)}


@pytest.mark.parametrize("kind", ["wav", "flac", "mp3"])
@pytest.mark.parametrize("seconds", [20, 120, 150])
def test_the_print_made_while_an_asset_is_searched_is_that_of_its_file(tmp_path: Path, kind: str, seconds: int) -> None:
    path = tmp_path / f"a.{kind}"
    soundfile.write(path, np.tile(piece(1, SECONDS), 5)[: seconds * RATE_HZ], RATE_HZ)
    assert print_of(opening_of(path), "asset")[0] == chromaprint.fingerprint(path)


def test_what_cannot_be_read_has_no_print_and_says_why(tmp_path: Path) -> None:
    made, row = print_of(AudioError("holds no sound"), "asset")
    assert (made, row.status, row.reason) == (None, "not_run", "holds no sound")


def test_another_recording_is_another(library: Path, tmp_path: Path) -> None:
    other = write_wav(tmp_path / "other.wav", piece(5, SECONDS))
    assert found(library, other, reference("song-1"), reference("song-3"))[0] == ()


def test_recordings_of_another_length_are_not_compared(library: Path, tmp_path: Path) -> None:
    matches, row = found(library, tmp_path / "1.wav", reference("song-1", SECONDS * 2))
    assert (matches, row.status) == ((), "done")


def test_a_recording_without_a_print_leaves_the_answer_open(library: Path, tmp_path: Path) -> None:
    drop_prints(library, ["song-1"])
    matches, row = found(library, tmp_path / "1.wav", reference("song-1"), reference("song-3"))
    assert matches == ()
    assert row.status == "inconclusive"
    assert row.reason == "no Chromaprint print to compare with is kept for 1 of the library"


def test_without_a_backend_it_did_not_take_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chromaprint, "backends", lambda: ())
    path = write_wav(tmp_path / "a.wav", piece(1, SECONDS))
    made, row = print_of(opening_of(path), "asset")
    assert made is None
    assert row.status == "not_run"
    assert row.reason is not None
    assert "rightslint[chromaprint]" in row.reason
    assert keep_print(tmp_path, reference("song-1"), path) is False
