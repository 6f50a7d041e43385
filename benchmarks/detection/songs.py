"""Songs that share a stock loop, or everything but the notes, with other songs.

A group is two or three songs. The first is kept out of the library and searched; the others are in the library. In
groups of loops all songs are built on one rendered loop, each with chords and a tune of its own; in groups of palettes
the songs share kit, groove, patches, tempo, key, scale and chords, and differ in the notes.
"""

from __future__ import annotations

from random import Random
from typing import NamedTuple

import machine
import numpy as np
from render import RATE_HZ, played

LOOP_GROUPS, PALETTE_GROUPS = 8, 8
SECONDS = 60.0


class Song(NamedTuple):
    """shares : "loop" or "palette"; group : its number; letter : a for the song that is searched"""

    shares: str
    group: int
    letter: str

    @property
    def name(self) -> str:
        return f"{self.shares}{self.group:02d}{self.letter}"


def all_songs() -> list[Song]:
    """Groups of two and of three songs in turn."""
    groups = [("loop", g) for g in range(LOOP_GROUPS)] + [("palette", g) for g in range(PALETTE_GROUPS)]
    return [Song(shares, group, letter) for shares, group in groups for letter in ("ab", "abc")[group % 2]]


def stems_of(song: Song, seed: int, sound_set: str) -> dict[str, np.ndarray]:
    """The rendered stems of a song, mono."""
    shared = Random(f"{seed} {song.shares} {song.group}")
    palette = machine.palette(shared)
    own = Random(f"{seed} {song.name}")
    if song.shares == "palette":
        parts = machine.piece(own, palette, seconds=SECONDS).stems
        return {stem: played(notes, sound_set) for stem, notes in parts.items() if notes}
    loop = _cut_to_bars(played(machine.loop(shared, palette), sound_set), palette)
    other = machine.palette(own)._replace(step_s=palette.step_s, key=palette.key, scale=palette.scale)
    parts = machine.piece(own, other, seconds=SECONDS).stems
    stems = {stem: played(parts[stem], sound_set) for stem in ("lead", "other")}
    length = max(len(samples) for samples in stems.values())
    start = round(own.choice((0, 4, 8)) * 16 * palette.step_s * RATE_HZ)
    tiled = np.tile(loop, length // len(loop) + 1)[: length - start]
    return stems | {"loop": np.concatenate([np.zeros(start), tiled])}


def _cut_to_bars(samples: np.ndarray, palette: machine.Palette) -> np.ndarray:
    """Exactly four bars."""
    length = round(machine.LOOP_BARS * 16 * palette.step_s * RATE_HZ)
    return np.pad(samples, (0, max(0, length - len(samples))))[:length]
