"""The chunk walk lists what is there and is not led astray by what a file declares."""

from __future__ import annotations

import io
import struct

import probe_files as build
import pytest

from compliance.probe.chunks import MAX_CHUNKS, MAX_PAYLOAD_BYTES, read_chunks


def names(content: bytes) -> list[str]:
    found = read_chunks(io.BytesIO(content))
    assert found is not None
    return [chunk.id for chunk in found.chunks]


def test_chunks_are_listed_in_file_order() -> None:
    content = build.wave(build.chunk(b"acid", b"1" * 24), build.info({"INAM": b"x"}), build.chunk(b"C2PA", b"\0" * 9))
    assert names(content) == ["fmt ", "data", "acid", "LIST", "C2PA"]


@pytest.mark.parametrize(
    ("content", "container"),
    [
        (build.wave(), "RIFF"),
        (build.wave(container=b"RIFX", order=">"), "RIFX"),
        (build.rf64(), "RF64"),
        (build.aiff(), "AIFF"),
        (build.aiff(kind=b"AIFC"), "AIFC"),
        (build.caf(b"\0\0\0\0"), "CAF"),
    ],
)
def test_containers_are_told_apart(content: bytes, container: str) -> None:
    found = read_chunks(io.BytesIO(content))
    assert found is not None
    assert found.container == container
    assert len(found.chunks) >= 2


@pytest.mark.parametrize("content", [b"", b"RIFF", b"fLaC" + bytes(40), b"RIFF\0\0\0\0AVI LIST", b"FORM\0\0\0\0ILBM"])
def test_other_files_have_no_chunks(content: bytes) -> None:
    assert read_chunks(io.BytesIO(content)) is None


def test_padding_that_is_missing_or_doubled_does_not_lose_what_follows() -> None:
    odd = build.chunk(b"junk", b"123", pad=False)
    doubled = build.chunk(b"junk", b"1234") + b"\0"
    assert names(build.wave(odd, build.chunk(b"bext", b"hi"))) == ["fmt ", "data", "junk", "bext"]
    assert names(build.wave(doubled, build.chunk(b"bext", b"hi"))) == ["fmt ", "data", "junk", "bext"]


def test_a_size_beyond_the_end_takes_what_is_there_and_stops() -> None:
    found = read_chunks(io.BytesIO(build.wave(build.chunk(b"bext", b"here", size=0xFFFFFF00))))
    assert found is not None
    assert found.chunks[-1].size_bytes == 0xFFFFFF00
    assert found.payloads("bext") == [b"here"]


def test_payloads_are_bounded_and_sound_is_never_read() -> None:
    content = build.wave(build.chunk(b"LIST", b"INFO" + b"x" * (2 * MAX_PAYLOAD_BYTES)))
    found = read_chunks(io.BytesIO(content))
    assert found is not None
    assert len(found.payloads("list")[0]) == MAX_PAYLOAD_BYTES
    assert found.payloads("data") == [b""]


def test_endless_chunks_end() -> None:
    content = build.wave(*[build.chunk(b"junk", b"")] * (MAX_CHUNKS + 500))
    assert len(names(content)) == MAX_CHUNKS


@pytest.mark.parametrize("size", [-1, -(2**63), 2**63 - 1])
def test_caf_sizes_may_be_unknown_or_absurd(size: int) -> None:
    content = b"caff\0\x01\0\0" + b"data" + struct.pack(">q", size) + b"\0" * 30
    assert names(content) == ["data"]


def test_rf64_sizes_may_be_absurd() -> None:
    sizes = struct.pack("<QQQI", 2**64 - 1, 2**64 - 1, 2**64 - 1, 0)
    body = b"RF64\xff\xff\xff\xffWAVE" + build.chunk(b"ds64", sizes) + b"data\xff\xff\xff\xff" + build.SOUND
    assert names(body) == ["ds64", "data"]
