"""A small reference library that the tests of searching share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from music import Samples, piece, write_wav

from compliance.detect.identify import AssetMatches, identify_asset
from compliance.detect.index import Index, build_table, joined_index
from compliance.detect.library import Library
from compliance.detect.packing import print_of
from compliance.detect.peaks import RATE_HZ
from compliance.model.files import Tags

REFERENCE_SEEDS = (1, 2, 3, 4)
REFERENCE_S = 40.0


def _tags(path: Path) -> Tags:
    return Tags(title=path.stem, year=2011)


@pytest.fixture(scope="session")
def library_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four pieces of 40 s, titled ``piece 1`` to ``piece 4``."""
    folder = tmp_path_factory.mktemp("references")
    files = [write_wav(folder / f"piece {seed}.wav", piece(seed, REFERENCE_S)) for seed in REFERENCE_SEEDS]
    library = Library.create_or_open(folder / "library")
    library.add(files, owner="Quiet Harbour", licence="harbour-1", tags_of=_tags)
    return library.folder


@pytest.fixture
def identify(library_dir: Path, tmp_path: Path) -> Callable[[Samples], AssetMatches]:
    """Search samples in the library."""

    def search(samples: Samples) -> AssetMatches:
        return identify_asset(write_wav(tmp_path / "asset.wav", samples), "asset.wav", library_dir=library_dir)

    return search


@pytest.fixture(scope="session")
def spliced() -> Index:
    """Three recordings; the second holds four seconds of the first from its own seventh second on."""
    first, second, third = (piece(seed, 20.0, rate_hz=RATE_HZ).copy() for seed in (1, 2, 3))
    second[7 * RATE_HZ : 11 * RATE_HZ] = first[5 * RATE_HZ : 9 * RATE_HZ]
    prints = [print_of(str(number), [sound]) for number, sound in enumerate((first, second, third))]
    return joined_index([(build_table(prints), prints)])
