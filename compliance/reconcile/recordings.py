"""Whether a claim and a library reference speak of the same recording, however they spell it."""

from __future__ import annotations

import re
from unicodedata import category, normalize

from compliance.manifest import Use
from compliance.model.matching import Reference


def folded(text: str) -> str:
    """Return text without case, accents and punctuation, to compare names by. Scripts without case stay as they are."""
    plain = "".join(char for char in normalize("NFKD", text.replace("&", " and ")) if category(char) != "Mn")
    return " ".join(re.findall(r"[^\W_]+", plain.casefold()))


def names_reference(use: Use, reference: Reference) -> bool:
    """Tell whether a use names this recording: by the item, by ISRC, or by title and artist.

    Two different ISRCs are two recordings, whatever their titles: a licence for the one is none for the other.
    """
    if use.source is not None and use.source.item is not None and _is_item(use.source.item, reference):
        return True
    said = use.what
    if said is None:
        return False
    if said.isrc and reference.isrc:
        return _isrc(said.isrc) == _isrc(reference.isrc)
    return bool(
        said.title
        and said.artist
        and reference.title
        and reference.artist
        and (folded(said.title), folded(said.artist)) == (folded(reference.title), folded(reference.artist))
    )


def _is_item(item: str, reference: Reference) -> bool:
    file_name = reference.path.rpartition("/")[2]
    return item == reference.id or normalize("NFC", item) in {
        normalize("NFC", reference.path),
        normalize("NFC", file_name),
    }


def _isrc(text: str) -> str:
    return re.sub(r"[^0-9A-Za-z]", "", text).upper()
