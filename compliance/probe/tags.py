"""What a file says about itself: who made it, who claims it, and where it says it came from.

Nothing here is proof. Tags are copied, guessed and forged; they tell what to ask, and name a reference recording.
"""

from __future__ import annotations

import os
import re
import stat
from contextlib import contextmanager
from typing import TYPE_CHECKING, BinaryIO, Final

import msgspec

from compliance.model.files import Mark, Tags
from compliance.probe import marks
from compliance.probe.statements import Statements, gather

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable
    from pathlib import Path

MAX_COMMENTS: Final = 20
_TITLE = ("tit2", "©nam", "title", "wm/title", "riff:inam", "aiff:name")
_ARTIST = ("tpe1", "©art", "artist", "author", "wm/artist", "riff:iart", "aiff:auth")
_ALBUM = ("talb", "©alb", "album", "wm/albumtitle", "riff:iprd")
_ISRC = ("tsrc", "----:com.apple.itunes:isrc", "isrc", "wm/isrc", "txxx:isrc", "xid ", "riff:isrc")
_COPYRIGHT = ("tcop", "cprt", "copyright", "riff:icop", "aiff:(c) ", "wcop")
_PUBLISHER = (
    *("tpub", "----:com.apple.itunes:label", "----:com.apple.itunes:publisher", "txxx:label"),
    *("label", "publisher", "organization", "wm/publisher"),
)
_YEAR = (
    *("tdor", "originaldate", "originalyear", "txxx:originalyear", "wm/originalreleaseyear"),
    *("tdrl", "tdrc", "©day", "date", "year", "wm/year", "riff:icrd"),
)
_COMMENT = ("©cmt", "comment", "description", "comments", "riff:icmt", "riff:bext", "aiff:anno")
_ADDRESS = ("woas", "woaf", "url")
_ITUNES_NUMBERS = "comm:itun"
_ISRC_FORM = re.compile(r"[A-Z]{2}[A-Z0-9]{3}[0-9]{7}")
_YEAR_FORM = re.compile(r"(?<!\d)(?:18[6-9]|19\d|20\d)\d(?!\d)")


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """The tags of a file. problem : why they could not be read, one clause; None also when there simply are none."""

    tags: Tags
    problem: str | None = None


def read_tags(path: Path) -> Tags:
    """Return what a file's tags say; empty tags when there are none or they cannot be read."""
    return examine_tags(path).tags


def examine_tags(path: Path) -> Reading:
    """Read the tags of an audio file, and tell when they could not be read.

    ID3 (also in WAV and AIFF), MP4, Vorbis comments, APEv2, ASF, RIFF INFO, bext descriptions, AIFF text chunks and the
    CAF info chunk are asked, in this order of trust where they disagree.
    """
    try:
        with _opened(path) as file:
            found = gather(file)
            credentials = _credentials(file, found)
    except OSError as error:
        return Reading(tags=Tags(), problem=f"its tags cannot be read ({(error.strerror or str(error)).lower()})")
    return Reading(tags=_tags(found, credentials), problem=found.problem)


def normal_isrc(text: str) -> str | None:
    """Return an ISRC as twelve characters (ISO 3901), or ``None`` when the text holds none.

    >>> normal_isrc("ISRC US-XX1-11-00123")
    'USXX11100123'
    >>> normal_isrc("CC-XXX-YY-NNNNN") is None
    True
    """
    # iTunes writes "Label:isrc:CODE" into `xid `.
    code = re.sub(r"[^A-Z0-9]", "", text.upper().rpartition(":")[2])
    code = code.removeprefix("ISRC")
    return code if _ISRC_FORM.fullmatch(code) else None


def _tags(found: Statements, credentials: Mark | None) -> Tags:
    comments = _comments(found)
    bought = marks.purchase_mark(found.buyer_atoms)
    generated = marks.generator_marks(comments, found.first(_ADDRESS))
    isrcs = (code for text in found.first(_ISRC) if (code := normal_isrc(text)))
    years = (int(year[0]) for text in found.first(_YEAR) if (year := _YEAR_FORM.search(text)))
    return Tags(
        title=next(found.first(_TITLE), None),
        artist=_joined(found, _ARTIST),
        album=next(found.first(_ALBUM), None),
        isrc=next(isrcs, None),
        copyright=next(found.first(_COPYRIGHT), None),
        publisher=_joined(found, _PUBLISHER),
        year=next(years, None),
        comments=comments,
        marks=tuple(mark for mark in (credentials, *generated, bought) if mark is not None),
    )


def _joined(found: Statements, keys: Iterable[str]) -> str | None:
    """Return all values of the first key that has any: several artists are one credit."""
    return next(("; ".join(texts) for key in keys if (texts := found.texts.get(key))), None)


def _comments(found: Statements) -> tuple[str, ...]:
    framed = [key for key in found.texts if key.startswith("comm:") and not key.startswith(_ITUNES_NUMBERS)]
    return tuple(dict.fromkeys(found.first([*framed, *_COMMENT])))[:MAX_COMMENTS]


def _credentials(file: BinaryIO, found: Statements) -> Mark | None:
    if marks.C2PA_MEDIA_TYPES.intersection(found.media_types):
        return marks.credentials_mark("ID3 object")
    return marks.credentials_in_chunks(found.chunks) or marks.credentials_in_boxes(file)


@contextmanager
def _opened(path: Path) -> Generator[BinaryIO]:
    """Open a regular file without waiting for the writer of a pipe; mutagen asks for its name.

    Raises
    ------
    OSError : it cannot be read or is no regular file
    """
    with open(path, "rb", opener=lambda name, flags: os.open(name, flags | getattr(os, "O_NONBLOCK", 0))) as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise OSError("not a regular file")
        yield file
