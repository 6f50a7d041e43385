"""The first manifest: everything the files say, a question where they do not, and always readable."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rights_samples import NIGHT_DRIVE, asset, listened, match

from compliance.manifest import Manifest, load_manifest
from compliance.model.files import Asset, Mark, Tags
from compliance.reconcile import reconcile
from compliance.starter import open_questions, starter


def loaded(root: Path, text: str, *assets: Asset) -> Manifest:
    for one in assets:
        path = root / one.file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    (root / "rights.yaml").write_text(text, encoding="utf-8")
    return load_manifest(root / "rights.yaml")


MASTER = asset("master.wav", tags=Tags(title="Midnight Ferry", isrc="QZ0000000001"))
KICK = asset("samples/808 kick.wav", role="oneshot")
SUNO = Mark(kind="generator", detail="Suno (comment: made with suno)")
PAD = asset("pad.wav", role="sample", tags=Tags(marks=(SUNO,)))


def test_it_says_what_the_files_say(tmp_path: Path) -> None:
    text = starter((MASTER, KICK, PAD), listened([match()]), title="midnight ferry")
    manifest = loaded(tmp_path, text, MASTER, KICK, PAD)

    hook, kick, pad = manifest.uses
    assert (manifest.release.title, manifest.release.kind) == ("midnight ferry", "single")
    assert (manifest.tracks[0].title, manifest.tracks[0].isrc) == ("Midnight Ferry", "QZ0000000001")
    assert hook.id == "night-drive"
    assert hook.what is not None
    assert (hook.what.title, hook.what.artist, hook.what.isrc) == ("Night Drive", "Ada Nova", "USXX11100123")
    assert (hook.where[0].start, hook.where[0].end) == (41_200, 57_300)
    assert (kick.id, kick.kind, kick.where[0].file) == ("use-808-kick", "oneshot", "samples/808 kick.wav")
    assert pad.generation is not None
    assert (pad.kind, pad.origin, pad.generation.tool) == ("generated", "ai_generated", "suno")


def test_nothing_is_answered_for_the_user(tmp_path: Path) -> None:
    manifest = loaded(tmp_path, starter((MASTER, KICK), title="x"), MASTER, KICK)

    assert manifest.release.commercial is None
    assert manifest.release.owners is None
    assert manifest.release.territories == ("WW",)
    assert manifest.uses[0].origin is None
    assert manifest.tracks[0].writers is None


def test_a_question_stands_wherever_only_the_user_knows() -> None:
    text = starter((MASTER, KICK), title="x")

    assert open_questions(text) == 12
    assert open_questions(starter((MASTER, KICK), title='x" # ? \\" # ? y')) == 12


def test_what_it_writes_explains_what_it_was_written_from(tmp_path: Path) -> None:
    untitled = msgspec.structs.replace(NIGHT_DRIVE, id="1" * 16, title=None, artist=None, isrc=None, licence="splice-1")
    found = listened([match(), match(untitled, start_s=90.0, end_s=95.55), match(asset="samples/808 kick.wav")])
    manifest = loaded(tmp_path, starter((MASTER, KICK), found, title="x"), MASTER, KICK)

    result = reconcile(manifest, (MASTER, KICK), found)
    assert all(detection.explained_by for detection in result.detections)
    assert all(detection.range_gap is None for detection in result.detections)
    assert [licence.id for licence in manifest.licences] == ["splice-1"]
    assert len(manifest.uses) == 2


@pytest.mark.parametrize("masters", [0, 1, 2, 7])
def test_the_kind_follows_the_number_of_masters(tmp_path: Path, masters: int) -> None:
    assets = [asset(f"{number}.wav") for number in range(masters)]
    manifest = loaded(tmp_path, starter(assets, title="x"), *assets)

    assert manifest.release.kind == {0: "single", 1: "single", 2: "ep", 7: "album"}[masters]
    assert len(manifest.tracks) == masters


@pytest.mark.parametrize("name", ["a\\b.wav", "caf\udce9.wav", "~x.wav"])
def test_a_file_that_cannot_be_named_is_told_of(tmp_path: Path, name: str) -> None:
    text = starter((asset(name), KICK), title="x")

    assert "cannot be named here; rename the file" in text
    assert text.isprintable() or "\n" in text
    assert loaded(tmp_path, text, KICK).tracks == ()


def test_every_use_has_its_own_id(tmp_path: Path) -> None:
    kicks = [asset(f"{folder}/kick.wav", role="sample") for folder in ("a", "b", "c")]
    manifest = loaded(tmp_path, starter(kicks, title="x"), *kicks)

    assert [use.id for use in manifest.uses] == ["kick", "kick-2", "kick-3"]


_HOSTILE = st.text(max_size=30) | st.text(alphabet="\"'\\#?:{}[]\n\t\r\0é 1{}&*!\x85\u2028\ud83d", max_size=30)
_NAMES = st.text(st.characters(exclude_characters="/\0"), max_size=20).filter(lambda name: name.strip(".") != "")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(name=_NAMES, said=_HOSTILE, year=st.integers(-5, 99999), seconds=st.floats(0, 1e5))
def test_whatever_files_and_tags_say_it_reads_back(
    tmp_path_factory: pytest.TempPathFactory, name: str, said: str, year: int, seconds: float
) -> None:
    root = tmp_path_factory.mktemp("project")
    tags = Tags(title=said, artist=said, isrc=said, year=year, marks=(Mark(kind="generator", detail=said),))
    files = (asset(f"samples/{name}", role="sample", tags=tags), asset("master.wav", tags=tags))
    reference = msgspec.structs.replace(NIGHT_DRIVE, title=said, artist=said, isrc=said, owner=said, licence=said)
    found = listened([match(reference, start_s=seconds, end_s=seconds + 0.01)])

    text = starter(files, found, title=said)
    (root / "rights.yaml").write_text(text, encoding="utf-8")
    (root / "samples").mkdir()
    (root / "master.wav").touch()
    try:
        (root / "samples" / name).touch()
    except (OSError, UnicodeEncodeError):
        return
    manifest = load_manifest(root / "rights.yaml")
    assert len(manifest.uses) in {2, 3}


def test_stems_nobody_speaks_of_are_named(tmp_path: Path) -> None:
    stem = asset("stems/vocal.wav", role="stem")
    text = starter((MASTER, stem), None, title="x")
    assert "taken to be your own recordings" in text
    assert "#   stems/vocal.wav" in text
    assert loaded(tmp_path, text, MASTER, stem).uses == ()
