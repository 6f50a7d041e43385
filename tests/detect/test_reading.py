"""An asset is read once, and that tells what three readings told."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import soundfile
from music import RATE_HZ, Samples, buried, piece, write_wav

from compliance import audio
from compliance.detect.identify import hear_asset
from compliance.detect.reading import read_asset
from compliance.errors import AudioError
from compliance.listen import listen
from compliance.pipeline import identify
from compliance.progress import Silent

LONG_HZ = 4_000


def flac(path: Path, seconds: float = 8.0) -> Path:
    soundfile.write(path, piece(1, 40.0)[: round(seconds * RATE_HZ)], RATE_HZ)
    return path


def flipped(path: Path) -> Path:
    """One bit in the middle is wrong: a checksum tells, but FFmpeg doesn't mind."""
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    return path


def holed(path: Path) -> Path:
    """Some blocks in the middle are missing, which only who reads all of it can know."""
    data = path.read_bytes()
    middle = len(data) // 2
    path.write_bytes(data[:middle] + data[middle + 20_000 :])
    return path


def cut(path: Path) -> Path:
    data = path.read_bytes()
    path.write_bytes(data[: len(data) * 2 // 3])
    return path


def silence(path: Path, *, hours: float) -> Path:
    """A sparse file, so that it takes no room."""
    size = round(hours * 3600 * LONG_HZ) * 2
    head = b"RIFF" + (36 + size).to_bytes(4, "little") + b"WAVEfmt " + (16).to_bytes(4, "little")
    form = (1, 2), (1, 2), (LONG_HZ, 4), (2 * LONG_HZ, 4), (2, 2), (16, 2)
    with path.open("wb") as file:
        file.write(head + b"".join(value.to_bytes(width, "little") for value, width in form))
        file.write(b"data" + size.to_bytes(4, "little"))
        file.truncate(44 + size)
    return path


@pytest.mark.parametrize(("spoil", "times"), [(None, 1), (flipped, 2), (holed, 2), (cut, 1)])
def test_a_file_is_read_once_and_damaged_flac_again_with_the_first_reading_forgotten(tmp_path, spoil, times):
    path = flac(tmp_path / "a.flac")
    if spoil is not None:
        spoil(path)
    heard: list[list[Samples]] = []

    def listening(blocks: Iterator[Samples]) -> Samples:
        heard.append([])
        for block in blocks:
            heard[-1].append(block)
        return np.concatenate(heard[-1])

    described = audio.describe(path)
    sound, reading = read_asset(path, described, listening)
    thorough = audio.describe(path, thorough=True)
    assert len(heard) == times
    assert np.array_equal(sound, audio.load(path, rate_hz=11_025, mono=True))
    assert np.array_equal(reading.opening.samples, sound)
    assert reading.opening.duration_s == described.duration_s
    assert (reading.duration_s, reading.problem) == (thorough.duration_s, thorough.problem)


def test_an_asset_that_is_compared_with_nothing_is_read_all_the_same(library_dir, tmp_path):
    found, reading = hear_asset(holed(flac(tmp_path / "a.flac")), "a", library_dir=None)
    assert found.coverage[0].reason == "no reference library"
    assert not isinstance(reading, AudioError)
    assert "missing" in (reading.problem or "")
    found, reading = hear_asset(write_wav(tmp_path / "s.wav", piece(1)[:RATE_HZ]), "s", library_dir=library_dir)
    assert "too short" in (found.coverage[0].reason or "")
    assert not isinstance(reading, AudioError)
    assert len(reading.opening.samples) == pytest.approx(11_025, abs=1)


def test_what_cannot_be_read_is_named(library_dir, tmp_path):
    (tmp_path / "text.flac").write_text("no sound at all, whatever the name may say")
    found, reading = hear_asset(tmp_path / "text.flac", "a", library_dir=library_dir)
    assert isinstance(reading, AudioError)
    assert found.coverage[0].reason == reading.problem == "not audio (a text file)"


@pytest.mark.parametrize("jobs", [1, 2])
def test_damage_that_only_the_search_meets_is_told_of_each_file_in_its_place(library_dir, tmp_path, jobs):
    (tmp_path / "text.flac").write_text("no sound at all, whatever the name may say")
    files = [
        holed(flac(tmp_path / "b.flac")),
        tmp_path / "text.flac",
        flac(tmp_path / "whole.flac"),
        holed(flac(tmp_path / "a.flac")),
        cut(flac(tmp_path / "cut.flac")),
    ]
    found = identify(files, library=library_dir, acoustid=None, jobs=jobs, progress=Silent(), effort="fast")
    rows = [row for row in found.coverage if row.analysis == "decode"]
    assert [Path(row.asset).name for row in rows] == ["b.flac", "text.flac", "a.flac", "cut.flac"]
    assert [row.status for row in rows] == ["inconclusive", "not_run", "inconclusive", "inconclusive"]
    for row in rows:
        if row.status == "inconclusive":
            assert row.reason == audio.describe(Path(row.asset), thorough=True).problem
    assert found.coverage[: len(rows)] == tuple(rows)


def test_matches_are_rated_by_all_that_was_read_whatever_lengths_were_told_before(library_dir, tmp_path):
    hook = piece(1, 40.0)[10 * RATE_HZ : 15 * RATE_HZ]
    song = write_wav(tmp_path / "song.wav", buried(hook, piece(11, 12.0), at_s=3.0, level_db=0))
    long = silence(tmp_path / "long.wav", hours=2.5)

    def decades(*files: tuple[str, Path, float]) -> float:
        heard = listen(files, library=library_dir, acoustid=None, jobs=1, progress=Silent(), effort="fast")
        (match,) = heard.identification.matches
        assert match.log10_expected_alarms is not None
        return match.log10_expected_alarms

    alone = decades(("song", song, 12.0))
    both = decades(("song", song, 12.0), ("long", long, 1.0))
    assert both - alone == pytest.approx(np.log10(2.5 + 12 / 3600), abs=0.011)
