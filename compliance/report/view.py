"""Everything a report says, before anybody decides how it looks: one frozen view model for every renderer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from compliance.report.answer import Answer, make_answer
from compliance.report.assets import AssetView, view_assets
from compliance.report.cards import Card, Context, counts_words, grouped, make_cards
from compliance.report.gaps import Gap, find_gaps
from compliance.report.heard import review_words
from compliance.report.law import Proposition, Question, propositions_applied, questions_for_counsel
from compliance.report.matrix import Matrix, make_matrix
from compliance.report.merging import GroupKey
from compliance.report.names import folded_territories, platform_name, platforms_with_services, territory_name
from compliance.report.neutral import neutral, neutral_struct, neutral_tree
from compliance.report.passages import read_passages
from compliance.report.subjects import Subjects
from compliance.report.wording import kind_words, shortened

if TYPE_CHECKING:
    from compliance.model.findings import Judgement
    from compliance.model.scan import Scan

NOTICE = (
    "This report applies written rules to what was found and declared. It is not legal advice and no clearance: "
    "whoever releases the music decides, with counsel where the report says so."
)
LIMITS = (
    "Listening compares with the recordings in your reference library and with nothing else. It does not recognise a "
    "melody played anew, a lyric or a voice, and it can miss an excerpt that is very short, very quiet or very much "
    "changed. A miss is not a clearance."
)

_LONGEST_NAME, _LONGEST_PART = 120, 300


@dataclass(frozen=True, kw_only=True)
class View:
    """A report.

    header : the release in a few words: kind, date, territories, platforms
    reviews : what people decided about passages, in one sentence; empty if nobody did
    """

    project: str
    title: str
    header: tuple[str, ...]
    territories: tuple[str, ...]
    date: str
    answer: Answer
    matrix: Matrix
    groups: dict[GroupKey, tuple[Card, ...]]
    questions: tuple[Question, ...]
    laws: tuple[Proposition, ...]
    assets: tuple[AssetView, ...]
    reviews: str
    gaps: tuple[Gap, ...]
    reasons_incomplete: tuple[str, ...]
    appendix: tuple[tuple[str, str], ...]
    elapsed_s: float

    @property
    def cards(self) -> tuple[Card, ...]:
        """Every card in reading order."""
        return tuple(card for members in self.groups.values() for card in members)

    @property
    def counts(self) -> str:
        """The counts in words, e.g. ``2 errors, 1 for a lawyer, 1 warning, 1 question``."""
        return counts_words(self.groups)


def make_view(scan: Scan) -> View:
    """Read a scan once, make every text in it safe to show, and say what it comes to."""
    facts: dict[str, Any] = neutral_tree(scan.facts)
    judgement = neutral_struct(scan.judgement)
    release: dict[str, Any] = facts.get("release") or {}
    subjects = Subjects(facts)
    passages = read_passages(subjects, map(neutral_struct, scan.identification.matches))
    today = str(facts.get("evaluated_on") or scan.started_on.isoformat())
    context = Context(
        subjects=subjects,
        passages=passages,
        today=today,
        places=_places(judgement),
        blocking=_blocking(judgement),
    )
    cards = make_cards(judgement.findings, context)
    matrix = make_matrix(judgement.verdicts, cards, judgement.findings)
    analyses = [neutral_struct(analysis) for analysis in scan.identification.coverage]
    problems = [neutral_struct(problem) for problem in scan.problems]
    gaps = find_gaps(analyses, problems, facts, asset_count=len(scan.assets))
    incomplete = [f"{gap.what}: {gap.why}" for gap in gaps if gap.decisive] or judgement.reasons_incomplete
    return View(
        project=shortened(neutral(scan.project), _LONGEST_NAME),
        title=shortened(str(release.get("title") or neutral(scan.project)), _LONGEST_NAME),
        header=_header(release),
        territories=tuple(territory_name(code) for code in folded_territories(release.get("territories") or ())),
        date=scan.started_on.isoformat(),
        answer=make_answer(matrix, cards, released=release.get("state") == "released", reasons=incomplete),
        matrix=matrix,
        groups=grouped(cards),
        questions=questions_for_counsel(cards),
        laws=propositions_applied(cards),
        assets=view_assets(scan.assets, scan.envelopes, passages, cards),
        reviews=review_words(tuple(passages.values())),
        gaps=gaps,
        reasons_incomplete=judgement.reasons_incomplete,
        appendix=tuple((neutral(key), neutral(value)) for key, value in scan.appendix.items()),
        elapsed_s=scan.elapsed_s,
    )


def _places(judgement: Judgement) -> tuple[str, ...]:
    """Return the territories and platforms of the verdicts, in their order."""
    territories = [territory_name(verdict.territory) for verdict in judgement.verdicts]
    platforms = [platform_name(verdict.platform) for verdict in judgement.verdicts]
    return tuple(dict.fromkeys((*territories, *platforms)))


def _blocking(judgement: Judgement) -> frozenset[str] | None:
    """Return the findings that blocked verdicts rest on; ``None`` if the verdicts do not say."""
    blocked = frozenset(one for v in judgement.verdicts if v.verdict == "blocked" for one in v.because)
    return blocked or None


def _header(release: dict[str, Any]) -> tuple[str, ...]:
    platforms = platforms_with_services(release.get("platforms") or (), release.get("fingerprint_optin") or ())
    parts = [
        kind_words(str(release.get("kind") or "")),
        f"release {release['release_on']}" if release.get("release_on") else "",
        " ".join(folded_territories(release.get("territories") or ())),
        ", ".join(platforms),
    ]
    return tuple(shortened(part, _LONGEST_PART) for part in parts if part)
