"""Finished scans that are hard to read: a long mix full of known recordings, and a project where people decided."""

from __future__ import annotations

from typing import Any

import report_scans as scans

from compliance.model.findings import Finding, Judgement
from compliance.model.matching import Analysis, Identification
from compliance.model.scan import Scan

LISTENER = {"disposition_by": "R. Imai", "disposition_on": "2026-11-20"}
WAIVED = "waived by C. Lee (counsel) until 2027-01-01: the label carries the risk"


def crowded(*, passages: int = 300, recordings: int = 3) -> Scan:
    """A three-hour mix in which a known recording sounds every 36 s, none of them declared."""
    document = scans.facts()
    document["components"] = []
    document["detections"] = [_detection(n, n % recordings) for n in range(passages)]
    found = [one for detection in document["detections"] for one in _findings(detection)]
    return scans.single(
        assets=(scans.audio_asset("mix.wav", "master", 10_800.0),),
        problems=(),
        facts=document,
        identification=Identification(coverage=(), matches=()),
        judgement=Judgement(
            findings=tuple(found), verdicts=scans.verdicts({"US": "blocked", "EU": "blocked", "GB": "blocked"}, found)
        ),
        envelopes={"mix.wav": scans.envelope()},
    )


def _detection(number: int, recording: int) -> dict[str, Any]:
    start_ms = 1000 + 36_000 * number
    reference = {"id": f"{recording:016x}", "title": f"Record {recording}", "artist": f"Artist {recording}"}
    weak = number % 7 == 0
    return scans.detection(
        f"d{number:010x}",
        start_ms,
        start_ms + 16_000,
        asset="mix.wav",
        reference=reference,
        confidence_millis=870 if weak else 998,
    )


def _findings(detection: dict[str, Any]) -> list[Finding]:
    """What the policies say of a recording that is heard and nowhere declared."""
    title = f"“{detection['reference']['title']}”"
    place = f"{detection['start_ms'] // 60_000}:{detection['start_ms'] // 1000 % 60:02d} in mix.wav"
    common: dict[str, Any] = {
        "subject": f"detection:{detection['id']}",
        "severity": "error" if detection["confidence_millis"] >= 950 else "warning",
        "evidence": {
            "detection": detection["id"],
            "asset": "mix.wav",
            "start_ms": detection["start_ms"],
            "end_ms": detection["end_ms"],
            "confidence_millis": detection["confidence_millis"],
            "reference": detection["reference"]["id"],
        },
    }

    def about(rule: str, scope: dict[str, str], message: str, **changes: Any) -> Finding:
        return scans.finding(rule, scope, message, **{**common, "fingerprint": f"{rule} {detection['id']}", **changes})

    names = {"us": "the United States", "eu": "the European Union", "uk": "the United Kingdom"}
    asking = {"kind": "needs_fact", "severity": "warning", "missing": ("uses",), "title": "The composition"}
    return [
        *(
            about(
                f"{pack}/sampling-recording",
                scope,
                f"{place} is 16 s of {title}. No licence for the recording reaches {names[pack]}.",
                basis=scans.BASES[pack],
                remediation=(scans.LICENSE_MASTER, scans.REPLAY, scans.REPLACE),
                escalation=(scans.E24,),
            )
            for pack, scope in scans.SCOPES.items()
        ),
        about("any/detection-unexplained", {"project": "release"}, f"Nothing explains {title}.", title="Unexplained"),
        about("soundcloud/match", {"platform": "soundcloud"}, f"{title} will be found.", title="SoundCloud matches"),
        about(
            "youtube/match", {"platform": "youtube"}, f"{title} will be claimed.", title="A claim", severity="warning"
        ),
        about("us/sampling-composition", {"territory": "US"}, f"Does {place} carry the song of {title}?", **asking),
    ]


def decided(**changes: Any) -> Scan:
    """A single in which people decided: an own recording, a false match, a cleared sample and a waived finding."""
    document = scans.facts()
    document["components"] = []
    document["detections"] = [
        scans.detection("d1", 41_200, 57_300, disposition="own_work"),
        scans.detection("d2", 90_000, 99_000, disposition="false_positive_reviewed", **LISTENER),
        scans.detection("d3", 120_500, 152_000, disposition="cleared", **LISTENER),
    ]
    waived = [
        scans.finding(f"{pack}/sampling-recording", scope, "Not licensed.", status="waived", notes=(WAIVED,))
        for pack, scope in scans.SCOPES.items()
    ]
    master = scans.audio_asset("master.wav", "master", 222.4)
    values: dict[str, Any] = {
        "assets": (master,),
        "problems": (),
        "facts": document,
        "identification": Identification(
            coverage=(Analysis(asset="master.wav", analysis="fingerprint", status="done"),), matches=()
        ),
        "judgement": Judgement(
            findings=tuple(waived), verdicts=scans.verdicts({"US": "clear", "EU": "clear", "GB": "clear"}, [])
        ),
    }
    return scans.single(**{**values, **changes})
