"""No recording is too short, too long, too odd or too damaged to be searched without a crash or an invention."""

from __future__ import annotations

import json
import struct
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import soundfile
from music import RATE_HZ, buried, clicks, noise, piece, silence, tone, write_wav

from compliance.detect.identify import identify_asset
from compliance.detect.limits import limits_of

FROM_S, LENGTH_S = 12.0, 8.0
HOURS = 10
LONG_RATE_HZ = 8000
LEAST_PEAK_MB = 120


def excerpt(seed: int = 3, *, rate_hz: int = RATE_HZ):
    return piece(seed, 40.0, rate_hz=rate_hz)[int(FROM_S * rate_hz) : int((FROM_S + LENGTH_S) * rate_hz)]


ODD = {
    "silence": silence(12),
    "one sample": np.eye(1, RATE_HZ * 6, RATE_HZ * 3, dtype=np.float32)[0],
    "a tone": tone(440, 12),
    "a chord that never moves": (tone(220, 12) + tone(277.2, 12) + tone(329.6, 12)) * 0.6,
    "noise": noise(1, 12),
    "loud noise": np.clip(noise(2, 12) * 30, -1, 1),
    "clicks": clicks(12),
    "an offset": np.full(RATE_HZ * 12, 0.7, np.float32),
    "an offset and clicks": np.clip(clicks(12) + 0.4, -1, 1),
    "a square wave": np.sign(tone(110, 12)).astype(np.float32),
    "other music, clipped": np.clip(piece(60, 12.0) * 40, -1, 1),
    "other music and an offset": np.clip(piece(61, 12.0) * 0.4 + 0.5, -1, 1),
    "a sweep": np.sin(np.cumsum(np.linspace(0.01, 1.5, RATE_HZ * 12))).astype(np.float32) * 0.5,
}


@pytest.mark.parametrize("name", ODD)
@pytest.mark.parametrize("effort", ["normal", "thorough"])
def test_nothing_is_heard_where_nothing_of_the_library_sounds(library_dir, tmp_path, name, effort):
    path = write_wav(tmp_path / "odd.wav", ODD[name].astype(np.float32))
    found = identify_asset(path, "odd", library_dir=library_dir, limits=limits_of(effort))
    assert found.matches == ()
    assert all(row.reason for row in found.coverage if row.status != "done")


DAMAGE = {
    "clipped hard": lambda x: np.clip(x * 5, -0.9, 0.9),
    "with an offset": lambda x: x * 0.4 + 0.5,
    "very quiet": lambda x: x * 0.004,
    "upside down": lambda x: -x,
    "with clicks": lambda x: np.clip(x + clicks(LENGTH_S)[: len(x)], -1, 1),
}


@pytest.mark.parametrize("name", DAMAGE)
def test_a_damaged_excerpt_is_still_found(identify, name):
    (match,) = identify(DAMAGE[name](excerpt()).astype(np.float32)).matches
    assert match.reference.title == "piece 3"
    assert match.ref_start_s == pytest.approx(FROM_S, abs=0.6)


@pytest.mark.parametrize("rate_hz", [8000, 11025, 16000, 48000, 96000, 192000])
def test_any_sampling_rate_is_heard(library_dir, tmp_path, rate_hz):
    path = write_wav(tmp_path / "a.wav", excerpt(rate_hz=rate_hz), rate_hz=rate_hz)
    (match,) = identify_asset(path, "a", library_dir=library_dir).matches
    assert match.reference.title == "piece 3"
    assert match.ref_start_s == pytest.approx(FROM_S, abs=0.6)
    assert match.tempo_ratio == pytest.approx(1, abs=0.003)


def test_telephone_audio_is_heard(library_dir, tmp_path):
    """8 kHz, mu-law, 300 to 3 400 Hz."""
    from scipy.signal import butter, sosfilt

    band = butter(4, (300, 3400), "bandpass", fs=8000, output="sos")
    path = tmp_path / "call.wav"
    soundfile.write(path, sosfilt(band, excerpt(rate_hz=8000)), 8000, subtype="ULAW")
    (match,) = identify_asset(path, "call", library_dir=library_dir).matches
    assert match.reference.title == "piece 3"


@pytest.mark.parametrize("channels", [1, 2, 3, 4, 6, 8])
def test_any_number_of_channels_is_heard(library_dir, tmp_path, channels):
    bed = np.stack([piece(70 + k, 20.0) for k in range(channels)]) * np.float32(0.2)
    bed[0] = buried(excerpt(), bed[0], at_s=4, level_db=12)
    path = write_wav(tmp_path / "a.wav", bed / np.float32(np.abs(bed).max()))
    (match,) = identify_asset(path, "a", library_dir=library_dir).matches
    assert match.reference.title == "piece 3"
    assert match.start_s == pytest.approx(4, abs=0.5)


@pytest.mark.parametrize("samples", [1, 100, int(0.1 * RATE_HZ), int(1.4 * RATE_HZ)])
def test_what_is_too_short_is_said_to_be(library_dir, tmp_path, samples):
    path = write_wav(tmp_path / "short.wav", excerpt()[:samples])
    found = identify_asset(path, "short", library_dir=library_dir)
    assert found.matches == ()
    assert found.coverage[0].status == "not_run"
    assert "too short" in (found.coverage[0].reason or "")


SEARCH = """
import json, resource, sys
from pathlib import Path
from compliance.detect.identify import identify_asset
found = identify_asset(Path(sys.argv[1]), "a", library_dir=Path(sys.argv[2]))
peak_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
matches = [(m.start_s, m.end_s, m.reference.title) for m in found.matches]
print(json.dumps({"matches": matches, "status": found.coverage[0].status, "peak_mb": peak_mb}))
"""


def searched(path: Path, library_dir: Path) -> dict:
    command = [sys.executable, "-c", SEARCH, str(path), str(library_dir)]
    return json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def mostly_silent(path: Path, *, seconds: int, at_s: int) -> Path:
    """A WAV of silence with an excerpt at one place; a sparse file, so that only the excerpt takes room."""
    size = seconds * LONG_RATE_HZ * 2
    sound = (excerpt(rate_hz=LONG_RATE_HZ) * 30000).astype("<i2").tobytes()
    form = struct.pack("<4sIHHIIHH", b"fmt ", 16, 1, 1, LONG_RATE_HZ, 2 * LONG_RATE_HZ, 2, 16)
    with path.open("wb") as file:
        file.write(struct.pack("<4sI4s", b"RIFF", 36 + size, b"WAVE") + form + struct.pack("<4sI", b"data", size))
        file.seek(44 + at_s * LONG_RATE_HZ * 2)
        file.write(sound)
        file.truncate(44 + size)
    return path


def test_ten_hours_are_searched_to_the_end_in_the_memory_of_two_minutes(library_dir, tmp_path):
    at_s = HOURS * 3600 - 60
    long = searched(mostly_silent(tmp_path / "long.wav", seconds=HOURS * 3600, at_s=at_s), library_dir)
    short = searched(mostly_silent(tmp_path / "short.wav", seconds=120, at_s=60), library_dir)
    ((start_s, end_s, title),) = long["matches"]
    assert (title, long["status"]) == ("piece 3", "done")
    assert start_s == pytest.approx(at_s, abs=0.5)
    assert end_s == pytest.approx(at_s + LENGTH_S, abs=0.5)
    assert short["matches"][0][2] == "piece 3"
    assert short["peak_mb"] > LEAST_PEAK_MB, "measured what it should"
    assert long["peak_mb"] < short["peak_mb"] + 60
