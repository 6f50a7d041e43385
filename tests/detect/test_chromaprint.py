"""Chromaprint through every way this machine has, and an honest no where it has none.

Which backends exist differs between machines: each test holds for whichever are there, also for none.
"""

from __future__ import annotations

import base64
import os
import stat
import subprocess
import sys
from pathlib import Path

import acoustid
import numpy as np
import pytest
import soundfile
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from compliance import audio
from compliance.detect import chromaprint
from compliance.detect.chromaprint import Print, backends, compare, decode, fingerprint
from compliance.errors import AudioError

RATE_HZ = 22_050
MADE = (
    "AQAAjGEpRVySQJGPXDnORCnav2jiOODSx9hP4UuOC-JDfCd-JcWpHE-lo2Z0JFnaD-GSCz_-D01zIcuH5OHRzDmqNMf9wEy24dOR3MiT4LtwNO"
    "l2MEqqE3lqBT90HY0PzQ5OxKjyg8mHfFoaInmYY5-xLyqaJkUturiiJXjKIGaQjHrQ0EmFXxrBY_JyOD0aDfGLZEz2BFMmFU_QPJiOh7kwP5HR"
    "1MhWHY1-xP9R7kOzXOCFfA-RPKPwUBuqK0fTYdeFq8d__MWb57iyBM11TPrB_GiuY0dfohlJXCn-Zoi5B8mD8kfDXcdTKUkwGuckUF6QHN-ELZ"
    "-GJ9AzI9fhLg-e48ejGw_uHJEu-UiWxXpwJdLBZQqaozLOVEE2RiG1QE06Fnl-5MwKZcyRKx_2BMcXFU-WHE-MUPsUaNmDfOC3zWimGFPPIP4V"
    "iCcApQwBwgBCFDQKMAEIEIhAYgAAgimDDBBIAo8IJkQogwFjDAkBBEYOOCLIEIgwhYgQwCBggCDAIAYEMoBAYwCBgAhElADCCKEVEJAQogxgCG"
    "EEAnIGEmSQAUAYAAiTSAggnECaIUSAgRoQQCA"
)
"""What fpcalc 1.5.1 prints for `tune(seconds=20)`."""
MADE_START = [4179010065, 4183205383, 4216747526, 4212459270]


def tune(*, seconds: float, seed: int = 1) -> NDArray[np.float32]:
    """Chords that change three times a second."""
    random = np.random.default_rng(seed)
    length = RATE_HZ // 3
    t = np.arange(length) / RATE_HZ
    chords = [
        sum(np.sin(2 * np.pi * 110 * 2 ** (note / 12) * t) for note in random.integers(0, 36, 4)) * np.exp(-2 * t)
        for _ in range(round(seconds * 3))
    ]
    return (np.concatenate(chords) / 5).astype(np.float32)


@pytest.fixture(scope="module")
def song(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("chromaprint") / "song.wav"
    soundfile.write(path, tune(seconds=20), RATE_HZ)
    return path


def test_every_backend_gives_the_same_print(song: Path) -> None:
    prints = {found.name: fingerprint(song, using=found) for found in backends()}
    assert len(set(prints.values())) == min(len(prints), 1)
    for made in prints.values():
        assert made.duration_s == 20.0
        assert len(decode(made.fingerprint)) == pytest.approx(20 * 8, abs=20)
    assert chromaprint.backend() == next(iter(prints), None)


def test_a_backend_or_a_reason(song: Path) -> None:
    if backends():
        assert chromaprint.unavailable_reason() is None
        assert fingerprint(song).fingerprint
        return
    assert "fpcalc" in (chromaprint.unavailable_reason() or "")
    with pytest.raises(AudioError, match="no Chromaprint fingerprint: neither"):
        fingerprint(song)


BARE = """
import os, sys
from pathlib import Path
for name in sys.argv[2:]:
    sys.modules[name] = None
from compliance.detect import chromaprint
from compliance.errors import AudioError
print(chromaprint.backend())
try:
    print(chromaprint.fingerprint(Path(sys.argv[1])).fingerprint)
except AudioError as error:
    print(error)
"""


def run_without(song: Path, *modules: str, path: str = "") -> list[str]:
    """Fingerprint in a fresh interpreter where `modules` cannot be imported and programs are sought in `path` only."""
    environment = {**os.environ, "PATH": path}
    environment.pop("FPCALC", None)
    command = [sys.executable, "-c", BARE, song, *modules]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout.splitlines()


def test_without_any_backend_the_error_says_what_to_install(song: Path) -> None:
    name, answer = run_without(song, "chromaprint", "imageio_ffmpeg")
    assert name == "None"
    assert answer == (
        f"{song}: no Chromaprint fingerprint: neither the Chromaprint library, nor fpcalc, nor an FFmpeg with "
        "Chromaprint is installed; install rightslint[chromaprint], or Chromaprint's library or fpcalc from your system"
    )


FPCALC = """#!{python}
import sys
assert sys.argv[1:] == ["-version"] or sys.argv[-1] == "-", sys.argv
if sys.argv[1] == "-version":
    print("fpcalc version 1.5.1")
    sys.exit(0)
pcm = sys.stdin.buffer.read()
assert len(pcm) == 20 * 11025 * 2, len(pcm)
{behaviour}
"""


def with_fpcalc(folder: Path, behaviour: str) -> str:
    """A folder with a program that speaks fpcalc's command line and then does as told."""
    program = folder / "fpcalc"
    program.write_text(FPCALC.format(python=sys.executable, behaviour=behaviour))
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    return str(folder)


def test_fpcalc_that_exits_with_3_at_the_end_of_the_file_is_believed(song: Path, tmp_path: Path) -> None:
    path = with_fpcalc(tmp_path, f"print({MADE!r}); print('ERROR: End of file', file=sys.stderr); sys.exit(3)")
    assert run_without(song, "chromaprint", "imageio_ffmpeg", path=path) == ["fpcalc", MADE]


@pytest.mark.parametrize(
    ("behaviour", "problem"),
    [
        ("sys.exit(1)", "no Chromaprint fingerprint: fpcalc: exit status 1"),
        ("print('AQAAA'); sys.exit(2)", "no Chromaprint fingerprint: fpcalc: exit status 2"),
        ("sys.exit(0)", "no Chromaprint fingerprint: fpcalc: exit status 0"),
        ("print('<html>')", "no Chromaprint fingerprint: fpcalc: not a Chromaprint fingerprint"),
        ("print('AQAAjEkk')", "no Chromaprint fingerprint: fpcalc: a Chromaprint fingerprint that is cut short"),
        ("print('ERROR: Empty fingerprint', file=sys.stderr); sys.exit(2)", "too short for a Chromaprint fingerprint"),
    ],
)
def test_fpcalc_failures_are_named(song: Path, tmp_path: Path, behaviour: str, problem: str) -> None:
    name, answer = run_without(song, "chromaprint", "imageio_ffmpeg", path=with_fpcalc(tmp_path, behaviour))
    assert name == "fpcalc"
    assert problem in answer


def test_an_fpcalc_that_hangs_is_given_up(song: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with_fpcalc(tmp_path, "import time; time.sleep(60)")
    monkeypatch.setenv("FPCALC", str(tmp_path / "fpcalc"))
    hanging = chromaprint._fpcalc()
    assert hanging is not None
    monkeypatch.setattr(chromaprint, "TIME_LIMIT_S", 0.5)
    with pytest.raises(AudioError, match=r"fpcalc: no answer in 0 s"):
        fingerprint(song, using=hanging)


def test_an_ffmpeg_without_the_encoder_is_not_used(song: Path, tmp_path: Path) -> None:
    program = tmp_path / "ffmpeg"
    program.write_text(f"#!{sys.executable}\nprint('  E  flac            raw FLAC')\n")
    program.chmod(0o755)
    assert run_without(song, "chromaprint", "imageio_ffmpeg", path=str(tmp_path))[0] == "None"


@pytest.mark.parametrize("seconds", [0.01, 1.0, 2.0])
def test_too_short_sounds_are_named(tmp_path: Path, seconds: float) -> None:
    soundfile.write(tmp_path / "kick.wav", tune(seconds=3)[: round(seconds * RATE_HZ)], RATE_HZ)
    for found in backends():
        with pytest.raises(AudioError, match=f"too short for a Chromaprint fingerprint \\({seconds:.1f} s\\)"):
            fingerprint(tmp_path / "kick.wav", using=found)


def test_silence_has_no_print(tmp_path: Path) -> None:
    soundfile.write(tmp_path / "silence.wav", np.zeros(20 * RATE_HZ), RATE_HZ)
    for found in backends():
        with pytest.raises(AudioError, match="silence, or a sound that never changes"):
            fingerprint(tmp_path / "silence.wav", using=found)


@pytest.mark.parametrize("name", ["-i.wav", "new\nline.wav", "a b;$(c).wav", os.fsdecode(b"caf\xe9.wav")])
def test_any_file_name(song: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.chdir(tmp_path)
    Path(name).write_bytes(song.read_bytes())
    for found in backends():
        assert fingerprint(Path(name), using=found) == fingerprint(song, using=found)


def test_what_is_not_audio_is_not_fingerprinted(tmp_path: Path) -> None:
    (tmp_path / "notes.wav").write_text("buy strings\n" * 9)
    for found in backends():
        with pytest.raises(AudioError, match="a text file"):
            fingerprint(tmp_path / "notes.wav", using=found)


def test_only_the_first_two_minutes_count(tmp_path: Path) -> None:
    samples = tune(seconds=130)
    soundfile.write(tmp_path / "whole.wav", samples, RATE_HZ)
    soundfile.write(tmp_path / "start.wav", samples[: 120 * RATE_HZ], RATE_HZ)
    for found in backends()[:1]:
        whole, start = (
            fingerprint(tmp_path / "whole.wav", using=found),
            fingerprint(tmp_path / "start.wav", using=found),
        )
        assert whole.fingerprint == start.fingerprint
        assert (whole.duration_s, start.duration_s) == (130.0, 120.0)


def as_print(encoded: str) -> Print:
    return Print(duration_s=20.0, fingerprint=encoded)


def encode(items: list[int]) -> str:
    """Compress items as Chromaprint does (fingerprint_compressor.cpp), bit by bit."""
    small: list[int] = []
    long: list[int] = []
    before = 0
    for item in items:
        rest, last = item ^ before, 0
        for bit in range(1, 33):
            if rest >> (bit - 1) & 1:
                small.append(min(bit - last, 7))
                if bit - last >= 7:
                    long.append(bit - last - 7)
                last = bit
        small.append(0)
        before = item
    data = bytes([1]) + len(items).to_bytes(3, "big") + pack(small, 3) + pack(long, 5)
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def pack(numbers: list[int], bits: int) -> bytes:
    whole = sum(number << (place * bits) for place, number in enumerate(numbers))
    return whole.to_bytes((len(numbers) * bits + 7) // 8, "little")


@given(st.lists(st.integers(0, 2**32 - 1), max_size=40))
def test_decoding_is_the_inverse_of_encoding(items: list[int]) -> None:
    assert decode(encode(items)).tolist() == items


@given(st.binary(max_size=60))
def test_decoding_anything_gives_items_or_a_value_error(data: bytes) -> None:
    try:
        items = decode(base64.urlsafe_b64encode(data).rstrip(b"=").decode())
    except ValueError:
        return
    assert len(items) == int.from_bytes(data[1:4], "big")


@pytest.mark.parametrize("encoded", ["", "AQ", "not base64!", "AQAAjEkk", "AQAAjEkk\n", "é", "A"])
def test_what_is_not_a_print_is_refused(encoded: str) -> None:
    with pytest.raises(ValueError, match="Chromaprint fingerprint"):
        decode(encoded)


def test_a_real_print_decodes_as_the_library_decodes_it() -> None:
    assert decode(MADE)[:4].tolist() == MADE_START
    assert encode(decode(MADE).tolist()) == MADE


OTHER = [int(item) for item in np.random.default_rng(9).integers(0, 2**32, 140)]


def test_a_file_is_itself_and_not_another() -> None:
    assert compare(as_print(MADE), as_print(MADE)) == 1.0
    assert compare(as_print(MADE), as_print(encode(OTHER))) < 0.05
    assert compare(as_print(MADE), as_print(encode([]))) == 0.0


def test_a_shifted_and_noisy_copy_is_recognised() -> None:
    items = decode(MADE)
    noisy = items[11:].copy()
    noisy ^= np.uint32(1) << np.random.default_rng(3).integers(0, 32, len(noisy)).astype(np.uint32)
    assert compare(as_print(MADE), as_print(encode(noisy.tolist()))) == 1.0
    assert compare(as_print(encode(noisy.tolist())), as_print(MADE)) == 1.0


@given(seed=st.integers(0, 2**32 - 1), offset=st.integers(0, 9), flips=st.integers(0, 9))
def test_similarity_is_that_of_pyacoustid(seed: int, offset: int, flips: int) -> None:
    random = np.random.default_rng(seed)
    a = random.integers(0, 2**32, 30, np.uint32)
    b = a[offset:].copy()
    for at in random.integers(0, len(b), flips):
        b[at] ^= np.uint32(0xF00F >> random.integers(0, 12))
    mine = compare(as_print(encode(a.tolist())), as_print(encode(b.tolist())))
    assert mine == acoustid._match_fingerprints(a.tolist(), b.tolist())


def test_lossy_coding_keeps_the_similarity_high(song: Path, tmp_path: Path) -> None:
    samples = audio.load(song, rate_hz=RATE_HZ, mono=True)
    soundfile.write(tmp_path / "song.mp3", samples, RATE_HZ)
    soundfile.write(tmp_path / "other.wav", tune(seconds=20, seed=2), RATE_HZ)
    for found in backends()[:1]:
        mine, lossy = fingerprint(song, using=found), fingerprint(tmp_path / "song.mp3", using=found)
        assert compare(mine, lossy) > 0.8
        assert compare(mine, fingerprint(tmp_path / "other.wav", using=found)) < 0.2
