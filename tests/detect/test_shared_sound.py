"""Songs that share a loop and nothing else: nobody is accused without being told what the sound may be."""

from __future__ import annotations

import numpy as np
import pytest
from music import RATE_HZ, piece, write_wav

from compliance.detect.identify import identify_asset
from compliance.detect.library import Library

LOOP_S, LENGTH_S = 8, 32


def song(seed: int, loop: np.ndarray, *, loop_db: float) -> np.ndarray:
    """A piece of its own over a stock loop."""
    own = piece(seed, LENGTH_S, drums=False)
    over = np.tile(loop, LENGTH_S // LOOP_S)[: len(own)] * 10 ** (loop_db / 20)
    return (own + over).astype(np.float32) * np.float32(0.5)


@pytest.fixture(scope="module")
def shelf(tmp_path_factory):
    folder = tmp_path_factory.mktemp("shared")
    loop = piece(900, LOOP_S)[: LOOP_S * RATE_HZ]
    songs = {name: song(seed, loop, loop_db=6) for name, seed in (("one", 901), ("two", 902), ("mine", 903))}
    paths = {name: write_wav(folder / f"{name}.wav", samples) for name, samples in songs.items()}
    library = Library.create_or_open(folder / "library")
    library.add([paths["one"], paths["two"]])
    return folder, paths


def test_a_loop_that_two_recordings_hold_names_both_or_is_labelled(shelf):
    folder, paths = shelf
    matches = identify_asset(paths["mine"], "mine", library_dir=folder / "library").matches
    assert matches
    for match in matches:
        assert match.layer_only or match.alternatives or match.shared_with


def test_the_song_itself_is_named_and_the_other_is_told_beside_it(shelf):
    folder, paths = shelf
    (match,) = identify_asset(paths["one"], "a", library_dir=folder / "library").matches
    assert match.reference.path.endswith("one.wav")
    assert not match.layer_only
    assert [other.path.rpartition("/")[2] for other in (*match.alternatives, *match.shared_with)] == ["two.wav"]
