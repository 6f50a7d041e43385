"""The facts document: what was declared and found, in integers, and nothing that only looks known."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rights_samples import asset, ferry, listened, match, project

from compliance.errors import FactsError
from compliance.facts import build_facts, from_document, json_schema, to_document
from compliance.facts.licence_ids import creative_commons
from compliance.manifest import Manifest, check_documents, empty_manifest, load_manifest
from compliance.model.files import Asset, Mark, Tags
from compliance.model.licences import CreativeCommons
from compliance.model.matching import Identification
from compliance.reconcile import reconcile

MINIMAL: dict[str, Any] = {
    "schema": "rightslint.facts/1",
    "evaluated_on": "2026-11-21",
    "release": {"kind": "single", "territories": ["US"], "platforms": ["spotify"]},
}


def document(
    manifest: Manifest, *assets: Asset, identification: Identification | None = None, **options: Any
) -> dict[str, Any]:
    assets = assets or (asset("master.wav"),)
    identification = identification or listened()
    facts = build_facts(
        manifest=manifest,
        assets=assets,
        identification=identification,
        reconciled=reconcile(manifest, assets, identification),
        documents=check_documents(manifest, manifest.root),
        evaluated_on=date(2026, 11, 21),
        versions={"rightslint": "0.1.0"},
        **options,
    )
    return to_document(facts)


def declared(tmp_path: Path, text: str, *files: str, **options: Any) -> dict[str, Any]:
    manifest = load_manifest(project(tmp_path, text, "master.wav", *files))
    return document(manifest, *(asset(path) for path in ("master.wav", *files)), **options)


def leaves(value: Any) -> list[Any]:
    if isinstance(value, dict):
        return [leaf for item in value.values() for leaf in leaves(item)]
    if isinstance(value, list):
        return [leaf for item in value for leaf in leaves(item)]
    return [value]


def test_the_example(tmp_path: Path) -> None:
    facts = document(load_manifest(ferry(tmp_path)), identification=listened([match()]))

    (component,) = facts["components"]
    (licence,) = facts["licences"]
    (detection,) = facts["detections"]
    assert component["origin"] == "sample"
    assert component["recording"]["first_published_year"] == 2011
    assert (component["track"], component["assets"], component["heard"]) == ("master.wav", ["master.wav"], True)
    assert (licence["status"], licence["document"]["present"]) == ("granted", True)
    assert (detection["start_ms"], detection["end_ms"], detection["explained_by"]) == (41_200, 57_300, "hook")
    assert (detection["pitch_semitones_hundredths"], detection["tempo_ratio_millis"]) == (300, 1060)
    assert detection["confidence_millis"] == 999
    assert len(facts["release"]["territories"]) == 29
    assert facts["tracks"][0]["credits"]["writers"] == [{"name": "R. Imai", "share": 1000}]


def test_what_is_unknown_is_absent_and_lists_are_there(tmp_path: Path) -> None:
    facts = document(empty_manifest(tmp_path), asset("master.wav"))

    assert None not in leaves(facts)
    assert "commercial" not in facts["release"]
    assert "business" not in facts
    for name in ("components", "licences", "detections", "signals", "claims", "contributors", "waivers", "accounts"):
        assert facts[name] == []


def test_no_number_is_a_float(tmp_path: Path) -> None:
    facts = declared(
        tmp_path,
        "uses: [{id: a, kind: sample, transform: {pitch_semitones: -2.5, tempo_ratio: 1.0666}}]\n"
        "contributors: [{name: A, share: 33.3}]\n"
        "settings: {match_min: 0.55, deminimis_s: 2.5}\n",
    )

    assert facts["components"][0]["transform"] == {"pitch_semitones": -250, "tempo_ratio": 1067}
    assert facts["contributors"][0]["share_millis"] == 333
    assert (facts["settings"]["match_min_millis"], facts["settings"]["deminimis_ms"]) == (550, 2500)
    assert not [leaf for leaf in leaves(facts) if isinstance(leaf, float)]


def test_the_document_reads_back_and_follows_its_schema(tmp_path: Path) -> None:
    facts = document(load_manifest(ferry(tmp_path)), identification=listened([match()]))

    again = json.loads(json.dumps(facts))
    assert to_document(from_document(again)) == facts
    jsonschema.Draft202012Validator(json_schema()).validate(again)


def test_the_schema_is_a_schema() -> None:
    schema = json_schema()

    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["$id"] == "urn:rightslint:schema:facts:1"
    described = schema["$defs"]["Detection"]["properties"]["recognisable"]["description"]
    assert described == "A listener's answer, never the engine's."


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"schema": "rightslint.facts/2"}, "schema"),
        ({"evaluated_on": "tomorrow"}, "evaluated_on"),
        ({"release": {"kind": "single", "territories": ["us"], "platforms": []}}, "release.territories[0]"),
        ({"release": {"kind": "symphony", "territories": [], "platforms": []}}, "release.kind"),
        ({"settings": {"match_min_millis": 0.5}}, "settings.match_min_millis"),
        ({"settings": {"match_min_millis": 1001}}, "settings.match_min_millis"),
        ({"components": [{"id": "a", "kind": "loop", "heard": "yes"}]}, "components[0].heard"),
        ({"licences": [{"id": "l", "uses": {"remixing": True}}]}, "licences[0].uses"),
        ({"nonsense": 1}, "facts"),
    ],
)
def test_a_wrong_field_is_named(change: dict[str, Any], place: str) -> None:
    with pytest.raises(FactsError) as caught:
        from_document(MINIMAL | change)
    assert caught.value.place == place


def test_a_document_without_a_destination_is_refused() -> None:
    with pytest.raises(FactsError, match="missing required field `territories`"):
        from_document(MINIMAL | {"release": {"kind": "single", "platforms": []}})


def test_licence_ids_are_taken_apart_when_a_document_was_written_by_hand() -> None:
    facts = from_document(MINIMAL | {"licences": [{"id": "l", "kind": "CC-BY-NC-4.0"}]})

    assert facts.licences[0].cc == CreativeCommons(by=True, nc=True, nd=False, sa=False, zero=False, version="4.0")


@pytest.mark.parametrize(
    ("kind", "flags", "version"),
    [
        ("CC-BY-4.0", "by", "4.0"),
        ("cc-by-nc-sa-3.0", "by nc sa", "3.0"),
        ("CC-BY-NC-ND-2.5", "by nc nd", "2.5"),
        ("CC-BY-SA-3.0-DE", "by sa", "3.0"),
        ("CC-BY-3.0-IGO", "by", "3.0"),
        ("CC-NC-1.0", "nc", "1.0"),
        ("CC BY-NC 4.0", "by nc", "4.0"),
        ("CC-BY", "by", None),
        ("CC0-1.0", "zero", "1.0"),
        ("CC0", "zero", None),
        ("https://creativecommons.org/licenses/by-nc/4.0/", "by nc", "4.0"),
        ("https://creativecommons.org/publicdomain/zero/1.0/legalcode", "zero", "1.0"),
    ],
)
def test_creative_commons_ids(kind: str, flags: str, version: str | None) -> None:
    found = creative_commons(kind)

    assert found is not None
    assert {name for name in ("by", "nc", "nd", "sa", "zero") if getattr(found, name)} == set(flags.split())
    assert found.version == version


@pytest.mark.parametrize(
    "kind",
    [
        "",
        "CC",
        "LICENCE",
        "SAMPLE-PACK",
        "BAND-LICENCE",
        "LicenseRef-CC-BY-NC-like",
        "CC-BY-4.0 OR MIT",
        "CC-BY-BY-4.0",
        "CC-BY-ND-SA-4.0",
        "CC-BY-four",
        "CC-Sampling+-1.0",
        "CC-BY-4.0-DEUT",
        "MIT",
        "royalty_free",
    ],
)
def test_what_is_no_creative_commons_id(kind: str) -> None:
    assert creative_commons(kind) is None


@given(st.text(max_size=30))
def test_no_letters_inside_a_name_become_conditions(text: str) -> None:
    found = creative_commons(text)

    assert found is None or text.strip().upper().startswith(("CC", "HTTP"))


@pytest.mark.parametrize(
    ("entry", "status"),
    [
        ("{id: l}", "unknown"),
        ("{id: l, document: {path: gone.pdf}}", "granted"),
        ("{id: l, status: pending, document: {path: gone.pdf}}", "pending"),
        ("{id: l, status: granted}", "granted"),
    ],
)
def test_naming_a_paper_says_that_the_licence_was_granted(tmp_path: Path, entry: str, status: str) -> None:
    (licence,) = declared(tmp_path, f"licences: [{entry}]")["licences"]

    assert licence["status"] == status
    if "document" in entry:
        assert licence["document"] == {"path": "gone.pdf", "present": False}


def test_a_receipt_that_is_not_there_proves_nothing(tmp_path: Path) -> None:
    text = "uses: [{id: a, kind: loop, source: {library: splice, receipt: r.pdf}, voice: {consent: {document: c.pdf}}}]"

    (absent,) = declared(tmp_path, text)["components"]
    (present,) = declared(tmp_path, text, "r.pdf", "c.pdf")["components"]
    assert (absent["source"], absent["voice"]) == ({"library": "splice"}, {"consent": {}})
    assert present["source"]["receipt"] == "r.pdf"
    assert present["voice"]["consent"]["document"] == "c.pdf"


@pytest.mark.parametrize(
    ("entry", "origin"),
    [
        ("kind: loop", "unknown"),
        ("kind: sample", "unknown"),
        ("kind: sample, what: {title: T, artist: A}", "sample"),
        ("kind: sample, what: {title: T}, source: {library: splice}", "licensed_library"),
        ("kind: vocal, separation: {tool: demucs}", "stem_separation"),
        ("kind: vocal, generation: {tool: suno}", "ai_generated"),
        ("kind: generated", "ai_generated"),
        ("kind: generated, origin: own_recording", "own_recording"),
    ],
)
def test_an_origin_is_only_concluded_where_the_entry_makes_it_plain(tmp_path: Path, entry: str, origin: str) -> None:
    assert declared(tmp_path, f"uses: [{{id: a, {entry}}}]")["components"][0]["origin"] == origin


def test_material_belongs_to_the_track_it_sounds_in(tmp_path: Path) -> None:
    text = (
        "tracks: [{file: master.wav}, {file: b.wav}]\n"
        "uses:\n"
        "  - {id: here, kind: loop, where: [{file: b.wav}]}\n"
        "  - {id: said, kind: loop, where: [{file: kick.wav}], track: b.wav}\n"
        "  - {id: open, kind: loop, where: [{file: kick.wav}]}\n"
    )

    here, said, open_ = declared(tmp_path, text, "b.wav", "kick.wav")["components"]
    assert (here["track"], said["track"], open_.get("track")) == ("b.wav", "b.wav", None)
    assert said["assets"] == ["kick.wav"]


def test_without_tracks_every_master_is_one(tmp_path: Path) -> None:
    tagged = asset("a.wav", tags=Tags(title="Ferry", isrc="QZ1"))
    facts = document(empty_manifest(tmp_path), tagged, asset("b.wav"), asset("kick.wav", role="sample"))

    assert [(track["asset"], track["title"]) for track in facts["tracks"]] == [("a.wav", "Ferry"), ("b.wav", "b")]
    assert facts["release"]["kind"] == "ep"
    assert facts["release"]["title"] == tmp_path.name


def test_only_what_is_delivered_is_said_to_be(tmp_path: Path) -> None:
    manifest = load_manifest(
        project(
            tmp_path,
            "tracks: [{file: master.wav}]\nfiles: [{file: old.wav, in_deliverable: false, role: sample}]",
            "master.wav",
            "old.wav",
        )
    )
    facts = document(manifest, asset("master.wav"), asset("old.wav"), asset("kick.wav", role="sample"))

    delivered = {entry["id"]: entry.get("in_deliverable") for entry in facts["assets"]}
    assert delivered == {"master.wav": True, "old.wav": False, "kick.wav": None}
    assert {entry["id"]: entry["declared"] for entry in facts["assets"]} == {
        "master.wav": True,
        "old.wav": True,
        "kick.wav": False,
    }
    assert facts["assets"][1]["role"] == "sample"


def test_marks_come_from_files_and_their_removal_only_from_people(tmp_path: Path) -> None:
    text = "files: [{file: master.wav, marks_removed: true, marks_removed_knowingly: false}]"
    manifest = load_manifest(project(tmp_path, text, "master.wav"))
    marked = asset("master.wav", tags=Tags(marks=(Mark(kind="generator", detail="Suno"),)))

    (entry,) = document(manifest, marked)["assets"]
    found, removed = entry["marks"]
    assert found == {"kind": "generator", "detail": "Suno"}
    assert (removed["kind"], removed["removed"], removed["removed_knowingly"]) == ("stripped_credits", True, False)


def test_coverage_states_what_the_packs_know(tmp_path: Path) -> None:
    manifest = load_manifest(project(tmp_path, "release: {territories: [US, NO, JP], home_territory: GB}"))
    facts = document(manifest, packs=["spotify", "suno"], pack_territories=["US", "EU", "GB"])

    assert facts["coverage"]["territories"] == ["GB", "NO", "US"]
    assert facts["coverage"]["packs"] == ["spotify", "suno"]
    assert facts["coverage"]["analyses"] == [{"asset": "master.wav", "analysis": "fingerprint", "status": "done"}]


def test_a_worldwide_release_is_served_wherever_there_is_a_pack(tmp_path: Path) -> None:
    facts = document(empty_manifest(tmp_path), pack_territories=["US", "GB"])

    assert facts["release"]["territories"] == ["WW"]
    assert facts["coverage"]["territories"] == ["GB", "US"]


def test_the_command_line_may_judge_for_other_places(tmp_path: Path) -> None:
    text = "release: {territories: [US], platforms: [spotify], home_territory: DE}"
    manifest = load_manifest(project(tmp_path, text))

    release = document(manifest, jurisdictions=["EU", "GB"], platforms=["bandcamp"])["release"]
    assert len(release["territories"]) == 28
    assert release["platforms"] == ["bandcamp"]
    assert release["home_territory"] == "DE"
    assert "home_territory" not in document(manifest, jurisdictions=["GB"])["release"]


def test_a_track_has_the_same_metadata_digest_until_its_metadata_change(tmp_path: Path) -> None:
    def digest(text: str) -> str:
        return declared(tmp_path, text)["tracks"][0]["metadata_sha256"]

    first = digest("tracks: [{file: master.wav, title: Ferry}]")
    assert digest("tracks: [{file: ./master.wav, title: Ferry, owns_original: true}]") == first
    assert digest("tracks: [{file: master.wav, title: Ferry 2}]") != first


def test_facts_cannot_be_changed_once_made() -> None:
    facts = from_document(MINIMAL)

    assert hash(facts.release) == hash(from_document(MINIMAL).release)
