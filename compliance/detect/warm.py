"""Compile the kernels before they are needed, so that the first run shows what it waits for."""

from __future__ import annotations

import contextlib
import tempfile
from pathlib import Path

import numpy as np

from compliance.detect.chain import reports
from compliance.detect.index import Index, joined_index
from compliance.detect.match import search_window
from compliance.detect.packing import Print, print_of
from compliance.detect.peaks import FRAMES_PER_S, RATE_HZ, Floats, peaks_of
from compliance.detect.shard import open_shard, shard_pieces
from compliance.detect.votes import FAST
from compliance.progress import Progress

LENGTH_S = 6


def warm_up(progress: Progress) -> None:
    """Run every kernel once on a little synthetic sound: about 8 s after an installation, under 1 s later."""
    progress.stage("Preparing the detector", 3)
    sound = _chirps()
    print_ = print_of("warm-up", [sound])
    progress.step("peaks")
    # Without room for a temporary file the kernels compile when they are first needed: later, not worse.
    with contextlib.suppress(OSError), tempfile.TemporaryDirectory(prefix="rightslint-") as folder:
        index = _index_of(print_, Path(folder))
        progress.step("index")
        reports(search_window(peaks_of(sound), int(LENGTH_S * FRAMES_PER_S), index, forwards=FAST, backwards=FAST))
        progress.step("search")


def _index_of(print_: Print, folder: Path) -> Index:
    """An index of one recording, mapped from a file: kernels are compiled for the read-only arrays that gives."""
    with shard_pieces([print_], folder) as (name, pieces):
        path = folder / name
        path.write_bytes(b"".join(pieces))
    shard = open_shard(path, whole=False)
    return joined_index([(shard.table, shard.prints)])


def _chirps() -> Floats:
    """Decaying tones at pseudo-random pitches: enough peaks for every stage to have work."""
    random = np.random.default_rng(0)
    sound = np.zeros(LENGTH_S * RATE_HZ, np.float32)
    time = np.arange(RATE_HZ // 2) / RATE_HZ
    for start in range(0, len(sound) - len(time), RATE_HZ // 8):
        tone = np.sin(2 * np.pi * 150 * 2 ** (random.uniform(0, 4)) * time) * np.exp(-4 * time)
        sound[start : start + len(time)] += tone.astype(np.float32)
    return sound * np.float32(0.2)
