"""Keeps compressed ID3 frames that would unpack to gigabytes away from mutagen, which unpacks without a limit.

Frame layout: ID3v2.3 and ID3v2.4 *main structure*, section 3 and 4 (id3.org). Hardly any writer compresses frames.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO, Final

if TYPE_CHECKING:
    from collections.abc import Callable

# Deflate shrinks by a factor of 1032 at most: what passes cannot take more than about 64 MiB.
MAX_COMPRESSED_BYTES: Final = 64 << 10
MAX_TAG_BYTES: Final = 64 << 20
_HEADER_BYTES: Final = 10
_UNSYNCHRONISED: Final = 0x80
_COMPRESSED_FLAG = {3: 0x0080, 4: 0x0008}


def refuse_bomb(block: BinaryIO) -> None:
    """Look at the frames of the ID3 tag at the start of `block` without unpacking any.

    Raises
    ------
    ValueError : more compressed data than any honest tag has, or a tag too large to hold in memory
    """
    block.seek(0)
    header = block.read(_HEADER_BYTES)
    if len(header) < _HEADER_BYTES or header[:3] != b"ID3" or header[3] not in _COMPRESSED_FLAG:
        return
    size = _synchsafe(header[6:10])
    if size > MAX_TAG_BYTES:
        raise ValueError("an ID3 tag of more than 64 MiB")
    frames = block.read(size)
    if header[5] & _UNSYNCHRONISED:
        frames = frames.replace(b"\xff\x00", b"\xff")
    # Writers of 2.4 disagree on how sizes are written, and mutagen guesses: take the worse of the two.
    if max(_compressed_bytes(frames, header[3], read) for read in (_synchsafe, _plain)) > MAX_COMPRESSED_BYTES:
        raise ValueError("compressed ID3 frames of suspicious size")


def _compressed_bytes(frames: bytes, version: int, read_size: Callable[[bytes], int]) -> int:
    total = at = 0
    while at + _HEADER_BYTES <= len(frames) and frames[at] != 0:
        size = read_size(frames[at + 4 : at + 8])
        if int.from_bytes(frames[at + 8 : at + 10], "big") & _COMPRESSED_FLAG[version]:
            total += min(size, len(frames) - at - _HEADER_BYTES)
        at += _HEADER_BYTES + size
    return total


def _synchsafe(data: bytes) -> int:
    value = 0
    for byte in data:
        value = value << 7 | byte & 0x7F
    return value


def _plain(data: bytes) -> int:
    return int.from_bytes(data, "big")
