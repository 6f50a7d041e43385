"""Finished scans, built by hand: the single of the README, an empty project, and one whose every text is hostile."""

from __future__ import annotations

import math
from datetime import date
from pathlib import Path
from typing import Any

from compliance.model.files import Asset, AudioFormat, FoundFile, Mark, Problem, Tags
from compliance.model.findings import Finding, Judgement, Remedy, Source, Trigger, Verdict
from compliance.model.matching import Analysis, Evidence, Identification, Match, Reference
from compliance.model.scan import Scan
from compliance.territories import expand

ROOT = Path("my-single")
EU_MEMBERS = expand(["EU"])
SCOPES = {"us": {"territory": "US"}, "eu": {"territory": "EU"}, "uk": {"territory": "GB"}}
BASES = {
    "us": "17 USC 106(1)-(3), 114(b), 501; Bridgeport Music v. Dimension Films, 410 F.3d 792 (6th Cir. 2005); "
    "VMG Salsoul v. Ciccone, 824 F.3d 871 (9th Cir. 2016)",
    "eu": "Directive 2001/29/EC Art. 2(c); Pelham v. Hütter, C-476/17 (CJEU 29 July 2019)",
    "uk": "Copyright, Designs and Patents Act 1988 ss. 5A, 16, 17",
}
LINKS = {
    "us": "https://www.law.cornell.edu/uscode/text/17/114",
    "eu": "https://eur-lex.europa.eu/eli/dir/2001/29/oj",
    "uk": "https://www.legislation.gov.uk/ukpga/1988/48/section/16",
}
LICENSE_MASTER = Remedy(
    id="R-LIC-MASTER",
    text="Get a written licence from the owner of the recording (and from performers where their rights were not "
    "assigned).",
)
LICENSE_COMPOSITION = Remedy(
    id="R-LIC-COMP",
    text="Get a written licence from every publisher or writer share of the composition and lyrics.",
)
REPLAY = Remedy(
    id="R-REPLAY",
    text="Replace the sample by a new performance of the part and license the composition only; keep session files "
    "as proof of independent fixation.",
)
REPLACE = Remedy(id="R-REPLACE", text="Remove the asset or swap it for cleared material.")
OFFICIAL_STEMS = Remedy(
    id="R-OFFICIAL-STEMS",
    text="Use officially released multitracks: remix-contest stems, label stem packs, artist releases for remix use.",
)
REGENERATE = Remedy(
    id="R-AI-PLAN",
    text="Regenerate while on a plan that grants commercial rights; rights bought later may not reach back.",
)
E01 = Trigger(
    id="E01",
    trigger="Commercial release containing AI-separated stems",
    why="Copying and derivative questions are untested and remedies are high.",
    question="May this stem, separated from a recording we do not own, be released commercially in the US, EU and GB, "
    "and on what terms?",
)
E24 = Trigger(
    id="E24",
    trigger="Clearing a sample for a commercial release",
    why="Clearance terms, indemnities, splits and statutory damages.",
    question="Which master and publishing shares of “Night Drive” must sign, and what terms should we offer?",
)


def finding(rule: str, scope: dict[str, str], message: str, **changes: Any) -> Finding:
    """Return a finding with the values of a sampled recording, changed where the test says so."""
    values: dict[str, Any] = {
        "rule": rule,
        "kind": "violation",
        "severity": "error",
        "certainty": "settled",
        "scope": scope,
        "subject": "component:hook",
        "title": "A recording is sampled without its owner's consent",
        "message": message,
        "evidence": {"detection": "d1", "start_ms": 41_200, "end_ms": 57_300, "asset": "master.wav"},
        "basis": "the terms of the service, section 4",
        "sources": (),
        "remediation": (),
        "escalation": (),
        "status": "open",
        "fingerprint": f"{rule}|{'='.join(*scope.items())}|{changes.get('subject', 'component:hook')}",
        "review_by": "2027-06-30",
    }
    return Finding(**{**values, **changes})


def sampled_findings() -> list[Finding]:
    """The uncleared sample: recording and composition, in three territories."""
    recording = (
        "0:41–0:57 in master.wav is 16.1 s of “Night Drive” (Ada Nova, 2011), +3 semitones, 1.06 × speed, under the "
        "drums. Not licensed for {place}: no master licence in rights.yaml."
    )
    composition = (
        "The same passage uses the composition “Night Drive” (R. Ostrander). No licence for the composition in "
        "rights.yaml covers it."
    )
    places = {"us": "the United States", "eu": "the European Union", "uk": "the United Kingdom"}
    found: list[Finding] = []
    for pack, scope in SCOPES.items():
        source = Source(url=LINKS[pack], shows="the exclusive rights of a maker of recordings", read=pack != "us")
        evidence = {"detection": "d1", "start_ms": 41_200, "end_ms": 57_300, "asset": "master.wav"}
        if pack == "eu":
            evidence["territories"] = sorted(EU_MEMBERS)
        common = {"basis": BASES[pack], "sources": (source,), "evidence": evidence, "place": "rights.yaml:27:5"}
        remedies = (LICENSE_MASTER, OFFICIAL_STEMS, REPLAY, REPLACE)
        found.append(
            finding(
                f"{pack}/sampling-recording",
                scope,
                recording.format(place=places[pack]),
                remediation=remedies,
                escalation=(E24,),
                **common,
            )
        )
        found.append(
            finding(
                f"{pack}/sampling-composition",
                scope,
                composition,
                title="A composition is used without its owners' consent",
                remediation=(LICENSE_COMPOSITION, REPLACE),
                **common,
            )
        )
    return found


def other_findings() -> list[Finding]:
    """The separated stem, the generated pad, the expired document, a question and two notes."""
    stem = {
        "subject": "component:vocal",
        "title": "Separating a stem copies the recording",
        "severity": "warning",
        "certainty": "untested",
        "evidence": {"asset": "stems/vocal_stem.wav", "tool": "lalal", "licence": None},
        "remediation": (OFFICIAL_STEMS, LICENSE_MASTER),
        "escalation": (E01,),
        "verified": False,
        "notes": ("The core proposition was read in a copy of the statute, not at its official address.",),
    }
    stem_message = (
        "stems/vocal_stem.wav was separated from a recording you do not own; no court has ruled on whether that copy "
        "may be released."
    )
    found = [
        finding(f"{pack}/stem-separation-copy", scope, stem_message, **{**stem, "basis": BASES[pack]})
        for pack, scope in SCOPES.items()
    ]
    return [
        *found,
        finding(
            "suno/free-plan-commercial",
            {"tool": "suno"},
            "The pad was generated on 2026-02-03 with Suno on the free plan. A free plan gives no commercial right, "
            "and upgrading later does not cure it.",
            subject="component:pad",
            title="Output of a free plan is released commercially",
            evidence={"generated_on": "2026-02-03", "plan": "free", "model": "v4"},
            basis="Suno Terms of Service, ‘Rights in Output’ (as of 3 Nov 2025)",
            sources=(Source(url="https://suno.com/terms", shows="plans and rights in output", read=True),),
            remediation=(REGENERATE, REPLACE),
            place="rights.yaml:44:5",
        ),
        finding(
            "any/document-expired",
            {"project": "release"},
            "Licence ‘loop-pack’ ended on 2026-03-01, before the release on 2026-12-18. Renew it or move the date.",
            subject="licence:loop-pack",
            severity="warning",
            title="A licence ends before the release",
            evidence={"licence": "loop-pack", "ends": "2026-03-01"},
            basis="the licence itself",
        ),
        *(
            finding(
                f"{pack}/term-recording",
                SCOPES[pack],
                "When was “Night Drive” first published? Whether its protection has ended depends on it.",
                kind="needs_fact",
                severity="info",
                title="The term of protection of a recording",
                missing=("uses[hook].what.first_published_year",),
                place="rights.yaml:31:13",
                basis="Directive 2006/116/EC Art. 3(2)" if pack == "eu" else BASES[pack],
            )
            for pack in SCOPES
        ),
        finding(
            "any/miss-is-not-clearance",
            {"project": "release"},
            "Only recordings of the reference library can be recognised (1,204 recordings, 61 h).",
            kind="notice",
            severity="info",
            subject="release",
            title="A miss is not a clearance",
            evidence={},
            basis="how the detector works",
        ),
        finding(
            "youtube/content-id-eligibility",
            {"platform": "youtube"},
            "The licensed loop is not exclusive, so a Content ID reference must leave it out.",
            kind="notice",
            severity="info",
            subject="component:loop",
            title="Not everything may be a Content ID reference",
            evidence={"licence": "loop-pack"},
            basis="YouTube Help, ‘What content is eligible for Content ID?’",
            sources=(Source(url="https://support.google.com/youtube/answer/2605065", read=True),),
        ),
        finding(
            "any/credits-incomplete",
            {"project": "release"},
            "The track names no producer.",
            severity="warning",
            subject="track:master.wav",
            title="Credits are incomplete",
            evidence={},
            basis="delivery practice",
            status="waived",
            notes=("waived by R. Imai until 2027-01-31: the producer stays anonymous",),
        ),
    ]


def found_file(path: str, role: str, **changes: Any) -> FoundFile:
    values = {"path": path, "display": path, "size_bytes": 1 << 20, "sha256": "c0ffee" * 10 + "1234", "role": role}
    return FoundFile(**{**values, **changes})


def audio_asset(path: str, role: str, duration_s: float, **tags: Any) -> Asset:
    return Asset(
        id=path,
        file=found_file(path, role),
        duration_s=duration_s,
        format=AudioFormat(codec="pcm_s24le", rate_hz=44_100, channels=2, bits=24),
        tags=Tags(**tags),
    )


def envelope(points: int = 600) -> tuple[float, ...]:
    """A believable song: quiet, louder, a break, loud, fading."""
    shape = [0.25 + 0.65 * min(1, 6 * t) * (0.55 if 0.5 < t < 0.58 else 1) * min(1, 8 * (1 - t)) for t in span(points)]
    return tuple(
        min(1.0, level * (0.72 + 0.28 * abs(math.sin(n * 1.7) * math.cos(n * 0.61)))) for n, level in enumerate(shape)
    )


def span(points: int) -> list[float]:
    return [n / points for n in range(points)]


NIGHT_DRIVE = Reference(
    id="9f86d081884c7d65",
    path="night-drive.flac",
    title="Night Drive",
    artist="Ada Nova",
    isrc="USXX11100123",
    owner="Quiet Harbour Records",
    first_published_year=2011,
    duration_s=201.0,
)


def detection(identifier: str, start_ms: int, end_ms: int, **changes: Any) -> dict[str, Any]:
    values: dict[str, Any] = {
        "id": identifier,
        "asset": "master.wav",
        "stem": "mix",
        "kind": "recording",
        "start_ms": start_ms,
        "end_ms": end_ms,
        "reference": {
            "id": "9f86d081884c7d65",
            "title": "Night Drive",
            "artist": "Ada Nova",
            "isrc": "USXX11100123",
            "owner": "Quiet Harbour Records",
            "first_published_year": 2011,
        },
        "ref_start_ms": 62_000,
        "ref_end_ms": 79_100,
        "pitch_semitones_hundredths": 300,
        "tempo_ratio_millis": 1060,
        "reversed": False,
        "confidence_millis": 998,
        "score": 214,
        "detector": "quads 1",
        "alternatives": [],
        "disposition": "open",
    }
    return {**values, **changes}


def facts() -> dict[str, Any]:
    loop = {"id": "77aa01cc9e2b4410", "title": "Dusty Break 92", "artist": "Pack Works", "library": "loop-pack"}
    return {
        "schema": "rightslint.facts/1",
        "evaluated_on": "2026-11-21",
        "release": {
            "id": "midnight-ferry",
            "title": "Midnight Ferry",
            "kind": "single",
            "state": "unreleased",
            "release_on": "2026-12-18",
            "territories": ["US", *sorted(EU_MEMBERS), "GB"],
            "platforms": ["spotify", "youtube", "soundcloud"],
            "fingerprint_optin": ["youtube_cid"],
        },
        "components": [
            {
                "id": "hook",
                "kind": "sample",
                "origin": "sample",
                "recording": {"title": "Night Drive", "artist": "Ada Nova", "first_published_year": 2011},
            },
            {"id": "vocal", "kind": "stem", "origin": "stem_separation", "recording": {"title": "Paper Lanterns"}},
            {"id": "pad", "kind": "generated", "origin": "ai_generated"},
            {"id": "loop", "kind": "loop", "origin": "licensed_library", "licences": ["loop-pack"]},
        ],
        "detections": [
            detection(
                "d1",
                41_200,
                57_300,
                explained_by="hook",
                pitch_error_hundredths=1,
                tempo_error_millis=2,
                log10_expected_alarms_hundredths=-270,
                coverage_millis=930,
            ),
            detection(
                "d2",
                120_500,
                152_000,
                reference=loop,
                explained_by="loop",
                stem="percussive",
                layer_only=True,
                pitch_semitones_hundredths=0,
                tempo_ratio_millis=1000,
                confidence_millis=961,
                alternatives=[{"id": "1234", "title": "Dusty Break 94", "artist": "Pack Works"}],
            ),
            detection(
                "d3", 133_000, 141_000, explained_by="hook", confidence_millis=902, reversed=True, recurring=True
            ),
        ],
        "coverage": {
            "analyses": [],
            "territories": ["US", *sorted(EU_MEMBERS), "GB"],
            "packs": ["spotify", "youtube", "soundcloud", "suno"],
        },
    }


def verdicts(words: dict[str, str], findings: list[Finding]) -> tuple[Verdict, ...]:
    errors = tuple(f.fingerprint for f in findings if f.severity == "error" and f.status == "open")
    return tuple(
        Verdict(territory=territory, platform=platform, verdict=word, because=errors if word == "blocked" else ())
        for territory, word in words.items()
        for platform in ("spotify", "youtube", "soundcloud")
    )


def peaks(start_s: float, end_s: float, there_s: float, there_end_s: float, *, count: int = 240) -> Evidence:
    """Return evidence spread over a passage: two of three peaks present, the others masked or missing."""
    shares = [k / (count - 1) for k in range(count)]
    return Evidence(
        start_s=start_s,
        end_s=end_s,
        time_s=tuple(round(start_s + share * (end_s - start_s), 3) for share in shares),
        frequency_hz=tuple(round(120 * 32 ** ((k * 0.618) % 1), 1) for k in range(count)),
        reference_time_s=tuple(round(there_s + share * (there_end_s - there_s), 3) for share in shares),
        states="".join("ppmppx"[k % 6] for k in range(count)),
        peaks=2 * count,
    )


def single(**changes: Any) -> Scan:
    """The project of the README: a buried sample, a separated stem, a generated pad."""
    found = [*sampled_findings(), *other_findings()]
    stems = [audio_asset(f"samples/kick {n:02d}.wav", "oneshot", 0.4) for n in range(1, 8)]
    assets = (
        audio_asset(
            "master.wav",
            "master",
            222.4,
            title="Midnight Ferry",
            marks=(Mark(kind="generator", detail="Suno (comment: made with suno)"),),
        ),
        *stems,
        audio_asset("stems/vocal_stem.wav", "stem", 222.4),
    )
    match = Match(
        asset="master.wav",
        stem="mix",
        start_s=41.2,
        end_s=57.3,
        reference=NIGHT_DRIVE,
        ref_start_s=62.0,
        ref_end_s=79.1,
        pitch_semitones=3.0,
        tempo_ratio=1.06,
        reversed=False,
        pitch_error=0.004,
        tempo_error=0.0011,
        confidence=0.998,
        log10_expected_alarms=-2.7,
        score=214.0,
        coverage=0.93,
        detector="quads 1",
        evidence=peaks(41.2, 57.3, 62.0, 79.1),
    )
    coverage = (
        *(Analysis(asset=asset.id, analysis="fingerprint", status="done") for asset in assets),
        *(
            Analysis(asset=asset.id, analysis="acoustid", status="not_run", reason="offline (--online asks)")
            for asset in assets
        ),
        Analysis(
            asset="stems/vocal_stem.wav", analysis="separation", status="inconclusive", reason="too quiet to separate"
        ),
    )
    values: dict[str, Any] = {
        "project": "my-single",
        "root": ROOT,
        "started_on": date(2026, 11, 21),
        "manifest": None,
        "assets": assets,
        "problems": (
            Problem(
                path="samples/snare.wav",
                problem="not audio (an unfetched Git LFS pointer)",
                remedy="run: git lfs pull --include samples/snare.wav",
            ),
            Problem(path="session/ferry.logicx", problem="Logic packages are not read"),
        ),
        "identification": Identification(coverage=coverage, matches=(match,)),
        "facts": facts(),
        "judgement": Judgement(
            findings=tuple(found),
            verdicts=verdicts({"US": "blocked", "EU": "blocked", "GB": "blocked"}, found),
            engine="regorus 0.13",
            policy_digest="ab" * 32,
        ),
        "envelopes": {"master.wav": envelope(), "stems/vocal_stem.wav": envelope(300)},
        "appendix": {
            "rightslint": "0.1.0",
            "command": "rightslint scan my-single --format html",
            "policies": "sha256:" + "ab" * 32,
            "library": "sha256:" + "cd" * 32,
            "match from": "0.800 warns, 0.950 blocks",
        },
        "elapsed_s": 41.3,
    }
    return Scan(**{**values, **changes})


def clean() -> Scan:
    """Nothing found, nothing declared beyond the release; everything was examined."""
    document = facts() | {"components": [], "detections": []}
    verdict_words = {"US": "clear", "EU": "clear", "GB": "clear"}
    asset = audio_asset("master.wav", "master", 61.0)
    return single(
        assets=(asset,),
        problems=(),
        facts=document,
        identification=Identification(
            coverage=(Analysis(asset="master.wav", analysis="fingerprint", status="done"),), matches=()
        ),
        judgement=Judgement(findings=(), verdicts=verdicts(verdict_words, [])),
    )


def empty() -> Scan:
    """A folder without audio, without rights.yaml, without territories."""
    return single(
        assets=(),
        problems=(),
        facts={"schema": "rightslint.facts/1"},
        identification=Identification(coverage=(), matches=()),
        judgement=Judgement(findings=(), verdicts=()),
        envelopes={},
        appendix={},
        elapsed_s=0.2,
    )


HOSTILE = (
    '</title></style><script>alert(1)</script><img src=x onerror=alert(2)>" onmouseover="alert(3)\' {{ 7*7 }} {% raw %}'
    "\x1b[31mred\x1b]0;owned\x07\x9b2J\r\n[red]markup[/red] [link=https://evil.example]x[/link] :warning: "
    "\u202eevil\u202c\u2066x "
    "שלום עולם مرحبا 你好世界 \u0000 \udcff & < > ` $(rm -rf) " + "W" * 300
)


def _soiled(value: Any) -> Any:
    """Put the hostile text into every text but those that name other things."""
    if isinstance(value, str):
        return f"{value}{HOSTILE}"
    if isinstance(value, dict):
        return {key: _soiled(item) if key not in _STRUCTURAL else item for key, item in value.items()}
    if isinstance(value, list):
        return [_soiled(item) for item in value]
    return value


_STRUCTURAL = frozenset(
    {
        *(
            "schema",
            "kind",
            "severity",
            "certainty",
            "scope",
            "status",
            "verdict",
            "fingerprint",
            "because",
            "review_by",
        ),
        *("role", "stem", "stem_role", "disposition", "analysis", "state", "territories", "platforms", "packs"),
        *("release_on", "evaluated_on", "fingerprint_optin"),
    }
)


def hostile() -> Scan:
    """The same single, every text of it an attack on the reader's terminal, browser or eyes."""
    import msgspec

    scan = single()

    def soil(struct: Any) -> Any:
        return msgspec.convert(_soiled(msgspec.to_builtins(struct)), type(struct))

    evil_source = (
        Source(url="javascript:alert(1)", shows=HOSTILE),
        Source(url=f'https://example.com/"onclick=alert(1)//{HOSTILE}'),
        Source(url="data:text/html,<script>alert(1)</script>"),
    )
    judgement = soil(scan.judgement)
    judgement = msgspec.structs.replace(
        judgement,
        findings=tuple(msgspec.structs.replace(one, sources=evil_source) for one in judgement.findings),
    )
    return single(
        project=HOSTILE,
        assets=tuple(soil(asset) for asset in scan.assets),
        problems=tuple(soil(problem) for problem in scan.problems),
        identification=soil(scan.identification),
        facts=_soiled(scan.facts),
        judgement=judgement,
        envelopes={f"{key}{HOSTILE}": value for key, value in scan.envelopes.items()},
        appendix=_soiled(dict(scan.appendix)),
    )
