"""What a file of a project is for, told from its name and the folders it lies in.

Producers name their folders (``masters/``, ``stems/``, ``samples/``) more reliably than their files, so the nearest
folder that says something wins, and the file's own name is asked only when no folder does.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from compliance.model.files import Role, StemRole

_Name = TypeVar("_Name", bound=str)


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


AUDIO_EXTENSIONS = _set(
    "wav wave bwf rf64 w64 aiff aif aifc flac alac mp3 mp2 m4a m4b mp4 aac ogg oga opus wma caf au wv ape mka"
)
SESSION_EXTENSIONS = _set(
    "als alp rpp flp dawproject mmp mmpz ardour aup aup3 bwproject h2song ptx ptf pts cpr npr song reason rns xrns"
)
DOCUMENT_EXTENSIONS = _set("pdf txt md rtf doc docx odt htm html eml msg png jpg jpeg tif tiff")
# Logic and GarageBand save a folder that looks like a file; the session itself is this file inside it.
SESSION_PACKAGES = frozenset({"logicx", "band"})
_PACKAGE_SESSION_FILE = "projectdata"
# (offset, bytes): what the containers we know begin with, for files whose name does not say that they are audio.
_AUDIO_STARTS = (
    ((0, b"RIFF"), (8, b"WAVE")),
    ((0, b"RF64"), (8, b"WAVE")),
    ((0, b"RIFX"), (8, b"WAVE")),
    ((0, b"FORM"), (8, b"AIF")),
    ((0, b"riff\x2e\x91\xcf\x11"),),
    ((4, b"ftypM4A"),),
    ((0, b"fLaC"),),
    ((0, b"OggS"),),
    ((0, b"caff"),),
    ((0, b"ID3"),),
)

_FOLDERS: dict[Role, frozenset[str]] = {
    "master": _set("master masters mastered final finals mix mixes mixdown mixdowns bounce bounces"),
    "stem": _set("stem stems multitrack multitracks"),
    "loop": _set("loop loops"),
    "oneshot": _set("oneshot oneshots"),
    "sample": _set("sample samples"),
    "vocal": _set("vocal vocals vox acapella acapellas acappella acappellas"),
}
_NAMES: dict[Role, frozenset[str]] = {
    "stem": _set("stem stems"),
    "loop": _set("loop loops"),
    "oneshot": _set("oneshot"),
    "vocal": _set("vocal vocals vox acapella acappella topline"),
    "master": _set("master mastered premaster final mix mixdown"),
    "sample": _set("sample"),
}
_STEM_ROLES: dict[StemRole, frozenset[str]] = {
    "speech": _set("speech dialogue dialog narration voiceover podcast interview spoken"),
    "vocals": _set("vocal vocals vox voice voices acapella acappella topline adlib adlibs choir bvs"),
    "drums": _set("drum drums kick snare hat hats hihat hihats clap tom toms cymbal cymbals perc percussion breakbeat"),
    "bass": _set("bass bassline sub subbass"),
    "other": _set(
        "other synth synths keys piano guitar guitars pad pads strings brass organ lead arp fx melody chords"
    ),
    "mix": _set("mix instrumental full master"),
}
_FOLDER_ROLE: dict[str, Role] = {word: role for role, words in _FOLDERS.items() for word in words}
_WORD = re.compile(r"[^\W\d_]+")
_CAMEL_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")


def extension(name: str) -> str:
    """Return the lower-case extension of a file name, without the dot; empty when there is none."""
    stem, dot, ending = name.rpartition(".")
    return ending.casefold() if dot and stem else ""


def kind_of(parts: tuple[str, ...]) -> str | None:
    """Tell ``audio``, ``session`` or ``document`` from the parts of a relative path; ``None`` when they do not say."""
    ending = extension(parts[-1])
    if ending in AUDIO_EXTENSIONS:
        return "audio"
    in_package = any(extension(folder) in SESSION_PACKAGES for folder in parts[:-1])
    if ending in SESSION_EXTENSIONS or (in_package and parts[-1].casefold() == _PACKAGE_SESSION_FILE):
        return "session"
    return "document" if ending in DOCUMENT_EXTENSIONS else None


def starts_like_audio(head: bytes) -> bool:
    """Tell whether the first bytes of a file are those of a container of sound."""
    return any(all(head.startswith(mark, at) for at, mark in start) for start in _AUDIO_STARTS)


def audio_role(parts: tuple[str, ...]) -> Role:
    """Return what an audio file is for; ``other`` when neither folder nor name says.

    A folder of vocals inside a folder of stems or samples holds stems or samples: what a thing was made for weighs more
    than what sounds in it.
    """
    by_folder: list[Role] = [
        _FOLDER_ROLE[word] for word in map(_folder_word, reversed(parts[:-1])) if word in _FOLDER_ROLE
    ]
    for role in by_folder:
        if role != "vocal":
            return role
    return by_folder[0] if by_folder else _first(_NAMES, _words(parts[-1:])) or "other"


def stem_role(parts: tuple[str, ...], role: Role) -> StemRole | None:
    """Return which part of the music a stem, sample or vocal carries; ``None`` when its name does not say."""
    if role in {"master", "session", "document"}:
        return None
    by_name = _first(_STEM_ROLES, _words(parts[-1:]))
    return by_name or _first(_STEM_ROLES, _words(parts[:-1])) or ("vocals" if role == "vocal" else None)


def _folder_word(folder: str) -> str:
    return re.sub(r"[\s_-]+", "", folder).casefold()


def _words(parts: Iterable[str]) -> set[str]:
    """Lower-case words, with each pair of neighbours joined: ``one shot`` and ``one-shot`` are ``oneshot``."""
    words = [word.casefold() for part in parts for word in _WORD.findall(_CAMEL_HUMP.sub(" ", part))]
    return {*words, *(first + second for first, second in pairwise(words))}


def _first(table: Mapping[_Name, frozenset[str]], words: set[str]) -> _Name | None:
    return next((name for name, known in table.items() if words & known), None)
