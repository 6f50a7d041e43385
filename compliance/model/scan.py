"""Everything one run of ``rightslint scan`` established: what every report is rendered from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path

    from compliance.manifest import Manifest
    from compliance.model.files import Asset, Problem
    from compliance.model.findings import Judgement
    from compliance.model.matching import Identification


@dataclass(frozen=True, kw_only=True)
class Scan:
    """One finished scan.

    Parameters
    ----------
    project : display name of the project, safe to print
    root : folder that was scanned
    started_on : day of the scan; the only date a report prints as "today"
    manifest : what rights.yaml declares
    assets : the audio files, in path order
    problems : what could not be read at all
    identification : matches, and how far each examination of each asset got
    facts : the ``rightslint.facts/1`` document that was judged
    judgement : findings and verdicts
    envelopes : peak level 0..1 per equal slice of an asset's duration, by asset id; an asset without one has no picture
    appendix : what is needed to run it again: versions, digests, settings, the command; printed in this order
    elapsed_s : wall-clock duration in seconds
    """

    project: str
    root: Path
    started_on: date
    manifest: Manifest
    assets: tuple[Asset, ...]
    problems: tuple[Problem, ...]
    identification: Identification
    facts: dict[str, Any]
    judgement: Judgement
    envelopes: Mapping[str, tuple[float, ...]]
    appendix: Mapping[str, str]
    elapsed_s: float
