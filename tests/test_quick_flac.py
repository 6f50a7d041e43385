"""The quick FLAC decoder gives FFmpeg's samples, and no damage passes through it unnoticed."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import closing
from itertools import pairwise
from pathlib import Path

import av
import numpy as np
import pytest
import soundfile
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from compliance import audio
from compliance.audio import drflac
from compliance.audio.decoders import DoubtfulError, SoundfileDecoder, open_decoder
from compliance.audio.drflac import DrflacDecoder
from compliance.audio.ffmpeg import PyavDecoder
from compliance.audio.samples import as_float, mixed, not_numbers
from compliance.errors import AudioError

RATE_HZ = 44_100


def music(seconds: float, channels: int, *, rate_hz: int = RATE_HZ) -> NDArray[np.float64]:
    """Wandering tones under a little noise, another one in each channel."""
    chance = np.random.default_rng(channels)
    size = (round(seconds * rate_hz), channels)
    return 0.6 * np.sin(np.cumsum(chance.uniform(0, 0.3, size), axis=0)) + chance.normal(0, 0.02, size)


def flac(path: Path, *, seconds: float = 1.5, channels: int = 2, rate_hz: int = RATE_HZ, bits: int = 16) -> Path:
    samples = music(seconds, channels, rate_hz=rate_hz)
    soundfile.write(path, samples, rate_hz, format="FLAC", subtype="PCM_S8" if bits == 8 else f"PCM_{bits}")
    return path


def stored(path: Path, *, quick: bool, start_frame: int = 0) -> NDArray[np.generic]:
    with closing(open_decoder(path, quick=quick)) as decoder:
        return np.concatenate(list(decoder.read(start_frame)))


def heard(path: Path) -> tuple[NDArray[np.float32], audio.AudioInfo]:
    return audio.read_through(
        path, lambda blocks: np.concatenate([np.zeros(0, np.float32), *blocks]), rate_hz=11_025, block_s=0.5
    )


def heard_carefully(path: Path) -> tuple[NDArray[np.float32], audio.AudioInfo]:
    return audio.load(path, rate_hz=11_025, mono=True), audio.describe(path, thorough=True)


def assert_nothing_is_hidden(path: Path) -> None:
    sound, info = heard(path)
    expected, described = heard_carefully(path)
    assert np.array_equal(sound, expected)
    assert info == described


@pytest.mark.parametrize("bits", [8, 16, 24])
@pytest.mark.parametrize("channels", [1, 2, 3, 6, 8])
def test_samples_are_those_of_ffmpeg(tmp_path: Path, bits: int, channels: int) -> None:
    path = flac(tmp_path / "a.flac", bits=bits, channels=channels, seconds=0.8)
    with closing(open_decoder(path, quick=True)) as quick:
        assert isinstance(quick, DrflacDecoder)
    ours, theirs = stored(path, quick=True), stored(path, quick=False)
    assert ours.dtype == theirs.dtype
    assert np.array_equal(ours, theirs)
    assert_nothing_is_hidden(path)


def test_a_large_file_is_read_in_pieces(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = flac(tmp_path / "a.flac", seconds=4.0)
    whole = stored(path, quick=True)
    monkeypatch.setattr(drflac, "MOST_BYTES", 100_000)
    assert path.stat().st_size > drflac.MOST_BYTES
    assert np.array_equal(stored(path, quick=True), whole)
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 8
    path.write_bytes(data)
    with pytest.raises(DoubtfulError):
        stored(path, quick=True)


@pytest.mark.parametrize("rate_hz", [8_000, 11_025, 96_000, 192_000])
def test_any_rate(tmp_path: Path, rate_hz: int) -> None:
    path = flac(tmp_path / "a.flac", rate_hz=rate_hz, bits=24)
    assert np.array_equal(stored(path, quick=True), stored(path, quick=False))
    assert_nothing_is_hidden(path)


@pytest.mark.parametrize("start_frame", [1, 30_000, 32_768, 70_000, 1_000_000])
def test_a_part_is_that_part_of_the_whole(tmp_path: Path, start_frame: int) -> None:
    path = flac(tmp_path / "a.flac", seconds=1.6)
    with closing(open_decoder(path, quick=True)) as decoder:
        pieces = [*decoder.read(start_frame), np.zeros((0, 2), np.int16)]
    assert np.array_equal(np.concatenate(pieces), stored(path, quick=False)[start_frame:])


@pytest.mark.parametrize("sizes", [(4096, 4096), (1152, 4608), (16, 512, 65_535)])
def test_any_size_of_block(tmp_path: Path, sizes: tuple[int, ...]) -> None:
    """libsndfile always writes 4096 samples a block, so these are written by FFmpeg's encoder."""
    path = tmp_path / "a.flac"
    samples = np.rint(music(3.0, 2) * 20_000).astype(np.int16)
    for size in sizes:
        with av.open(str(path), "w") as output:
            stream = output.add_stream("flac", rate=RATE_HZ, layout="stereo", options={"frame_size": str(size)})
            for at in range(0, len(samples), size):
                part = np.ascontiguousarray(samples[at : at + size].reshape(1, -1))
                frame = av.AudioFrame.from_ndarray(part, format="s16", layout="stereo")
                frame.sample_rate, frame.pts = RATE_HZ, at
                output.mux(stream.encode(frame))
            output.mux(stream.encode(None))
        assert np.array_equal(stored(path, quick=False), samples)
        assert np.array_equal(stored(path, quick=True), samples)


def blocks_of(data: bytes) -> list[int]:
    """Where blocks of 4096 samples, 16 bits, stereo, 44.1 kHz begin in what libsndfile writes."""
    sync = b"\xff\xf8\xc9"
    places = [data.find(sync)]
    while (place := data.find(sync, places[-1] + 1)) >= 0:
        places.append(place)
    return places


def test_a_stream_that_numbers_samples_is_read_as_well(tmp_path: Path) -> None:
    """Variable block sizes: the same blocks, each naming its first sample, with the two checksums made anew."""
    whole = flac(tmp_path / "a.flac", seconds=16 * 4096 / RATE_HZ).read_bytes()
    places = [*blocks_of(whole), len(whole)]
    out = bytearray(whole[: places[0]])
    for number, (begin, end) in enumerate(pairwise(places)):
        block = whole[begin:end]
        own = 5 if number < 128 else 6
        short = own + 2 if block[2] >> 4 in (6, 7) else own
        header = bytes([0xFF, 0xF9]) + block[2:4] + utf8(number * 4096) + block[own:short]
        assert block[short] == crc(block[:short], 0x07, 8), "our reading of the header is right"
        body = header + bytes([crc(header, 0x07, 8)]) + block[short + 1 : -2]
        out += body + crc(body, 0x8005, 16).to_bytes(2, "big")
    path = tmp_path / "b.flac"
    path.write_bytes(out)
    assert np.array_equal(stored(path, quick=True), stored(tmp_path / "a.flac", quick=False))
    assert np.array_equal(stored(path, quick=False), stored(path, quick=True))


def utf8(number: int) -> bytes:
    """A number as FLAC codes it: as UTF-8 codes a character."""
    return (
        chr(number).encode()
        if number < 0xD800
        else bytes([0xE0 | number >> 12, 0x80 | number >> 6 & 63, 0x80 | number & 63])
    )


def crc(data: bytes, polynomial: int, bits: int) -> int:
    """FLAC's checksums."""
    value = 0
    for byte in data:
        value ^= byte << (bits - 8)
        for _ in range(8):
            value = (value << 1 ^ (polynomial if value >> (bits - 1) else 0)) & (1 << bits) - 1
    return value


def declared(data: bytes, frames: int) -> bytes:
    """The same file with another number of samples in its header."""
    return data[:22] + frames.to_bytes(4, "big") + data[26:]


@pytest.mark.parametrize("change", [-5_000, -1, 1, 5_000, 80_000])
def test_a_wrong_length_in_the_header_makes_ffmpeg_read_the_file(tmp_path: Path, change: int) -> None:
    path = flac(tmp_path / "a.flac")
    frames = len(stored(path, quick=False))
    path.write_bytes(declared(path.read_bytes(), frames + change))
    with pytest.raises(DoubtfulError):
        stored(path, quick=True)
    assert_nothing_is_hidden(path)


def test_without_a_length_ffmpeg_reads_the_file_at_once(tmp_path: Path) -> None:
    path = flac(tmp_path / "a.flac")
    path.write_bytes(declared(path.read_bytes(), 0))
    with closing(open_decoder(path, quick=True)) as decoder:
        assert isinstance(decoder, PyavDecoder)
    assert_nothing_is_hidden(path)


@pytest.mark.parametrize("bits", [16, 24])
@pytest.mark.parametrize("channels", [1, 2, 6])
def test_one_flipped_bit_is_reported(tmp_path: Path, bits: int, channels: int) -> None:
    path = flac(tmp_path / "a.flac", bits=bits, channels=channels)
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 8
    path.write_bytes(data)
    with pytest.raises(DoubtfulError):
        stored(path, quick=True)
    sound, info = heard(path)
    assert np.array_equal(sound, heard_carefully(path)[0])
    assert info.problem in (
        "damaged: the checksums of 0.093 s of it are wrong",
        audio.describe(path, thorough=True).problem,
    )


def test_checksums_are_told_only_where_that_is_asked_for(tmp_path: Path) -> None:
    path = flac(tmp_path / "a.flac", seconds=3.0)
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    described = audio.describe(path, thorough=True)
    assert heard(path)[1].problem == "damaged: the checksums of 0.093 s of it are wrong"
    assert audio.read_through(path, lambda blocks: sum(1 for _ in blocks), rate_hz=11_025, checksums=False) == (
        1,
        described,
    )
    assert described.problem is None, "FFmpeg takes it for sound"


def test_without_the_quick_decoder_a_damaged_file_is_read_only_once(tmp_path: Path) -> None:
    path = flac(tmp_path / "a.flac", seconds=3.0)
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])
    times = {True: 0, False: 0}
    for quick in times:

        def listening(blocks: Iterator[NDArray[np.float32]], quick: bool = quick) -> None:
            times[quick] += 1
            for _ in blocks:
                pass

        assert "truncated" in (audio.read_through(path, listening, rate_hz=11_025, quick=quick)[1].problem or "")
    assert times == {True: 2, False: 1}


@pytest.mark.parametrize("share", [0.3, 0.5, 0.97])
def test_a_truncated_file_is_reported(tmp_path: Path, share: float) -> None:
    path = flac(tmp_path / "a.flac", seconds=3.0)
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * share)])
    assert "truncated" in (heard(path)[1].problem or "")
    assert_nothing_is_hidden(path)


def test_lost_blocks_are_reported_and_what_follows_stays_in_its_place(tmp_path: Path) -> None:
    path = flac(tmp_path / "a.flac", seconds=3.0)
    before = heard(path)[0]
    data = path.read_bytes()
    places = blocks_of(data)
    path.write_bytes(data[: places[8]] + data[places[16] :])
    sound, info = heard(path)
    assert info.problem
    assert "missing" in info.problem
    assert np.array_equal(sound[-10_000:-1_000], before[-10_000:-1_000])


def test_a_block_that_comes_twice_is_too_much(tmp_path: Path) -> None:
    path = flac(tmp_path / "a.flac", seconds=3.0)
    data = path.read_bytes()
    places = blocks_of(data)
    path.write_bytes(data[: places[8]] + data[places[6] : places[7]] + data[places[8] :])
    with pytest.raises(DoubtfulError):
        stored(path, quick=True)


def test_a_header_with_another_rate_than_its_blocks_is_ffmpegs(tmp_path: Path) -> None:
    path = flac(tmp_path / "a.flac")
    data = bytearray(path.read_bytes())
    data[18:21] = (48_000 << 4 | data[20] & 15).to_bytes(3, "big")
    path.write_bytes(data)
    with closing(open_decoder(path, quick=True)) as decoder:
        assert not isinstance(decoder, DrflacDecoder)


def test_ogg_flac_and_flac_behind_a_tag_are_ffmpegs(tmp_path: Path) -> None:
    path = flac(tmp_path / "a.flac")
    tagged = tmp_path / "tagged.flac"
    tagged.write_bytes(b"ID3\x04\x00\x00\x00\x00\x00\x0a" + bytes(10) + path.read_bytes())
    wrapped = tmp_path / "a.ogg"
    with av.open(str(path)) as source, av.open(str(wrapped), "w") as output:
        stream = output.add_stream_from_template(source.streams.audio[0])
        for packet in source.demux(source.streams.audio[0]):
            if packet.dts is not None:
                packet.stream = stream
                output.mux(packet)
    for other in (tagged, wrapped):
        with closing(open_decoder(other, quick=True)) as decoder:
            assert isinstance(decoder, PyavDecoder)
        assert np.array_equal(stored(other, quick=True), stored(path, quick=False))


def test_a_file_that_is_no_flac_is_opened_as_ever(tmp_path: Path) -> None:
    soundfile.write(tmp_path / "a.wav", music(0.5, 2), RATE_HZ)
    with closing(open_decoder(tmp_path / "a.wav", quick=True)) as decoder:
        assert isinstance(decoder, SoundfileDecoder)


def test_without_the_quick_decoder_ffmpeg_does_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = flac(tmp_path / "a.flac")
    monkeypatch.setitem(sys.modules, "miniaudio", None)
    monkeypatch.delitem(sys.modules, "compliance.audio.drflac")
    with closing(open_decoder(path, quick=True)) as decoder:
        assert type(decoder) is PyavDecoder
    assert_nothing_is_hidden(path)


def test_what_reads_a_doubtful_file_begins_anew(tmp_path: Path) -> None:
    path = flac(tmp_path / "a.flac", seconds=3.0)
    data = bytearray(path.read_bytes())
    data[len(data) * 3 // 4] ^= 1
    path.write_bytes(data)
    lengths: list[int] = []

    def listening(blocks: Iterator[NDArray[np.float32]]) -> int:
        lengths.append(0)
        for block in blocks:
            lengths[-1] += len(block)
        return lengths[-1]

    taken, info = audio.read_through(path, listening, rate_hz=11_025)
    assert len(lengths) == 2
    assert taken == lengths[1] > lengths[0]
    assert taken == pytest.approx(info.duration_s * 11_025, abs=1)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return flac(tmp_path_factory.mktemp("flac") / "whole.flac", seconds=0.7, rate_hz=22_050)


@given(data=st.data())
@settings(max_examples=60, deadline=None)
def test_whatever_happens_to_the_bytes_the_answer_is_the_whole_sound_or_that_of_ffmpeg(
    whole: Path, data: st.DataObject
) -> None:
    changed = bytearray(whole.read_bytes())
    at = data.draw(st.integers(4, len(changed) - 1), label="at")
    size = data.draw(st.integers(1, 3_000), label="size")
    match data.draw(st.sampled_from(["flip", "cut", "twice", "zero", "end"]), label="how"):
        case "flip":
            changed[at] ^= 1 << size % 8
        case "cut":
            del changed[at : at + size]
        case "twice":
            changed[at:at] = changed[at : at + size]
        case "zero":
            changed[at : at + size] = bytes(len(changed[at : at + size]))
        case _:
            del changed[at:]
    path = whole.with_name("changed.flac")
    path.write_bytes(changed)
    try:
        expected, described = heard_carefully(path)
    except AudioError:
        with pytest.raises(AudioError):
            heard(path)
        return
    sound, info = heard(path)
    if not np.array_equal(sound, heard(whole)[0]):
        assert np.array_equal(sound, expected)
        assert info.duration_s == described.duration_s
        assert info.problem or not described.problem


# What becomes of stored samples


@pytest.mark.parametrize("kind", [np.uint8, np.int16, np.int32, np.float32])
@pytest.mark.parametrize("channels", [1, 2, 5])
def test_mixing_before_scaling_is_mixing_after_it(kind: type[np.generic], channels: int) -> None:
    chance = np.random.default_rng(1)
    if kind is np.float32:
        values: NDArray[np.generic] = chance.uniform(-1, 1, (500, channels)).astype(np.float32)
    else:
        limits = np.iinfo(kind)
        values = chance.integers(limits.min, limits.max, (500, channels), endpoint=True).astype(kind)
    floats = as_float(values)
    assert floats.dtype == np.float32
    assert floats.min() >= -1
    assert floats.max() <= 1
    mean = floats.astype(np.float64).mean(axis=1)
    assert mixed(values)[:, 0] == pytest.approx(mean, abs=2e-7)
    assert not not_numbers(values)


def test_what_is_no_number_is_silent_and_counted() -> None:
    values = np.array([[0.5, np.nan], [np.inf, 0.25], [1e9, -1e9]], np.float32)
    assert not_numbers(values) == 2
    assert as_float(values).tolist() == [[0.5, 0.0], [0.0, 0.25], [1000.0, -1000.0]]
    assert mixed(values)[:, 0].tolist() == [0.25, 0.125, 0.0]
    assert np.isnan(values[0, 1]), "what the decoder gave stays as it was"
