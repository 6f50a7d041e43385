"""What an effort leaves undone is told where it could have mattered, and never passes for a search that was done."""

from __future__ import annotations

import msgspec
import pytest
from music import RATE_HZ, buried, piece, write_wav

from compliance.detect import hearing
from compliance.detect.hearing import second_search
from compliance.detect.identify import identify_asset, searchable
from compliance.detect.limits import limits_of
from compliance.detect.separate import BuiltinSeparator
from compliance.detect.sweep import hours_to_sweep
from compliance.detect.votes import DENSE, PAIRS, THOROUGH


def demanding(effort: str, **changes):
    """The limits of an effort, so demanding that what the first pass finds leaves doubt."""
    return msgspec.structs.replace(limits_of(effort), doubtful_score=10.0, least_score=110.0, **changes)


@pytest.fixture
def faint(tmp_path):
    """An excerpt that the mix pass finds with about 80 nats."""
    excerpt = piece(3, 40.0)[12 * RATE_HZ : 19 * RATE_HZ]
    return write_wav(tmp_path / "a.wav", buried(excerpt, piece(50, 24.0), at_s=6, level_db=0))


def rows(path, library_dir, limits):
    found = identify_asset(path, "a", library_dir=library_dir, separator=BuiltinSeparator(), limits=limits)
    return {row.analysis: (row.status, row.reason) for row in found.coverage}


def test_fast_leaves_stretches_in_doubt_and_is_inconclusive(faint, library_dir):
    told = rows(faint, library_dir, demanding("fast"))
    assert told["fingerprint"] == (
        "inconclusive",
        "fast: stretches in doubt were not searched again (1 of 1 window)",
    )
    assert told["dense_search"] == ("not_run", "fast: what nothing explains was searched only once")
    assert told["separation"] == ("not_run", "fast: no layers are searched")


def test_normal_searches_them_again_and_is_done(faint, library_dir):
    told = rows(faint, library_dir, demanding("normal"))
    assert told["fingerprint"] == told["dense_search"] == ("done", None)
    assert told["separation"][0] == "done"


def test_a_budget_that_is_spent_is_told(faint, library_dir):
    told = rows(faint, library_dir, demanding("normal", dense_s=0.0))
    assert told["fingerprint"] == (
        "inconclusive",
        "normal: stretches in doubt were not searched again (1 of 1 window)",
    )


@pytest.mark.parametrize("effort", ["fast", "normal", "thorough"])
def test_without_doubt_every_effort_is_a_whole_search(library_dir, tmp_path, effort):
    path = write_wav(tmp_path / "a.wav", piece(2, 40.0))
    told = rows(path, library_dir, limits_of(effort))
    assert told["fingerprint"] == ("done", None)
    assert told["dense_search"][0] == "done" or told["dense_search"][1].startswith("not needed")


@pytest.mark.parametrize(("effort", "status"), [("fast", "not_run"), ("normal", "done"), ("thorough", "done")])
def test_what_nothing_explains_and_was_searched_once_is_told_even_without_doubt(library_dir, tmp_path, effort, status):
    limits = msgspec.structs.replace(limits_of(effort), doubtful_score=25.0)
    told = rows(write_wav(tmp_path / "a.wav", piece(60, 60.0)), library_dir, limits)
    assert told["fingerprint"] == ("done", None)
    assert told["dense_search"][0] == status


def test_a_budget_that_lasts_for_some_windows_is_told(library_dir, tmp_path):
    limits = msgspec.structs.replace(limits_of("normal"), dense_s=30.0)
    told = rows(write_wav(tmp_path / "a.wav", piece(60, 60.0)), library_dir, limits)
    assert told["dense_search"] == (
        "inconclusive",
        "normal: what nothing explains was searched only once in 2 of 3 windows",
    )


@pytest.mark.parametrize(("effort", "most_hours"), [("normal", 24), ("thorough", 240)])
def test_a_library_too_large_to_compare_pairs_is_told(library_dir, tmp_path, monkeypatch, effort, most_hours):
    path = write_wav(tmp_path / "a.wav", piece(60, 60.0))
    assert rows(path, library_dir, limits_of(effort))["dense_search"] == ("done", None)
    search = second_search(limits_of(effort))
    assert search.sweep_hours == most_hours
    smaller = msgspec.structs.replace(search, sweep_hours=0.01)
    monkeypatch.setattr(hearing, {"normal": "DENSE", "thorough": "THOROUGH"}[effort], smaller)
    told = rows(path, library_dir, limits_of(effort))
    assert told["dense_search"] == ("inconclusive", f"{effort}: pairs of peaks are compared in up to 0.01 h of library")


def test_a_library_too_large_to_compare_pairs_at_all_speeds_is_told(library_dir, tmp_path, monkeypatch):
    index = searchable(library_dir)[1]
    assert index.hours < 0.9 * hours_to_sweep(index)
    smaller = msgspec.structs.replace(THOROUGH, tempi_hours=0.95 * hours_to_sweep(index))
    monkeypatch.setattr(hearing, "THOROUGH", smaller)
    told = rows(write_wav(tmp_path / "a.wav", piece(60, 60.0)), library_dir, limits_of("thorough"))
    reason = f"thorough: pairs of peaks are compared at other speeds in up to {smaller.tempi_hours:g} h of library"
    assert told["dense_search"] == ("inconclusive", reason)


def test_how_large_a_library_may_be_for_pairs_backwards_and_at_other_speeds():
    assert (PAIRS.sweep_hours, DENSE.part_hours) == (8, 8)
    assert (DENSE.tempi_hours, THOROUGH.tempi_hours, len(THOROUGH.tempi)) == (1, 16, 14)


def test_what_is_played_backwards_deep_in_a_mix_is_found_by_a_normal_search(library_dir, tmp_path):
    excerpt = piece(3, 40.0)[20 * RATE_HZ : 26 * RATE_HZ][::-1]
    path = write_wav(tmp_path / "a.wav", buried(excerpt, piece(54, 24.0), at_s=6, level_db=-10))
    found = {
        effort: identify_asset(path, "a", library_dir=library_dir, limits=limits_of(effort)).matches
        for effort in ("fast", "normal")
    }
    assert found["fast"] == ()
    assert [(match.reference.title, match.reversed) for match in found["normal"]] == [("piece 3", True)]


@pytest.mark.parametrize(("effort", "most_hours"), [("normal", 8), ("thorough", 240)])
def test_a_library_too_large_for_parts_of_a_window_is_told(library_dir, tmp_path, monkeypatch, effort, most_hours):
    search = second_search(limits_of(effort))
    assert search.part_hours == most_hours
    smaller = msgspec.structs.replace(search, part_hours=0.01)
    monkeypatch.setattr(hearing, {"normal": "DENSE", "thorough": "THOROUGH"}[effort], smaller)
    told = rows(write_wav(tmp_path / "a.wav", piece(60, 60.0)), library_dir, limits_of(effort))
    reason = f"{effort}: pairs of peaks are compared by parts of a window in up to 0.01 h of library"
    assert told["dense_search"] == ("inconclusive", reason)


@pytest.mark.parametrize("effort", ["fast", "normal", "thorough"])
def test_a_plain_excerpt_is_found_with_any_effort(faint, library_dir, effort):
    (match,) = identify_asset(faint, "a", library_dir=library_dir, limits=limits_of(effort)).matches
    assert match.reference.title == "piece 3"


def test_a_thorough_search_finds_what_leaves_no_doubt_behind(library_dir, tmp_path):
    excerpt = piece(3, 40.0)[20 * RATE_HZ : 27 * RATE_HZ]
    path = write_wav(tmp_path / "a.wav", buried(excerpt, piece(54, 24.0), at_s=6, level_db=-10))
    titles = [
        [match.reference.title for match in identify_asset(path, "a", library_dir=library_dir, limits=limits).matches]
        for limits in (limits_of("fast"), limits_of("thorough"))
    ]
    assert titles == [[], ["piece 3"]]


def test_more_effort_allows_more_work():
    fast, normal, thorough = map(limits_of, ("fast", "normal", "thorough"))
    assert (fast.dense, normal.dense, thorough.dense) == ("never", "unexplained", "always")
    assert fast.separated_s == 0 < normal.separated_s < thorough.separated_s
    assert thorough.doubtful_score < normal.doubtful_score == fast.doubtful_score
    assert fast.least_score == normal.least_score == thorough.least_score
