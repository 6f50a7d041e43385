"""The library holds what was added, says what was not, and tells when it is not what it was."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from music import piece, silence, write_wav

from compliance.detect.catalogue import CATALOGUE, Catalogue, write_catalogue
from compliance.detect.library import LOCK, Library
from compliance.detect.rebuild import rebuild
from compliance.detect.storage import PRINTS, exclusive, summed
from compliance.errors import AudioError, LibraryDamagedError, LibraryError, LibraryVersionError
from compliance.model.files import Tags
from compliance.progress import Silent


def song(folder: Path, seed: int, name: str | None = None) -> Path:
    return write_wav(folder / (name or f"{seed}.wav"), piece(seed, 6.0))


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """One recording, ``1.wav``, of owner Ada."""
    library = Library.create_or_open(tmp_path / "library")
    library.add([song(tmp_path, 1)], owner="Ada")
    return library


def names(library: Library) -> list[str]:
    return sorted(Path(reference.path).name for reference in library.references())


def test_an_addition_is_there_when_the_library_is_opened_again(library, tmp_path):
    report = library.add([song(tmp_path, 2), song(tmp_path, 3)], tags_of=lambda path: Tags(title=path.stem, isrc="X"))
    assert [reference.title for reference in report.added] == ["2", "3"]
    again = Library.open(library.folder)
    assert names(again) == ["1.wav", "2.wav", "3.wav"]
    assert again.digest == library.digest
    assert again.hours == pytest.approx(18 / 3600, rel=0.01)
    assert {print_.id for print_ in again.index().members} == {reference.id for reference in again.references()}
    assert again.verify() == []


def test_a_reference_is_named_after_its_content(library, tmp_path):
    import hashlib

    expected = hashlib.sha256((tmp_path / "1.wav").read_bytes()).hexdigest()[:16]
    assert [reference.id for reference in library.references()] == [expected]


def test_the_summary_counts_what_happened(library, tmp_path):
    report = library.add([tmp_path / "1.wav", song(tmp_path, 2)])
    assert report.summary.startswith(
        "Added 1 recording (0.1 min); 1 recording already there. Library: 2 recordings, 0.2 min,"
    )


def test_the_same_file_again_is_there_already(library, tmp_path):
    before = library.digest
    shutil.copy(tmp_path / "1.wav", tmp_path / "copy.wav")
    report = library.add([tmp_path / "1.wav", tmp_path / "copy.wav"])
    assert not report.added
    assert len(report.already) == 2
    assert Library.open(library.folder).digest == before


def test_adding_again_with_another_licence_replaces_it_and_keeps_the_rest(library, tmp_path):
    report = library.add([tmp_path / "1.wav"], licence="splice-2026")
    assert [(r.licence, r.owner) for r in report.updated] == [("splice-2026", "Ada")]
    assert [(r.licence, r.owner) for r in Library.open(library.folder).references()] == [("splice-2026", "Ada")]


def test_files_that_cannot_be_used_are_reported_and_the_others_added(library, tmp_path):
    empty, text = tmp_path / "empty.wav", tmp_path / "text.wav"
    empty.touch()
    text.write_text("not audio\n" * 100)
    files = [empty, text, tmp_path / "missing.wav", write_wav(tmp_path / "silent.wav", silence(4))]
    files += [write_wav(tmp_path / "short.wav", piece(1, 1.0)), song(tmp_path, 2), tmp_path]
    report = library.add(files)
    assert names(library) == ["1.wav", "2.wav"]
    assert [Path(problem.path).name for problem in report.problems] == [
        "empty.wav", "text.wav", "missing.wav", "silent.wav", "short.wav", tmp_path.name,
    ]  # fmt: skip
    assert all(problem.problem for problem in report.problems)


def test_a_truncated_file_is_added_and_reported(library, tmp_path):
    whole = song(tmp_path, 2)
    cut = tmp_path / "cut.wav"
    cut.write_bytes(whole.read_bytes()[: whole.stat().st_size // 2])
    report = library.add([cut])
    assert len(report.added) == 1
    assert "truncated" in report.problems[0].problem


def test_names_with_spaces_newlines_and_other_bytes_survive(library, tmp_path):
    hostile = Path(os.fsdecode(b"a b\nc \xff\x1b[31m.wav"))
    library.add([song(tmp_path, 2).rename(tmp_path / hostile)])
    track = list(Catalogue.open(library.folder).tracks())[-1]
    assert track.path == tmp_path / hostile
    assert Library.open(library.folder).references()[-1].path == f"{tmp_path}/a b\\nc \\xff\\x1b[31m.wav"


def test_tags_that_cannot_be_read_do_not_keep_a_recording_out(library, tmp_path):
    def broken(path: Path) -> Tags:
        raise AudioError("no tags")

    assert len(library.add([song(tmp_path, 2)], tags_of=broken).added) == 1


def test_names_are_stored_as_they_are_and_shown_escaped(library, tmp_path):
    title = "\x1b[2J\u202e\n\0 Ä \U0001d11e"
    library.add([song(tmp_path, 2)], owner="A\tda\x07", tags_of=lambda _path: Tags(title=title, artist="\ud800" * 3))
    again = Library.open(library.folder)
    track = list(again.catalogue.tracks())[-1]
    assert (track.title, track.owner, track.artist) == (title, "A\tda\x07", "\\ud800" * 3)
    shown = again.recordings[track.id]
    assert (shown.title, shown.owner) == ("\\x1b[2J\\u202e\\n\\x00 Ä \U0001d11e", "A\\tda\\x07")
    assert again.verify() == []


def test_excessive_names_are_cut(library, tmp_path):
    library.add([song(tmp_path, 2)], tags_of=lambda _path: Tags(title="x" * 10**6))
    assert Library.open(library.folder).references()[-1].title == "x" * 10_000


def test_removed_recordings_leave_nothing_behind(library, tmp_path):
    library.add([song(tmp_path, 2), song(tmp_path, 3)])
    gone = next(r.id for r in library.references() if r.path.endswith("2.wav"))
    assert library.remove([gone]) == 1
    again = Library.open(library.folder)
    assert names(again) == ["1.wav", "3.wav"]
    assert again.verify() == []
    assert all(gone.encode() not in file.read_bytes() for file in library.folder.iterdir())


def test_the_last_recording_can_be_removed(library):
    library.remove([library.references()[0].id])
    again = Library.open(library.folder)
    assert again.references() == ()
    assert again.hours == 0
    assert again.verify() == []


def test_an_unknown_id_removes_nothing(library):
    known = library.references()[0].id
    with pytest.raises(LibraryError, match="no recording has the id 0123; see: rightslint library list"):
        library.remove([known, "0123"])
    assert names(Library.open(library.folder)) == ["1.wav"]


def test_small_shards_are_merged(library, tmp_path):
    for seed in range(2, 9):
        library.add([song(tmp_path, seed)])
    assert len(list(library.folder.glob("*.shard"))) <= 4
    assert len(library.index().members) == 8
    assert library.verify() == []


def test_equal_recordings_make_equal_libraries(tmp_path):
    files = [song(tmp_path, seed) for seed in (1, 2)]
    digests = set()
    for name in ("a", "b"):
        library = Library.create_or_open(tmp_path / name)
        library.add(files)
        digests.add((library.digest, *sorted(shard.read_bytes() for shard in library.folder.glob("*.shard"))))
    assert len(digests) == 1


@pytest.mark.parametrize("which", ["*.shard", CATALOGUE])
def test_one_changed_bit_anywhere_is_found(library, tmp_path, which):
    file = next(library.folder.glob(which))
    content = file.read_bytes()
    places = sorted({0, 3, 8, 50, 300, len(content) // 3, len(content) // 2, len(content) - 2, len(content) - 1})
    for place in places:
        damaged = bytearray(content)
        damaged[place] ^= 4
        file.write_bytes(damaged)
        with pytest.raises(LibraryDamagedError) as caught:
            _problem_of(library.folder)
        assert caught.value.remedy
        assert file.name in caught.value.place
    file.write_bytes(content)
    assert Library.open(library.folder).verify() == []


def test_one_changed_bit_in_a_print_is_found_and_adding_again_mends_it(library, tmp_path):
    from compliance import curate

    def add() -> None:
        curate.add([tmp_path / "1.wav"], library=library.folder, licence=None, owner=None, progress=Silent())

    add()
    file = next((library.folder / PRINTS).iterdir())
    intact = file.read_bytes()
    for place in range(0, len(intact), 7):
        file.write_bytes(intact[:place] + bytes([intact[place] ^ 2]) + intact[place + 1 :])
        assert [problem.path for problem in Library.open(library.folder).verify()] == [str(file)]
    add()
    assert file.read_bytes() == intact
    assert Library.open(library.folder).verify() == []


def test_the_next_writer_deletes_the_prints_of_recordings_that_are_gone(library, tmp_path):
    (library.folder / PRINTS).mkdir()
    gone = library.folder / PRINTS / "0123456789abcdef.json"
    gone.write_bytes(summed(b"{}"))
    kept = gone.with_name(f"{library.references()[0].id}.json")
    kept.write_bytes(summed(b"{}"))
    library.compact()
    assert [path.name for path in (library.folder / PRINTS).iterdir()] == [kept.name]


def _problem_of(folder: Path) -> None:
    """Raise what opening and verifying says of a library."""
    for problem in Library.open(folder).verify():
        raise LibraryDamagedError(problem.problem, place=problem.path, remedy=problem.remedy)


@pytest.mark.parametrize("size", [0, 20, 1000])
def test_a_shard_that_is_cut_short_is_found_at_once(library, size):
    shard = next(library.folder.glob("*.shard"))
    shard.write_bytes(shard.read_bytes()[:size])
    with pytest.raises(LibraryDamagedError, match=f"has {size} bytes in place of"):
        Library.open(library.folder)


def test_a_missing_shard_is_found_at_once(library):
    next(library.folder.glob("*.shard")).unlink()
    with pytest.raises(LibraryDamagedError, match="is missing"):
        Library.open(library.folder)


def test_a_shard_in_place_of_another_is_found(library, tmp_path):
    other = Library.create_or_open(tmp_path / "other")
    other.add([song(tmp_path, 2)])
    shard = next(library.folder.glob("*.shard"))
    shutil.copy(next(other.folder.glob("*.shard")), shard)
    with pytest.raises(LibraryDamagedError):
        _problem_of(library.folder)


def test_a_library_of_another_analysis_is_refused_with_the_remedy(library):
    catalogue = library.catalogue
    earlier = catalogue.totals.parameters | {"analysis": 0.0}
    write_catalogue(library.folder, catalogue.shards, catalogue.held(), parameters=earlier)
    with pytest.raises(LibraryVersionError, match=r"made by analysis 0 .* needs 3 .*rightslint library rebuild"):
        Library.open(library.folder)


def test_a_catalogue_of_another_kind_is_refused_with_the_remedy(library):
    file = library.folder / CATALOGUE
    content = bytearray(file.read_bytes())
    content[60:64] = (9).to_bytes(4, "big")
    file.write_bytes(content)
    with pytest.raises(LibraryVersionError, match=r"library/9\), .*; add the recordings again to a new folder"):
        Library.open(library.folder)


@pytest.mark.parametrize("use", [Library.open, Library.create_or_open, rebuild])
def test_a_library_of_the_first_kind_is_refused_with_the_remedy(tmp_path, use):
    (tmp_path / "library.json").write_text('{"format":"rightslint.library/1"}\n0123\n')
    (tmp_path / "0123456789abcdef.shard").write_bytes(b"RLSHARD1")
    with pytest.raises(LibraryVersionError, match=r"library\.json.*; add the recordings again to a new folder: rights"):
        use(tmp_path)
    assert len(list(tmp_path.iterdir())) == 2


def test_an_empty_folder_is_no_library_but_can_become_one(tmp_path):
    with pytest.raises(LibraryError, match="there is no reference library here; add recordings with"):
        Library.open(tmp_path)
    assert Library.create_or_open(tmp_path).references() == ()


def test_a_folder_with_other_things_does_not_become_a_library(tmp_path):
    song(tmp_path, 1)
    with pytest.raises(LibraryError, match="holds other files"):
        Library.create_or_open(tmp_path)


def test_a_second_writer_is_refused_and_readers_are_not(library, tmp_path):
    with exclusive(library.folder / LOCK):
        with pytest.raises(LibraryError, match="another rightslint is changing this library; wait"):
            Library.open(library.folder).add([song(tmp_path, 2)])
        assert names(Library.open(library.folder)) == ["1.wav"]
    assert len(library.add([song(tmp_path, 2)]).added) == 1


def test_a_writer_works_on_the_newest_state(library, tmp_path):
    stale = Library.open(library.folder)
    library.add([song(tmp_path, 2)])
    stale.add([song(tmp_path, 3)])
    assert names(Library.open(library.folder)) == ["1.wav", "2.wav", "3.wav"]


def test_a_reader_keeps_its_index_while_a_writer_replaces_the_shards(library, tmp_path):
    index = Library.open(library.folder).index()
    before = [len(member.peaks) for member in index.members]
    library.add([song(tmp_path, 2)])
    assert [len(member.peaks) for member in index.members] == before
    assert int(index.members[0].peaks["time"][-1]) > 0
