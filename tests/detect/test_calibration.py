"""Confidence follows from the chance matches that a search must expect."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compliance.detect.calibration import chance_score, confidence, expected_alarms
from compliance.detect.limits import Limits

HOURS = st.floats(0.001, 5000)


KINDS = st.sampled_from(["shared", "own", "any"])


@given(st.floats(5, 100), st.floats(0.1, 50), KINDS, HOURS, HOURS)
def test_more_evidence_means_more_confidence_and_more_music_less(score, more, kind, query, library):
    here = confidence(score, kind, query_hours=query, library_hours=library)
    assert 0 <= here <= 1
    assert confidence(score + more, kind, query_hours=query, library_hours=library) >= here
    assert confidence(score, kind, query_hours=query, library_hours=library * 2) <= here


@pytest.mark.parametrize("kind", ["shared", "own", "any"])
def test_confidence_is_one_half_where_one_false_match_is_expected(kind):
    hours = {"query_hours": 30.0, "library_hours": 60.0}
    score = next(s / 10 for s in range(1000) if expected_alarms(s / 10, kind, **hours) <= 1)
    assert confidence(score, kind, **hours) == pytest.approx(0.5, abs=0.02)


def test_what_is_reported_in_a_small_project_is_likelier_than_not():
    small = {"query_hours": 0.1, "library_hours": 0.5}
    assert confidence(Limits().match_score(0.5), "shared", **small) == pytest.approx(0.61, abs=0.01)
    assert confidence(50, "shared", **small) > 0.9
    assert confidence(Limits().match_score(0.5), "own", **small) == pytest.approx(0.87, abs=0.01)


@given(st.floats(5, 100), HOURS, HOURS)
def test_the_kinds_add_up(score, query, library):
    hours = {"query_hours": query, "library_hours": library}
    shared, own, any_ = (expected_alarms(score, kind, **hours) for kind in ("shared", "own", "any"))
    assert own <= shared <= any_ <= (shared + own) * (1 + 1e-9)


def test_a_large_library_is_searched_at_the_score_where_chance_is_rare():
    score = chance_score(0.01, library_hours=100_000)
    assert Limits().match_score(100_000) == score > Limits().least_score
    assert expected_alarms(score, "own", query_hours=1, library_hours=100_000) < 0.1


def test_small_searches_are_not_taken_as_surer_than_an_hour():
    small = confidence(20, "any", query_hours=0.01, library_hours=0.01)
    assert small == confidence(20, "any", query_hours=1, library_hours=1)


def test_large_libraries_ask_for_more():
    limits = Limits()
    assert limits.match_score(1) == 25
    assert limits.match_score(1000) == pytest.approx(26, abs=0.1)
    assert limits.match_score(100_000) == pytest.approx(35.2, abs=0.1)
