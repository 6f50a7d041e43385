"""The first two minutes of a recording, kept on the way: what Chromaprint and AcoustID hear of a file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from compliance.detect.peaks import RATE_HZ, Floats

OPENING_S = 120.0


class Opening(NamedTuple):
    """The beginning of a recording.

    id : names it: the id of a recording of the library, the path of an asset
    duration_s : of the whole recording, as its header says it or better
    samples : its first `OPENING_S` seconds, mono, at 11 025 Hz
    """

    id: str
    duration_s: float
    samples: Floats


def keeping(blocks: Iterable[Floats], kept: list[Floats]) -> Iterator[Floats]:
    """The same blocks, mono at 11 025 Hz; those of the opening are put into `kept` as well."""
    most = round(OPENING_S * RATE_HZ)
    for block in blocks:
        if most > 0:
            kept.append(block[:most])
            most -= len(block)
        yield block
