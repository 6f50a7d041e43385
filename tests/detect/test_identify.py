"""An excerpt is found where it is, as what it is; what is not there is not found."""

from __future__ import annotations

import math
import pickle
from pathlib import Path

import msgspec
import numpy as np
import pytest
from music import (
    RATE_HZ,
    buried,
    clicks,
    noise,
    piece,
    pitched,
    silence,
    stretched,
    tone,
    varispeed,
    write_wav,
)

from compliance.detect.calibration import LEAST_HOURS, expected_alarms
from compliance.detect.identify import AssetMatches, identify_asset
from compliance.detect.library import Library
from compliance.detect.separate import BuiltinSeparator
from compliance.errors import LibraryDamagedError, LibraryError

AT_S, FROM_S, LENGTH_S = 8.0, 12.0, 7.0
BED_SEED = 50

TRANSFORMS = {
    "plain": (lambda x: x, 0.0, 1.0, False),
    "higher": (lambda x: pitched(x, 2), 2.0, 1.0, False),
    "lower": (lambda x: pitched(x, -3), -3.0, 1.0, False),
    "faster": (lambda x: stretched(x, 1.1), 0.0, 1.1, False),
    "slower": (lambda x: stretched(x, 0.85), 0.0, 0.85, False),
    "tape": (lambda x: varispeed(x, 1.05), 0.845, 1.05, False),
    "backwards": (lambda x: x[::-1], 0.0, 1.0, True),
}


def excerpt(seed: int = 3):
    return piece(seed, 40.0)[int(FROM_S * RATE_HZ) : int((FROM_S + LENGTH_S) * RATE_HZ)]


def only(found: AssetMatches):
    assert len(found.matches) == 1, found.matches
    return found.matches[0]


@pytest.mark.parametrize("name", TRANSFORMS)
@pytest.mark.parametrize("level_db", [6, 0])
def test_a_buried_excerpt_is_found_with_place_and_transform(identify, name, level_db):
    change, semitones, tempo, is_reversed = TRANSFORMS[name]
    changed = change(excerpt())
    match = only(identify(buried(changed, piece(BED_SEED), at_s=AT_S, level_db=level_db)))
    assert match.reference.title == "piece 3"
    assert match.start_s == pytest.approx(AT_S, abs=0.5)
    assert match.end_s == pytest.approx(AT_S + len(changed) / RATE_HZ, abs=0.6)
    assert match.ref_start_s == pytest.approx(FROM_S, abs=0.6)
    assert match.ref_end_s == pytest.approx(FROM_S + LENGTH_S, abs=0.6)
    assert match.pitch_semitones == pytest.approx(semitones, abs=0.05)
    assert match.tempo_ratio == pytest.approx(tempo, rel=0.01)
    assert match.reversed is is_reversed
    assert match.stem == "mix"
    assert not match.layer_only
    assert match.confidence > 0.99


@pytest.mark.parametrize(("seconds", "brief"), [(2.4, True), (3.5, False)])
def test_a_match_of_a_bar_at_most_says_that_it_is_brief_and_is_less_sure(identify, seconds, brief):
    match = only(identify(buried(excerpt()[: int(seconds * RATE_HZ)], piece(BED_SEED), at_s=AT_S, level_db=6)))
    assert match.brief is brief
    kind = "shared" if brief else "own"
    alarms = expected_alarms(match.score, kind, query_hours=LEAST_HOURS, library_hours=LEAST_HOURS)
    assert match.log10_expected_alarms == pytest.approx(math.log10(alarms), abs=0.02)


def test_a_match_carries_what_the_library_knows_of_the_recording(identify):
    reference = only(identify(excerpt())).reference
    assert (reference.title, reference.owner, reference.licence) == ("piece 3", "Quiet Harbour", "harbour-1")
    assert reference.first_published_year == 2011
    assert reference.duration_s == pytest.approx(40.0)
    assert reference.path.endswith("piece 3.wav")


def test_two_excerpts_of_different_recordings_are_both_found(identify):
    mix = buried(excerpt(1), piece(BED_SEED), at_s=3, level_db=3)
    mix = buried(excerpt(4), mix, at_s=17, level_db=3)
    assert [match.reference.title for match in identify(mix).matches] == ["piece 1", "piece 4"]


def test_a_long_match_over_several_windows_is_one_match(identify):
    match = only(identify(piece(2, 40.0)))
    assert match.reference.title == "piece 2"
    assert match.start_s < 0.6
    assert match.end_s > 38


def test_a_file_of_the_library_itself_is_a_match_like_any_other(library_dir):
    path = library_dir.parent / "piece 1.wav"
    assert only(identify_asset(path, "piece 1.wav", library_dir=library_dir)).reference.title == "piece 1"


@pytest.mark.parametrize("seed", [60, 61, 62])
def test_other_music_gives_nothing(identify, seed):
    found = identify(piece(seed, 40.0))
    assert not found.matches
    assert found.coverage[0].status == "done"


@pytest.mark.parametrize(
    "sound",
    [noise(1, 20), tone(440, 20), tone(220, 20) + tone(277.2, 20), np.sign(tone(50, 20)) * 0.9, clicks(20) + 0.2],
    ids=["noise", "tone", "two tones", "clipping", "clicks with an offset"],
)
def test_sounds_that_are_no_music_give_nothing(identify, sound):
    assert not identify(np.clip(sound, -1, 1).astype(np.float32)).matches


@pytest.mark.parametrize(
    ("sound", "reason"),
    [
        (silence(10), "silent, or nothing in it that could be recognised"),
        (excerpt()[:RATE_HZ], "too short (1.00 s; 1.5 s is the least)"),
        (silence(0.1), "too short (0.10 s; 1.5 s is the least)"),
    ],
    ids=["silence", "short music", "short silence"],
)
def test_what_cannot_be_recognised_is_not_called_examined(identify, sound, reason):
    found = identify(sound)
    assert not found.matches
    assert [(row.analysis, row.status) for row in found.coverage] == [
        ("fingerprint", "not_run"),
        ("dense_search", "not_run"),
        ("separation", "not_run"),
    ]
    assert found.coverage[0].reason == reason


def test_every_row_that_is_not_done_has_a_reason(identify):
    rows = [row for sound in (silence(3), piece(60, 40.0)) for row in identify(sound).coverage]
    assert all(row.reason for row in rows if row.status != "done")


def test_without_a_library_nothing_is_examined_and_coverage_says_so(tmp_path):
    found = identify_asset(write_wav(tmp_path / "a.wav", excerpt()), "a.wav", library_dir=None)
    assert found.matches == ()
    assert found.coverage[0].reason == "no reference library"


def test_a_missing_library_is_an_error(tmp_path):
    path = write_wav(tmp_path / "a.wav", excerpt())
    with pytest.raises(LibraryError, match="no reference library here"):
        identify_asset(path, "a.wav", library_dir=tmp_path / "nowhere")


def test_a_file_that_is_not_audio_is_not_examined(library_dir, tmp_path):
    (tmp_path / "fake.wav").write_bytes(b"RIFF\0\0\0\0WAVEnot really" * 40)
    found = identify_asset(tmp_path / "fake.wav", "fake.wav", library_dir=library_dir)
    assert found.coverage[0].status == "not_run"
    assert found.coverage[0].reason


def test_a_truncated_file_is_searched_as_far_as_it_goes_and_is_inconclusive(library_dir, tmp_path):
    path = write_wav(tmp_path / "whole.wav", piece(2, 40.0))
    cut = tmp_path / "cut.wav"
    cut.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    found = identify_asset(cut, "cut.wav", library_dir=library_dir)
    assert only(found).end_s == pytest.approx(20, abs=1)
    assert found.coverage[0].status == "inconclusive"
    assert "truncated" in (found.coverage[0].reason or "")


def test_the_same_input_gives_the_same_bytes(library_dir, tmp_path):
    path = write_wav(tmp_path / "a.wav", buried(excerpt(), piece(BED_SEED), at_s=AT_S, level_db=0))
    answers = {
        msgspec.json.encode(identify_asset(path, "a", library_dir=library_dir, separator=BuiltinSeparator()))
        for _ in range(2)
    }
    assert len(answers) == 1


def test_the_answer_crosses_process_boundaries(identify):
    found = identify(excerpt())
    assert pickle.loads(pickle.dumps(found)) == found


def test_a_library_that_changed_under_an_open_index_is_read_again(library_dir, tmp_path):
    library = Library.create_or_open(tmp_path / "library")
    library.add([library_dir.parent / "piece 1.wav", library_dir.parent / "piece 2.wav"])
    asset = write_wav(tmp_path / "a.wav", excerpt(1))
    first = only(identify_asset(asset, "a.wav", library_dir=library.folder))
    library.remove([first.reference.id])
    assert not identify_asset(asset, "a.wav", library_dir=library.folder).matches


def test_a_changed_byte_in_the_library_stops_the_search(library_dir, tmp_path):
    library = Library.create_or_open(tmp_path / "library")
    library.add([library_dir.parent / "piece 1.wav"])
    shard = next(library.folder.glob("*.shard"))
    content = bytearray(shard.read_bytes())
    content[len(content) // 2] ^= 1
    shard.write_bytes(content)
    with pytest.raises(LibraryDamagedError, match="changed since it was written"):
        identify_asset(Path(library_dir.parent / "piece 1.wav"), "a", library_dir=library.folder)


def test_copies_of_a_recording_are_named_as_alternatives(library_dir, tmp_path):
    copy = write_wav(tmp_path / "remaster.wav", piece(1, 40.0) * np.float32(0.5))
    library = Library.create_or_open(tmp_path / "library")
    library.add([library_dir.parent / "piece 1.wav", copy])
    match = only(identify_asset(write_wav(tmp_path / "a.wav", excerpt(1)), "a", library_dir=library.folder))
    assert len(match.alternatives) == 1
    assert {match.reference.id, match.alternatives[0].id} == {reference.id for reference in library.references()}
