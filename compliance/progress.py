"""How long work tells that it goes on: the core reports steps, the command line decides whether anybody sees them."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Receives the steps of long work."""

    def stage(self, title: str, total: int | None = None) -> None:
        """Begin a stage of `total` steps; ``None`` when nobody knows how many."""
        ...

    def step(self, note: str = "") -> None:
        """One step of the present stage is done; `note` names what it was about."""
        ...


class Silent:
    """Shows nothing: for pipes, hooks and tests."""

    def stage(self, title: str, total: int | None = None) -> None:
        """Do nothing."""

    def step(self, note: str = "") -> None:
        """Do nothing."""
