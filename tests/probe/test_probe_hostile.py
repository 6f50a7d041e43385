"""Damaged and malicious files cost neither a traceback nor memory nor time."""

from __future__ import annotations

import random
import resource
import subprocess
import sys
import zlib
from typing import TYPE_CHECKING

import mutagen
import numpy as np
import probe_files as build
import pytest
import soundfile

from compliance.model.files import Tags
from compliance.probe.tags import examine_tags, read_tags

if TYPE_CHECKING:
    from pathlib import Path

ID3 = build.id3(build.id3_text(b"TIT2", "Night Drive"), build.id3_comment("made with suno; id=1"))


def flac(folder: Path) -> bytes:
    path = folder / "source.flac"
    soundfile.write(path, np.zeros(200, np.float32), 8000)
    tagged = mutagen.File(path)
    tagged["title"] = "Night Drive"
    tagged.save(padding=lambda _: 0)
    return path.read_bytes()


def specimens(folder: Path) -> dict[str, bytes]:
    """Return small files that are rich in structure."""
    return {
        "a.wav": build.wave(build.info({"INAM": b"Night Drive"}), build.chunk(b"id3 ", ID3), sound=b"\0" * 40),
        "a.aif": build.aiff(build.chunk(b"NAME", b"x", order=">"), build.chunk(b"ID3 ", ID3, order=">")),
        "a.caf": build.caf(b"\0\0\0\1title\0x\0"),
        "a.mp3": ID3 + build.mpeg()[:900],
        "a.m4a": build.box(b"ftyp", b"M4A \0\0\0\0")
        + build.box(b"moov", build.box(b"udta", build.box(b"meta", bytes(40)))),
        "a.flac": flac(folder),
    }


NAMES = ["a.wav", "a.aif", "a.caf", "a.mp3", "a.m4a", "a.flac"]


@pytest.mark.parametrize("name", NAMES)
def test_files_cut_anywhere_still_give_tags(tmp_path: Path, name: str) -> None:
    content = specimens(tmp_path)[name]
    path = tmp_path / name
    for length in range(0, len(content), max(1, len(content) // 300)):
        path.write_bytes(content[:length])
        assert isinstance(read_tags(path), Tags)


@pytest.mark.parametrize("name", NAMES)
def test_files_with_bytes_thrown_in_still_give_tags(tmp_path: Path, name: str) -> None:
    content = specimens(tmp_path)[name]
    path = tmp_path / name
    dice = random.Random(11)
    for _ in range(300):
        damaged = bytearray(content)
        for _ in range(dice.randint(1, 6)):
            damaged[dice.randrange(len(damaged))] = dice.choice((0, 1, 0x7F, 0x80, 0xFF, dice.randrange(256)))
        path.write_bytes(damaged)
        assert isinstance(read_tags(path), Tags)


def compressed(text: bytes, *, version: int) -> bytes:
    packed = zlib.compress(text, 9)
    if version == 4:
        return build.id3_frame(b"TIT2", build.synchsafe(len(text)) + packed, flags=0x0009)
    plain = len(text).to_bytes(4, "big") + packed
    return b"TIT2" + len(plain).to_bytes(4, "big") + b"\x00\x80" + plain


@pytest.mark.parametrize("version", [3, 4])
def test_honest_compressed_frames_are_read(tmp_path: Path, version: int) -> None:
    (tmp_path / "a.mp3").write_bytes(
        build.id3(compressed(b"\0Night Drive", version=version), version=version) + build.mpeg()
    )
    assert read_tags(tmp_path / "a.mp3").title == "Night Drive"


BOMB = b"\0" + b"x" * (150 << 20)
UNDER_LIMIT = """
import resource, sys
from pathlib import Path
import mutagen.id3, mutagen.mp3, mutagen.wave
from compliance.probe.tags import examine_tags
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(examine_tags(Path(sys.argv[1])).problem)
print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024)
"""


@pytest.mark.parametrize("place", ["mp3 v3", "mp3 v4", "wav"])
def test_a_compression_bomb_is_not_unpacked(tmp_path: Path, place: str) -> None:
    version = 3 if place == "mp3 v3" else 4
    tag = build.id3(compressed(BOMB, version=version), version=version)
    path = tmp_path / ("a.wav" if place == "wav" else "a.mp3")
    path.write_bytes(build.wave(build.chunk(b"id3 ", tag)) if place == "wav" else tag + build.mpeg())
    answer = subprocess.run([sys.executable, "-c", UNDER_LIMIT, path], capture_output=True, text=True, check=True)
    _, growth_mib = answer.stdout.split("\n")[:2]
    assert int(growth_mib) < 40


def test_a_large_file_is_not_read_into_memory(tmp_path: Path) -> None:
    path = tmp_path / "a.wav"
    path.write_bytes(build.wave())
    with path.open("r+b") as file:
        file.truncate(6 << 30)  # sparse
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert examine_tags(path).problem is None
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 64 << 10
