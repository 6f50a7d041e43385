"""A match says how exactly it is known and shows the peaks it rests on."""

from __future__ import annotations

import math

import numpy as np
import pytest
from music import RATE_HZ, buried, piece, pitched, stretched, write_wav

from compliance.detect.calibration import expected_alarms
from compliance.detect.evidence import MOST_DRAWN
from compliance.detect.identify import Limits, identify_asset

AT_S, FROM_S, LENGTH_S = 8.0, 12.0, 7.0
BED = piece(50, 30.0)


def excerpt(seed: int = 3, length_s: float = LENGTH_S):
    return piece(seed, 40.0)[int(FROM_S * RATE_HZ) : int((FROM_S + length_s) * RATE_HZ)]


@pytest.fixture
def found(library_dir, tmp_path):
    """Search samples and return the one match, with its evidence."""

    def search(samples, **settings):
        path = write_wav(tmp_path / "asset.wav", samples)
        (match,) = identify_asset(path, "a", library_dir=library_dir, evidence=True, **settings).matches
        return match

    return search


CHANGES = {
    "plain": (lambda x: x, 0.0, 1.0),
    "higher": (lambda x: pitched(x, 2), 2.0, 1.0),
    "slower": (lambda x: stretched(x, 0.85), 0.0, 0.85),
    "backwards": (lambda x: x[::-1], 0.0, 1.0),
}


@pytest.mark.parametrize("name", CHANGES)
def test_the_true_change_lies_within_three_errors(found, name):
    change, semitones, tempo = CHANGES[name]
    match = found(buried(change(excerpt()), BED, at_s=AT_S, level_db=0))
    assert match.pitch_error < 0.02
    assert match.tempo_error < 0.01
    assert abs(match.pitch_semitones - semitones) <= 3 * match.pitch_error
    assert abs(match.tempo_ratio - tempo) <= 3 * match.tempo_error


def test_a_shorter_excerpt_is_known_less_exactly(found):
    errors = [found(buried(excerpt(3, length), BED, at_s=AT_S, level_db=0)).tempo_error for length in (16.0, 3.0)]
    assert errors[0] < errors[1] / 1.5


@pytest.mark.parametrize("name", CHANGES)
def test_every_peak_that_is_drawn_lies_on_the_line_of_the_match(found, name):
    match = found(buried(CHANGES[name][0](excerpt()), BED, at_s=AT_S, level_db=0))
    drawn = match.evidence
    assert len(drawn.time_s) == len(drawn.frequency_hz) == len(drawn.reference_time_s) == len(drawn.states)
    assert 50 < len(drawn.states) <= MOST_DRAWN
    assert drawn.peaks >= len(drawn.states)
    assert list(drawn.time_s) == sorted(drawn.time_s)
    assert match.start_s - 0.2 <= drawn.start_s < drawn.end_s <= match.end_s + 0.2
    slope = np.polyfit(drawn.time_s, drawn.reference_time_s, 1)[0]
    assert slope == pytest.approx(-match.tempo_ratio if match.reversed else match.tempo_ratio, rel=0.002)
    assert all(60 < hz < 6000 for hz in drawn.frequency_hz)


def test_an_excerpt_alone_is_wholly_there_and_one_under_music_is_partly_masked(found):
    alone = found(excerpt()).evidence
    under = found(buried(excerpt(), BED, at_s=AT_S, level_db=-6)).evidence
    assert alone.states.count("p") > 0.9 * len(alone.states)
    assert set(under.states) <= set("pmx")
    assert under.states.count("m") > alone.states.count("m")
    assert under.states.count("p") < alone.states.count("p")


def test_a_match_over_many_windows_is_drawn_in_one_of_them(found):
    match = found(piece(2, 40.0))
    assert match.end_s - match.start_s > 36
    assert 10 < match.evidence.end_s - match.evidence.start_s <= 30.5


def test_evidence_is_given_only_when_it_is_asked_for(identify):
    (match,) = identify(excerpt()).matches
    assert match.evidence is None
    assert match.pitch_error is not None


def test_the_strongest_matches_are_drawn_and_the_answer_stays_small(library_dir, tmp_path):
    loop = excerpt(3, 2.5)
    chops = np.concatenate([part for k in range(16) for part in (loop, piece(50 + k, 8.0)[: 2 * RATE_HZ])])
    path = write_wav(tmp_path / "a.wav", chops)
    matches = identify_asset(path, "a", library_dir=library_dir, evidence=True).matches
    drawn = [match.score for match in matches if match.evidence]
    assert len(matches) > 12
    assert len(drawn) == 12
    assert min(drawn) >= max(match.score for match in matches if match.evidence is None)


def test_expected_alarms_count_the_library_and_all_that_is_searched(library_dir, tmp_path):
    sound = buried(excerpt(), BED, at_s=AT_S, level_db=0)
    asset = identify_asset(write_wav(tmp_path / "a.wav", sound), "a", library_dir=library_dir)
    (alone,), (among_many,) = asset.matches, asset.among(100.0).matches
    assert asset.among(0.5).matches == asset.matches, "no search counts for less than an hour"
    assert among_many.log10_expected_alarms == pytest.approx(alone.log10_expected_alarms + 2, abs=0.011)
    exact = expected_alarms(alone.score, "own", query_hours=1, library_hours=160 / 3600)
    assert alone.log10_expected_alarms == pytest.approx(math.log10(exact), abs=0.01)
    assert alone.confidence == pytest.approx(1 / (1 + 10**alone.log10_expected_alarms), abs=0.01)


def test_coverage_is_a_share(found):
    match = found(excerpt())
    assert match.coverage > 0.9
    assert not match.layer_only


class HearsTheSample:
    """A separator that works perfectly: its layer is what was buried."""

    name = "perfect"

    def separate(self, samples, *, rate_hz):
        return {"harmonic": piece(3, 40.0)[: samples.shape[-1]]}


def test_a_match_in_a_layer_is_drawn_from_that_layer(library_dir, tmp_path):
    path = write_wav(tmp_path / "a.wav", buried(excerpt(), BED, at_s=AT_S, level_db=0))
    limits = Limits(doubtful_score=10, least_score=110)
    found = identify_asset(path, "a", library_dir=library_dir, separator=HearsTheSample(), limits=limits, evidence=True)
    (match,) = found.matches
    assert match.stem == "harmonic"
    assert match.evidence.states.count("p") > 0.9 * len(match.evidence.states)
    assert match.tempo_error < 0.01
