"""Ranges on a timeline: how they meet, and what one leaves out of another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

Range = tuple[int, int]


def same_passage(one: tuple[float, float], other: tuple[float, float]) -> bool:
    """Tell whether two ranges mean the same passage: they share at least half of the shorter one."""
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return shared > 0 and 2 * shared >= min(one[1] - one[0], other[1] - other[0])


def overlap_ms(found: Range, declared: Iterable[Range]) -> int:
    """Return how much of `found` lies inside the declared ranges, counted once where those overlap each other."""
    covered, reached = 0, found[0]
    for start, end in sorted(declared):
        start, end = max(start, reached), min(end, found[1])
        if end > start:
            covered, reached = covered + end - start, end
    return covered


def outside(found: Range, declared: Sequence[Range]) -> Range:
    """Return how much of `found` lies outside the declared ranges, and how far away the nearest of them is."""
    missing = found[1] - found[0] - overlap_ms(found, declared)
    distance = min(max(start - found[1], found[0] - end, 0) for start, end in declared)
    return missing, distance
