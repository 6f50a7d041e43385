"""The windows in which a query is searched."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from compliance.detect.peaks import FRAMES_PER_S, Peaks, joined, no_peaks, selected

WINDOW_FRAMES, HOP_FRAMES = int(30 * FRAMES_PER_S), int(25 * FRAMES_PER_S)
MARGIN_FRAMES = 4


def windows(chunks: Iterable[Peaks]) -> Iterator[tuple[int, Peaks, int]]:
    """Cut a stream of peaks into windows of 30 s, a new one every 25 s; what is shorter than 5 s lies whole in one.

    Yields
    ------
    First frame, the peaks with frames counted from there, and the length of the window in frames. Memory does not
    grow with the stream.
    """
    start, waiting = 0, no_peaks()
    for chunk in chunks:
        waiting = joined([waiting, chunk])
        while len(waiting.frame) and waiting.frame[-1] >= start + WINDOW_FRAMES + 1:
            yield start, _cut(waiting, start), WINDOW_FRAMES + MARGIN_FRAMES
            start += HOP_FRAMES
            waiting = selected(waiting, waiting.frame >= start - 1)
    rest = _cut(waiting, start)
    is_first_or_new = start == 0 or (len(rest.frame) and rest.frame[-1] >= WINDOW_FRAMES - HOP_FRAMES)
    if is_first_or_new and len(rest.frame):
        yield start, rest, int(rest.frame[-1]) + MARGIN_FRAMES


def _cut(peaks: Peaks, start: int) -> Peaks:
    inside = selected(peaks, (peaks.frame >= start) & (peaks.frame < start + WINDOW_FRAMES))
    return inside._replace(frame=inside.frame - start)
