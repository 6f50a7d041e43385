"""What may be of a shared sound is reported from 25 nats, a run that stands alone from 18."""

from __future__ import annotations

import msgspec
import pytest
from music import RATE_HZ, buried, piece, write_wav
from uses import found

from compliance.detect.identify import identify_asset
from compliance.detect.limits import Limits, limits_of
from compliance.detect.merge import Found
from compliance.detect.naming import named
from compliance.detect.peaks import FRAMES_PER_S


def run(first_s: float = 2, last_s: float = 6, ref_s: float = 5, *, score: float = 20, **changes) -> Found:
    labels = {name: changes.pop(name) for name in ("layer_only", "recurring", "shared_with") if name in changes}
    return msgspec.structs.replace(found(first_s, last_s, ref_s, score=score, **changes), **labels)


def names(spliced, *weak: Found, certain: tuple[Found, ...] = ()) -> list[tuple[int, float]]:
    """Reference and score of all that is reported."""
    return [(one.segment.member, one.score) for one in named(list(certain), list(weak), spliced, alone_from=18.0)]


def test_a_run_that_stands_alone_is_reported_from_less(spliced):
    assert names(spliced, run()) == [(0, 20)]
    assert names(spliced, run(score=17.9)) == []


@pytest.mark.parametrize(
    "changes",
    [{"last_s": 4.1}, {"coverage": 0.6}, {"recurring": True}, {"shared_with": (2,)}],
    ids=["a chord", "little of the reference is there", "it recurs", "others hold it"],
)
def test_what_may_be_shared_is_not(spliced, changes):
    assert names(spliced, run(**changes)) == []


def test_a_layer_is_not_in_a_long_run_but_a_brief_one_is_hidden_by_what_is_beside_it(spliced):
    assert names(spliced, run(layer_only=True)) == [(0, 20)]
    assert names(spliced, run(last_s=11, layer_only=True)) == []


def test_pieces_that_are_strong_only_together_are_not(spliced):
    piece_of_chain = found(2, 6, 5, score=12)
    assert names(spliced, msgspec.structs.replace(piece_of_chain, score=22)) == []


def chopped(pieces: int, *, shown_s: float = 2.4, **changes) -> Found:
    """A piece of a second, of a chain of several that has 20 nats together."""
    piece_of_chain = run(2, 3, score=12, **changes)
    return msgspec.structs.replace(piece_of_chain, score=20, pieces=pieces, shown=shown_s * FRAMES_PER_S)


def test_three_pieces_of_a_passage_are_if_they_show_enough_of_it_and_nothing_says_that_it_is_shared(spliced):
    assert names(spliced, chopped(3)) == [(0, 20)]
    assert names(spliced, chopped(2)) == []
    assert names(spliced, chopped(3, shown_s=2.1)) == []
    assert names(spliced, chopped(3, recurring=True)) == []
    assert names(spliced, chopped(3, shared_with=(2,))) == []
    assert names(spliced, chopped(3, tempo=1.2)) == []


def test_a_run_that_comes_every_few_bars_is_reported_and_says_so(spliced):
    runs = [run(at, at + 3, 5) for at in (2, 12, 22)]
    found = named([], runs, spliced, alone_from=18.0)
    assert [(one.score, one.recurring) for one in found] == [(20, True)] * 3


def test_bars_that_stand_alone_are_reported_and_say_that_they_are_brief_unless_their_use_is_certain(spliced):
    bars = [run(at, at + 2.4, at + 3) for at in (2, 12, 22)]
    certain = run(32, 34.4, 35, score=26)
    assert [one.brief for one in named([], bars, spliced, alone_from=18.0)] == [True] * 3
    assert [one.brief for one in named([certain], bars, spliced, alone_from=18.0)] == [False] * 4
    assert [one.brief for one in named([], [chopped(3)], spliced, alone_from=18.0)] == [True]


def test_a_certain_bar_is_reported_and_says_so_unless_a_longer_run_of_its_use_is_reported(spliced):
    certain = run(2, 4.4, score=26)
    for weak, brief in (([], [True]), ([run(12, 15, 15)], [False] * 2), ([run(12, 15, 15, shared_with=(2,))], [True])):
        assert [one.brief for one in named([certain], weak, spliced, alone_from=18.0)] == brief


def test_a_bar_of_a_groove_is_not_if_another_bar_of_it_is_certain(spliced):
    assert names(spliced, run(), certain=(run(30, 34, 9, score=60, recurring=True),)) == [(0, 60)]


def test_nor_is_what_another_recording_resembles_as_well(spliced):
    assert names(spliced, run(), run(ref_s=7, member=1, score=16)) == []
    assert names(spliced, run(), run(ref_s=7, member=2, score=16)) == [(0, 20)]


def test_under_a_certain_match_nothing_weaker_is_reported_and_beside_it_it_is(spliced):
    certain = found(4, 12, 5, member=2, score=60)
    assert names(spliced, run(), certain=(certain,)) == [(2, 60)]
    assert names(spliced, run(13, 17), certain=(certain,)) == [(2, 60), (0, 20)]


def test_what_is_strong_is_reported_whatever_it_may_be(spliced):
    certain = run(score=26, recurring=True)
    assert names(spliced, certain=(certain,)) == [(0, 26)]


def test_in_large_libraries_both_need_what_chance_asks_for():
    limits = Limits()
    assert (limits.match_score(1), limits.alone_score(1)) == (25, 18)
    assert limits.match_score(1_000) == limits.alone_score(1_000) == pytest.approx(26, abs=0.1)
    assert 18 < limits.alone_score(100) < limits.match_score(100) == 25


@pytest.mark.parametrize("effort", ["normal", "thorough"])
def test_three_seconds_deep_under_other_music_are_told_as_a_warning(library_dir, tmp_path, effort):
    excerpt = piece(3, 40.0)[20 * RATE_HZ : 23 * RATE_HZ]
    path = write_wav(tmp_path / "a.wav", buried(excerpt, piece(54, 24.0), at_s=8, level_db=-12))
    (match,) = identify_asset(path, "a", library_dir=library_dir, limits=limits_of(effort)).matches
    assert match.reference.title == "piece 3"
    assert 18 <= match.score < 25
    assert 0.5 < match.confidence < 0.9
