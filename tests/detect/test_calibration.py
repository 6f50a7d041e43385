"""Confidence follows from the chance matches that a search must expect."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compliance.detect.calibration import chance_score, confidence, expected_alarms
from compliance.detect.limits import Limits

HOURS = st.floats(0.001, 5000)


@given(st.floats(5, 100), st.floats(0.1, 50), HOURS, HOURS)
def test_more_evidence_means_more_confidence_and_more_music_less(score, more, query, library):
    here = confidence(score, query_hours=query, library_hours=library)
    assert 0 <= here <= 1
    assert confidence(score + more, query_hours=query, library_hours=library) >= here
    assert confidence(score, query_hours=query, library_hours=library * 2) <= here


def test_confidence_is_one_half_where_one_false_match_is_expected():
    hours = {"query_hours": 3.0, "library_hours": 60.0}
    score = next(s / 10 for s in range(1000) if expected_alarms(s / 10, **hours) <= 1)
    assert confidence(score, **hours) == pytest.approx(0.5, abs=0.02)


def test_what_is_reported_in_a_small_project_is_likelier_than_not_and_blocks_from_a_little_above():
    small = {"query_hours": 0.1, "library_hours": 0.5}
    assert confidence(Limits().match_score(0.5), **small) == pytest.approx(0.53, abs=0.02)
    assert confidence(32, **small) > 0.9


def test_a_large_library_is_searched_at_the_score_where_chance_is_rare():
    score = chance_score(0.01, library_hours=100_000)
    assert Limits().match_score(100_000) == score > Limits().least_score
    assert expected_alarms(score, query_hours=1, library_hours=100_000) < 0.1


def test_small_searches_are_not_taken_as_surer_than_an_hour():
    small = confidence(20, query_hours=0.01, library_hours=0.01)
    assert small == confidence(20, query_hours=1, library_hours=1)


def test_large_libraries_ask_for_more():
    limits = Limits()
    assert limits.match_score(1) == 25
    assert limits.match_score(1000) == pytest.approx(26, abs=0.1)
    assert limits.match_score(100_000) == pytest.approx(35.2, abs=0.1)
