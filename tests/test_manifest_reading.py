"""What a producer writes is read as it looks; what cannot stand is told with its place and what to write instead."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rights_samples import ferry, project

from compliance.errors import ManifestError
from compliance.manifest import Manifest, ManifestErrors, empty_manifest, load_manifest
from compliance.manifest.scalars import Refused, position_ms
from compliance.manifest.tree import Node


def read(tmp_path: Path, text: str, *files: str) -> Manifest:
    return load_manifest(project(tmp_path, text, *files))


def problems(tmp_path: Path, text: str, *files: str) -> tuple[str, ...]:
    with pytest.raises(ManifestErrors) as caught:
        read(tmp_path, text, *files)
    return caught.value.problems


def position(text: str) -> int:
    return position_ms(Node("scalar", 1, 1, text=text, quoted=True))


def test_the_example_reads_as_written(tmp_path: Path) -> None:
    manifest = load_manifest(ferry(tmp_path))

    (use,) = manifest.uses
    (licence,) = manifest.licences
    assert manifest.release.release_on == date(2026, 12, 18)
    assert use.what is not None
    assert (use.what.isrc, use.what.first_published_year) == ("USXX11100123", 2011)
    assert (use.where[0].file, use.where[0].start, use.where[0].end) == ("master.wav", 41_000, 57_000)
    assert use.exclusive is None
    assert (licence.platforms, licence.territories, licence.status) == (("all",), ("WW",), None)
    assert manifest.sha256 is not None
    assert len(manifest.sha256) == 64


def test_norway_is_no_and_groups_expand_once(tmp_path: Path) -> None:
    manifest = read(tmp_path, "release: {territories: [NO, SE, EU]}\n")

    assert manifest.release.territories[:2] == ("NO", "SE")
    assert len(manifest.release.territories) == 28
    assert len(set(manifest.release.territories)) == 28


def test_a_yaml_1_1_directive_does_not_turn_norway_into_false(tmp_path: Path) -> None:
    assert read(tmp_path, "%YAML 1.1\n---\nrelease: {territories: [NO]}\n").release.territories == ("NO",)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("territories: [UK]", "rights.yaml:2:17: 'UK' is not a territory; write GB"),
        ("territories: [us]", "rights.yaml:2:17: 'us' is not a territory; write US"),
        ("territories: [Germany]", "rights.yaml:2:17: 'Germany' is not a territory; write DE"),
        ("home_territory: EU", "rights.yaml:2:19: 'EU' is a group of territories; name one of its members"),
        ("territories: US", "rights.yaml:2:16: release.territories must be a list; write [US]"),
        ("kind: sngle", "rights.yaml:2:9: release.kind cannot be 'sngle'; did you mean 'single'?"),
        ("teritories: [US]", "rights.yaml:2:3: unknown key 'teritories' in release; did you mean 'territories'?"),
        ("commercial: yes", "rights.yaml:2:15: release.commercial must be true or false, not 'yes'; write true"),
        ('commercial: "true"', "rights.yaml:2:15: release.commercial must be true or false, not 'true'; write true"),
        ("title: 1999", 'rights.yaml:2:10: release.title must be text, and 1999 without quotes is not; write "1999"'),
        (
            "release_on: 2026-02-30",
            "rights.yaml:2:15: release.release_on must be a date, not '2026-02-30'; write it like 2026-12-18",
        ),
        ("platforms: [Spotify]", "rights.yaml:2:15: release.platforms[0] cannot be 'Spotify'; write 'spotify'"),
        ("expected_streams: 1.5", "rights.yaml:2:21: release.expected_streams must be a whole number, not '1.5'"),
        ("expected_streams: -1", "rights.yaml:2:21: release.expected_streams must be 0 or more, not -1"),
        ("artists: [{}]", "rights.yaml:2:13: release.artists[0] has no name; add 'name:'"),
        ("artists: [~]", "rights.yaml:2:13: release.artists[0] is empty; fill it in or delete it"),
    ],
)
def test_what_cannot_stand_is_told_with_its_place_and_remedy(tmp_path: Path, line: str, told: str) -> None:
    assert problems(tmp_path, f"release:\n  {line}\n") == (told,)


@pytest.mark.parametrize("number", ["123", "0123", "1e5", "0x1F", "1_000"])
@pytest.mark.parametrize("field", ["isrc", "iswc"])
def test_identifiers_that_look_like_numbers_must_be_quoted(tmp_path: Path, field: str, number: str) -> None:
    text = f"tracks:\n  - file: a.wav\n    {field}: {number}\n"

    (told,) = problems(tmp_path, text, "a.wav")
    assert told.endswith(f'must be text, and {number} without quotes is not; write "{number}"')
    quoted = read(tmp_path, text.replace(number, f'"{number}"'), "a.wav")
    assert getattr(quoted.tracks[0], field) == number


def test_every_problem_is_told_at_once_in_the_order_of_the_file(tmp_path: Path) -> None:
    told = problems(
        tmp_path,
        "release:\n  kind: sngle\nuses:\n  - kind: Sample\n    id: a\n  - 12\n  - id: b\n"
        "licences:\n  - rights: master\n",
    )

    assert [line.split(":")[1] for line in told] == ["2", "4", "6", "7", "9", "9"]
    assert told[-2].startswith("rights.yaml:9:5: licences[0] has no id")


def test_a_key_written_twice_names_both_lines(tmp_path: Path) -> None:
    told = problems(tmp_path, "release:\n  title: a\n  title: b\n")

    assert told == ("rights.yaml:3:3: 'title' is written twice, first in line 2; keep one of them",)


def test_a_key_left_empty_is_unknown(tmp_path: Path) -> None:
    manifest = read(tmp_path, "release:\n  commercial:\n  owners: ~\nuses:\nlicences: null\n")

    assert manifest.release.commercial is None
    assert manifest.release.owners is None
    assert manifest.uses == ()


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "---\n", "~\n", "\ufeff# a byte order mark\n"])
def test_an_empty_manifest_knows_nothing(tmp_path: Path, text: str) -> None:
    manifest = read(tmp_path, text)

    assert manifest.written
    assert manifest.release == empty_manifest(tmp_path).release
    assert manifest.release.territories == ("WW",)


def test_no_manifest_knows_nothing_either(tmp_path: Path) -> None:
    manifest = empty_manifest(tmp_path)

    assert not manifest.written
    assert manifest.sha256 is None
    assert manifest.place("uses", 0) == "rights.yaml"


def test_an_absent_file_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(ManifestError, match=r"^rights.yaml: there is no such file; run: rightslint init$"):
        load_manifest(tmp_path / "rights.yaml")


def test_problems_survive_a_process_boundary(tmp_path: Path) -> None:
    import pickle

    with pytest.raises(ManifestErrors) as caught:
        read(tmp_path, "release: {kind: x, state: y}\n")
    again = pickle.loads(pickle.dumps(caught.value))

    assert again.problems == caught.value.problems
    assert len(again.problems) == 2


@pytest.mark.parametrize(
    ("asked", "place"),
    [
        (("uses", 0, "kind"), "15:11"),
        (("uses", "hook", "kind"), "15:11"),
        (("uses[hook].kind",), "15:11"),
        (("uses[hook].what.first_published_year",), "14:94"),
        (("uses[hook].what.owner",), "14:11"),
        (("uses[hook].separation.tool",), "13:5"),
        (("uses[hook].where[0].from",), "16:38"),
        (("licences[night-drive-master].territories",), "22:18"),
        (("tracks[master.wav]",), "10:5"),
        (("release.territories",), "6:16"),
        (("uses[gone]",), "13:3"),
    ],
)
def test_a_place_is_the_value_or_what_it_would_belong_to(
    tmp_path: Path, asked: tuple[str | int, ...], place: str
) -> None:
    assert load_manifest(ferry(tmp_path)).place(*asked) == f"rights.yaml:{place}"


def test_a_place_outside_the_manifest_is_the_manifest(tmp_path: Path) -> None:
    assert load_manifest(ferry(tmp_path)).place("contributors[]", "x") == "rights.yaml"


@pytest.mark.parametrize(
    ("text", "ms"), [("0:41", 41_000), ("1:02:03.5", 3_723_500), ("90", 90_000), ("0.25", 250), ("75:00", 4_500_000)]
)
def test_positions(text: str, ms: int) -> None:
    assert position(text) == ms


@pytest.mark.parametrize("text", ["0:60", "1:60:00", "-1", "1:2", "abc", "", "1:02:03:04", "0:41,5", "1e9", "٣"])
def test_what_is_no_position(text: str) -> None:
    with pytest.raises(Refused, match="must be a position"):
        position(text)


@given(st.integers(min_value=0, max_value=359_999_999))
def test_a_written_position_reads_back(ms: int) -> None:
    seconds, thousandths = divmod(ms, 1000)
    minutes, second = divmod(seconds, 60)
    hours, minute = divmod(minutes, 60)

    assert position(f"{hours}:{minute:02d}:{second:02d}.{thousandths:03d}") == ms
    assert position(f"{ms // 1000}.{thousandths:03d}") == ms


@given(st.lists(st.sampled_from(["US", "EU", "EEA", "GB", "NO", "WW", "FR", "DE"]), max_size=8))
def test_expansion_keeps_what_was_named_once_and_leaves_no_group(codes: list[str]) -> None:
    from compliance import territories

    expanded = territories.expand(codes)
    assert len(expanded) == len(set(expanded))
    assert not {"EU", "EEA"} & set(expanded)
    assert {code for code in codes if code not in {"EU", "EEA"}} <= set(expanded)
    assert territories.expand(expanded) == expanded
    assert set(territories.expand(reversed(codes))) == set(expanded)
