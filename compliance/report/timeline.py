"""The geometry of a waveform timeline: positions in percent, so that it fits any width with its text unscaled."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from compliance.report.wording import clock

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compliance.report.assets import AssetView
    from compliance.report.passages import Passage

WAVE_WIDTH, WAVE_HEIGHT = 600, 100
"""The coordinate space of the waveform's own path, stretched to the width of the page."""

_TICK_STEPS_S = (1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200)
_MOST_TICKS = 7
_TAG_PERCENT = 6.5
_MOST_LANES = 6
_MOST_LETTERS = 40
"""Beyond it letters only say about where in the table one is: one lane of them, where there is room."""
_MOST_DESCRIBED = 12


@dataclass(frozen=True, kw_only=True)
class Bar:
    """A passage on the timeline. tag_percent, lane : where its letter stands; lane ``None`` if there is no room."""

    passage: Passage
    left_percent: float
    width_percent: float
    tag_percent: float
    lane: int | None
    in_question: bool


@dataclass(frozen=True, kw_only=True)
class Tick:
    """A labelled moment. anchor : side of the label that stands at the position."""

    percent: float
    label: str
    anchor: str


@dataclass(frozen=True, kw_only=True)
class Timeline:
    """Everything there is to draw. path : outline of the waveform, empty if the levels are not known."""

    path: str
    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    lanes: int
    description: str


def draw_timeline(asset: AssetView) -> Timeline:
    """Place the waveform, the passages and the ticks of an asset."""
    bars = _bars(asset)
    return Timeline(
        path=outline(asset.envelope),
        bars=bars,
        ticks=_ticks(asset.duration_ms),
        lanes=max((bar.lane + 1 for bar in bars if bar.lane is not None), default=0),
        description=_description(asset),
    )


def outline(envelope: Sequence[float]) -> str:
    """Return the closed path of a waveform, mirrored at the middle, the loudest peak full height."""
    loudest = max(envelope, default=0.0)
    if loudest <= 0:
        return ""
    middle = WAVE_HEIGHT / 2
    step = WAVE_WIDTH / max(1, len(envelope) - 1)
    points = [(n * step, max(0.6, peak / loudest * (middle - 2))) for n, peak in enumerate(envelope)]
    top = "L".join(f"{x:.1f} {middle - height:.1f}" for x, height in points)
    bottom = "L".join(f"{x:.1f} {middle + height:.1f}" for x, height in reversed(points))
    return f"M{top}L{bottom}Z"


def _bars(asset: AssetView) -> tuple[Bar, ...]:
    if asset.duration_ms <= 0:
        return ()
    crowded = len(asset.passages) > _MOST_LETTERS
    lane_ends: list[float] = []
    bars: list[Bar] = []
    for passage in asset.passages:
        left = _percent(passage.start_ms, asset.duration_ms)
        width = max(0.3, _percent(passage.end_ms, asset.duration_ms) - left)
        tag = min(max(left + width / 2, _TAG_PERCENT / 2), 100 - _TAG_PERCENT / 2)
        bars.append(
            Bar(
                passage=passage,
                left_percent=round(left, 3),
                width_percent=round(min(width, 100 - left), 3),
                tag_percent=round(tag, 3),
                lane=_free_lane(lane_ends, tag, lanes=1 if crowded else _MOST_LANES),
                in_question=passage.id in asset.in_question,
            )
        )
    return tuple(bars)


def _free_lane(lane_ends: list[float], tag_percent: float, *, lanes: int) -> int | None:
    """Return the first lane in which a letter touches no other, and take the room in it."""
    for lane, end in enumerate(lane_ends):
        if tag_percent - _TAG_PERCENT / 2 >= end:
            lane_ends[lane] = tag_percent + _TAG_PERCENT / 2
            return lane
    if len(lane_ends) == lanes:
        return None
    lane_ends.append(tag_percent + _TAG_PERCENT / 2)
    return len(lane_ends) - 1


def _percent(position_ms: int, duration_ms: int) -> float:
    return min(99.7, max(0.0, 100 * position_ms / duration_ms))


def _ticks(duration_ms: int) -> tuple[Tick, ...]:
    if duration_ms <= 0:
        return ()
    step_s = next((step for step in _TICK_STEPS_S if duration_ms / 1000 / step <= _MOST_TICKS), _TICK_STEPS_S[-1])
    positions = range(0, duration_ms + 1, step_s * 1000)
    return tuple(
        Tick(
            percent=round(100 * position / duration_ms, 3),
            label=clock(position),
            anchor=_anchor(position / duration_ms),
        )
        for position in positions
    )


def _anchor(fraction: float) -> str:
    return "start" if fraction < 0.03 else "end" if fraction > 0.95 else "middle"


def _description(asset: AssetView) -> str:
    described = asset.passages[:_MOST_DESCRIBED]
    heard = [f"{bar.letter} from {bar.range}: {bar.recording}, {bar.declared}" for bar in described]
    left_out = len(asset.passages) - len(described)
    heard += [f"{left_out} more are in the table"] if left_out else []
    return "; ".join([f"{asset.length} long, {asset.heard}", *heard]) + "."
