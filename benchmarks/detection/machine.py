"""Pieces made on one machine: a few tempi, scales, grooves and patches, everything on the grid, notes by chance.

Such pieces are different music, but share sounds, scale and pulse: the hardest negatives there are.
"""

from __future__ import annotations

from random import Random
from typing import NamedTuple

from arrange import CLOSED_HAT, CRASH, GROOVES, KICK, OPEN_HAT, SNARE, Arrangement, Note

TEMPI = (90, 100, 110, 120, 124, 128, 140)
SCALES = ((0, 2, 4, 5, 7, 9, 11), (0, 2, 3, 5, 7, 8, 10), (0, 2, 3, 5, 7, 9, 10), (0, 3, 5, 7, 10))
PROGRESSIONS = ((0, 4, 5, 3), (0, 5, 3, 4), (5, 3, 0, 4), (0, 3, 0, 4), (0, 0, 3, 4))
KITS, BASSES, PADS, LEADS = (0, 8, 25), (33, 38, 39), (48, 89, 4, 53), (80, 81, 11, 0, 54)
SECTION_BARS, LOOP_BARS = 8, 4
VELOCITY = {KICK: 112, SNARE: 102, CLOSED_HAT: 78, OPEN_HAT: 74, CRASH: 90}


class Palette(NamedTuple):
    """What pieces of one producer share. step_s : a sixteenth; kit : drum kit as a programme; the rest programmes."""

    step_s: float
    key: int
    scale: tuple[int, ...]
    progression: tuple[int, ...]
    groove: tuple[str, ...]
    kit: int
    bass: int
    pad: int
    lead: int

    def pitch(self, degree: int, octave: int) -> int:
        """MIDI pitch of a degree of the scale."""
        return self.key + 12 * (octave + degree // len(self.scale)) + self.scale[degree % len(self.scale)]


def palette(random: Random) -> Palette:
    return Palette(
        60 / random.choice(TEMPI) / 4,
        random.randrange(12),
        random.choice(SCALES),
        random.choice(PROGRESSIONS),
        random.choice(GROOVES),
        -1 - random.choice(KITS),
        random.choice(BASSES),
        random.choice(PADS),
        random.choice(LEADS),
    )


def piece(random: Random, of: Palette, *, seconds: float) -> Arrangement:
    """A piece of about this length: drums, bass, chords or an arpeggio, and a tune."""
    step, bars = of.step_s, int(seconds / (16 * of.step_s)) + 1
    rhythm, riff = ([random.random() < share for _ in range(count)] for share, count in ((0.5, 16), (0.45, 32)))
    arpeggio = [random.choice((0, 2, 4, 7)) for _ in range(16)] if random.random() < 0.5 else None
    degrees = _tune(random, len(riff))
    stems: dict[str, list[Note]] = {"drums": [], "bass": [], "lead": [], "other": []}
    for bar in range(bars):
        at, half, root = bar * 16 * step, 16 * (bar % 2), of.progression[bar % len(of.progression)]
        if bar % SECTION_BARS == 0:
            degrees = _tune(random, len(riff))
            stems["drums"].append(Note(at, 0.5, CRASH, VELOCITY[CRASH], of.kit))
        stems["drums"] += drum_bar(of, at)
        stems["bass"] += [
            Note(at + s * step, step * 0.9, of.pitch(root, 3), 100, of.bass) for s in range(16) if rhythm[s]
        ]
        if arpeggio is None:
            stems["other"] += [Note(at, 16 * step, of.pitch(root + d, 4), 76, of.pad) for d in (0, 2, 4)]
        else:
            stems["other"] += [
                Note(at + s * step, step, of.pitch(root + d, 5), 84, of.pad) for s, d in enumerate(arpeggio)
            ]
        stems["lead"] += [
            Note(at + s * step, 2 * step, of.pitch(degrees[half + s], 5), 98, of.lead)
            for s in range(16)
            if riff[half + s]
        ]
    return Arrangement(stems, bars * 16 * step)


def drum_bar(of: Palette, at_s: float) -> list[Note]:
    """One bar of the groove."""
    voices = zip(of.groove, (KICK, SNARE, CLOSED_HAT, OPEN_HAT), strict=True)
    return [
        Note(at_s + s * of.step_s, 0.1, drum, VELOCITY[drum], of.kit)
        for row, drum in voices
        for s in range(16)
        if row[s] == "x"
    ]


def loop(random: Random, of: Palette) -> list[Note]:
    """Four bars of drums, bass and a riff, as sample libraries sell them."""
    notes: list[Note] = []
    riff = [(random.random() < 0.5, degree) for degree in _tune(random, 16)]
    for bar in range(LOOP_BARS):
        at, root = bar * 16 * of.step_s, of.progression[bar % len(of.progression)]
        notes += drum_bar(of, at)
        notes += [Note(at + s * of.step_s, of.step_s, of.pitch(root, 3), 104, of.bass) for s in (0, 3, 6, 8, 11, 14)]
        notes += [
            Note(at + s * of.step_s, of.step_s, of.pitch(root + degree, 5), 96, of.lead)
            for s, (sounds, degree) in enumerate(riff)
            if sounds
        ]
    return notes


def _tune(random: Random, length: int) -> list[int]:
    """A random walk on the scale."""
    degree, tune = random.randrange(5), list[int]()
    for _ in range(length):
        degree = max(-3, min(10, degree + random.choice((-2, -1, -1, 0, 1, 1, 2))))
        tune.append(degree)
    return tune
