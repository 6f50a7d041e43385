"""How sure is sure enough, and how much work a search may do."""

from __future__ import annotations

import msgspec

from compliance.detect.calibration import chance_score


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """Settings of a search.

    least_score : nats below which nothing is reported, however small the library
    alarms_per_hour : chance matches per hour of query that are accepted; in large libraries this asks for more than
        `least_score`
    doubtful_score : nats from which a stretch is examined more closely
    layer_nats : nats a match in a separated layer must have beyond one in the mix; separation makes alike what was not
    layer_run_s : least length of a match in a layer
    separated_s : most seconds of an asset that are separated
    query_hours : hours of audio in the whole scan, when known; the confidence counts chance matches in all of it
    """

    least_score: float = 25.0
    alarms_per_hour: float = 0.01
    doubtful_score: float = 15.0
    layer_nats: float = 30.0
    layer_run_s: float = 1.5
    separated_s: float = 120.0
    query_hours: float = 0.0

    def match_score(self, library_hours: float) -> float:
        """Nats from which a match in the mix is reported."""
        return max(self.least_score, chance_score(self.alarms_per_hour, library_hours=library_hours))
