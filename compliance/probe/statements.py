"""Whatever a file's tags state, gathered from every tag format it carries under the formats' own keys.

Keys are case-folded and those of RIFF and AIFF carry the prefix ``riff:`` or ``aiff:``, because the same four letters
mean different things: ``ISRC`` is a code in a Vorbis comment and the *source* in a RIFF list.
"""

from __future__ import annotations

import io
import struct
import zlib
from importlib import import_module
from typing import TYPE_CHECKING, Any, BinaryIO, Final, cast

import msgspec

from compliance.probe.chunks import Chunks, caf_entries, info_entries, read_chunks
from compliance.probe.id3_guard import refuse_bomb

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MAX_TEXT_CHARS: Final = 2000
MAX_TEXTS: Final = 500
_BUYER_ATOMS: Final = ("apid", "ownr")
_BEXT_DESCRIPTION_BYTES: Final = 256
# mutagen raises its own errors for files that are merely broken; hostile ones get further and fail anywhere.
FAILURES = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    MemoryError,
    OSError,
    RuntimeError,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
)


class Statements(msgspec.Struct, frozen=True, kw_only=True):
    """What one file states.

    texts : texts by key, in the order found: the format's own tags first, then embedded ID3, then container chunks
    media_types : of the objects embedded in ID3 frames
    buyer_atoms : names of the MP4 atoms that identify a buyer; their content is not kept
    chunks : of a RIFF, AIFF or CAF file
    problem : why tags could not be read although the file seems to have some; None when nothing is wrong
    """

    texts: dict[str, tuple[str, ...]]
    media_types: tuple[str, ...] = ()
    buyer_atoms: tuple[str, ...] = ()
    chunks: Chunks | None = None
    problem: str | None = None

    def first(self, keys: Iterable[str]) -> Iterator[str]:
        """Yield the texts under `keys`, in the order of the keys."""
        return (text for key in keys for text in self.texts.get(key, ()))


def gather(file: BinaryIO) -> Statements:
    """Read the statements of an open audio file. Nothing a file can hold makes this raise."""
    from mutagen import MutagenError

    chunks = read_chunks(file)
    sources: list[list[tuple[str, object]]] = []
    problem: str | None = None
    for read in (_native, _embedded_id3, _chunk_texts):
        try:
            sources.append(read(file, chunks))
        except (MutagenError, *FAILURES) as error:
            problem = problem or f"its tags cannot be read ({type(error).__name__})"
    pairs = [pair for source in sources for pair in source]
    return Statements(
        texts=_merged(_texts(source) for source in sources),
        media_types=tuple(text for key, value in pairs if key.startswith("geob") for text in _media_type(value)),
        buyer_atoms=tuple(sorted({key for key, _ in pairs if key in _BUYER_ATOMS})),
        chunks=chunks,
        problem=None if pairs or chunks else problem,
    )


def _native(file: BinaryIO, chunks: Chunks | None) -> list[tuple[str, object]]:
    """Return what mutagen finds where the format keeps its tags."""
    for block in _id3_blocks(file, chunks):
        refuse_bomb(block)
    file.seek(0)
    found = import_module("mutagen").File(file)
    return _pairs(found.tags if found is not None else None)


def _embedded_id3(file: BinaryIO, chunks: Chunks | None) -> list[tuple[str, object]]:
    """Return ID3 frames from where mutagen does not look: before FLAC or AAC, in RF64 and RIFX, in second chunks."""
    from mutagen.id3 import ID3

    pairs: list[tuple[str, object]] = []
    for block in _id3_blocks(file, chunks):
        refuse_bomb(block)
        block.seek(0)
        pairs += _pairs(ID3(block))
    return pairs


def _id3_blocks(file: BinaryIO, chunks: Chunks | None) -> list[BinaryIO]:
    file.seek(0)
    leading = [file] if file.read(3) == b"ID3" else []
    return leading + [io.BytesIO(payload) for payload in (chunks.payloads("id3 ") if chunks else [])]


def _pairs(tags: Any) -> list[tuple[str, object]]:
    """Return keys and values of any of mutagen's tag types; Vorbis comments and ASF are lists, the others mappings."""
    return [(str(key).casefold(), value) for key, value in tags.items()] if tags else []


def _chunk_texts(file: BinaryIO, chunks: Chunks | None) -> list[tuple[str, object]]:
    del file
    if chunks is None:
        return []
    order = ">" if chunks.container == "RIFX" else "<"
    entries = [
        (f"riff:{key}", value) for list_ in chunks.payloads("list") for key, value in info_entries(list_, order=order)
    ]
    entries += [("riff:bext", bext[:_BEXT_DESCRIPTION_BYTES]) for bext in chunks.payloads("bext")]
    entries += [(f"aiff:{name}", text) for name in ("name", "auth", "(c) ", "anno") for text in chunks.payloads(name)]
    entries += [entry for info in chunks.payloads("info") for entry in caf_entries(info)]
    return [(key.casefold(), value.split(b"\0")[0]) for key, value in entries]


def _texts(pairs: Iterable[tuple[str, object]]) -> dict[str, tuple[str, ...]]:
    texts: dict[str, tuple[str, ...]] = {}
    for key, value in pairs:
        if key not in _BUYER_ATOMS and len(texts) < MAX_TEXTS:
            cleaned = (_clean(text) for text in _as_texts(value))
            texts[key] = tuple(dict.fromkeys((*texts.get(key, ()), *(text for text in cleaned if text))))
    return {key: found for key, found in texts.items() if found}


def _merged(sources: Iterable[dict[str, tuple[str, ...]]]) -> dict[str, tuple[str, ...]]:
    """Join what several tags of one file say; where two speak of the same key, the first is believed."""
    merged: dict[str, tuple[str, ...]] = {}
    for source in sources:
        merged = {**source, **merged}
    return merged


def _as_texts(value: Any) -> list[str]:
    """Return the texts in a tag value of any of mutagen's types; nothing for pictures, numbers and other objects."""
    if type(value).__name__ == "MP4Cover":
        return []
    if isinstance(value, bytes):  # chunk texts and MP4 free-form atoms
        return [_decode(value)]
    if isinstance(value, str):
        return [value]
    if isinstance(value, list | tuple):
        return [text for item in cast("list[object]", value) for text in _as_texts(item)]
    if hasattr(value, "url"):  # ID3 W... frames
        return [str(value.url)]
    if hasattr(value, "text"):  # ID3 T... and COMM frames; time stamps are objects of their own
        return [value.text] if isinstance(value.text, str) else [str(item) for item in value.text]
    kind = type(value).__name__
    return str(value).split("\0") if kind in {"APETextValue", "ASFUnicodeAttribute"} else []


def _media_type(value: Any) -> list[str]:
    return [str(value.mime).casefold()] if hasattr(value, "mime") else []


def _decode(data: bytes) -> str:
    """Decode text of a format that names no encoding: UTF-8 where it is that, else the Windows code page."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _clean(text: str) -> str:
    return text.replace("\0", " ").strip()[:MAX_TEXT_CHARS].encode("utf-8", "replace").decode("utf-8")
