"""A report is written whole or not at all."""

from __future__ import annotations

import stat
import subprocess
import sys
from pathlib import Path

import pytest

from compliance.errors import ReportError
from compliance.report.write import write_atomically

UNDER_A_LIMIT = """
import resource, sys
from pathlib import Path
from compliance.errors import ReportError
from compliance.report.write import write_atomically
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
try:
    write_atomically(Path(sys.argv[1]), b"x" * 100_000)
except ReportError as error:
    print(error)
"""


def names_in(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


def test_writes_a_new_file_and_replaces_an_old_one(tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    write_atomically(path, b"one")
    assert path.read_bytes() == b"one"
    write_atomically(path, b"two")
    assert path.read_bytes() == b"two"
    assert names_in(tmp_path) == ["report.html"]


def test_keeps_the_permissions_of_the_file_it_replaces(tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    path.write_bytes(b"old")
    path.chmod(0o640)
    write_atomically(path, b"new")
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_link_keeps_pointing_at_its_target(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    target, link = tmp_path / "elsewhere" / "report.html", tmp_path / "latest.html"
    target.write_bytes(b"old")
    link.symlink_to(target)
    write_atomically(link, b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"


def test_a_full_disk_leaves_the_old_report_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    path.write_bytes(b"old")
    command = [sys.executable, "-c", UNDER_A_LIMIT, str(path)]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert said.startswith(f"{path}: the report cannot be written: ")
    assert said.rstrip().endswith("; free some space, or name another file with --output")
    assert path.read_bytes() == b"old"
    assert names_in(tmp_path) == ["report.html"]


def test_a_device_is_written_to_and_stays_a_device() -> None:
    write_atomically(Path("/dev/null"), b"gone")
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)
    with pytest.raises(ReportError, match="free some space"):
        write_atomically(Path("/dev/full"), b"x")


@pytest.mark.parametrize(
    ("name", "remedy"),
    [("missing/report.html", "create the folder first"), (".", "name a file, not a folder"), ("file/x", "name a file")],
)
def test_names_the_path_and_the_remedy(tmp_path: Path, name: str, remedy: str) -> None:
    (tmp_path / "file").write_bytes(b"")
    path = tmp_path / name
    with pytest.raises(ReportError) as caught:
        write_atomically(path, b"x")
    assert caught.value.place == str(path)
    assert caught.value.remedy.startswith(remedy)
    assert names_in(tmp_path) == ["file"]


def test_a_loop_of_links_is_an_error_of_ours(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    with pytest.raises(ReportError, match="cannot be written"):
        write_atomically(tmp_path / "a", b"x")
