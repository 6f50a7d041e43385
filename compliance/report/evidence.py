"""What a finding carries beside the passages: one line per fact, whatever its rule chose to hand over."""

from __future__ import annotations

from typing import Any, cast

from compliance.report.names import folded_territories, territory_name
from compliance.report.wording import listing, readable, time_range

_SHOWN_ELSEWHERE = frozenset({"detection", "passages", "component", "subject"})
_SHOWN_WITH_PASSAGE = frozenset(
    {
        *("asset", "start_ms", "end_ms", "duration_ms", "stem", "reversed", "layer_only", "recurring", "brief"),
        *("reference", "ref_start_ms", "ref_end_ms", "alternatives"),
        *("pitch_semitones_hundredths", "tempo_ratio_millis", "confidence_millis", "score", "detector"),
        *("pitch_error_hundredths", "tempo_error_millis", "log10_expected_alarms_hundredths", "coverage_millis"),
    }
)
_MOST_TERRITORIES_NAMED = 8


def other_evidence(evidence: dict[str, Any], *, heard: bool) -> list[tuple[str, str]]:
    """Return label and text of each fact; `heard` says that a passage already shows the place and the recording."""
    left = {key: value for key, value in evidence.items() if key not in _SHOWN_ELSEWHERE}
    lines: list[tuple[str, str]] = []
    if heard:
        left = {key: value for key, value in left.items() if key not in _SHOWN_WITH_PASSAGE}
    elif "start_ms" in left and "end_ms" in left:
        place = time_range(int(left.pop("start_ms")), int(left.pop("end_ms")), tenths=True)
        asset = left.pop("asset", None)
        lines.append(("Heard", f"{place} in {asset}" if asset else place))
    for key, value in left.items():
        label, text = _fact(key, value)
        if text:
            lines.append((label, text))
    return lines


def _fact(key: str, value: Any) -> tuple[str, str]:
    if key == "territories" and isinstance(value, (list, tuple)):
        return "Territories", _territories([str(code) for code in cast("list[Any]", value)])
    if isinstance(value, int) and not isinstance(value, bool):
        for suffix, per_unit, unit in (("_ms", 1000, " s"), ("_millis", 1000, ""), ("_hundredths", 100, "")):
            if key.endswith(suffix):
                return readable(key.removesuffix(suffix)).capitalize(), f"{value / per_unit:g}{unit}"
    return readable(key).capitalize(), _text(value)


def _territories(codes: list[str]) -> str:
    """Name the members served; all of the European Union is what its scope says already."""
    folded = folded_territories(codes)
    if folded in (["EU"], ["EEA"]):
        return ""
    if len(folded) > _MOST_TERRITORIES_NAMED:
        return f"{len(folded)}: {' '.join(folded)}"
    return listing([territory_name(code) for code in folded])


def _text(value: Any) -> str:
    """Write any JSON value in words, without its punctuation."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dict):
        items = cast("dict[str, Any]", value).items()
        return ", ".join(f"{readable(key)} {_text(entry)}" for key, entry in items if _text(entry))
    if isinstance(value, (list, tuple)):
        return ", ".join(_text(entry) for entry in cast("list[Any]", value))
    return "" if value is None else str(value)
