"""A manifest that contradicts itself, or speaks of what is not there, names both ends."""

from __future__ import annotations

from pathlib import Path

import pytest
from rights_samples import project

from compliance.manifest import ManifestErrors, check_waivers, load_manifest

USES = "uses:\n  - {id: hook, kind: sample}\n  - {id: stem, kind: stem}\n"


def told(tmp_path: Path, text: str) -> tuple[str, ...]:
    with pytest.raises(ManifestErrors) as caught:
        load_manifest(project(tmp_path, text, "master.wav", "samples/kick.wav"))
    return caught.value.problems


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (
            "uses: [{id: a, kind: loop, licences: [night-drive-master]}]\nlicences: [{id: night-drive}]",
            "rights.yaml:1:39: licence 'night-drive-master' is not defined under licences; did you mean 'night-drive'?",
        ),
        (
            "uses: [{id: a, kind: loop, licences: [x]}]",
            "rights.yaml:1:39: licence 'x' is not defined under licences; define it, or delete the reference",
        ),
        (
            USES + "  - {id: b, kind: stem, parent: stm}",
            "rights.yaml:4:33: 'stm' is not defined under uses; did you mean 'stem'?",
        ),
        (
            USES + "  - {id: b, kind: generated, generation: {inputs: [{component: hoook}]}}",
            "rights.yaml:4:64: 'hoook' is not defined under uses; did you mean 'hook'?",
        ),
        (
            USES + "claims: [{id: c, kind: dmca, component: hok}]",
            "rights.yaml:4:41: 'hok' is not defined under uses; did you mean 'hook'?",
        ),
        (
            "tracks: [{file: master.wav}]\nuses: [{id: a, kind: loop, track: mister.wav}]",
            "rights.yaml:2:35: 'mister.wav' is not a file under tracks; did you mean 'master.wav'?",
        ),
        (
            "uses: [{id: a, kind: loop, where: [{file: samples/kik.wav}]}]",
            "rights.yaml:1:43: 'samples/kik.wav' is not in the project; did you mean 'samples/kick.wav'?",
        ),
        (
            "files: [{file: other.flac}]",
            "rights.yaml:1:16: 'other.flac' is not in the project; correct the path or add the file",
        ),
        (
            USES + "  - {id: hook, kind: loop}",
            "rights.yaml:4:10: id 'hook' is used twice under uses, first at rights.yaml:2:10; give each its own",
        ),
        (
            "tracks: [{file: master.wav}, {file: ./master.wav}]",
            (
                "rights.yaml:1:37: file 'master.wav' is used twice under tracks, "
                "first at rights.yaml:1:17; give each its own"
            ),
        ),
        (
            "uses: [{id: a, kind: stem, parent: b}, {id: b, kind: stem, parent: a}]",
            "rights.yaml:1:36: a use cannot be made from itself: 'a' -> 'b' -> 'a'; break the circle",
        ),
        (
            "uses: [{id: a, kind: stem, parent: a}]",
            "rights.yaml:1:36: a use cannot be made from itself: 'a' -> 'a'; break the circle",
        ),
        (
            "licences: [{id: l, starts: 2026-10-01, ends: 2026-03-01}]",
            "rights.yaml:1:46: licence 'l' ends 2026-03-01, before it starts on 2026-10-01; correct one of the dates",
        ),
        (
            "uses: [{id: a, kind: vocal, voice: {consent: {starts: 2026-10-01, ends: 2026-03-01}}}]",
            (
                "rights.yaml:1:73: the consent for 'a' ends 2026-03-01, before it starts on 2026-10-01; "
                "correct one of the dates"
            ),
        ),
        (
            "claims: [{id: c, kind: dmca, received: 2026-10-01, deadline: 2026-09-01}]",
            (
                "rights.yaml:1:62: claim 'c' was due 2026-09-01, before it was received on 2026-10-01; "
                "correct one of the dates"
            ),
        ),
        (
            'uses: [{id: a, kind: loop, where: [{file: master.wav, from: "0:50", to: "0:41"}]}]',
            "rights.yaml:1:73: the range ends before it begins; correct 'from' or 'to'",
        ),
        (
            "tracks: [{file: master.wav, writers: [{name: A, share: 60}, {name: B, share: 60}]}]",
            "rights.yaml:1:38: the writers' shares of 'master.wav' add up to 120 per cent; let them add up to 100",
        ),
    ],
)
def test_contradictions(tmp_path: Path, text: str, problem: str) -> None:
    assert told(tmp_path, text) == (problem,)


@pytest.mark.parametrize(
    "text",
    [
        "licences: [{id: l, starts: 2026-10-01, ends: perpetual}]",
        "licences: [{id: l, starts: 2026-10-01, ends: 2026-10-01}]",
        "licences: [{id: l, ends: 2020-01-01}]\nrelease: {release_on: 2026-01-01}",
        "tracks: [{file: master.wav, writers: [{name: A, share: 66.67}, {name: B, share: 33.34}]}]",
        "uses: [{id: a, kind: stem, parent: b}, {id: b, kind: stem, parent: c}, {id: c, kind: sample}]",
        "uses: [{id: a, kind: loop, where: [{file: master.wav, to: 3}]}]",
        "uses: [{id: a, kind: loop}]\nlicences: [{id: a}]",
    ],
)
def test_what_is_no_contradiction(tmp_path: Path, text: str) -> None:
    assert load_manifest(project(tmp_path, text, "master.wav")).written


def test_accents_may_be_composed_or_not(tmp_path: Path) -> None:
    composed, decomposed = "caf\u00e9.wav", "cafe\u0301.wav"

    assert load_manifest(project(tmp_path, f"tracks: [{{file: {composed}}}]", decomposed)).tracks


def test_a_waiver_for_no_rule_is_told(tmp_path: Path) -> None:
    text = "waivers: [{rule: us/sampling-recordings, approver: A, expires: 2027-01-01, reason: settled}]"
    manifest = load_manifest(project(tmp_path, text))

    with pytest.raises(ManifestErrors) as caught:
        check_waivers(manifest, {"us/sampling-recording", "eu/sampling-recording"})
    assert caught.value.problems == (
        "rights.yaml:1:18: rule 'us/sampling-recordings' does not exist; did you mean 'us/sampling-recording'?",
    )
    check_waivers(manifest, {"us/sampling-recordings"})
