"""What was heard, as a reader checks it: where in the file, of which recording, changed how, how surely."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from compliance.report.drawing import Drawing, Place, drawings, place_of
from compliance.report.subjects import recording_label
from compliance.report.wording import (
    alarm_words,
    confidence_words,
    error_words,
    listing,
    stem_words,
    sureness_words,
    time_range,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from compliance.model.matching import Match
    from compliance.report.subjects import Subjects

_DISPOSITIONS = {
    "cleared": "a person recorded it as cleared",
    "own_work": "your own recording",
    "false_positive_reviewed": "a person listened and found no match",
    "removed": "recorded as removed",
}
_WHOLE = stem_words("mix")
_DISMISSED = frozenset({"own_work", "false_positive_reviewed", "removed"})


LAYER_CAUTION = (
    "Only part of the recording's sound is heard: one layer of it, or what other music leaves of it. A loop or sound "
    "that both records took from the same pack would look the same: listen, and compare sources."
)
RECURRING_CAUTION = (
    "What is heard comes again and again, in the recording or here, as a bar of a groove or of a loop does. Two "
    "records made with the same loop or the same drum kit would look the same: listen, and compare sources."
)
BRIEF_CAUTION = (
    "What is heard is brief, a bar at most at a time. A bar of a loop or of a drum kit is as long, and two records "
    "made with the same one would look the same: listen, and compare sources."
)
NAMED = 3
"""Recordings that share a sound are named up to this many."""


@dataclass(frozen=True, kw_only=True)
class Passage:
    """A stretch of an asset that is a stretch of somebody's recording. Times are in milliseconds.

    letter : names it on the timeline and in the table of its asset
    declared : which entry of rights.yaml explains it, or that none does
    reference : key of the recording it is of
    exactness : standard errors of the transform; alarms : how many false detections this strong to expect
    coverage : how much of the recording's sound is there
    drawing : the peaks it rests on, where they are known
    disposition : what a person decided about it, ``open`` if nobody did; decided : by whom and when
    """

    id: str
    letter: str
    asset: str
    start_ms: int
    end_ms: int
    reference: str
    recording: str
    identifiers: str
    source_range: str
    transform: str
    exactness: str
    layer: str
    confidence: str
    alarms: str
    coverage: str
    detector: str
    alternatives: tuple[str, ...]
    shared_with: tuple[str, ...]
    declared: str
    explained: bool
    disposition: str
    decided: str
    layer_only: bool
    recurring: bool
    brief: bool
    drawing: Drawing | None

    @property
    def dismissed(self) -> bool:
        """Whether it is nobody else's after all, or was taken out."""
        return self.disposition in _DISMISSED

    @property
    def undeclared(self) -> bool:
        """Whether neither an entry of rights.yaml nor a person has an answer to it."""
        return not self.explained and self.disposition == "open"

    @property
    def range(self) -> str:
        """Where it sounds in the asset."""
        return time_range(self.start_ms, self.end_ms, tenths=True)

    @property
    def sentence(self) -> str:
        """The passage in one line: where, what, from where in the recording, how it was changed, how surely."""
        source = f" from {self.source_range}" if self.source_range else ""
        place = f"{self.range} in {self.asset} ({self.length})"
        return f"{place}: {self.recording}{source}, {self.transform}; {self.sureness}"

    @property
    def heard_by(self) -> str:
        """What heard it, and in which layer if not in the file as it is."""
        return self.detector if self.layer == _WHOLE else f"{self.detector}, in {self.layer}"

    @property
    def sureness(self) -> str:
        """How surely it was heard: the confidence, and what it is worth in false alarms."""
        return sureness_words(self.confidence, self.alarms)

    @property
    def caution(self) -> str:
        """An innocent explanation that the evidence leaves open, if there is one."""
        if self.shared_with:
            more = len(self.shared_with) - NAMED
            named = [*self.shared_with[:NAMED], *([f"{more} more"] if more > 0 else [])]
            return f"The same sound is also in {listing(named)}: it may be a shared loop or patch. Compare sources."
        if self.recurring:
            return RECURRING_CAUTION
        if self.brief:
            return BRIEF_CAUTION
        return LAYER_CAUTION if self.layer_only else ""

    @property
    def length(self) -> str:
        """How long it sounds."""
        return f"{(self.end_ms - self.start_ms) / 1000:.1f} s"


def read_passages(subjects: Subjects, matches: Iterable[Match] = ()) -> dict[str, Passage]:
    """Return every passage by detection id, lettered per asset in order of time.

    Parameters
    ----------
    matches : what the detector gave, for the evidence that facts don't hold
    """
    drawn = drawings(matches)
    order = sorted(subjects.detections.values(), key=lambda d: (d["asset"], d["start_ms"], d["end_ms"], d["id"]))
    passages: dict[str, Passage] = {}
    heard: dict[str, int] = {}
    for detection in order:
        number = heard.get(detection["asset"], 0)
        heard[detection["asset"]] = number + 1
        passages[detection["id"]] = _passage(detection, letter=letters(number), drawn=drawn)
    return passages


def letters(number: int) -> str:
    """Count in letters as a spreadsheet does.

    >>> letters(0), letters(25), letters(26), letters(702)
    ('A', 'Z', 'AA', 'AAA')
    """
    text = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(ord("A") + rest) + text
    return text


def _passage(detection: dict[str, Any], *, letter: str, drawn: Mapping[Place, Drawing]) -> Passage:
    reference = detection["reference"]
    disposition = detection.get("disposition", "open")
    return Passage(
        id=detection["id"],
        letter=letter,
        asset=detection["asset"],
        start_ms=detection["start_ms"],
        end_ms=detection["end_ms"],
        reference=str(reference.get("id") or recording_label(reference)),
        recording=recording_label(reference),
        identifiers=_identifiers(reference),
        source_range=_source_range(detection),
        transform=transform_words(detection),
        exactness=error_words(detection.get("pitch_error_hundredths"), detection.get("tempo_error_millis")),
        layer=stem_words(detection.get("stem", "mix")),
        confidence=confidence_words(detection["confidence_millis"]),
        alarms=alarm_words(detection.get("log10_expected_alarms_hundredths")),
        coverage=_coverage(detection.get("coverage_millis")),
        detector=_detector(detection),
        alternatives=tuple(recording_label(other) for other in detection.get("alternatives") or ()),
        shared_with=tuple(recording_label(other) for other in detection.get("shared_with") or ()),
        declared=_declared(detection, disposition),
        explained=bool(detection.get("explained_by")),
        disposition=disposition,
        decided=_decided(detection),
        layer_only=bool(detection.get("layer_only")),
        recurring=bool(detection.get("recurring")),
        brief=bool(detection.get("brief")),
        drawing=drawn.get(place_of(detection)),
    )


def _coverage(millis: int | None) -> str:
    return "" if millis is None else f"{millis / 10:.0f} % of its sound"


def _identifiers(reference: dict[str, Any]) -> str:
    parts = [
        f"ISRC {reference['isrc']}" if reference.get("isrc") else "",
        f"owner {reference['owner']}" if reference.get("owner") else "",
        f"reference {reference['id']}" if reference.get("id") else "",
    ]
    return ", ".join(part for part in parts if part)


def _source_range(detection: dict[str, Any]) -> str:
    start_ms, end_ms = detection.get("ref_start_ms"), detection.get("ref_end_ms")
    return "" if start_ms is None or end_ms is None else time_range(start_ms, end_ms, tenths=True)


def transform_words(detection: dict[str, Any]) -> str:
    """Say how the asset differs from the recording, e.g. ``+3 semitones, 1.06 × speed, reversed``."""
    hundredths = detection.get("pitch_semitones_hundredths") or 0
    millis = detection.get("tempo_ratio_millis") or 1000
    parts: list[str] = []
    if abs(hundredths) >= 5:
        number = f"{hundredths / 100:+.2f}".rstrip("0").rstrip(".").replace("-", "−")
        parts.append(f"{number} {'semitone' if abs(hundredths) == 100 else 'semitones'}")
    if abs(millis - 1000) >= 3:
        parts.append(f"{millis / 1000:.3f}".rstrip("0").rstrip(".") + " × speed")
    if detection.get("reversed"):
        parts.append("reversed")
    return ", ".join(parts) or "same pitch and speed"


def _detector(detection: dict[str, Any]) -> str:
    """Name the detector; its own score is told only where no count of false alarms says what it is worth."""
    score = detection.get("score") if detection.get("log10_expected_alarms_hundredths") is None else None
    parts = [str(detection.get("detector") or ""), f"score {score}" if score is not None else ""]
    return ", ".join(part for part in parts if part)


def _declared(detection: dict[str, Any], disposition: str) -> str:
    if disposition in _DISPOSITIONS:
        decided = _decided(detection)
        return _DISPOSITIONS[disposition] + (f" ({decided})" if decided else "")
    if detection.get("explained_by"):
        return f"declared as ‘{detection['explained_by']}’"
    gap = detection.get("range_gap")
    if gap:
        outside_s = gap["outside_ms"] / 1000
        return f"‘{gap['component']}’ names this recording, but {outside_s:.1f} s lie outside the range it gives"
    return "not declared in rights.yaml"


def _decided(detection: dict[str, Any]) -> str:
    """Say who decided about a detection and when, as far as it is recorded."""
    return ", ".join(str(detection[key]) for key in ("disposition_by", "disposition_on") if detection.get(key))
