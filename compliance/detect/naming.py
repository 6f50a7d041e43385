"""Which findings are reported as matches: what may be shared needs more than what stands alone.

Nearly all that a search names wrongly is a sound that pieces have in common, and shows it: a bar that recurs in its
recording, one layer of it, brief pieces here and there, others that hold the same. Such a finding must be strong. A
run of some seconds in which nothing of the kind is seen is reported from less: in the calibration, 20 h of query
against 20 h of library, no recording was named wrongly by such a run of 18 to 25 nats. So are three pieces and more
of one passage, at one pitch and tempo, that show as much of it together: what a sampler's pads make of a break.
"""

from __future__ import annotations

from collections.abc import Sequence

from compliance.detect.chain import LEAST_RUN, WELL_COVERED, overlap
from compliance.detect.index import Index
from compliance.detect.labels import LONGEST_PATTERN, of_one_label, with_brevity, with_weaker
from compliance.detect.merge import Found, merged, without_copies

LEAST_CHOPS = 3
"""Two pieces at one pitch and tempo may be two bars of a groove."""


def named(certain: Sequence[Found], weak: Sequence[Found], index: Index, *, alone_from: float) -> list[Found]:
    """Labelled findings, one for each use.

    Parameters
    ----------
    certain : strong enough whatever they may be of
    weak : the others, as far as they leave doubt
    alone_from : nats from which those of them are reported that stand alone
    """
    strong = without_copies(merged(certain), index)
    runs = without_copies(merged([one for one in weak if is_run(one, alone_from)]), index)
    faint = [one for one in runs if not any(_speaks_against(other, one) for other in strong)]
    beside = with_weaker([*strong, *faint], weak, index)
    labelled = of_one_label(beside)[len(strong) :]
    return with_brevity(of_one_label(beside[: len(strong)], faint), [one for one in labelled if stands_alone(one)])


def _speaks_against(strong: Found, faint: Found) -> bool:
    """Whether a strong finding explains the stretch of a faint one, or is of a groove of the same reference."""
    is_groove = strong.recurring and strong.segment.member == faint.segment.member
    return is_groove or overlap(strong.segment, faint.segment) > 0


def is_run(found: Found, least_score: float) -> bool:
    """Whether a stretch, or the pieces of a chopped passage together, are long and strong enough alone.

    They must also cover most of the reference there, and not recur.
    """
    segment = found.segment
    is_long = found.length >= LEAST_RUN and segment.score >= least_score
    is_chopped = found.pieces >= LEAST_CHOPS and found.shown >= LEAST_RUN * segment.tempo
    is_of_reference = segment.coverage >= WELL_COVERED and not found.recurring
    return found.score >= least_score and (is_long or is_chopped) and is_of_reference


def stands_alone(found: Found) -> bool:
    """Whether a run is like no other recording, and no layer.

    Other music hides a part of a short passage, so that a layer alone says little there; not so in a long one.
    """
    is_long_layer = found.layer_only and found.length >= LONGEST_PATTERN
    return not (found.shared_with or found.alternatives or is_long_layer)
