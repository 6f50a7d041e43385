"""Content Credentials and generators leave marks; nothing else does."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

import probe_files as build
import pytest

from compliance.model.files import Mark
from compliance.probe.marks import generator_marks
from compliance.probe.tags import read_tags

if TYPE_CHECKING:
    from pathlib import Path

C2PA_BOX = bytes.fromhex("d8fec3d61b0e483c92975828877ec481")
OTHER_BOX = bytes.fromhex("00112233445566778899aabbccddeeff")
FTYP = build.box(b"ftyp", b"M4A \0\0\0\0M4A mp42")


def geob(media_type: bytes) -> bytes:
    return build.id3(build.id3_frame(b"GEOB", b"\0" + media_type + b"\0c2pa\0c2pa manifest store\0" + bytes(20)))


@pytest.mark.parametrize(
    ("name", "content", "place"),
    [
        ("a.wav", build.wave(build.chunk(b"C2PA", bytes(30))), "C2PA chunk"),
        ("cut.wav", build.wave(build.chunk(b"C2PA", bytes(30), size=9000)), "C2PA chunk"),
        ("a.m4a", FTYP + build.box(b"uuid", C2PA_BOX + bytes(30)) + build.box(b"mdat", bytes(9)), "uuid box"),
        ("a.mp3", geob(b"application/c2pa") + build.mpeg(), "ID3 object"),
        ("old.mp3", geob(b"application/x-c2pa-manifest-store") + build.mpeg(), "ID3 object"),
        ("a.flac", geob(b"application/c2pa") + b"fLaC\x80\0\0\x22" + bytes(34), "ID3 object"),
    ],
)
def test_content_credentials_are_noticed_but_not_believed(
    tmp_path: Path, name: str, content: bytes, place: str
) -> None:
    (tmp_path / name).write_bytes(content)
    expected = Mark(kind="c2pa", detail=f"Content Credentials ({place}): present, not verified")
    assert read_tags(tmp_path / name).marks == (expected,)


@pytest.mark.parametrize(
    "content",
    [
        FTYP + build.box(b"uuid", OTHER_BOX + bytes(30)),
        FTYP + struct.pack(">I4sQ", 1, b"mdat", 2**63) + C2PA_BOX,
        FTYP + struct.pack(">I4s", 0, b"mdat") + build.box(b"uuid", C2PA_BOX),
        FTYP + struct.pack(">I4s", 3, b"uuid") + C2PA_BOX,
        build.box(b"uuid", C2PA_BOX + bytes(30)),
        build.wave(build.chunk(b"_PMX", b"C2PA")),
        geob(b"image/png") + build.mpeg(),
    ],
    ids=["other box", "64-bit size", "open end", "size below header", "no ftyp", "other chunk", "other object"],
)
def test_what_only_resembles_credentials_is_no_mark(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.m4a").write_bytes(content)
    assert read_tags(tmp_path / "a.m4a").marks == ()


def test_a_64_bit_box_before_the_credentials_is_stepped_over(tmp_path: Path) -> None:
    large = struct.pack(">I4sQ", 1, b"mdat", 16 + 50) + bytes(50)
    (tmp_path / "a.m4a").write_bytes(FTYP + large + build.box(b"uuid", C2PA_BOX + bytes(30)))
    assert [mark.kind for mark in read_tags(tmp_path / "a.m4a").marks] == ["c2pa"]


@pytest.mark.parametrize("comment", ["Made with Suno; id=1", "x; made with suno"])
def test_sunos_comment_is_known_in_any_case(comment: str) -> None:
    assert generator_marks([comment], []) == (Mark(kind="generator", detail=f"Suno (comment: {comment})"),)


@pytest.mark.parametrize("text", ["made with love", "sunomatic", "handmade with sunoco", "suno.com/blog", ""])
def test_other_words_are_no_generator(text: str) -> None:
    assert generator_marks([text], [text]) == ()


def test_what_a_mark_quotes_is_short_and_safe_to_print() -> None:
    (mark,) = generator_marks(["made with suno\n\x1b[31m" + "x" * 5000], [])
    assert len(mark.detail) < 220
    assert "\x1b" not in mark.detail
    assert "\n" not in mark.detail
