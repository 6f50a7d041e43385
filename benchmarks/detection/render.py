"""Notes into sound: a MIDI file per piece, played by FluidSynth with one of several sound sets."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Iterable
from pathlib import Path

import numpy as np
from arrange import Note

RATE_HZ = 44100
TICKS_PER_S = 960
DRUM_CHANNEL = 9
FOLDER = Path("/usr/share/sounds")
SOUND_SETS = {
    "fluid": FOLDER / "sf2/FluidR3_GM.sf2",
    "timgm": FOLDER / "sf2/TimGM6mb.sf2",
    "musescore": FOLDER / "sf3/MuseScore_General_Full.sf3",
    "opl3": FOLDER / "sf2/OPL-3_FM_128M.sf2",
}
"""Debian's fluid-soundfont-gm, timgm6mb-soundfont, musescore-general-soundfont and opl3-soundfont."""


def played(notes: Iterable[Note], sound_set: str, *, rate_hz: int = RATE_HZ) -> np.ndarray:
    """The notes as FluidSynth plays them, without chorus, mono, shape (n,)."""
    import soundfile

    with tempfile.TemporaryDirectory() as folder:
        midi, wave = Path(folder) / "piece.mid", Path(folder) / "piece.wav"
        write_midi(midi, notes)
        settings = ["-g", "0.6", "-C", "0", "-o", "synth.dynamic-sample-loading=1"]
        command = ["fluidsynth", "-ni", "-q", "-F", wave, "-r", str(rate_hz), *settings, SOUND_SETS[sound_set], midi]
        subprocess.run(command, check=True, capture_output=True)
        return soundfile.read(wave)[0].mean(axis=1)


def write_midi(path: Path, notes: Iterable[Note]) -> None:
    """One track of notes, a channel per programme."""
    import mido

    channels = [channel for channel in range(16) if channel != DRUM_CHANNEL]
    used: dict[int, int] = {}
    events = []
    for note in notes:
        if not 0 <= note.pitch <= 127:
            continue
        if note.program not in used:
            used[note.program] = DRUM_CHANNEL if note.program < 0 else channels[len(used) % len(channels)]
            program = -1 - note.program if note.program < 0 else note.program
            events.append((0, 0, mido.Message("program_change", channel=used[note.program], program=program)))
        channel, velocity = used[note.program], max(1, min(127, note.velocity))
        on, off = int(note.start_s * TICKS_PER_S), int((note.start_s + note.length_s) * TICKS_PER_S)
        events.append((on, 2, mido.Message("note_on", channel=channel, note=note.pitch, velocity=velocity)))
        events.append((off, 1, mido.Message("note_off", channel=channel, note=note.pitch)))
    track = mido.MidiTrack([mido.MetaMessage("set_tempo", tempo=500_000)])
    now = 0
    for tick, _, message in sorted(events, key=lambda event: event[:2]):
        track.append(message.copy(time=tick - now))
        now = tick
    file = mido.MidiFile(ticks_per_beat=480)
    file.tracks.append(track)
    file.save(path)
