"""Of a match it is said what allows that its sound is shared, for all stretches of one use alike."""

from __future__ import annotations

import msgspec
import pytest
from uses import found, segment

from compliance.detect import labels as labels_module
from compliance.detect.labels import of_one_label, with_brevity, with_weaker
from compliance.detect.merge import Found


def labels(*stretches: tuple[float, float, bool]) -> list[bool]:
    uses = [Found(segment=segment(a, b, 50 + a), score=40, layer_only=only) for a, b, only in stretches]
    return [one.layer_only for one in of_one_label(uses)]


def test_one_use_has_one_label_that_of_most_of_its_length():
    assert labels((2, 12, True), (20, 24, False)) == [True, True]
    assert labels((2, 6, True), (20, 30, False)) == [False, False]


def test_another_recording_keeps_its_own_label():
    layer = Found(segment=segment(2, 12, 50), score=40, layer_only=True)
    whole = Found(segment=segment(20, 24, 50, member=1), score=40, layer_only=False)
    assert [one.layer_only for one in of_one_label([layer, whole])] == [True, False]


def test_a_brief_use_is_labelled_like_a_longer_one_of_the_same_reference():
    layer = Found(segment=segment(2, 32, 50), score=90, layer_only=True)
    brief = Found(segment=segment(40, 42, 80, shift=-6.0), score=30, layer_only=False)
    long = Found(segment=segment(40, 52, 80, shift=-6.0), score=60, layer_only=False)
    assert [one.layer_only for one in of_one_label([layer, brief])] == [True, True]
    assert [one.layer_only for one in of_one_label([layer, long])] == [True, False]
    other = msgspec.structs.replace(brief, segment=brief.segment._replace(member=1))
    assert [one.layer_only for one in of_one_label([layer, other])] == [True, False]


def test_a_brief_use_is_shared_with_those_that_share_another_use_of_the_reference():
    other = msgspec.structs.replace(found(2, 32, 50), shared_with=(1,))
    brief, long = found(40, 43, 80, member=1), found(40, 52, 80, member=1)
    assert [one.shared_with for one in of_one_label([other, brief])] == [(1,), (0,)]
    assert [one.shared_with for one in of_one_label([other, long])] == [(1,), ()]


def recurring(*stretches: tuple[float, float, bool], **changes) -> list[bool]:
    uses = [
        Found(segment=segment(a, b, 50, **changes), score=40, layer_only=False, recurring=again)
        for a, b, again in stretches
    ]
    return [one.recurring for one in of_one_label(uses)]


def test_a_use_recurs_if_a_stretch_of_it_does_and_none_is_longer_than_a_pattern():
    assert recurring((2, 4, False), (20, 22, True)) == [True, True]
    assert recurring((2, 12, False), (20, 22, True)) == [False, False]
    assert recurring((2, 4, False), (20, 22, False)) == [False, False]


@pytest.mark.parametrize(
    ("starts", "again"),
    [((2, 9, 16), True), ((2, 4, 6), False), ((2, 9), False), ((2, 9, 11), False), ((2, 4.9, 7.9), False)],
    ids=["three bars apart", "a loop that starts again at once", "twice", "once again late", "with hardly a pause"],
)
def test_a_brief_passage_that_is_heard_every_few_bars_recurs(starts, again):
    assert recurring(*((start, start + 2, False) for start in starts)) == [again] * len(starts)


def test_three_passages_of_a_recording_are_no_pattern():
    uses = [found(2, 4, 50), found(9, 11, 60), found(16, 18, 70)]
    assert not any(one.recurring for one in of_one_label(uses))


def test_a_long_passage_that_is_heard_thrice_is_none_either():
    assert recurring((2, 12, False), (30, 40, False), (60, 70, False)) == [False] * 3
    chorus = [found(at, at + 10, 50) for at in (2, 30, 60)]
    assert not of_one_label([*chorus, found(80, 83, 20, shift=6.0)])[3].recurring


def test_a_place_that_is_known_otherwise_counts_too():
    uses, third = [found(2, 4, 50), found(9, 11, 50)], found(16, 18, 50)
    assert [one.recurring for one in of_one_label(uses, [third])] == [True, True]


def test_each_use_is_held_against_the_others_once(monkeypatch):
    asked = []
    monkeypatch.setattr(labels_module, "comes_again", lambda one, _uses: bool(asked.append(one)))
    of_one_label([found(at, at + 2, 50) for at in range(0, 80, 2)])
    assert len(asked) == 40


def brief(*stretches: tuple[float, float], **changes) -> list[bool]:
    return [one.brief for one in with_brevity([found(a, b, 50 + 2 * a, **changes) for a, b in stretches], [])]


@pytest.mark.parametrize(
    ("stretches", "is_brief"),
    [
        ([(2, 4.4)], True),
        ([(2, 4.5)], True),
        ([(2, 4.6)], False),
        ([(2, 4.4), (20, 21.5)], True),
        ([(2, 4.6), (20, 21.5)], False),
        ([(2, 3.5), (20, 21.5), (40, 41.5)], False),
    ],
    ids=["2.4 s", "a bar of 2.5 s", "2.6 s", "two of a bar", "one of two is longer", "three of 1.5 s"],
)
def test_a_use_is_brief_if_it_is_a_bar_or_two_at_most(stretches, is_brief):
    assert brief(*stretches) == [is_brief] * len(stretches)
    assert brief(*stretches, is_reversed=True, tempo=1.2) == [is_brief] * len(stretches)


def test_a_brief_use_beside_another_at_another_pitch_or_of_another_recording_stays_brief():
    long, beside = found(2, 12, 50), [found(20, 22, 80, shift=-6.0), found(30, 32, 90, shift=-6.0)]
    assert [one.brief for one in with_brevity([long, *beside], [])] == [False, True, True]
    assert [one.brief for one in with_brevity([*beside, found(40, 42, 100)], [])] == [True] * 3
    assert [one.brief for one in with_brevity([*beside, found(40, 42, 100, shift=-6.0, member=1)], [])] == [True] * 3
    assert [one.brief for one in with_brevity([*beside, found(40, 42, 100, shift=-6.0)], [])] == [False] * 3


def test_three_pieces_of_a_chopped_passage_are_not_brief_though_only_one_is_a_stretch_of_its_own():
    pieces = [msgspec.structs.replace(found(2, 3, 50), pieces=count) for count in (2, 3)]
    assert [with_brevity([one], [])[0].brief for one in pieces] == [True, False]
    assert [with_brevity([], [one])[0].brief for one in pieces] == [True, True]


def test_what_is_brief_may_be_shared():
    assert [one.may_be_shared for one in with_brevity([found(2, 4.4, 50)], [])] == [True]
    assert [one.may_be_shared for one in with_brevity([found(2, 4.6, 50)], [])] == [False]


def beside(spliced, *weak: Found) -> tuple[int, ...]:
    """What is named in a match of the first recording's seconds 5 to 9, heard from the asset's second 2 on."""
    (named,) = with_weaker([found(2, 6, 5)], weak, spliced)
    return named.shared_with


def test_a_weaker_finding_of_the_same_sound_is_named_in_a_brief_match(spliced):
    assert beside(spliced, found(2, 6, 7, member=1, score=17)) == (1,)
    (long,) = with_weaker([found(2, 11, 5)], [found(2, 6, 7, member=1, score=17)], spliced)
    assert long.shared_with == ()


def test_a_weaker_finding_of_another_sound_or_stretch_is_not(spliced):
    assert beside(spliced, found(2, 6, 7, member=2, score=17)) == ()
    assert beside(spliced, found(12, 16, 7, member=1, score=17)) == ()
    assert beside(spliced, found(2, 6, 12, member=0, score=17)) == ()
    assert beside(spliced) == ()
