"""The checks: the eight points for separated stems, their alternatives, and what is claimed of AI soundtracks.

Each names the rules it rests on, as patterns over rule ids. A check fails on what these rules find and on nothing
else, so that a list of checks and a list of findings never say two things.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fnmatch import fnmatchcase

from compliance.checklist import evidence as e
from compliance.checklist import release
from compliance.checklist.evidence import Case, Evidence
from compliance.model.checklist import Group
from compliance.model.findings import Finding

_TAKEN = frozenset({*e.SEPARATED, "sample"})
_STEM_COPY = ("*/stem-separation-copy", "*/stem-separation-derivative")


@dataclass(frozen=True, kw_only=True)
class Check:
    """One check.

    rules : patterns; of : the origins whose uses alone they are asked about, empty for all
    cures : remedies to name first
    evidence : what the facts say where no rule objects
    platform_terms : every rule of a platform counts
    notes_count : a note of these rules fails the check too
    """

    id: str
    group: Group
    title: str
    rules: tuple[str, ...]
    evidence: Callable[[Case], Evidence]
    of: frozenset[str] = frozenset()
    cures: tuple[str, ...] = ()
    platform_terms: bool = False
    notes_count: bool = False

    def rests_on(self, finding: Finding, case: Case) -> bool:
        """Tell whether a finding speaks to this check."""
        if self.platform_terms and "platform" in finding.scope:
            return True
        if not any(fnmatchcase(finding.rule, pattern) for pattern in self.rules):
            return False
        uses = case.behind(finding.subject)
        return not self.of or uses is None or any(one.id in uses for one in case.of(self.of))


STEMS = (
    Check(
        id="C1",
        group="stems",
        title="Is every separation authorised by whoever owns the recording?",
        rules=(*_STEM_COPY, "any/stem-source-rights", "any/stem-commercial-release", "*/sampling-recording"),
        of=e.SEPARATED,
        evidence=e.about(e.SEPARATED, e.right_held("master")),
    ),
    Check(
        id="C2",
        group="stems",
        title="Were the terms of the separation tool read, and kept?",
        rules=("any/stem-tool-terms", "*/terms", "any/separator-personal-only"),
        evidence=e.about(e.SEPARATED, e.terms_kept),
    ),
    Check(
        id="C3",
        group="stems",
        title="Does nothing come from a stream or round a copy protection?",
        rules=("*/streamed-source", "*/circumvention", "*/streamed-stems"),
        evidence=e.about(_TAKEN, e.lawful_source),
    ),
    Check(
        id="C4",
        group="stems",
        title="Is it said whether the use is commercial or personal?",
        rules=("any/use-undeclared",),
        evidence=release.purpose_declared,
    ),
    Check(
        id="C5",
        group="stems",
        title="Were official multitracks or licensed packs looked for first?",
        rules=("*/stem-separation-copy", "any/stem-source-rights"),
        cures=("R-OFFICIAL-STEMS", "R-RF-STEMS"),
        evidence=e.about(e.SEPARATED, e.right_held("master")),
    ),
    Check(
        id="C6",
        group="stems",
        title="Are source and licence of everything from others on paper?",
        rules=("any/document-missing", "any/official-stems-undocumented", "any/royalty-free-undocumented"),
        evidence=e.about(e.OTHERS, e.on_paper),
    ),
    Check(
        id="C7",
        group="stems",
        title="Was it listened to as others will, and is all that was heard declared?",
        rules=("any/detection-unexplained", "any/detection-on-stem"),
        evidence=release.listened,
    ),
    Check(
        id="C8",
        group="stems",
        title="Do the terms of every platform allow it, whatever the law says?",
        rules=("*/streamed-source",),
        platform_terms=True,
        evidence=release.platforms_known,
    ),
    Check(
        id="A5",
        group="stems",
        title="Is separating treated as copying, and not as neutral?",
        rules=_STEM_COPY,
        evidence=e.about(e.SEPARATED, e.right_held("master")),
    ),
    Check(
        id="A6",
        group="stems",
        title="Were both layers asked for where a part was played anew?",
        rules=("any/interpolation-via-stem", "*/interpolation", "any/two-layers"),
        of=frozenset({"interpolation"}),
        evidence=e.about(frozenset({"interpolation"}), e.right_held("composition")),
    ),
)
ALTERNATIVES = (
    Check(
        id="A1",
        group="alternatives",
        title="Official multitracks: are their terms on file?",
        rules=("any/official-stems-undocumented", "remix-contest/*", "soundcloud/contest-stems"),
        evidence=e.about(frozenset({"official_stems"}), e.on_paper),
    ),
    Check(
        id="A2",
        group="alternatives",
        title="Royalty-free packs: do licence and receipt cover this use?",
        rules=("any/royalty-free-undocumented", "any/licence-scope-gap", "stem-pack/*"),
        of=e.PACKS,
        evidence=e.about(e.PACKS, e.right_held("master"), e.on_paper),
    ),
    Check(
        id="A3",
        group="alternatives",
        title="Commissioned parts: has everybody signed?",
        rules=("any/commission-unsigned", "any/commission-too-close", "any/splits-unsigned"),
        evidence=release.agreements_signed,
    ),
    Check(
        id="A4",
        group="alternatives",
        title="Asked the rights holder: is the licence granted, and not just in talks?",
        rules=("any/licence-pending", "any/derivative-unlicensed", "*/mashup-remix"),
        evidence=release.nothing_pending,
    ),
)
SOUNDTRACK = (
    Check(
        id="D1",
        group="soundtrack",
        title="“You own what you generate”: owned, or only licensed?",
        rules=("any/ai-ownership-*", "any/generation-evidence", "suno/ownership-conflict"),
        evidence=e.about(e.GENERATED, e.ownership_known),
    ),
    Check(
        id="D2",
        group="soundtrack",
        title="“Licensed training data”: is that known of this tool?",
        rules=("*/ai-training-provenance", "any/generator-training", "any/training-certificate"),
        evidence=e.about(e.GENERATED, e.trained_on),
    ),
    Check(
        id="D3",
        group="soundtrack",
        title="“Paid plans cover ads and film”: did this plan, on that day?",
        rules=("any/plan-at-generation", "any/generator-media-scope", "*/sync-licence", "suno/free-plan-commercial"),
        of=e.GENERATED,
        evidence=e.about(e.GENERATED, e.plan_known),
    ),
    Check(
        id="D4",
        group="soundtrack",
        title="“Guaranteed unique”: was the output compared with known works?",
        rules=("any/ai-output-not-unique", "*/ai-output-similarity"),
        evidence=e.about(e.GENERATED, e.compared),
    ),
    Check(
        id="D5",
        group="soundtrack",
        title="“Style filters protect you”: does the prompt name nobody, the voice copy nobody?",
        rules=("*/style-imitation", "any/prompt-names-artist", "any/voice-*", "*/voice", "*/voice-*"),
        of=e.GENERATED,
        notes_count=True,
        evidence=e.about(e.GENERATED, e.names_nobody),
    ),
    Check(
        id="D6",
        group="soundtrack",
        title="Stems exported from a generator: of which generation?",
        rules=("any/generated-stem-parent",),
        evidence=lambda case: e.gathered(case, release.exported(case), [e.parent_known]),
    ),
    Check(
        id="D7",
        group="soundtrack",
        title="Reference tracks and timbre transfer: whose audio was fed in?",
        rules=("any/generator-input", "any/reference-track", "any/timbre-transfer-input"),
        evidence=e.about(e.GENERATED, e.inputs_known),
    ),
    Check(
        id="D8",
        group="soundtrack",
        title="Hummed input: whose melody is it?",
        rules=("any/hummed-input",),
        evidence=release.hummed,
    ),
    Check(
        id="D9",
        group="soundtrack",
        title="Music made while somebody plays: is the run time licensed?",
        rules=("game/*", "steam/*", "any/tool-builder"),
        evidence=release.runs_in_a_product,
    ),
    Check(
        id="D10",
        group="soundtrack",
        title="“24 bit, 48 kHz”: what are the masters stored as?",
        rules=(),
        evidence=release.format_read,
    ),
)
CHECKS = (*STEMS, *ALTERNATIVES, *SOUNDTRACK)
