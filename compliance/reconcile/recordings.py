"""Whether a claim and a library reference speak of the same recording, however they spell it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from unicodedata import category, normalize

from compliance.manifest import Manifest, Use
from compliance.model.files import Asset
from compliance.model.matching import Reference
from compliance.reconcile.tracks import same_file

TAKEN_FROM_OTHERS = frozenset(
    {"sample", "official_stems", "licensed_library", "non_exclusive_loop", "stem_separation", "public_domain", "cc"}
)
_REFERENCE_DIGITS = 16

NamedFiles = Mapping[str, frozenset[str]]
"""By id of a use: the library recordings that files it names are, byte for byte."""


def named_files(manifest: Manifest, assets: Iterable[Asset]) -> NamedFiles:
    """Return which library recordings the uses name by their very files.

    Only a use that says it is other people's material names anything this way: a file declared as one's own that is
    somebody's record is a contradiction to be shown, not an explanation.
    """
    prints = [(asset.id, asset.file.sha256[:_REFERENCE_DIGITS]) for asset in assets]
    return {
        use.id: frozenset(
            reference
            for place in use.where
            if place.start is None and place.end is None
            for asset, reference in prints
            if same_file(place.file, asset)
        )
        for use in manifest.uses
        if use.origin in TAKEN_FROM_OTHERS
    }


def folded(text: str) -> str:
    """Return text without case, accents and punctuation, to compare names by. Scripts without case stay as they are."""
    plain = "".join(char for char in normalize("NFKD", text.replace("&", " and ")) if category(char) != "Mn")
    return " ".join(re.findall(r"[^\W_]+", plain.casefold()))


def names_reference(use: Use, reference: Reference, files: NamedFiles) -> bool:
    """Tell whether a use names this recording: by its file, by the item, by ISRC, or by title and artist.

    Two different ISRCs are two recordings, whatever their titles: a licence for the one is none for the other.
    """
    if reference.id in files.get(use.id, ()):
        return True
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
