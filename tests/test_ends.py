"""A declared range past the end of its file is an error at its line, whatever else the manifest says."""

from __future__ import annotations

from pathlib import Path

import pytest
from rights_samples import asset, project

from compliance.manifest import Manifest, ManifestErrors, load_manifest
from compliance.reconcile import check_ends

USE = "uses:\n  - id: hook\n    kind: sample\n    where: [{file: master.wav, %s}]\n"


def declared(root: Path, text: str) -> Manifest:
    return load_manifest(project(root, text, "master.wav", "set.wav"))


@pytest.mark.parametrize("places", ['from: "3:10"', 'from: "0:41", to: "3:42"', 'to: "3:43"', 'from: "3:41.5"'])
def test_a_range_inside_the_file_passes(tmp_path: Path, places: str) -> None:
    check_ends(declared(tmp_path, USE % places), [asset("master.wav", duration_s=222.0)])


@pytest.mark.parametrize(
    ("places", "problem"),
    [
        ('from: "0:41", to: "3:44"', "rights.yaml:4:50: 'to' is 3:44, and master.wav ends at 3:42"),
        ('from: "9:00", to: "9:10"', "rights.yaml:4:38: 'from' is 9:00, and master.wav ends at 3:42"),
        ('to: "1:00:00"', "rights.yaml:4:36: 'to' is 1:00:00, and master.wav ends at 3:42"),
    ],
)
def test_a_range_past_the_end_is_named_with_its_line(tmp_path: Path, places: str, problem: str) -> None:
    with pytest.raises(ManifestErrors) as caught:
        check_ends(declared(tmp_path, USE % places), [asset("master.wav", duration_s=222.9)])
    assert caught.value.problems[0].startswith(problem)
    assert "correct the position" in caught.value.problems[0]


def test_every_range_is_told_in_the_order_of_its_lines(tmp_path: Path) -> None:
    manifest = declared(
        tmp_path,
        USE % 'to: "8:00"' + "tracks:\n  - file: set.wav\n    tracklist:\n"
        '      - {from: "0:00", to: "1:00", title: A}\n      - {from: "1:00", to: "2:00", title: B}\n',
    )

    with pytest.raises(ManifestErrors) as caught:
        check_ends(manifest, [asset("master.wav"), asset("set.wav", duration_s=90.0)])
    assert [problem.split(": ")[0] for problem in caught.value.problems] == ["rights.yaml:4:36", "rights.yaml:9:28"]


def test_a_file_that_could_not_be_read_has_no_known_end(tmp_path: Path) -> None:
    check_ends(declared(tmp_path, USE % 'to: "9:59:59"'), [asset("set.wav", duration_s=1.0)])
