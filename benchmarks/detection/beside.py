"""Chromaprint on the same files, through pyacoustid.

Chromaprint is made to recognise whole files. pyacoustid compares two prints at offsets up to 15 s, which cannot reach
an excerpt deep in a recording, so its measure is widened here as far as it goes: any 4 s of the query at any place of
a reference, scored by the share of equal bits. Pitch, tempo and direction must be those of the reference. The
threshold is the strongest match in the beds and negatives: Chromaprint is shown at no false alarms on this very
corpus, which favours it.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from compliance import audio
from compliance.detect.chromaprint import decode

RATE_HZ = 11025
ITEM_S = 1365 / RATE_HZ
"""Chromaprint analyses 4096 samples with an overlap of two thirds."""
RUN = 32
"""Items compared at a time: 4 s."""
WHOLE_S = 600


def items_of(path: Path) -> np.ndarray:
    """The 32-bit items of a file, eight a second."""
    import acoustid

    samples = audio.load(path, rate_hz=RATE_HZ, mono=True, end_s=WHOLE_S)
    pcm = np.round(np.clip(samples, -1, 1) * 32767).astype("<i2").tobytes()
    return decode(acoustid.fingerprint(RATE_HZ, 1, iter([pcm]), maxlength=WHOLE_S).decode("ascii"))


def best_run(query: np.ndarray, reference: np.ndarray) -> tuple[float, int, int]:
    """Share of equal bits of the most alike 4 s, and where they start in the query and in the reference."""
    run = min(RUN, len(query), len(reference))
    errors = np.bitwise_count(query[:, None] ^ reference[None, :]).astype(np.int32)
    total = np.zeros((errors.shape[0] + 1, errors.shape[1] + 1), np.int32)
    for i in range(errors.shape[0]):  # sums along the diagonals
        total[i + 1, 1:] = total[i, :-1] + errors[i]
    sums = total[run:, run:] - total[: total.shape[0] - run, : total.shape[1] - run]
    i, j = np.unravel_index(int(sums.argmin()), sums.shape)
    return 1 - float(sums[i, j]) / (32 * run), int(i), int(j)


def hits(query: np.ndarray, references: dict[str, np.ndarray]) -> list[dict]:
    """The best place in every reference, best first."""
    found = []
    for name, reference in references.items():
        if not len(query) or not len(reference):
            continue
        alike, i, j = best_run(query, reference)
        found.append(
            {
                "reference": name,
                "score": alike,
                "start_s": i * ITEM_S,
                "end_s": (i + RUN) * ITEM_S,
                "ref_start_s": j * ITEM_S,
                "ref_end_s": (j + RUN) * ITEM_S,
                "tempo_ratio": 1.0,
                "pitch_semitones": 0.0,
                "reversed": False,
                "alternatives": [],
            }
        )
    return sorted(found, key=lambda hit: -hit["score"])[:5]


def chromaprint_result(references: Sequence[Path], queries: Sequence[Path], negatives: Sequence[Path]) -> dict:
    """In the form that `run.py` writes."""
    known = {path.stem: items_of(path) for path in references}
    began = time.process_time()
    alarms = {path.stem: hits(items_of(path), known) for path in negatives}
    found = {path.name: hits(items_of(path), known) for path in queries}
    seconds = time.process_time() - began
    heard_s = sum(audio.describe(path).duration_s for path in (*queries, *negatives))
    scores = [hit["score"] for found_hits in alarms.values() for hit in found_hits]
    return {
        "system": "Chromaprint, any 4 s",
        "threshold": float(np.nextafter(max(scores, default=0.0), 1.0)),
        "statistics": {"query_x_real_time_cpu": heard_s / seconds},
        "found": found,
        "alarms": alarms,
    }
