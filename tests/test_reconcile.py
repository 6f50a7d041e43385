"""Claims held against matches: what explains a detection, what does not, and what is only claimed."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rights_samples import NIGHT_DRIVE, asset, listened, match, project

from compliance.manifest import Manifest, load_manifest
from compliance.model.matching import Analysis, Identification, Match, Reference
from compliance.reconcile import Reconciled, reconcile
from compliance.reconcile.ranges import outside, overlap_ms, same_passage
from compliance.reconcile.recordings import folded

FILES = ("master.wav", "b.wav", "samples/kick.wav")
ASSETS = (asset("master.wav"), asset("b.wav", role="stem"), asset("samples/kick.wav", role="sample"))


def manifest_of(tmp_path: Path, text: str) -> Manifest:
    return load_manifest(project(tmp_path, "tracks: [{file: master.wav}]\n" + text, *FILES))


def reconciled(tmp_path: Path, text: str, *matches: Match, references: tuple[Reference, ...] = ()) -> Reconciled:
    return reconcile(manifest_of(tmp_path, text), ASSETS, listened(matches, FILES), references)


def use(entry: str) -> str:
    return f"uses: [{{id: hook, kind: sample, {entry}}}]\n"


NAMED = "what: {title: Night Drive, artist: Ada Nova}"


@pytest.mark.parametrize(
    "entry",
    [
        'what: {isrc: "USXX11100123"}',
        'what: {isrc: "us-xx1-11-00123", title: Other, artist: Other}',
        "what: {title: night  DRIVE, artist: Ada Nóva}",
        f'source: {{item: "{NIGHT_DRIVE.id}"}}',
        "source: {item: library/night-drive.wav}",
        "source: {item: night-drive.wav}",
    ],
)
def test_a_use_that_names_the_recording_explains_it(tmp_path: Path, entry: str) -> None:
    (detection,) = reconciled(tmp_path, use(entry), match()).detections

    assert detection.explained_by == "hook"
    assert detection.range_gap is None


@pytest.mark.parametrize(
    "entry",
    [
        "what: {title: Night Drive}",
        "what: {artist: Ada Nova}",
        "what: {title: Night Drives, artist: Ada Nova}",
        'what: {title: Night Drive, artist: Ada Nova, isrc: "USXX11900999"}',
        "source: {item: drive.wav}",
        "origin: unknown",
    ],
)
def test_a_use_that_does_not_name_it_explains_nothing(tmp_path: Path, entry: str) -> None:
    (detection,) = reconciled(tmp_path, use(entry), match()).detections

    assert detection.explained_by is None
    assert detection.disposition == "open"


@pytest.mark.parametrize(
    ("where", "explained", "gap"),
    [
        ("{file: master.wav}", True, None),
        ("{file: b.wav, from: 1, to: 2}", True, None),
        ('{file: master.wav, from: "0:41", to: "0:58"}', True, None),
        ('{file: master.wav, from: "0:45", to: "0:58"}', True, (3_800, 0)),
        ('{file: master.wav, from: "0:44", to: "0:46"}', True, (14_100, 0)),
        ('{file: master.wav, from: "0:50"}', False, (8_800, 0)),
        ('{file: master.wav, from: "1:10", to: "1:20"}', False, (16_100, 12_700)),
        ('{file: master.wav, to: "0:30"}', False, (16_100, 11_200)),
    ],
)
def test_declared_ranges_bound_what_is_explained(
    tmp_path: Path, where: str, explained: bool, gap: tuple[int, int] | None
) -> None:
    (detection,) = reconciled(tmp_path, use(f"{NAMED}, where: [{where}]"), match()).detections

    assert (detection.explained_by == "hook") is explained
    found = detection.range_gap
    assert (None if found is None else (found.component, found.outside_ms, found.distance_ms)) == (
        None if gap is None else ("hook", *gap)
    )


def test_the_use_whose_range_fits_best_explains(tmp_path: Path) -> None:
    text = (
        "uses:\n"
        f"  - {{id: early, kind: sample, {NAMED}, where: [{{file: master.wav, from: 0, to: 50}}]}}\n"
        f"  - {{id: there, kind: sample, {NAMED}, where: [{{file: master.wav, from: 41, to: 58}}]}}\n"
    )

    assert reconciled(tmp_path, text, match()).detections[0].explained_by == "there"


@pytest.mark.parametrize(("origin", "explained"), [("sample", "hook"), ("own_recording", None)])
def test_a_file_that_is_the_reference_names_it_unless_it_is_claimed_as_ones_own(
    tmp_path: Path, origin: str, explained: str | None
) -> None:
    the_file = msgspec.structs.replace(NIGHT_DRIVE, id="0" * 16)
    found = reconciled(tmp_path, use(f"origin: {origin}, where: [{{file: samples/kick.wav}}]"), match(the_file))
    assert [one.explained_by for one in found.detections] == [explained]


def test_a_tie_is_explained_by_the_use_that_names_either(tmp_path: Path) -> None:
    other = msgspec.structs.replace(NIGHT_DRIVE, id="cd" * 8, path="other.wav", title="Other", isrc=None)
    text = f"uses:\n  - {{id: tied, kind: sample, {NAMED}}}\n"
    tied = match(other, alternatives=(NIGHT_DRIVE,))

    (detection,) = reconciled(tmp_path, text, tied).detections
    assert detection.explained_by == "tied"
    assert [one.id for one in detection.alternatives] == [NIGHT_DRIVE.id]
    exact = text + "  - {id: exact, kind: sample, source: {item: other.wav}}\n"
    assert reconciled(tmp_path, exact, tied).detections[0].explained_by == "exact"


LIBRARY_LOOP = msgspec.structs.replace(NIGHT_DRIVE, licence="splice-1", duration_s=8.0)


def test_a_library_item_with_a_declared_licence_speaks_for_itself(tmp_path: Path) -> None:
    hits = (match(LIBRARY_LOOP), match(LIBRARY_LOOP, start_s=90.0, end_s=98.0), match(LIBRARY_LOOP, asset="b.wav"))
    result = reconciled(tmp_path, "licences: [{id: splice-1}]\n", *hits)

    (component,) = result.implied
    assert {detection.explained_by for detection in result.detections} == {component.id}
    assert (component.kind, component.origin, component.implied) == ("loop", "licensed_library", True)
    assert (component.licences, component.track) == (("splice-1",), "master.wav")
    assert component.assets == ("b.wav", "master.wav")
    assert component.recording is not None
    assert component.recording.title == "Night Drive"


@pytest.mark.parametrize(
    "text",
    [
        "licences: [{id: splice-2}]\n",
        "licences: [{id: splice-1}]\n" + use(f"{NAMED}, where: [{{file: master.wav, from: 100, to: 120}}]"),
    ],
)
def test_no_component_is_implied_without_its_licence_or_beside_a_claim(tmp_path: Path, text: str) -> None:
    result = reconciled(tmp_path, text, match(LIBRARY_LOOP))

    assert result.implied == ()
    assert result.detections[0].explained_by is None


def test_long_library_items_are_samples(tmp_path: Path) -> None:
    record = msgspec.structs.replace(LIBRARY_LOOP, duration_s=200.0)

    assert reconciled(tmp_path, "licences: [{id: splice-1}]", match(record)).implied[0].kind == "sample"


def test_a_hit_on_ones_own_release_is_ones_own_work(tmp_path: Path) -> None:
    own = msgspec.structs.replace(NIGHT_DRIVE, owner="quiet harbour RECORDS")
    text = "release: {owners: [Quiet Harbour Records]}\n"

    assert reconciled(tmp_path, text, match(own)).detections[0].disposition == "own_work"
    assert reconciled(tmp_path, text, match()).detections[0].disposition == "open"


def test_a_review_is_applied_with_who_and_when(tmp_path: Path) -> None:
    (before,) = reconciled(tmp_path, "", match()).detections
    by = "approver: A, on: 2026-11-01"
    decided = f"{{detection: {before.id}, disposition: false_positive_reviewed, recognisable: false, {by}}}"
    result = reconciled(tmp_path, f"reviews: [{decided}, {{detection: dgone, {by}}}]", match())

    (after,) = result.detections
    assert (after.disposition, after.recognisable, after.disposition_by) == ("false_positive_reviewed", False, "A")
    assert str(after.disposition_on) == "2026-11-01"
    assert result.stale_reviews == ("dgone",)


def test_ids_survive_a_slightly_different_answer_and_differ_between_passages(tmp_path: Path) -> None:
    def ids(*matches: Match) -> list[str]:
        return [detection.id for detection in reconciled(tmp_path, "", *matches).detections]

    (first,) = ids(match())
    assert ids(match(start_s=41.3, end_s=57.1, confidence=0.7, score=3.0)) == [first]
    assert first not in ids(match(start_s=90.0, end_s=98.0))
    assert first not in ids(match(asset="b.wav"))
    assert len(set(ids(match(), match(pitch_semitones=-3.0)))) == 2


def test_the_same_passage_in_another_layer_is_told_once(tmp_path: Path) -> None:
    layer = match(stem="harmonic", start_s=40.0, end_s=58.0, ref_start_s=9.0, ref_end_s=28.0, confidence=0.9999)

    (detection,) = reconciled(tmp_path, "", layer, match()).detections
    assert detection.stem == "mix"


@pytest.mark.parametrize(
    "change",
    [
        {"asset": "b.wav"},
        {"pitch_semitones": 5.0},
        {"tempo_ratio": 1.2},
        {"reversed": True},
        {"start_s": 100.0, "end_s": 116.0},
        {"ref_start_s": 100.0, "ref_end_s": 117.0},
    ],
)
def test_other_passages_are_kept(tmp_path: Path, change: dict[str, object]) -> None:
    assert len(reconciled(tmp_path, "", match(), match(stem="harmonic", **change)).detections) == 2


@pytest.mark.parametrize("label", ["layer_only", "recurring", "brief"])
def test_a_detection_says_what_its_match_says(tmp_path: Path, label: str) -> None:
    labels = {"layer_only": False, "recurring": False, "brief": False} | {label: True}
    (detection,) = reconciled(tmp_path, "", match(**labels)).detections
    assert {name: getattr(detection, name) for name in labels} == labels


def test_the_order_of_matches_does_not_matter(tmp_path: Path) -> None:
    matches = (match(), match(start_s=90.0, end_s=98.0), match(asset="b.wav"), match(stem="sides"))

    assert reconciled(tmp_path, "", *matches) == reconciled(tmp_path, "", *reversed(matches))


def test_a_claim_that_could_be_heard_and_was_not(tmp_path: Path) -> None:
    assert reconciled(tmp_path, use(NAMED), references=(NIGHT_DRIVE,)).heard == {"hook": False}


def test_a_claim_that_was_heard(tmp_path: Path) -> None:
    assert reconciled(tmp_path, use(NAMED), match(), references=(NIGHT_DRIVE,)).heard == {"hook": True}


@pytest.mark.parametrize(
    ("entry", "references", "matches"),
    [
        (NAMED, (), ()),
        ("what: {title: Other, artist: Other}", (NIGHT_DRIVE,), ()),
        (f"{NAMED}, where: [{{file: master.wav, from: 100, to: 120}}]", (NIGHT_DRIVE,), (match(),)),
        (NAMED, (NIGHT_DRIVE,), (match(confidence=0.2),)),
    ],
)
def test_a_claim_of_which_nothing_can_be_told(
    tmp_path: Path, entry: str, references: tuple[Reference, ...], matches: tuple[Match, ...]
) -> None:
    assert reconciled(tmp_path, use(entry), *matches, references=references).heard == {}


def test_what_was_not_listened_to_does_not_show_that_a_claim_is_wrong(tmp_path: Path) -> None:
    manifest = manifest_of(tmp_path, use(NAMED))
    coverage = tuple(
        Analysis(
            asset=name, analysis="fingerprint", status="inconclusive" if name == "master.wav" else "done", reason="x"
        )
        for name in FILES
    )
    heard = reconcile(manifest, ASSETS, Identification(coverage=coverage, matches=()), (NIGHT_DRIVE,)).heard

    assert heard == {}
    elsewhere = manifest_of(tmp_path, use(f"{NAMED}, where: [{{file: b.wav}}]"))
    heard = reconcile(elsewhere, ASSETS, Identification(coverage=coverage, matches=()), (NIGHT_DRIVE,)).heard
    assert heard == {"hook": False}


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Sigur Rós", "sigur ros", True),
        ("Simon & Garfunkel", "Simon and Garfunkel", True),
        ("AC/DC", "ac dc", True),
        ("夜に駆ける", "夜に駆ける", True),
        ("夜に駆ける", "夜に", False),
        ("Straße", "STRASSE", True),
        ("1999", "1989", False),
    ],
)
def test_names_are_compared_without_case_accents_and_punctuation(one: str, other: str, same: bool) -> None:
    assert (folded(one) == folded(other)) is same


_RANGE = st.tuples(st.integers(0, 1000), st.integers(1, 300)).map(lambda pair: (pair[0], pair[0] + pair[1]))


@given(_RANGE, st.lists(_RANGE, min_size=1, max_size=5))
def test_what_lies_inside_and_outside_make_the_whole(found: tuple[int, int], declared: list[tuple[int, int]]) -> None:
    inside = overlap_ms(found, declared)
    missing, distance = outside(found, declared)

    assert 0 <= inside <= found[1] - found[0]
    assert inside + missing == found[1] - found[0]
    assert (distance == 0) or inside == 0
    milliseconds = {ms for start, end in declared for ms in range(max(start, found[0]), min(end, found[1]))}
    assert inside == len(milliseconds)


@given(_RANGE, _RANGE)
def test_meaning_the_same_passage_is_mutual(one: tuple[int, int], other: tuple[int, int]) -> None:
    assert same_passage(one, other) == same_passage(other, one)
    assert same_passage(one, one)
