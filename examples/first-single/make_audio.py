"""Write the audio of the example project and of its reference library. Seeded: every run writes the same sound.

python make_audio.py          writes audio/ and reference/ beside this file, unless they are there already
python make_audio.py --force  writes them again
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import records
import soundfile
from mutagen.flac import FLAC
from mutagen.id3 import COMM, ID3, TIT2, TPE1, WOAS
from mutagen.wave import WAVE
from synth import (
    RATE_HZ,
    Desk,
    Sound,
    bass,
    bell,
    duck,
    hat,
    kick,
    master,
    pluck,
    reverb,
    saw,
    snare,
    transpose_and_stretch,
)

HERE = Path(__file__).resolve().parent
BEAT_S = 0.5
BAR_S = 4 * BEAT_S
HOOK_BAR = 12
EXCERPT_BARS = 8
ROOTS = (36, 32, 39, 34)
HOOK_ROOTS = (41, 44, 39, 43, 41, 36, 44, 43)
# Where the excerpt begins in "Night Drive", in its own bars, and what the producer did to it.
EXCERPT_FROM_BAR = records.CHORUS_BARS.start
SEMITONES = 3
TEMPO_RATIO = 1.06
SONG_ID = "9b1c2d3e-5a6f-4b70-8c91-d2e3f4a5b6c7"


def excerpt(night_drive: Sound) -> Sound:
    """Cut eight bars out of the record and bring them to the key and tempo of the single."""
    bar_s = 4 * 60 / records.NIGHT_DRIVE_BPM
    start, length = (round(bars * bar_s * RATE_HZ) for bars in (EXCERPT_FROM_BAR, EXCERPT_BARS))
    return transpose_and_stretch(night_drive[start : start + length], semitones=SEMITONES, tempo_ratio=TEMPO_RATIO)


def separated_vocal(sung: Sound) -> Sound:
    """Leave the voice as a separation model does: a little hollow, with holes where the strings were loud."""
    from scipy.signal import istft, stft

    _, _, spectrum = stft(sung.T, RATE_HZ, nperseg=2048)
    holes = np.random.default_rng(7).random(spectrum.shape) < 0.12
    spectrum[holes] *= 0.25
    _, out = istft(spectrum, RATE_HZ, nperseg=2048)
    return master(out.T[: len(sung)], peak=0.7)


def midnight_ferry(night_drive: Sound, loop: Sound, pad: Sound, vocal: Sound, swell: Sound) -> Sound:
    """Midnight Ferry: 64 seconds in C minor, with everything that the licences are about buried in it."""
    soft, rhythm = Desk(32 * BAR_S + 2), Desk(32 * BAR_S + 2)
    for bar in range(32):
        start = bar * BAR_S
        in_hook = HOOK_BAR <= bar < HOOK_BAR + EXCERPT_BARS
        root = HOOK_ROOTS[bar - HOOK_BAR] if in_hook else ROOTS[bar % 4]
        if 4 <= bar < 20 or bar >= 24:
            groove(rhythm, start, root)
        if 4 <= bar < 12 or bar >= 24:
            arpeggio(soft, start, root + 24)
        if bar >= 24:
            own_melody(soft, start, bar - 24)
    for bar in (0, 4, 8, 24, 28):
        soft.lay(loop, bar * BAR_S, level=0.34)
    for bar in (0, 12, 20):
        soft.lay(pad, bar * BAR_S, level=0.16)
    soft.lay(excerpt(night_drive), HOOK_BAR * BAR_S, level=0.42)
    soft.lay(vocal[round(22.5 * RATE_HZ) : round(30 * RATE_HZ)], 20 * BAR_S, level=0.4)
    soft.lay(swell, 20 * BAR_S, level=0.3)
    kicks = [(bar * 4 + beat) * BEAT_S for bar in [*range(4, 20), *range(24, 32)] for beat in (0, 2)]
    return master(reverb(duck(soft.mix, kicks, depth=0.3), length_s=1.4, wet=0.08, seed=111) + rhythm.mix)


def groove(desk: Desk, start_s: float, root: int) -> None:
    """One bar of broken beat and bass."""
    for at in (0, 0.75, 2, 2.75):
        desk.lay(kick(), start_s + at * BEAT_S, level=0.62)
    for at in (1, 3):
        desk.lay(snare(seed=31), start_s + at * BEAT_S, level=0.6)
    for step in range(8):
        desk.lay(hat(open_=step == 7, seed=33), start_s + step * BEAT_S / 2, level=0.4, pan=0.3)
    for at, length, interval in (
        (0, 0.7, 0),
        (0.75, 0.4, 0),
        (1.5, 0.4, 12),
        (2, 0.7, 0),
        (2.75, 0.5, 7),
        (3.5, 0.4, 10),
    ):
        desk.lay(
            bass(root + interval - (12 if root > 37 else 0), length * BEAT_S * 1.3), start_s + at * BEAT_S, level=0.42
        )


def arpeggio(desk: Desk, start_s: float, root: int) -> None:
    for step, interval in enumerate((0, 7, 12, 15, 19, 15, 12, 7)):
        desk.lay(
            pluck(root + interval, 0.6, damping=0.99, seed=4),
            start_s + step * BEAT_S / 2,
            level=0.3,
            pan=0.6 * (-1) ** step,
        )


def own_melody(desk: Desk, start_s: float, bar: int) -> None:
    phrases = (
        ((0, 79, 1.5), (1.5, 77, 0.5), (2, 75, 2)),
        ((0.5, 72, 0.5), (1, 75, 1), (2, 79, 2)),
        ((0, 82, 1), (1, 79, 1), (2, 77, 0.5), (2.5, 75, 1.5)),
        ((0, 74, 3), (3, 70, 1)),
    )
    for at, note, length in phrases[bar % 4]:
        desk.lay(bell(note, length * BEAT_S + 0.3), start_s + at * BEAT_S, level=0.3, pan=0.1)
        desk.lay(
            saw(note - 12, length * BEAT_S, bright=3.5, attack_s=0.04), start_s + at * BEAT_S, level=0.14, pan=-0.1
        )


def write(name: str, sound: Sound) -> Path:
    path = HERE / name
    path.parent.mkdir(parents=True, exist_ok=True)
    soundfile.write(path, sound.astype(np.float32), RATE_HZ, format="MP3" if path.suffix == ".mp3" else None)
    return path


def write_record(name: str, sound: Sound, *, title: str, artist: str, isrc: str, year: str, label: str) -> None:
    tags = FLAC(write(name, sound))
    tags.update({"title": title, "artist": artist, "isrc": isrc, "date": year, "organization": label})
    tags["copyright"] = f"(P) {year} {label}"
    tags.save()


def write_from_pack(folder: str, name: str, sound: Sound, *, title: str, artist: str) -> None:
    """Write a pack's recording twice, as the pack has it and as it was dragged into the project."""
    for path in (f"reference/packs/{folder}/{name}", f"audio/samples/{name}"):
        tagged = WAVE(write(path, sound))
        tagged.add_tags()
        tagged["TIT2"], tagged["TPE1"] = TIT2(3, [title]), TPE1(3, [artist])
        tagged.save()


def write_generated(name: str, sound: Sound) -> None:
    """Write what a generator hands out: its comment says so, in the form that Suno writes."""
    tags = ID3()
    tags.add(TIT2(3, ["glass pad, slow"]))
    tags.add(TPE1(3, ["r-imai"]))
    tags.add(COMM(3, "eng", "", [f"made with suno; created=2026-02-03T18:20:11.104Z; id={SONG_ID}"]))
    tags.add(WOAS(f"https://suno.com/song/{SONG_ID}"))
    tags.save(write(name, sound))


def main() -> None:
    finished = HERE / "audio" / ".complete"
    if finished.exists() and "--force" not in sys.argv:
        return
    night_drive = records.night_drive()
    sung, strings = records.glass_harbour_parts()
    loop, swell, pad = records.velvet_keys_loop(), records.cinder_strings_swell(), records.generated_pad()
    vocal = separated_vocal(sung)
    harbour, isrc = "Quiet Harbour Records", "USXX11100123"
    write_record(
        "reference/night-drive.flac",
        night_drive,
        title="Night Drive",
        artist="Ada Nova",
        isrc=isrc,
        year="2011",
        label=harbour,
    )
    write_record(
        "reference/glass-harbour.flac",
        master(sung + strings),
        title="Glass Harbour",
        artist="Mira Sol",
        isrc="SEXX21800456",
        year="2018",
        label="Northlight",
    )
    write_record(
        "reference/tin-orchard.flac",
        records.tin_orchard(),
        title="Tin Orchard",
        artist="The Ferrymen",
        isrc="GBXX31400789",
        year="2014",
        label="Orchard Lane",
    )
    write_record(
        "reference/ninth-floor.flac",
        records.ninth_floor(),
        title="Ninth Floor",
        artist="Kaito Brandt",
        isrc="DEXX40900012",
        year="2009",
        label="Neunter Stock",
    )
    write_from_pack(
        "velvet-keys", "velvet_keys_120_Cm.wav", loop, title="Velvet Keys 120 Cm", artist="Velvet Keys Audio"
    )
    write_from_pack("cinder-strings", "cinder_swell_Cm.wav", swell, title="Cinder Swell Cm", artist="Cinder Strings")
    write("audio/masters/master.wav", midnight_ferry(night_drive, loop, pad, vocal, swell))
    write("audio/stems/vocal_stem.wav", vocal)
    write_generated("audio/samples/pad.mp3", pad)
    finished.touch()


if __name__ == "__main__":
    main()
