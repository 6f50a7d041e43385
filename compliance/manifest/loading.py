"""Reading ``rights.yaml``: text, tree, values, and then whether they agree with each other."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import msgspec

from compliance.errors import ManifestError
from compliance.manifest import references, tree
from compliance.manifest.manifest import FILE_NAME, Manifest, ManifestErrors, Positions, ids_of
from compliance.manifest.reading import Reading
from compliance.manifest.shape import Declared


def load_manifest(path: Path) -> Manifest:
    """Read a manifest; the folder it lies in is the project.

    Fatal is what makes its statements unreadable or contradictory: malformed YAML, unknown keys, wrong values, repeated
    ids, references to what is not there, dates in the wrong order. Licence papers are checked by `check_documents`.

    Raises
    ------
    ManifestErrors : with every problem, one line each
    """
    data = _bytes(path)
    reading = Reading(name=FILE_NAME)
    declared = _declared(data, reading)
    ids = ids_of(declared)
    manifest = Manifest(
        **{name: getattr(declared, name) for name in Declared.__struct_fields__},
        root=path.parent,
        sha256=hashlib.sha256(data).hexdigest(),
        positions=Positions(values=reading.positions, ids=ids),
    )
    if problems := references.check(manifest):
        raise ManifestErrors.of(problems)
    return manifest


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(tree.MAX_BYTES + 1)
    except FileNotFoundError:
        raise ManifestErrors("there is no such file", place=FILE_NAME, remedy="run: rightslint init") from None
    except OSError as error:
        reason = (error.strerror or "it cannot be read").lower()
        raise ManifestErrors(f"cannot be read ({reason})", place=FILE_NAME) from None


def _declared(data: bytes, reading: Reading) -> Declared:
    try:
        root = tree.parse(data, name=FILE_NAME)
        said: Any = {} if root is None else reading.read(root, msgspec.inspect.type_info(Declared))
    except ManifestError as problem:
        raise ManifestErrors.of([*reading.problems, problem]) from None
    if reading.problems:
        raise ManifestErrors.of(sorted(reading.problems, key=references.line))
    return msgspec.convert(said, Declared)
