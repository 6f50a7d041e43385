"""Public-domain scores as small arrangements: notes in seconds per stem, with instruments drawn from a seed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from random import Random
from statistics import mean
from typing import NamedTuple

STEMS = ("drums", "bass", "lead", "other")
LEADS = (0, 11, 22, 40, 52, 53, 54, 56, 60, 64, 65, 66, 68, 71, 73, 75, 80, 81, 85)
MIDS = (0, 4, 6, 12, 16, 24, 25, 26, 27, 41, 46, 48, 49, 50, 61, 62, 69, 88, 89, 90, 91, 94)
BASSES = (32, 33, 34, 35, 38, 39, 42, 43, 58, 70)
KITS = (0, 8, 16, 24, 25, 32, 40)
KICK, SNARE, CLOSED_HAT, OPEN_HAT, CRASH = 36, 38, 42, 46, 49
GROOVES = (
    ("x...x...x...x...", "....x.......x...", "..x...x...x...x.", "................"),
    ("x.......x.x.....", "....x.......x...", "x.x.x.x.x.x.x.x.", "..............x."),
    ("x..x..x...x.....", "....x.......x..x", "xxxxxxxxxxxxxxxx", "................"),
    ("x.....x...x.....", "........x.......", "x.x.x.xxx.x.x.x.", "................"),
    ("x.x.......xx....", "....x..x.x..x...", "x.x.x.x.x.x.x.x.", "......x........."),
    ("x.........x.....", "....x.......x...", "x...x...x...x...", "..x...x...x...x."),
)
"""Kick, snare, closed and open hat on the sixteen steps of a bar."""


class ScoreNote(NamedTuple):
    """A note of the score: part, onset and length in quarters, MIDI pitch."""

    part: int
    onset: float
    length: float
    pitch: int


class Note(NamedTuple):
    """A note to be played: start and length in seconds, MIDI pitch and velocity, programme (drum kit k is -1 - k)."""

    start_s: float
    length_s: float
    pitch: int
    velocity: int
    program: int


@dataclass
class Arrangement:
    """Notes per stem and the end of the music in seconds."""

    stems: dict[str, list[Note]]
    end_s: float


def score_notes(path: Path) -> list[ScoreNote]:
    """The notes of a score in any format music21 reads."""
    from music21 import converter

    score = converter.parse(path)
    if hasattr(score, "scores"):
        score = score.scores[0]
    notes = [
        ScoreNote(part, float(element.offset), float(element.duration.quarterLength), int(pitch.midi))
        for part, staff in enumerate(list(score.parts) or [score])
        for element in staff.flatten().notes
        for pitch in element.pitches
        if element.duration.quarterLength > 0
    ]
    return sorted(notes, key=lambda note: note.onset)


def arrange(notes: list[ScoreNote], random: Random, *, seconds: float, drums: bool) -> Arrangement:
    """Give every part an instrument; add chords and bass to a bare tune, and a drum groove if asked for."""
    quarter = 60 / random.uniform(84, 132)
    first = random.choice((0, 0, 8))
    notes = [
        n._replace(onset=n.onset - first) for n in notes if n.onset >= first and (n.onset - first) * quarter < seconds
    ]
    if not notes:
        raise ValueError("no notes in the chosen range")
    end = max(n.onset + n.length for n in notes) * quarter
    by_height = sorted({n.part for n in notes}, key=lambda part: mean(n.pitch for n in notes if n.part == part))
    lead, bass = by_height[-1], by_height[0] if len(by_height) > 1 else None
    program = {part: random.choice(MIDS) for part in by_height}
    program[lead] = random.choice(LEADS)
    if bass is not None:
        program[bass] = random.choice(BASSES)
    transposed = random.choice((-5, -3, -2, 0, 0, 2, 3, 4))
    stems: dict[str, list[Note]] = {stem: [] for stem in STEMS}
    for note in notes:
        stem = "lead" if note.part == lead else "bass" if note.part == bass else "other"
        start = max(0.0, note.onset * quarter + random.gauss(0, 0.008))
        length = note.length * quarter * random.uniform(0.8, 1.0)
        stems[stem].append(Note(start, length, note.pitch + transposed, random.randint(64, 112), program[note.part]))
    if len(by_height) <= 2:
        _accompany(stems, notes, random, quarter, end, transposed)
    if drums:
        _drum(stems["drums"], random, quarter, end)
    return Arrangement(stems, end)


def _accompany(
    stems: dict[str, list[Note]], notes: list[ScoreNote], random: Random, quarter: float, end: float, transposed: int
) -> None:
    """A triad per bar, held or broken, and a bass line on its root."""
    pad, bass, broken = random.choice(MIDS), random.choice(BASSES), random.random() < 0.5
    for bar in range(int(end / (4 * quarter)) + 1):
        at = bar * 4 * quarter
        heard = [n.pitch + transposed for n in notes if bar * 4 <= n.onset < bar * 4 + 4] or [60 + transposed]
        root = max(range(12), key=lambda r: sum((m - r) % 12 in (0, 3, 4, 7) for m in heard) + random.random())
        minor = sum((m - root) % 12 == 3 for m in heard) > sum((m - root) % 12 == 4 for m in heard)
        chord = (root + 48, root + (51 if minor else 52), root + 55, root + 60)
        if broken:
            pattern = [random.choice(chord) for _ in range(8)]
            for step, pitch in enumerate(pattern):
                stems["other"].append(Note(at + step * quarter / 2, quarter * 0.45, pitch, random.randint(60, 95), pad))
        else:
            stems["other"] += [Note(at, 4 * quarter, pitch, random.randint(60, 90), pad) for pitch in chord[:3]]
        low = 36 + root - (12 if root > 7 else 0)
        for beat in (0, 1.5, 2, 3):
            stems["bass"].append(Note(at + beat * quarter, quarter * 0.6, low, random.randint(80, 110), bass))


def _drum(drums: list[Note], random: Random, quarter: float, end: float) -> None:
    groove, kit = random.choice(GROOVES), -1 - random.choice(KITS)
    voices = tuple(zip(groove, (KICK, SNARE, CLOSED_HAT, OPEN_HAT), (110, 100, 78, 74), strict=True))
    for bar in range(int(end / (4 * quarter)) + 1):
        for step in range(16):
            start = max(0.0, (bar * 4 + step / 4) * quarter + random.gauss(0, 0.004))
            for row, pitch, velocity in voices:
                if row[step] == "x":
                    drums.append(Note(start, 0.1, pitch, velocity + random.randint(-12, 12), kit))
        if bar % 8 == 0:
            drums.append(Note(bar * 4 * quarter, 0.5, CRASH, 90, kit))
