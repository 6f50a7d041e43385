"""Separation, measured: sounds of known kind and place must end in the layer named for it."""

from __future__ import annotations

import pickle

import numpy as np
import pytest
from numpy.typing import NDArray

from compliance.detect import separate
from compliance.detect.separate import BuiltinSeparator, Separator

RATE_HZ = 22_050
Samples = NDArray[np.float32]


def tone(seconds: float = 3.0, *, hz: float = 440.0) -> Samples:
    t = np.arange(round(seconds * RATE_HZ)) / RATE_HZ
    return (0.3 * np.sin(2 * np.pi * hz * t)).astype(np.float32)


def clicks(seconds: float = 3.0, *, seed: int = 1) -> Samples:
    """Four bursts of noise a second, 5 ms each."""
    samples = np.zeros(round(seconds * RATE_HZ), np.float32)
    random = np.random.default_rng(seed)
    burst = round(0.005 * RATE_HZ)
    for at in range(RATE_HZ // 8, len(samples) - burst, RATE_HZ // 4):
        samples[at : at + burst] = 0.5 * random.standard_normal(burst)
    return samples


def chord(seconds: float = 3.0, *, root_hz: float) -> Samples:
    return sum((tone(seconds, hz=root_hz * ratio) for ratio in (1, 1.26, 1.5, 2.01)), np.float32(0)) / 3


def power_db(samples: Samples) -> float:
    return float(10 * np.log10(np.mean(samples**2) + 1e-20))


def share_db(layer: Samples, source: Samples) -> float:
    """Level of `source` inside `layer`, relative to `source`, in dB (projection)."""
    gain = float(np.dot(layer, source) / np.dot(source, source))
    return 20 * float(np.log10(abs(gain) + 1e-10))


def test_a_tone_is_harmonic_and_clicks_are_percussive() -> None:
    layers = BuiltinSeparator().separate((tone() + clicks())[None], rate_hz=RATE_HZ)
    assert share_db(layers["harmonic"], tone()) > -1
    assert share_db(layers["percussive"], tone()) < -20
    assert share_db(layers["percussive"], clicks()) > -2
    assert share_db(layers["harmonic"], clicks()) < -12


def test_a_centred_source_goes_to_the_centre_and_panned_ones_to_the_sides() -> None:
    middle, left, right = chord(root_hz=220), chord(root_hz=1000), clicks(seed=5)
    mix = np.stack([middle + left, middle + right])
    layers = BuiltinSeparator().separate(mix, rate_hz=RATE_HZ)
    assert share_db(layers["centre"], middle) > -1.5
    assert share_db(layers["sides"], middle) < -20
    assert share_db(layers["sides"], left) == pytest.approx(-6, abs=1)  # half the difference of the channels
    assert share_db(layers["sides"], right) == pytest.approx(-6, abs=2)
    assert share_db(layers["centre"], left) < -15
    assert share_db(layers["centre"], right) < -15


def test_opposite_phase_belongs_to_the_sides() -> None:
    wide = chord(root_hz=250)
    layers = BuiltinSeparator().separate(np.stack([wide, -wide]), rate_hz=RATE_HZ)
    assert share_db(layers["sides"], wide) > -0.5
    assert power_db(layers["centre"]) < -80


def test_one_channel_or_two_equal_ones_have_no_centre_and_sides() -> None:
    mono = tone(1.0)
    for mix in (mono[None], np.stack([mono, mono]), np.stack([mono, mono * np.float32(1.00001)])):
        assert list(BuiltinSeparator().separate(mix, rate_hz=RATE_HZ)) == ["harmonic", "percussive"]


def test_no_layer_is_called_by_the_name_of_an_instrument() -> None:
    mix = np.stack([tone(1.0), clicks(1.0)])
    assert set(BuiltinSeparator().separate(mix, rate_hz=RATE_HZ)) == {"harmonic", "percussive", "centre", "sides"}


@pytest.mark.parametrize("length", [0, 1, 100, 1023, 1024, 5001, 50_000])
def test_layers_are_as_long_as_the_mix(length: int) -> None:
    mix = np.random.default_rng(2).standard_normal((2, length)).astype(np.float32)
    for layer in BuiltinSeparator().separate(mix, rate_hz=RATE_HZ).values():
        assert layer.shape == (length,)
        assert layer.dtype == np.float32
        assert np.isfinite(layer).all()


def test_harmonic_and_percussive_add_up_to_the_mono_mix_across_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    mix = np.stack([tone(7.3) + clicks(7.3), chord(7.3, root_hz=150)])
    whole = BuiltinSeparator().separate(mix, rate_hz=RATE_HZ)
    monkeypatch.setattr(separate, "BLOCK_S", 2.0)
    pieces = BuiltinSeparator().separate(mix, rate_hz=RATE_HZ)
    for layers in (whole, pieces):
        assert np.max(np.abs(layers["harmonic"] + layers["percussive"] - mix.mean(axis=0))) < 1e-4
    for stem, layer in whole.items():
        assert power_db(pieces[stem] - layer) < power_db(mix) - 35, stem


def test_the_same_mix_gives_the_same_layers_to_the_bit() -> None:
    mix = np.random.default_rng(4).standard_normal((2, RATE_HZ)).astype(np.float32)
    copy = pickle.loads(pickle.dumps(BuiltinSeparator()))  # as it travels to another process
    first, second = BuiltinSeparator().separate(mix, rate_hz=RATE_HZ), copy.separate(mix, rate_hz=RATE_HZ)
    assert all(np.array_equal(first[stem], second[stem]) for stem in first)


def test_silence_stays_silent_and_levels_scale() -> None:
    mix = np.stack([tone(1.0), clicks(1.0)])
    silent = BuiltinSeparator().separate(np.zeros_like(mix), rate_hz=RATE_HZ)
    assert all(not layer.any() for layer in silent.values())
    quiet = BuiltinSeparator().separate(mix / 64, rate_hz=RATE_HZ)
    for stem, layer in BuiltinSeparator().separate(mix, rate_hz=RATE_HZ).items():
        assert np.allclose(quiet[stem] * 64, layer, atol=1e-4)


def test_surround_keeps_all_channels_in_the_harmonic_layer() -> None:
    mix = np.stack([tone(hz=300), tone(hz=500), tone(hz=700)])
    layers = BuiltinSeparator().separate(mix, rate_hz=RATE_HZ)
    assert share_db(layers["harmonic"], tone(hz=700)) == pytest.approx(20 * np.log10(1 / 3), abs=1)
    assert share_db(layers["sides"], tone(hz=700)) < -30


@pytest.mark.parametrize(
    "bad", [np.zeros(5, np.float32), np.zeros((0, 5), np.float32), np.full((1, 9), np.nan, np.float32)]
)
def test_impossible_input_is_refused(bad: Samples) -> None:
    with pytest.raises(ValueError, match="finite samples of shape"):
        BuiltinSeparator().separate(bad, rate_hz=RATE_HZ)


def test_the_builtin_separator_is_a_separator() -> None:
    separator: Separator = BuiltinSeparator()
    assert "built-in" in separator.name
