"""Checking every byte of a library: the catalogue, the shards, and the Chromaprint prints beside them."""

from __future__ import annotations

import os
from collections import defaultdict
from pathlib import Path

from compliance.detect.catalogue import Catalogue
from compliance.detect.shard import damaged, open_shard
from compliance.detect.storage import changed_prints
from compliance.errors import LibraryError
from compliance.model.files import Problem
from compliance.safe_text import printable

_REMEDY_PRINT = "add the recording again: rightslint library add PATH"


def problems_of(folder: Path, catalogue: Catalogue) -> list[Problem]:
    """One problem per file of the library that is not what it was when it was written."""
    found: list[Problem] = []
    members: defaultdict[str, set[str]] | None = defaultdict(set)
    try:
        catalogue.check()
        for home, track in catalogue.held():
            members[home].add(track.id)
    except LibraryError as error:
        found.append(_problem(error))
        members = None  # what a damaged catalogue says of the shards is no evidence against them
    for path in catalogue.shard_files():
        try:
            held = {print_.id for print_ in open_shard(path, whole=True).prints}
            if members is not None and held != members[path.name]:
                raise damaged(catalogue.path, f"does not name the recordings that {path.name} holds")
        except LibraryError as error:
            found.append(_problem(error))
    return found + [
        Problem(path=printable(os.fspath(path)), problem="has changed since it was written", remedy=_REMEDY_PRINT)
        for path in changed_prints(folder)
    ]


def _problem(error: LibraryError) -> Problem:
    return Problem(path=error.place, problem=error.problem, remedy=error.remedy)
