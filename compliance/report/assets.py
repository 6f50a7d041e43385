"""The audio files, each with what was heard in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from compliance.report.heard import heard_words
from compliance.report.neutral import neutral, neutral_struct
from compliance.report.wording import clock, kind_words, readable

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from compliance.model.files import Asset, AudioFormat
    from compliance.report.cards import Card
    from compliance.report.passages import Passage

_CHANNELS = {1: "mono", 2: "stereo"}
_OPEN = frozenset({"error", "lawyer", "warning"})


@dataclass(frozen=True, kw_only=True)
class AssetView:
    """An audio file with what was heard in it.

    envelope : peak level 0..1 per equal slice; empty if there is none
    passages : in order of time
    cards : numbers of the findings about each passage, by passage id
    in_question : ids of the passages that an open error, warning or lawyer's question is about
    """

    id: str
    role: str
    duration_ms: int
    format: str
    sha256: str
    envelope: tuple[float, ...]
    passages: tuple[Passage, ...]
    marks: tuple[str, ...]
    cards: dict[str, tuple[int, ...]]
    in_question: frozenset[str]

    @property
    def length(self) -> str:
        """The duration as m:ss."""
        return clock(self.duration_ms)

    @property
    def heard(self) -> str:
        """How many passages of whose recordings were heard in it."""
        return heard_words(self.passages)

    @property
    def drawn(self) -> tuple[Passage, ...]:
        """The passages whose evidence can be drawn; what is in question first."""
        known = [passage for passage in self.passages if passage.drawing is not None]
        return tuple(sorted(known, key=lambda passage: passage.id not in self.in_question))

    @property
    def is_drawn(self) -> bool:
        """Whether a reader gets a timeline: masters always, other files if something was heard in them."""
        return self.role == "master" or bool(self.passages)


def view_assets(
    assets: Sequence[Asset],
    envelopes: Mapping[str, tuple[float, ...]],
    passages: Mapping[str, Passage],
    cards: Sequence[Card],
) -> tuple[AssetView, ...]:
    """Return the files in reading order: masters, then what something was heard in, then the others."""
    views = [_view(asset, envelopes.get(asset.id, ()), passages, cards) for asset in assets]
    return tuple(sorted(views, key=lambda view: (view.role != "master", not view.passages)))


def _view(raw: Asset, envelope: tuple[float, ...], passages: Mapping[str, Passage], cards: Sequence[Card]) -> AssetView:
    asset = neutral_struct(raw)
    inside = tuple(passage for passage in passages.values() if passage.asset == asset.id)
    ids = {passage.id for passage in inside}
    about = {one: tuple(card.number for card in cards if any(one == p.id for p in card.passages)) for one in ids}
    disputed = {passage.id for card in cards if card.group in _OPEN for passage in card.passages}
    return AssetView(
        id=asset.id,
        role=kind_words(asset.file.role),
        duration_ms=round(asset.duration_s * 1000),
        format=_format_words(asset.format),
        sha256=neutral(asset.file.sha256),
        envelope=envelope,
        passages=inside,
        marks=tuple(f"{readable(mark.kind)}: {mark.detail}" for mark in asset.tags.marks),
        cards=about,
        in_question=frozenset(ids & disputed),
    )


def _format_words(audio: AudioFormat) -> str:
    """Say how a file is stored, e.g. ``44.1 kHz, 24 bit, stereo, pcm_s24le``."""
    parts = [
        f"{audio.rate_hz / 1000:g} kHz",
        f"{audio.bits} bit" if audio.bits else "",
        _CHANNELS.get(audio.channels, f"{audio.channels} channels"),
        audio.codec,
        "from a lossy source" if audio.lossy_source else "",
    ]
    return ", ".join(part for part in parts if part)
