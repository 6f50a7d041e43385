"""Short plain-text answers of the verbs that print no report: matches alone, findings alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.safe_text import printable

if TYPE_CHECKING:
    from compliance.model.findings import Judgement
    from compliance.model.matching import Identification, Match


def render_identification(found: Identification) -> str:
    """One line per match, then one per examination that was not done."""
    lines = [_match(m) for m in found.matches] or ["No match. A miss is not a clearance."]
    lines += [
        f"not examined: {row.asset}: {row.analysis}: {row.reason}" for row in found.coverage if row.status != "done"
    ]
    return "".join(f"{printable(line)}\n" for line in lines)


def render_judgement(judgement: Judgement) -> str:
    """One block per open finding, then one line per verdict."""
    lines: list[str] = []
    for f in judgement.findings:
        mark = "waived" if f.status == "waived" else f.severity if f.kind != "needs_fact" else "needs"
        scope = " ".join(f"{kind} {name}" for kind, name in f.scope.items())
        lines += [f"{mark:<8} {f.rule}  [{scope}]", f"         {f.message}"]
    lines += [f"{v.territory} on {v.platform}: {v.verdict.replace('_', ' ')}" for v in judgement.verdicts]
    lines += [f"incomplete: {reason}" for reason in judgement.reasons_incomplete]
    return "".join(f"{printable(line)}\n" for line in lines)


def _match(m: Match) -> str:
    names = " - ".join(part for part in (m.reference.artist, m.reference.title) if part) or m.reference.path
    changes = [
        f"{m.pitch_semitones:+.2f} st" if abs(m.pitch_semitones) >= 0.05 else "",
        f"{m.tempo_ratio:.3f}x" if abs(m.tempo_ratio - 1) >= 0.002 else "",
        "reversed" if m.reversed else "",
        "one layer only" if m.layer_only else "",
        f"in {m.stem}" if m.stem != "mix" else "",
    ]
    how = ", ".join(change for change in changes if change)
    return (
        f"{m.asset}  {clock(m.start_s)}-{clock(m.end_s)}  {names}  {clock(m.ref_start_s)}-{clock(m.ref_end_s)}"
        + (f"  ({how})" if how else "")
        + f"  confidence {m.confidence:.2f}"
    )


def clock(seconds: float) -> str:
    """Seconds as minutes and seconds, e.g. ``1:05.3``."""
    tenths = round(seconds * 10)
    return f"{tenths // 600}:{tenths % 600 // 10:02d}.{tenths % 10}"
