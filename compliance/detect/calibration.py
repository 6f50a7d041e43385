"""What a score is worth: how many recordings a search must expect to name wrongly with that score.

Counted on 20 h of query against 20 h of library (`benchmarks/detection/calibrate.py`; recorded music, scores and
pieces of one machine, of which both sides have the same drum kits, grooves and sound sets). A recording wrongly named
in an asset counts once. Three kinds were told apart:

- by chance, between unrelated recordings: at most 0.03 * 10^(-0.217 (s - 10)) per hour of query and hour of library.
  In 380 (query hours x library hours) of recorded music there was none that a shared sound does not explain; the slope
  is that of an earlier detector, whose chance matches were many enough to fit one. Linear growth with the library is
  assumed, not measured.
- by a sound that may be shared, and says so (`Found.may_be_shared`): one layer of the reference, a bar that recurs in
  it, or what others hold too. A bar of the same groove on the same kit is found bar after bar. 12 in 20 h of query
  from 25 nats, 7 from 35, 3 from 50: 0.65 per hour at 25 and 0.035 decades per nat. It does not depend on the size of
  the library, but on what is in it. The label `brief`, and reports of chops from 18 nats, came after this count.
- by a shared sound that nothing gives away: 3 in 20 h from 25 to 35 nats, none of them in recorded music and none from
  40; the same slope. A search that compares pairs of peaks as well, and says what is brief, leaves none without.
"""

from __future__ import annotations

import math
from typing import Literal

CHANCE_AT_10, CHANCE_DECADES = 0.03, 0.217
SHARED_AT_25, OWN_AT_25, SHARED_DECADES = 0.65, 0.15, 0.035
LEAST_HOURS = 1.0
"""Searches shorter than this are taken as this long: a short song is not surer for being short."""

Kind = Literal["shared", "own", "any"]
"""Of a match: something says that the sound may be shared; nothing does; either."""


def expected_alarms(score: float, kind: Kind, *, query_hours: float, library_hours: float) -> float:
    """Expected number of recordings wrongly named by a match of this kind with at least this score."""
    query, library = max(query_hours, LEAST_HOURS), max(library_hours, LEAST_HOURS)
    chance = CHANCE_AT_10 * library * 10 ** (-CHANCE_DECADES * (score - 10))
    at_25 = {"shared": SHARED_AT_25, "own": OWN_AT_25, "any": SHARED_AT_25 + OWN_AT_25}[kind]
    return query * (chance + at_25 * 10 ** (-SHARED_DECADES * (score - 25)))


def confidence(score: float, kind: Kind, *, query_hours: float, library_hours: float) -> float:
    """Confidence in a match: 1 / (1 + expected false matches this strong), one half where one is expected."""
    return 1 / (1 + expected_alarms(score, kind, query_hours=query_hours, library_hours=library_hours))


def chance_score(alarms_per_hour: float, *, library_hours: float) -> float:
    """The score at which an hour of query gives `alarms_per_hour` matches by chance alone."""
    at_10 = CHANCE_AT_10 * max(library_hours, LEAST_HOURS)
    return 10.0 + math.log10(at_10 / alarms_per_hour) / CHANCE_DECADES
