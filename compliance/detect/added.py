"""What an addition to the reference library did, for programs and in one line for people."""

from __future__ import annotations

import msgspec

from compliance.model.files import Problem
from compliance.model.matching import Reference


class AddReport(msgspec.Struct, frozen=True, kw_only=True):
    """What an addition did.

    added, already, updated : recordings that are new, were there as they are, or were there and got another licence
        or owner
    problems : files that were not added, or not as they should be, and why
    hours : length of the new recordings
    library_recordings, library_hours, library_bytes : the library afterwards
    """

    added: tuple[Reference, ...]
    already: tuple[Reference, ...]
    updated: tuple[Reference, ...]
    problems: tuple[Problem, ...]
    hours: float
    library_recordings: int
    library_hours: float
    library_bytes: int

    @property
    def summary(self) -> str:
        """One line for people."""
        parts = [f"Added {_recordings(len(self.added))} ({_length(self.hours)})"]
        if self.already:
            parts.append(f"{_recordings(len(self.already))} already there")
        if self.updated:
            parts.append(f"{_recordings(len(self.updated))} updated")
        size = f"{self.library_bytes / 1e6:,.1f} MB"
        whole = f"Library: {_recordings(self.library_recordings)}, {_length(self.library_hours)}, {size}."
        return f"{'; '.join(parts)}. {whole}"


def _recordings(count: int) -> str:
    return f"{count:,} recording{'' if count == 1 else 's'}"


def _length(hours: float) -> str:
    return f"{hours:,.1f} h" if hours >= 1 else f"{hours * 60:.1f} min"
