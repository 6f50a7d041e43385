"""Findings as a search gives them, without a search: stretches of an asset laid against stretches of a reference."""

from __future__ import annotations

from compliance.detect.match import Segment
from compliance.detect.merge import Found
from compliance.detect.peaks import FRAMES_PER_S


def segment(first_s: float, last_s: float, ref_s: float, **changes) -> Segment:
    """Seconds of the asset, and the second of reference 0 at which they begin; otherwise 40 nats, 90 % covered."""
    tempo, is_reversed = changes.get("tempo", 1.0), changes.get("is_reversed", False)
    length = (last_s - first_s) * tempo * (-1 if is_reversed else 1)
    values = {
        "member": 0, "first": first_s * FRAMES_PER_S, "last": last_s * FRAMES_PER_S,
        "reference_first": ref_s * FRAMES_PER_S, "reference_last": (ref_s + length) * FRAMES_PER_S,
        "shift": 0.0, "tempo": tempo, "is_reversed": is_reversed, "score": 40.0, "matched": 50, "events": 20,
        "coverage": 0.9,
    }  # fmt: skip
    return Segment(**(values | changes))


def found(*args: float, **changes) -> Found:
    one = segment(*args, **changes)
    return Found(segment=one, score=one.score, layer_only=False)
