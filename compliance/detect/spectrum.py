"""The spectrogram: the level of a recording at every time and frequency.

A Hann window and a real Fourier transform of 2048 samples, 43 times a second, are half of what analysing a recording
costs. Here `LANES` frames go through the transform side by side: every number of the textbook's algorithm is a row of
`LANES` numbers, one for each frame, so that one instruction works on many frames, and none has to move numbers within
a row; that takes half the time of scipy's transform and numpy's logarithm (`benchmarks/detection/ingest.py`). Only
additions and multiplications are used, in a fixed order and never fused, so that levels do not depend on how wide the
vectors of a processor are, or on whether it can fuse.

- The 2048 samples of a frame are taken as 1024 complex numbers, even ones real, odd ones imaginary, and the two
  transforms are told apart afterwards (Press et al., "Numerical Recipes", 3rd ed. 2007, 12.3.2).
- 1024 = 4^5: five passes of 256 transforms of four numbers each, all passes in the same pattern (decimation in
  frequency in constant geometry: Pease, "An adaptation of the fast Fourier transform for parallel processing",
  J. ACM 15(2), 1968). Results come in the order of their index with its base-4 digits reversed.
- The logarithm is the polynomial of `logf` in the Cephes library (Moshier, netlib.org/cephes), to 0.000 02 dB.
"""

from __future__ import annotations

import functools

import numpy as np
from numpy.typing import NDArray

from compliance.detect.compiled import kernel

WINDOW = 2048
HOP = 256
LANES = 16
"""Frames at once: their rows fill two vectors of most processors, and what is worked on stays under 300 KB."""
POINTS = WINDOW // 2
BLOCKS = WINDOW // HOP
ROW = 2 * LANES
"""A complex number of each lane: the real parts, then the imaginary parts."""
QUARTER = POINTS // 4
STRIDE = QUARTER * ROW
WIDTH = LANES + BLOCKS - 1
"""Blocks of `HOP` samples that `LANES` frames extend over."""
FLOOR = np.float32(1e-9)
"""Added to every power, so that silence has a logarithm: -90 dB."""

P0, P1, P2 = np.float32(7.0376836292e-2), np.float32(-1.1514610310e-1), np.float32(1.1676998740e-1)
P3, P4, P5 = np.float32(-1.2420140846e-1), np.float32(1.4249322787e-1), np.float32(-1.6668057665e-1)
P6, P7, P8 = np.float32(2.0000714765e-1), np.float32(-2.4999993993e-1), np.float32(3.3333331174e-1)
SQRT_HALF_BITS = np.int32(0x3F3504F3)
DB_PER_NEPER, DB_PER_OCTAVE = np.float32(10 / np.log(10)), np.float32(10 * np.log10(2))

Floats = NDArray[np.float32]
Integers = NDArray[np.int64]


def spectrogram(samples: Floats, frames: int, lines: int) -> Floats:
    """Level of a Hann-windowed short-time Fourier transform (2048 samples, hop 256).

    Parameters
    ----------
    samples : mono, shape (n,), n at least 2048, finite
    frames : the most frames to transform
    lines : lowest lines to give, at most 1024

    Returns
    -------
    10 log10(power + 1e-9), shape (frames, lines), as many frames as there are samples for
    """
    window, turns, order = _tables()
    out = np.empty((min(frames, (len(samples) - WINDOW) // HOP + 1), lines), np.float32)
    x, y = np.empty(POINTS * ROW, np.float32), np.empty(POINTS * ROW, np.float32)
    columns, power = np.empty(HOP * WIDTH, np.float32), np.empty((lines, LANES), np.float32)
    for first in range(0, len(out), LANES):
        frame(samples[first * HOP :], window, columns, x, LANES)
        for mask in (-1, -4, -16, -64, -256):
            radix4(x, mask, turns, y)
            x, y = y, x
        write_powers(x.reshape(POINTS, ROW), turns, order, power, out[first : first + LANES])
        to_decibels(out[first : first + LANES].reshape(-1))
    return out


@functools.cache
def _tables() -> tuple[Floats, Floats, Integers]:
    """The window (2048,), cosine and sine of -2 pi k / 2048 (2048, 2), and where each result lies (1024,)."""
    angle = -2 * np.pi * np.arange(WINDOW) / WINDOW
    turns = np.stack([np.cos(angle), np.sin(angle)], axis=1).astype(np.float32)
    order = np.arange(POINTS).reshape(4, 4, 4, 4, 4).transpose().reshape(-1)
    return np.hanning(WINDOW + 1)[:WINDOW].astype(np.float32), turns, np.ascontiguousarray(order)


@kernel
def frame(samples: Floats, window: Floats, columns: Floats, x: Floats, lanes: int) -> None:
    """Place sample m of each frame, windowed, at row m; blocks past the end are silent.

    columns : room for sample c of block j at c * WIDTH + j; frame b begins with block b
    lanes : `LANES`; a loop of fixed length so short would be unrolled before it is made one of vectors
    """
    for j in range(WIDTH):
        at = j * HOP
        for c in range(HOP):
            columns[c * WIDTH + j] = samples[at + c] if at + HOP <= len(samples) else np.float32(0)
    for r in range(BLOCKS):
        for c in range(0, HOP, 2):
            even, odd = window[r * HOP + c], window[r * HOP + c + 1]
            at, to = c * WIDTH + r, (r * HOP + c) * LANES
            for b in range(lanes):
                x[to + b] = columns[at + b] * even
                x[to + LANES + b] = columns[at + WIDTH + b] * odd


@kernel
def radix4(x: Floats, mask: int, turns: Floats, y: Floats) -> None:
    """One pass: transform rows m, m + 256, m + 512, m + 768, turn the results and place them at 4 m .. 4 m + 3.

    mask : in pass s the turn depends on the digits of m that are still to be transformed: m & -(4^s)
    """
    for m in range(QUARTER):
        k = 2 * (m & mask)
        c1, s1, c2, s2, c3, s3 = (
            turns[k, 0],
            turns[k, 1],
            turns[2 * k, 0],
            turns[2 * k, 1],
            turns[3 * k, 0],
            turns[3 * k, 1],
        )
        i, o = m * ROW, 4 * m * ROW
        for re in range(LANES):
            im = re + LANES
            sum_re, sum_im = x[i + re] + x[i + 2 * STRIDE + re], x[i + im] + x[i + 2 * STRIDE + im]
            gap_re, gap_im = x[i + re] - x[i + 2 * STRIDE + re], x[i + im] - x[i + 2 * STRIDE + im]
            odd_re, odd_im = x[i + STRIDE + re] + x[i + 3 * STRIDE + re], x[i + STRIDE + im] + x[i + 3 * STRIDE + im]
            dif_re, dif_im = x[i + STRIDE + re] - x[i + 3 * STRIDE + re], x[i + STRIDE + im] - x[i + 3 * STRIDE + im]
            y[o + re], y[o + im] = sum_re + odd_re, sum_im + odd_im
            a_re, a_im = gap_re + dif_im, gap_im - dif_re
            y[o + ROW + re], y[o + ROW + im] = a_re * c1 - a_im * s1, a_re * s1 + a_im * c1
            b_re, b_im = sum_re - odd_re, sum_im - odd_im
            y[o + 2 * ROW + re], y[o + 2 * ROW + im] = b_re * c2 - b_im * s2, b_re * s2 + b_im * c2
            d_re, d_im = gap_re - dif_im, gap_im + dif_re
            y[o + 3 * ROW + re], y[o + 3 * ROW + im] = d_re * c3 - d_im * s3, d_re * s3 + d_im * c3


@kernel
def write_powers(x: Floats, turns: Floats, order: Integers, power: Floats, out: Floats) -> None:
    """Four times the power of each line k of the real transforms, from results k and 1024 - k of the complex ones.

    power : room for the lines of `LANES` frames; from there they are copied in squares that stay in the processor
    """
    for k in range(len(power)):
        i, j = order[k], order[-k & (POINTS - 1)]
        cosine, sine = turns[k, 0], turns[k, 1]
        for b in range(LANES):
            even_re, even_im = x[i, b] + x[j, b], x[i, LANES + b] - x[j, LANES + b]
            odd_re, odd_im = x[i, LANES + b] + x[j, LANES + b], x[j, b] - x[i, b]
            re = even_re + odd_re * cosine - odd_im * sine
            im = even_im + odd_re * sine + odd_im * cosine
            power[k, b] = re * re + im * im
    whole = len(power) // LANES * LANES
    for k in range(0, whole, LANES):
        for b in range(len(out)):
            for line in range(k, k + LANES):
                out[b, line] = power[line, b]
    for b in range(len(out)):
        for line in range(whole, len(power)):
            out[b, line] = power[line, b]


@kernel
def to_decibels(power: Floats) -> None:
    """Replace four times a power by ten times the decimal logarithm of the power.

    A floating-point number is its mantissa, here from sqrt(1/2) to sqrt(2), times two to its exponent.
    """
    bits = power.view(np.int32)
    for k in range(len(power)):
        power[k] = power[k] * np.float32(0.25) + FLOOR
        exponent = np.int32(np.int32(bits[k] - SQRT_HALF_BITS) >> np.int32(23))
        bits[k] = np.int32(bits[k] - np.int32(exponent << np.int32(23)))
        z = power[k] - np.float32(1)
        square = z * z
        series = P0 * z + P1
        series = series * z + P2
        series = series * z + P3
        series = series * z + P4
        series = series * z + P5
        series = series * z + P6
        series = series * z + P7
        series = series * z + P8
        natural = series * z * square - np.float32(0.5) * square + z
        power[k] = natural * DB_PER_NEPER + np.float32(exponent) * DB_PER_OCTAVE
