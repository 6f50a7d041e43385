"""Marks of provenance in a file: advisory all of them, and their absence proves nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, BinaryIO, Final

from compliance.model.files import Mark
from compliance.safe_text import printable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from compliance.probe.chunks import Chunks

# As Suno writes it into the comment of the files it hands out: "made with suno; created=...; id=...".
_SUNO_COMMENT = re.compile(r"\bmade with suno\b", re.IGNORECASE)
_SUNO_ADDRESS = re.compile(r"\bsuno\.(?:com|ai)/song/", re.IGNORECASE)
_QUOTED_CHARS: Final = 160
# The media types of the manifest store in an ID3 frame, by the present specification of C2PA and by earlier ones.
C2PA_MEDIA_TYPES = frozenset({"application/c2pa", "application/x-c2pa-manifest-store"})
# The `uuid` box of the manifest store in ISO media files (C2PA specification, "Embedding manifests").
_C2PA_BOX_UUID = bytes.fromhex("d8fec3d61b0e483c92975828877ec481")
_MAX_BOXES: Final = 1000


def generator_marks(comments: Iterable[str], addresses: Iterable[str]) -> tuple[Mark, ...]:
    """Return a mark for each statement of a music generator.

    Parameters
    ----------
    comments : free text from tags
    addresses : URLs from tags (``WOAS``)
    """
    said = [f"comment: {_quoted(text)}" for text in comments if _SUNO_COMMENT.search(text)]
    said += [f"source address: {_quoted(url)}" for url in addresses if _SUNO_ADDRESS.search(url)]
    return tuple(Mark(kind="generator", detail=f"Suno ({what})") for what in dict.fromkeys(said))


def purchase_mark(atoms: Iterable[str]) -> Mark | None:
    """Return the mark of a bought copy that names its buyer; the name itself is never read into it."""
    names = ", ".join(atoms)
    return Mark(kind="purchase", detail=f"a store's copy that names its buyer ({names}; redacted)") if names else None


def credentials_mark(place: str) -> Mark:
    """Return the mark for Content Credentials found at `place`."""
    return Mark(kind="c2pa", detail=f"Content Credentials ({place}): present, not verified")


def credentials_in_chunks(chunks: Chunks | None) -> Mark | None:
    """Look for a ``C2PA`` chunk in a RIFF file."""
    found = chunks is not None and any(chunk.id == "C2PA" for chunk in chunks.chunks)
    return credentials_mark("C2PA chunk") if found else None


def credentials_in_boxes(file: BinaryIO) -> Mark | None:
    """Look for the manifest box among the top-level boxes of an ISO media file (m4a, mp4)."""
    end, at = file.seek(0, 2), 0
    for count in range(_MAX_BOXES):
        file.seek(at)
        header = file.read(32)
        if len(header) < 8 or (count == 0 and header[4:8] != b"ftyp"):
            return None
        size = int.from_bytes(header[:4], "big")
        body = 8
        if size == 1:
            size, body = int.from_bytes(header[8:16], "big"), 16
        if 0 < size < body:
            return None
        if header[4:8] == b"uuid" and header[body : body + 16] == _C2PA_BOX_UUID:
            return credentials_mark("uuid box")
        if size == 0 or at + size >= end:
            return None
        at += size
    return None


def _quoted(text: str) -> str:
    text = " ".join(text.split())
    return printable(text if len(text) <= _QUOTED_CHARS else text[: _QUOTED_CHARS - 1] + "…")
