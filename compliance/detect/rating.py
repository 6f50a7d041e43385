"""How sure matches are: the more was searched, the more of them chance explains.

How much that is, is known when all assets were read, so each match keeps what an hour of audio gives by chance.
"""

from __future__ import annotations

import math

import msgspec

from compliance.detect.calibration import LEAST_HOURS, expected_alarms
from compliance.detect.merge import Found
from compliance.model.matching import Analysis, Match


class AssetMatches(msgspec.Struct, frozen=True, kw_only=True):
    """The matches of one asset, and what was examined.

    query_hours : of audio in which the matches were found; their confidence counts chance matches in all of it
    alarms_per_hour : of each match, the expected number of wrong ones as strong in an hour of audio
    """

    matches: tuple[Match, ...]
    coverage: tuple[Analysis, ...]
    query_hours: float = 0.0
    alarms_per_hour: tuple[float, ...] = ()

    def among(self, query_hours: float) -> AssetMatches:
        """The same matches, found in so many hours of audio: the more was searched, the less sure is each."""
        rated = tuple(
            _rated(match, alarms * max(query_hours, LEAST_HOURS))
            for match, alarms in zip(self.matches, self.alarms_per_hour, strict=True)
        )
        return msgspec.structs.replace(self, matches=rated, query_hours=query_hours)


def alarms_per_hour(found: Found, *, library_hours: float) -> float:
    """Expected number of recordings wrongly named, in an hour of audio, by a match as strong and of the same kind."""
    kind = "shared" if found.may_be_shared else "own"
    return expected_alarms(found.score, kind, query_hours=LEAST_HOURS, library_hours=library_hours)


def confidence_in(alarms: float) -> float:
    """Confidence in a match where so many wrong ones as strong are expected; see `calibration.confidence`."""
    return round(1 / (1 + alarms), 6)


def decades(alarms: float) -> float:
    """The decimal logarithm, as a match tells it."""
    return round(math.log10(alarms), 2) + 0.0


def _rated(match: Match, alarms: float) -> Match:
    return msgspec.structs.replace(match, confidence=confidence_in(alarms), log10_expected_alarms=decades(alarms))
