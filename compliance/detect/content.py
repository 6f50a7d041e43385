"""What a file holds: the SHA-256 that names a recording, and whether the file still is what was read.

Files are read twice, for the sum and for the sound, and seconds or, in a rebuild, hours lie between. The sum stands for
what was decoded because device, inode, size and times of the file are the same before the first reading and after
the last. Where they are not (a new link or other rights change a time too), the file is read once more and decides.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import NamedTuple

from compliance.audio.decoders import open_decoder
from compliance.audio.source import display, open_source
from compliance.detect.vouching import Identity, identity_of
from compliance.errors import AudioError


class Content(NamedTuple):
    """What a file held when it was read. sha256 : hexadecimal; identity : of the file, taken before it was read."""

    sha256: str
    identity: Identity | None


def content_of(path: Path) -> Content:
    """Read all of an audio file.

    Raises
    ------
    AudioError : it cannot be read, or is not audio
    """
    open_decoder(path).close()  # refuses what is no audio before all of it is read
    identity = identity_of(path)
    try:
        with open_source(path) as file:
            return Content(hashlib.file_digest(file, "sha256").hexdigest(), identity)
    except OSError as error:
        raise AudioError(
            f"cannot be read ({(error.strerror or 'input/output error').lower()})", place=display(path)
        ) from error


def still(path: Path, content: Content) -> Content:
    """Make sure that a file is what it was; it is read again only if something else about it has changed.

    Raises
    ------
    AudioError : it holds something else, or cannot be read any more
    """
    if content.identity is not None and identity_of(path) == content.identity:
        return content
    now = content_of(path)
    if now.sha256 != content.sha256:
        remedy = "run it again when no other program writes to the file"
        raise AudioError("was changed while it was being read", place=display(path), remedy=remedy)
    return now
