"""Decoding: every format sounds the same, every broken file ends in one clear sentence."""

from __future__ import annotations

import http.server
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import av
import numpy as np
import pytest
import soundfile
from numpy.typing import NDArray

from compliance import audio
from compliance.audio.source import LFS_HEADER
from compliance.errors import AudioError

RATE_HZ = 44_100
SECONDS = 4.0
LOSSLESS = {"wav": "pcm_16", "aiff": "pcm_16", "flac": "flac", "caf": "pcm_16", "alac.m4a": "alac"}
LOSSY = {
    "mp3": "mp3",
    "ogg": "vorbis",
    "opus": "opus",
    "m4a": "aac",
    "aac": "aac",
    "wma": "wmav2",
    "webm": "opus",
    "mp4": "aac",
}


def sweep(seconds: float = SECONDS, *, rate_hz: int = RATE_HZ) -> NDArray[np.float32]:
    """Left: a rising sweep over a little noise, right: the same half as loud; shape (n, 2)."""
    t = np.arange(round(seconds * rate_hz)) / rate_hz
    noise = np.interp(
        t, np.arange(0, seconds + 1, 1e-4), np.random.default_rng(3).standard_normal(round(seconds * 1e4) + 10_000)
    )
    left = 0.5 * np.sin(2 * np.pi * (200 * t + 150 * t * t)) + 0.03 * noise
    return np.stack([left, left / 2], axis=1).astype(np.float32)


def encode(path: Path, samples: NDArray[np.float32], *, codec: str, rate_hz: int, container: str | None = None) -> None:
    """Write stereo `samples` of shape (n, 2) with FFmpeg's encoders."""
    with av.open(str(path), "w", format=container) as output:
        stream = output.add_stream(codec, rate=rate_hz, layout="stereo", bit_rate=128_000)
        frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(samples.T), format="fltp", layout="stereo")
        frame.sample_rate = rate_hz
        size = stream.codec_context.frame_size or 1024
        resampler = av.AudioResampler(format=stream.format.name, layout="stereo", rate=rate_hz, frame_size=size)
        for piece in [*resampler.resample(frame), *resampler.resample(None)]:
            output.mux(stream.encode(piece))
        output.mux(stream.encode(None))


def write(folder: Path, kind: str) -> Path:
    """A sweep in the format named by its extension."""
    path = folder / f"sweep.{kind}"
    match kind:
        case "wav" | "aiff" | "flac" | "caf" | "mp3" | "ogg":
            soundfile.write(path, sweep(), RATE_HZ, format=kind.upper())
        case "opus":
            soundfile.write(path, sweep(rate_hz=48_000), 48_000, format="OGG", subtype="OPUS")
        case "webm":
            encode(path, sweep(rate_hz=48_000), codec="libopus", rate_hz=48_000)
        case _:
            codec = {"alac.m4a": "alac", "wma": "wmav2"}.get(kind, "aac")
            encode(path, sweep(), codec=codec, rate_hz=RATE_HZ, container={"aac": "adts"}.get(kind))
    return path


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("formats")
    return {kind: write(folder, kind) for kind in [*LOSSLESS, *LOSSY]}


def correlation(a: NDArray[np.float32], b: NDArray[np.float32]) -> tuple[float, int]:
    """Greatest normalised cross-correlation and the lag of `a` behind `b` in samples."""
    size = 1 << (len(a) + len(b)).bit_length()
    product = np.fft.irfft(np.fft.rfft(a, size) * np.conj(np.fft.rfft(b, size)), size)
    lag = int(np.argmax(product))
    norm = float(np.sqrt(np.sum(a**2) * np.sum(b**2)))
    return float(product[lag]) / norm, lag if lag < size // 2 else lag - size


@pytest.mark.parametrize("kind", [*LOSSLESS, *LOSSY])
def test_every_format_sounds_like_the_original(files: dict[str, Path], kind: str) -> None:
    heard = audio.load(files[kind], rate_hz=22_050, mono=True)
    expected = sweep(rate_hz=22_050).mean(axis=1)
    likeness, lag = correlation(heard, expected)
    assert likeness > 0.99
    assert abs(lag) / 22_050 < 0.06  # encoder delay of raw AAC, WMA
    level_db = 20 * np.log10(np.sqrt(np.mean(heard**2)) / np.sqrt(np.mean(expected**2)))
    assert abs(level_db) < 0.3


@pytest.mark.parametrize(("kind", "codec"), [*LOSSLESS.items(), *LOSSY.items()])
def test_describe_names_coding_and_length(files: dict[str, Path], kind: str, codec: str) -> None:
    for thorough in (False, True):
        info = audio.describe(files[kind], thorough=thorough)
        assert info.problem is None
        assert info.format.codec == codec
        assert info.format.channels == 2
        assert info.format.rate_hz == (48_000 if codec == "opus" else RATE_HZ)
        assert info.duration_s == pytest.approx(SECONDS, abs=0.06 if kind in LOSSY else 1e-9)
        assert (info.format.bits is None) == (kind in LOSSY)


@pytest.mark.parametrize("subtype", ["PCM_U8", "PCM_16", "PCM_24", "PCM_32", "FLOAT", "DOUBLE"])
def test_describe_tells_bits_per_sample(tmp_path: Path, subtype: str) -> None:
    soundfile.write(tmp_path / "a.wav", sweep(0.2), RATE_HZ, subtype=subtype)
    bits = {"PCM_U8": 8, "PCM_16": 16, "PCM_24": 24, "PCM_32": 32, "FLOAT": 32, "DOUBLE": 64}[subtype]
    assert audio.describe(tmp_path / "a.wav").format.bits == bits


def test_describe_tells_bits_of_24_bit_flac_although_decoders_widen_it(tmp_path: Path) -> None:
    soundfile.write(tmp_path / "a.flac", sweep(0.2), RATE_HZ, subtype="PCM_24")
    assert audio.describe(tmp_path / "a.flac").format.bits == 24
    heard = audio.load(tmp_path / "a.flac", rate_hz=RATE_HZ, mono=False)
    assert np.max(np.abs(heard - sweep(0.2).T)) < 2**-22


@pytest.mark.parametrize("kind", [*LOSSLESS, "mp3", "m4a", "ogg", "opus"])
@pytest.mark.parametrize("start_s", [0.0, 0.75, 2.5])
def test_a_part_is_the_same_as_that_part_of_the_whole(files: dict[str, Path], kind: str, start_s: float) -> None:
    rate_hz = 48_000 if kind == "opus" else RATE_HZ
    whole = audio.load(files[kind], rate_hz=rate_hz, mono=True)
    part = audio.load(files[kind], rate_hz=rate_hz, mono=True, start_s=start_s, end_s=start_s + 1)
    assert len(part) == rate_hz
    expected = whole[round(start_s * rate_hz) :][:rate_hz]
    assert np.max(np.abs(part - expected)) < (1e-6 if kind in LOSSLESS else 0.02)


@pytest.mark.parametrize("kind", ["aac", "wma", "webm"])
def test_a_part_starts_where_asked_where_containers_seek_coarsely(files: dict[str, Path], kind: str) -> None:
    whole = audio.load(files[kind], rate_hz=RATE_HZ, mono=True)
    part = audio.load(files[kind], rate_hz=RATE_HZ, mono=True, start_s=2.0, end_s=3.0)
    likeness, lag = correlation(whole, part)
    assert len(part) == RATE_HZ
    assert abs(lag / RATE_HZ - 2.0) < 0.003
    assert likeness > 0.4


def test_a_part_past_the_end_is_empty(files: dict[str, Path]) -> None:
    assert audio.load(files["wav"], rate_hz=8_000, mono=True, start_s=99).shape == (0,)
    assert audio.load(files["wav"], rate_hz=8_000, mono=False, start_s=99).shape == (2, 0)
    assert audio.load(files["wav"], rate_hz=8_000, mono=True, start_s=2, end_s=1).shape == (0,)


@pytest.mark.parametrize("kind", ["wav", "mp3", "m4a"])
def test_equal_channels_keep_their_level_in_mono(tmp_path: Path, kind: str) -> None:
    tone = 0.5 * np.sin(2 * np.pi * 440 * np.arange(RATE_HZ) / RATE_HZ).astype(np.float32)
    stereo = np.stack([tone, tone], axis=1)
    path = tmp_path / f"tone.{kind}"
    if kind == "m4a":
        encode(path, stereo, codec="aac", rate_hz=RATE_HZ)
    else:
        soundfile.write(path, stereo, RATE_HZ)
    middle = audio.load(path, rate_hz=RATE_HZ, mono=True)[10_000:30_000]
    assert np.max(np.abs(middle)) == pytest.approx(0.5, rel=0.02)


def test_blocks_have_the_asked_length_and_join_to_the_whole(files: dict[str, Path]) -> None:
    pieces = list(audio.blocks(files["mp3"], rate_hz=11_025, mono=False, block_s=0.7))
    assert all(piece.shape == (2, round(0.7 * 11_025)) for piece in pieces[:-1])
    assert all(piece.dtype == np.float32 and piece.flags.c_contiguous for piece in pieces)
    whole = audio.load(files["mp3"], rate_hz=11_025, mono=False)
    assert np.array_equal(np.concatenate(pieces, axis=1), whole)


@pytest.mark.parametrize("channels", [1, 6])
@pytest.mark.parametrize("rate_hz", [8_000, 96_000, 192_000])
def test_any_rate_and_number_of_channels(tmp_path: Path, channels: int, rate_hz: int) -> None:
    t = np.arange(rate_hz) / rate_hz
    tone = np.sin(2 * np.pi * 1000 * t)
    weights = np.linspace(0.1, 0.6, channels)
    soundfile.write(tmp_path / "a.wav", tone[:, None] * weights, rate_hz, subtype="PCM_24")
    stereo = audio.load(tmp_path / "a.wav", rate_hz=22_050, mono=False)
    assert stereo.shape == (channels, 22_050)
    mono = audio.load(tmp_path / "a.wav", rate_hz=22_050, mono=True)[2_000:-2_000]
    assert np.max(np.abs(mono)) == pytest.approx(float(weights.mean()), rel=0.01)


def test_envelope_follows_the_loudness(tmp_path: Path) -> None:
    loudness = np.repeat([0.1, 0.8, 0.0, 0.4], RATE_HZ)
    noise = np.random.default_rng(7).choice([-1.0, 1.0], len(loudness))
    soundfile.write(tmp_path / "a.wav", loudness * noise, RATE_HZ, subtype="FLOAT")
    outline = audio.envelope(tmp_path / "a.wav", points=8)
    assert outline == pytest.approx((0.1, 0.1, 0.8, 0.8, 0.0, 0.0, 0.4, 0.4))
    assert len(audio.envelope(tmp_path / "a.wav")) == 400  # a hundred values per second at most


# Broken and hostile files


@pytest.mark.parametrize("kind", ["wav", "aiff", "flac", "caf", "mp3", "ogg", "opus", "wma", "aac"])
def test_half_a_file_is_used_and_reported(
    files: dict[str, Path], tmp_path: Path, kind: str, capfd: pytest.CaptureFixture[str]
) -> None:
    half = tmp_path / f"half.{kind}"
    whole = files[kind].read_bytes()
    half.write_bytes(whole[: len(whole) // 2])
    info = audio.describe(half)
    assert info.problem
    assert 1.0 < info.duration_s < 3.0
    rate_hz = info.format.rate_hz
    assert len(audio.load(half, rate_hz=rate_hz, mono=True)) / rate_hz == pytest.approx(info.duration_s, abs=0.05)
    assert max(audio.envelope(half)) > 0.4
    assert capfd.readouterr() == ("", "")  # libraries must not talk to the terminal


def test_half_an_mp4_has_lost_its_index_and_says_so(files: dict[str, Path], tmp_path: Path) -> None:
    half = tmp_path / "half.m4a"
    half.write_bytes(files["m4a"].read_bytes()[:20_000])
    with pytest.raises(AudioError, match="damaged or truncated"):
        audio.describe(half)


@pytest.mark.parametrize("kind", ["flac", "mp3"])
def test_damage_in_the_middle_is_found_by_a_thorough_look(files: dict[str, Path], tmp_path: Path, kind: str) -> None:
    damaged = bytearray(files[kind].read_bytes())
    damaged[20_000:24_000] = b"\x55" * 4_000
    path = tmp_path / f"damaged.{kind}"
    path.write_bytes(damaged)
    assert audio.describe(path, thorough=True).problem
    assert len(audio.load(path, rate_hz=RATE_HZ, mono=True)) > 2.5 * RATE_HZ


@pytest.mark.parametrize("kind", [*LOSSLESS, *LOSSY])
def test_reading_once_gives_the_sound_and_what_a_thorough_look_says(files: dict[str, Path], kind: str) -> None:
    heard, info = audio.read_through(files[kind], together, rate_hz=11_025, block_s=0.7)
    assert np.array_equal(heard, audio.load(files[kind], rate_hz=11_025, mono=True))
    assert info == audio.describe(files[kind], thorough=True)


def together(blocks: Iterator[NDArray[np.float32]]) -> NDArray[np.float32]:
    return np.concatenate(list(blocks))


def test_reading_once_reports_damage_and_what_is_no_number(files: dict[str, Path], tmp_path: Path) -> None:
    damaged = bytearray(files["flac"].read_bytes())
    damaged[20_000:24_000] = b"\x55" * 4_000
    (tmp_path / "damaged.flac").write_bytes(damaged)
    samples = sweep(1.0)
    samples[100:200] = np.nan
    soundfile.write(tmp_path / "nan.wav", samples, RATE_HZ, subtype="FLOAT")
    for path in (tmp_path / "damaged.flac", tmp_path / "nan.wav"):
        heard, info = audio.read_through(path, together, rate_hz=11_025)
        assert np.isfinite(heard).all()
        assert info.problem
        assert info == audio.describe(path, thorough=True)


@pytest.mark.parametrize("channels", [1, 2, 3, 6])
def test_mono_is_the_mean_of_the_channels(tmp_path: Path, channels: int) -> None:
    samples = np.random.default_rng(channels).uniform(-1, 1, (3_000, channels)).astype(np.float32)
    soundfile.write(tmp_path / "a.wav", samples, RATE_HZ, subtype="FLOAT")
    heard = audio.load(tmp_path / "a.wav", rate_hz=RATE_HZ, mono=True)
    assert heard == pytest.approx(samples.mean(axis=1), abs=1e-6)


@pytest.mark.parametrize("size", [0, 0xFFFFFFFF])
def test_a_wav_written_to_a_pipe_declares_no_size_and_is_whole(
    files: dict[str, Path], tmp_path: Path, size: int
) -> None:
    data = bytearray(files["wav"].read_bytes())
    data[4:8] = size.to_bytes(4, "little")
    (tmp_path / "piped.wav").write_bytes(data)
    assert audio.describe(tmp_path / "piped.wav").problem is None


@pytest.mark.parametrize(("kind", "name"), [("mp3", "a.wav"), ("wav", "a.mp3"), ("m4a", "a.flac"), ("ogg", "noname")])
def test_contents_decide_not_the_name(files: dict[str, Path], tmp_path: Path, kind: str, name: str) -> None:
    (tmp_path / name).write_bytes(files[kind].read_bytes())
    assert audio.describe(tmp_path / name) == audio.describe(files[kind])


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "not audio (0 bytes)"),
        (b"The file you asked for has moved.\n" * 20, "not audio (a text file)"),
        (b"RIFF\x00\x01\x00\x00WAVEjunk", "damaged or truncated"),
        (b"ID3\x04\x00\x00\x00\x00\x00\x00", "damaged or truncated"),
        (bytes(range(256)) * 40, "not audio"),
        (b"\x00" * 4096, "not audio"),
    ],
)
def test_what_is_not_audio_says_so(tmp_path: Path, content: bytes, problem: str) -> None:
    path = tmp_path / "kick.wav"
    path.write_bytes(content)
    for act in (audio.describe, audio.envelope, lambda p: audio.load(p, rate_hz=8_000, mono=True)):
        with pytest.raises(AudioError) as caught:
            act(path)
        assert problem in caught.value.problem
        assert caught.value.place == str(path)


def test_a_header_without_sound_is_not_usable(tmp_path: Path) -> None:
    soundfile.write(tmp_path / "a.wav", np.zeros((0, 2)), RATE_HZ)
    with pytest.raises(AudioError, match="holds no sound"):
        audio.describe(tmp_path / "a.wav")


def test_an_impossible_sample_rate_is_refused(files: dict[str, Path], tmp_path: Path) -> None:
    data = bytearray(files["wav"].read_bytes())
    data[24:28] = (1).to_bytes(4, "little")
    (tmp_path / "a.wav").write_bytes(data)
    with pytest.raises(AudioError, match="2 channels at 1 Hz"):
        audio.load(tmp_path / "a.wav", rate_hz=RATE_HZ, mono=True)


def test_a_coding_nobody_knows_is_named_as_undecodable(files: dict[str, Path], tmp_path: Path) -> None:
    (tmp_path / "a.webm").write_bytes(files["webm"].read_bytes().replace(b"A_OPUS", b"A_OPAL"))
    with pytest.raises(AudioError, match="cannot be decoded"):
        audio.describe(tmp_path / "a.webm")


def test_an_unfetched_lfs_pointer_names_the_command(tmp_path: Path) -> None:
    path = tmp_path / "my kick.wav"
    path.write_bytes(LFS_HEADER + b"v1\noid sha256:00\nsize 12345\n")
    with pytest.raises(AudioError) as caught:
        audio.describe(path)
    assert caught.value.problem == "not audio (an unfetched Git LFS pointer)"
    assert caught.value.remedy == f"run: git lfs pull --include '{path}'"


def test_samples_that_are_not_numbers_become_silence(tmp_path: Path) -> None:
    samples = sweep(1.0)
    samples[100:200] = np.nan
    samples[300, 0], samples[300, 1] = np.inf, -np.inf
    samples[400] = 1e30
    soundfile.write(tmp_path / "a.wav", samples, RATE_HZ, subtype="FLOAT")
    heard = audio.load(tmp_path / "a.wav", rate_hz=RATE_HZ, mono=False)
    assert np.isfinite(heard).all()
    assert not heard[:, 100:200].any()
    assert not heard[:, 300].any()
    assert heard[0, 400] == 1000
    assert np.array_equal(heard[:, 500:], samples[500:].T)
    assert audio.describe(tmp_path / "a.wav", thorough=True).problem == (
        "202 samples are not numbers and were taken as silence"
    )


@pytest.mark.parametrize(
    "name", [b"new\nline.wav", b"-i.wav", b"caf\xe9.wav", b"http:%s.wav", "naïve 夜.wav".encode(), b"a'b\"c$(x).wav"]
)
@pytest.mark.parametrize("kind", ["wav", "m4a"])
def test_any_file_name(
    files: dict[str, Path], tmp_path: Path, name: bytes, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    path = Path(os.fsdecode(name))
    path.write_bytes(files[kind].read_bytes())
    assert audio.describe(path) == audio.describe(files[kind])
    path.write_bytes(b"")
    with pytest.raises(AudioError) as caught:
        audio.describe(path)
    assert caught.value.place.isprintable()


def test_missing_unreadable_and_special_files(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.wav")  # opening it naively would wait for ever
    (tmp_path / "folder.wav").mkdir()
    (tmp_path / "loop.wav").symlink_to(tmp_path / "loop.wav")
    for name, problem in [
        ("pipe.wav", "not a regular file"),
        ("folder.wav", "not a regular file"),
        ("gone.wav", "no such file"),
        ("loop.wav", "cannot be opened"),
        ("nu\0ll.wav", "not a possible file name"),
    ]:
        with pytest.raises(AudioError, match=problem):
            audio.describe(tmp_path / name)


def test_permission_denied(tmp_path: Path) -> None:
    path = tmp_path / "locked.wav"
    path.write_bytes(b"x")
    path.chmod(0)
    tmp_path.chmod(0o755)
    if os.geteuid():
        with pytest.raises(AudioError, match="permission denied"):
            audio.describe(path)
        return
    # The superuser may read everything: look as somebody else.
    look = (
        "import os, sys; from pathlib import Path\n"
        "from compliance import audio, errors\n"
        "import numpy, av, soundfile, av.error\n"
        "os.setgid(65534); os.setuid(65534)\n"
        "try: audio.describe(Path('locked.wav'))\n"
        "except errors.AudioError as error: print(error)\n"
    )
    done = subprocess.run([sys.executable, "-c", look], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stdout == "locked.wav: permission denied; make the file readable\n"


class _Recorder(http.server.BaseHTTPRequestHandler):
    hits: list[str]

    def do_GET(self) -> None:
        self.hits.append(self.path)
        self.send_error(404)

    def log_message(self, *args: object) -> None:
        pass


@pytest.mark.parametrize("kind", ["hls", "concat", "sdp", "dash"])
def test_playlists_open_neither_the_network_nor_other_files(files: dict[str, Path], tmp_path: Path, kind: str) -> None:
    handler = type("Recorder", (_Recorder,), {"hits": []})
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        url = f"http://127.0.0.1:{server.server_port}/part.mp3"
        local = files["mp3"]
        text = {
            "hls": f"#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\n{url}\n#EXTINF:9,\n{local}\n#EXT-X-ENDLIST\n",
            "concat": f"ffconcat version 1.0\nfile '{local}'\nfile '{url}'\n",
            "sdp": "v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\nm=audio 9 RTP/AVP 0\n",
            "dash": f'<?xml version="1.0"?><MPD xmlns="urn:mpeg:dash:schema:mpd:2011"><Period><BaseURL>{url}</BaseURL>'
            "</Period></MPD>",
        }[kind]
        try:
            for extension in ("m4a", "wav", "m3u8"):
                path = tmp_path / f"song.{extension}"
                path.write_text(text)
                with pytest.raises(AudioError, match="a text file"):
                    audio.load(path, rate_hz=8_000, mono=True)
        finally:
            server.shutdown()
            thread.join()
    assert handler.hits == []


@pytest.mark.parametrize("kind", ["wav", "flac", "mp3", "ogg", "m4a", "wma", "webm", "aac"])
def test_flipped_bytes_never_end_in_anything_but_sound_or_an_audio_error(
    files: dict[str, Path], tmp_path: Path, kind: str
) -> None:
    whole = files[kind].read_bytes()
    random = np.random.default_rng(11)
    usable = 0
    for trial in range(12):
        data = bytearray(whole)
        where = random.integers(*((0, 400) if trial % 2 else (8_000, len(data))), 25)
        for at in where:
            data[at] = int(random.integers(0, 256))
        path = tmp_path / f"{trial}.{kind}"
        path.write_bytes(data)
        try:
            heard = audio.load(path, rate_hz=8_000, mono=True, end_s=8.0)
        except AudioError:
            continue
        usable += 1
        assert np.isfinite(heard).all()
        assert len(heard) <= 64_000
    assert usable >= 3


def test_a_long_file_needs_little_memory(tmp_path: Path) -> None:
    path = tmp_path / "long.flac"  # 15 minutes of stereo: 318 MB as floats
    minute = np.zeros((60 * RATE_HZ, 2), np.int16)
    with soundfile.SoundFile(path, "w", RATE_HZ, 2, format="FLAC") as file:
        for _ in range(15):
            file.write(minute)
    measure = (
        "import resource, sys; from pathlib import Path\n"
        "from compliance import audio\n"
        "path = Path(sys.argv[1])\n"
        "next(audio.blocks(path, rate_hz=11_025, mono=True))\n"
        "before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "n = sum(len(b) for b in audio.blocks(path, rate_hz=11_025, mono=True))\n"
        "print(n, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)\n"
    )
    done = subprocess.run([sys.executable, "-c", measure, path], capture_output=True, text=True, check=True)
    samples, grown = map(int, done.stdout.split())
    unit = 1 if sys.platform == "darwin" else 1024
    assert samples == 15 * 60 * 11_025
    assert grown * unit < 64e6
