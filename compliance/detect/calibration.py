"""What a score is worth: how many false matches of that score a search must expect.

Two kinds of false match were measured, and both thin out exponentially with the score:

- by chance, between unrelated recordings: at most 0.03 * 10^(-0.217 (s - 10)) per hour of query and hour of library.
  In 36 (query hours x library hours) of recorded music against recorded and rendered music no match reached 8, which
  bounds the rate there to 0.08 with 95 % certainty; the slope is that of an earlier detector, whose chance matches
  were many enough to fit one. Linear growth with the library is assumed, not measured.
- by shared sounds, between pieces made on one machine (the same drum kit, strict time, similar scales): on 50 minutes
  of synthesised pieces against 8 others, 26 per hour of query at 20 and 3.6 at 25, 0.15 decades per nat, none above
  28. One hour of query in four is taken to be such music. It does not depend on the size of the library.
"""

from __future__ import annotations

import math

CHANCE_AT_10, CHANCE_DECADES = 0.03, 0.217
SHARED_AT_25, SHARED_DECADES = 0.9, 0.15
LEAST_HOURS = 1.0
"""Searches shorter than this are taken as this long: a short song is not surer for being short."""


def expected_alarms(score: float, *, query_hours: float, library_hours: float) -> float:
    """Expected number of false matches with at least this score in the whole search."""
    query, library = max(query_hours, LEAST_HOURS), max(library_hours, LEAST_HOURS)
    chance = CHANCE_AT_10 * library * 10 ** (-CHANCE_DECADES * (score - 10))
    shared = SHARED_AT_25 * 10 ** (-SHARED_DECADES * (score - 25))
    return query * (chance + shared)


def confidence(score: float, *, query_hours: float, library_hours: float) -> float:
    """Confidence in a match: 1 / (1 + expected false matches this strong), one half where one is expected."""
    return 1 / (1 + expected_alarms(score, query_hours=query_hours, library_hours=library_hours))


def chance_score(alarms_per_hour: float, *, library_hours: float) -> float:
    """The score at which an hour of query gives `alarms_per_hour` matches by chance alone."""
    at_10 = CHANCE_AT_10 * max(library_hours, LEAST_HOURS)
    return 10.0 + math.log10(at_10 / alarms_per_hour) / CHANCE_DECADES
