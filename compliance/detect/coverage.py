"""What the coverage says of an asset: how far each analysis went, and why not further."""

from __future__ import annotations

from compliance.detect.hearing import Heard, second_search
from compliance.detect.index import Index
from compliance.detect.limits import Limits
from compliance.detect.sweep import hours_to_sweep
from compliance.model.matching import Analysis, Status


def nothing_examined(asset_id: str, reason: str) -> tuple[Analysis, ...]:
    """No search took place."""
    return (
        Analysis(asset=asset_id, analysis="fingerprint", status="not_run", reason=reason),
        *(
            Analysis(asset=asset_id, analysis=analysis, status="not_run", reason="no fingerprint to go by")
            for analysis in ("dense_search", "separation")
        ),
    )


def dense_search(asset_id: str, heard: Heard, index: Index, limits: Limits) -> Analysis:
    """How far the second, denser search went, which finds much of what lies deep under other music."""

    def row(status: Status, reason: str | None) -> Analysis:
        return Analysis(asset=asset_id, analysis="dense_search", status=status, reason=reason)

    if not heard.once:
        if not heard.again:
            return row("not_run", "not needed: nothing was left unexplained")
        search, what = second_search(limits), "pairs of peaks are compared"
        if index.hours > search.sweep_hours:
            most_hours = search.sweep_hours
        elif limits.dense == "always" and hours_to_sweep(index) > search.tempi_hours:
            what, most_hours = f"{what} at other speeds", search.tempi_hours
        elif hours_to_sweep(index) > search.part_hours:
            what, most_hours = f"{what} by parts of a window", search.part_hours
        else:
            return row("done", None)
        return row("inconclusive", f"{limits.effort}: {what} in up to {most_hours:g} h of library")
    reason = f"{limits.effort}: what nothing explains was searched only once"
    if not heard.again:
        return row("not_run", reason)
    return row("inconclusive", f"{reason} in {heard.once} of {heard.windows} windows")


def skipped_words(heard: Heard, limits: Limits) -> str:
    """What the effort left undone where there was doubt: the asset is not searched to its end then."""
    if not heard.skipped:
        return ""
    return (
        f"{limits.effort}: stretches in doubt were not searched again "
        f"({heard.skipped} of {heard.windows} {'window' if heard.windows == 1 else 'windows'})"
    )
