"""How sure is sure enough, and how much work a search may do."""

from __future__ import annotations

from typing import Literal

import msgspec

from compliance.detect.calibration import chance_score
from compliance.model.matching import Effort


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """Settings of a search.

    least_score : nats from which everything is reported, however small the library
    alone_nats : so many less are enough where nothing suggests that the sound is shared (see `naming`)
    alarms_per_hour : chance matches per hour of query that are accepted; in large libraries this asks for more than
        `least_score`
    doubtful_score : nats from which a stretch is examined more closely
    layer_nats : nats a match in a separated layer must have beyond one in the mix; separation makes alike what was not
    layer_run_s : least length of a match in a layer
    dense : which windows are searched a second time, with more peaks and quads: those that certain matches leave
        unexplained (quads forwards only), or all of them (both ways)
    dense_s : most seconds of an asset that are searched a second time; ``always`` knows no limit
    separated_s : most seconds of an asset that are separated
    effort : the name of these settings in the coverage
    """

    least_score: float = 25.0
    alone_nats: float = 7.0
    alarms_per_hour: float = 0.01
    doubtful_score: float = 15.0
    layer_nats: float = 30.0
    layer_run_s: float = 1.5
    dense: Literal["never", "unexplained", "always"] = "unexplained"
    dense_s: float = 4 * 3600.0
    separated_s: float = 120.0
    effort: Effort = "normal"

    def match_score(self, library_hours: float) -> float:
        """Nats from which a match in the mix is reported, whatever it may be of."""
        return self._at_least(self.least_score, library_hours)

    def alone_score(self, library_hours: float) -> float:
        """Nats from which a match in the mix is reported if nothing suggests that its sound is shared."""
        return self._at_least(self.least_score - self.alone_nats, library_hours)

    def _at_least(self, score: float, library_hours: float) -> float:
        return max(score, chance_score(self.alarms_per_hour, library_hours=library_hours))


def limits_of(effort: Effort) -> Limits:
    """The settings that an effort stands for.

    What they allow is counted in seconds of audio, never on a clock: the same input gives the same answer anywhere.
    """
    if effort == "fast":
        return Limits(dense="never", separated_s=0.0, effort=effort)
    if effort == "thorough":
        return Limits(dense="always", doubtful_score=10.0, separated_s=1800.0, effort=effort)
    return Limits()
