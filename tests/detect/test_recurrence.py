"""A bar that comes again and again in a recording is told from a passage that it holds once."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from music import RATE_HZ, buried, piece, silence, write_wav

from compliance.detect.identify import identify_asset
from compliance.detect.library import Library
from compliance.detect.recurrence import AGAIN, LONGEST_DELAY, SHORTEST_DELAY, share_again

BAR_S, BARS = 4, 10
BED_SEED = 960


def passage(seed: int, peaks: int = 60, frames: int = 200) -> tuple[np.ndarray, np.ndarray]:
    random = np.random.default_rng(seed)
    return np.sort(random.uniform(0, frames, peaks)), random.uniform(0, 250, peaks)


def recording(at: np.ndarray, bins: np.ndarray, delays: list[float]) -> tuple[np.ndarray, np.ndarray]:
    return (
        np.concatenate([at, *(at + delay for delay in delays)]),
        np.concatenate([bins, *(bins for _ in delays)]).astype(np.float32),
    )


@given(st.integers(0, 1000), st.floats(SHORTEST_DELAY + 2, LONGEST_DELAY - 2), st.sampled_from([-1, 1]))
def test_what_comes_again_is_seen_before_and_after(seed, delay, side):
    at, bins = passage(seed)
    assert share_again(at, bins, *recording(at, bins, [side * delay])) > AGAIN


@given(st.integers(0, 1000))
def test_what_is_there_once_is_not(seed):
    at, bins = passage(seed)
    assert share_again(at, bins, *recording(at, bins, [])) < AGAIN / 2


@pytest.mark.parametrize("delay", [0, SHORTEST_DELAY / 2, LONGEST_DELAY + 300])
def test_a_held_note_and_a_distant_chorus_are_no_bar_of_a_groove(delay):
    at, bins = passage(1, frames=20)
    assert share_again(at, bins, *recording(at, bins, [delay])) < AGAIN / 2


def test_the_share_is_of_the_passage():
    at, bins = passage(2, peaks=100)
    again_at, again_bins = at[:50] + 150, bins[:50].astype(np.float32)
    assert share_again(at, bins, again_at, again_bins) == pytest.approx(0.5, abs=0.1)


@pytest.fixture(scope="module")
def shelf(tmp_path_factory):
    """A recording that is one bar, played ten times, and one that goes on as music does."""
    folder = tmp_path_factory.mktemp("recurring")
    bar = piece(940, BAR_S)[: BAR_S * RATE_HZ]
    library = Library.create_or_open(folder / "library")
    library.add(
        [
            write_wav(folder / "groove.wav", np.tile(bar, BARS)),
            write_wav(folder / "song.wav", piece(941, BAR_S * BARS)),
        ]
    )
    return folder


@pytest.mark.parametrize(
    ("name", "seconds", "recurring"), [("groove", BAR_S, True), ("song", BAR_S, False), ("groove", 20, False)]
)
def test_a_match_says_whether_its_passage_recurs(shelf, tmp_path, name, seconds, recurring):
    """Ten bars of a groove are more than a pattern: they are the recording's own."""
    source = np.tile(piece(940, BAR_S), BARS) if name == "groove" else piece(941, BAR_S * BARS)
    excerpt = source[8 * RATE_HZ : (8 + seconds) * RATE_HZ]
    asset = write_wav(tmp_path / "asset.wav", buried(excerpt, piece(BED_SEED), at_s=5, level_db=6))
    matches = identify_asset(asset, "asset", library_dir=shelf / "library").matches
    assert matches
    for match in matches:
        assert match.reference.path.endswith(f"{name}.wav")
        assert match.recurring is recurring


def test_a_short_match_is_surer_where_its_passage_is_heard_once(shelf, tmp_path):
    confidence = {}
    for name, source in (("groove", np.tile(piece(940, BAR_S), BARS)), ("song", piece(941, BAR_S * BARS))):
        samples = np.concatenate([silence(5), source[8 * RATE_HZ : 11 * RATE_HZ], silence(5)])
        (match, *_) = identify_asset(write_wav(tmp_path / "a.wav", samples), "a", library_dir=shelf / "library").matches
        confidence[name] = match.log10_expected_alarms + 0.035 * match.score
    assert confidence["groove"] > confidence["song"] + 0.5
