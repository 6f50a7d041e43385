"""Answers of single commands as text: the matches of ``identify``, the findings of ``judge``."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from compliance.report.cards import Context, counts_words, grouped, make_cards
from compliance.report.cures import cure_blocks
from compliance.report.gaps import unfinished
from compliance.report.matrix import make_matrix
from compliance.report.neutral import neutral_struct
from compliance.report.passages import NAMED, read_passages, transform_words
from compliance.report.subjects import Subjects, recording_label
from compliance.report.terminal import Display, display_of, rendered
from compliance.report.wording import alarm_words, confidence_words, listing, plural, sureness_words, time_range

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import RenderableType

    from compliance.model.findings import Finding, Judgement
    from compliance.model.matching import Identification, Match, Reference


def render_identification(found: Identification, *, display: Display | None = None) -> str:
    """Return matches as text, one paragraph each, then what was not examined."""
    return rendered(_identification(neutral_struct(found)), display or _uncoloured())


def render_judgement(judgement: Judgement, *, display: Display | None = None) -> str:
    """Return findings as text, the heaviest first, then the verdicts."""
    display = display or _uncoloured()
    return rendered(_judgement(neutral_struct(judgement), display), display)


def _uncoloured() -> Display:
    """As wide as the terminal, but without colour: the text may be going to a file."""
    return replace(display_of(sys.stdout, os.environ), colour=False)


def _identification(found: Identification) -> Iterator[RenderableType]:
    from rich.text import Text

    for match in found.matches:
        place = time_range(round(match.start_s * 1000), round(match.end_s * 1000), tenths=True)
        yield Text.assemble((f"{match.asset} {place}", "bold"), f"  {_match_words(match)}")
    files = len({analysis.asset for analysis in found.coverage})
    yield Text(f"{plural(len(found.matches), 'match', 'matches')} in {plural(files, 'file')}.")
    for gap in unfinished(found.coverage, files):
        yield Text(f"{gap.what}: {gap.why}", "dim")


def _match_words(match: Match) -> str:
    source = time_range(round(match.ref_start_s * 1000), round(match.ref_end_s * 1000), tenths=True)
    change = {
        "pitch_semitones_hundredths": round(match.pitch_semitones * 100),
        "tempo_ratio_millis": round(match.tempo_ratio * 1000),
        "reversed": match.reversed,
    }
    log10 = match.log10_expected_alarms
    alarms = alarm_words(None if log10 is None else round(log10 * 100))
    sureness = sureness_words(confidence_words(round(match.confidence * 1000)), alarms)
    words = f"{_label(match.reference)} from {source}, {transform_words(change)}; {sureness}"
    return "; ".join(filter(None, (words, _doubt(match))))


def _doubt(match: Match) -> str:
    """What else the match may be, in brief; the report says it at length."""
    if match.shared_with:
        others = listing([_label(other) for other in match.shared_with[:NAMED]])
        return f"the same sound is in {others}: perhaps a shared loop or patch"
    if match.recurring:
        return "it comes again and again: perhaps a loop or a drum kit that both were made with"
    if match.brief:
        return "it is brief, a bar at most: perhaps a loop or a drum kit that both were made with"
    return "only one layer of it, or what other music leaves" if match.layer_only else ""


def _label(reference: Reference) -> str:
    return recording_label(
        {
            "title": reference.title,
            "artist": reference.artist,
            "path": reference.path,
            "first_published_year": reference.first_published_year,
        }
    )


def _judgement(judgement: Judgement, display: Display) -> Iterator[RenderableType]:
    from rich.text import Text

    from compliance.report.text_findings import finding_blocks
    from compliance.report.text_verdicts import matrix_blocks

    subjects = Subjects({"detections": _detections(judgement.findings)})
    context = Context(subjects=subjects, passages=read_passages(subjects), today="")
    cards = make_cards(judgement.findings, context)
    groups = grouped(cards)
    yield from finding_blocks(groups, display, steps=(), verbose=True)
    matrix = make_matrix(judgement.verdicts, cards, judgement.findings)
    if matrix.rows:
        yield from matrix_blocks(matrix, display)
        yield Text("")
    yield from cure_blocks(judgement.territories, subjects)
    if judgement.territories:
        yield Text("")
    for reason in judgement.reasons_incomplete:
        yield Text(f"Incomplete: {reason}")
    yield Text(counts_words(groups))


def _detections(findings: Sequence[Finding]) -> list[dict[str, Any]]:
    """Return what the findings themselves tell of the passages they are about."""
    detections: dict[str, dict[str, Any]] = {}
    for finding in findings:
        kind, _, identifier = finding.subject.partition(":")
        told = finding.evidence
        if kind == "detection" and {"asset", "start_ms", "end_ms", "confidence_millis"} <= told.keys():
            reference = {"id": told.get("reference") or identifier}
            detections[identifier] = {**told, "id": identifier, "reference": reference}
    return list(detections.values())
