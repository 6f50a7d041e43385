"""A first look at many places finds the true one, and the parts of a use that no vote names."""

from __future__ import annotations

import numpy as np
import pytest
from music import buried, piece

from compliance.detect.candidates import Places
from compliance.detect.fit import Alignment, Fitted, grid_over
from compliance.detect.glance import glances_at
from compliance.detect.index import build_table, joined_index
from compliance.detect.packing import print_of
from compliance.detect.peaks import FRAMES_PER_S, RATE_HZ, Peaks, joined, peaks_of, selected
from compliance.detect.repeats import MOST, repeats
from compliance.detect.verify import evidence_for

AT_S, FROM_S, LENGTH_S = 6, 12, 7


def heard(seed: int, seconds: float):
    """A piece at the rate of the analysis."""
    return piece(seed, seconds, rate_hz=RATE_HZ)


@pytest.fixture(scope="module")
def index():
    """Two shards of two references."""
    prints = [print_of(f"piece {seed}", [heard(seed, 40.0)]) for seed in (1, 2, 3, 4)]
    return joined_index([(build_table(part), part) for part in (prints[:2], prints[2:])])


@pytest.fixture(scope="module")
def mix() -> Peaks:
    """Seven seconds of the third reference, 9 dB below the music around them."""
    excerpt = heard(3, 40.0)[FROM_S * RATE_HZ : (FROM_S + LENGTH_S) * RATE_HZ]
    return peaks_of(buried(excerpt, heard(53, 24.0), at_s=AT_S, level_db=-9, rate_hz=RATE_HZ))


def places(frame_s, reference_s, *, member, index, tempo=1.0, shift=0.0) -> Places:
    frame, reference = np.broadcast_arrays(np.asarray(frame_s, float), np.asarray(reference_s, float))
    return Places(
        frame.ravel() * FRAMES_PER_S,
        reference.ravel() * FRAMES_PER_S + index.members[member].start,
        np.full(frame.size, shift),
        np.full(frame.size, tempo),
    )


def together(*parts: Places) -> Places:
    return Places._make(np.concatenate(columns) for columns in zip(*parts, strict=True))


@pytest.mark.parametrize("tempo", [0.99, 1.0, 1.01])
def test_the_true_place_stands_out_from_thousands(index, mix, tempo):
    random = np.random.default_rng(5)
    wrong = [
        places(random.uniform(2, 22, 500), random.uniform(2, 38, 500), member=member, index=index)
        for member in range(4)
    ]
    true = places(AT_S + 3, FROM_S + 3, member=2, index=index, tempo=tempo)
    seen = glances_at(together(true, *wrong), index, grid_over(mix, int(24 * FRAMES_PER_S)))
    assert seen.nats[0] > seen.nats[1:].max() + 5
    assert AT_S < seen.middle[0] / FRAMES_PER_S < AT_S + LENGTH_S


def test_a_place_at_another_pitch_is_another_place(index, mix):
    grid = grid_over(mix, int(24 * FRAMES_PER_S))
    at, beside = (
        glances_at(places(AT_S + 3, FROM_S + 3, member=2, index=index, shift=shift), index, grid).nats[0]
        for shift in (0.0, 1.0)
    )
    assert at > 2 * beside


def test_places_outside_every_reference_say_nothing(index, mix):
    grid = grid_over(mix, int(24 * FRAMES_PER_S))
    far = places([-50.0, 5.0, 1e6, 5.0], [5.0, -1e6, 5.0, 1e6], member=1, index=index)
    assert not glances_at(far, index, grid).nats.any()


def test_silence_holds_nothing(index, mix):
    nothing = selected(mix, slice(0, 0))
    assert glances_at(places(3, 3, member=0, index=index), index, grid_over(nothing, 200)).nats[0] == 0


def chopped(index) -> tuple[Peaks, list[float]]:
    """Four pieces of 0.8 s of the second reference in disorder, and where each begins in the reference, in seconds."""
    sound, order = heard(2, 40.0), [14.4, 12.8, 15.2, 13.6]
    parts = []
    for k, start_s in enumerate(order):
        part = peaks_of(sound[int(start_s * RATE_HZ) : int((start_s + 0.8) * RATE_HZ)])
        parts.append(part._replace(frame=part.frame + (4 + 0.8 * k) * FRAMES_PER_S))
    return joined(parts), order


def test_the_other_parts_of_chops_are_found_from_one(index):
    peaks, order = chopped(index)
    grid = grid_over(peaks, int(24 * FRAMES_PER_S))
    offset = (order[0] - 4.0) * FRAMES_PER_S
    use = Fitted(1, Alignment(offset, 1.0, 0.0), 4.0 * FRAMES_PER_S, 4.8 * FRAMES_PER_S)
    found = repeats(use, evidence_for(use, index, grid, peaks), index, grid)
    assert 0 < len(found) <= MOST
    start = index.members[1].start
    offsets = [(one.reference[0] - start - one.frame[0]) / FRAMES_PER_S for one in found]
    for k, start_s in enumerate(order):
        assert min(abs(offset - (start_s - 4.0 - 0.8 * k)) for offset in offsets) < 0.1


def test_parts_are_looked_for_within_the_reference_only(index):
    peaks, _ = chopped(index)
    grid = grid_over(peaks, int(24 * FRAMES_PER_S))
    for start_s in (0.2, 39.5):
        use = Fitted(1, Alignment((start_s - 4.0) * FRAMES_PER_S, 1.0, 0.0), 172.0, 210.0)
        member = index.members[1]
        for one in repeats(use, evidence_for(use, index, grid, peaks), index, grid):
            assert -200 < one.reference[0] - member.start < member.frames + 200
