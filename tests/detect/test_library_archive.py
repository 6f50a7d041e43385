"""A library survives the journey in one file, and nothing else gets in on the way."""

from __future__ import annotations

import hashlib
import io
import json
import tarfile
from collections.abc import Callable
from pathlib import Path

import pytest
from music import piece, write_wav

from compliance.detect.archive import CATALOGUE, MANIFEST, export_library, import_library
from compliance.detect.identify import identify_asset
from compliance.detect.library import Library
from compliance.detect.packing import PARAMETERS
from compliance.detect.storage import summed
from compliance.errors import LibraryDamagedError, LibraryError, LibraryVersionError
from compliance.model.files import Tags

Files = dict[str, bytes]
PRINT = summed(b'{"kept": true}')


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two recordings in a library, with a Chromaprint print of the first."""
    folder = tmp_path_factory.mktemp("shelf")
    library = Library.create_or_open(folder / "library")
    files = [write_wav(folder / f"{seed}.wav", piece(seed, 12.0)) for seed in (1, 2)]
    library.add(files, owner="Ada", licence="ada-1", tags_of=lambda path: Tags(title=path.stem))
    (library.folder / "chromaprint").mkdir()
    (library.folder / "chromaprint" / f"{library.references()[0].id}.json").write_bytes(PRINT)
    return library.folder


@pytest.fixture(scope="module")
def archive(shelf: Path) -> Path:
    target = shelf.parent / "refs.tar"
    assert export_library(shelf, target) == 2
    return target


def files_in(archive: Path) -> Files:
    with tarfile.open(archive) as tar:
        return {member.name: content.read() for member in tar if (content := tar.extractfile(member))}


def packed(path: Path, files: Files, *, manifest: Callable[[list[dict[str, object]]], object] = lambda _: None) -> Path:
    """An archive of these files with a manifest that fits them, changed by `manifest`."""
    entries: list[dict[str, object]] = [
        {"name": name, "size_bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}
        for name, content in files.items()
        if name != MANIFEST
    ]
    manifest(entries)
    told = {"format": "rightslint.library-archive/2", "parameters": PARAMETERS, "files": entries}
    with tarfile.open(path, "w") as tar:
        for name, content in {
            MANIFEST: json.dumps(told).encode(),
            **{k: v for k, v in files.items() if k != MANIFEST},
        }.items():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            tar.addfile(member, io.BytesIO(content))
    return path


def test_an_imported_library_answers_as_the_exported_one(shelf, archive, tmp_path):
    report = import_library(archive, tmp_path / "new")
    new = Library.open(tmp_path / "new")
    assert new.references() == Library.open(shelf).references() == report.added
    assert new.verify() == []
    query = write_wav(tmp_path / "query.wav", piece(2, 12.0)[44_100:])
    answers = [identify_asset(query, "query", library_dir=folder) for folder in (shelf, new.folder)]
    assert answers[0] == answers[1]
    assert answers[0].matches
    prints = [path.read_bytes() for path in (new.folder / "chromaprint").iterdir()]
    assert prints == [PRINT]


def test_equal_libraries_make_equal_archives(shelf, archive, tmp_path):
    import_library(archive, tmp_path / "new")
    again, reimported = tmp_path / "again.tar", tmp_path / "reimported.tar"
    export_library(shelf, again)
    export_library(tmp_path / "new", reimported)
    assert again.read_bytes() == archive.read_bytes() == reimported.read_bytes()


def test_importing_into_a_library_keeps_what_it_has(shelf, archive, tmp_path):
    library = Library.create_or_open(tmp_path / "mine")
    library.add([shelf.parent / "1.wav", write_wav(tmp_path / "3.wav", piece(3, 12.0))], owner="Bo")
    report = import_library(archive, library.folder)
    assert [reference.title for reference in report.added] == ["2"]
    assert [reference.owner for reference in report.already] == ["Bo"]
    assert [reference.owner for reference in Library.open(library.folder).references()] == ["Bo", "Bo", "Ada"]
    assert Library.open(library.folder).verify() == []


def test_importing_twice_changes_nothing(archive, tmp_path):
    import_library(archive, tmp_path / "new")
    digest = Library.open(tmp_path / "new").digest
    assert import_library(archive, tmp_path / "new").added == ()
    assert Library.open(tmp_path / "new").digest == digest


@pytest.mark.parametrize("position", [0.2, 0.5, 0.95])
def test_one_flipped_byte_is_found(archive, tmp_path, position):
    files = files_in(archive)
    shard = next(name for name in files if name.endswith(".shard"))
    content = bytearray(archive.read_bytes())
    content[content.index(files[shard][:64]) + int(len(files[shard]) * position)] ^= 1
    (tmp_path / "bad.tar").write_bytes(content)
    with pytest.raises(LibraryDamagedError, match=r"changed since it was exported"):
        import_library(tmp_path / "bad.tar", tmp_path / "new")
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize("share", [0.0, 0.001, 0.3, 0.6])
def test_an_archive_that_is_cut_short_is_refused(archive, tmp_path, share):
    content = archive.read_bytes()
    (tmp_path / "cut.tar").write_bytes(content[: int(len(content) * share)])
    with pytest.raises(LibraryDamagedError):
        import_library(tmp_path / "cut.tar", tmp_path / "new")
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize(
    "name",
    ["../outside.shard", "/tmp/0123456789abcdef.shard", "a/../catalogue.json", "notes.txt", "chromaprint/../x.json"],
)
def test_a_path_that_no_library_has_is_refused(archive, tmp_path, name):
    bad = packed(tmp_path / "bad.tar", files_in(archive) | {name: b"x"})
    with pytest.raises(LibraryDamagedError, match="no place in a library"):
        import_library(bad, tmp_path / "new")
    assert not (tmp_path / "new").exists()
    assert not (tmp_path / "outside.shard").exists()


def test_a_file_that_the_manifest_does_not_name_is_refused(archive, tmp_path):
    bad = packed(tmp_path / "bad.tar", files_in(archive), manifest=lambda entries: entries.pop())
    with pytest.raises(LibraryDamagedError, match="manifest does not name"):
        import_library(bad, tmp_path / "new")


def test_a_file_that_is_named_and_lacking_is_refused(archive, tmp_path):
    def lacking(entries: list[dict[str, object]]) -> None:
        entries.append({"name": "0123456789abcdef.shard", "size_bytes": 1, "sha256": "0" * 64})

    with pytest.raises(LibraryDamagedError, match="lacks 0123456789abcdef"):
        import_library(packed(tmp_path / "bad.tar", files_in(archive), manifest=lacking), tmp_path / "new")


@pytest.mark.parametrize("kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.FIFOTYPE, tarfile.DIRTYPE])
def test_links_and_special_files_are_refused(archive, tmp_path, kind):
    files = files_in(archive)
    bad = packed(tmp_path / "bad.tar", {}, manifest=lambda entries: entries.extend(
        {"name": name, "size_bytes": 0, "sha256": hashlib.sha256(b"").hexdigest()} for name in [CATALOGUE]
    ))  # fmt: skip
    with tarfile.open(bad, "a") as tar:
        member = tarfile.TarInfo(CATALOGUE)
        member.type, member.linkname = kind, "/etc/passwd"
        tar.addfile(member)
    assert files
    with pytest.raises(LibraryDamagedError):
        import_library(bad, tmp_path / "new")
    assert not (tmp_path / "new").exists()


def test_another_analysis_version_is_refused_with_the_remedy(archive, tmp_path):
    files = files_in(archive)
    told = json.loads(files[MANIFEST])
    told["parameters"]["analysis"] = 0
    content = json.dumps(told).encode()
    with tarfile.open(tmp_path / "old.tar", "w") as tar:
        member = tarfile.TarInfo(MANIFEST)
        member.size = len(content)
        tar.addfile(member, io.BytesIO(content))
    with pytest.raises(LibraryVersionError, match=r"analysis 0 .*rightslint library rebuild"):
        import_library(tmp_path / "old.tar", tmp_path / "new")


def test_a_catalogue_that_names_other_recordings_is_refused(archive, shelf, tmp_path):
    files = files_in(archive)
    listing = json.loads(files[CATALOGUE])
    listing["tracks"][0][1]["id"] = "0123456789abcdef"
    files[CATALOGUE] = json.dumps(listing).encode()
    with pytest.raises(LibraryDamagedError, match="does not hold a library"):
        import_library(packed(tmp_path / "bad.tar", files), tmp_path / "new")


def test_a_print_that_has_changed_is_refused(archive, tmp_path):
    files = files_in(archive)
    name = next(name for name in files if name.startswith("chromaprint/"))
    files[name] = files[name].replace(b"true", b"null")
    with pytest.raises(LibraryDamagedError, match="does not hold a library that is intact"):
        import_library(packed(tmp_path / "bad.tar", files), tmp_path / "new")


def test_a_library_that_is_damaged_is_not_exported(archive, tmp_path):
    import_library(archive, tmp_path / "new")
    shard = next((tmp_path / "new").glob("*.shard"))
    content = bytearray(shard.read_bytes())
    content[-100] ^= 1
    shard.write_bytes(content)
    with pytest.raises(LibraryDamagedError):
        export_library(tmp_path / "new", tmp_path / "out.tar")
    assert not (tmp_path / "out.tar").exists()


def test_an_archive_that_cannot_be_written_leaves_nothing(shelf, tmp_path):
    with pytest.raises(LibraryError, match="cannot be written"):
        export_library(shelf, tmp_path / "missing" / "out.tar")
    with pytest.raises(LibraryError, match="cannot be written"):
        export_library(shelf, tmp_path)
    assert list(tmp_path.iterdir()) == []
