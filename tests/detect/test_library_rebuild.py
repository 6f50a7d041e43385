"""A library can be made anew from its recordings, and kept small; until that is done, it is what it was."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from music import piece, silence, write_wav

from compliance.detect.catalogue import ShardEntry, write_catalogue
from compliance.detect.library import Library
from compliance.detect.rebuild import STAGE, rebuild
from compliance.detect.shards import fewest
from compliance.errors import LibraryError, LibraryVersionError
from compliance.model.files import Tags


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """Recordings ``1.wav`` and ``2.wav``."""
    library = Library.create_or_open(tmp_path / "library")
    files = [write_wav(tmp_path / f"{seed}.wav", piece(seed, 6.0)) for seed in (1, 2)]
    library.add(files, owner="Ada", licence="ada-1", tags_of=lambda path: Tags(title=f"No. {path.stem}", year=1999))
    return library


def aged(library: Library) -> None:
    """Make it a library of an earlier analysis."""
    catalogue = library.catalogue
    earlier = catalogue.totals.parameters | {"analysis": 0.0}
    write_catalogue(library.folder, catalogue.shards, catalogue.held(), parameters=earlier)


def state(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def test_a_library_of_an_earlier_analysis_is_rebuilt_with_its_names(library):
    before = library.references()
    aged(library)
    with pytest.raises(LibraryVersionError, match="rightslint library rebuild"):
        Library.open(library.folder)
    report = rebuild(library.folder)
    assert (report.rebuilt, report.dropped, report.missing) == (2, (), ())
    again = Library.open(library.folder)
    assert again.references() == before
    assert again.verify() == []
    assert not (library.folder / STAGE).exists()


def test_a_damaged_shard_is_mended(library):
    shard = next(library.folder.glob("*.shard"))
    intact = shard.read_bytes()
    shard.write_bytes(intact[:-64] + bytes(64))
    rebuild(library.folder)
    assert shard.read_bytes() == intact
    assert Library.open(library.folder).verify() == []


@pytest.mark.parametrize("harm", ["gone", "changed"])
def test_what_is_missing_is_named_and_the_library_kept(library, tmp_path, harm):
    aged(library)
    before = state(library.folder)
    if harm == "gone":
        (tmp_path / "1.wav").unlink()
    else:
        write_wav(tmp_path / "1.wav", piece(9, 6.0))
    report = rebuild(library.folder)
    assert report.rebuilt == 0
    assert [Path(problem.path).name for problem in report.missing] == ["1.wav"]
    assert state(library.folder) == before


def test_what_is_missing_is_dropped_on_demand(library, tmp_path):
    first, second = library.references()
    (tmp_path / "1.wav").unlink()
    report = rebuild(library.folder, drop_missing=True)
    assert (report.rebuilt, report.dropped) == (1, (first.id,))
    again = Library.open(library.folder)
    assert again.references() == (second,)
    assert again.verify() == []
    assert len(list(library.folder.glob("*.shard"))) == 1


def test_a_library_of_which_nothing_is_left_is_kept(library, tmp_path):
    for seed in (1, 2):
        (tmp_path / f"{seed}.wav").unlink()
    before = state(library.folder)
    assert rebuild(library.folder, drop_missing=True).rebuilt == 0
    assert state(library.folder) == before


def test_a_recording_that_can_no_longer_be_used_counts_as_missing(library, tmp_path):
    import hashlib

    quiet = write_wav(tmp_path / "quiet.wav", silence(4.0))
    sha256 = hashlib.sha256(quiet.read_bytes()).hexdigest()
    (home, first), *others = library.catalogue.held()
    first = msgspec.structs.replace(first, id=sha256[:16], sha256=sha256, file=bytes(quiet))
    write_catalogue(library.folder, library.catalogue.shards, [(home, first), *others])
    before = state(library.folder)
    report = rebuild(library.folder)
    assert (report.rebuilt, [problem.path for problem in report.missing]) == (0, [str(quiet)])
    assert state(library.folder) == before
    assert rebuild(library.folder, drop_missing=True).dropped == (sha256[:16],)


def test_what_a_killed_rebuild_left_is_cleared(library):
    (library.folder / STAGE).mkdir()
    (library.folder / STAGE / "0123456789abcdef.shard").write_bytes(b"half")
    assert len(Library.open(library.folder).references()) == 2
    assert rebuild(library.folder).rebuilt == 2
    assert not (library.folder / STAGE).exists()


def test_there_is_nothing_to_rebuild_where_no_library_is(tmp_path):
    with pytest.raises(LibraryError, match="no reference library"):
        rebuild(tmp_path / "nowhere")
    assert list(tmp_path.iterdir()) == []


def test_a_compacted_library_holds_the_same_in_fewer_shards(library, tmp_path):
    for seed in (3, 4):  # a longer one before a shorter one is not merged on its own
        library.add([write_wav(tmp_path / f"{seed}.wav", piece(seed, 2.0))])
    before = library.references()
    many = len(list(library.folder.glob("*.shard")))
    assert many > 1
    assert library.compact() == (many, 1)
    again = Library.open(library.folder)
    assert again.references() == before
    assert again.verify() == []
    assert len(list(library.folder.glob("*.shard"))) == 1
    assert again.compact() == (1, 1)


def entry(hours: float, name: str) -> ShardEntry:
    return ShardEntry(name=name, size_bytes=1, hours=hours)


def test_shards_are_merged_up_to_their_greatest_length():
    shards = [entry(hours, name) for name, hours in zip("abcdef", (26.0, 12.0, 13.0, 9.0, 7.0, 8.0), strict=True)]
    groups = [[shard.name for shard in group] for group in fewest(shards, most_hours=25.0)]
    assert groups == [["a"], ["b", "c"], ["d", "e", "f"]]
    assert fewest([], most_hours=25.0) == []
