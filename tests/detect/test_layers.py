"""Only doubtful stretches are taken apart, and what is heard in a layer must be stronger."""

from __future__ import annotations

import numpy as np
import pytest
from music import RATE_HZ, buried, piece, write_wav

from compliance.detect.identify import Limits, identify_asset
from compliance.detect.layers import stretches_around


class HearsTheSample:
    """A separator that works perfectly: it knows what was buried."""

    name = "perfect"

    def __init__(self, sample, start_s: float) -> None:
        self.sample, self.start_s, self.heard_s = sample, start_s, 0.0

    def separate(self, samples, *, rate_hz):
        self.heard_s += samples.shape[-1] / rate_hz
        return {"harmonic": self.sample[: samples.shape[-1]]}


@pytest.fixture
def faint(tmp_path):
    """An excerpt that the mix pass finds with about 80 nats."""
    excerpt = piece(3, 40.0)[12 * RATE_HZ : 19 * RATE_HZ]
    return write_wav(tmp_path / "a.wav", buried(excerpt, piece(50, 24.0), at_s=6, level_db=0))


DOUBTFUL = Limits(doubtful_score=10, least_score=110, layer_nats=30)
"""So demanding that the mix leaves doubt and a clean layer does not."""


def test_a_layer_reveals_what_the_mix_leaves_in_doubt(faint, library_dir):
    separator = HearsTheSample(piece(3, 40.0), 0)
    found = identify_asset(faint, "a", library_dir=library_dir, separator=separator, limits=DOUBTFUL)
    (match,) = {(m.stem, m.reference.title) for m in found.matches}
    assert match == ("harmonic", "piece 3")
    assert separator.heard_s > 0
    assert {row.analysis: row.status for row in found.coverage}["separation"] == "done"


def test_a_match_in_a_layer_pays_for_the_separation(faint, library_dir):
    separator = HearsTheSample(piece(3, 40.0), 0)
    strict = Limits(doubtful_score=10, least_score=110, alone_nats=0, layer_nats=1000)
    assert not identify_asset(faint, "a", library_dir=library_dir, separator=separator, limits=strict).matches


def test_without_a_separator_coverage_says_that_doubt_was_left(faint, library_dir):
    found = identify_asset(faint, "a", library_dir=library_dir, limits=DOUBTFUL)
    assert (found.coverage[2].status, found.coverage[2].reason) == ("not_run", "no separator")


def test_the_budget_is_kept_and_coverage_says_so(faint, library_dir):
    separator = HearsTheSample(piece(3, 40.0), 0)
    limits = Limits(doubtful_score=10, least_score=110, separated_s=1.0)
    found = identify_asset(faint, "a", library_dir=library_dir, separator=separator, limits=limits)
    assert separator.heard_s == 0
    assert found.coverage[2].status == "inconclusive"
    assert "more than 1 s in doubt" in (found.coverage[2].reason or "")


def test_nothing_is_separated_where_the_mix_is_clear(library_dir, tmp_path):
    separator = HearsTheSample(piece(3, 40.0), 0)
    asset = write_wav(tmp_path / "a.wav", piece(2, 40.0))
    found = identify_asset(asset, "a", library_dir=library_dir, separator=separator)
    assert separator.heard_s == 0
    assert found.coverage[2].reason == "not needed: the mix left no doubt"


def test_doubtful_stretches_get_context_are_joined_and_stay_short():
    pieces = stretches_around([(10.0, 12.0), (13.0, 15.0), (50.0, 110.0)], duration_s=100.0)
    assert pieces[0] == (8.0, 17.0)
    assert [round(b - a, 6) for a, b in pieces[1:]] == pytest.approx([52 / 3] * 3)
    assert pieces[-1][1] == 100.0
    assert np.all(np.diff([edge for piece_ in pieces[1:] for edge in piece_])[1::2] == 0)
