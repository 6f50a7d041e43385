"""Which findings are reported as matches: what may be shared needs more than what stands alone.

Nearly all that a search names wrongly is a sound that pieces have in common, and shows it: a bar that recurs in its
recording, one layer of it, brief pieces here and there, others that hold the same. Such a finding must be strong. A
run of some seconds in which nothing of the kind is seen is reported from less: in the calibration, 20 h of query
against 20 h of library, no recording was named wrongly by such a run of 18 to 25 nats.
"""

from __future__ import annotations

from collections.abc import Sequence

from compliance.detect.chain import LEAST_RUN, WELL_COVERED, overlap
from compliance.detect.index import Index
from compliance.detect.labels import LONGEST_PATTERN, of_one_label, with_weaker
from compliance.detect.merge import Found, merged, without_copies


def named(certain: Sequence[Found], weak: Sequence[Found], index: Index, *, alone_from: float) -> list[Found]:
    """Labelled findings, one for each use.

    Parameters
    ----------
    certain : strong enough whatever they may be of
    weak : the others, as far as they leave doubt
    alone_from : nats from which those of them are reported that stand alone
    """
    strong = of_one_label(with_weaker(without_copies(merged(certain), index), weak, index))
    runs = without_copies(merged([one for one in weak if is_run(one, alone_from)]), index)
    faint = [one for one in runs if not any(overlap(one.segment, other.segment) > 0 for other in strong)]
    labelled = of_one_label(with_weaker([*strong, *faint], weak, index))[len(strong) :]
    return strong + [one for one in labelled if stands_alone(one)]


def is_run(found: Found, least_score: float) -> bool:
    """Whether one stretch is long and strong enough by itself, and holds most of what the reference has there."""
    segment = found.segment
    enough = min(segment.score, found.score) >= least_score and segment.coverage >= WELL_COVERED
    return enough and found.length >= LEAST_RUN


def stands_alone(found: Found) -> bool:
    """Whether nothing says that the sound may be shared.

    Other music hides a part of a brief passage, so that a layer alone says little; not so in a long one.
    """
    is_long = found.length >= LONGEST_PATTERN
    return not (found.recurring or found.shared_with or found.alternatives or (found.layer_only and is_long))
