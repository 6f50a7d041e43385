"""Identity and ownership statements are read from every tag format, and from none of them is a buyer's name."""

from __future__ import annotations

import os
import struct
from typing import TYPE_CHECKING

import av
import mutagen
import numpy as np
import probe_files as build
import pytest
import soundfile
from mutagen.apev2 import APEv2
from mutagen.asf import ASF
from mutagen.id3 import COMM, TALB, TCOP, TDOR, TDRC, TIT2, TPE1, TPUB, TSRC, WOAS
from mutagen.mp4 import MP4, MP4Cover, MP4FreeForm

from compliance.model.files import Mark, Tags
from compliance.probe.tags import examine_tags, normal_isrc, read_tags

if TYPE_CHECKING:
    from pathlib import Path

SUNO = "made with suno; created=2026-02-03T18:20:11.104Z; id=9b1c2d3e-0000-4000-8000-4f5a6b7c8d9e"
EXPECTED = Tags(
    title="Night Drive",
    artist="Ada Nova",
    album="Harbour Lights",
    isrc="USXX11100123",
    copyright="2011 Quiet Harbour Records",
    publisher="Quiet Harbour",
    year=2011,
    comments=("mastered twice",),
)


def sound(path: Path, **options: str) -> Path:
    noise = np.random.default_rng(7).normal(scale=0.1, size=8000).astype(np.float32)
    soundfile.write(path, noise, 8000 if path.suffix != ".opus" else 16000, **options)
    return path


def encoded(path: Path, codec: str) -> Path:
    with av.open(str(path), "w") as container:
        stream = container.add_stream(codec, rate=44100, layout="mono")
        stream.bit_rate = 96000
        frame = av.AudioFrame.from_ndarray(np.zeros((1, 44100), np.float32), format="fltp", layout="mono")
        frame.sample_rate = 44100
        for packet in (*stream.encode(frame), *stream.encode(None)):
            container.mux(packet)
    return path


def id3_frames() -> list[object]:
    return [
        TIT2(3, ["Night Drive"]),
        TPE1(3, ["Ada Nova"]),
        TALB(3, ["Harbour Lights"]),
        TSRC(3, ["US-XX1-11-00123"]),
        TCOP(3, ["2011 Quiet Harbour Records"]),
        TPUB(3, ["Quiet Harbour"]),
        TDRC(3, ["2019-04-01"]),
        TDOR(3, ["2011"]),
        COMM(3, "eng", "", ["mastered twice"]),
        COMM(3, "eng", "iTunNORM", [" 80000000 80000000"]),
    ]


@pytest.mark.parametrize("name", ["a.wav", "a.aiff", "a.mp3"])
def test_id3_is_read_wherever_it_may_stand(tmp_path: Path, name: str) -> None:
    path = sound(tmp_path / name)
    tagged = mutagen.File(path)
    tagged.add_tags()
    for frame in id3_frames():
        tagged.tags.add(frame)
    tagged.save()
    assert read_tags(path) == EXPECTED


@pytest.mark.parametrize(("name", "form"), [("a.flac", "FLAC"), ("a.ogg", "OGG"), ("a.opus", "OGG")])
def test_vorbis_comments_are_read(tmp_path: Path, name: str, form: str) -> None:
    path = sound(tmp_path / name, format=form, subtype="OPUS" if name == "a.opus" else None)
    tagged = mutagen.File(path)
    tagged["title"], tagged["artist"], tagged["album"] = "Night Drive", "Ada Nova", "Harbour Lights"
    tagged["isrc"], tagged["copyright"], tagged["organization"] = (
        "usxx11100123",
        "2011 Quiet Harbour Records",
        "Quiet Harbour",
    )
    tagged["date"], tagged["originaldate"], tagged["comment"] = "2019", "2011-05-06", "mastered twice"
    tagged.save()
    assert read_tags(path) == EXPECTED


def mp4_with_tags(path: Path) -> MP4:
    tagged = MP4(encoded(path, "aac"))
    tagged["\xa9nam"], tagged["\xa9ART"], tagged["\xa9alb"] = "Night Drive", "Ada Nova", "Harbour Lights"
    tagged["----:com.apple.iTunes:ISRC"] = MP4FreeForm(b"USXX11100123")
    tagged["----:com.apple.iTunes:LABEL"] = MP4FreeForm(b"Quiet Harbour")
    tagged["cprt"], tagged["\xa9day"], tagged["\xa9cmt"] = (
        "2011 Quiet Harbour Records",
        "2011-05-06T07:00:00Z",
        "mastered twice",
    )
    tagged["covr"] = [MP4Cover(b"\xff\xd8\xff\xe0", imageformat=MP4Cover.FORMAT_JPEG)]
    return tagged


def test_mp4_atoms_are_read(tmp_path: Path) -> None:
    mp4_with_tags(tmp_path / "a.m4a").save()
    assert read_tags(tmp_path / "a.m4a") == EXPECTED


def test_a_bought_copy_is_marked_without_its_buyer(tmp_path: Path) -> None:
    tagged = mp4_with_tags(tmp_path / "a.m4a")
    tagged["apID"], tagged["ownr"], tagged["xid "] = (
        "someone@example.org",
        "Somebody Someone",
        "QuietHarbour:isrc:GBAYE6800011",
    )
    del tagged["----:com.apple.iTunes:ISRC"]
    tagged.save()
    tags = read_tags(tmp_path / "a.m4a")
    assert tags.marks == (Mark(kind="purchase", detail="a store's copy that names its buyer (apid, ownr; redacted)"),)
    assert "someone" not in repr(tags).casefold()
    assert tags.isrc == "GBAYE6800011"


def test_asf_attributes_are_read(tmp_path: Path) -> None:
    tagged = ASF(encoded(tmp_path / "a.wma", "wmav2"))
    tagged["Title"], tagged["Author"], tagged["WM/AlbumTitle"] = "Night Drive", "Ada Nova", "Harbour Lights"
    tagged["WM/ISRC"], tagged["Copyright"], tagged["WM/Publisher"] = (
        "USXX11100123",
        "2011 Quiet Harbour Records",
        "Quiet Harbour",
    )
    tagged["WM/Year"], tagged["Description"] = "2011", "mastered twice"
    tagged.save()
    assert read_tags(tmp_path / "a.wma") == EXPECTED


def test_apev2_tags_are_read(tmp_path: Path) -> None:
    path = tmp_path / "a.ape"
    path.write_bytes(b"MAC \x96\x0f" + bytes(74))
    tags = APEv2()
    tags["Title"], tags["Artist"], tags["Album"], tags["Year"] = "Night Drive", "Ada Nova", "Harbour Lights", "2011"
    tags["ISRC"], tags["Copyright"], tags["Publisher"] = "USXX11100123", "2011 Quiet Harbour Records", "Quiet Harbour"
    tags["Comment"] = "mastered twice"
    tags.save(path)
    assert read_tags(path) == EXPECTED


INFO = {
    "INAM": b"Night Drive\0",
    "IART": b"Ada Nova\0",
    "IPRD": b"Harbour Lights\0",
    "ICOP": b"(c) QHR\0",
    "ICMT": b"hi\0",
    "ICRD": b"2011",
}


@pytest.mark.parametrize(
    "content",
    [
        build.wave(build.info(INFO)),
        build.wave(build.info(INFO, name=b"list")),
        build.wave(build.info(INFO, pad=False)),
        build.wave(build.info(INFO), build.info({"INAM": b"Another"})),
        build.wave(build.info(INFO), sound=build.SOUND + b"\1"),
        build.wave(build.info(INFO, order=">"), container=b"RIFX", order=">"),
        build.rf64(build.info(INFO)),
    ],
    ids=["riff", "lower case", "unpadded", "two lists", "odd sound", "rifx", "rf64"],
)
def test_riff_info_is_read_in_all_its_spellings(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.wav").write_bytes(content)
    tags = read_tags(tmp_path / "a.wav")
    assert (tags.title, tags.artist, tags.album) == ("Night Drive", "Ada Nova", "Harbour Lights")
    assert (tags.copyright, tags.year, tags.comments) == ("(c) QHR", 2011, ("hi",))


@pytest.mark.parametrize(("order", "content"), [("<", build.rf64()), (">", build.wave(container=b"RIFX", order=">"))])
def test_id3_is_read_where_mutagen_refuses_the_container(tmp_path: Path, order: str, content: bytes) -> None:
    block = build.chunk(
        b"id3 ", build.id3(build.id3_text(b"TIT2", "Night Drive"), build.id3_text(b"TSRC", "USXX11100123")), order=order
    )
    (tmp_path / "a.wav").write_bytes(content + block)
    reading = examine_tags(tmp_path / "a.wav")
    assert (reading.tags.title, reading.tags.isrc, reading.problem) == ("Night Drive", "USXX11100123", None)


def test_id3_is_believed_before_riff_info_and_each_fills_the_others_gaps(tmp_path: Path) -> None:
    frames = build.id3(build.id3_text(b"TIT2", "Title 1"))
    content = build.wave(build.info({"INAM": b"Title 2", "ICOP": b"QHR"}), build.chunk(b"id3 ", frames))
    (tmp_path / "a.wav").write_bytes(content)
    tags = read_tags(tmp_path / "a.wav")
    assert (tags.title, tags.copyright) == ("Title 1", "QHR")


def test_text_of_no_known_encoding_is_utf8_or_else_windows(tmp_path: Path) -> None:
    (tmp_path / "a.wav").write_bytes(
        build.wave(build.info({"INAM": "Fähre".encode(), "IART": "Börk".encode("cp1252")}))
    )
    tags = read_tags(tmp_path / "a.wav")
    assert (tags.title, tags.artist) == ("Fähre", "Börk")


def test_riff_source_codes_are_no_isrc_unless_they_look_like_one(tmp_path: Path) -> None:
    (tmp_path / "a.wav").write_bytes(build.wave(build.info({"ISRC": b"dat tape"})))
    (tmp_path / "b.wav").write_bytes(build.wave(build.info({"ISRC": b"US-XX1-11-00123"})))
    assert read_tags(tmp_path / "a.wav").isrc is None
    assert read_tags(tmp_path / "b.wav").isrc == "USXX11100123"


def test_a_broadcast_description_is_a_comment(tmp_path: Path) -> None:
    bext = b"recorded from the radio".ljust(256, b"\0") + b"Recorder".ljust(346, b"\0")
    (tmp_path / "a.wav").write_bytes(build.wave(build.chunk(b"bext", bext)))
    assert read_tags(tmp_path / "a.wav").comments == ("recorded from the radio",)


@pytest.mark.parametrize("kind", [b"AIFF", b"AIFC"])
def test_aiff_text_chunks_are_read(tmp_path: Path, kind: bytes) -> None:
    texts = {b"NAME": b"woodblock", b"AUTH": b"Prosonus", b"(c) ": b"Copyright 1991, Prosonus", b"ANNO": b"hit hard"}
    chunks = [build.chunk(name, text, order=">") for name, text in texts.items()]
    (tmp_path / "a.aif").write_bytes(build.aiff(*chunks, kind=b"AIFC" if kind == b"AIFC" else b"AIFF"))
    assert read_tags(tmp_path / "a.aif") == Tags(
        title="woodblock", artist="Prosonus", copyright="Copyright 1991, Prosonus", comments=("hit hard",)
    )


def test_caf_info_is_read(tmp_path: Path) -> None:
    strings = struct.pack(">I", 3) + b"title\0Night Drive\0artist\0Ada Nova\0copyright\0QHR\0"
    (tmp_path / "a.caf").write_bytes(build.caf(strings))
    assert read_tags(tmp_path / "a.caf") == Tags(title="Night Drive", artist="Ada Nova", copyright="QHR")


def test_several_artists_are_one_credit(tmp_path: Path) -> None:
    path = sound(tmp_path / "a.flac")
    tagged = mutagen.File(path)
    tagged["artist"] = ["Ada Nova", "R. Imai"]
    tagged.save()
    assert read_tags(path).artist == "Ada Nova; R. Imai"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("USXX11100123", "USXX11100123"),
        ("us-xx1-11-00123", "USXX11100123"),
        ("ISRC US XX1 11 00123", "USXX11100123"),
        ("Label:isrc:GBAYE6800011", "GBAYE6800011"),
        ("CC-XXX-YY-NNNNN", None),
        ("CCXXXYYNNNNN", None),
        ("USXX1110012", None),
        ("USXX111001234", None),
        ("", None),
    ],
)
def test_isrcs_are_written_one_way_and_placeholders_dropped(text: str, code: str | None) -> None:
    assert normal_isrc(text) == code


@pytest.mark.parametrize(
    ("text", "year"), [("2011-05-06", 2011), ("6 May 1968", 1968), ("20110506", None), ("0000", None), ("1492", None)]
)
def test_a_year_is_four_digits_of_the_age_of_recordings(tmp_path: Path, text: str, year: int | None) -> None:
    (tmp_path / "a.wav").write_bytes(build.wave(build.info({"ICRD": text.encode()})))
    assert read_tags(tmp_path / "a.wav").year == year


def test_a_generator_names_itself_in_comment_and_source_address(tmp_path: Path) -> None:
    path = sound(tmp_path / "pad.mp3")
    tagged = mutagen.File(path)
    tagged.add_tags()
    tagged.tags.add(COMM(3, "eng", "", [SUNO]))
    tagged.tags.add(WOAS("https://suno.com/song/9b1c2d3e-0000-4000-8000-4f5a6b7c8d9e"))
    tagged.save()
    assert read_tags(path).marks == (
        Mark(kind="generator", detail=f"Suno (comment: {SUNO})"),
        Mark(
            kind="generator", detail="Suno (source address: https://suno.com/song/9b1c2d3e-0000-4000-8000-4f5a6b7c8d9e)"
        ),
    )


def test_reading_never_raises_and_says_when_it_failed(tmp_path: Path) -> None:
    (tmp_path / "a.mp3").write_bytes(b"")
    os.mkfifo(tmp_path / "pipe.mp3")
    assert examine_tags(tmp_path / "a.mp3").problem == "its tags cannot be read (HeaderNotFoundError)"
    assert examine_tags(tmp_path / "gone.mp3").problem == "its tags cannot be read (no such file or directory)"
    assert examine_tags(tmp_path / "pipe.mp3").problem == "its tags cannot be read (not a regular file)"
    (tmp_path / "b.wav").write_bytes(build.wave())
    assert examine_tags(tmp_path / "b.wav").problem is None
