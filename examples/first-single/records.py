"""The "third-party" catalogue of the example: four songs, a vocal and two sample packs that nobody ever released.

Each has its own tempo, key, melody and instruments, so that nothing of one sounds like a part of another.
"""

from __future__ import annotations

import numpy as np
from synth import (
    RATE_HZ,
    Desk,
    Sound,
    bass,
    bell,
    duck,
    electric_piano,
    hat,
    kick,
    master,
    organ,
    pluck,
    reverb,
    saw,
    snare,
    voice,
)

NIGHT_DRIVE_BPM = 120 / 1.06


def four_on_the_floor(desk: Desk, bars: range, beat_s: float, *, level: float = 0.8) -> list[float]:
    """Kick on every beat, snare on two and four, hats between; returns the times of the kicks."""
    kicks = [(bar * 4 + beat) * beat_s for bar in bars for beat in range(4)]
    for number, at in enumerate(kicks):
        desk.lay(kick(), at, level=level)
        desk.lay(hat(), at + beat_s / 2, level=level * 0.5, pan=0.25)
        if number % 2:
            desk.lay(snare(), at, level=level * 0.6)
    return kicks


VERSE = [(57, 60, 64), (53, 57, 60), (48, 55, 64), (55, 59, 62), (57, 60, 64), (53, 57, 60), (50, 57, 65), (52, 56, 64)]
CHORUS = [
    (50, 57, 65),
    (53, 57, 69),
    (48, 55, 64),
    (52, 59, 68),
    (50, 57, 65),
    (57, 64, 72),
    (53, 60, 69),
    (52, 59, 68),
]
# (beat, MIDI note, length in beats) of the lead, bar by bar.
VERSE_LEAD = [
    [(0, 76, 1.5), (1.5, 74, 0.5), (2, 72, 1), (3, 69, 1)],
    [(0, 77, 1), (1, 76, 0.5), (1.5, 72, 1.5), (3, 74, 1)],
    [(0, 79, 2), (2, 76, 0.5), (2.5, 74, 0.5), (3, 72, 1)],
    [(0, 74, 1), (1, 71, 1), (2, 67, 1.5), (3.5, 71, 0.5)],
    [(0, 72, 0.5), (0.5, 74, 0.5), (1, 76, 1.5), (2.5, 81, 1.5)],
    [(0, 79, 1), (1, 77, 1), (2, 76, 0.5), (2.5, 72, 1.5)],
    [(0, 77, 0.5), (0.5, 76, 0.5), (1, 74, 1), (2, 69, 2)],
    [(0, 71, 1), (1, 76, 1), (2, 80, 1), (3, 83, 1)],
]
CHORUS_LEAD = [
    [(0, 81, 0.75), (0.75, 77, 0.75), (1.5, 74, 1), (2.5, 76, 0.5), (3, 77, 1)],
    [(0, 76, 2), (2, 72, 0.75), (2.75, 74, 1.25)],
    [(0.5, 72, 0.5), (1, 74, 0.5), (1.5, 76, 1), (2.5, 79, 1.5)],
    [(0, 80, 1), (1, 83, 1), (2, 80, 0.5), (2.5, 76, 1.5)],
    [(0, 86, 1.5), (1.5, 84, 0.5), (2, 81, 1), (3, 77, 1)],
    [(0, 84, 1), (1, 81, 0.5), (1.5, 76, 1.5), (3, 72, 1)],
    [(0, 77, 0.5), (0.5, 79, 0.5), (1, 81, 2), (3, 84, 1)],
    [(0, 83, 1.5), (1.5, 80, 1), (2.5, 76, 0.5), (3, 74, 1)],
]
CHORUS_BARS = range(16, 24)


def night_drive() -> Sound:
    """Night Drive: synthesiser pop in A minor; a lead that sings over saws and a running arpeggio."""
    beat = 60 / NIGHT_DRIVE_BPM
    pads, rest = Desk(32 * 4 * beat + 3), Desk(32 * 4 * beat + 3)
    for bar in range(32):
        start = bar * 4 * beat
        chord, lead = (CHORUS, CHORUS_LEAD) if bar in CHORUS_BARS else (VERSE, VERSE_LEAD)
        for note, pan in zip(chord[bar % 8], (-0.6, 0.1, 0.6), strict=True):
            pads.lay(saw(note, 4 * beat, bright=4.0, attack_s=0.12), start, level=0.13, pan=pan)
        night_drive_pulse(rest, chord[bar % 8], start, beat)
        for at, note, length in lead[bar % 8] if bar >= 4 else []:
            sung = saw(note, length * beat * 0.95, bright=9.0, sweep=5.0, detune=0.05)
            rest.lay(sung, start + at * beat, level=0.24, pan=-0.08)
    kicks = four_on_the_floor(rest, range(2, 32), beat, level=0.5)
    return master(reverb(duck(pads.mix, kicks) + rest.mix, length_s=1.8, wet=0.22, seed=101))


def night_drive_pulse(desk: Desk, chord: tuple[int, int, int], start_s: float, beat_s: float) -> None:
    """One bar of running arpeggio and eighth-note bass."""
    notes = (*chord, chord[1] + 12)
    for step in range(16):
        note = notes[(0, 2, 1, 3, 2, 1, 3, 2)[step % 8]] + 12
        ping = saw(note, beat_s / 3.6, bright=3.0, sweep=8.0, detune=0.03)
        desk.lay(ping, start_s + step * beat_s / 4, level=0.09, pan=0.4 * (-1) ** step)
    for step in range(8):
        desk.lay(bass(chord[0] - 24, beat_s / 2.2), start_s + step * beat_s / 2, level=0.28)


def glass_harbour_parts() -> tuple[Sound, Sound]:
    """Glass Harbour: a slow waltz in B flat, a voice over plucked strings; returns voice and strings apart."""
    beat = 60 / 96
    chords = [
        (46, 58, 62, 65),
        (43, 58, 62, 67),
        (39, 58, 63, 67),
        (41, 57, 60, 65),
        (38, 57, 62, 65),
        (43, 58, 62, 67),
        (36, 55, 63, 67),
        (41, 57, 63, 69),
    ]
    tune = [
        [(0, 65, 2, "ah"), (2, 67, 1, "oh")],
        [(0, 70, 1.5, "ah"), (1.5, 69, 0.5, "ee"), (2, 67, 1, "oh")],
        [(0, 63, 1, "ee"), (1, 65, 2, "ah")],
        [(0, 60, 2.6, "oh")],
        [(0, 62, 1, "ah"), (1, 65, 1, "ee"), (2, 69, 1, "ah")],
        [(0, 74, 2, "ah"), (2, 72, 1, "oh")],
        [(0, 67, 1, "ee"), (1, 70, 1, "oh"), (2, 72, 1, "ah")],
        [(0, 69, 2.6, "ah")],
    ]
    sung, strings = Desk(32 * 3 * beat + 3), Desk(32 * 3 * beat + 3)
    for bar in range(32):
        start, chord = bar * 3 * beat, chords[bar % 8]
        for step, note in enumerate((chord[0], chord[1], chord[2], chord[3], chord[2], chord[1])):
            strings.lay(pluck(note, beat * 1.8), start + step * beat / 2, level=0.34, pan=0.15 * (step - 2.5))
        if bar >= 4:
            for at, note, length, vowel in tune[bar % 8]:
                sung.lay(voice(note, length * beat, vowel), start + at * beat, level=0.12)
    return reverb(sung.mix, length_s=2.2, wet=0.2, seed=103), reverb(strings.mix, length_s=2.2, wet=0.25, seed=104)


def tin_orchard() -> Sound:
    """Tin Orchard: fast bells and plucks in D mixolydian, no drums but a shaker."""
    beat = 60 / 140
    riff = (74, 78, 81, 84, 81, 78, 76, 79, 83, 79, 76, 72)
    roots = (38, 38, 36, 43, 38, 36, 43, 45)
    desk = Desk(36 * 4 * beat + 2)
    for bar in range(36):
        start = bar * 4 * beat
        for step in range(8):
            shift = (0, 0, -2, 5, 0, -2, 5, 7)[bar % 8]
            desk.lay(
                bell(riff[(bar * 5 + step) % 12] + shift, beat * 1.4),
                start + step * beat / 2,
                level=0.2,
                pan=0.5 * np.sin(step),
            )
            desk.lay(hat(seed=9), start + step * beat / 2, level=0.3, pan=-0.4)
        for at in (0, 1.5, 3):
            desk.lay(pluck(roots[bar % 8], beat * 1.6, damping=0.996, seed=2), start + at * beat, level=0.5)
    return master(reverb(desk.mix, length_s=1.2, wet=0.2, seed=105))


def ninth_floor() -> Sound:
    """Ninth Floor: organ and walking bass in F sharp minor pentatonic, swung, with brushes."""
    beat = 60 / 92
    walk = (42, 45, 47, 49, 47, 52, 49, 45, 44, 47, 49, 50, 49, 47, 45, 40)
    phrases = ((66, 69, 71, 73), (78, 76, 73, 71), (69, 71, 69, 66), (64, 66, 69, 73), (81, 78, 76, 73))
    desk = Desk(24 * 4 * beat + 2)
    for bar in range(24):
        start = bar * 4 * beat
        for step in range(4):
            desk.lay(bass(walk[(bar * 4 + step) % 16] - 12, beat * 0.9), start + step * beat, level=0.4)
            desk.lay(snare(seed=21, tone_hz=240), start + (step + 0.66) * beat, level=0.12, pan=-0.3)
        for note in (54, 61, 64, 69 + (bar % 3)):
            desk.lay(organ(note, 1.6 * beat), start + (bar % 2) * beat, level=0.06, pan=0.3)
        for step, note in enumerate(phrases[(bar * 3) % 5]):
            desk.lay(organ(note, beat * 0.7), start + (step + 0.33 * (step % 2)) * beat, level=0.14, pan=-0.2)
    return master(reverb(desk.mix, length_s=1.0, wet=0.18, seed=106))


def velvet_keys_loop() -> Sound:
    """The licensed loop: four bars of electric piano in C minor at 120 beats a minute."""
    desk = Desk(8.0)
    chords = [(60, 63, 67, 70, 74), (56, 63, 67, 72), (51, 58, 62, 67), (53, 58, 62, 68)]
    for bar, chord in enumerate(chords):
        for at, length, level in ((0.0, 0.7, 0.2), (0.75, 0.2, 0.14), (1.25, 0.6, 0.17)):
            for number, note in enumerate(chord):
                desk.lay(
                    electric_piano(note, length), bar * 2 + at + number * 0.012, level=level, pan=0.2 * (number - 2)
                )
    return master(reverb(desk.mix, length_s=0.8, wet=0.12, seed=107), peak=0.7)


def cinder_strings_swell() -> Sound:
    """A string swell of eight seconds from a pack whose subscription has ended."""
    desk = Desk(8.0)
    for note in (48, 55, 60, 63, 67, 72, 79):
        desk.lay(saw(note, 7.9, bright=5.0, detune=0.14, attack_s=3.5), 0.0, level=0.1, pan=(note - 62) / 24)
    return master(reverb(desk.mix, length_s=2.4, wet=0.3, seed=108), peak=0.7)


def generated_pad() -> Sound:
    """What the example takes for the output of a music generator: sixteen seconds of a glassy chord that drifts."""
    t = np.arange(16 * RATE_HZ) / RATE_HZ
    drift = np.random.default_rng(109).normal(size=(6, 8)).cumsum(axis=1)
    desk = Desk(16.0)
    for number, note in enumerate((48, 55, 63, 70, 74, 79)):
        wander = np.interp(t, np.linspace(0, 16, 8), drift[number]) * 0.04
        tone = np.sin(
            2 * np.pi * np.cumsum(440 * 2 ** ((note + wander - 69) / 12)) / RATE_HZ + 0.8 * np.sin(2 * np.pi * 0.3 * t)
        )
        desk.lay(tone * np.sin(np.pi * t / 16) ** 0.6, 0.0, level=0.12, pan=0.3 * (number - 2.5))
    return master(reverb(desk.mix, length_s=2.6, wet=0.4, seed=110), peak=0.6)
