"""The recordings of a library by id, each read from the catalogue when it is asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, ValuesView

from compliance.detect.catalogue import Catalogue
from compliance.detect.shard import damaged
from compliance.model.matching import Reference


class Recordings(Mapping[str, Reference]):
    """A mapping from id to recording, in the order in which they were added.

    Raises
    ------
    LibraryDamagedError : whatever is read has changed since it was written
    """

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def __getitem__(self, id_: str) -> Reference:
        track = self._catalogue.track(id_)
        if track is None:
            raise KeyError(id_)
        return track.reference()

    def __iter__(self) -> Iterator[str]:
        return (track.id for track in self._catalogue.tracks())

    def __len__(self) -> int:
        return self._catalogue.totals.recordings

    def values(self) -> ValuesView[Reference]:
        """All recordings, read one after the other."""
        return _Values(self._catalogue, self)

    def named(self, id_: str) -> Reference:
        """The recording that a shard names.

        Raises
        ------
        LibraryDamagedError : the catalogue does not know it
        """
        track = self._catalogue.track(id_)
        if track is None:
            raise damaged(self._catalogue.path, f"lacks a recording that the shards hold ({id_})")
        return track.reference()

    def lasting(self, duration_s: float, *, within: float) -> Iterator[Reference]:
        """The recordings whose length differs from `duration_s` by at most a share `within` (0..1) of the longer."""
        least_s, most_s = duration_s * (1 - within), duration_s / (1 - within)
        return (track.reference() for track in self._catalogue.tracks(least_s=least_s, most_s=most_s))


class _Values(ValuesView[Reference]):
    def __init__(self, catalogue: Catalogue, mapping: Recordings) -> None:
        super().__init__(mapping)
        self._catalogue = catalogue

    def __iter__(self) -> Iterator[Reference]:
        return (track.reference() for _, track in self._catalogue.held())
